"""The ledger (留痕): read it, prove it."""

from typing import Annotated

import typer

from tongbase.app.cli.state import chosen, client
from tongbase.app.output import errors, say, show_json, show_rows

group = typer.Typer(help="账本:查询与验真。 The ledger: read it, prove it.", no_args_is_help=True)

LINES = (
    ("id", "编号"),
    ("at", "时间"),
    ("actor_name", "人员"),
    ("via", "途径"),
    ("zh", "事件"),
    ("event", "事件名"),
    ("subject", "对象"),
    ("detail", "内容"),
)
EXIT_BROKEN = 2


@group.command("list")
def list_lines(
    event: Annotated[
        str, typer.Option(help="事件名或其开头,如 share. Event or its beginning, such as share.")
    ] = "",
    subject: Annotated[str, typer.Option(help="对象编号。 Id of the subject.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看账本最近的记录。 List the newest lines."""
    with client() as api:
        answer = api.get("/api/oversee/ledger", event=event, subject=subject, size=size)
    if chosen().as_json:
        show_json(answer)
        return
    show_rows(answer["rows"], LINES, title=f"账本(共 {answer['total']} 条)")


@group.command()
def seal() -> None:
    """封存本机账本中已经落定的记录(后台进程每秒自动封存)。
    Seal what is settled here (a worker does it every second).
    """
    from tongbase.app import running

    sealed = running.seal()
    if chosen().as_json:
        show_json({"sealed": sealed})
        return
    say(f"[green]✓[/green] 本次封存 {sealed} 条")


@group.command()
def verify() -> None:
    """验证账本完整:逐条重算并核对签名的树根。
    Prove the ledger whole: compute every line and the signed root again.
    """
    with client() as api:
        verdict = api.post("/api/oversee/ledger/verify")
    if chosen().as_json:
        show_json(verdict)
    elif verdict["is_whole"]:
        counts = f"已封存 {verdict['size']} 条,待封存 {verdict['unsealed']} 条。"
        say(f"[green]✓[/green] 账本完整:{counts}")
        say(f"  树根 {verdict['root']}")
    for fault in verdict["faults"]:
        errors.print(f"[red]✗[/red] {fault['zh']} {fault['en']}", soft_wrap=True)
    if not verdict["is_whole"]:
        raise typer.Exit(EXIT_BROKEN)
