"""Builders of records: duties, service items, systems."""

from dataclasses import replace

from tests.catalogue.makers import Cast
from tongbase.catalogue.actions.materials import set_materials
from tongbase.catalogue.actions.registers import add_record
from tongbase.catalogue.actions.relations import relate
from tongbase.catalogue.models import Duty, Entry, Relation, ServiceItem, System
from tongbase.catalogue.terms.registers import (
    DutyContent,
    MaterialDraft,
    MaterialSource,
    MaterialUse,
    PowerKind,
    Register,
    ServiceItemContent,
    SystemContent,
)
from tongbase.catalogue.terms.relations import RelationDraft, RelationKind
from tongbase.kernel.work import Work

LICENCE = MaterialDraft(name="营业执照", use=MaterialUse.PRODUCED, source=MaterialSource.GOVERNMENT)
IDENTITY = MaterialDraft(
    name="法定代表人身份证件", source=MaterialSource.GOVERNMENT, issuer="公安部门"
)
LEASE = MaterialDraft(name="住所使用证明", source=MaterialSource.APPLICANT)


def a_duty(work: Work, **changes: object) -> Duty:
    content = DutyContent(name="企业登记", code="4201000100", kind=PowerKind.CONFIRMATION)
    made = add_record(work, Register.DUTY, replace(content, **changes))  # type: ignore[arg-type]
    assert isinstance(made, Duty)
    return made


def an_item(work: Work, *materials: MaterialDraft, **changes: object) -> ServiceItem:
    content = ServiceItemContent(
        name="公司设立登记", code="11420100MA00000001", kind=PowerKind.CONFIRMATION
    )
    changed = replace(content, **changes)  # type: ignore[arg-type]
    made = add_record(work, Register.SERVICE_ITEM, changed)
    assert isinstance(made, ServiceItem)
    if materials:
        set_materials(work, made.id, materials)
    return made


def a_system(work: Work, **changes: object) -> System:
    content = SystemContent(name="企业登记全程电子化系统", databases=("PostgreSQL",))
    made = add_record(work, Register.SYSTEM, replace(content, **changes))  # type: ignore[arg-type]
    assert isinstance(made, System)
    return made


def produces(hands: Cast, item: ServiceItem, entry: Entry) -> Relation:
    return relate(hands.compiler, RelationDraft(RelationKind.PRODUCES, item.id, entry.id))
