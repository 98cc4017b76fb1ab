"""Regions, organisations and application systems (区划、机构、应用系统)."""

from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of
from tongbase.app.client import Client

regions = typer.Typer(help="行政区划(GB/T 2260)。 Divisions (GB/T 2260).", no_args_is_help=True)
organisations = typer.Typer(help="机构。 Organisations.", no_args_is_help=True)
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
INSTALLED = (("installed", "新增或变更"),)
SYSTEM = (("id", "编号"), ("name", "名称"), ("organisation.name", "单位"))

Uscc = Annotated[
    str, typer.Argument(help="统一社会信用代码或编号。 Unified social credit code, or id.")
]


@regions.command("list")
def list_regions(
    q: Annotated[str, typer.Argument(help="名称或代码,如 武汉。 Name or code.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """按名称或代码查找行政区划。 Find divisions by name or code."""
    list_of(lambda api: api.get("/api/identity/regions", q=q, size=size), REGION, title="行政区划")


@regions.command("install")
def install_regions(
    province: Annotated[
        str,
        typer.Argument(help="省级代码,如 420000;不给则装入全国。 Code of a province; all without."),
    ] = "",
) -> None:
    """装入行政区划(GB/T 2260);重复装入只更新变化。
    Install divisions; doing it again changes only what differs.
    """
    body = {"province": province or None}
    one_of(lambda api: api.post("/api/identity/regions/install", body), INSTALLED, done="已装入")


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


@organisations.command("set")
def change_organisation(
    uscc: Uscc,
    name: Annotated[str | None, typer.Option(help="名称。 Name.")] = None,
    kind: Annotated[str | None, typer.Option(help="authority | department | other。 Kind.")] = None,
    short_name: Annotated[str | None, typer.Option(help="简称。 Short name.")] = None,
    parent: Annotated[
        str | None, typer.Option(help="上级机构的信用代码。 Credit code of the parent.")
    ] = None,
) -> None:
    """修改机构;没有给出的保持不变。 Change an organisation; what is not given stays."""
    told = {"name": name, "kind": kind, "short_name": short_name, "parent": parent}

    def ask(api: Client) -> Any:
        now = api.get(_organisation(uscc))
        body = {field: now[field] if new is None else new for field, new in told.items()}
        return api.put(_organisation(uscc), body)

    one_of(ask, ORGANISATION, done="已保存")


@organisations.command("close")
def close_organisation(uscc: Uscc) -> None:
    """停用机构,其人员不能再登录。 Shut an organisation; its people cannot sign in."""
    one_of(lambda api: api.post(f"{_organisation(uscc)}/close"), ORGANISATION, done="已停用")


@organisations.command("reopen")
def reopen_organisation(uscc: Uscc) -> None:
    """恢复机构。 Open an organisation again."""
    one_of(lambda api: api.post(f"{_organisation(uscc)}/reopen"), ORGANISATION, done="已恢复")


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


def _organisation(uscc: str) -> str:
    return f"/api/identity/organisations/{uscc}"
