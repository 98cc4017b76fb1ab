"""Records of the registers: well formed, and what their states allow."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from tongbase.catalogue.errors import RecordInvalidError, RecordStatusForbidsError
from tongbase.catalogue.rules.gaps import Gap
from tongbase.catalogue.rules.names import NAME_CHARACTERS_MAX, normalise
from tongbase.catalogue.terms.registers import (
    RECORD_STATUS_LABELS,
    RECORD_VERB_LABELS,
    Content,
    DutyContent,
    ExerciseLevel,
    MaterialDraft,
    PowerKind,
    RecordStatus,
    RecordVerb,
    Register,
    ServiceItemContent,
    SystemContent,
)

CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.\-/]{0,63}")
CODE_CHARACTERS_MIN = 4
HANDLING_DAYS_MAX = 3650
MATERIALS_MAX = 200
DOMAINS_MAX = 10

VERBS: MappingProxyType[RecordStatus, tuple[RecordVerb, ...]] = MappingProxyType(
    {
        RecordStatus.DRAFT: (RecordVerb.EDIT, RecordVerb.DELETE, RecordVerb.ENABLE),
        RecordStatus.IN_USE: (
            RecordVerb.EDIT,
            RecordVerb.DELETE,
            RecordVerb.STOP,
            RecordVerb.EXCLUDE,
            RecordVerb.INCLUDE,
            RecordVerb.COMPILE,
        ),
        RecordStatus.STOPPED: (RecordVerb.DELETE, RecordVerb.ENABLE),
    }
)
COMPILED = frozenset({Register.SERVICE_ITEM, Register.SYSTEM})
"""The registers whose records the catalogue must cover (应编尽编)."""
OF_COMPILED = frozenset({RecordVerb.EXCLUDE, RecordVerb.INCLUDE, RecordVerb.COMPILE})
BATCH_FIELDS: MappingProxyType[Register, frozenset[str]] = MappingProxyType(
    {
        Register.DUTY: frozenset({"kind", "level", "basis", "parent", "note"}),
        Register.SERVICE_ITEM: frozenset(
            {"kind", "level", "basis", "domains", "handling_days", "note"}
        ),
        Register.SYSTEM: frozenset({"level", "network", "databases", "go_live_on", "note"}),
    }
)
"""What many records may be given at once: not what tells them apart."""

LEVELS: MappingProxyType[str, ExerciseLevel] = MappingProxyType(
    {
        "province": ExerciseLevel.PROVINCE,
        "city": ExerciseLevel.CITY,
        "county": ExerciseLevel.COUNTY,
        "group": ExerciseLevel.COUNTY,
    }
)
"""The level at which the organisations of a region stand, by the region's own."""

Check = Callable[[Any], Iterator[Gap]]


def verbs_in(register: Register, status: RecordStatus) -> tuple[RecordVerb, ...]:
    """Return the verbs that a state knows; duties are no measure of the catalogue."""
    known = VERBS[status]
    return known if register in COMPILED else tuple(v for v in known if v not in OF_COMPILED)


def check_verb(register: Register, status: RecordStatus, verb: RecordVerb) -> None:
    """Refuse a verb that the state does not know."""
    if verb not in verbs_in(register, status):
        state, wanted = RECORD_STATUS_LABELS[status], RECORD_VERB_LABELS[verb]
        raise RecordStatusForbidsError(
            f"该记录当前为“{state.zh}”,不能执行“{wanted.zh}”。",
            f"The record is in state “{state.en}”: “{wanted.en}” is not possible now.",
            status=status.value,
            verb=verb.value,
        )


def faults_of(content: Content) -> tuple[Gap, ...]:
    """List everything that keeps a record from being kept."""
    return tuple(fault for check in CHECKS[type(content)] for fault in check(content))


