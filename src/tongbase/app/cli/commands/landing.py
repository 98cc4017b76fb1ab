"""Standards in columns (落标): rates, suggestions, bindings, what breaks them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, wait_for_job
from tongbase.app.cli.commands.entry_writing import EntryName, put_items
from tongbase.app.cli.commands.tables import ColumnName, TableName, find_table
from tongbase.app.cli.find import ENTRY as ENTRIES
from tongbase.app.cli.find import find
from tongbase.app.cli.sheets import form_of
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import remark, say, show_json, show_rows
from tongbase.govern.terms import ShareBy

group = typer.Typer(
    help="落标:落标率、建议、绑定、不符合标准的数据。 "
    "Standards in columns: rates, bindings, faults.",
    no_args_is_help=True,
)

SHARE = (
    ("name", "名称"),
    ("columns", "字段"),
    ("bound", "已落标"),
    ("items", "信息项"),
    ("bound_items", "已引用"),
)
BY = {"system": "应用系统", "source": "数据源(未编目或目录未指明系统)", "unknown": "目录未指明系统"}
"""What a share is counted by; of columns whose entry names no system their source is known."""
TABLE = (("namespace", "分层"), ("name", "表名"), ("columns", "字段"), ("bound", "已落标"))
COLUMN = (
    ("column", "字段"),
    ("title", "中文名"),
    ("element", "数据元"),
    ("element_name", "名称"),
    ("in_force", "现行"),
)
SUGGESTED = (
    ("column", "字段"),
    ("code", "数据元"),
    ("name_zh", "名称"),
    ("confidence", "把握"),
    ("reasons", "依据"),
)
ITEM = (
    ("code", "代码"),
    ("name", "信息项"),
    ("field_name", "物理列"),
    ("std_element_code", "数据元"),
)
ITEM_SUGGESTED = (("item", "信息项"), *SUGGESTED[1:])
BOUND_COLUMN = (
    ("namespace", "分层"),
    ("table", "表名"),
    ("column", "字段"),
    ("column_title", "中文名"),
    ("owner_name", "单位"),
)
LANDED_ITEM = (
    ("entry", "目录"),
    ("name", "信息项"),
    ("field_name", "物理列"),
    ("element", "数据元"),
    ("by", "落标方式", "lands_by"),
    ("table", "所在数据表"),
    ("provider_name", "提供单位"),
)
CLUES = ("name", "field_name", "code_list_id")
COUNT = (("column", "字段"), ("zh", "要求"), ("evaluated", "检查"), ("bad", "不符合"))

Sure = Annotated[
    float, typer.Option("--min", min=0, max=1, help="把握不低于。 Only suggestions this sure.")
]


@group.command()
def rates() -> None:
    """查看各单位、各系统的落标率。 The landing rate by organisation and by system."""
    with client() as api:
        told = api.get("/api/govern/landing/rates")
    if chosen().as_json:
        show_json(told)
        return
    show_rows(told["organisations"], SHARE, title="按单位")
    systems = [
        {**each, "by": BY[each["by"]], "name": each["name"] or "—"} for each in told["systems"]
    ]
    show_rows(systems, (SHARE[0], ("by", "口径"), *SHARE[1:]), title="按系统")


@group.command()
def tables(
    q: Annotated[str, typer.Argument(help="表名。 Words.")] = "",
    by: Annotated[
        ShareBy | None,
        typer.Option(help="只看一项落标率背后的表,与 --key 同用。 The tables behind a rate."),
    ] = None,
    key: Annotated[str, typer.Option(help="单位信用代码、系统或数据源。 Whose rate.")] = "",
) -> None:
    """查看各表的落标情况。 Tables and how many of their columns are bound."""
    asked = {"q": q, "by": by.value if by else "", "key": key, "size": 200}
    asked = {name: value for name, value in asked.items() if value != ""}
    list_of(lambda api: api.get("/api/govern/landing/tables", **asked), TABLE, title="数据表")


@group.command()
def items(
    by: Annotated[ShareBy, typer.Option(help="落标率的口径。 What the rate is counted by.")],
    key: Annotated[str, typer.Option(help="单位信用代码、系统或数据源。 Whose rate.")] = "",
    landed: Annotated[
        bool | None,
        typer.Option("--landed/--not-landed", help="只看已落标或未落标的。 Only those that land."),
    ] = None,
    page: Annotated[int, typer.Option(min=1, help="第几页。 Which page.")] = 1,
) -> None:
    """查看一项落标率背后的信息项,每页 200 个。 The items that a rate counted, 200 a page."""
    asked = {"by": by.value, "key": key, "landed": landed, "page": page, "size": 200}
    path = "/api/govern/landing/rates/items"
    list_of(lambda api: api.get(path, **asked), LANDED_ITEM, title="信息项")


@group.command()
def show(table: TableName) -> None:
    """查看一张表各字段的数据元。 The elements of a table's columns."""

    def ask(api: Client) -> Any:
        return [_with_reasons(each) for each in api.get(_path(api, table))["columns"]]

    list_of(ask, (*COLUMN, ("confidence", "把握"), ("reasons", "依据")), title="字段")


