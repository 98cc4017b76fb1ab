"""Governance (治): what the lake's tables are, what is wrong with their rows, and who must know.

Written by the governance engineer, apart from ``collect``: collect stages rows and calls
``govern.api`` for the checks of the landing (before), quarantine and results.
"""
