"""Grants (授权): what approved applications became; set quotas, let rest, restore, end."""

from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of
from tongbase.app.cli.find import GRANT, find
from tongbase.app.client import Client

group = typer.Typer(
    help="授权:查看、配额、暂停、恢复、终止。 Grants: show, set quotas, suspend, restore, revoke.",
    no_args_is_help=True,
)

LINE = (
    ("id", "编号"),
    ("service_code", "服务编码"),
    ("status_label.zh", "状态"),
    ("entry_name", "目录名称"),
    ("organisation_name", "使用单位"),
    ("system_name", "应用系统"),
    ("until", "有效期至"),
)
DETAIL = (
    *LINE,
    ("items", "信息项"),
    ("region_column", "区划列"),
    ("divisions", "行政区划"),
    ("modes", "共享方式"),
    ("calls_per_minute", "每分钟调用次数"),
    ("rows_max", "每次最多行数"),
    ("purpose", "用途"),
    ("reason", "原因"),
)

GrantName = Annotated[
    str,
    typer.Argument(
        help="授权编号,或唯一的服务编码、目录、系统名称。 "
        "Id of the grant, or a service, entry or system that has but one."
    ),
]
Reason = Annotated[str, typer.Option(help="原因。 Reason.")]


@group.command("list")
def list_grants(
    q: Annotated[
        str, typer.Argument(help="目录、系统或单位名称。 Words of entry, system or organisation.")
    ] = "",
    status: Annotated[
        str | None, typer.Option(help="active | suspended | expired | revoked。")
    ] = None,
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看授权。 List grants."""
    path = "/api/share/grants"
    list_of(lambda api: api.get(path, q=q, status=status, size=size), LINE, title="授权")


@group.command()
def show(grant: GrantName) -> None:
    """查看一项授权。 Show a grant."""
    one_of(lambda api: api.get(_path(api, grant)), DETAIL)


@group.command()
def quota(
    grant: GrantName,
    *,
    calls_per_minute: Annotated[
        int | None, typer.Option(help="每分钟调用次数。 Calls a minute.")
    ] = None,
    rows_max: Annotated[int | None, typer.Option(help="每次最多行数。 Rows a call.")] = None,
    reason: Reason = "",
) -> None:
    """调整调用配额;未给出的保持不变。 Set how often and how much; what is left out stays."""
    given = {"calls_per_minute": calls_per_minute, "rows_max": rows_max}

    def ask(api: Client) -> Any:
        path = _path(api, grant)
        known = api.get(path)
        wanted = {name: known[name] if told is None else told for name, told in given.items()}
        return api.post(f"{path}/set_quota", {**wanted, "reason": reason})

    one_of(ask, DETAIL, done="已调整")


@group.command()
def suspend(grant: GrantName, reason: Reason) -> None:
    """暂停授权。 Suspend."""
    _decide(grant, "suspend", reason, done="已暂停")


@group.command()
def restore(grant: GrantName, reason: Reason = "") -> None:
    """恢复被暂停的授权。 Restore what was suspended."""
    _decide(grant, "restore", reason, done="已恢复")


@group.command()
def revoke(grant: GrantName, reason: Reason) -> None:
    """提前终止授权。 End before its time."""
    _decide(grant, "revoke", reason, done="已终止")


@group.command()
def timeline(grant: GrantName) -> None:
    """查看授权的全部留痕。 All that happened to it."""
    columns = (("at", "时间"), ("actor_name", "人员"), ("zh", "事件"), ("detail", "内容"))
    list_of(lambda api: api.get(f"{_path(api, grant)}/timeline"), columns, title="留痕")


def _decide(grant: str, verb: str, reason: str, *, done: str) -> None:
    body = {"reason": reason}
    one_of(lambda api: api.post(f"{_path(api, grant)}/{verb}", body), LINE, done=done)


def _path(api: Client, grant: str) -> str:
    return f"/api/share/grants/{find(api, GRANT, grant)}"
