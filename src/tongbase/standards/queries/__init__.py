"""Reading the standards. Nothing here changes anything."""
