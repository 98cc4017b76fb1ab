"""Regions, organisations, people and application systems (区划、机构、人员、应用系统)."""

from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of
from tongbase.app.cli.find import PERSON, find
from tongbase.app.client import Client

regions = typer.Typer(help="行政区划(GB/T 2260)。 Divisions (GB/T 2260).", no_args_is_help=True)
organisations = typer.Typer(help="机构。 Organisations.", no_args_is_help=True)
people = typer.Typer(help="人员与角色。 People and roles.", no_args_is_help=True)
systems = typer.Typer(
    help="应用系统及其密钥。 Application systems and their keys.", no_args_is_help=True
)

REGION = (("code", "代码"), ("name", "名称"), ("level", "级别"), ("active", "有效"))
ORGANISATION = (
    ("uscc", "统一社会信用代码"),
    ("name", "名称"),
    ("kind", "类别"),
    ("region_name", "行政区划"),
    ("active", "有效"),
)
PERSON_LINE = (
    ("account", "账号"),
    ("name", "姓名"),
    ("organisation.name", "单位"),
    ("roles", "角色"),
    ("active", "有效"),
)
FIRST_PASSWORD = (("account", "账号"), ("password", "初始口令(仅显示一次)"))
SYSTEM = (("id", "编号"), ("name", "名称"), ("organisation.name", "单位"))


@regions.command("list")
def list_regions(
    q: Annotated[str, typer.Argument(help="名称或代码,如 武汉。 Name or code.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """按名称或代码查找行政区划。 Find divisions by name or code."""
    list_of(lambda api: api.get("/api/identity/regions", q=q, size=size), REGION, title="行政区划")


@organisations.command("list")
def list_organisations(
    q: Annotated[str, typer.Argument(help="名称或代码。 Name or code.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查找机构。 Find organisations."""
    path = "/api/identity/organisations"
    list_of(lambda api: api.get(path, q=q, size=size), ORGANISATION, title="机构")


@organisations.command("add")
def add_organisation(
    uscc: Annotated[str, typer.Argument(help="统一社会信用代码。 Unified social credit code.")],
    name: Annotated[str, typer.Argument(help="名称。 Name.")],
    region: Annotated[
        str, typer.Option(help="行政区划代码,如 420000。 Division code, such as 420000.")
    ],
    kind: Annotated[
        str,
        typer.Option(
            help="authority 主管部门 | department 部门 | other。 Authority, department or other."
        ),
    ] = "department",
) -> None:
    """登记一个机构。 Register an organisation."""
    body = {"uscc": uscc, "name": name, "region_code": region, "kind": kind}
    one_of(lambda api: api.post("/api/identity/organisations", body), ORGANISATION, done="已登记")


@people.command("list")
def list_people(
    q: Annotated[str, typer.Argument(help="账号或姓名。 Account or name.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查找人员。 Find people."""
    list_of(lambda api: api.get("/api/identity/people", q=q, size=size), PERSON_LINE, title="人员")


@people.command("add")
def add_person(
    account: Annotated[str, typer.Argument(help="账号。 Account.")],
    name: Annotated[str, typer.Argument(help="姓名。 Name of the person.")],
    organisation: Annotated[
        str | None,
        typer.Option(help="单位的统一社会信用代码。 Unified credit code of the organisation."),
    ] = None,
    role: Annotated[
        list[str] | None,
        typer.Option(
            help="角色,可多次给出。 Role, may be given several times; see `person roles`."
        ),
    ] = None,
) -> None:
    """为一个人开通账号,打印初始口令。 Open an account; prints its first password."""
    body = {"account": account, "name": name, "organisation": organisation, "roles": role or []}
    one_of(lambda api: api.post("/api/identity/people", body), FIRST_PASSWORD, done="已开通")


@people.command("reset-password")
def reset_password(
    account: Annotated[str, typer.Argument(help="账号或编号。 Account, or id of the person.")],
) -> None:
    """重置口令:打印新的初始口令,该人员的登录全部失效,锁定解除。
    Give a new first password; the person's sessions end, and so does a lock.
    """

    def ask(api: Client) -> Any:
        return api.post(f"/api/identity/people/{find(api, PERSON, account)}/reset-password")

    one_of(ask, FIRST_PASSWORD, done="已重置")


@people.command("roles")
def list_roles() -> None:
    """查看角色。 List roles."""
    columns = (("code", "代码"), ("zh", "名称"), ("permissions", "权限"))
    list_of(lambda api: api.get("/api/identity/roles"), columns, title="角色")


@systems.command("list")
def list_systems() -> None:
    """查看应用系统。 List systems."""
    list_of(lambda api: api.get("/api/identity/applications"), SYSTEM, title="应用系统")


@systems.command("add")
def add_system(
    name: Annotated[str, typer.Argument(help="应用系统名称。 Name of the system.")],
    organisation: Annotated[
        str, typer.Option(help="单位的统一社会信用代码。 Unified credit code of the organisation.")
    ],
) -> None:
    """登记一个应用系统。 Register a system."""
    body = {"name": name, "organisation": organisation}
    one_of(lambda api: api.post("/api/identity/applications", body), SYSTEM, done="已登记")
