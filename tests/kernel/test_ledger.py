"""The ledger on a real database: nothing lost, nothing changed unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tests.conftest import NOW
from tongbase.app.house import House
from tongbase.app.worker import seal_ledger
from tongbase.kernel.actor import system_actor
from tongbase.kernel.ledger.entry import Event, LedgerEntry, leaf_bytes, sealed_hash
from tongbase.kernel.ledger.merkle import hash_leaf
from tongbase.kernel.ledger.proof import verify_ledger
from tongbase.kernel.ledger.reading import Bookmark, history_of, settled_after
from tongbase.kernel.ledger.sealing import LedgerHead, LedgerNode, seal
from tongbase.kernel.ledger.witness import Witness, read_witness
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class Happened(Event):
    name: ClassVar[str] = "test.thing.happened"
    zh: ClassVar[str] = "发生"
    en: ClassVar[str] = "Happened"
    what: str


def tell(house: House, *whats: str) -> None:
    with house.work_for(system_actor(frozenset())) as work:
        for what in whats:
            work.emit(Happened("thing", what=what))


def seal_all(house: House) -> int:
    with house.sessions.begin() as db:
        return seal(db, house.machines.vault.signing_key(), now=NOW)


def verdict_of(house: House, witness: Witness | None = None):
    with house.sessions() as db:
        return verify_ledger(db, house.machines.vault.signing_key().public_key(), witness)


def number(house: House, changes: Mapping[int, int]) -> None:
    """Give lines other numbers, one after the other."""
    tamper(house, "alter table ledger_leaf drop constraint fk_ledger_leaf_entry_id")
    tamper(house, "alter table ledger_entry alter id drop identity")
    for old, new in changes.items():
        tamper(house, f"update ledger_entry set id = {new} where id = {old}")


def forge(house: House, entry_id: int) -> None:
    """Change a line, its hash and its place in the tree, as who can write every table would."""
    tamper(house, f"update ledger_entry set purpose = '改' where id = {entry_id}")
    with house.sessions.begin() as db:
        line = db.get(LedgerEntry, entry_id)
        content = hash_leaf(leaf_bytes(line))
        node = db.get(LedgerNode, (0, entry_id - 1))
        node.hash = sealed_hash(line, content)
        db.expunge(line)
    tamper(house, f"update ledger_entry set leaf_hash = '\\x{content.hex()}' where id = {entry_id}")


def tamper(house: House, statement: str) -> None:
    with psycopg.connect(house.url) as connection:
        connection.execute("alter table ledger_entry disable trigger all")
        connection.execute(statement)
        connection.execute("alter table ledger_entry enable trigger all")


def test_a_sealed_ledger_is_whole(house: House):
    tell(house, "一", "二", "三")
    assert seal_all(house) == 3
    tell(house, "四")
    verdict = verdict_of(house)
    assert verdict.is_whole
    assert (verdict.size, verdict.unsealed) == (3, 1)


def test_sealing_again_seals_only_what_is_new(house: House):
    tell(house, "一", "二", "三")
    seal_all(house)
    assert seal_all(house) == 0
    tell(house, "四", "五")
    assert seal_all(house) == 2
    assert verdict_of(house).is_whole


def test_one_changed_byte_is_named(house: House):
    tell(house, *(f"{n}" for n in range(20)))
    seal_all(house)
    tamper(house, "update ledger_entry set detail = overlay(detail placing 'X' from 10) where id=7")
    verdict = verdict_of(house)
    assert not verdict.is_whole
    assert [fault.entry_id for fault in verdict.faults if fault.entry_id] == [7]


FLIPPED = {
    "at": "at + interval '1 microsecond'",
    "tx": "(tx::text::bigint + 1)::text::xid8",
    "leaf_hash": "set_byte(leaf_hash, 31, get_byte(leaf_hash, 31) # 1)",
}
COLUMNS = [column.name for column in LedgerEntry.__table__.columns if column.name != "id"]


@pytest.mark.parametrize("column", COLUMNS)
def test_one_flipped_bit_in_any_column_names_the_line(house: House, column: str):
    tell(house, *"一二三四五")
    seal_all(house)
    value = FLIPPED.get(column, f"{column} || 'x'")
    tamper(house, f"update ledger_entry set {column} = {value} where id = 2")
    assert {fault.entry_id for fault in verdict_of(house).faults if fault.entry_id} == {2}


def test_a_moment_that_cannot_be_read_is_named(house: House):
    tell(house, *"一二三")
    seal_all(house)
    tell(house, "四")
    tamper(house, "update ledger_entry set at = 'infinity' where id in (2, 4)")
    assert {fault.entry_id for fault in verdict_of(house).faults} == {2, 4}


def test_a_line_with_another_number_is_named(house: House):
    tell(house, *"一二三")
    seal_all(house)
    number(house, {2: 9})
    assert 2 in {fault.entry_id for fault in verdict_of(house).faults}


def test_two_swapped_lines_are_both_named(house: House):
    tell(house, *"一二三四")
    seal_all(house)
    number(house, {2: 99, 3: 2, 99: 3})
    assert {fault.entry_id for fault in verdict_of(house).faults if fault.entry_id} == {2, 3}


def test_a_line_put_in_between_is_named(house: House):
    tell(house, *"一二三")
    seal_all(house)
    tamper(
        house,
        "insert into ledger_entry overriding system value select 0, tx, at, actor, actor_name,"
        " via, organisation, request, event, subject, purpose, detail, leaf_hash"
        " from ledger_entry where id = 1",
    )
    seal_all(house)
    assert [fault.entry_id for fault in verdict_of(house).faults] == [0]


def test_a_deleted_line_is_named(house: House):
    tell(house, "一", "二", "三")
    seal_all(house)
    tamper(house, "alter table ledger_leaf drop constraint fk_ledger_leaf_entry_id")
    tamper(house, "delete from ledger_entry where id = 2")
    assert 2 in {fault.entry_id for fault in verdict_of(house).faults}


def test_a_change_before_sealing_is_named(house: House):
    tell(house, "一", "二", "三")
    tamper(house, "update ledger_entry set detail = '{}' where id = 3")
    assert {fault.entry_id for fault in verdict_of(house).faults} == {3}


def test_a_rewritten_tree_lacks_the_signature(house: House):
    tell(house, "一", "二")
    seal_all(house)
    with house.sessions.begin() as db:
        db.execute(text("update ledger_head set root = root || 'x'"))
    assert not verdict_of(house).is_whole


TREE = {
    "update ledger_node set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where level = 1": 0,
    "delete from ledger_node where level = 2": 0,
    "insert into ledger_node (level, index, hash) values (5, 7, 'x')": 7 << 5,
    "update ledger_head set at = at + interval '1 second'": 5,
    "update ledger_head set last_id = last_id - 1": 5,
    "update ledger_head set last_tx = last_tx + 1": 5,
    "update ledger_head set signature = set_byte(signature, 3, 7)": 5,
    "update ledger_leaf set position = 77 where position = 4": 4,
    "delete from ledger_leaf where position = 4": 4,
}


@pytest.mark.parametrize("statement", TREE)
def test_a_change_of_the_tree_itself_is_named_by_its_place(house: House, statement: str):
    tell(house, *"一二三四五")
    seal_all(house)
    tamper(house, statement)
    assert TREE[statement] in {fault.position for fault in verdict_of(house).faults}


def test_a_ledger_rewritten_from_the_middle_is_named_by_its_part(house: House):
    """Who changes a line and computes all above it anew still lacks the key."""
    tell(house, "一", "二")
    seal_all(house)
    tell(house, "三")
    seal_all(house)
    forge(house, 3)
    assert [fault.position for fault in verdict_of(house).faults] == [3]


def test_a_tail_that_was_cut_off_everywhere_is_known_by_the_witness(house: House):
    tell(house, "一", "二")
    seal_ledger(house)
    tell(house, "三", "四")
    seal_ledger(house)
    for table, end in (("head", "size"), ("leaf", "position + 1"), ("entry", "id")):
        tamper(house, f"delete from ledger_{table} where {end} > 2")
    tamper(house, "delete from ledger_node where (index + 1) << level > 2")
    assert verdict_of(house).is_whole
    witness = read_witness(house.settings.home)
    [fault] = verdict_of(house, witness).faults
    assert fault.position == 2
    assert "4" in fault.zh


def test_the_database_refuses_to_change_or_delete_lines(house: House):
    tell(house, "一")
    for statement in ("update ledger_entry set actor = 'x'", "delete from ledger_entry"):
        with pytest.raises(DBAPIError, match="append-only"), house.sessions.begin() as db:
            db.execute(text(statement))


def test_a_slow_transaction_is_never_passed_over(house: House):
    """The trap: it takes its number early and commits late."""
    with house.sessions.begin() as slow:
        _write(slow, "slow")
        tell(house, "fast")
        with house.sessions() as db:
            assert _read(db, Bookmark()) == []
    with house.sessions() as db:
        assert _read(db, Bookmark()) == ["slow", "fast"]


def test_a_bookmark_continues_where_it_stopped(house: House):
    tell(house, "一", "二", "三")
    with house.sessions() as db:
        lines = db.scalars(settled_after(Bookmark(), lines_max=2)).all()
        rest = db.scalars(settled_after(Bookmark(int(lines[-1].tx), lines[-1].id), lines_max=9))
        assert ["三" in line.detail for line in rest] == [True]


def test_history_is_told_newest_first(work: Work):
    for what in ("一", "二"):
        work.emit(Happened("here", what=what))
    work.emit(Happened("elsewhere", what="三"))
    assert [line.detail for line in history_of(work.db, "here")] == [
        '{"what":"二"}',
        '{"what":"一"}',
    ]


def test_heads_are_dated(house: House):
    tell(house, "一")
    seal_all(house)
    with house.sessions() as db:
        assert db.get(LedgerHead, 1).at - NOW < timedelta(seconds=1)


def _write(db: Session, what: str) -> None:
    Work(db, system_actor(frozenset()), now=NOW, request="r").emit(Happened("thing", what=what))
    db.flush()


def _read(db: Session, after: Bookmark) -> list[str]:
    lines: list[LedgerEntry] = list(db.scalars(settled_after(after, lines_max=10)))
    return [line.detail.split('"')[3] for line in lines]


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("test.thing.happened", "发生", "Happened"),
        ("limits.limit.set", "设定办理时限", "Time limit set"),
        ("share.limit.set", "设定办理时限", "Time limit set"),
        ("share.nothing.known", "share.nothing.known", "share.nothing.known"),
    ],
)
def test_a_line_says_what_happened_whatever_it_was_called_once(name: str, zh: str, en: str):
    line = LedgerEntry(event=name)
    assert (line.zh, line.en) == (zh, en)
