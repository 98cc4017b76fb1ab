"""The tables' history: one straight line of revisions."""
