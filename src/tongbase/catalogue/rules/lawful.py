"""The lawful minimum of an entry (Decree 809, Art. 13 and 15): all gaps named at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import chain

from tongbase.catalogue.errors import EntryIncompleteError, SecretRefusedError
from tongbase.catalogue.rules import formats, names
from tongbase.catalogue.rules.assessments import misdated
from tongbase.catalogue.rules.core_data import core_gaps
from tongbase.catalogue.rules.gaps import Gap, named
from tongbase.catalogue.rules.sharing import LAWFUL_BASES, is_cited
from tongbase.catalogue.terms.codes import LABELS, NoShareBasis, ShareType
from tongbase.catalogue.terms.drafts import EntryContent, ItemDraft
from tongbase.catalogue.terms.sheets import FIELD_LABELS
from tongbase.standards.terms.labels import Label


@dataclass(frozen=True)
class Subject:
    """All that the rules look at. ``head`` is who signed for the department, if anybody did.

    ``today`` is the day in China on which they look.
    """

    content: EntryContent
    items: Sequence[ItemDraft]
    provider_code: str
    provider_name: str
    today: date
    head: str | None = None


Check = Callable[[Subject], Iterator[Gap]]


def gaps_of(subject: Subject) -> tuple[Gap, ...]:
    """List everything that keeps an entry from being submitted."""
    return tuple(gap for check in CHECKS for gap in check(subject))


def check_complete(subject: Subject) -> None:
    """Refuse an incomplete entry with the whole list of its gaps."""
    refuse_gaps(gaps_of(subject))


def check_publishable(subject: Subject) -> None:
    """Refuse to publish what is incomplete or what the department's head has not signed."""
    refuse_gaps((*gaps_of(subject), *_head(subject)))


def refuse_gaps(gaps: Sequence[Gap]) -> None:
    """Raise one error that names all gaps."""
    if gaps:
        raise EntryIncompleteError(
            f"目录尚有 {len(gaps)} 处不符合要求:{''.join(gap.zh for gap in gaps)}",
            f"The entry has {len(gaps)} gaps: {' '.join(gap.en for gap in gaps)}",
            field=gaps[0].field,
            missing=[asdict(gap) for gap in gaps],
        )


def check_not_secret(content: EntryContent) -> None:
    """Refuse state and work secrets (Decree 809, Art. 3)."""
    if content.secret_flag:
        raise SecretRefusedError(
            "涉及国家秘密、工作秘密的数据不得编入本平台目录,请按保密规定另行管理。",
            "State and work secrets may not be listed here; handle them as the secrecy law says.",
            field="secret_flag",
        )


def _name(subject: Subject) -> Iterator[Gap]:
    content = subject.content
    if names.is_system_name(content.name, content.system_name):
        yield Gap(
            "name",
            "目录名称不能是系统或平台的名称,请改为数据内容的名称。",
            "The name is that of a system; name the data instead.",
        )


def _items(subject: Subject) -> Iterator[Gap]:
    if not subject.items:
        yield Gap("items", "缺少信息项,请至少填写一个。", "There are no items; add one.")
    for place, item in enumerate(subject.items):
        if item.data_type is None:
            yield Gap(
                f"items.{place}.data_type",
                f"信息项“{item.name}”缺少数据类型。",
                f"Item {item.name} has no data type.",
            )


def _provider(subject: Subject) -> Iterator[Gap]:
    if not subject.provider_code or not subject.provider_name:
        yield Gap("provider", "缺少信息资源提供方,请选择。", "The provider is missing; choose it.")


REQUIRED: tuple[str, ...] = (
    "classify_code",
    "abstract",
    "format_category",
    "format_type",
    "update_cycle",
    "share_type",
    "data_class",
    "data_level",
    "secrecy_assessed_at",
    "pipia_assessed_at",
)
REQUIRED_IF_SHARED = ("share_mode_category", "share_mode", "share_condition")
REQUIRED_IF_CONDITIONAL = ("share_scope", "use_purpose")


def _fields(subject: Subject) -> Iterator[Gap]:
    content = subject.content
    wanted = REQUIRED
    if content.share_type is not ShareType.NOT_SHARED:
        wanted += REQUIRED_IF_SHARED
    if content.share_type is ShareType.CONDITIONAL:
        wanted += REQUIRED_IF_CONDITIONAL
    for field in wanted:
        if getattr(content, field) in {None, ""}:
            label = FIELD_LABELS[field]
            yield Gap(field, f"缺少{label.zh},请填写。", f"“{label.en}” is missing; fill it in.")


