"""The life of an entry: drafted, completed, reviewed, published, revised."""

from dataclasses import replace
from typing import Any

import pytest

from tests.catalogue.makers import (
    CITY,
    ITEMS,
    MARKET,
    Cast,
    a_draft,
    drafted,
    fresh,
    owned,
    publish,
    published,
)
from tongbase.base.approvals.errors import OpinionMissingError, OwnCaseError
from tongbase.base.approvals.reading import list_waiting, trail_of
from tongbase.base.lake.errors import TableOfOthersError
from tongbase.base.lake.names import TableName
from tongbase.base.lake.owners import claim
from tongbase.base.notices.post import count_unread
from tongbase.base.paging import PageRequest
from tongbase.catalogue import api
from tongbase.catalogue.actions.entries import (
    delete_entry,
    draft_entry,
    revise_entry,
    update_entry,
)
from tongbase.catalogue.actions.entry_batches import Changes, change_entries
from tongbase.catalogue.actions.items import set_items
from tongbase.catalogue.actions.resources import bind_resource, release_resource
from tongbase.catalogue.actions.reviews import recall_entry, review_entry, submit_entry
from tongbase.catalogue.actions.words import set_code_style
from tongbase.catalogue.errors import (
    CoreDataSharedError,
    EntryIncompleteError,
    EntryNotFoundError,
    NameTakenError,
    ResourceTakenError,
    RevisionOpenError,
    SecretRefusedError,
    StatusForbidsError,
)
from tongbase.catalogue.queries.bound import notices_of
from tongbase.catalogue.queries.contents import items_of, missing_of
from tongbase.catalogue.queries.entries import get_version, list_versions
from tongbase.catalogue.queries.verbs import verbs_of
from tongbase.catalogue.rules.versions import differences
from tongbase.catalogue.terms.codes import ItemType, OpenType, ShareType
from tongbase.catalogue.terms.drafts import ItemDraft, ResourceDraft
from tongbase.catalogue.terms.states import ReviewDecision, Status
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.reading import history_of
from tongbase.standards.terms.grading import Level

APPROVE, REJECT, RETURN = ReviewDecision.APPROVE, ReviewDecision.REJECT, ReviewDecision.RETURN
TABLE = ResourceDraft("market", "company")


def told(hands: Cast, entry_id: str) -> list[str]:
    hands.bureau.db.flush()
    return [line.event for line in reversed(history_of(hands.bureau.db, entry_id))]


def test_a_complete_draft_is_reviewed_twice_and_published_with_a_code(hands: Cast):
    entry = published(hands)
    assert entry.status is Status.PUBLISHED
    assert (entry.res_code, entry.version, entry.pub_date.isoformat()) == (
        "102001/000001",
        1,
        "2026-03-02",
    )
    assert entry.dept_head_approved_by == "head"
    assert told(hands, entry.id) == [
        "catalogue.entry.drafted",
        "catalogue.entry.submitted",
        "catalogue.entry.reviewed",
        "catalogue.entry.reviewed",
        "catalogue.entry.published",
    ]


def test_the_provider_is_the_actors_organisation_with_its_registered_name(hands: Cast):
    entry = drafted(hands)
    assert (entry.provider_code, entry.provider_name) == (MARKET, "武汉市市场监督管理局")
    assert (entry.provider_path, entry.region_code) == (f"{CITY.value}/{MARKET}", "420100")


def test_a_neighbour_cannot_draft_for_another(hands: Cast):
    with pytest.raises(DeniedError):
        draft_entry(hands.neighbour, a_draft(provider=MARKET))


def test_an_incomplete_draft_gets_all_its_gaps_at_once(hands: Cast):
    entry = drafted(hands, abstract="", update_cycle=None, items=(), region_item="")
    with pytest.raises(EntryIncompleteError) as error:
        submit_entry(hands.compiler, entry.id)
    fields = [gap["field"] for gap in error.value.facts["missing"]]
    assert fields == ["items", "abstract", "update_cycle"]


SHARED = {"share_type": ShareType.CONDITIONAL}
OPENED = {"share_type": ShareType.NOT_SHARED, "open_type": OpenType.CONDITIONAL}
KEPT = {"share_type": ShareType.NOT_SHARED, "open_type": OpenType.NOT_OPEN}


