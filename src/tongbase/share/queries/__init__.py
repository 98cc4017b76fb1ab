"""Reading sharing's tables. Nothing here changes anything."""
