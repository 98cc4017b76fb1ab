"""HTTP: the application, who is asking, how errors are answered, the console's files."""
