"""Reading the catalogue. Nothing here changes anything."""
