"""What can be done to the standards, one file a noun."""
