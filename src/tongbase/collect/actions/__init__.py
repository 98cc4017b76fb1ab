"""What can be done in collection, one file a noun."""
