"""The graph of things (资源图谱): what lies around one, the way to another, what stops."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from tongbase.app.cli.find import Kind, Row, find
from tongbase.app.cli.sheets import form_of
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import say, show_json, show_rows
from tongbase.catalogue.terms.relations import NODE_LABELS, NodeKind

group = typer.Typer(
    help="资源图谱:展开、路径、停用影响。 The graph: around a thing, a way, what stops without it.",
    no_args_is_help=True,
)

GRAPH = "/api/oversee/graph"
THINGS = (
    ("depth", "层"),
    ("what", "类型"),
    ("name", "名称"),
    ("state", "状态"),
    ("organisation_name", "单位"),
    ("more", "未列出"),
    ("id", "编号"),
)
HOPS = (("way", "路径"), ("step", "步"), ("says.zh", "关系"))
STOPPED = (
    ("verdict", "结论"),
    ("what", "类型"),
    ("name", "名称"),
    ("state", "状态"),
    ("says", "原因"),
)
COUNTS = (
    ("what", "类型"),
    ("stopped", "停止"),
    ("published", "停止中已发布"),
    ("weakened", "减弱"),
)
NAMED = frozenset({NodeKind.TABLE, NodeKind.COLUMN, NodeKind.SERVICE})
"""Kinds whose id is a name or a code that people know."""

AKind = Annotated[
    NodeKind,
    typer.Argument(help="类型,如 entry 目录、system 应用系统、service_item 事项。 Kind."),
]
Thing = Annotated[str, typer.Argument(help="名称或编号;库表写作 命名空间.表名。 Name or id.")]
Day = Annotated[str, typer.Option(help="某日(2026-03-02)的关联,缺省为现在。 As of a day.")]


@group.command()
def show(
    kind: AKind,
    thing: Thing,
    *,
    depth: Annotated[int, typer.Option(min=1, max=4, help="层数。 Links away.")] = 1,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="最多对象数。 Limit.")] = 200,
    on: Day = "",
) -> None:
    """查看一个对象周围有什么。 What lies around a thing."""
    with client() as api:
        asked = _asked(api, kind, thing, on)
        told = api.get(f"{GRAPH}/neighbourhood", depth=depth, limit=limit, **asked)
    if chosen().as_json:
        show_json(told)
        return
    rows = [_line(one) for one in told["things"]]
    show_rows(rows, THINGS, title=f"对象 {len(rows)} 个,关联 {len(told['links'])} 条")


@group.command()
def path(kind: AKind, thing: Thing, to_kind: AKind, to_thing: Thing, *, on: Day = "") -> None:
    """查找两个对象之间的最短路径。 The shortest ways between two things."""
    with client() as api:
        asked = _asked(api, kind, thing, on)
        other = {"to_kind": to_kind.value, "to_id": _id(api, to_kind, to_thing)}
        told = api.get(f"{GRAPH}/path", **asked, **other)
    if chosen().as_json:
        show_json(told)
        return
    ways = enumerate(told["ways"], start=1)
    rows = [
        {**hop, "way": way, "step": step}
        for way, one in ways
        for step, hop in enumerate(one["hops"], start=1)
    ]
    show_rows(rows, HOPS, title=f"路径 {len(told['ways'])} 条")
    if told["cut"]:
        say("[yellow]![/yellow] 查找到上限后停止,可能还有路径。")


@group.command()
def impact(
    kind: AKind,
    thing: Thing,
    *,
    on: Day = "",
    export: Annotated[
        Path | None, typer.Option(help="全部写入文件(.xlsx 或 .csv)。 Write all to a file.")
    ] = None,
) -> None:
    """停用一个系统、库表、目录或服务,哪些事项会停。 What stops when a thing is switched off."""
    with client() as api:
        asked = _asked(api, kind, thing, on)
        if export is not None:
            form = form_of(export, field="export")
            api.fetch(f"{GRAPH}/impact/export", export, format=form, **asked)
        told = api.get(f"{GRAPH}/impact", **asked)
    if chosen().as_json:
        show_json(told)
        return
    counts = [{**one, "what": _kind(one)} for one in told["counts"]]
    start = told["start"]["name"]
    show_rows(counts, COUNTS, title=f"停用“{start}”的影响")
    show_rows(_verdicts(told), STOPPED, title="逐项原因")
    if export is not None:
        say(f"[green]✓[/green] 已导出到 {export}")


def _verdicts(told: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for name, verdict, reasons in (
        ("stopped", "停止", ("chain",)),
        ("weakened", "减弱", ("lost", "weak", "kept")),
    ):
        for row in told[name]:
            says = ";".join(
                ("仍有:" if reason == "kept" else "") + hop["says"]["zh"]
                for reason in reasons
                for hop in row[reason]
            )
            yield {**_line(row["thing"]), "verdict": verdict, "says": says}


def _line(thing: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**thing, "what": _kind(thing), "state": (thing["state"] or {}).get("zh", "")}


def _kind(row: Mapping[str, Any]) -> str:
    return NODE_LABELS[NodeKind(row["kind"])].zh


def _asked(api: Client, kind: NodeKind, thing: str, on: str) -> dict[str, str]:
    asked = {"kind": kind.value, "id": _id(api, kind, thing)}
    return {**asked, "on": on} if on else asked


def _id(api: Client, kind: NodeKind, wanted: str) -> str:
    """Return the id of the thing that is meant: as it is written, or found by its name."""

    def rows(api: Client, words: str) -> Iterator[Row]:
        yield from api.get(f"{GRAPH}/things", q=words, kinds=[kind.value])["rows"]

    if kind in NAMED and "." in wanted:
        return wanted
    label = NODE_LABELS[kind]
    return find(api, Kind(label.zh, label.en.lower(), "thing", rows, ["name"]), wanted)
