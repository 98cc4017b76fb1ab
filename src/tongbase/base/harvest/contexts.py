"""Contexts of JSON-LD that a document only names: they are read through the guard, or not at all.

A parser of RDF would call the address itself: past the guard, without limits.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

from tongbase.base.harvest.errors import ForeignUnreadableError

CONTEXT, IMPORT = "@context", "@import"
CONTEXTS_MAX = 20
Fetch = Callable[[str], Any]


class Contexts:
    """The contexts of one document: each address is read once."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._known: dict[str, Any] = {}

    def put_into(self, told: Any, base: str) -> Any:
        """Return a JSON value in which every context stands written out.

        Raises :class:`ForeignUnreadableError` for contexts that import others, name each other in
        a circle or are too many; what the fetching raises comes through.
        """
        if isinstance(told, list):
            return [self.put_into(each, base) for each in told]
        if not isinstance(told, dict):
            return told
        if IMPORT in told:
            raise _refused(base, "上下文使用了 @import", "a context imports another one")
        return {
            name: self._written_out(value, base) if name == CONTEXT else self.put_into(value, base)
            for name, value in told.items()
        }

    def _written_out(self, context: Any, base: str) -> Any:
        if isinstance(context, list):
            return [self._written_out(each, base) for each in context]
        if isinstance(context, str):
            return self._read(urljoin(base, context), base)
        return self.put_into(context, base)

    def _read(self, address: str, base: str) -> Any:
        if address not in self._known:
            if len(self._known) >= CONTEXTS_MAX:
                raise _refused(base, f"上下文超过 {CONTEXTS_MAX} 个", "it has too many contexts")
            self._known[address] = None
            told = self._fetch(address)
            named = told.get(CONTEXT) if isinstance(told, dict) else None
            self._known[address] = self._written_out(named or {}, address)
        if self._known[address] is None:
            raise _refused(base, "上下文互相引用成环", "its contexts name each other in a circle")
        return self._known[address]


def _refused(name: str, zh: str, en: str) -> ForeignUnreadableError:
    return ForeignUnreadableError(
        f"“{name}”无法读取:{zh},请对方把上下文写在文件内。",
        f"{name} cannot be read: {en}; let the other side write the context into the file.",
        field="address",
    )