def check_content(content: Content) -> None:
    """Refuse a record with the whole list of what is wrong."""
    faults = faults_of(content)
    if faults:
        raise RecordInvalidError(
            "".join(fault.zh for fault in faults),
            " ".join(fault.en for fault in faults),
            field=faults[0].field,
            faults=[asdict(fault) for fault in faults],
        )


def check_materials(materials: tuple[MaterialDraft, ...]) -> None:
    """Refuse materials that are nameless, too many, or the same twice."""
    if len(materials) > MATERIALS_MAX:
        raise RecordInvalidError(
            f"一个事项最多 {MATERIALS_MAX} 项材料,当前 {len(materials)} 项。",
            f"An item has at most {MATERIALS_MAX} materials, this one {len(materials)}.",
            field="materials",
        )
    seen: set[tuple[str, str]] = set()
    for place, material in enumerate(materials):
        key = (normalise(material.name), material.use)
        if not key[0] or len(material.name) > NAME_CHARACTERS_MAX or key in seen:
            raise RecordInvalidError(
                f"第 {place + 1} 项材料没有名称、名称超过 {NAME_CHARACTERS_MAX} 个字符,"
                "或与前面的重复,请修改。",
                f"Material {place + 1} has no name, too long a one, or one that came before.",
                field=f"materials.{place}.name",
            )
        seen.add(key)


def _name(content: Content) -> Iterator[Gap]:
    if not normalise(content.name) or len(content.name) > NAME_CHARACTERS_MAX:
        yield Gap(
            "name",
            f"名称不能为空,也不能超过 {NAME_CHARACTERS_MAX} 个字符。",
            f"A name is needed, of at most {NAME_CHARACTERS_MAX} characters.",
        )


def _code(content: Content) -> Iterator[Gap]:
    if not content.code:
        yield Gap("code", "缺少编码,请填写。", "The code is missing; fill it in.")
    else:
        yield from _code_form(content)


def _code_form(content: Content) -> Iterator[Gap]:
    code = content.code
    if code and (len(code) < CODE_CHARACTERS_MIN or CODE.fullmatch(code) is None):
        yield Gap(
            "code",
            f"编码“{code}”应为 {CODE_CHARACTERS_MIN} 至 64 位字母、数字或 - _ . /。",
            f"A code has {CODE_CHARACTERS_MIN} to 64 letters, digits or - _ . /; {code} has not.",
        )


def _kind(content: DutyContent | ServiceItemContent) -> Iterator[Gap]:
    if content.kind is None:
        yield Gap("kind", "缺少类型,请选择。", "The kind is missing; choose one.")


def _power(content: DutyContent) -> Iterator[Gap]:
    if content.kind is PowerKind.PUBLIC_SERVICE:
        yield Gap(
            "kind",
            "公共服务不是行政权力,请登记为政务服务事项。",
            "A public service is no power; register it as a service item.",
        )
    if content.parent and content.parent == content.code:
        yield Gap("parent", "权责事项不能是自己的上级。", "A duty cannot stand above itself.")


def _days(content: ServiceItemContent) -> Iterator[Gap]:
    days = content.handling_days
    if days is not None and not 0 <= days <= HANDLING_DAYS_MAX:
        yield Gap(
            "handling_days",
            f"办理时限应为 0 至 {HANDLING_DAYS_MAX} 个工作日。",
            f"An item is handled in 0 to {HANDLING_DAYS_MAX} working days.",
        )


def _domains(content: ServiceItemContent) -> Iterator[Gap]:
    if len(content.domains) > DOMAINS_MAX:
        yield Gap(
            "domains",
            f"所属领域最多 {DOMAINS_MAX} 个。",
            f"An item belongs to at most {DOMAINS_MAX} domains.",
        )


CHECKS: Mapping[type[Content], tuple[Check, ...]] = MappingProxyType(
    {
        DutyContent: (_name, _code, _kind, _power),
        ServiceItemContent: (_name, _code, _kind, _days, _domains),
        SystemContent: (_name, _code_form),
    }
)
