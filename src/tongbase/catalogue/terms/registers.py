"""The registers that the catalogue is compiled from (编目依据): duties, service items, systems.

A row of a register is called a record. What a record says is a value here, so that forms, imports
and batches write it by one rule.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from tongbase.catalogue.terms.codes import Network
from tongbase.standards.terms.labels import Label

SERVICE_DOMAIN = "resource_subject"
"""The code list of 所属领域, in the standards."""


class Register(StrEnum):
    """The three registers. The word is also the kind of its records in relations."""

    DUTY = "duty"
    SERVICE_ITEM = "service_item"
    SYSTEM = "system"


class RecordStatus(StrEnum):
    """Where a record stands: a draft is seen by its own people, the others by all."""

    DRAFT = "draft"
    IN_USE = "in_use"
    STOPPED = "stopped"


class RecordVerb(StrEnum):
    """What a person may do to a record."""

    EDIT = "edit"
    ENABLE = "enable"
    STOP = "stop"
    DELETE = "delete"
    EXCLUDE = "exclude"
    INCLUDE = "include"
    COMPILE = "compile"


class PowerKind(StrEnum):
    """权力类型: the ten of 中办发〔2015〕21号; a service item may also be a public service."""

    LICENCE = "licence"
    PENALTY = "penalty"
    COERCION = "coercion"
    LEVY = "levy"
    PAYMENT = "payment"
    INSPECTION = "inspection"
    CONFIRMATION = "confirmation"
    REWARD = "reward"
    RULING = "ruling"
    OTHER = "other"
    PUBLIC_SERVICE = "public_service"


class ExerciseLevel(StrEnum):
    """行使层级: at which level of government a power is exercised or a system is run."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    VILLAGE = "village"


class MaterialUse(StrEnum):
    """Whether a service item needs a document or produces it."""

    NEEDED = "needed"
    PRODUCED = "produced"


class MaterialSource(StrEnum):
    """来源渠道 of a material."""

    GOVERNMENT = "government"
    APPLICANT = "applicant"
    OTHER = "other"


class Covered(StrEnum):
    """How a record stands to the catalogue: the coverage rate counts ``yes`` alone.

    ``partly``: entries of it are published, and something of it still has none.
    """

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    EXCLUDED = "excluded"


class CoverageSought(StrEnum):
    """Which records a list keeps: ``no`` with those covered in part, ``due`` all that count."""

    DUE = "due"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    EXCLUDED = "excluded"


@dataclass(frozen=True, kw_only=True)
class RecordContent:
    """What the records of all registers say. ``organisation`` is a credit code; empty, one's own.

    ``level`` may be left out; it is then that of the organisation's region.
    """

    name: str
    code: str = ""
    organisation: str = ""
    level: ExerciseLevel | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DutyContent(RecordContent):
    """权责事项. ``parent`` is the code of the duty above it, of the same organisation."""

    kind: PowerKind | None = None
    basis: str = ""
    parent: str = ""


@dataclass(frozen=True, kw_only=True)
class ServiceItemContent(RecordContent):
    """政务服务事项. ``domains`` are codes of 所属领域, ``handling_days`` working days."""

    kind: PowerKind | None = None
    basis: str = ""
    domains: tuple[str, ...] = ()
    handling_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class SystemContent(RecordContent):
    """应用系统. ``application`` is the id under which it calls data services, if it does."""

    short_name: str = ""
    network: Network | None = None
    go_live_on: date | None = None
    databases: tuple[str, ...] = ()
    application: str = ""


Content = DutyContent | ServiceItemContent | SystemContent
CONTENTS: MappingProxyType[Register, type[Content]] = MappingProxyType(
    {
        Register.DUTY: DutyContent,
        Register.SERVICE_ITEM: ServiceItemContent,
        Register.SYSTEM: SystemContent,
    }
)


