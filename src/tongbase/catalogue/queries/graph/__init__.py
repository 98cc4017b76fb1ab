"""Reading the graph of things: where walks begin, and what hangs on what."""
