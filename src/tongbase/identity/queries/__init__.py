"""Reading identity. Nothing here changes anything."""
