"""An entry on the screen: what it says of itself, and its items."""

from typing import Any

from tongbase.app.cli.ask import Ask
from tongbase.app.cli.entry_words import codes_of, facts
from tongbase.app.cli.state import chosen, client
from tongbase.app.output import show_json, show_one, show_rows

ITEM = (
    ("code", "代码"),
    ("name", "信息项"),
    ("field_name", "物理列"),
    ("data_type", "类型"),
    ("data_level", "级别"),
    ("share_type", "共享类型"),
)
LIFE = (
    ("id", "编号"),
    ("status", "状态"),
    ("version", "版本"),
    ("published_at", "发布时间"),
    ("changed_at", "修改时间"),
)


def show_entry(ask: Ask) -> None:
    """Print all that an entry says, by the headings of the sheet, and its items."""
    with client() as api:
        found = ask(api)
        if chosen().as_json:
            show_json(found)
            return
        told = facts(found, codes_of(api))
    show_one({**found, **told}, (*LIFE, *((heading, heading) for heading in told)))
    _show_items(found)


def show_items(ask: Ask) -> None:
    """Print the items of an entry, after one of them was changed."""
    with client() as api:
        found = ask(api)
    if chosen().as_json:
        show_json(found)
        return
    _show_items(found)


def _show_items(found: Any) -> None:
    show_rows(found["items"], ITEM, title=f"{found['name']} {found['res_code'] or ''}")
