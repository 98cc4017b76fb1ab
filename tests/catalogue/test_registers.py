"""Duties, service items and systems: registered, isolated, changed, stopped, many at once."""

import pytest

from tests.catalogue.makers import CIVIL, MARKET, Cast
from tests.catalogue.register_makers import (
    IDENTITY,
    LEASE,
    LICENCE,
    a_duty,
    a_system,
    an_item,
)
from tongbase.base.paging import PageRequest
from tongbase.catalogue.actions import batches, registers
from tongbase.catalogue.actions.materials import set_materials
from tongbase.catalogue.errors import (
    ReasonMissingError,
    RecordInUseError,
    RecordInvalidError,
    RecordNotFoundError,
    RecordsRefusedError,
    RecordStatusForbidsError,
    RecordTakenError,
)
from tongbase.catalogue.queries.batches import refusals_of_setting
from tongbase.catalogue.queries.records import record_verbs, view
from tongbase.catalogue.queries.registers import (
    RecordFilters,
    get_record,
    history_of_record,
    list_records,
)
from tongbase.catalogue.terms.registers import (
    ExerciseLevel,
    PowerKind,
    RecordStatus,
    RecordVerb,
    Register,
    ServiceItemContent,
)
from tongbase.kernel.errors import DeniedError

ITEMS = Register.SERVICE_ITEM


def names(hands_work, register: Register, **filters: object) -> list[str]:
    wanted = RecordFilters(**filters)  # type: ignore[arg-type]
    return [row.name for row in list_records(hands_work, register, wanted, PageRequest()).rows]


def test_a_department_registers_a_service_item(hands: Cast):
    item = an_item(hands.compiler, LICENCE, IDENTITY)
    assert (item.organisation_code, item.region_code) == (MARKET, "420100")
    assert item.level is ExerciseLevel.CITY
    assert [one.name for one in item.materials] == ["营业执照", "法定代表人身份证件"]
    told = [line.event for line in history_of_record(hands.compiler, ITEMS, item.id)]
    assert told == ["catalogue.materials.set", "catalogue.record.added"]


def test_what_came_at_once_stands_by_its_codes(hands: Cast):
    for code in ("SX-0013", "SX-0027", "SX-0002"):
        an_item(hands.compiler, name=f"事项{code}", code=code)
    assert names(hands.compiler, ITEMS) == ["事项SX-0002", "事项SX-0013", "事项SX-0027"]


def test_a_department_registers_for_nobody_else(hands: Cast):
    with pytest.raises(DeniedError):
        an_item(hands.compiler, organisation=CIVIL)
    assert an_item(hands.bureau, organisation=CIVIL).organisation_code == CIVIL


def test_a_draft_is_seen_by_its_own_people_and_a_fact_by_all(hands: Cast):
    content = ServiceItemContent(name="草拟事项", code="DRAFT-0001", kind=PowerKind.LICENCE)
    draft = registers.add_record(hands.compiler, ITEMS, content, status=RecordStatus.DRAFT)
    an_item(hands.compiler)
    assert names(hands.neighbour, ITEMS) == ["公司设立登记"]
    assert names(hands.visitor, ITEMS) == ["公司设立登记"]
    assert set(names(hands.bureau, ITEMS)) == {"公司设立登记", "草拟事项"}
    with pytest.raises(RecordNotFoundError):
        get_record(hands.neighbour, ITEMS, draft.id)


def test_a_neighbour_cannot_change_a_record(hands: Cast):
    item = an_item(hands.compiler)
    with pytest.raises(DeniedError):
        registers.update_record(hands.neighbour, ITEMS, item.id, {"name": "改名"})
    assert record_verbs(hands.neighbour, ITEMS, item) == [RecordVerb.COMPILE]


def test_a_code_is_taken_once_in_an_organisation(hands: Cast):
    an_item(hands.compiler)
    with pytest.raises(RecordTakenError) as caught:
        an_item(hands.compiler, name="另一事项")
    assert caught.value.field == "code"
    an_item(hands.neighbour)  # the same item, handled by another department


def test_a_system_is_told_by_its_name(hands: Cast):
    a_system(hands.compiler)
    with pytest.raises(RecordTakenError) as caught:
        a_system(hands.compiler, name="企业登记 全程电子化系统")
    assert caught.value.field == "name"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "、。"}, "name"),
        ({"code": ""}, "code"),
        ({"code": "编码"}, "code"),
        ({"kind": None}, "kind"),
        ({"handling_days": -1}, "handling_days"),
    ],
)
def test_what_is_not_well_formed_is_refused(hands: Cast, changes: dict[str, object], field: str):
    with pytest.raises(RecordInvalidError) as caught:
        an_item(hands.compiler, **changes)
    assert caught.value.field == field


def test_a_public_service_is_no_power(hands: Cast):
    with pytest.raises(RecordInvalidError):
        a_duty(hands.compiler, kind=PowerKind.PUBLIC_SERVICE)


def test_a_record_is_stopped_and_put_in_use_again(hands: Cast):
    item = an_item(hands.compiler)
    with pytest.raises(ReasonMissingError):
        registers.stop_record(hands.compiler, ITEMS, item.id, reason=" ")
    registers.stop_record(hands.compiler, ITEMS, item.id, reason="事项已取消")
    with pytest.raises(RecordStatusForbidsError):
        registers.update_record(hands.compiler, ITEMS, item.id, {"note": "改"})
    registers.enable_record(hands.compiler, ITEMS, item.id)
    assert item.status is RecordStatus.IN_USE


