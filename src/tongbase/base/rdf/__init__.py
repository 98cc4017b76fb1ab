"""Statements of the Resource Description Framework: made as values, written piece by piece."""
