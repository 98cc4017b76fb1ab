"""What a code list may hold, how a new version follows the old one, in what lists differ."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tongbase.standards.errors import CodeListInvalidError
from tongbase.standards.terms.codes import Code, CodeDifference, CodeListContent
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.quality import QualityRule

ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
NAME_CHARACTERS_MAX = 200
CODE_CHARACTERS_MAX = 64
CODES_MAX = 20_000
CONTENT_FIELDS = ("name_zh", "name_en", "source", "description", "scope", "maps_to")


def check_list(content: CodeListContent) -> None:
    """Refuse what cannot be a code list; the field says which part is at fault."""
    if ID.fullmatch(content.id) is None:
        raise _wrong(
            "id",
            f"代码集编号“{content.id}”应为小写字母开头的字母、数字、下划线,如 school_kind。",
            f"The id {content.id!r} has small letters, digits and underscores: school_kind.",
        )
    if not content.name_zh or len(content.name_zh) > NAME_CHARACTERS_MAX:
        raise _wrong(
            "name_zh",
            f"请填写代码集名称,不超过 {NAME_CHARACTERS_MAX} 个字符。",
            f"Give a name of at most {NAME_CHARACTERS_MAX} characters.",
        )
    if content.maps_to == content.id:
        raise _wrong(
            "maps_to",
            "代码集不能对应到自身,请选择另一个代码集。",
            "A list cannot adapt itself; choose another.",
        )


def check_codes(codes: Sequence[Code]) -> None:
    """Refuse codes that come twice, have no name, hang on nothing or on themselves."""
    if len(codes) > CODES_MAX:
        raise _wrong(
            "codes",
            f"一个代码集不超过 {CODES_MAX} 个代码,当前为 {len(codes)} 个。",
            f"A list holds at most {CODES_MAX} codes, not {len(codes)}.",
        )
    for code, times in Counter(each.code for each in codes).items():
        if times > 1:
            raise _wrong(
                "code",
                f"代码“{code}”重复 {times} 次,请删除重复的行。",
                f"The code {code!r} comes {times} times; keep one.",
            )
    for each in codes:
        check_code(each)
    _check_parents({each.code: each.parent for each in codes})


def follow(before: Sequence[Code], after: Sequence[Code], today: date) -> list[Code]:
    """Return the codes of a list once a new version holds from ``today`` on.

    A code that the new version has no more ends the day before and stays: data hold it.
    """
    kept = {each.code for each in after}
    ended = today - timedelta(days=1)
    gone = [
        each if _ends_by(each, ended) else replace(each, valid_to=ended)
        for each in before
        if each.code not in kept and (each.valid_from is None or each.valid_from <= ended)
    ]
    known = {each.code for each in before}
    begun = [
        replace(each, valid_from=today)
        if each.code not in known and each.valid_from is None and before
        else each
        for each in after
    ]
    return [*begun, *gone]


def rules_of_codes(rule: QualityRule, codes: Sequence[Code], today: date) -> list[QualityRule]:
    """Make of a rule on a list the one on unknown codes, and the one on those that ended.

    A code that held once may stand rightly in an old row: to be unknown is another fault.
    """
    if not codes:
        return []
    known = dict.fromkeys(each.code for each in codes)
    lasting = {each.code for each in codes if each.valid_to is None or each.valid_to >= today}
    ended = tuple(code for code in known if code not in lasting)
    unknown = replace(rule, values=tuple(known))
    if not ended:
        return [unknown]
    told = replace(rule, code=f"{rule.code}:ended", name=_ended(rule.label), forbidden=ended)
    return [unknown, told]


def code_differences(before: Sequence[Code], after: Sequence[Code]) -> list[CodeDifference]:
    """List the codes that came, went, or say something else."""
    old = {each.code: each for each in before}
    new = {each.code: each for each in after}
    found: list[CodeDifference] = []
    for code in [*old, *(code for code in new if code not in old)]:
        a, b = old.get(code), new.get(code)
        if a is None or b is None:
            found.append(CodeDifference(code, "code", _name(a), _name(b)))
        else:
            found.extend(_changes(a, b))
    return found


def _changes(a: Code, b: Code) -> Iterator[CodeDifference]:
    pairs = (
        ("name_zh", a.name.zh, b.name.zh),
        ("name_en", a.name.en, b.name.en),
        ("parent", a.parent or "", b.parent or ""),
        ("valid_from", _day(a.valid_from), _day(b.valid_from)),
        ("valid_to", _day(a.valid_to), _day(b.valid_to)),
        ("maps_to", a.maps_to, b.maps_to),
    )
    return (CodeDifference(a.code, field, old, new) for field, old, new in pairs if old != new)


def check_code(each: Code) -> None:
    """Refuse a code that cannot be one, whatever stands beside it."""
    if not each.code or len(each.code) > CODE_CHARACTERS_MAX:
        raise _wrong(
            "code",
            f"代码不能为空,也不能超过 {CODE_CHARACTERS_MAX} 个字符:“{each.code}”。",
            f"A code has 1 to {CODE_CHARACTERS_MAX} characters: {each.code!r}.",
        )
    if not each.name.zh:
        raise _wrong(
            "name_zh",
            f"请填写代码“{each.code}”的名称。",
            f"The code {each.code!r} needs a name.",
        )
    if each.valid_from and each.valid_to and each.valid_from > each.valid_to:
        raise _wrong(
            "valid_to",
            f"代码“{each.code}”的停用日期 {each.valid_to} 早于启用日期 {each.valid_from}。",
            f"The code {each.code!r} ends on {each.valid_to}, before {each.valid_from}.",
        )


def _check_parents(parents: Mapping[str, str | None]) -> None:
    for code, parent in parents.items():
        if parent is not None and parent not in parents:
            raise _wrong(
                "parent",
                f"代码“{code}”的上级代码“{parent}”不在本代码集中,请先添加上级代码。",
                f"The code {code!r} stands below {parent!r}, which is not in this list.",
            )
    for code in parents:
        seen, at = {code}, parents[code]
        while at is not None and at not in seen:
            seen.add(at)
            at = parents[at]
        if at is not None:
            raise _wrong(
                "parent",
                f"代码“{code}”的上级关系成环,请修正上级代码。",
                f"The codes above {code!r} form a circle; mend it.",
            )


def _ended(label: Label) -> Label:
    zh, en = label.zh.rpartition(":")[0] or label.zh, label.en.rpartition(":")[0] or label.en
    return Label(f"{zh}:代码已停用(曾在代码集中有效)", f"{en}: the code was valid and has ended")


def _ends_by(each: Code, day: date) -> bool:
    return each.valid_to is not None and each.valid_to <= day


def _name(each: Code | None) -> str | None:
    return each.name.zh if each else None


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _wrong(field: str, zh: str, en: str) -> CodeListInvalidError:
    return CodeListInvalidError(zh, en, field=field)
