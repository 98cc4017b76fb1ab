"""Sheets that people fill in: read by their headings, written as CSV and as workbooks."""
