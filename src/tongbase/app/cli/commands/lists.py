"""The lists of the catalogue (清单)."""

from pathlib import Path
from typing import Annotated

import typer

from tongbase.app.cli.ask import list_of
from tongbase.app.cli.state import client
from tongbase.app.output import say

KEPT = (
    ("provider_name", "提供单位"),
    ("name", "目录名称"),
    ("item", "信息项"),
    ("basis_type", "依据类型"),
    ("citation", "依据"),
)


def negative_list(
    target: Annotated[
        Path | None, typer.Argument(help="存为(.xlsx 或 .csv);不给则列出。 Where to write it.")
    ] = None,
    provider: Annotated[str, typer.Option(help="提供单位代码。 Credit code of a provider.")] = "",
) -> None:
    """负面清单:不予共享的目录和信息项及其依据。 What is not shared, and by which provision."""
    path = "/api/catalogue/negative-list"
    if target is None:
        list_of(lambda api: api.get(path, provider=provider, size=200), KEPT, title="负面清单")
        return
    form = "csv" if target.suffix.lower() == ".csv" else "xlsx"
    with client() as api:
        api.fetch(f"{path}/export", target, provider=provider, format=form)
    say(f"[green]✓[/green] 已导出到 {target}")
