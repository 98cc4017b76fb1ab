"""The statutory limits of compiling and of answers (办理时限)."""

from typing import Annotated

import typer

from tongbase.app.cli.ask import list_of

limits = typer.Typer(
    help="办理时限:目录编制与更新、共享申请答复。 Limits of compiling, updating and answering.",
    no_args_is_help=True,
)

PATH = "/api/limits"
TITLE = "办理时限"
LIMIT = (
    ("group_label.zh", "类别"),
    ("limit", "代码"),
    ("label.zh", "时限"),
    ("working_days", "本地区执行(工作日)"),
    ("most", "上限(工作日)"),
    ("article", "条例条款"),
    ("counts.zh", "起算和责任方"),
)


@limits.command("list")
def list_limits() -> None:
    """查看办理时限。 List the limits."""
    list_of(lambda api: api.get(PATH)["rows"], LIMIT, title=TITLE)


@limits.command("set")
def set_limit(
    limit: Annotated[str, typer.Argument(help="时限代码,见 limit list。 Code, see limit list.")],
    days: Annotated[int, typer.Argument(min=1, help="工作日。 Working days.")],
) -> None:
    """设定本地区的办理时限,只能更严。 Make a limit stricter for one's region."""
    list_of(
        lambda api: api.put(f"{PATH}/{limit}", {"working_days": days})["rows"], LIMIT, title=TITLE
    )
