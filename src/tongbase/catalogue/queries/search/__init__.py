"""Searching the catalogue: by words, by meaning, by conditions."""