@pytest.mark.parametrize(("told", "field"), [(SHARED, "share_type"), (OPENED, "open_type")])
def test_core_data_are_neither_shared_nor_opened(hands: Cast, told: dict[str, Any], field: str):
    with pytest.raises(CoreDataSharedError) as refused:
        draft_entry(hands.compiler, a_draft(data_level=Level.CORE, **told))
    assert refused.value.field == field
    entry = draft_entry(hands.compiler, a_draft(**told))
    with pytest.raises(CoreDataSharedError) as refused:
        update_entry(hands.compiler, entry.id, {"data_level": Level.CORE})
    assert refused.value.field == field
    core = (ITEMS[0], replace(ITEMS[1], data_level=Level.CORE))
    with pytest.raises(CoreDataSharedError) as refused:
        set_items(hands.compiler, entry.id, core)
    assert refused.value.field == f"items.1.{field}"
    assert f"信息项“{ITEMS[1].name}”" in refused.value.zh
    changes = Changes(items={"data_level": Level.CORE})
    (verdict,) = change_entries(hands.compiler, [entry.id], changes)
    assert isinstance(verdict.error, CoreDataSharedError)


def test_core_data_that_are_kept_back_may_be_listed_and_do_not_leave_that(hands: Cast):
    back = replace(ITEMS[1], data_level=Level.CORE, **KEPT)
    entry = draft_entry(hands.compiler, a_draft(**SHARED, items=(ITEMS[0], back)))
    core = {"data_level": Level.CORE, **KEPT}
    update_entry(hands.compiler, entry.id, core)
    with pytest.raises(CoreDataSharedError):
        update_entry(hands.compiler, entry.id, {"open_type": OpenType.UNCONDITIONAL})
    undecided = {"share_type": None, "open_type": None}
    update_entry(hands.compiler, entry.id, undecided)  # a draft may lack what it will


def test_core_data_of_before_are_not_submitted(hands: Cast):
    entry = draft_entry(hands.compiler, a_draft(**SHARED))
    entry.data_level = Level.CORE
    with pytest.raises(EntryIncompleteError) as refused:
        submit_entry(hands.compiler, entry.id)
    assert [gap["field"] for gap in refused.value.facts["missing"]] == ["share_type"]


def test_secrets_are_refused_when_drafted_and_when_changed(hands: Cast):
    with pytest.raises(SecretRefusedError):
        draft_entry(hands.compiler, a_draft(secret_flag=True))
    entry = drafted(hands)
    with pytest.raises(SecretRefusedError):
        update_entry(hands.compiler, entry.id, {"secret_flag": True})


def test_nobody_reviews_their_own_submission(hands: Cast):
    entry = drafted(hands)
    submit_entry(hands.compiler, entry.id)
    both = hands.compiler.actor.permissions | hands.head.actor.permissions
    self_made = replace(hands.compiler, actor=replace(hands.compiler.actor, permissions=both))
    with pytest.raises(OwnCaseError):
        review_entry(self_made, entry.id, APPROVE)


def test_the_bureau_cannot_decide_before_the_department(hands: Cast):
    entry = drafted(hands)
    submit_entry(hands.compiler, entry.id)
    with pytest.raises(DeniedError):
        review_entry(hands.bureau, entry.id, APPROVE)


def test_each_step_waits_for_its_reviewer_alone(hands: Cast):
    entry = drafted(hands)
    submit_entry(hands.compiler, entry.id)

    def waiting(work):
        return [step.case.subject for step in list_waiting(work, PageRequest()).rows]

    assert (waiting(hands.head), waiting(hands.bureau)) == ([entry.id], [])
    assert waiting(hands.neighbour) == []
    review_entry(hands.head, entry.id, APPROVE)
    assert (waiting(hands.head), waiting(hands.bureau)) == ([], [entry.id])
    assert count_unread(hands.bureau) == 1


def test_the_bureau_has_two_working_days(hands: Cast):
    entry = drafted(hands)
    submit_entry(hands.compiler, entry.id)
    review_entry(hands.head, entry.id, APPROVE)
    step = trail_of(hands.bureau, entry.id)[0].steps[1]
    assert step.due_on.isoformat() == "2026-03-04"


