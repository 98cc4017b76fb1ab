"""The console in a real browser; a package, so that the browser goes with its last test."""
