"""Many catalogue entries at once (批量): submitted, reviewed, changed, withdrawn, exported."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import (
    LEFT,
    Listed,
    NothingChosenError,
    Outcomes,
    all_ids,
    in_rounds,
    pairs,
    tell_outcomes,
)
from tongbase.app.cli.find import ENTRY, find
from tongbase.app.cli.sheets import form_of
from tongbase.app.cli.state import client
from tongbase.app.client import Client
from tongbase.app.output import errors, say

group = typer.Typer(
    help="批量办理目录:提交、撤回、审核、设置、下线、要求更新、删除、导出。 "
    "Many entries at once: submit, recall, review, set, withdraw, require, delete, export.",
    no_args_is_help=True,
)

BATCH = 100

Names = Annotated[
    list[str] | None,
    typer.Argument(help="目录名称、资源代码或编号,可多个。 Names, codes or ids of entries."),
]
Status = Annotated[
    str, typer.Option(help="办理权限范围内该状态的全部目录,如 draft。 All entries in this state.")
]
Words = Annotated[
    str, typer.Option("--q", help="与 --status 合用:只办理含这些词的。 Only those with the words.")
]


@group.command()
def submit(names: Names = None, status: Status = "", words: Words = "") -> None:
    """批量提交审核。 Submit many."""
    _do("submit", names, status, words, {})


@group.command()
def recall(names: Names = None, status: Status = "", words: Words = "") -> None:
    """批量撤回审核中的目录或下线申请。 Take many back that are under review."""
    _do("recall", names, status, words, {})


@group.command()
def review(
    decision: Annotated[str, typer.Option(help="approve 同意 | return 退回 | reject 驳回。")],
    opinion: Annotated[str, typer.Option(help="意见。 Opinion.")] = "",
    names: Names = None,
    status: Status = "",
    words: Words = "",
) -> None:
    """批量审核目录或其下线申请。 Review many, or their withdrawals, with one opinion."""
    _do("review", names, status, words, {"decision": decision, "opinion": opinion})


@group.command("set")
def change(
    value: Annotated[
        list[str] | None,
        typer.Option("--set", help="目录字段=值,如 update_cycle=daily。 Fields of the entries."),
    ] = None,
    item_value: Annotated[
        list[str] | None,
        typer.Option("--set-item", help="信息项字段=值,如 data_level=G3。 Fields of the items."),
    ] = None,
    item: Annotated[
        list[str] | None, typer.Option("--item", help="只设置这些信息项。 Only items so named.")
    ] = None,
    names: Names = None,
    status: Status = "",
    words: Words = "",
) -> None:
    """批量设置草稿的字段或信息项。 Set fields of many drafts, or of their items."""
    body = {
        "changes": pairs(value or []),
        "item_changes": pairs(item_value or []),
        "of_items": item or [],
    }
    _do("change", names, status, words, body)


@group.command()
def withdraw(
    reason: Annotated[str, typer.Option(help="下线原因。 Why.")],
    names: Names = None,
    status: Status = "",
    words: Words = "",
) -> None:
    """批量申请下线,逐件审核。 Ask to take many off the catalogue."""
    _do("withdraw", names, status, words, {"reason": reason})


@group.command("require-update")
def require_update(
    changed_on: Annotated[str, typer.Option(help="变化日期,如 2026-03-01。 Day of the change.")],
    basis: Annotated[str, typer.Option(help="哪部法规或哪项职责变化。 Which law or duty.")],
    wanted: Annotated[str, typer.Option(help="需要更新的内容。 What is to change.")],
    names: Names = None,
    status: Status = "",
    words: Words = "",
) -> None:
    """批量要求更新,因同一法规或职责变化。 Note of many that they must be updated."""
    body = {"changed_on": changed_on, "basis": basis, "wanted": wanted}
    _do("require_update", names, status, words, body)


@group.command()
def delete(names: Names = None, status: Status = "", words: Words = "") -> None:
    """批量删除草稿。 Throw many drafts away."""
    _do("delete", names, status, words, {})


@group.command()
def export(
    target: Annotated[Path, typer.Argument(help="存为(.xlsx 或 .csv)。 Where to write them.")],
    status: Annotated[str, typer.Option(help="只导出该状态的。 Only those in this state.")] = "",
    *,
    reach: Annotated[
        bool, typer.Option("--reach", help="权限范围内的,包括草稿。 Of one's reach, drafts too.")
    ] = False,
) -> None:
    """导出目录及信息项,可原样导回。 Export entries; an import reads them back."""
    form = form_of(target)
    scope = "reach" if reach or status else "published"
    told = {"format": form, "scope": scope} | ({"status": status} if status else {})
    with client() as api:
        api.fetch("/api/catalogue/export", target, **told)
    say(f"[green]✓[/green] 已导出到 {target}")


def _do(
    verb: str, names: Sequence[str] | None, status: str, words: str, body: Mapping[str, Any]
) -> None:
    """Do something to all that are meant, a hundred at a time; tell what was refused and why."""

    def ask(api: Client) -> Outcomes:
        def act(ids: Sequence[str]) -> Outcomes:
            outcomes: list[Mapping[str, Any]] = []
            for start in range(0, len(ids), BATCH):
                sent = {**body, "entries": ids[start : start + BATCH]}
                outcomes += api.post(f"/api/catalogue/batches/{verb}", sent)["rows"]
            return outcomes

        told, left = in_rounds(lambda: _meant(api, names or [], status, words), act)
        if left:
            errors.print(LEFT)
        return told

    tell_outcomes(ask)


def _meant(api: Client, names: Sequence[str], status: str, words: str) -> Listed:
    if names:
        return Listed([find(api, ENTRY, name) for name in names])
    if not status:
        raise NothingChosenError(
            "请给出目录名称,或用 --status 指明办理哪个状态的全部目录。",
            "Name entries, or say by --status in which state all are meant.",
            field="names",
        )
    return all_ids(api, "/api/catalogue/entries", {"q": words, "scope": "reach", "status": status})
