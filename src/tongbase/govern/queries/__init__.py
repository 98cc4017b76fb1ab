"""Reading governance. Nothing here changes anything."""
