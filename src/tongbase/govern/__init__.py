"""Governance (治): what the lake's tables are, what is wrong with their rows, and who must know.

Collect stages rows and asks here for the checks of the landing; bad rows are set aside with their
reason and never lost; every check leaves its counts and a score.
"""
