"""One ledger for public data: collect, govern, share, use, oversee, protect."""

__version__ = "0.1.0"
