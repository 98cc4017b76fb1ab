"""The life of an entry: submitted, taken back, reviewed, withdrawn, revised."""

from typing import Annotated

import typer

from tongbase.app.cli.ask import one_of
from tongbase.app.cli.commands.entry_writing import EntryName
from tongbase.app.cli.commands.searching import ENTRY
from tongbase.app.cli.find import ENTRY as ENTRIES
from tongbase.app.cli.find import find
from tongbase.app.client import Client


def submit(entry: EntryName) -> None:
    """提交审核。 Submit for review."""
    one_of(lambda api: api.post(f"{_path(api, entry)}/submit"), ENTRY, done="已提交")


def recall(entry: EntryName) -> None:
    """撤回已提交的目录,或撤回下线申请。 Take back an entry under review, or its withdrawal."""
    one_of(lambda api: api.post(f"{_path(api, entry)}/recall"), ENTRY, done="已撤回")


def review(
    entry: EntryName,
    decision: Annotated[
        str,
        typer.Option(help="approve 同意 | return 退回 | reject 驳回。 Approve, return or reject."),
    ],
    opinion: Annotated[
        str, typer.Option(help="意见;驳回或退回必填。 Opinion; needed to return or reject.")
    ] = "",
    read_at: Annotated[
        str | None,
        typer.Option(
            help="只审核所查看的内容:entry show --json 的 changed_at,下线申请为 entry trail --json "
            "中待办环节的 opened_at。 Decide only what was read then."
        ),
    ] = None,
) -> None:
    """审核目录或其下线申请;最后一步同意即发布或下线。
    Review an entry or its withdrawal; the last approval publishes it or takes it off.
    """
    body = {"decision": decision, "opinion": opinion, "read_at": read_at}
    one_of(lambda api: api.post(f"{_path(api, entry)}/review", body), ENTRY, done="已审核")


def withdraw(
    entry: EntryName,
    reason: Annotated[str, typer.Option(help="下线原因。 Why it goes off the catalogue.")],
) -> None:
    """申请下线目录;经部门和主管部门审核后下线。
    Ask to take an entry off the catalogue; its department and the bureau review that.
    """
    body = {"reason": reason}
    one_of(
        lambda api: api.post(f"{_path(api, entry)}/withdraw", body), ENTRY, done="已提交下线申请"
    )


def revise(entry: EntryName) -> None:
    """为已发布的目录起草新版本。 Begin a new version of a published entry."""
    one_of(lambda api: api.post(f"{_path(api, entry)}/revise"), ENTRY, done="已起草新版本")


def _path(api: Client, entry: str) -> str:
    return f"/api/catalogue/entries/{find(api, ENTRIES, entry)}"
