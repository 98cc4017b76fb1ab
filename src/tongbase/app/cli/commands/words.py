"""The words that people give the search: synonyms (同义词)."""

from typing import Annotated

import typer

from tongbase.app.cli.ask import list_of, one_of
from tongbase.app.cli.state import client
from tongbase.app.output import say

synonyms = typer.Typer(help="检索同义词。 Synonyms of the search.", no_args_is_help=True)

PATH = "/api/catalogue/synonyms"
SYNONYM = (
    ("id", "编号"),
    ("term", "词语"),
    ("means", "同义"),
    ("kind", "类别"),
    ("state", "状态"),
)


@synonyms.command("list")
def list_synonyms() -> None:
    """查看同义词:自建的、自带的和已停用的。 List synonyms: own, shipped and switched off."""
    list_of(lambda api: api.get(PATH)["rows"], SYNONYM, title="同义词")


@synonyms.command("add")
def add_synonym(
    term: Annotated[str, typer.Argument(help="词语,如 退休金。 Word.")],
    means: Annotated[str, typer.Argument(help="同义,如 养老待遇。 Means the same as.")],
) -> None:
    """添加同义词:检索其中一个,另一个的结果也会找到。
    Let searches for either of two words find the other.
    """
    body = {"term": term, "means": means}
    one_of(lambda api: api.post(PATH, body), SYNONYM, done="已添加")


@synonyms.command("remove")
def remove_synonym(
    synonym: Annotated[int, typer.Argument(help="编号,见 synonym list。 Id, see synonym list.")],
) -> None:
    """删除同义词;自带的改为停用。
    Let two words be different again; a shipped pair is switched off.
    """
    with client() as api:
        api.delete(f"{PATH}/{synonym}")
    say("[green]✓[/green] 已删除,自带的已停用")


@synonyms.command("restore")
def restore_synonym(
    synonym: Annotated[int, typer.Argument(help="编号,见 synonym list。 Id, see synonym list.")],
) -> None:
    """恢复已停用的自带同义词。 Switch a shipped pair on again."""
    one_of(lambda api: api.post(f"{PATH}/{synonym}/restore"), SYNONYM, done="已恢复")
