"""Reading for oversight. Nothing here changes anything."""
