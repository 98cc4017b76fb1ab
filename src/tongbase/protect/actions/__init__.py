"""What can be done in protection, one file a noun."""
