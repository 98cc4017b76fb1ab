"""Limits in working days (时限): declared by each floor, made stricter by regions, counted."""
