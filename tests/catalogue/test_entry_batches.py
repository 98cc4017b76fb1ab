"""Many entries at once: each decided for itself; what is exported is read back unchanged."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.catalogue.makers import Cast, a_draft, drafted, published
from tests.catalogue.test_sheets import ALL
from tongbase.base.approvals.reading import list_waiting
from tongbase.base.imports.records import records_of
from tongbase.base.imports.terms import Fate
from tongbase.base.notices.post import list_notices
from tongbase.base.paging import PageRequest
from tongbase.base.sheets.headings import places_of
from tongbase.base.sheets.terms import Line
from tongbase.catalogue.actions import entry_batches as batches
from tongbase.catalogue.actions.entries import update_entry
from tongbase.catalogue.actions.entry_batches import Changes
from tongbase.catalogue.actions.sheets import EntriesImport
from tongbase.catalogue.errors import (
    ChangedSinceError,
    EntryIncompleteError,
    FieldInvalidError,
    StatusForbidsError,
)
from tongbase.catalogue.queries.entries import get_whole_entry
from tongbase.catalogue.queries.sheets import export
from tongbase.catalogue.rules.sheet import read_entry
from tongbase.catalogue.rules.sheet_lines import HEADINGS
from tongbase.catalogue.terms.codes import ShareType, UpdateCycle
from tongbase.catalogue.terms.searching import Filters, Scope
from tongbase.catalogue.terms.sheets import COLUMNS, HEADS
from tongbase.catalogue.terms.states import ReviewDecision, Status
from tongbase.kernel.errors import DeniedError, NotFoundError
from tongbase.kernel.ledger.reading import history_of
from tongbase.standards.terms.grading import Level

REACH = Filters(scope=Scope.REACH)


def two(hands: Cast) -> list[str]:
    return [drafted(hands, name=name).id for name in ("企业注销信息", "企业变更信息")]


def test_many_go_the_whole_way_together(hands: Cast) -> None:
    ids = two(hands)
    assert not [v for v in batches.submit_entries(hands.compiler, ids) if v.error]
    batches.review_entries(hands.head, ids, ReviewDecision.APPROVE)
    done = batches.review_entries(hands.bureau, ids, ReviewDecision.APPROVE, "同意发布")
    assert [verdict.done.status for verdict in done] == [Status.PUBLISHED] * 2
    assert len({verdict.done.res_code for verdict in done}) == 2
    asked = batches.ask_withdrawals(hands.compiler, ids, reason="机构改革")
    assert [verdict.done.status for verdict in asked] == [Status.PUBLISHED] * 2
    batches.review_entries(hands.head, ids, ReviewDecision.APPROVE)
    gone = batches.review_entries(hands.bureau, ids, ReviewDecision.APPROVE)
    assert [verdict.done.status for verdict in gone] == [Status.WITHDRAWN] * 2


def test_what_was_ticked_is_decided_and_nothing_that_took_its_place(hands: Cast) -> None:
    changed, kept = ids = two(hands)
    batches.submit_entries(hands.compiler, ids)
    waiting = list_waiting(hands.head, PageRequest()).rows
    ticked = {step.case.subject: step.opened_at for step in waiting if step.opened_at}
    later = replace(hands.compiler, now=hands.compiler.now + timedelta(minutes=1))
    batches.recall_entries(later, [changed])
    update_entry(later, changed, {"share_condition": "另有约定"})
    batches.submit_entries(later, [changed])
    done = batches.review_entries(hands.head, ids, ReviewDecision.APPROVE, read_at=ticked)
    assert [type(verdict.error) for verdict in done] == [ChangedSinceError, type(None)]
    assert get_whole_entry(hands.head, changed).status is Status.DEPARTMENT_REVIEW
    listed = {kept: get_whole_entry(hands.bureau, kept).changed_at}
    bureau = replace(hands.bureau, now=later.now)
    assert batches.review_entries(bureau, [kept], ReviewDecision.APPROVE, read_at=listed)
    assert get_whole_entry(hands.bureau, kept).status is Status.PUBLISHED
    assert batches.ask_withdrawals(later, [kept], reason="机构改革")[0].error is None
    (late,) = batches.review_entries(hands.head, [kept], ReviewDecision.APPROVE, read_at=ticked)
    assert isinstance(late.error, ChangedSinceError)  # yes to a publication takes nothing off


def test_a_batch_is_one_notice_to_each_who_hears_of_it(hands: Cast) -> None:
    ids = two(hands)
    batches.submit_entries(replace(hands.compiler, request="submission"), ids)
    batches.review_entries(replace(hands.head, request="approval"), ids, ReviewDecision.APPROVE)
    waiting, told = (
        list_notices(work, PageRequest()).rows for work in (hands.head, hands.compiler)
    )
    assert [(row.count, row.link) for row in waiting] == [
        (2, "/workbench/waiting?kind=catalogue.entry")
    ]
    assert [row.zh for row in told] == ["您提交的 2 件目录审核结果:待主管部门审核。"]


def test_one_that_is_refused_holds_nobody_up(hands: Cast) -> None:
    good, bad = two(hands)
    batches.change_entries(hands.compiler, [bad], Changes(entry={"abstract": ""}))
    told = batches.submit_entries(hands.compiler, [bad, good, "gone"])
    assert [type(verdict.error) for verdict in told] == [
        EntryIncompleteError,
        type(None),
        type(told[2].error),
    ]
    assert isinstance(told[2].error, NotFoundError)
    assert get_whole_entry(hands.compiler, bad).status is Status.DRAFT
    assert get_whole_entry(hands.compiler, good).status is Status.DEPARTMENT_REVIEW


def test_each_has_its_own_opinion_in_its_trail(hands: Cast) -> None:
    ids = two(hands)
    batches.submit_entries(hands.compiler, ids)
    batches.review_entries(hands.head, ids, ReviewDecision.RETURN, "请补充依据")
    for each in ids:
        line = history_of(hands.head.db, each)[0]
        assert (line.event, "请补充依据" in line.detail) == ("catalogue.entry.reviewed", True)
    back = batches.recall_entries(hands.compiler, ids)
    assert [verdict.done.status for verdict in back] == [Status.DRAFT] * 2


def test_fields_are_set_on_many_entries_and_on_their_items(hands: Cast) -> None:
    ids = two(hands)
    changes = Changes(
        entry={"update_cycle": UpdateCycle.WEEKLY},
        items={"share_type": ShareType.CONDITIONAL, "data_level": Level.G3},
        of_items=frozenset({"企业名称"}),
    )
    batches.change_entries(hands.compiler, ids, changes)
    for each in ids:
        entry = get_whole_entry(hands.compiler, each)
        assert entry.update_cycle is UpdateCycle.WEEKLY
        assert [item.data_level for item in entry.items] == [None, Level.G3, None]


def test_a_change_that_is_half_wrong_leaves_nothing(hands: Cast) -> None:
    ids = two(hands)
    changes = Changes(entry={"abstract": "新"}, items={"length": -1})
    told = batches.change_entries(hands.compiler, ids, changes)
    assert all(verdict.error for verdict in told)
    assert get_whole_entry(hands.compiler, ids[0]).abstract != "新"


def test_what_is_published_is_not_edited_in_a_batch(hands: Cast) -> None:
    (told,) = batches.change_entries(
        hands.compiler, [published(hands).id], Changes(entry={"abstract": "新"})
    )
    assert isinstance(told.error, StatusForbidsError)


def test_unknown_fields_are_refused(hands: Cast) -> None:
    (told, _) = batches.change_entries(hands.compiler, two(hands), Changes(entry={"colour": "红"}))
    assert isinstance(told.error, FieldInvalidError)


def test_a_neighbour_deletes_nothing(hands: Cast) -> None:
    told = batches.delete_entries(hands.neighbour, two(hands))
    assert all(isinstance(verdict.error, NotFoundError | DeniedError) for verdict in told)
    done = batches.delete_entries(hands.compiler, [verdict.id for verdict in told])
    assert not [verdict for verdict in done if verdict.error]


def test_what_is_exported_is_read_back_unchanged(hands: Cast) -> None:
    published(hands)
    drafted(hands, name="企业年报信息", related_codes=("102001/000001", "102001/000002"))
    rows = list(export.exported_lines(hands.compiler, REACH))
    places = places_of(HEADINGS, COLUMNS)
    assert set(places) == ALL
    lines = [
        Line(n, {field: row[place] for field, place in places.items() if row[place]})
        for n, row in enumerate(rows, start=2)
    ]
    run = EntriesImport.begin(hands.compiler, {}, ALL)
    judged = run.judge(hands.compiler, [read_entry(each) for each in records_of(lines, HEADS)])
    assert [(each.fate, each.faults) for each in judged] == [(Fate.SAME, ())] * 2


def test_an_export_holds_what_one_may_see_and_the_filters_keep(hands: Cast) -> None:
    published(hands)
    drafted(hands, name="企业年报信息", share_type=ShareType.UNCONDITIONAL)
    place = HEADINGS.index("信息资源名称")

    def names(work, filters: Filters) -> list[str]:
        return [row[place] for row in export.exported_lines(work, filters) if row[place]]

    assert names(hands.neighbour, REACH) == []
    assert names(hands.visitor, REACH) == ["企业登记基本信息"]
    assert len(names(hands.bureau, REACH)) == 2
    only = Filters(scope=Scope.REACH, share_type=[ShareType.UNCONDITIONAL])
    assert names(hands.compiler, only) == ["企业年报信息"]


def test_a_revision_is_not_exported_beside_its_entry(hands: Cast) -> None:
    from tongbase.catalogue.actions.entries import revise_entry

    revise_entry(hands.compiler, published(hands).id)
    hands.compiler.db.flush()
    assert len(list(export.exported_lines(hands.compiler, REACH))) == len(a_draft().items)


@pytest.mark.parametrize("batch", [1, 3])
def test_an_export_of_any_number_comes_in_batches(
    hands: Cast, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    for number in range(4):
        drafted(hands, name=f"企业信息{number}")
    whole = list(export.exported_lines(hands.compiler, REACH))
    monkeypatch.setattr(export, "BATCH_ENTRIES", batch)
    assert list(export.exported_lines(hands.compiler, REACH)) == whole
