"""Reading collection. Nothing here changes anything."""
