"""Identity (人): regions, organisations, people, roles, keys, sign-on.

The floor that says who is acting and for which part of the government; it knows no data.
"""
