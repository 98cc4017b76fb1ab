"""People and their roles (人员、角色)."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of
from tongbase.app.cli.find import PERSON, ROLE, find, row_of
from tongbase.app.cli.state import chosen
from tongbase.app.client import Client

people = typer.Typer(help="人员与角色。 People and roles.", no_args_is_help=True)
roles = typer.Typer(help="角色及其权限。 Roles and what they permit.", no_args_is_help=True)

PERSON_LINE = (
    ("account", "账号"),
    ("name", "姓名"),
    ("organisation.name", "单位"),
    ("roles", "角色"),
    ("active", "有效"),
)
FIRST_PASSWORD = (("account", "账号"), ("password", "初始口令(仅显示一次)"))
ROLE_LINE = (("code", "代码"), ("zh", "名称"), ("permissions", "权限"))


Account = Annotated[str, typer.Argument(help="账号或编号。 Account, or id of the person.")]


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
    account: Account,
) -> None:
    """重置口令:打印新的初始口令,该人员的登录全部失效,锁定解除。
    Give a new first password; the person's sessions end, and so does a lock.
    """

    def ask(api: Client) -> Any:
        return api.post(f"{_path(api, account)}/reset-password")

    one_of(ask, FIRST_PASSWORD, done="已重置")


@people.command("set-roles")
def set_roles(
    account: Account,
    role: Annotated[
        list[str] | None,
        typer.Argument(help="此后持有的全部角色代码;不给则全部收回。 All roles held from now on."),
    ] = None,
) -> None:
    """设定一个人持有的角色,代替原有的。 Say which roles a person holds, in place of the old."""

    def ask(api: Client) -> Any:
        return api.put(f"{_path(api, account)}/roles", {"roles": role or []})

    one_of(ask, PERSON_LINE, done="已保存")


@people.command("close")
def close_person(account: Account) -> None:
    """停用账号,其登录立即失效。 Shut an account; its sessions end at once."""
    one_of(lambda api: api.post(f"{_path(api, account)}/close"), PERSON_LINE, done="已停用")


@people.command("reopen")
def reopen_person(account: Account) -> None:
    """恢复账号。 Open an account again."""
    one_of(lambda api: api.post(f"{_path(api, account)}/reopen"), PERSON_LINE, done="已恢复")


@people.command("roles")
@roles.command("list")
def list_roles() -> None:
    """查看角色。 List roles."""

    def ask(api: Client) -> Any:
        roles = api.get("/api/identity/roles")
        return roles if chosen().as_json else [_in_words(api, role) for role in roles]

    list_of(ask, ROLE_LINE, title="角色")


@roles.command("show")
def show_role(
    code: Annotated[str, typer.Argument(help="角色代码或名称。 Code or name of the role.")],
) -> None:
    """查看角色及其全部权限。 Show a role and all that it permits."""

    def ask(api: Client) -> Any:
        role = row_of(api, ROLE, code)
        return role if chosen().as_json else _in_words(api, role)

    one_of(ask, ROLE_LINE)


@roles.command("set")
def define_role(
    code: Annotated[str, typer.Argument(help="角色代码,如 data_steward。 Code of the role.")],
    name: Annotated[str | None, typer.Option("--name", help="中文名称。 Chinese name.")] = None,
    english: Annotated[str | None, typer.Option(help="英文名称。 English name.")] = None,
    permission: Annotated[
        list[str] | None,
        typer.Option(
            help="此后的全部权限,可多次给出,如 catalogue.entry.compile;不给则不变。 "
            "All permissions from now on, may be given several times."
        ),
    ] = None,
) -> None:
    """新建或修改自定义角色;没有给出的保持不变。
    Make a role of one's own, or change it; what is not given stays.
    """

    def ask(api: Client) -> Any:
        roles = {each["code"]: each for each in api.get("/api/identity/roles")}
        known: dict[str, Any] = roles.get(code, {})
        body = {
            "zh": name or known.get("zh", code),
            "en": english or known.get("en", code),
            "permissions": permission or known.get("permissions", []),
        }
        role = api.put(f"/api/identity/roles/{code}", body)
        return role if chosen().as_json else _in_words(api, role)

    one_of(ask, ROLE_LINE, done="已保存")


def _path(api: Client, account: str) -> str:
    return f"/api/identity/people/{find(api, PERSON, account)}"


def _in_words(api: Client, role: Mapping[str, Any]) -> Mapping[str, Any]:
    """Tell of each permission what it means, and the word by which one gives it."""
    means = {each["code"]: each["zh"] for each in api.get("/api/permissions")}
    told = [f"{means.get(word, '')} {word}".strip() for word in role["permissions"]]
    return {**role, "permissions": told}
