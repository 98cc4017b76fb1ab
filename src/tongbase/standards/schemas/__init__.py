"""The standards on the wire."""
