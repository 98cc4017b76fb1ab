"""Searching the catalogue (目录检索): by words, and what is near where these find little."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated

import typer

from tongbase.app.cli.ask import counted, list_of, pairs
from tongbase.app.cli.state import chosen, client
from tongbase.app.output import say, show_json, show_rows

PATH = "/api/catalogue/entries"
ENTRY = (
    ("id", "编号"),
    ("name", "目录名称"),
    ("res_code", "资源代码"),
    ("status", "状态"),
    ("provider_name", "提供单位"),
    ("version", "版本"),
)
NEAR = (*ENTRY, ("found_by", "找到方式"))


def search(
    q: Annotated[str, typer.Argument(help="检索词。 Words to search for.")] = "",
    only: Annotated[
        list[str] | None,
        typer.Option(
            help="筛选 字段=取值,可多次:share_type、update_cycle、provider、region、"
            "classify、level、division(区划代码前缀)。 Narrow by field=value, repeatable."
        ),
    ] = None,
    page: Annotated[int, typer.Option(min=1)] = 1,
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """检索目录(中文全文;结果很少时另列语义或字形相近的)。
    Search the catalogue by words; what is near is listed apart where these find little.
    """
    with client() as api:
        answer = api.get(PATH, q=q, page=page, size=size, **narrowed(only or ()))
    if chosen().as_json:
        show_json(answer)
        return
    show_rows(answer["rows"], ENTRY, title=f"目录(共 {counted(answer, answer['total'])})")
    if answer["path"] == "unsearchable":
        say("检索词中没有可检索的文字(只有标点或符号)。 Nothing searchable was typed: signs alone.")
    if answer["near"]:
        show_rows(answer["near"], NEAR, title="相近的目录(不计入总数)")


def narrowed(only: Sequence[str]) -> dict[str, list[str]]:
    """Gather the values of every filter: one that is told twice means either."""
    filters: defaultdict[str, list[str]] = defaultdict(list)
    for text in only:
        for name, value in pairs([text]).items():
            filters[name].append(value)
    return dict(filters)


def list_entries(
    q: Annotated[str, typer.Argument(help="检索词。 Words to search for.")] = "",
    status: Annotated[
        str | None, typer.Option(help="状态,如 draft published。 Status of the entries.")
    ] = None,
    update: Annotated[
        str | None, typer.Option(help="due 须更新 | overdue 更新已逾期。 To be updated, or late.")
    ] = None,
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看本单位的目录,包括草稿。 List the entries of one's reach, drafts as well."""
    wanted = {"q": q, "scope": "reach", "status": status, "update": update, "size": size}
    list_of(lambda api: api.get(PATH, **wanted), ENTRY, title="目录")
