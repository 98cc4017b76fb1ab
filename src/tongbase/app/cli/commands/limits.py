"""The statutory limits of answers (答复时限)."""

from typing import Annotated

import typer

from tongbase.app.cli.ask import list_of

limits = typer.Typer(
    help="答复时限(《政务数据共享条例》第二十一条)。 Limits of answers (Decree 809, Art. 21).",
    no_args_is_help=True,
)

PATH = "/api/share/limits"
LIMIT = (
    ("limit", "代码"),
    ("label.zh", "时限"),
    ("working_days", "本地区执行(工作日)"),
    ("decree", "上限(工作日)"),
)


@limits.command("list")
def list_limits() -> None:
    """查看答复时限。 List the limits."""
    list_of(lambda api: api.get(PATH)["rows"], LIMIT, title="答复时限")


@limits.command("set")
def set_limit(
    limit: Annotated[str, typer.Argument(help="时限代码,见 limit list。 Code, see limit list.")],
    days: Annotated[int, typer.Argument(min=1, help="工作日。 Working days.")],
) -> None:
    """设定本地区的答复时限,只能更严。 Make a limit stricter for one's region."""
    list_of(
        lambda api: api.put(f"{PATH}/{limit}", {"working_days": days})["rows"],
        LIMIT,
        title="答复时限",
    )
