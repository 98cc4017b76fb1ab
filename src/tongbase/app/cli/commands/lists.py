"""The lists of the catalogue (清单)."""

from pathlib import Path
from typing import Annotated

import typer

from tongbase.app.cli.ask import list_of
from tongbase.app.cli.sheets import form_of
from tongbase.app.cli.state import client
from tongbase.app.output import say

KEPT = (
    ("provider_name", "提供单位"),
    ("name", "目录名称"),
    ("item", "信息项"),
    ("basis_type", "依据类型"),
    ("citation", "依据"),
)


ITEM = (
    ("entry", "目录名称"),
    ("provider_name", "提供单位"),
    ("name", "信息项"),
    ("field_name", "物理列"),
    ("data_type", "数据类型"),
    ("share_type", "共享类型"),
)


def item_list(
    provider: Annotated[str, typer.Option(help="提供单位代码。 Credit code of a provider.")] = "",
    division: Annotated[
        str, typer.Option(help="行政区划代码的开头,如 42、4201。 How codes of divisions begin.")
    ] = "",
    page: Annotated[int, typer.Option(min=1)] = 1,
    size: Annotated[int, typer.Option(min=1, max=200)] = 50,
) -> None:
    """已发布目录的全部信息项,最近发布的在前。 Items of all published entries, newest first."""
    asked = {"provider": provider, "division": division, "page": page, "size": size}
    list_of(lambda api: api.get("/api/catalogue/items", **asked), ITEM, title="信息项")


def negative_list(
    target: Annotated[
        Path | None, typer.Argument(help="存为(.xlsx 或 .csv);不给则列出。 Where to write it.")
    ] = None,
    q: Annotated[str, typer.Option(help="目录、信息项或依据中的词。 Words to look for.")] = "",
    provider: Annotated[str, typer.Option(help="提供单位代码。 Credit code of a provider.")] = "",
) -> None:
    """负面清单:不予共享的目录和信息项及其依据。 What is not shared, and by which provision."""
    path = "/api/catalogue/negative-list"
    if target is None:
        asked = {"q": q, "provider": provider, "size": 200}
        list_of(lambda api: api.get(path, **asked), KEPT, title="负面清单")
        return
    form = form_of(target)
    with client() as api:
        api.fetch(f"{path}/export", target, q=q, provider=provider, format=form)
    say(f"[green]✓[/green] 已导出到 {target}")