def _assessed(subject: Subject) -> Iterator[Gap]:
    for told in misdated(subject.content, subject.today):
        yield Gap(*told)


def kept_back(
    content: EntryContent, items: Sequence[ItemDraft]
) -> Iterator[tuple[str, EntryContent | ItemDraft]]:
    """Give what is not shared, the entry and its items, each with what leads to its fields."""
    if content.share_type is ShareType.NOT_SHARED:
        yield "", content
    if ShareType.NOT_SHARED in [item.share_type for item in items]:
        for place, item in enumerate(items):
            if item.share_type is ShareType.NOT_SHARED:
                yield f"items.{place}.", item


def ended_bases(content: EntryContent, items: Sequence[ItemDraft]) -> Iterator[Gap]:
    """Name what was a basis not to share before Decree 809 and is none any more."""
    for prefix, told in kept_back(content, items):
        if told.no_share_basis_type is not None:
            yield from (named(told, gap) for gap in _kind(prefix, told.no_share_basis_type))


def _no_share_basis(subject: Subject) -> Iterator[Gap]:
    for prefix, told in kept_back(subject.content, subject.items):
        kind = told.no_share_basis_type
        gaps = chain(_kind(prefix, kind), _citation(prefix, kind, told.no_share_basis_citation))
        yield from (named(told, gap) for gap in gaps)


def _kind(prefix: str, kind: NoShareBasis | None) -> Iterator[Gap]:
    if kind not in LAWFUL_BASES:
        zh, en = ("", "") if kind is None else _unlawful(LABELS["no_share_basis_type"][kind])
        yield Gap(
            f"{prefix}no_share_basis_type",
            f"{zh}不予共享的依据只能是法律、行政法规或国务院决定,请选择。",
            f"{en}Only a law, an administrative regulation or a State Council decision may forbid "
            "it; choose one.",
        )


def _citation(prefix: str, kind: NoShareBasis | None, citation: str) -> Iterator[Gap]:
    if not citation:
        yield Gap(
            f"{prefix}no_share_basis_citation",
            "缺少不予共享依据条款,请填写依据的名称和条款。",
            "Cite the provision that forbids sharing.",
        )
    elif kind in LAWFUL_BASES and not is_cited(kind, citation):
        yield Gap(
            f"{prefix}no_share_basis_citation",
            f"依据“{citation}”无法查证,请写明文件名称(加书名号)和条款,"
            "如《中华人民共和国统计法》第二十五条(国务院决定可不写条款)。",
            f"What forbids sharing cannot be found by “{citation}”: give the title between 《》 "
            "and the article; a decision of the State Council needs no article.",
        )


def _unlawful(kind: Label) -> tuple[str, str]:
    """Warn of what was a basis before Decree 809 and came along from an old platform."""
    return (
        f"“{kind.zh}”按《政务数据共享条例》第十五条已不是合法依据:",
        f"{kind.en} is lawful no more by Decree 809, Art. 15. ",
    )


def _core_data(subject: Subject) -> Iterator[Gap]:
    yield from core_gaps(subject.content, subject.items)


def _format(subject: Subject) -> Iterator[Gap]:
    content = subject.content
    category, mode = content.format_category, content.share_mode
    if category is None:
        return
    if content.format_type and not formats.is_type_of(category, content.format_type):
        known = "、".join(formats.FORMAT_TYPES[category])
        yield Gap(
            "format_type",
            f"信息资源格式类型“{content.format_type}”不属于所选的格式分类,可选:{known}。",
            f"{content.format_type} is no type of this category; choose one of {known}.",
        )
    if mode is not None and not formats.may_be_shared_as(category, mode):
        yield Gap(
            "share_mode",
            "共享方式类型与信息资源格式分类不符:文件类只能以文件共享,数据库类以库表或接口共享。",
            "The share mode does not fit the format: files as files, databases as tables or API.",
        )


def _region_item(subject: Subject) -> Iterator[Gap]:
    wanted = subject.content.region_item
    if wanted and wanted not in {item.code for item in subject.items}:
        yield Gap(
            "region_item",
            f"行政区划信息项“{wanted}”不是任何信息项的代码或名称,请重新选择。",
            f"The division item {wanted} is no code nor name of an item; choose again.",
        )


def _head(subject: Subject) -> Iterator[Gap]:
    if not subject.head:
        yield Gap(
            "dept_head_approved_by",
            "尚未经部门负责人审核同意。",
            "The head of the department has not signed.",
        )


CHECKS: tuple[Check, ...] = (
    _name,
    _items,
    _provider,
    _fields,
    _assessed,
    _no_share_basis,
    _core_data,
    _format,
    _region_item,
)
