"""The ledger on a real database: nothing lost, nothing changed unseen."""

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
from tongbase.kernel.actor import system_actor
from tongbase.kernel.ledger.entry import Event, LedgerEntry
from tongbase.kernel.ledger.proof import verify_ledger
from tongbase.kernel.ledger.reading import Bookmark, history_of, settled_after
from tongbase.kernel.ledger.sealing import LedgerHead, seal
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class Happened(Event):
    name: ClassVar[str] = "test.thing.happened"
    what: str


def tell(house: House, *whats: str) -> None:
    with house.work_for(system_actor(frozenset())) as work:
        for what in whats:
            work.emit(Happened("thing", what=what))


def seal_all(house: House) -> int:
    with house.sessions.begin() as db:
        return seal(db, house.machines.vault.signing_key(), now=NOW)


def verdict_of(house: House):
    with house.sessions() as db:
        return verify_ledger(db, house.machines.vault.signing_key().public_key())


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


@pytest.mark.parametrize("column", ["actor", "at", "event", "subject", "purpose", "organisation"])
def test_every_column_is_under_the_seal(house: House, column: str):
    tell(house, "一", "二")
    seal_all(house)
    value = "now()" if column == "at" else "'somebody'"
    tamper(house, f"update ledger_entry set {column} = {value} where id = 2")
    assert {fault.entry_id for fault in verdict_of(house).faults} >= {2}


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
