"""Secrets on the command line: from the environment, from standard input, or typed unseen."""

import sys

import typer

from tongbase.app.output import errors

WARNING = (
    "[yellow]![/yellow] 写在命令行里的口令会留在命令历史和进程列表中,请改用环境变量 {name}。\n"
    "  A secret written on the command line stays in its history; set {name} instead."
)


def warn_if_written(context: typer.Context, parameter: str, variable: str) -> None:
    """Warn whoever wrote a secret where others can read it."""
    given = context.get_parameter_source(parameter)
    if given is not None and given.name == "COMMANDLINE":
        errors.print(WARNING.format(name=variable), soft_wrap=True)


def read_line() -> str:
    """Read a secret from the first line of standard input."""
    return sys.stdin.readline().rstrip("\r\n")


def ask(words: str) -> str:
    """Let a person type a secret that the screen does not show."""
    return str(typer.prompt(words, hide_input=True, err=True))
