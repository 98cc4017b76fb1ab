"""From what people write to the one thing they mean: by its id, or by a name that only it has."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tongbase.app.client import Client
from tongbase.app.labels import LABELS
from tongbase.app.output import dig
from tongbase.kernel.errors import ConflictError, NotFoundError

LOOKED_AT_MAX = 200
ID_CHARACTERS = 32
VERSION = "~"
OWNERS = ("provider_name", "organisation_name", "organisation.name")
STATUS_ZH = {**LABELS["standard_status"], **LABELS["status"]}

Row = Mapping[str, Any]
List = Callable[[Client, str], Iterator[Row]]


class NameUnknownError(NotFoundError):
    """Nothing has this name."""

    code = "cli.name_unknown"


class NameAmbiguousError(ConflictError):
    """Several things have this name."""

    code = "cli.name_ambiguous"


@dataclass(frozen=True)
class Kind:
    """A kind of thing: its words, the option that names it, its list, and what serves as name."""

    zh: str
    en: str
    field: str
    rows: List
    names: Sequence[str]
    key: str = "id"


def find(api: Client, kind: Kind, wanted: str) -> str:
    """Return the id of the one thing that is meant."""
    if is_id(wanted) and kind.key == "id":
        return wanted
    return str(row_of(api, kind, wanted)[kind.key])


def row_of(api: Client, kind: Kind, wanted: str) -> Row:
    """Return what the list of its kind says of the one thing that is meant."""
    rows = kind.rows(api, wanted)
    found = {str(row[kind.key]): row for row in rows if _is_meant(kind, row, wanted)}
    if not found:
        raise NameUnknownError(
            f"没有名为“{wanted}”的{kind.zh},请用 list 命令查看名称或编号。",
            f"There is no {kind.en} {wanted!r}; look for its name or id with the list command.",
            field=kind.field,
        )
    if len(found) > 1:
        ids = sorted(found)
        zh = "、".join(_apart(each, found[each], STATUS_ZH) for each in ids)
        en = ", ".join(_apart(each, found[each], {}) for each in ids)
        raise NameAmbiguousError(
            f"有 {len(found)} 个{kind.zh}名为“{wanted}”,请改用编号:{zh}。",
            f"{len(found)} things are called {wanted!r}; write the id of one: {en}.",
            field=kind.field,
        )
    return next(iter(found.values()))


def is_id(text: str) -> bool:
    """Say whether a text has the form of an id."""
    return len(text) == ID_CHARACTERS and all(each in "0123456789abcdef" for each in text)


def _apart(key: str, row: Row, statuses: Mapping[str, str]) -> str:
    """Tell a candidate by its id, with what sets it apart from its namesakes: state and owner."""
    status = row.get("status") or ""
    owner = next((told for name in OWNERS if (told := dig(row, name))), "")
    beside = [told for told in (statuses.get(status, status), owner) if told]
    return f"{key}({','.join(beside)})" if beside else key


def _is_meant(kind: Kind, row: Row, wanted: str) -> bool:
    return wanted == row[kind.key] or any(dig(row, name) == wanted for name in kind.names)


def _listed(path: str, *, by_words: bool = True, **narrowed: str) -> List:
    """Read the first rows of a list, those with the words where the list can be searched."""

    def rows(api: Client, wanted: str) -> Iterator[Row]:
        words = {"q": wanted} if by_words else {}
        yield from api.get(path, size=LOOKED_AT_MAX, **words, **narrowed)["rows"]

    return rows


def _roles(api: Client, _: str) -> Iterator[Row]:
    """Roles: all there are."""
    yield from api.get("/api/identity/roles")


def _flows(api: Client, wanted: str) -> Iterator[Row]:
    """Flows, by their lake table with or without its namespace."""
    for row in _listed("/api/collect/flows")(api, wanted.removeprefix("ods.")):
        yield {**row, "bare": row["target"].removeprefix("ods.")}


def _elements(api: Client, wanted: str) -> Iterator[Row]:
    """Elements by code and name as they hold; each version by its number too: ``DE42001~2``.

    A draft beside what is in force is named by its number, as a code list is.
    """
    code, _, number = wanted.partition(VERSION)
    rows = list(_listed("/api/standards/elements")(api, code))
    if number:
        rows += _listed("/api/standards/elements", status="replaced")(api, code)
    held = {row["code"] for row in rows if row["status"] == "in_force"}
    for row in rows:
        numbered = f"{row['code']}{VERSION}{row['version']}"
        is_meant = row["status"] == "in_force" or row["code"] not in held
        yield {**row, "numbered": numbered, **({} if is_meant else {"code": "", "name_zh": ""})}


def _entries(api: Client, wanted: str) -> Iterator[Row]:
    """Entries: what all may find, and the drafts of one's own reach."""
    for scope in ("published", "reach"):
        yield from _listed("/api/catalogue/entries", scope=scope)(api, wanted)


SOURCE = Kind("数据源", "source", "source", _listed("/api/collect/sources"), ["name"])
FLOW = Kind("采集任务", "flow", "flow", _flows, ["target", "title", "bare"])
ENTRY = Kind("目录", "entry", "entry", _entries, ["name", "res_code"])
ORGANISATION = Kind(
    "机构",
    "organisation",
    "provider",
    _listed("/api/identity/organisations"),
    ["name", "short_name"],
    key="uscc",
)
ELEMENT = Kind("数据元", "data element", "element", _elements, ["code", "name_zh", "numbered"])
DOCUMENT = Kind(
    "标准文件", "document", "document", _listed("/api/standards/documents"), ["number", "title"]
)
NAMING_RULE = Kind(
    "命名规则", "naming rule", "rule", _listed("/api/standards/naming-rules"), ["code"]
)
SYSTEM = Kind("应用系统", "system", "system", _listed("/api/identity/applications"), ["name"])
APPLICATION = Kind(
    "申请", "application", "application", _listed("/api/share/applications"), ["serial"]
)
GRANT = Kind(
    "授权",
    "grant",
    "grant",
    _listed("/api/share/grants", by_words=False),
    ["service_code", "entry_name", "system_name"],
)
DUTY = Kind("权责事项", "duty", "duty", _listed("/api/catalogue/duties"), ["code", "name"])
SERVICE_ITEM = Kind(
    "政务服务事项",
    "service item",
    "item",
    _listed("/api/catalogue/service-items"),
    ["code", "name"],
)
IT_SYSTEM = Kind(
    "应用系统",
    "system",
    "system",
    _listed("/api/catalogue/systems"),
    ["name", "short_name", "code"],
)
SUBSCRIPTION = Kind(
    "变更订阅",
    "subscription",
    "subscription",
    _listed("/api/catalogue/subscriptions"),
    ["name"],
)
HARVEST_SOURCE = Kind(
    "外部目录",
    "foreign catalogue",
    "source",
    _listed("/api/catalogue/harvests", by_words=False),
    ["name"],
)
ROLE = Kind("角色", "role", "code", _roles, ["zh", "en"], key="code")
PERSON = Kind("人员", "person", "account", _listed("/api/identity/people"), ["account"])
SERVICE = Kind("服务", "service", "service", _listed("/api/share/services"), ["name"], key="code")
