"""The quality of lake tables: rules, checks, rows set aside (质量规则、检查、隔离)."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, pairs, wait_for_job
from tongbase.app.cli.commands.tables import TableName, find_table
from tongbase.app.cli.commands.tables import group as tables
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import say, show_json, show_rows
from tongbase.kernel.errors import NotFoundError

group = tables
"""The commands of quality stand among those of the tables."""

RULE = (
    ("code", "代码"),
    ("zh", "规则"),
    ("severity", "处置"),
    ("weight", "权重"),
    ("active", "启用"),
    ("source", "依据"),
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
KEPT = ("code", "kind", "columns", "severity", "weight", "active", "source")
"""What a rule says of itself and takes back, beside what its kind asks for."""


class RuleUnknownError(NotFoundError):
    """The table has no such rule."""

    code = "cli.rule_unknown"


@group.command("rules")
def list_rules(
    table: TableName,
    *,
    suggest: Annotated[
        bool,
        typer.Option(
            help="先按识别结果绑定建议的规则。 First bind the rules that recognition suggests."
        ),
    ] = False,
) -> None:
    """查看质量规则,或按识别结果绑定建议的规则。
    List quality rules, or bind the suggested ones.
    """

    def ask(api: Client) -> Any:
        path = f"/api/govern/tables/{find_table(api, table)}"
        if suggest:
            api.post(f"{path}/suggest-rules")
        return api.get(f"{path}/rules")

    list_of(ask, RULE, title="质量规则")


@group.command("add-rule")
def add_rule(
    table: TableName,
    code: Annotated[
        str, typer.Argument(help="规则代码,表内唯一。 Code of the rule, unique in the table.")
    ],
    kind: Annotated[
        str,
        typer.Option(
            help="not_null 非空 | unique 唯一 | check_digit 校验位或号码格式 | regex 格式 | "
            "length 长度 | range 值域 | code_list 代码表 | reference 引用 | date_valid 日期 | "
            "expression 表达式。 Kind of rule."
        ),
    ],
    column: Annotated[
        list[str], typer.Option(help="列名,可多次给出。 Column, may be given several times.")
    ],
    setting: Annotated[
        list[str] | None,
        typer.Argument(
            help="其余字段=值,如 low=0、check=uscc、values=存续,注销、reference=ods.qydj.tyshxydm、"
            "severity=suspect(存疑)或 quarantine(隔离)、source=依据的标准条款。 "
            "Further fields as name=value."
        ),
    ] = None,
) -> None:
    """绑定一条质量规则。 Bind a quality rule."""
    body = {"code": code, "kind": kind, "columns": column, **_settings(setting or [])}
    one_of(
        lambda api: api.post(f"/api/govern/tables/{find_table(api, table)}/rules", body),
        RULE,
        done="已绑定",
    )


@group.command("set-rule")
def change_rule(
    table: TableName,
    code: Annotated[str, typer.Argument(help="规则代码。 Code of the rule.")],
    setting: Annotated[
        list[str],
        typer.Argument(
            help="字段=值,如 severity=suspect、weight=2、low=0、active=false(停用)。 "
            "Fields as name=value; active=false switches it off."
        ),
    ],
) -> None:
    """修改或停用一条质量规则;没有给出的保持不变。
    Change a rule or switch it off; what is not given stays.
    """

    def ask(api: Client) -> Any:
        path = f"/api/govern/tables/{find_table(api, table)}/rules"
        now = _rule(api.get(path), code)
        kept = {name: now[name] for name in KEPT}
        body = {**kept, **now["body"], **_settings(setting)}
        return api.put(f"{path}/{code}", body)

    one_of(ask, RULE, done="已保存")


@group.command("remove-rule")
def remove_rule(
    table: TableName, code: Annotated[str, typer.Argument(help="规则代码。 Code of the rule.")]
) -> None:
    """解除一条质量规则;以往的检查结果保留。 Unbind a rule; results of old checks stay."""
    with client() as api:
        api.delete(f"/api/govern/tables/{find_table(api, table)}/rules/{code}")
    say("[green]✓[/green] 已解除")


@group.command()
def check(table: TableName) -> None:
    """对在库的表做一次质量检查。 Check the table as it lies."""
    with client() as api:
        path = f"/api/govern/tables/{find_table(api, table)}"
        wait_for_job(api, api.post(f"{path}/check")["job_id"])
        latest = api.get(f"{path}/results")[0]
    if chosen().as_json:
        show_json(latest)
        return
    show_rows(latest["results"], RESULT, title=f"{latest['rows']} 行,得分 {latest['score']}")


@group.command()
def quarantine(
    table: TableName,
    *,
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
    reveal: Annotated[
        str,
        typer.Option(
            help="查看原值的理由;须另有权限,并留痕。 Why you must see the values as they are."
        ),
    ] = "",
) -> None:
    """查看被隔离和存疑的行及其原因;敏感值已脱敏。
    List rows set aside or in doubt, with their reasons; sensitive values are masked.
    """

    def ask(api: Client) -> Any:
        path = f"/api/govern/tables/{find_table(api, table)}/quarantine"
        if reveal:
            return api.post(f"{path}/reveal", {"reason": reveal, "size": size})
        return api.get(path, size=size)

    list_of(ask, ASIDE, title="隔离与存疑")


def _settings(texts: Sequence[str]) -> dict[str, Any]:
    """Read the fields of a rule; a list is written with commas, a column with its table."""
    read: dict[str, Any] = pairs(texts)
    if "values" in read:
        read["values"] = read["values"].split(",")
    if "reference" in read:
        names = ("namespace", "table", "column")
        read["reference"] = dict(zip(names, read["reference"].split(".", 2), strict=False))
    return read


def _rule(rules: Sequence[Mapping[str, Any]], code: str) -> Mapping[str, Any]:
    for rule in rules:
        if rule["code"] == code:
            return rule
    raise RuleUnknownError(
        f"该表没有规则“{code}”,请用 table rules 查看。",
        f"The table has no rule {code!r}; see `table rules`.",
        field="code",
    )
