"""Imports: a dry run tells all faults, taking over is whole or nothing, each to its own person."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import func, select, text

from tests.conftest import an_actor
from tongbase.app.house import House
from tongbase.base.imports import orders, reading, running
from tongbase.base.imports.errors import (
    ImportEmptyError,
    ImportNotFoundError,
    ImportOptionError,
    ImportStateError,
)
from tongbase.base.imports.events import ImportApplied
from tongbase.base.imports.models import Import, ImportFault
from tongbase.base.imports.port import Importer
from tongbase.base.imports.reading import BESIDE
from tongbase.base.imports.running import jobs_of
from tongbase.base.imports.terms import (
    Fate,
    Fault,
    ImportState,
    Judged,
    Record,
    Weight,
    refused,
)
from tongbase.base.jobs.worker import work_once
from tongbase.base.notices.models import Notice
from tongbase.base.paging import PageRequest
from tongbase.base.sheets.terms import Column, Line
from tongbase.base.uploads.keeping import Incoming, get_upload, keep_upload
from tongbase.base.uploads.permissions import UploadPermission
from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.work import Work

COLUMNS = (
    Column("name", "名称", "Name", needed=True),
    Column("owner", "保管人", "Owner"),
    Column("size", "数量", "Size"),
)


class Notes:
    """Takes lines over as notices: a table that lies at hand."""

    def __init__(self, broken: str = "") -> None:
        self._broken, self._met = broken, set[str]()

    def judge(self, work: Work, read: Sequence[Record]) -> Sequence[Judged[str]]:
        return [self._judged(work, record) for record in read]

    def write(self, work: Work, judged: Sequence[Judged[str]]) -> None:
        for each in judged:
            if each.value == self._broken:
                raise RuntimeError(self._broken)
            work.db.add(
                Notice(id=each.value, person=work.actor.id, at=work.now, zh="", en="", link="")
            )

    def _judged(self, work: Work, record: Record) -> Judged[str]:
        line = record.lines[0]
        name = line.cells.get("name", "")
        if name in self._met:
            return refused(line.number, Fault(line.number, "name", f"“{name}”重复。", "Twice."))
        wrong = [each for each in record.lines if not each.cells.get("size", "0").isdigit()]
        if wrong:
            fault = Fault(wrong[0].number, "size", "数量应为数字。", "A size is a number.")
            other = fault._replace(field="name", zh="名称待核。")
            return refused(line.number, fault, other, *_warned(line))
        self._met.add(name)
        there = work.db.get(Notice, name) is not None
        return Judged(line.number, Fate.SAME if there else Fate.NEW, name, _warned(line))


def _warned(line: Line) -> tuple[Fault, ...]:
    """Nobody keeps a hundred by chance."""
    if line.cells.get("size") != "100":
        return ()
    return (Fault(line.number, "size", "数量偏大。", "That is a lot.", Weight.WARNING),)


def as_it_stands(record: Record) -> Record:
    return record


def importer(broken: str = "", heads: tuple[str, ...] = ()) -> Importer:
    def begin(_work: Work, _options: Mapping[str, object], _fields: frozenset[str]) -> Notes:
        return Notes(broken)

    may = UploadPermission.FILE_ADD
    return Importer(
        "notes", "便签", "Notes", may, COLUMNS, as_it_stands, begin, heads, 2, frozenset({"size"})
    )


def somebody(name: str = "importer"):
    permissions = frozenset({UploadPermission.FILE_ADD})
    return an_actor(name, place=EVERYWHERE, permissions=permissions)


def hand_in(
    house: House,
    text: str | bytes,
    *,
    broken: str = "",
    name: str = "便签.csv",
    heads: tuple[str, ...] = (),
    made: Importer | None = None,
) -> str:
    made = made or importer(broken, heads)
    told = text if isinstance(text, bytes) else text.encode()
    with house.work_for(somebody()) as work:
        upload = keep_upload(work, house.settings, Incoming(name, io.BytesIO(told)))
        ordered = orders.order_check(work, made, upload.id, {})
    work_through(house, made)
    return ordered.id


def work_through(house: House, made: Importer) -> None:
    jobs = {job.kind: replace(job, attempts_max=1) for job in jobs_of([made])}
    shop = replace(house.workshop(), jobs=jobs, open_work=lambda _: house.work_for(somebody()))
    work_once(shop)


def apply(house: House, import_id: str, broken: str = "", *, heads: tuple[str, ...] = ()) -> None:
    made = importer(broken, heads)
    with house.work_for(somebody()) as work:
        orders.order_apply(work, made, import_id)
    work_through(house, made)


def shown(house: House, import_id: str) -> Import:
    with house.sessions() as db:
        return db.get_one(Import, import_id)


def counted(house: House, table) -> int:
    with house.sessions() as db:
        return db.scalar(select(func.count()).select_from(table))


GOOD = "名称,数量\n甲,1\n乙,2\n丙,\n"
MIXED = "名称,数量,批示\n甲,1,阅\n甲,2,\n乙,许多,阅\n丙,3,多,了\n丁,4,\n"


def test_options_that_the_importer_does_not_take_are_refused_by_name(house: House) -> None:
    with house.work_for(somebody()) as work:
        upload = keep_upload(work, house.settings, Incoming("a.csv", io.BytesIO(GOOD.encode())))
        takes = replace(importer(), options=frozenset({"mode"}))
        with pytest.raises(ImportOptionError, match="publish") as refused:
            orders.order_check(work, takes, upload.id, {"mode": "x", "publish": "yes"})
        assert refused.value.field == "options"
        assert "mode" in refused.value.zh
        orders.order_check(work, takes, upload.id, {"mode": "x"})
        with pytest.raises(ImportOptionError):
            orders.order_check(work, importer(), upload.id, {"mode": "x"})


def test_a_check_is_a_dry_run(house: House) -> None:
    import_id = hand_in(house, GOOD)
    assert shown(house, import_id).state is ImportState.CHECKED
    assert shown(house, import_id).counts == {
        "lines": 3,
        "new": 3,
        "changed": 0,
        "same": 0,
        "refused": 0,
        "warned": 0,
    }
    assert counted(house, Notice) == 0


def test_what_is_good_is_taken_over_and_again_changes_nothing(house: House) -> None:
    apply(house, hand_in(house, MIXED))
    assert counted(house, Notice) == 2
    again = hand_in(house, MIXED)
    assert shown(house, again).counts == {
        "lines": 5,
        "new": 0,
        "changed": 0,
        "same": 2,
        "refused": 3,
        "warned": 0,
    }
    with pytest.raises(ImportEmptyError):
        apply(house, again)


def test_every_fault_of_every_line_is_told(house: House) -> None:
    import_id = hand_in(house, MIXED)
    with house.work_for(somebody()) as work:
        page = reading.list_faults(work, import_id, PageRequest(1, 100))
        told = [(fault.line, fault.field) for fault in page.rows]
    assert told == [(3, "name"), (4, "size"), (4, "name"), (5, "")]
    assert shown(house, import_id).unknown_headings == ["批示"]


def test_what_is_still_being_checked_has_no_outcome_yet(house: House) -> None:
    """An empty sheet had said that nothing was wrong."""
    with house.work_for(somebody()) as work:
        upload = keep_upload(work, house.settings, Incoming("a.csv", io.BytesIO(MIXED.encode())))
        ordered = orders.order_check(work, importer(), upload.id, {})
        with pytest.raises(ImportStateError, match="being checked"):
            next(reading.refused_sheet(work, house.settings, importer(), ordered.id))
        with pytest.raises(ImportStateError):
            next(reading.faults_sheet(work, importer(), ordered.id))
        with pytest.raises(ImportStateError) as refused:
            orders.order_apply(work, importer(), ordered.id)
        assert "“校验中”" in refused.value.zh


def test_refused_lines_come_back_as_they_stood_with_their_reasons(house: House) -> None:
    import_id = hand_in(house, MIXED)
    with house.work_for(somebody()) as work:
        rows = list(reading.refused_sheet(work, house.settings, importer(), import_id))
    assert rows[0] == ("不通过原因", "名称", "数量", "批示")
    assert rows[1] == ("“甲”重复。", "甲", "2", "")
    assert rows[2] == ("数量应为数字。名称待核。", "乙", "许多", "阅")
    assert rows[3][0] == "第 5 行有 4 列,应为 3 列。"


WARNED = "名称,数量\n甲,100\n乙,2\n丙,100\n,许多\n"


def told_of(house: House, import_id: str, weight: Weight | None = None) -> list[tuple[int, str]]:
    with house.work_for(somebody()) as work:
        page = reading.list_faults(work, import_id, PageRequest(1, 100), weight)
        return [(fault.line, fault.zh) for fault in page.rows]


def test_what_is_warned_of_is_taken_over_all_the_same(house: House) -> None:
    import_id = hand_in(house, WARNED, heads=("name",))
    counts = shown(house, import_id).counts
    assert (counts["new"], counts["refused"], counts["warned"]) == (2, 1, 2)
    warnings = [(2, "数量偏大。"), (4, "数量偏大。")]
    assert told_of(house, import_id, Weight.WARNING) == warnings
    refusals = [(5, "数量应为数字。"), (5, "名称待核。")]
    assert told_of(house, import_id, Weight.REFUSAL) == refusals
    assert told_of(house, import_id) == [*warnings, *refusals]
    apply(house, import_id, heads=("name",))
    assert counted(house, Notice) == 2
    assert shown(house, import_id).counts == counts


def test_warnings_stand_beside_the_reasons_and_bring_nothing_back(house: House) -> None:
    import_id = hand_in(house, WARNED, heads=("name",))
    made = importer(heads=("name",))
    with house.work_for(somebody()) as work:
        rows = list(reading.refused_sheet(work, house.settings, made, import_id))
        report = list(reading.faults_sheet(work, made, import_id))
    assert [row[1:] for row in rows[1:]] == [("丙", "100"), ("", "许多")]
    assert [row[0] for row in rows[1:]] == [
        f"{BESIDE}【提示】数量偏大。",
        "数量应为数字。名称待核。",
    ]
    assert report == [
        ("行号", "列", "类别", "说明"),
        (2, "数量", "提示", "数量偏大。"),
        (4, "数量", "提示", "数量偏大。"),
        (5, "数量", "不通过", "数量应为数字。"),
        (5, "名称", "不通过", "名称待核。"),
    ]


def test_warnings_crowd_out_no_reason(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "FAULTS_KEPT_MAX", 1)
    import_id = hand_in(house, WARNED, heads=("name",))
    assert told_of(house, import_id) == [(2, "数量偏大。"), (5, "数量应为数字。")]


def test_a_formula_that_nobody_computed_is_no_empty_cell(house: House) -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in (["名称", "数量"], ["甲", 1], ["乙", "=1+1"]):
        book.active.append(row)
    book.save(file)
    import_id = hand_in(house, file.getvalue(), name="便签.xlsx")
    assert shown(house, import_id).counts["refused"] == 1
    with house.work_for(somebody()) as work:
        (fault,) = reading.list_faults(work, import_id, PageRequest(1, 100)).rows
        rows = list(reading.refused_sheet(work, house.settings, importer(), import_id))
    assert (fault.line, "“数量”列的公式没有保存计算结果" in fault.zh) == (3, True)
    assert rows[1:] == [(fault.zh, "乙", "")]


def test_a_refused_record_comes_back_whole_and_not_before_it_is_mended(house: House) -> None:
    several = "名称,数量\n甲,1\n,2\n,许多\n乙,1\n"
    import_id = hand_in(house, several, heads=("name",))
    with house.work_for(somebody()) as work:
        made = importer(heads=("name",))
        rows = list(reading.refused_sheet(work, house.settings, made, import_id))
    assert [row[1:] for row in rows] == [("名称", "数量"), ("甲", "1"), ("", "2"), ("", "许多")]
    assert [row[0] for row in rows[1:]] == [BESIDE, BESIDE, "数量应为数字。名称待核。"]
    again = "\n".join(",".join(row) for row in rows)
    unmended = hand_in(house, again, heads=("name",))
    assert shown(house, unmended).counts["refused"] == 1
    mended = "\n".join(",".join(("", *row[1:])) for row in rows[1:]).replace("许多", "3")
    good = hand_in(house, f"{','.join(rows[0])}\n{mended}", heads=("name",))
    assert shown(house, good).counts["new"] == 1


def test_what_lines_below_say_otherwise_of_the_thing_itself_is_never_dropped(house: House) -> None:
    text = "名称,保管人,数量\n甲,张,1\n甲,李,2\n,赵,3\n乙,张,1\n乙,张,2\n,,3\n"
    import_id = hand_in(house, text, heads=("name",))
    assert shown(house, import_id).counts["new"] == 1
    with house.work_for(somebody()) as work:
        told = reading.list_faults(work, import_id, PageRequest(1, 100)).rows
        assert [(fault.line, fault.field) for fault in told] == [(3, "owner"), (4, "owner")]
        assert told[1].zh == (
            "第 4 行与第 2 行是同一条(标识相同或未填),但“保管人”不同:请改为一致或留空;"
            "若不是同一条,请改正标识。"
        )
        made = importer(heads=("name",))
        rows = list(reading.refused_sheet(work, house.settings, made, import_id))
    assert [row[1:] for row in rows[1:]] == [("甲", "张", "1"), ("甲", "李", "2"), ("", "赵", "3")]


def test_a_check_makes_nothing_ready_to_be_written(house: House) -> None:
    ready: list[str] = []

    def read_to_write(record: Record) -> Record:
        ready.append(record.lines[0].cells["name"])
        return record

    made = replace(importer(), read_to_write=read_to_write)
    import_id = hand_in(house, GOOD, made=made)
    assert ready == []
    with house.work_for(somebody()) as work:
        orders.order_apply(work, made, import_id)
    work_through(house, made)
    assert ready == ["甲", "乙", "丙"]
    assert counted(house, Notice) == 3


def test_after_the_first_batch_the_database_plans_by_what_it_holds(house: House) -> None:
    made = replace(importer(), tables=(Notice,))
    import_id = hand_in(house, GOOD, made=made)
    with house.work_for(somebody()) as work:
        orders.order_apply(work, made, import_id)
    work_through(house, made)
    with house.sessions() as db:
        planned = "select reltuples from pg_class where oid = cast(:table as regclass)"
        assert db.scalar(text(planned), {"table": Notice.__tablename__}) == made.batch_records


def test_what_fails_in_the_middle_leaves_nothing(house: House) -> None:
    import_id = hand_in(house, GOOD, broken="丙")
    apply(house, import_id, broken="丙")
    assert counted(house, Notice) == 0
    assert shown(house, import_id).state is ImportState.CHECKED
    apply(house, import_id)
    assert counted(house, Notice) == 3


def test_an_import_is_applied_once_and_the_ledger_tells_the_numbers(house: House) -> None:
    import_id = hand_in(house, GOOD)
    apply(house, import_id)
    with pytest.raises(ImportStateError):
        apply(house, import_id)
    with house.sessions() as db:
        line = db.scalars(select(LedgerEntry).where(LedgerEntry.event == ImportApplied.name)).one()
    assert line.subject == import_id
    assert '"new":3' in line.detail


def test_a_file_without_the_headings_fails_with_a_sentence(house: House) -> None:
    import_id = hand_in(house, "数量\n1\n")
    found = shown(house, import_id)
    assert found.state is ImportState.FAILED
    assert found.error["code"] == "sheets.heading_missing"
    assert counted(house, ImportFault) == 0


def test_uploads_and_imports_are_ones_own(house: House) -> None:
    import_id = hand_in(house, GOOD)
    with house.work_for(somebody("another")) as work, pytest.raises(ImportNotFoundError):
        reading.get_import(work, import_id)
    with house.work_for(somebody("another")) as work, pytest.raises(Exception, match="上传文件"):
        get_upload(work, shown(house, import_id).upload_id)


def test_who_may_not_hand_in_files_leaves_none(house: House) -> None:
    nobody = an_actor("visitor", place=EVERYWHERE, permissions=frozenset())
    with pytest.raises(DeniedError), house.work_for(nobody) as work:
        keep_upload(work, house.settings, Incoming("a.csv", io.BytesIO(b"x")))
    assert not list((Path(house.settings.home) / "files").rglob("*"))
