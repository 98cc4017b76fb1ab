"""Reading what sheets are compared with at import, and made of at export."""
