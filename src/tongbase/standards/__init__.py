"""Standards (标准): code lists, checksums, the quality rule library, the grading scheme.

The floor that says what good data look like; it holds no data and reads none.
"""
