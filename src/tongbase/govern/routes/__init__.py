"""Governance over HTTP: lake tables, their rules, checks, quarantine and drafts."""
