"""How a process of long life looks for garbage."""

import gc

YOUNG_OBJECTS = 50_000
"""Looked through after so many new ones instead of 700: a batch of an import makes a million."""
YOUNG_ROUNDS = 20
OLD_ROUNDS = 50


def look_less_often() -> None:
    """Leave what is loaded by now alone, and look through what is new less often.

    Objects that nobody holds go at once, without this; only what holds itself in a circle waits.
    To look through all that is loaded again and again holds up one request in ten, and takes four
    tenths of the work of a job that makes many rows.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, YOUNG_ROUNDS, OLD_ROUNDS)
