"""Oversight on the wire."""
