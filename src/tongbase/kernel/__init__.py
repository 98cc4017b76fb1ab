"""The kernel: words without machines. Who acts, when, in which transaction, and what was told."""
