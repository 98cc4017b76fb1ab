"""The command ``tongbase``."""

import logging
import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, NoReturn

import typer
from rich.markup import escape
from typer.exceptions import TyperException

from tongbase.app.cli import commands
from tongbase.app.cli.state import Choice, choose
from tongbase.app.cli.usage import check_words, usage_error
from tongbase.app.output import errors
from tongbase.kernel.errors import InvalidError, TongBaseError

EXIT_REFUSED = 1
EXIT_USAGE = 2
ANYWHERE = {"--json": 1, "--as": 2, "--server": 2}
"""Options that may stand behind the command as well, and how many words each takes."""

SERVER_VARIABLE = "TONGBASE_SERVER"
KEY_VARIABLE = "TONGBASE_KEY"

FAULT_ZH = "命令执行出错,这是程序的缺陷,详情见上。"
FAULT_EN = "The command failed by a fault of the program; see above."

log = logging.getLogger(__name__)


class AccountElsewhereError(InvalidError):
    """An account of this machine was named for another server."""

    code = "cli.account_elsewhere"


app = typer.Typer(
    name="tongbase",
    help="TongBase 一体化政务大数据平台:聚 · 治 · 通 · 用 · 管。 "
    "The integrated government data platform.",
    epilog="一份数据从接入到共享 From a source to a consumer: source add → source tables → "
    "collect add → collect plan → collect run → table recognise → table check → "
    "entry draft → entry missing → entry set → entry submit → entry review → "
    "application draft → application submit → application review → service call → ledger verify",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for name, group in commands.GROUPS.items():
    app.add_typer(group, name=name)
for command in commands.ALONE:
    app.command()(command)


@app.callback()
def remember(
    *,
    account: Annotated[
        str | None,
        typer.Option("--as", help="以哪个账号办理(本机)。 Account to act for (on this machine)."),
    ] = None,
    server: Annotated[
        str | None,
        typer.Option(
            envvar=SERVER_VARIABLE,
            help="远程服务器地址,如 http://10.0.0.8:8600;缺省为本机。 Address of a server.",
        ),
    ] = None,
    key: Annotated[
        str,
        typer.Option(
            envvar=KEY_VARIABLE,
            help=f"远程服务器的个人密钥;请用环境变量 {KEY_VARIABLE}。 Personal key on that server.",
        ),
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出。 Print JSON.")] = False,
) -> None:
    """Remember for whom, where and how the command is carried out."""
    if server is not None and account is not None:
        raise AccountElsewhereError(
            "--as 只用于本机;在远程服务器上以密钥的主人办理,请去掉 --as 或 --server。",
            "--as holds on this machine alone; a server knows you by your key. Leave out one.",
            field="as",
        )
    choose(Choice(account=account, server=server, key=key, as_json=json))


def main() -> None:
    """Run a command; an error is a sentence and an exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    try:
        check_words(sys.argv[1:])
        _run(hoisted(sys.argv[1:]))
    except TongBaseError as error:
        told = error.as_dict()
        _refuse(getattr(error, "answered_code", error.code), told)
    except Exception:  # the edge of the command line: a bug is written down and told as one
        log.exception("The command failed.")
        _refuse("internal", {"message": FAULT_ZH, "message_en": FAULT_EN})


def _run(words: Sequence[str]) -> None:
    """Let the library read the words; what it does not understand becomes an error of ours."""
    try:
        ended = app(args=words, standalone_mode=False)
    except typer.Abort:
        sys.exit(EXIT_REFUSED)
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # the help stands on the screen already
            sys.exit(EXIT_USAGE)
        raise usage_error(error) from error
    sys.exit(ended if isinstance(ended, int) else 0)


def hoisted(words: Sequence[str]) -> list[str]:
    """Put the options that hold for every command before it, wherever they were written."""
    first: list[str] = []
    rest: list[str] = []
    left = list(words)
    while left:
        taken = ANYWHERE.get(left[0], 0)
        if left[0] == "--":
            return [*first, *rest, *left]
        (first if taken else rest).extend(left[: taken or 1])
        left = left[taken or 1 :]
    return [*first, *rest]


def _refuse(code: str, told: Mapping[str, Any]) -> NoReturn:
    """Say what is wrong, in both languages, and leave."""
    where = f" {told['field']}:" if told.get("field") else ""
    zh, en = escape(told["message"]), escape(told["message_en"])
    errors.print(f"[red]✗ {code}[/red]{escape(where)} {zh}\n  {en}", soft_wrap=True)
    sys.exit(EXIT_REFUSED)


if __name__ == "__main__":
    main()
