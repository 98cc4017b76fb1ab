"""Catalogue entries (目录): draft from a table, complete, review, publish, search."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import Ask, list_of, one_of, pairs
from tongbase.app.cli.commands.as_of import list_as_of, show_as_of
from tongbase.app.cli.commands.entry_life import recall, review, revise, submit, withdraw
from tongbase.app.cli.commands.entry_showing import ITEM, show_entry, show_items
from tongbase.app.cli.commands.entry_writing import EntryName, draft, edit, put_items, show_as_file
from tongbase.app.cli.commands.searching import ENTRY, list_entries, search
from tongbase.app.cli.commands.tables import find_table
from tongbase.app.cli.commands.trails import show_trail
from tongbase.app.cli.entry_words import codes_of, meant, meant_of_item
from tongbase.app.cli.find import ENTRY as ENTRIES
from tongbase.app.cli.find import find
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.labels import labelled
from tongbase.app.output import remark, say, show_json, show_rows
from tongbase.catalogue.terms.sheets import ITEM as ITEM_FIELD
from tongbase.catalogue.terms.sheets import TITLES
from tongbase.kernel.errors import NotFoundError

group = typer.Typer(
    help="数据目录:反编目、编制、审核、发布、检索。 "
    "Catalogue entries: draft, complete, review, publish, search.",
    no_args_is_help=True,
)

group.command("as-of")(list_as_of)
group.command("search")(search)
group.command("list")(list_entries)
group.command("draft")(draft)
group.command("edit")(edit)

GAP = (("zh", "还缺什么"), ("field", "字段名(填写时用)"))
CODE = (("value", "取值"), ("label", "名称"), ("label_en", "英文名称"))
RESOURCE = (
    ("id", "编号"),
    ("name", "资源名称"),
    ("kind", "类型", "resource_kind"),
    ("namespace", "分层"),
    ("table_name", "表名"),
    ("bound_at", "挂接时间"),
)
DIFFERENCE = (("item", "信息项"), ("field", "字段"), ("before", "原来"), ("after", "后来"))


class ItemUnknownError(NotFoundError):
    """The entry has no such item."""

    code = "cli.item_unknown"


class ResourceUnknownError(NotFoundError):
    """The entry has no such resource."""

    code = "cli.resource_unknown"


class FieldUnknownError(NotFoundError):
    """No field of an entry has codes under this name."""

    code = "cli.field_unknown"


@group.command()
def show(
    entry: EntryName,
    as_of: Annotated[
        str, typer.Option("--as-of", help="查看某日(24:00)的状态,如 2026-03-01。 As of a day.")
    ] = "",
    *,
    as_yaml: Annotated[
        bool,
        typer.Option("--yaml", help="输出为文件内容,可修改后由 draft、edit 读回。 As a file."),
    ] = False,
) -> None:
    """查看目录及其信息项,或其在某日的状态。 Show an entry and its items, now or on a day."""
    if as_yaml and not as_of:
        show_as_file(lambda api: api.get(_path(api, entry)))
        return
    if not as_of:
        show_entry(lambda api: api.get(_path(api, entry)))
        return
    show_as_of(lambda api: api.get(f"{_path(api, entry)}/as-of/{as_of}"), ITEM)


@group.command("set")
def change(
    entry: EntryName,
    value: Annotated[
        list[str],
        typer.Argument(
            help="字段=值,中文名称或字段名(见 entry missing),如 共享类型=有条件共享 abstract=…。 "
            "Fields as name=value; `entry missing` names them."
        ),
    ],
) -> None:
    """填写目录的字段。 Fill in fields."""
    told = pairs(value)
    one_of(
        lambda api: api.patch(_path(api, entry), meant(told, codes_of(api))), ENTRY, done="已保存"
    )


@group.command("set-item")
def change_item(
    entry: EntryName,
    item: Annotated[str, typer.Argument(help="信息项代码、名称或物理列。 Code, name or column.")],
    value: Annotated[
        list[str],
        typer.Argument(
            help="字段=值,如 name=确诊人数 描述=累计 共享类型=不予共享 data_level=G3。 "
            "Fields as name=value."
        ),
    ],
) -> None:
    """修改一个信息项,如取中文名。 Change an item, such as its Chinese name."""

    def ask(api: Client) -> Any:
        path = _path(api, entry)
        read = api.get(path)
        items = read["items"]
        chosen_item = _item(items, item)
        told = meant_of_item(pairs(value), codes_of(api))
        changed = [{**one, **told} if one is chosen_item else one for one in items]
        return put_items(api, path, read, changed)

    show_items(ask)


@group.command()
def missing(entry: EntryName) -> None:
    """列出提交前还缺什么(法定最低要求)。 List what is still missing (the lawful minimum)."""
    with client() as api:
        told = api.get(f"{_path(api, entry)}/missing")
    if chosen().as_json:
        show_json(told)
        return
    show_rows(told["rows"], GAP, title=f"缺项(共 {len(told['rows'])} 条)")
    for notice in told["notices"]:
        remark(notice)


@group.command()
def codes(
    field: Annotated[
        str, typer.Argument(help="字段,如 share_type;不给则列出全部字段。 Field.")
    ] = "",
) -> None:
    """查看目录字段可填的取值。 Show which values the fields of an entry take."""
    with client() as api:
        lists = api.get("/api/catalogue/codes")["lists"]
    if field and field not in lists:
        raise FieldUnknownError(
            f"没有名为“{field}”的代码字段,可选:{'、'.join(lists)}。",
            f"There is no field of codes {field!r}; choose one of {', '.join(lists)}.",
            field="field",
        )
    shown = {field: lists[field]} if field else lists
    if chosen().as_json:
        show_json(shown)
        return
    for name, values in shown.items():
        show_rows(values, CODE, title=name)


for verb in (submit, recall, review, withdraw, revise):
    group.command()(verb)


@group.command()
def bind(
    entry: EntryName,
    table: Annotated[
        str, typer.Argument(help="数据湖中的表,如 ods.qydj。 Lake table, such as ods.qydj.")
    ],
    kind: Annotated[
        str, typer.Option(help="资源类型,见 entry codes resource_kind。 Kind of the resource.")
    ] = "table",
    name: Annotated[str, typer.Option(help="资源名称。 Name of the resource.")] = "",
) -> None:
    """挂接资源。 Bind a lake table to an entry."""

    def ask(api: Client) -> Any:
        found = api.get(f"/api/govern/tables/{find_table(api, table)}")
        body = {
            "namespace": found["namespace"],
            "table": found["name"],
            "kind": kind,
            "name": name,
        }
        return api.post(f"{_path(api, entry)}/resources", body)

    _show_resources(ask)


@group.command()
def release(
    entry: EntryName,
    resource: Annotated[
        str,
        typer.Argument(help="资源的表名(如 ods.qydj)或编号。 Table of the resource, or its id."),
    ],
) -> None:
    """解除挂接。 Release a resource."""

    def ask(api: Client) -> Any:
        path = _path(api, entry)
        meant = _resource(api.get(path)["resources"], resource)
        return api.delete(f"{path}/resources/{meant}")

    _show_resources(ask)


@group.command()
def compare(
    entry: EntryName,
    before: Annotated[
        int | None,
        typer.Argument(help="前一版本,如 1;缺省为现行版本。 Version before; the one in force."),
    ] = None,
    after: Annotated[
        int | None,
        typer.Argument(help="后一版本,如 2;缺省为当前内容。 Version after; what it says now."),
    ] = None,
) -> None:
    """比较目录的两个版本,或变更草稿与现行版本。
    Compare two versions of an entry, or a revision with the version in force.
    """
    numbers = {"from": before, "to": after}
    asked = {name: number for name, number in numbers.items() if number is not None}

    def ask(api: Client) -> Any:
        rows = api.get(f"{_path(api, entry)}/versions/diff", **asked)["rows"]
        return rows if chosen().as_json else list(map(_in_words, rows))

    named = f"{f'V{before}' if before else '现行版本'}与{f'V{after}' if after else '当前内容'}"
    list_of(ask, DIFFERENCE, title=f"{named}的差异")


@group.command("code-style")
def code_style(
    style: Annotated[
        str,
        typer.Argument(
            help="slash | concat | region | provider,或自定义如 {region}{classify}{seq:6};"
            "不给则只查看。 A style or a pattern; only shown if left out."
        ),
    ] = "",
) -> None:
    """查看或设定资源代码的样式;已编的代码不变。
    Show or set the style of resource codes; codes already given stay.
    """
    path = "/api/catalogue/code_style"

    def ask(api: Client) -> Any:
        return api.put(path, {"style": style}) if style else api.get(path)

    one_of(ask, (("style", "样式"), ("example", "示例")), done="已设定" if style else "")


@group.command()
def delete(entry: EntryName) -> None:
    """删除草稿。 Throw a draft away."""
    with client() as api:
        api.delete(_path(api, entry))
    say("[green]✓[/green] 已删除")


@group.command()
def trail(entry: EntryName) -> None:
    """查看目录的审批轨迹:各环节的期限、意见和逾期。
    The approvals of an entry: limits, opinions, lateness.
    """
    show_trail(lambda api: api.get(_path(api, entry))["trail"])


@group.command()
def timeline(entry: EntryName) -> None:
    """查看目录的全部留痕。 All that happened to it."""
    columns = (("at", "时间"), ("actor_name", "人员"), ("zh", "事件"), ("detail", "内容"))
    list_of(lambda api: api.get(f"{_path(api, entry)}/timeline"), columns, title="留痕")


def _path(api: Client, entry: str) -> str:
    return f"/api/catalogue/entries/{find(api, ENTRIES, entry)}"


def _show_resources(ask: Ask) -> None:
    with client() as api:
        found = ask(api)
    if chosen().as_json:
        show_json(found)
        return
    show_rows(found["resources"], RESOURCE, title=f"{found['name']} 的资源")


def _in_words(difference: Mapping[str, Any]) -> Mapping[str, Any]:
    """Tell a difference under the heading of its field, its codes with their labels."""
    field = difference["field"]
    heading = TITLES.get(f"{ITEM_FIELD if difference['item'] else ''}{field}", field)
    told = {side: difference[side] for side in ("before", "after")}
    words = {side: labelled(field, v) if isinstance(v, str) else v for side, v in told.items()}
    return {**difference, **words, "field": heading}


def _resource(resources: Sequence[Mapping[str, Any]], wanted: str) -> str:
    """Return the id of the resource that is meant: by its id or its table."""
    for each in resources:
        if wanted in {each["id"], f"{each['namespace']}.{each['table_name']}"}:
            return str(each["id"])
    raise ResourceUnknownError(
        f"目录没有挂接资源“{wanted}”,请用 entry show --json 查看。",
        f"The entry has no resource {wanted!r}; see `entry show --json`.",
        field="resource",
    )


def _item(items: Sequence[Mapping[str, Any]], wanted: str) -> Mapping[str, Any]:
    """Return the item that is meant: by its code, its column or its name."""
    for word in ("code", "field_name", "name"):
        for item in items:
            if item[word] == wanted:
                return item
    raise ItemUnknownError(
        f"目录没有信息项“{wanted}”,请用 entry show 查看代码。",
        f"The entry has no item {wanted!r}; see `entry show`.",
        field="item",
    )
