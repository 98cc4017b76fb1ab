"""From a foreign data set to a draft of an entry: what it says, and what fills its gaps."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from tongbase.base.harvest.terms import Foreign, ForeignField
from tongbase.catalogue.rules.formats import FORMAT_TYPES, INTERFACE
from tongbase.catalogue.rules.names import NAME_CHARACTERS_MAX, normalise
from tongbase.catalogue.terms.codes import FormatCategory, ItemType
from tongbase.catalogue.terms.drafts import EntryDraft, ItemDraft
from tongbase.catalogue.terms.harvest import HarvestDefaults
from tongbase.kernel.plain_text import STRANGE
from tongbase.standards.terms.labels import Label

ABSTRACT_CHARACTERS_MAX = 1000
DESCRIPTION_CHARACTERS_MAX = 1000
TAGS = re.compile(r"<[^<>]{1,500}>")
# Types of Frictionless Table Schema; geo types, objects and arrays are general.
TYPES: Mapping[str, ItemType] = MappingProxyType(
    {
        "string": ItemType.TEXT,
        "number": ItemType.NUMBER,
        "integer": ItemType.INTEGER,
        "boolean": ItemType.LOGICAL,
        "date": ItemType.DATE,
        "datetime": ItemType.MOMENT,
        "time": ItemType.TEXT,
        "year": ItemType.INTEGER,
        "yearmonth": ItemType.TEXT,
        "duration": ItemType.TEXT,
        "any": ItemType.GENERAL,
        "object": ItemType.GENERAL,
        "array": ItemType.GENERAL,
    }
)
RENEWED = ("name", "abstract", "format_category", "format_type")
RENEWED_OF_ITEMS = ("field_name", "data_type", "description")
LEFT_SHOWN_MAX = 10
CUT = Label(
    f"标题超过 {NAME_CHARACTERS_MAX} 个字符,名称已截短,完整标题写在摘要开头。",
    f"The title has more than {NAME_CHARACTERS_MAX} characters: the name is cut, the whole title "
    "stands at the head of the abstract.",
)
APART = Label(
    "本单位已有同名目录,名称后注明了对方的发布单位。",
    "The provider has an entry of that name: the name says whose data these are.",
)


class Renewal(NamedTuple):
    """What a change in the source changes here: which fields of an entry, and what of an item."""

    content: Callable[[EntryDraft], dict[str, Any]]
    item: Callable[[ItemDraft, ItemDraft], ItemDraft]


@dataclass(frozen=True)
class Brought:
    """A draft of what a source says, how it renews what is there, and what did not come along.

    ``is_cut``: the title is too long for a name, and stands whole at the head of the abstract.
    ``is_apart``: an entry of that name was there, so the name says whose data these are.
    """

    draft: EntryDraft
    renewal: Renewal
    left: tuple[Label, ...] = ()
    is_cut: bool = False
    is_apart: bool = False

    @property
    def note(self) -> Label:
        """Say what did not come along, or not whole; nothing where all did."""
        apart, cut = APART if self.is_apart else None, CUT if self.is_cut else None
        told = [each for each in (apart, cut, self._told_left()) if each]
        return Label("".join(each.zh for each in told), " ".join(each.en for each in told))

    def _told_left(self) -> Label | None:
        if not self.left:
            return None
        shown, more = self.left[:LEFT_SHOWN_MAX], len(self.left) - LEFT_SHOWN_MAX
        zh, en = "".join(each.zh for each in shown), " ".join(each.en for each in shown)
        return Label(
            f"以下内容未带入:{zh}" + (f"另有 {more} 处。" if more > 0 else ""),
            f"Not taken along: {en}" + (f" And {more} more." if more > 0 else ""),
        )


def brought(foreign: Foreign, defaults: HarvestDefaults, provider: str) -> Brought:
    """Draft an entry; defaults say what the source does not."""
    category, form = _format_of(foreign)
    draft = EntryDraft(
        name=plain(foreign.title),
        abstract=shortened(plain(foreign.abstract), ABSTRACT_CHARACTERS_MAX),
        provider=provider,
        items=items_of(foreign.fields),
        classify_code=defaults.classify_code,
        share_type=defaults.share_type,
        open_type=defaults.open_type,
        update_cycle=defaults.update_cycle,
        data_class=defaults.data_class,
        format_category=category,
        format_type=form,
    )
    return Brought(draft, Renewal(renewed_content, renewed_item))


def fitted(told: Brought) -> Brought:
    """Cut a name that is too long for one; the abstract begins with all of it."""
    name = told.draft.name
    if len(name) <= NAME_CHARACTERS_MAX:
        return told
    draft = replace(
        told.draft,
        name=shortened(name, NAME_CHARACTERS_MAX),
        abstract=shortened(f"{name}\n{told.draft.abstract}".strip(), ABSTRACT_CHARACTERS_MAX),
    )
    return replace(told, draft=draft, is_cut=True)


def told_apart(told: Brought, foreign: Foreign) -> Brought | None:
    """Let the name say whose data these are; nothing where the source does not tell.

    A portal tells data sets apart by their organisations, which all have their 婚姻登记信息.
    """
    whose = plain(foreign.publisher)
    if not whose:
        return None
    named = replace(told.draft, name=f"{told.draft.name}({whose})")
    return fitted(replace(told, draft=named, is_apart=True))


def items_of(fields: Sequence[ForeignField]) -> tuple[ItemDraft, ...]:
    """Draft items; a field that comes again, in another file of the package, is one item.

    A name that is too long is cut; the description begins with all of it.
    """
    items: dict[str, ItemDraft] = {}
    for field in fields:
        name, said = plain(field.title or field.name), plain(field.description)
        whole = said if len(name) <= NAME_CHARACTERS_MAX else f"{name}\n{said}".strip()
        item = ItemDraft(
            name=shortened(name, NAME_CHARACTERS_MAX),
            field_name=plain(field.name) if field.kind else "",
            data_type=TYPES.get(field.kind),
            description=shortened(whole, DESCRIPTION_CHARACTERS_MAX),
        )
        items.setdefault(normalise(name), item)
    return tuple(items.values())


def merged_items(
    old: Sequence[ItemDraft], new: Sequence[ItemDraft], renewal: Renewal
) -> tuple[ItemDraft, ...]:
    """Renew items by the source and keep what people have said of them; none told, none changed."""
    if not new:
        return tuple(old)
    known = {normalise(item.name): item for item in old}
    pairs = ((known.get(normalise(item.name)), item) for item in new)
    return tuple(renewal.item(before, item) if before else item for before, item in pairs)


def renewed_content(draft: EntryDraft) -> dict[str, Any]:
    """Return what a change in the source changes of an entry; all else people have completed."""
    return {name: value for name in RENEWED if (value := getattr(draft, name))}


def renewed_item(known: ItemDraft, item: ItemDraft) -> ItemDraft:
    """Let an item say what the source says of it."""
    said = {name: value for name in RENEWED_OF_ITEMS if (value := getattr(item, name))}
    return replace(known, **said)


def origin_of(foreign: Foreign) -> dict[str, Any]:
    """Keep what an entry has no place for."""
    return {
        "publisher": foreign.publisher,
        "licence": foreign.licence,
        "modified": foreign.modified,
        "keywords": list(foreign.keywords),
        "resources": [
            {"url": each.url, "form": each.form, "name": each.name} for each in foreign.resources
        ],
    }


def plain(text: str) -> str:
    """Take markup and characters that cannot be shown out of a text, and blanks together."""
    return " ".join(STRANGE.sub("", TAGS.sub(" ", text)).split())


def shortened(text: str, characters: int) -> str:
    """Cut a text that is too long, and show that it was cut."""
    return text if len(text) <= characters else f"{text[: characters - 1]}…"


def _format_of(foreign: Foreign) -> tuple[FormatCategory | None, str]:
    for resource in foreign.resources:
        form = resource.form.casefold()
        if form == INTERFACE.casefold():
            return FormatCategory.SERVICE, INTERFACE
        for category, types in FORMAT_TYPES.items():
            found = next((each for each in types if each.casefold() == form), None)
            if found is not None:
                return category, found
    return None, ""
