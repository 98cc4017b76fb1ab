"""The command line: every verb of the product, through the same API that the console uses."""
