"""The command ``tongbase``."""

import logging
import sys
from typing import Annotated

import typer

from tongbase.app.cli import commands
from tongbase.app.cli.state import Choice, choose
from tongbase.app.output import errors
from tongbase.kernel.errors import TongBaseError

EXIT_REFUSED = 1

app = typer.Typer(
    name="tongbase",
    help="TongBase 一体化政务大数据平台:聚 · 治 · 通 · 用 · 管。",
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
    account: Annotated[str | None, typer.Option("--as", help="以哪个账号办理(本机)。")] = None,
    server: Annotated[str | None, typer.Option(help="远程服务器地址,缺省为本机。")] = None,
    key: Annotated[str, typer.Option(help="远程服务器的个人密钥。")] = "",
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出。")] = False,  # noqa: FBT002
) -> None:
    """Remember for whom, where and how the command is carried out."""
    choose(Choice(account=account, server=server, key=key, as_json=json))


def main() -> None:
    """Run a command; an error is a sentence and an exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    try:
        app()
    except TongBaseError as error:
        code = getattr(error, "answered_code", error.code)
        where = f" [{error.field}]" if error.field else ""
        errors.print(f"[red]✗ {code}[/red]{where} {error.zh}\n  {error.en}", soft_wrap=True)
        sys.exit(EXIT_REFUSED)


if __name__ == "__main__":
    main()
