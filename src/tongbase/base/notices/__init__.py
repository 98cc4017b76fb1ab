"""Notices: short news to a person, or to whoever holds a permission over a place.

``models`` holds the tables, ``post`` writes and reads them.
"""
