"""Writing an entry: drafted by hand, from a file or from a lake table; shown and changed."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import one_of, pairs
from tongbase.app.cli.commands.searching import ENTRY
from tongbase.app.cli.commands.tables import find_table
from tongbase.app.cli.entry_words import Codes, codes_of, meant, read_file, written
from tongbase.app.cli.find import ENTRY as ENTRIES
from tongbase.app.cli.find import ORGANISATION, find
from tongbase.app.cli.state import client
from tongbase.app.client import Client
from tongbase.kernel.errors import InvalidError

TOLD = frozenset({"id"})
"""What the catalogue tells of an item and does not take back."""
PATH = "/api/catalogue/entries"

EntryName = Annotated[
    str, typer.Argument(help="目录名称、资源代码或编号。 Name, resource code or id of the entry.")
]
FileOfEntry = Annotated[
    Path | None,
    typer.Option(
        "--file",
        help="YAML 或 JSON 文件:字段用中文名称或字段名,信息项为列表;"
        "样例见 entry show --yaml。 A YAML or JSON file; see `entry show --yaml`.",
    ),
]
Values = Annotated[
    list[str] | None,
    typer.Argument(
        help="其他字段=值,中文名称或字段名,如 摘要=… 共享类型=有条件共享 更新周期=每日。 "
        "Other fields as name=value."
    ),
]
ItemNames = Annotated[
    list[str] | None,
    typer.Option(
        "--item",
        help="信息项名称,或 名称=数据类型,可重复,如 企业名称=字符型。 Items, maybe with types.",
    ),
]


class DraftSourceError(InvalidError):
    """An entry was to be drafted from nothing, or from a table and by hand at once."""

    code = "cli.draft_source"


def draft(
    source: Annotated[
        str,
        typer.Option("--from", help="数据湖中的表,如 ods.qydj。 A lake table, such as ods.qydj."),
    ] = "",
    file: FileOfEntry = None,
    name: Annotated[
        str, typer.Option(help="目录名称;与 --from 合用时缺省取表的中文名。 Name of the entry.")
    ] = "",
    provider: Annotated[
        str,
        typer.Option(help="提供方名称或信用代码,缺省为本单位。 Provider, else one's own."),
    ] = "",
    item: ItemNames = None,
    value: Values = None,
) -> None:
    """起草目录:手工填写、读取文件,或由表的元数据反编目。
    Draft an entry: by hand, from a file, or from a table's metadata.
    """
    given: dict[str, Any] = pairs(value or [])
    if provider:
        given["provider"] = provider
    if item:
        given["items"] = [_item(each) for each in item]
    _check_source(source, file, by_hand=bool(given), named=bool(name))
    if name:
        given["name"] = name
    one_of(lambda api: _drafted(api, source, file, given), ENTRY, done="已生成目录草稿")


def edit(
    entry: EntryName,
    file: Annotated[Path, typer.Option("--file", help="YAML 或 JSON 文件。 A YAML or JSON file.")],
) -> None:
    """按文件修改目录:文件里写了的字段,以及全部信息项(如写了)。
    Change an entry by a file: the fields that it names, and all items if it lists them.
    """

    def ask(api: Client) -> Any:
        told = _told(api, read_file(file), codes_of(api))
        now = api.get(f"{PATH}/{find(api, ENTRIES, entry)}")
        if told.get("provider") == now["provider_code"]:
            del told["provider"]
        path, items = f"{PATH}/{now['id']}", told.pop("items", None)
        if items is not None:  # what is refused most comes first: then nothing is changed
            now = api.put(f"{path}/items", {"items": items})
        return api.patch(path, told) if told else now

    one_of(ask, ENTRY, done="已保存")


def show_as_file(ask: Any) -> None:
    """Print an entry as a file that ``entry draft`` and ``entry edit`` read."""
    with client() as api:
        typer.echo(written(ask(api), codes_of(api)), nl=False)


def put_items(
    api: Client, path: str, read: Mapping[str, Any], items: Iterable[Mapping[str, Any]]
) -> Any:
    """Put the items of an entry in place of those that were read, unless it changed meanwhile."""
    body = [{name: value for name, value in one.items() if name not in TOLD} for one in items]
    return api.put(f"{path}/items", {"items": body, "read_at": read["changed_at"]})


def _drafted(api: Client, source: str, file: Path | None, given: Mapping[str, Any]) -> Any:
    if source:
        table, body = find_table(api, source), {"name": given.get("name", "")}
        made = api.post(f"/api/govern/tables/{table}/draft-entry", body)
        return api.get(f"{PATH}/{made['entry_id']}")
    codes = codes_of(api)
    told = _told(api, read_file(file), codes) if file else {}
    return api.post(PATH, {**told, **_told(api, given, codes)})


def _told(api: Client, words: Mapping[str, Any], codes: Codes) -> dict[str, Any]:
    """Return what words say as the API takes it, the provider by its code."""
    told = meant(words, codes)
    by_name = told.pop("provider_name", "")
    provider = told.get("provider") or by_name
    if isinstance(provider, str) and provider:
        told["provider"] = find(api, ORGANISATION, provider)
    return told


def _item(word: str) -> dict[str, str]:
    name, sign, kind = word.partition("=")
    return {"name": name, "data_type": kind} if sign else {"name": name}


def _check_source(source: str, file: Path | None, *, by_hand: bool, named: bool) -> None:
    if source and (file or by_hand):
        raise DraftSourceError(
            "--from 由表反编目,只能与 --name 合用;其他字段请在草稿生成后用 entry set 填写。",
            "--from drafts from a table and takes --name alone; fill in the rest by `entry set`.",
            field="from",
        )
    if not (source or file or by_hand or named):
        raise DraftSourceError(
            "请用 --name 等选项填写目录,或用 --file 给出文件,或用 --from 指明数据湖中的表。",
            "Fill in the entry by options such as --name, or name a --file, or a table by --from.",
            field="name",
        )