def test_a_rejection_needs_a_reason_and_leads_back_to_the_draft(hands: Cast):
    entry = drafted(hands)
    submit_entry(hands.compiler, entry.id)
    with pytest.raises(OpinionMissingError):
        review_entry(hands.head, entry.id, REJECT)
    review_entry(hands.head, entry.id, REJECT, "摘要过于简单")
    assert entry.status is Status.DRAFT
    assert publish(hands, entry).status is Status.PUBLISHED


def test_a_returned_entry_goes_on_where_it_stopped_if_nothing_changed(hands: Cast):
    entry = drafted(hands)
    submit_entry(hands.compiler, entry.id)
    review_entry(hands.head, entry.id, APPROVE)
    review_entry(hands.bureau, entry.id, RETURN, "请补充说明")
    assert entry.status is Status.RETURNED
    assert submit_entry(hands.compiler, entry.id).entry.status is Status.BUREAU_REVIEW


def test_what_head_and_bureau_returned_goes_on_with_the_bureau(hands: Cast):
    entry = drafted(hands)
    submit_entry(hands.compiler, entry.id)
    review_entry(hands.head, entry.id, RETURN, "请核实级别")
    submit_entry(hands.compiler, entry.id)
    review_entry(hands.head, entry.id, APPROVE)
    review_entry(hands.bureau, entry.id, RETURN, "请补充说明")
    assert submit_entry(hands.compiler, entry.id).entry.status is Status.BUREAU_REVIEW
    (case,) = trail_of(hands.head, entry.id)
    assert [step.opinion for step in case.steps] == ["请核实级别", "", "请补充说明", ""]


def test_a_text_changed_after_the_head_signed_goes_to_the_head_again(hands: Cast):
    entry = drafted(hands)
    submit_entry(hands.compiler, entry.id)
    review_entry(hands.head, entry.id, APPROVE)
    review_entry(hands.bureau, entry.id, RETURN, "请补充说明")
    update_entry(hands.compiler, entry.id, {"abstract": "补充后的摘要。"})
    assert submit_entry(hands.compiler, entry.id).entry.status is Status.DEPARTMENT_REVIEW
    assert [case.state for case in trail_of(hands.head, entry.id)].count("withdrawn") == 1


def test_what_is_not_yet_decided_can_be_recalled(hands: Cast):
    entry = drafted(hands)
    submit_entry(hands.compiler, entry.id)
    assert recall_entry(hands.compiler, entry.id).status is Status.DRAFT
    with pytest.raises(StatusForbidsError):
        recall_entry(hands.compiler, entry.id)


def test_what_is_under_review_cannot_be_changed(hands: Cast):
    entry = drafted(hands)
    submit_entry(hands.compiler, entry.id)
    with pytest.raises(StatusForbidsError):
        set_items(hands.compiler, entry.id, [ItemDraft(name="另一项")])


def test_names_that_differ_in_punctuation_only_are_the_same(hands: Cast):
    drafted(hands, name="企业登记基本信息")
    with pytest.raises(NameTakenError) as error:
        drafted(hands, name="企业登记(基本)信息 ")
    assert error.value.field == "name"
    assert draft_entry(hands.neighbour, a_draft(name="企业登记基本信息")).id


def test_a_revision_becomes_version_two_and_items_keep_their_ids(hands: Cast):
    entry = published(hands)
    ids = {item.code: item.id for item in entry.items}
    revision = revise_entry(hands.compiler, entry.id)
    with pytest.raises(RevisionOpenError):
        revise_entry(hands.compiler, entry.id)
    update_entry(hands.compiler, revision.id, {"name": "企业登记全量信息"})
    items = [ItemDraft(name="企业全称", code="02"), ItemDraft(name="成立日期", code="04")]
    kept = [ItemDraft(name=i.name, code=i.code, data_type=i.data_type) for i in entry.items[::2]]
    typed = [ItemDraft(name=i.name, code=i.code, data_type=kept[0].data_type) for i in items]
    set_items(hands.compiler, revision.id, [kept[0], *typed, kept[1]])
    assert entry.name == "企业登记基本信息"
    again = publish(hands, revision)
    assert (again.id, again.version, again.name) == (entry.id, 2, "企业登记全量信息")
    assert again.res_code == "102001/000001"
    assert revision.status is Status.MERGED
    fresh(hands.bureau.db)
    assert {i.code: i.id for i in again.items} == ids | {"04": again.items[2].id}
    assert [v.number for v in list_versions(hands.bureau, entry.id)] == [2, 1]


