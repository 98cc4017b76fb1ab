"""The words of sharing: applications and their clocks, grants, services and calls."""