@dataclass(frozen=True, kw_only=True)
class MaterialDraft:
    """A material that an item needs (申请材料), or a document that it produces (办理结果).

    ``entry_id`` names the catalogue entry that holds what it says: with it, nobody need hand the
    material in (免交). ``issuer`` is the department that issues it, by name.
    """

    name: str
    use: MaterialUse = MaterialUse.NEEDED
    source: MaterialSource = MaterialSource.APPLICANT
    issuer: str = ""
    required: bool = True
    entry_id: str | None = None


REGISTER_LABELS: dict[Register, Label] = {
    Register.DUTY: Label("权责事项", "duty"),
    Register.SERVICE_ITEM: Label("政务服务事项", "service item"),
    Register.SYSTEM: Label("应用系统", "system"),
}
RECORD_STATUS_LABELS: dict[RecordStatus, Label] = {
    RecordStatus.DRAFT: Label("草稿", "Draft"),
    RecordStatus.IN_USE: Label("在用", "In use"),
    RecordStatus.STOPPED: Label("停用", "Stopped"),
}
RECORD_VERB_LABELS: dict[RecordVerb, Label] = {
    RecordVerb.EDIT: Label("编辑", "Edit"),
    RecordVerb.ENABLE: Label("启用", "Put in use"),
    RecordVerb.STOP: Label("停用", "Stop"),
    RecordVerb.DELETE: Label("删除", "Delete"),
    RecordVerb.EXCLUDE: Label("标为不应编", "Need not be compiled"),
    RecordVerb.INCLUDE: Label("恢复应编", "Must be compiled"),
    RecordVerb.COMPILE: Label("引导编目", "Compile"),
}
POWER_KIND_LABELS: dict[PowerKind, Label] = {
    PowerKind.LICENCE: Label("行政许可", "Administrative licence"),
    PowerKind.PENALTY: Label("行政处罚", "Administrative penalty"),
    PowerKind.COERCION: Label("行政强制", "Administrative coercion"),
    PowerKind.LEVY: Label("行政征收", "Administrative levy"),
    PowerKind.PAYMENT: Label("行政给付", "Administrative payment"),
    PowerKind.INSPECTION: Label("行政检查", "Administrative inspection"),
    PowerKind.CONFIRMATION: Label("行政确认", "Administrative confirmation"),
    PowerKind.REWARD: Label("行政奖励", "Administrative reward"),
    PowerKind.RULING: Label("行政裁决", "Administrative ruling"),
    PowerKind.OTHER: Label("其他行政权力", "Other administrative power"),
    PowerKind.PUBLIC_SERVICE: Label("公共服务", "Public service"),
}
EXERCISE_LEVEL_LABELS: dict[ExerciseLevel, Label] = {
    ExerciseLevel.NATIONAL: Label("国家级", "National"),
    ExerciseLevel.PROVINCE: Label("省级", "Province"),
    ExerciseLevel.CITY: Label("市级", "City"),
    ExerciseLevel.COUNTY: Label("县级", "County"),
    ExerciseLevel.TOWN: Label("乡级", "Town"),
    ExerciseLevel.VILLAGE: Label("村级", "Village"),
}
MATERIAL_USE_LABELS: dict[MaterialUse, Label] = {
    MaterialUse.NEEDED: Label("申请材料", "Material needed"),
    MaterialUse.PRODUCED: Label("办理结果", "Document produced"),
}
MATERIAL_SOURCE_LABELS: dict[MaterialSource, Label] = {
    MaterialSource.GOVERNMENT: Label("政府部门核发", "Issued by the government"),
    MaterialSource.APPLICANT: Label("申请人自备", "Provided by the applicant"),
    MaterialSource.OTHER: Label("其他", "Other"),
}
COVERED_LABELS: dict[Covered, Label] = {
    Covered.YES: Label("已编目", "Compiled"),
    Covered.PARTLY: Label("部分编目", "Compiled in part"),
    Covered.NO: Label("应编未编", "Not yet compiled"),
    Covered.EXCLUDED: Label("不应编", "Need not be compiled"),
}
