"""The console in a real browser. A package, so that the browser goes when its last test has ended."""
