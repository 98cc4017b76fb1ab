"""Answers of interfaces saved as JSON: records wrapped in an object, ``{"data": {"list": [...]}}``.

Of an object that is all that a file holds, the one list of records in it is the table, if nothing
else in the object says anything but how the call went. A person may name another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tongbase.base.connectors.files.json_text import Text

Keys = tuple[str, ...]

DEPTH_MAX = 5
WRAPPING = frozenset(
    {
        *("data", "datas", "result", "results", "response", "body", "payload", "content", "page"),
        *("list", "rows", "records", "items", "datalist", "resultlist", "features", "value"),
        *(
            "code",
            "status",
            "statuscode",
            "state",
            "success",
            "ok",
            "error",
            "errorcode",
            "errcode",
        ),
        *("msg", "message", "errmsg", "errormsg", "errormessage", "desc", "description", "type"),
        *("total", "totalcount", "totalrows", "totalpages", "count", "size", "pages", "limit"),
        *("pageno", "pagenum", "pageindex", "pagesize", "current", "currentpage", "offset"),
        *("hasmore", "hasnext", "next", "nextpage", "timestamp", "time", "requestid", "traceid"),
        *("version", "sign", "first", "last", "empty", "numberofelements", "searchcount"),
    }
)
"""Keys that belong to the call (in lower case, without underscores), not to what it brought."""


@dataclass(frozen=True)
class Leaf:
    """Something in an object that is no object: where, and whether it is a list of records."""

    path: Keys
    is_records: bool


def leaves(text: Text, before: Keys = ()) -> Iterator[Leaf]:
    """Walk through the value that begins here; of its lists no more than one element is held."""
    sign = text.peek()
    if sign == "{" and len(before) < DEPTH_MAX:
        for key in text.members():
            yield from leaves(text, (*before, key))
    elif sign == "[":
        signs = set()
        for _ in text.elements():
            signs.add(text.peek())
            text.value()
        yield Leaf(before, is_records=signs <= {"{"})
    else:
        text.value()
        yield Leaf(before, is_records=False)


def wrapped_records(found: Sequence[Leaf]) -> Keys | None:
    """Return where the records are, if all around them is wrapping."""
    lists = [leaf.path for leaf in found if leaf.is_records]
    if len(lists) != 1:
        return None
    (path,) = lists
    around = [key for leaf in found if not leaf.is_records for key in leaf.path]
    return path if not around or all(map(_wraps, (*path, *around))) else None


def records_at(text: Text, path: Keys) -> Iterator[Any]:
    """Yield what is in the list at a path, and pass all that is around it."""
    if not path:
        if text.peek() != "[":
            text.value()
            return
        for _ in text.elements():
            yield text.value()
    elif text.peek() != "{":
        text.value()
    else:
        for key in text.members():
            if key == path[0]:
                yield from records_at(text, path[1:])
            else:
                text.value()


def _wraps(key: str) -> bool:
    return key.replace("_", "").lower() in WRAPPING
