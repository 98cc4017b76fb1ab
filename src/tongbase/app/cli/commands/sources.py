"""Sources (数据源): register, test, look at what they hold."""

from typing import Annotated

import typer

from tongbase.app.cli import secret as secrets
from tongbase.app.cli.ask import list_of, one_of, pairs
from tongbase.app.cli.find import SOURCE, find
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import errors, say, show_json, show_rows

group = typer.Typer(help="数据源:登记、测试、查看其中的表和文件。", no_args_is_help=True)

SECRET_VARIABLE = "TONGBASE_SOURCE_SECRET"  # noqa: S105
EXIT_FAILED = 1
LINE = (
    ("id", "编号"),
    ("name", "名称"),
    ("kind_label.zh", "类型"),
    ("owner_name", "责任单位"),
    ("test_ok", "连接正常"),
    ("tested_at", "测试时间"),
)
DETAIL = (*LINE, ("settings", "设置"), ("has_secret", "有口令"), ("flows", "采集任务数"))
TABLE = (("name", "表或文件"), ("comment", "说明"), ("rows", "行数"), ("files", "文件数"))
COLUMN = (
    ("name", "列名"),
    ("source", "来源列"),
    ("native", "来源类型"),
    ("type", "入湖类型"),
    ("comment", "说明"),
    ("is_key", "主键"),
)

SourceName = Annotated[str, typer.Argument(help="数据源名称或编号。")]


@group.command()
def add(  # noqa: PLR0913 - the options of a command are its arguments
    *,
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="名称,单位内唯一。")],
    kind: Annotated[str, typer.Option(help="postgresql | mysql | folder。")],
    setting: Annotated[
        list[str] | None,
        typer.Argument(help="设置=值,如 host=10.0.0.8 port=5432 database=qy user=reader。"),
    ] = None,
    secret: Annotated[
        str | None,
        typer.Option(envvar=SECRET_VARIABLE, help=f"口令;请用环境变量 {SECRET_VARIABLE}。"),
    ] = None,
    secret_from_stdin: Annotated[bool, typer.Option(help="从标准输入读口令。")] = False,
    ask_secret: Annotated[bool, typer.Option(help="提示输入口令,不显示。")] = False,
    owner: Annotated[str, typer.Option(help="责任单位,缺省为本单位。")] = "",
    note: Annotated[str, typer.Option(help="备注。")] = "",
) -> None:
    """登记一个数据源;口令加密保存,不再显示。"""
    secrets.warn_if_written(context, "secret", SECRET_VARIABLE)
    if secret_from_stdin:
        secret = secrets.read_line()
    elif ask_secret:
        secret = secrets.ask("口令 Secret")
    body = {
        "name": name,
        "kind": kind,
        "settings": pairs(setting or []),
        "secret": secret,
        "owner": owner,
        "note": note,
    }
    one_of(lambda api: api.post("/api/collect/sources", body), DETAIL, done="已登记")


@group.command("list")
def list_sources(
    q: Annotated[str, typer.Argument(help="名称。")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看数据源。"""
    list_of(lambda api: api.get("/api/collect/sources", q=q, size=size), LINE, title="数据源")


@group.command()
def show(source: SourceName) -> None:
    """查看一个数据源;口令不显示。"""
    one_of(lambda api: api.get(_path(api, source)), DETAIL)


@group.command()
def test(source: SourceName) -> None:
    """测试连接。"""
    with client() as api:
        found = api.post(f"{_path(api, source)}/test")
    if chosen().as_json:
        show_json(found)
    for sentence in () if chosen().as_json else found["sentences"]:
        where = say if found["ok"] else errors.print
        where(f"{'[green]✓[/green]' if found['ok'] else '[red]✗[/red]'} {sentence['zh']}")
    if not found["ok"]:
        raise typer.Exit(EXIT_FAILED)


@group.command()
def tables(
    source: SourceName,
    table: Annotated[str, typer.Argument(help="只看一张表的列。")] = "",
    q: Annotated[str, typer.Option(help="表名或文件名。")] = "",
) -> None:
    """列出其中的表、工作表和文件,或一张表的列。"""
    if not table:
        list_of(lambda api: api.get(f"{_path(api, source)}/tables", q=q), TABLE, title="表和文件")
        return
    with client() as api:
        found = api.get(f"{_path(api, source)}/tables/{table}")
    if chosen().as_json:
        show_json(found)
        return
    show_rows(found["columns"], COLUMN, title=f"{found['table']} {found['comment']}")


@group.command()
def timeline(source: SourceName) -> None:
    """查看数据源的全部留痕。"""
    columns = (("at", "时间"), ("actor_name", "人员"), ("event", "事件"), ("detail", "内容"))
    list_of(lambda api: api.get(f"{_path(api, source)}/timeline"), columns, title="留痕")


@group.command()
def delete(source: SourceName) -> None:
    """删除没有采集任务使用的数据源。"""
    with client() as api:
        api.post(f"{_path(api, source)}/delete")
    say("[green]✓[/green] 已删除")


def _path(api: Client, source: str) -> str:
    return f"/api/collect/sources/{find(api, SOURCE, source)}"
