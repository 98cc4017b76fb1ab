"""What an entry should be looked at again for, though nothing in it is forbidden."""

import re
from collections.abc import Iterator, Sequence

from tongbase.catalogue.rules.gaps import Gap, named
from tongbase.catalogue.rules.lawful import kept_back
from tongbase.catalogue.terms.drafts import EntryContent, ItemDraft
from tongbase.standards.terms.grading import (
    LEVEL_LABELS,
    TYPE_LABELS,
    TYPE_LEVELS,
    Level,
    SensitiveType,
    highest,
    required_mask,
)
from tongbase.standards.terms.sensitive_names import hinted_types

HAN = re.compile("[\u4e00-\u9fff]")
OLD_BASES = ("政务信息资源共享管理暂行办法", "国发〔2016〕51号")
"""The measures of 2016, by which many entries of old platforms were kept back."""
BRACKETS = str.maketrans("[]()()【】", "〔〕〔〕〔〕〔〕")
WORDS_OF_SECRECY = ("绝密", "机密", "秘密级", "国家秘密", "工作秘密", "军事秘密", "涉密")
OF_ONE_PERSON = (
    SensitiveType.CITIZEN_ID,
    SensitiveType.PASSPORT,
    SensitiveType.PERMIT,
    SensitiveType.MOBILE,
    SensitiveType.BANK_CARD,
    SensitiveType.BIOMETRIC,
)
"""What belongs to one person and to nobody else: names and addresses may be those of anything."""


def remarks_of(content: EntryContent, items: Sequence[ItemDraft]) -> tuple[Gap, ...]:
    """Remark on what reads like a secret, on core data, and on a basis of before Decree 809.

    And on what reads as if it named persons and would be shown as it is, and on items that bear
    the name of a column: nobody finds 公民身份号码 under sfzh. And on an entry that is graded lower
    than one of its items: what holds many grades has the highest of them (就高从严).

    Secrets may not be listed here at all (Decree 809, Art. 3), but only people can tell whether
    a list of classified posts is classified itself; core data are under the strictest care (Data
    Security Law, Art. 21).
    """
    return (
        *_secret_words(content),
        *_core(content, items),
        *_old_bases(content, items),
        *_graded_too_low(content, items),
        *_bare_persons(content, items),
        *_names_of_columns(items),
    )


def _secret_words(content: EntryContent) -> Iterator[Gap]:
    told = (
        ("name", content.name, "目录名称", "The name"),
        ("abstract", content.abstract, "信息资源摘要", "The abstract"),
    )
    for field, text, zh, en in told:
        found = [word for word in WORDS_OF_SECRECY if word in text]
        if found:
            yield Gap(
                field,
                f"{zh}含有“{'、'.join(found)}”字样,请核实数据本身不涉及国家秘密、工作秘密。",
                f"{en} says {', '.join(found)}: make sure that the data are no secret themselves.",
            )


def _core(content: EntryContent, items: Sequence[ItemDraft]) -> Iterator[Gap]:
    graded: tuple[EntryContent | ItemDraft, ...] = (content, *items)
    for place, told in enumerate(graded):
        if told.data_level is Level.CORE:
            gap = Gap(
                f"items.{place - 1}.data_level" if place else "data_level",
                "包含核心数据,须按国家核心数据管理制度从严管理,请核实能否在本平台编目。",
                "Core data are under the strictest care of the state: make sure they may stand "
                "here.",
            )
            yield named(told, gap)


def _old_bases(content: EntryContent, items: Sequence[ItemDraft]) -> Iterator[Gap]:
    for prefix, told in kept_back(content, items):
        cited = told.no_share_basis_citation.translate(BRACKETS)
        if any(title in cited for title in OLD_BASES):
            gap = Gap(
                f"{prefix}no_share_basis_citation",
                "引用的是《政务信息资源共享管理暂行办法》(国发〔2016〕51号);2025年8月1日起按"
                "《政务数据共享条例》(国令第809号)第十五条,不予共享须有法律、行政法规或国务院决定"
                "为依据,请核实并改写依据。",
                "It cites the measures of 2016. Since 1 August 2025 only what Decree 809, Art. 15 "
                "names may keep data back: look at it again and cite that.",
            )
            yield named(told, gap)


def _graded_too_low(content: EntryContent, items: Sequence[ItemDraft]) -> Iterator[Gap]:
    """Core data have a remark of their own."""
    levels = (item.data_level for item in items)
    top = highest(level for level in levels if level is not None and level is not Level.CORE)
    if content.data_level is None or content.data_level.rank >= top.rank:
        return
    item = next(item for item in items if item.data_level is top)
    own, wanted = LEVEL_LABELS[content.data_level], LEVEL_LABELS[top]
    yield Gap(
        "data_level",
        f"目录按“{own.zh}”编目,低于信息项“{item.name}”的“{wanted.zh}”,"
        f"请按就高从严原则核实数据级别(建议“{wanted.zh}”)。",
        f"The entry is graded “{own.en}”, lower than its item {item.name} (“{wanted.en}”): what "
        "holds many grades has the highest of them; look at its grade again.",
    )


def _bare_persons(content: EntryContent, items: Sequence[ItemDraft]) -> Iterator[Gap]:
    for place, item in enumerate(items):
        level, masking = item.data_level or content.data_level, item.masking or content.masking
        kind = _kind_of(item) if level is not None and masking is None else None
        if kind is None or level is None or required_mask(kind, level, masking) is not None:
            continue
        is_, said, wanted = TYPE_LABELS[kind], LEVEL_LABELS[level], LEVEL_LABELS[TYPE_LEVELS[kind]]
        yield Gap(
            f"items.{place}.data_level",
            f"信息项“{item.name}”疑似{is_.zh},却按“{said.zh}”编目且没有脱敏要求,"
            f"请核实其数据级别(建议“{wanted.zh}”)并填写脱敏要求。",
            f"Item {item.name} reads like this: {is_.en}. It is graded “{said.en}” and nothing of "
            f"it is masked: look at its grade again (“{wanted.en}” is proposed) and say how it is "
            "masked.",
        )


def _names_of_columns(items: Sequence[ItemDraft]) -> Iterator[Gap]:
    for place, item in enumerate(items):
        if HAN.search(item.name) is None:
            yield Gap(
                f"items.{place}.name",
                f"信息项“{item.name}”的名称没有汉字,像是字段名,请改为中文名称。",
                f"Item {item.name} bears no Chinese name but that of a column: give it one.",
            )


def _kind_of(item: ItemDraft) -> SensitiveType | None:
    """Say what of a person an item holds: as people told, else as it is called."""
    if item.sensitive_type is not None:
        return item.sensitive_type if item.sensitive_type in OF_ONE_PERSON else None
    hinted = hinted_types(item.field_name, item.name)
    return next((kind for kind in OF_ONE_PERSON if kind in hinted), None)
