"""Catalogue entries (目录): draft from a table, complete, review, publish, search."""

from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, pairs
from tongbase.app.cli.commands.tables import find_table
from tongbase.app.cli.find import ENTRY as ENTRIES
from tongbase.app.cli.find import find
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import show_json, show_rows

group = typer.Typer(help="数据目录:反编目、编制、审核、发布、检索。", no_args_is_help=True)

ENTRY = (
    ("id", "编号"),
    ("name", "目录名称"),
    ("res_code", "资源代码"),
    ("status", "状态"),
    ("provider_name", "提供单位"),
    ("version", "版本"),
)
ITEM = (
    ("code", "代码"),
    ("name", "信息项"),
    ("field_name", "物理列"),
    ("data_type", "类型"),
    ("data_level", "级别"),
    ("share_type", "共享类型"),
)
GAP = (("field", "字段"), ("zh", "问题"))

EntryName = Annotated[str, typer.Argument(help="目录名称、资源代码或编号。")]


@group.command()
def search(
    q: Annotated[str, typer.Argument(help="检索词。")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """检索目录(中文全文)。"""
    list_of(lambda api: api.get("/api/catalogue/entries", q=q, size=size), ENTRY, title="目录")


@group.command()
def draft(
    source: Annotated[str, typer.Option("--from", help="数据湖中的表,如 ods.qydj。")],
    name: Annotated[str, typer.Option(help="目录名称,缺省取表的中文名。")] = "",
) -> None:
    """从一张表的元数据反编目。"""

    def ask(api: Client) -> Any:
        body = {"name": name}
        made = api.post(f"/api/govern/tables/{find_table(api, source)}/draft-entry", body)
        return api.get(f"/api/catalogue/entries/{made['entry_id']}")

    one_of(ask, ENTRY, done="已生成目录草稿")


@group.command()
def show(entry: EntryName) -> None:
    """查看目录及其信息项。"""
    with client() as api:
        found = api.get(_path(api, entry))
    if chosen().as_json:
        show_json(found)
        return
    show_rows(found["items"], ITEM, title=f"{found['name']} {found['res_code'] or ''}")


@group.command("set")
def change(
    entry: EntryName,
    value: Annotated[list[str], typer.Argument(help="字段=值,如 share_type=conditional。")],
) -> None:
    """填写目录的字段。"""
    body = pairs(value)
    one_of(lambda api: api.patch(_path(api, entry), body), ENTRY, done="已保存")


@group.command()
def missing(entry: EntryName) -> None:
    """列出提交前还缺什么(法定最低要求)。"""
    list_of(lambda api: api.get(f"{_path(api, entry)}/missing")["rows"], GAP, title="缺项")


@group.command()
def submit(entry: EntryName) -> None:
    """提交审核。"""
    one_of(lambda api: api.post(f"{_path(api, entry)}/submit"), ENTRY, done="已提交")


@group.command()
def review(
    entry: EntryName,
    decision: Annotated[str, typer.Option(help="approve 同意 | return 退回 | reject 驳回。")],
    opinion: Annotated[str, typer.Option(help="意见;驳回或退回必填。")] = "",
) -> None:
    """审核;最后一步同意即发布。"""
    body = {"decision": decision, "opinion": opinion}
    one_of(lambda api: api.post(f"{_path(api, entry)}/review", body), ENTRY, done="已审核")


@group.command()
def withdraw(entry: EntryName, reason: Annotated[str, typer.Option(help="下线原因。")]) -> None:
    """下线目录。"""
    body = {"reason": reason}
    one_of(lambda api: api.post(f"{_path(api, entry)}/withdraw", body), ENTRY, done="已下线")


@group.command()
def timeline(entry: EntryName) -> None:
    """查看目录的全部留痕。"""
    columns = (("at", "时间"), ("actor_name", "人员"), ("event", "事件"), ("detail", "内容"))
    list_of(lambda api: api.get(f"{_path(api, entry)}/timeline"), columns, title="留痕")


def _path(api: Client, entry: str) -> str:
    return f"/api/catalogue/entries/{find(api, ENTRIES, entry)}"
