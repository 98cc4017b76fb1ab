"""From the registers to the catalogue: materials, guided compilation, relations, coverage."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of
from tongbase.app.cli.commands.registers import (
    DUTIES,
    ITEMS,
    SYSTEMS,
    Reason,
    RecordName,
    group_of,
)
from tongbase.app.cli.find import DUTY, ENTRY, IT_SYSTEM, SERVICE_ITEM, Kind, find
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import say, show_json, show_rows
from tongbase.kernel.errors import ConflictError, NotFoundError

duties = group_of(DUTIES, "权责清单。 Duties: the list of powers.")
service_items = group_of(
    ITEMS,
    "政务服务事项:登记、材料、引导编目。 Service items: register, materials, compile from them.",
)
systems = group_of(SYSTEMS, "应用系统清单:登记、引导编目。 The register of application systems.")
relations = typer.Typer(
    help="关联关系:目录、事项、系统、权责之间。 "
    "Relations of entries, service items, systems and duties.",
    no_args_is_help=True,
)

GUIDE = (
    ("id", "编号"),
    ("name", "材料"),
    ("use", "用途"),
    ("source", "来源"),
    ("standing", "编目情况"),
    ("counts", "计入编目"),
    ("entry.name", "目录"),
)
COMPILED = (("name", "名称"), ("entry_id", "目录编号"), ("made", "新建"))
FACE = (("id", "编号"), ("name", "目录名称"), ("status", "状态"), ("organisation_name", "单位"))
RELATION = (
    ("id", "编号"),
    ("kind", "关系"),
    ("other.kind", "对象类型"),
    ("other.name", "对象"),
    ("since", "起"),
    ("until", "止"),
)
MADE = (("id", "编号"), ("kind", "关系"), ("since", "起"), ("until", "止"))
COVERAGE = (
    ("label", "名称"),
    ("due", "应编"),
    ("covered", "已编"),
    ("uncovered", "未编"),
    ("excluded", "不应编"),
    ("percent", "覆盖率"),
)
ENDS: Mapping[str, tuple[Kind, Kind]] = {
    "from_system": (ENTRY, IT_SYSTEM),
    "needs": (SERVICE_ITEM, ENTRY),
    "produces": (SERVICE_ITEM, ENTRY),
    "based_on": (SERVICE_ITEM, DUTY),
    "supported_by": (SERVICE_ITEM, IT_SYSTEM),
    "related": (ENTRY, ENTRY),
}
THINGS: Mapping[str, Kind] = {
    "entry": ENTRY,
    "service_item": SERVICE_ITEM,
    "system": IT_SYSTEM,
    "duty": DUTY,
}

MaterialName = Annotated[str, typer.Argument(help="材料名称或编号。 Name or id of a material.")]


class NothingDueError(ConflictError):
    """No material of an item is due, and none was named."""

    code = "cli.nothing_due"


class MaterialUnknownError(NotFoundError):
    """The item has no such material."""

    code = "cli.material_unknown"


class RelationUnknownError(NotFoundError):
    """There is no relation, or no thing, of that kind."""

    code = "cli.relation_unknown"


@service_items.command()
def guide(item: RecordName) -> None:
    """查看事项的材料和应编目录。 What should be compiled from an item."""
    list_of(lambda api: api.get(f"{ITEMS.of(api, item)}/guide")["rows"], GUIDE, title="材料")


@service_items.command("add-material")
def add_material(
    item: RecordName,
    name: Annotated[str, typer.Argument(help="材料或办理结果的名称。 Name.")],
    *,
    use: Annotated[str, typer.Option(help="needed 申请材料 | produced 办理结果。 Use.")] = "needed",
    source: Annotated[
        str, typer.Option(help="government 政府部门核发 | applicant 申请人自备 | other。 Source.")
    ] = "applicant",
    issuer: Annotated[str, typer.Option(help="核发部门。 Who issues it.")] = "",
) -> None:
    """给事项增加一项材料。 Add a material to an item."""
    added = {"name": name, "use": use, "source": source, "issuer": issuer}
    _set_materials(item, lambda known: [*known, added])


@service_items.command("remove-material")
def remove_material(item: RecordName, material: MaterialName) -> None:
    """删除一项材料。 Remove a material."""
    _set_materials(item, lambda known: [m for m in known if m["name"] != material])


@service_items.command("compile")
def compile_item(
    item: RecordName,
    *,
    material: Annotated[
        list[str] | None,
        typer.Option(
            help="材料,可重复;不给则为本事项应编的全部材料,由其他部门核发的除外。 "
            "Materials, or all that are due, save what others issue."
        ),
    ] = None,
    provider: Annotated[
        str, typer.Option(help="提供单位的信用代码,缺省为本单位。 Credit code of the provider.")
    ] = "",
) -> None:
    """由事项的材料一次生成目录草稿并保持关联。 Draft entries from the materials of an item."""

    def ask(api: Client) -> Any:
        path = ITEMS.of(api, item)
        rows = api.get(f"{path}/guide")["rows"]
        wanted = [_material(rows, one)["id"] for one in material or ()]
        due = [row["id"] for row in rows if row["standing"] == "due" and row["counts"]]
        if not (wanted or due):
            raise NothingDueError(
                "该事项没有应编而未编的材料(申请人自备和其他部门核发的不计);要为某项材料编目,"
                "请用 --material 指明,全部材料见 service-item guide。",
                "No material of this item is due: what applicants bring and others issue is not. "
                "Name one by --material; service-item guide lists them.",
                field="material",
            )
        body = {"material_ids": wanted or due, "provider": provider}
        return api.post(f"{path}/compile", body)["rows"]

    list_of(ask, COMPILED, title="目录草稿")


@systems.command("link")
def link_systems(
    system: Annotated[
        str,
        typer.Argument(help="系统,不给则为权限范围内的全部系统。 A system, or all of one's reach."),
    ] = "",
) -> None:
    """把写有系统名称的目录与系统关联。 Relate entries to the systems that they name."""
    with client() as api:
        path = SYSTEMS.of(api, system) if system else SYSTEMS.path
        told = api.post(f"{path}/link", {})
    if chosen().as_json:
        show_json(told)
    else:
        say(f"[green]✓[/green] 已关联 {told['linked']} 个目录")


@service_items.command()
def cover(
    item: RecordName,
    material: MaterialName,
    entry: Annotated[str, typer.Argument(help="目录名称、代码或编号。 Name, code or id.")],
) -> None:
    """指明哪个目录含有该材料的内容(免交)。 Say which entry holds what a material says."""
    _on_material(item, material, "cover", lambda api: {"entry_id": find(api, ENTRY, entry)})


@service_items.command("exclude-material")
def exclude_material(item: RecordName, material: MaterialName, reason: Reason) -> None:
    """把材料标为不应编。 Say why a material needs no entry."""
    _on_material(item, material, "exclude", lambda _: {"reason": reason})


@service_items.command("include-material")
def include_material(item: RecordName, material: MaterialName) -> None:
    """恢复材料应编。 Let a material need an entry again."""
    _on_material(item, material, "include", lambda _: None)


@systems.command("guide")
def system_guide(system: RecordName) -> None:
    """查看系统的目录,以及只写了系统名称、尚未关联的目录。 The entries of a system."""
    with client() as api:
        told = api.get(f"{SYSTEMS.of(api, system)}/guide")
    if chosen().as_json:
        show_json(told)
        return
    show_rows(told["entries"], FACE, title="已关联的目录")
    show_rows(told["naming"], FACE, title="写有该系统名称、未关联的目录")


@systems.command("compile")
def compile_system(
    system: RecordName,
    table: Annotated[
        list[str], typer.Argument(help="数据表,名称 或 名称=物理表名。 Tables: name or name=table.")
    ],
) -> None:
    """由系统的数据表一次生成目录草稿并保持关联。 Draft entries from the tables of a system."""
    named = [one.partition("=")[::2] for one in table]
    body = {"tables": [{"name": name, "table": physical} for name, physical in named]}
    list_of(
        lambda api: api.post(f"{SYSTEMS.of(api, system)}/compile", body)["rows"],
        COMPILED,
        title="目录草稿",
    )


@relations.command("list")
def list_relations(
    kind: Annotated[str, typer.Argument(help="entry | service_item | system | duty。 Kind.")],
    thing: Annotated[str, typer.Argument(help="名称、编码或编号。 Name, code or id.")],
    *,
    past: Annotated[bool, typer.Option(help="包括已解除的。 With what has ended.")] = False,
) -> None:
    """查看与某个对象的全部关联。 All that is related to a thing."""

    def ask(api: Client) -> Any:
        found = find(api, _known(THINGS, kind), thing)
        return api.get(f"/api/catalogue/relations/{kind}/{found}", past=past)["rows"]

    list_of(ask, RELATION, title="关联")


@relations.command("add")
def add_relation(
    kind: Annotated[
        str,
        typer.Argument(
            help="from_system 目录→来源系统 | needs、produces 事项→目录 | based_on 事项→权责 | "
            "supported_by 事项→系统 | related 目录→目录。 Kind."
        ),
    ],
    source: Annotated[str, typer.Argument(help="起点的名称、编码或编号。 From.")],
    target: Annotated[str, typer.Argument(help="终点的名称、编码或编号。 To.")],
) -> None:
    """建立关联。 Relate two things."""

    def ask(api: Client) -> Any:
        one, other = _known(ENDS, kind)
        ends = {"source_id": find(api, one, source), "target_id": find(api, other, target)}
        return api.post("/api/catalogue/relations", {"kind": kind, **ends})

    one_of(ask, MADE, done="已关联")


@relations.command("end")
def end_relation(
    relation: Annotated[str, typer.Argument(help="关联编号,见 relation list。 Id.")],
) -> None:
    """解除关联;历史保留。 End a relation; its history stays."""
    path = f"/api/catalogue/relations/{relation}"
    one_of(lambda api: api.delete(path), MADE, done="已解除")


def coverage(
    register: Annotated[
        str, typer.Argument(help="service_item 政务服务事项 | system 应用系统。 Which register.")
    ] = "service_item",
    by: Annotated[
        str, typer.Option(help="region 区划 | organisation 单位 | level 层级 | kind 类型。")
    ] = "region",
    region: Annotated[
        str, typer.Option(help="行政区划代码,含下级;缺省为本单位所在。 Division.")
    ] = "",
) -> None:
    """查看编目覆盖率。 Which service items or systems have a published entry."""
    with client() as api:
        told = api.get(f"/api/catalogue/coverage/{register}", by=by, region=region)
    if chosen().as_json:
        show_json(told)
        return
    whole = {"label": told["region_name"] or "全部", **told["whole"]}
    parts = [{**row, "label": row["label"] + "本级"} if row["own"] else row for row in told["rows"]]
    rows = [{**row, "percent": _percent(row["rate"])} for row in (*parts, whole)]
    show_rows(rows, COVERAGE, title="编目覆盖率")


def _percent(rate: float | None) -> str:
    return "不适用" if rate is None else f"{rate:.2%}"


def _set_materials(item: str, change: Callable[[list[dict[str, Any]]], list[Any]]) -> None:
    kept = ("name", "use", "source", "issuer", "required", "entry_id")

    def ask(api: Client) -> Any:
        path = ITEMS.of(api, item)
        known = [{name: one[name] for name in kept} for one in api.get(path)["materials"]]
        api.put(f"{path}/materials", {"materials": change(known)})
        return api.get(f"{path}/guide")["rows"]

    list_of(ask, GUIDE, title="材料")


def _on_material(
    item: str, material: str, verb: str, body: Callable[[Client], Mapping[str, Any] | None]
) -> None:
    def ask(api: Client) -> Any:
        path = ITEMS.of(api, item)
        found = _material(api.get(f"{path}/guide")["rows"], material)["id"]
        return api.post(f"{path}/materials/{found}/{verb}", body(api))["rows"]

    list_of(ask, GUIDE, title="材料")


def _material(rows: list[dict[str, Any]], wanted: str) -> dict[str, Any]:
    for row in rows:
        if wanted in (row["id"], row["name"]):
            return row
    raise MaterialUnknownError(
        f"该事项没有材料“{wanted}”,请用 service-item guide 查看。",
        f"The item has no material {wanted!r}; see service-item guide.",
        field="material",
    )


def _known(kinds: Mapping[str, Any], wanted: str) -> Any:
    if wanted not in kinds:
        raise RelationUnknownError(
            f"没有“{wanted}”这一种,可选:{'、'.join(kinds)}。",
            f"There is no kind {wanted!r}; choose one of {', '.join(kinds)}.",
            field="kind",
        )
    return kinds[wanted]
