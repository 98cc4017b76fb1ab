"""Sources (数据源): register, test, look at what they hold."""

from typing import Annotated, Any

import typer
from rich.markup import escape

from tongbase.app.cli import secret as secrets
from tongbase.app.cli.ask import list_of, one_of, pairs
from tongbase.app.cli.find import SOURCE, find
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import console, errors, remark, say, show_json, show_rows

group = typer.Typer(
    help="数据源:登记、测试、查看其中的表和文件。 "
    "Sources: register, test, look at their tables and files.",
    no_args_is_help=True,
)

SECRET_VARIABLE = "TONGBASE_SOURCE_SECRET"  # noqa: S105
EXIT_FAILED = 1
ALSO_CALLED = {
    **dict.fromkeys(("postgres", "pg"), "postgresql"),
    **dict.fromkeys(("mariadb",), "mysql"),
    **dict.fromkeys(("file", "files", "csv", "excel", "xlsx", "xls", "json", "parquet"), "folder"),
}
"""What people call the kinds of sources, and what the house calls them."""
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

SourceName = Annotated[str, typer.Argument(help="数据源名称或编号。 Name or id of the source.")]

Kind = Annotated[
    str,
    typer.Option(
        help="postgresql | mysql(含 MariaDB)| folder(CSV、Excel、JSON、Parquet 文件)。 "
        "Kind of source."
    ),
]
Settings = Annotated[
    list[str] | None,
    typer.Argument(
        help="设置=值。数据库:host=10.0.0.8 port=5432 database=qy user=reader;"
        "文件:path=/目录 [pattern=**/*.csv encoding=gb18030 delimiter=; header=1 "
        "records=data.list]。 "
        "Settings as name=value."
    ),
]
Secret = Annotated[
    str | None,
    typer.Option(envvar=SECRET_VARIABLE, help=f"口令;请用环境变量 {SECRET_VARIABLE}。 The secret."),
]
AskSecret = Annotated[bool, typer.Option(help="提示输入口令,不显示。 Ask for the secret, unseen.")]


@group.command()
def add(  # noqa: PLR0913 - the options of a command are its arguments
    *,
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(help="名称,单位内唯一。 Name, unique in the organisation.")
    ],
    kind: Kind,
    setting: Settings = None,
    secret: Secret = None,
    secret_from_stdin: Annotated[
        bool, typer.Option(help="从标准输入读口令。 Read the secret from standard input.")
    ] = False,
    ask_secret: AskSecret = False,
    owner: Annotated[
        str,
        typer.Option(
            help="责任单位,缺省为本单位。 "
            "Credit code of the owner; by default one's own organisation."
        ),
    ] = "",
    note: Annotated[str, typer.Option(help="备注。 Note.")] = "",
) -> None:
    """登记一个数据源;口令加密保存,不再显示。
    Register a source; its secret is sealed and never shown again.
    """
    secrets.warn_if_written(context, "secret", SECRET_VARIABLE)
    if secret_from_stdin:
        secret = secrets.read_line()
    elif ask_secret:
        secret = secrets.ask("口令 Secret")
    body = {
        "name": name,
        "kind": ALSO_CALLED.get(kind.lower(), kind),
        "settings": pairs(setting or []),
        "secret": secret,
        "owner": owner,
        "note": note,
    }
    one_of(lambda api: api.post("/api/collect/sources", body), DETAIL, done="已登记")


@group.command("list")
def list_sources(
    q: Annotated[str, typer.Argument(help="名称。 Name.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看数据源。 List sources."""
    list_of(lambda api: api.get("/api/collect/sources", q=q, size=size), LINE, title="数据源")


@group.command()
def show(source: SourceName) -> None:
    """查看一个数据源;口令不显示。 Show a source, never its secret."""
    one_of(lambda api: api.get(_path(api, source)), DETAIL)


@group.command()
def edit(  # noqa: PLR0913 - the options of a command are its arguments
    *,
    context: typer.Context,
    source: SourceName,
    setting: Annotated[
        list[str] | None,
        typer.Argument(help="要改的设置=值,其余不变。 Settings to change, as name=value."),
    ] = None,
    name: Annotated[str, typer.Option(help="新名称。 New name.")] = "",
    note: Annotated[str | None, typer.Option(help="备注。 Note.")] = None,
    secret: Secret = None,
    ask_secret: AskSecret = False,
) -> None:
    """修改数据源;不给口令则保留原口令,换了主机须重新给出。
    Change a source; without a secret the old one stays, unless the host changes.
    """
    secrets.warn_if_written(context, "secret", SECRET_VARIABLE)
    given = secrets.ask("口令 Secret") if ask_secret else secret

    def ask(api: Client) -> Any:
        path = _path(api, source)
        known = api.get(path)
        body = {
            "name": name or known["name"],
            "kind": known["kind"],
            "settings": {**known["settings"], **pairs(setting or [])},
            "secret": given,
            "note": known["note"] if note is None else note,
        }
        return api.post(f"{path}/update", body)

    one_of(ask, DETAIL, done="已修改")


@group.command()
def test(source: SourceName) -> None:
    """测试连接。 Test the connection."""
    with client() as api:
        found = api.post(f"{_path(api, source)}/test")
    if chosen().as_json:
        show_json(found)
    for sentence in () if chosen().as_json else found["sentences"]:
        mark = "[green]✓[/green]" if found["ok"] else "[red]✗[/red]"
        told = f"{mark} {escape(sentence['zh'])}\n  {escape(sentence['en'])}"
        (console if found["ok"] else errors).print(told, soft_wrap=True)
    if not found["ok"]:
        raise typer.Exit(EXIT_FAILED)


@group.command()
def tables(
    source: SourceName,
    table: Annotated[str, typer.Argument(help="只看一张表的列。 The columns of one table.")] = "",
    q: Annotated[str, typer.Option(help="表名或文件名。 Words of the name.")] = "",
) -> None:
    """列出其中的表、工作表和文件,或一张表的列。
    List its tables, sheets and files, or the columns of one.
    """
    if not table:
        list_of(lambda api: api.get(f"{_path(api, source)}/tables", q=q), TABLE, title="表和文件")
        return
    with client() as api:
        found = api.get(f"{_path(api, source)}/tables/{table}")
    if chosen().as_json:
        show_json(found)
        return
    show_rows(found["columns"], COLUMN, title=f"{found['table']} {found['comment']}")
    for words in found["remarks"]:
        remark(words)


@group.command()
def timeline(source: SourceName) -> None:
    """查看数据源的全部留痕。 All that happened to it."""
    columns = (("at", "时间"), ("actor_name", "人员"), ("zh", "事件"), ("detail", "内容"))
    list_of(lambda api: api.get(f"{_path(api, source)}/timeline"), columns, title="留痕")


@group.command()
def delete(source: SourceName) -> None:
    """删除没有采集任务使用的数据源。 Delete a source that no flow reads."""
    with client() as api:
        api.post(f"{_path(api, source)}/delete")
    say("[green]✓[/green] 已删除")


def _path(api: Client, source: str) -> str:
    return f"/api/collect/sources/{find(api, SOURCE, source)}"