def test_what_others_stand_below_is_not_deleted(hands: Cast):
    upper = a_duty(hands.compiler)
    lower = a_duty(hands.compiler, name="企业设立登记", code="4201000101", parent=upper.code)
    assert view(hands.compiler, lower).parent_name == "企业登记"
    with pytest.raises(RecordInUseError):
        registers.delete_record(hands.compiler, Register.DUTY, upper.id)
    with pytest.raises(RecordsRefusedError):
        batches.delete_records(hands.compiler, Register.DUTY, [upper.id])
    assert batches.delete_records(hands.compiler, Register.DUTY, [upper.id, lower.id]) == 2
    assert names(hands.bureau, Register.DUTY) == []


def test_no_duty_stands_above_itself_however_far_up(hands: Cast):
    lower = a_duty(hands.compiler, name="设立登记", code="4201000101", parent="4201000102")
    middle = a_duty(hands.compiler, name="变更登记", code="4201000102", parent="4201000100")
    with pytest.raises(RecordInvalidError) as error:
        a_duty(hands.compiler, parent=lower.code)
    assert error.value.field == "parent"
    upper = a_duty(hands.compiler)
    with pytest.raises(RecordInvalidError):
        registers.update_record(hands.compiler, Register.DUTY, upper.id, {"parent": lower.code})
    told = refusals_of_setting(
        hands.compiler, Register.DUTY, [upper.id, middle.id], {"parent": lower.code}
    )
    assert [(refusal.name, refusal.field) for refusal in told] == [(middle.name, "parent")]


def test_a_material_that_stays_keeps_its_id(hands: Cast):
    item = an_item(hands.compiler, LICENCE, IDENTITY)
    before = item.materials[1].id
    set_materials(hands.compiler, item.id, [IDENTITY, LEASE])
    assert [one.name for one in item.materials] == [IDENTITY.name, LEASE.name]
    assert item.materials[0].id == before


def test_the_same_material_twice_is_refused(hands: Cast):
    with pytest.raises(RecordInvalidError) as caught:
        an_item(hands.compiler, LEASE, LEASE)
    assert caught.value.field == "materials.1.name"


def test_lists_are_narrowed_by_place_level_kind_and_words(hands: Cast):
    an_item(hands.compiler, domains=("13",))
    an_item(hands.neighbour, name="结婚登记", code="HYDJ-0001", level=ExerciseLevel.COUNTY)
    assert names(hands.bureau, ITEMS, q="结婚") == ["结婚登记"]
    assert names(hands.bureau, ITEMS, q="HYDJ") == ["结婚登记"]
    assert names(hands.bureau, ITEMS, organisation=MARKET) == ["公司设立登记"]
    assert names(hands.bureau, ITEMS, level=ExerciseLevel.COUNTY) == ["结婚登记"]
    assert names(hands.bureau, ITEMS, domain="13") == ["公司设立登记"]
    assert len(names(hands.bureau, ITEMS, region="420000")) == 2
    assert names(hands.bureau, ITEMS, region="420000", own_region=True) == []


def test_many_records_are_given_one_value(hands: Cast):
    ids = [an_item(hands.compiler, code=f"ITEM-{n}").id for n in range(3)]
    done = batches.set_records(hands.compiler, ITEMS, ids, {"level": ExerciseLevel.COUNTY})
    assert [row.level for row in done] == [ExerciseLevel.COUNTY] * 3


def test_a_batch_tells_who_refuses_and_changes_nothing(hands: Cast):
    good, stopped = an_item(hands.compiler), an_item(hands.compiler, code="STOP-1")
    registers.stop_record(hands.compiler, ITEMS, stopped.id, reason="取消")
    ids, changes = [good.id, stopped.id], {"note": "2026 年梳理"}
    told = refusals_of_setting(hands.compiler, ITEMS, ids, changes)
    assert [(one.id, one.field) for one in told] == [(stopped.id, "status")]
    with pytest.raises(RecordsRefusedError):
        batches.set_records(hands.compiler, ITEMS, ids, changes)
    assert good.note == ""


def test_a_neighbours_record_spoils_a_batch(hands: Cast):
    own, other = an_item(hands.compiler), an_item(hands.neighbour)
    told = refusals_of_setting(hands.compiler, ITEMS, [own.id, other.id], {"note": "x"})
    assert [one.id for one in told] == [other.id]
    with pytest.raises(DeniedError):
        batches.set_records(hands.compiler, ITEMS, [own.id, other.id], {"note": "x"})


def test_what_tells_records_apart_is_not_set_for_many(hands: Cast):
    item = an_item(hands.compiler)
    with pytest.raises(RecordInvalidError) as caught:
        batches.set_records(hands.compiler, ITEMS, [item.id], {"code": "X"})
    assert caught.value.field == "code"


def test_many_records_are_deleted_at_once(hands: Cast):
    ids = [a_system(hands.compiler, name=f"系统{n}").id for n in range(3)]
    assert batches.delete_records(hands.compiler, Register.SYSTEM, ids) == 3
    assert names(hands.bureau, Register.SYSTEM) == []


def test_to_set_nothing_is_refused(hands: Cast):
    item = an_item(hands.compiler)
    for attempt in (batches.set_records, refusals_of_setting):
        with pytest.raises(RecordInvalidError) as error:
            attempt(hands.compiler, ITEMS, [item.id], {})
        assert error.value.field == "changes"
