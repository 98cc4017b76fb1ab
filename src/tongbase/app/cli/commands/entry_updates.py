"""Updates of the catalogue that a changed law or duty requires (目录更新)."""

from typing import Annotated

import typer

from tongbase.app.cli.ask import list_of, one_of
from tongbase.app.cli.find import DUTY, ENTRY, find
from tongbase.app.client import Client

group = typer.Typer(
    help="目录更新:法律法规或职责变化后,要求更新、延期、撤销、逾期情况。 "
    "Updates that a changed law or duty requires: note, extend, take back, see who is late.",
    no_args_is_help=True,
)

UPDATE = (
    ("entry_name", "目录名称"),
    ("provider_name", "编目部门"),
    ("state", "状态", "update_state"),
    ("changed_on", "变化日期"),
    ("basis", "依据"),
    ("due_on", "期限"),
    ("days_left", "剩余工作日(负为逾期)"),
    ("ended_on", "办结日期"),
)
OF_ENTRY = (
    ("name", "目录名称"),
    ("update.changed_on", "变化日期"),
    ("update.basis", "依据"),
    ("update.wanted", "需要更新的内容"),
    ("update.due_on", "期限"),
    ("update.days_left", "剩余工作日(负为逾期)"),
    ("update.extension_days", "申请延期(工作日)"),
    ("update.extension_agreed", "同意延期"),
)
DEPARTMENT = (
    ("provider_name", "编目部门"),
    ("open", "待更新"),
    ("soon", "其中即将到期"),
    ("overdue", "其中逾期"),
    ("in_time", "按期更新"),
    ("late", "逾期更新"),
)
STANDING = (("id", "编号"), ("name", "目录名称"), ("provider_name", "提供单位"))

EntryName = Annotated[
    str, typer.Argument(help="目录名称、资源代码或编号。 Name, resource code or id of the entry.")
]


@group.command("list")
def list_updates(
    q: Annotated[str, typer.Argument(help="目录名称、依据中的词。 Words of names and bases.")] = "",
    standing: Annotated[
        str | None, typer.Option(help="due 待更新 | overdue 已逾期。 Due, or late.")
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(help="open | updated | withdrawn | taken_back。 Where they stand."),
    ] = None,
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看权限范围内的目录更新要求。 List the updates of one's reach, the most urgent first."""
    wanted = {"q": q, "standing": standing, "state": state, "size": size}
    list_of(lambda api: api.get("/api/catalogue/updates", **wanted), UPDATE, title="目录更新")


@group.command("by-department")
def by_department() -> None:
    """按部门统计待更新和逾期的目录。 Count by department who is due and who is late."""
    path = "/api/catalogue/updates/by_department"
    list_of(lambda api: api.get(path)["rows"], DEPARTMENT, title="目录更新(按部门)")


@group.command("on-duty")
def on_duty(
    duty: Annotated[str, typer.Argument(help="权责事项名称、代码或编号。 The duty.")],
) -> None:
    """列出依据某项权责的已发布目录。 List the entries that stand on a duty."""
    list_of(
        lambda api: api.get(f"/api/catalogue/duties/{find(api, DUTY, duty)}/entries")["rows"],
        STANDING,
        title="相关目录",
    )


@group.command("require")
def require_update(
    entry: EntryName,
    changed_on: Annotated[str, typer.Option(help="变化日期,如 2026-03-01。 Day of the change.")],
    basis: Annotated[str, typer.Option(help="哪部法规或哪项职责变化。 Which law or duty.")],
    wanted: Annotated[str, typer.Option(help="需要更新的内容。 What is to change.")],
) -> None:
    """要求更新已发布的目录;多个目录用 entry-batch require-update。
    Note that an entry must be updated; for many, entry-batch require-update.
    """
    body = {"changed_on": changed_on, "basis": basis, "wanted": wanted}
    one_of(
        lambda api: api.post(f"{_path(api, entry)}/require_update", body),
        OF_ENTRY,
        done="已要求更新",
    )


@group.command()
def extend(
    entry: EntryName,
    working_days: Annotated[int, typer.Option(min=1, help="延长的工作日。 Working days more.")],
    reason: Annotated[str, typer.Option(help="理由。 Reason.")],
) -> None:
    """编目部门申请延期,限一次。 Ask the bureau for more time; once."""
    body = {"working_days": working_days, "reason": reason}
    one_of(
        lambda api: api.post(f"{_path(api, entry)}/update/extend", body), OF_ENTRY, done="已申请"
    )


@group.command("answer-extension")
def answer_extension(
    entry: EntryName,
    *,
    agree: Annotated[bool, typer.Option("--agree/--refuse", help="同意或不同意。 Consent or not.")],
    opinion: Annotated[str, typer.Option(help="意见;不同意必填。 Opinion; needed to refuse.")] = "",
) -> None:
    """主管部门答复延期申请。 Answer, as the bureau, who asked for more time."""
    body = {"agree": agree, "opinion": opinion}
    one_of(
        lambda api: api.post(f"{_path(api, entry)}/update/answer_extension", body),
        OF_ENTRY,
        done="已答复",
    )


@group.command("take-back")
def take_back(
    entry: EntryName, reason: Annotated[str, typer.Option(help="理由。 Reason.")]
) -> None:
    """撤销更新要求,由提出方办理。 Take the note back, as the side that made it."""
    body = {"reason": reason}
    one_of(
        lambda api: api.post(f"{_path(api, entry)}/update/take_back", body), OF_ENTRY, done="已撤销"
    )


def _path(api: Client, entry: str) -> str:
    return f"/api/catalogue/entries/{find(api, ENTRY, entry)}"
