"""The catalogue of a day on the command line: what was published then, and what it said."""

from collections.abc import Sequence
from typing import Annotated

import typer

from tongbase.app.cli.ask import Ask, list_of
from tongbase.app.cli.state import chosen, client
from tongbase.app.output import Column, show_json, show_one, show_rows

AS_OF = (
    ("day", "日期"),
    ("standing_label", "状态"),
    ("version", "版本"),
    ("published_at", "发布时间"),
    ("withdrawn_at", "下线时间"),
    ("content.entry.share_type", "共享类型"),
    ("content.entry.open_type", "开放类型"),
    ("content.entry.update_cycle", "更新周期"),
    ("content.entry.data_level", "数据分级"),
)
RELATED = (
    ("kind", "关系"),
    ("other.kind", "对象类型"),
    ("other.name", "对象"),
    ("since", "起"),
    ("until", "止"),
)
PUBLISHED_THEN = (("published_at", "发布时间"), ("provider_name", "提供单位"))


def show_as_of(ask: Ask, items: Sequence[Column]) -> None:
    """Print an entry as it stood on a day, with the items and relations that it had."""
    with client() as api:
        seen = ask(api)
    if chosen().as_json:
        show_json(seen)
        return
    show_one(seen, AS_OF)
    if seen["content"]:
        show_rows(seen["content"]["items"], items, title=seen["content"]["entry"]["name"])
    show_rows(seen["relations"], RELATED, title="当时的关联")


def list_as_of(
    day: Annotated[str, typer.Argument(help="日期,如 2026-03-01。 Day.")],
    q: Annotated[str, typer.Option(help="当时名称中的文字。 Part of the name it had then.")] = "",
    provider: Annotated[str, typer.Option(help="提供单位信用代码。 Credit code.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """列出某日(24:00)已发布的目录及版本;后来下线的只有提供部门和主管部门能看到。
    List what was published at the end of a day; what was withdrawn since is shown to its own alone.
    """
    wanted = {"day": day, "q": q, "provider": provider, "size": size}
    columns = (("id", "编号"), ("name", "当时名称"), ("version", "版本"), *PUBLISHED_THEN)
    list_of(lambda api: api.get("/api/catalogue/as-of", **wanted), columns, title=f"{day} 的目录")