@group.command()
def suggest(table: TableName, sure: Sure = 0.0) -> None:
    """建议各字段对应的数据元,附依据。 Suggest elements for the columns, with reasons."""

    def ask(api: Client) -> Any:
        return [_with_reasons(each) for each in _suggested(api, table, sure)]

    list_of(ask, SUGGESTED, title="建议")


@group.command()
def accept(table: TableName, sure: Sure = 0.8) -> None:
    """接受把握足够的建议。 Accept the suggestions that are sure enough."""

    def ask(api: Client) -> Any:
        best: dict[str, dict[str, Any]] = {}
        for each in _suggested(api, table, sure):
            choice = {name: each[name] for name in ("column", "confidence", "reasons")}
            best.setdefault(each["column"], {**choice, "element": each["code"]})
        if not best:
            return api.get(_path(api, table))["columns"]
        body = {"choices": list(best.values())}
        return api.post(f"{_path(api, table)}/bind", body)["columns"]

    list_of(ask, COLUMN, title="字段")


@group.command()
def bind(
    table: TableName,
    column: ColumnName,
    element: Annotated[str, typer.Argument(help="数据元标识符。 Code of the element.")],
) -> None:
    """把字段绑定到数据元。 Bind a column to an element."""
    body = {"choices": [{"column": column, "element": element}]}
    list_of(
        lambda api: api.post(f"{_path(api, table)}/bind", body)["columns"], COLUMN, title="字段"
    )


@group.command()
def release(table: TableName, column: ColumnName) -> None:
    """解除字段的绑定,绑定的历史仍保留。 Release a column; that it was bound stays known."""
    body = {"column": column}
    list_of(
        lambda api: api.post(f"{_path(api, table)}/release", body)["columns"], COLUMN, title="字段"
    )


@group.command("suggest-items")
def suggest_items(entry: EntryName, sure: Sure = 0.0) -> None:
    """建议目录各信息项对应的数据元,附依据。 Suggest elements for the items of an entry."""

    def ask(api: Client) -> Any:
        return [_with_reasons(each) for each in _suggested_items(api, entry, sure)]

    list_of(ask, ITEM_SUGGESTED, title="建议")


@group.command("accept-items")
def accept_items(entry: EntryName, sure: Sure = 0.8) -> None:
    """为草稿的信息项接受把握足够的建议。 Bind the items of a draft as surely suggested."""

    def ask(api: Client) -> Any:
        best: dict[str, str] = {}
        for each in _suggested_items(api, entry, sure):
            best.setdefault(each["item_code"], each["code"])
        path = f"/api/catalogue/entries/{find(api, ENTRIES, entry)}"
        read = api.get(path)
        if best:
            told = [
                {**each, "std_element_code": best.get(each["code"], each["std_element_code"])}
                for each in read["items"]
            ]
            read = put_items(api, path, read, told)
        return read["items"]

    list_of(ask, ITEM, title="信息项")


