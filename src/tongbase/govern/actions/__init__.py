"""What can be done in governance, one file a noun."""
