"""Lake tables: their grades, rules, checks and rows set aside (数据表、定级、质量规则、隔离)."""

from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, pairs, wait_for_job
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import say, show_json, show_rows
from tongbase.kernel.errors import NotFoundError

group = typer.Typer(help="数据湖中的表:元数据、定级、质量。", no_args_is_help=True)

TABLE = (
    ("id", "编号"),
    ("namespace", "分层"),
    ("name", "表名"),
    ("title", "中文名"),
    ("owner_name", "责任单位"),
    ("rows", "行数"),
    ("score", "质量得分"),
)
COLUMN = (
    ("name", "列名"),
    ("title", "中文名"),
    ("type", "类型"),
    ("is_key", "主键"),
    ("sensitive_type", "敏感类型"),
    ("level", "级别"),
)
RULE = (
    ("code", "代码"),
    ("zh", "规则"),
    ("severity", "处置"),
    ("weight", "权重"),
    ("active", "启用"),
)
RESULT = (
    ("rule_code", "规则代码"),
    ("rule_zh", "规则"),
    ("indicator", "指标"),
    ("severity", "处置"),
    ("evaluated", "检查行数"),
    ("bad", "问题行数"),
)
ASIDE = (("severity", "处置"), ("reasons_zh", "原因"), ("row", "原始行"), ("set_aside_at", "时间"))

TableName = Annotated[str, typer.Argument(help="表名,如 ods.qydj,或编号。")]


class TableUnknownError(NotFoundError):
    """No lake table has this name."""

    code = "cli.table_unknown"


@group.command("list")
def list_tables(q: Annotated[str, typer.Argument(help="表名或中文名。")] = "") -> None:
    """查看数据表。"""
    list_of(lambda api: api.get("/api/govern/tables", q=q, size=100), TABLE, title="数据表")


@group.command()
def show(table: TableName) -> None:
    """查看一张表的列、定级与质量得分。"""
    with client() as api:
        found = api.get(f"/api/govern/tables/{find_table(api, table)}")
    if chosen().as_json:
        show_json(found)
        return
    title = f"{found['title']}({found['rows']} 行,质量 {found['score']},级别 {found['level']})"
    show_rows(found["columns"], COLUMN, title=title)


@group.command()
def recognise(table: TableName) -> None:
    """识别敏感列并定级。"""
    with client() as api:
        found = api.get(f"/api/govern/tables/{find_table(api, table)}")
        body = {"namespace": found["namespace"], "name": found["name"], "owner": found["owner"]}
        grade = api.post("/api/protect/tables", body)
    if chosen().as_json:
        show_json(grade)
        return
    columns = (
        ("column", "列名"),
        ("sensitive_type_label.zh", "敏感类型"),
        ("level", "级别"),
        ("confidence", "置信度"),
    )
    show_rows(grade["columns"], columns, title=f"{found['title']}:级别 {grade['level']}")


@group.command("rules")
def list_rules(
    table: TableName,
    suggest: Annotated[bool, typer.Option(help="先按识别结果绑定建议的规则。")] = False,  # noqa: FBT002
) -> None:
    """查看质量规则,或按识别结果绑定建议的规则。"""

    def ask(api: Client) -> Any:
        path = f"/api/govern/tables/{find_table(api, table)}"
        if suggest:
            api.post(f"{path}/suggest-rules")
        return api.get(f"{path}/rules")

    list_of(ask, RULE, title="质量规则")


@group.command("add-rule")
def add_rule(
    table: TableName,
    code: Annotated[str, typer.Argument(help="规则代码,表内唯一。")],
    kind: Annotated[str, typer.Option(help="not_null unique check_digit regex length code_list …")],
    column: Annotated[list[str], typer.Option(help="列名,可多次给出。")],
    setting: Annotated[
        list[str] | None,
        typer.Argument(
            help="其余字段=值,如 low=0、check=uscc、values=存续,注销、severity=suspect。"
        ),
    ] = None,
) -> None:
    """绑定一条质量规则。"""
    body: dict[str, Any] = {"code": code, "kind": kind, "columns": column, **pairs(setting or [])}
    if "values" in body:
        body["values"] = body["values"].split(",")
    if "reference" in body:
        names = ("namespace", "table", "column")
        body["reference"] = dict(zip(names, body["reference"].split(".", 2), strict=False))
    one_of(
        lambda api: api.post(f"/api/govern/tables/{find_table(api, table)}/rules", body),
        RULE,
        done="已绑定",
    )


@group.command()
def check(table: TableName) -> None:
    """对在库的表做一次质量检查。"""
    with client() as api:
        path = f"/api/govern/tables/{find_table(api, table)}"
        wait_for_job(api, api.post(f"{path}/check")["job_id"])
        latest = api.get(f"{path}/results")[0]
    if chosen().as_json:
        show_json(latest)
        return
    show_rows(latest["results"], RESULT, title=f"{latest['rows']} 行,得分 {latest['score']}")


@group.command()
def quarantine(table: TableName, size: Annotated[int, typer.Option(min=1, max=200)] = 20) -> None:
    """查看被隔离和存疑的行及其原因。"""

    def ask(api: Client) -> Any:
        return api.get(f"/api/govern/tables/{find_table(api, table)}/quarantine", size=size)

    list_of(ask, ASIDE, title="隔离与存疑")


@group.command()
def upkeep(table: TableName) -> None:
    """合并小文件并清理过期快照。"""
    with client() as api:
        path = f"/api/govern/tables/{find_table(api, table)}/upkeep"
        run = wait_for_job(api, api.post(path)["job_id"])
    say(f"[green]✓[/green] {run['result']}")


def find_table(api: Client, name: str) -> str:
    """Return the id of a table by its name (``namespace.name``, ``name`` or the id itself)."""
    short = name.rsplit(".", 1)[-1]
    for row in api.get("/api/govern/tables", q=short, size=200)["rows"]:
        if name in {f"{row['namespace']}.{row['name']}", row["name"], row["title"]}:
            return str(row["id"])
    if len(name) == 32:
        return name
    raise TableUnknownError(
        f"没有名为“{name}”的数据表,请用 tongbase table list 查看。",
        f"There is no table {name!r}; see `tongbase table list`.",
        field="table",
    )
