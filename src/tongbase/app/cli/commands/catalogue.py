"""The catalogue as a whole: given away in the forms that others read."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tongbase.app.cli.ask import one_of
from tongbase.app.cli.state import chosen
from tongbase.app.output import say, show_json

group = typer.Typer(
    help="目录整体:开放接口、导出。 The catalogue as a whole: open interfaces, exports.",
    no_args_is_help=True,
)
OPENNESS = (
    ("address", "服务地址"),
    ("open_to_visitors", "匿名可读"),
    ("ckan", "CKAN 接口"),
    ("catalogue", "DCAT 目录"),
    ("whole", "DCAT 全量"),
)


class ExportForm(StrEnum):
    """How statements are written."""

    TURTLE = "ttl"
    N_TRIPLES = "nt"
    JSON_LD = "jsonld"
    RDF_XML = "rdf"


@group.command()
def interfaces() -> None:
    """查看开放接口的地址与匿名读取设置。 Show where CKAN and DCAT are read, and by whom."""
    one_of(lambda api: api.get("/api/catalogue/open_interfaces"), OPENNESS)


@group.command("export-dcat")
def export_dcat(
    form: Annotated[
        ExportForm, typer.Option("--format", help="格式。 Form of the file.")
    ] = ExportForm.TURTLE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="写入的文件。 File; catalog.<format> if left out."),
    ] = None,
) -> None:
    """把全部已发布目录导出为 DCAT-AP 3 文件。 Write all published entries as DCAT-AP 3."""
    from tongbase.app import exporting

    choice = chosen()
    path = output or Path(f"catalog.{form.value}")
    if choice.server is not None:
        pieces = exporting.from_server(choice.server, choice.key, form.value)
    else:
        pieces = exporting.from_here(choice.account, form.value)
    written = exporting.into_file(pieces, path)
    if choice.as_json:
        show_json({"path": str(path), "bytes": written})
        return
    say(f"[green]✓[/green] 已导出 Exported {path}({written:,} 字节 bytes)")
