"""Machines without business: store, lake, jobs, approvals, notices, secrets, web helpers."""
