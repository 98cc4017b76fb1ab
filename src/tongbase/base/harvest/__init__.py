"""Readers of other people's catalogues: CKAN portals, DCAT, data packages, houses of ours.

They read, with limits, and know nothing of what becomes of it.
"""
