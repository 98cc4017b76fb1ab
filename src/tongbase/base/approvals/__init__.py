"""Approvals: one machine for everything that several people decide one after the other."""