@group.command()
def uses(
    element: Annotated[str, typer.Argument(help="数据元标识符。 Code of the element.")],
) -> None:
    """查看数据元落在哪些字段和信息项。 Which columns and items an element is bound to."""
    with client() as api:
        columns = api.get("/api/govern/landing/columns", element=element, size=200)
        items = api.get("/api/govern/landing/items", element=element, size=200)
    if chosen().as_json:
        show_json({"columns": columns, "items": items})
        return
    show_rows(columns["rows"], BOUND_COLUMN, title=f"字段(共 {columns['total']} 个)")
    show_rows(items["rows"], LANDED_ITEM, title=f"信息项(共 {items['total']} 个)")


@group.command()
def violations(
    table: TableName,
    column: Annotated[str, typer.Option(help="只看该字段。 Only this column.")] = "",
) -> None:
    """列出不符合数据元的数据。 List what breaks the standards."""
    with client() as api:
        told = api.get(f"{_path(api, table)}/violations", column=column, size=200)
    _show_violations(told)


@group.command("export-violations")
def export_violations(
    table: TableName,
    target: Annotated[Path, typer.Argument(help="存为(.xlsx 或 .csv)。 Where to write them.")],
    column: Annotated[str, typer.Option(help="只要该字段。 Only this column.")] = "",
) -> None:
    """导出不符合数据元的数据及原因,按分级脱敏。 Export what breaks the standards, masked."""
    form = form_of(target)
    with client() as api:
        path = f"{_path(api, table)}/violations/export"
        api.fetch(path, target, format=form, column=column)
    say(f"[green]✓[/green] 已导出到 {target}")


@group.command("list-violations")
def list_violations(table: TableName) -> None:
    """由后台任务列出大表中不符合数据元的数据。 Let a job list what breaks them in a large table."""
    with client() as api:
        path = f"{_path(api, table)}/violations"
        wait_for_job(api, api.post(path)["job_id"])
        told = api.get(path, size=200)
    _show_violations(told)


def _show_violations(told: Mapping[str, Any]) -> None:
    if chosen().as_json:
        show_json(told)
        return
    if told["by_job"] and not told["taken_at"]:
        remark(
            {
                "zh": f"该表有 {told['table_rows']} 行,请用 landing list-violations 由后台列出。",
                "en": f"It has {told['table_rows']} rows: landing list-violations lists them.",
            }
        )
        return
    if told["by_job"]:
        say(f"后台任务列出于 {told['taken_at']}")
    show_rows(told["counts"], COUNT, title="按要求计数")
    rows = [
        {**each["row"], "原因": "; ".join(reason["zh"] for reason in each["reasons"])}
        for each in told["rows"]
    ]
    names = list(rows[0]) if rows else []
    show_rows(rows, [(name, name) for name in names], title=f"共 {told['total']} 行")


def _path(api: Client, table: str) -> str:
    return f"/api/govern/landing/tables/{find_table(api, table)}"


def _with_reasons(of: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**of, "reasons": "; ".join(reason["zh"] for reason in of["reasons"])}


def _suggested_items(api: Client, entry: str, sure: float) -> Sequence[Mapping[str, Any]]:
    entry_id = find(api, ENTRIES, entry)
    items = api.get(f"/api/catalogue/entries/{entry_id}")["items"]
    free = [each for each in items if not each["std_element_code"]]
    if not free:
        return []
    asked = {"items": [{name: each[name] for name in CLUES} for each in free]}
    found = api.post(f"/api/govern/landing/entries/{entry_id}/suggestions", asked)["rows"]
    return [
        {**suggestion, "item": item["name"], "item_code": item["code"]}
        for item, told in zip(free, found, strict=True)
        for suggestion in told["suggestions"]
        if suggestion["confidence"] >= sure
    ]


def _suggested(api: Client, table: str, sure: float) -> Sequence[Mapping[str, Any]]:
    found = api.get(f"{_path(api, table)}/suggestions")["columns"]
    return [
        {
            **suggestion,
            "column": column["column"],
        }
        for column in found
        for suggestion in column["suggestions"]
        if suggestion["confidence"] >= sure
    ]
