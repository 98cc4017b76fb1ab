"""Long work: queued in the transaction that orders it, run by workers, seen by people.

The queue is procrastinate's (PostgreSQL). Beside each of its jobs stands one ``jobs_run`` row: what
people see of it (state, progress, result) and what they may ask of it (cancel).
"""