def test_the_code_of_an_item_that_went_is_never_given_again(hands: Cast):
    entry = published(hands)
    last = entry.items[-1]
    for number, name in enumerate(("注册资本", "成立日期"), start=4):
        revision = revise_entry(hands.compiler, entry.id)
        update_entry(hands.compiler, revision.id, {"region_item": ""})
        kept = items_of(entry)[:-1]
        set_items(
            hands.compiler,
            revision.id,
            [*kept, replace(kept[0], name=name, code="", field_name="")],
        )
        publish(hands, revision)
        fresh(hands.bureau.db)
        assert [item.code for item in entry.items] == ["01", "02", f"0{number}"]
    one, two = (get_version(hands.bureau, entry.id, n).content for n in (1, 2))
    changed = [(d.item, d.before, d.after) for d in differences(one, two) if d.field == ""]
    assert changed == [(last.code, last.name, None), ("04", None, "注册资本")]


def test_two_versions_can_be_told_apart(hands: Cast):
    entry = published(hands)
    revision = revise_entry(hands.compiler, entry.id)
    update_entry(hands.compiler, revision.id, {"share_condition": "仅限救助核对"})
    set_items(
        hands.compiler,
        revision.id,
        [ItemDraft(name=i.name, code=i.code, data_type=i.data_type) for i in entry.items[:2]],
    )
    update_entry(hands.compiler, revision.id, {"region_item": ""})
    publish(hands, revision)
    one, two = (get_version(hands.bureau, entry.id, n).content for n in (1, 2))
    changed = {(d.item, d.field): (d.before, d.after) for d in differences(one, two)}
    assert changed[None, "share_condition"] == ("仅用于政务服务核验", "仅限救助核对")
    assert changed["03", ""] == ("登记机关行政区划", None)
    assert ("01", "name") not in changed


def test_a_frozen_version_does_not_change_with_the_entry(hands: Cast):
    entry = published(hands)
    publish(hands, _renamed(hands, entry))
    assert get_version(hands.bureau, entry.id, 1).content["entry"]["name"] == "企业登记基本信息"


def _renamed(hands: Cast, entry):
    revision = revise_entry(hands.compiler, entry.id)
    return update_entry(hands.compiler, revision.id, {"name": "企业登记新信息"})


def test_a_draft_is_seen_by_its_department_and_the_bureau_alone(hands: Cast):
    entry = drafted(hands)
    assert api.entry(hands.compiler, entry.id).name == entry.name
    assert api.entry(hands.bureau, entry.id).name == entry.name
    for stranger in (hands.neighbour, hands.visitor):
        with pytest.raises(EntryNotFoundError):
            api.entry(stranger, entry.id)
    publish(hands, entry)
    assert api.published_entry(hands.neighbour, entry.id).status is Status.PUBLISHED


def test_a_draft_can_be_deleted_and_a_published_entry_cannot(hands: Cast):
    entry = drafted(hands)
    delete_entry(hands.compiler, entry.id)
    with pytest.raises(EntryNotFoundError):
        api.entry(hands.compiler, entry.id)
    live = published(hands)
    with pytest.raises(StatusForbidsError):
        delete_entry(hands.compiler, live.id)


def test_the_verbs_follow_state_and_permission(hands: Cast):
    entry = drafted(hands)
    assert verbs_of(hands.compiler, entry) == ["edit", "submit", "bind", "delete"]
    assert verbs_of(hands.head, entry) == []
    submit_entry(hands.compiler, entry.id)
    assert verbs_of(hands.compiler, entry) == ["recall"]
    assert verbs_of(hands.head, entry) == ["review"]


