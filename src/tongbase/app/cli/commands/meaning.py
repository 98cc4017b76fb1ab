"""The search by meaning (语义检索): where it stands, and making it anew."""

import typer

from tongbase.app.cli.ask import one_of

group = typer.Typer(
    help="语义检索:状态、重建。 Search by meaning: where it stands, making it anew.",
    no_args_is_help=True,
)

PATH = "/api/catalogue/meaning"
REPORT = (
    ("path", "当前方式"),
    ("told", "说明"),
    ("model", "模型"),
    ("entries", "目录数"),
    ("entries_known", "已有向量的目录"),
    ("names_known", "已有向量的名称"),
)


@group.command()
def show() -> None:
    """查看语义检索的状态。 Show whether names are found by meaning, and how many are known."""
    one_of(lambda api: api.get(PATH), REPORT)


@group.command()
def rebuild() -> None:
    """清除全部向量并重新生成。 Forget every vector and make them anew."""
    one_of(lambda api: api.post(f"{PATH}/rebuild"), REPORT, done="已开始重建")