def test_a_table_is_bound_to_one_entry_and_found_by_it(hands: Cast):
    entry = published(hands)
    bound = api.bind_resource(hands.compiler, entry.id, owned(hands, TABLE))
    assert (bound.namespace, bound.table, bound.kind) == ("market", "company", "table")
    assert api.find_by_resource(hands.neighbour, "market", "company").id == entry.id
    assert api.find_by_resource(hands.neighbour, "market", "nothing") is None
    other = drafted(hands, name="另一目录信息")
    with pytest.raises(ResourceTakenError):
        bind_resource(hands.compiler, other.id, TABLE)
    release_resource(hands.compiler, entry.id, bound.id)
    assert bind_resource(hands.compiler, other.id, TABLE).entry_id == other.id


@pytest.mark.parametrize("namespace", ["market", "quarantine"])
def test_a_table_of_another_department_or_of_nobody_cannot_be_bound(hands: Cast, namespace: str):
    entry = drafted(hands)
    if namespace == "market":
        claim(hands.compiler.db, TableName("market", "company"), hands.neighbour.actor.place)
    with pytest.raises(TableOfOthersError) as refused:
        bind_resource(hands.compiler, entry.id, ResourceDraft(namespace, "company"))
    assert refused.value.field == "table"
    assert api.entry(hands.compiler, entry.id).resources == ()


def test_what_a_revision_bound_belongs_to_the_entry_afterwards(hands: Cast):
    entry = published(hands)
    revision = revise_entry(hands.compiler, entry.id)
    bind_resource(hands.compiler, revision.id, owned(hands, TABLE))
    publish(hands, revision)
    fresh(hands.bureau.db)
    assert api.find_by_resource(hands.bureau, "market", "company").id == entry.id


def test_an_item_is_at_least_as_strict_as_its_entry(hands: Cast):
    items = (
        ItemDraft(name="名称", share_type=ShareType.UNCONDITIONAL),
        ItemDraft(name="电话", share_type=ShareType.NOT_SHARED),
    )
    entry = drafted(hands, items=items)
    assert [item.share_type for item in api.entry(hands.compiler, entry.id).items] == [
        ShareType.CONDITIONAL,
        ShareType.NOT_SHARED,
    ]


def test_the_division_item_may_be_named_and_is_kept_by_its_code(hands: Cast):
    entry = drafted(hands, region_item="登记机关 行政区划")
    assert entry.region_item == "03"
    update_entry(hands.compiler, entry.id, {"region_item": "企业名称"})
    assert entry.region_item == "02"
    update_entry(hands.compiler, entry.id, {"region_item": "所在地区划"})
    assert [gap.field for gap in missing_of(entry, hands.compiler.today)] == ["region_item"]
    items = (*items_of(entry), ItemDraft(name="所在地区划", data_type=ItemType.TEXT))
    set_items(hands.compiler, entry.id, items)
    assert (entry.region_item, missing_of(entry, hands.compiler.today)) == ("04", ())


def test_codes_are_written_in_the_chosen_style(hands: Cast):
    set_code_style(hands.bureau, "concat")
    assert published(hands).res_code == "1020010000000001"


def test_a_number_that_another_style_has_written_is_passed_over(hands: Cast):
    set_code_style(hands.bureau, "{classify}{seq:10}")
    assert published(hands).res_code == "1020010000000001"
    set_code_style(hands.bureau, "{classify}{seq:4}")
    other = published(hands, name="企业变更信息", classify_code="102001000000")
    assert other.res_code == "1020010000000002"


def test_a_revision_tells_of_standards_that_ended_since_and_is_not_kept_back(hands: Cast):
    entry = published(hands)
    entry.items[0].std_element_code = "ENDED"
    entry.items[1].code_list_id = "gone"
    hands.compiler.db.flush()
    revision = revise_entry(hands.compiler, entry.id)
    element, code_list = notices_of(hands.compiler, revision)
    assert (element.field, "“ENDED”不是现行标准" in element.zh) == ("items", True)
    assert (code_list.field, "“gone”不是现行代码集" in code_list.zh) == ("items", True)
    submit_entry(hands.compiler, revision.id)
    assert revision.status is not Status.DRAFT
