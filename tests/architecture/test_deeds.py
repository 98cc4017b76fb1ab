"""The judge of verbs sees a change that stands before leave, wherever it hides."""

from pathlib import Path

import pytest

from tests.architecture.deeds import RAW_READS, Deed, first_deed, writes
from tests.architecture.house import Place, tree
from tongbase.base.lake import raw

HEAD = """
from functools import partial
from sqlalchemy import delete, text
from tongbase.base.lake import raw
from tongbase.base.lake.raw import append as put
from tongbase.base.jobs.queue import enqueue
from tongbase.govern.models import Table
from tongbase.govern.queries.tables import get_table
from tongbase.kernel.work import Work

def ask(work): work.require(None, None)
def write(work): work.db.add(None)
"""
FIRST = {
    "work.require(1, 2); work.db.add(3)": Deed.ASK,
    "get_table(work, 'x'); ask(work); write(work)": Deed.ASK,
    "work.db.add(3); work.require(1, 2)": Deed.WRITE,
    "write(work); ask(work)": Deed.WRITE,
    "work.emit(ask(work))": Deed.ASK,
    "list(map(work.db.add, [1])); ask(work)": Deed.WRITE,
    "tell = work.emit; ask(work)": Deed.WRITE,
    "table = get_table(work, 'x'); table.title = ask(work)": Deed.ASK,
    "table = get_table(work, 'x'); table.title = 'y'; ask(work)": Deed.WRITE,
    "work.db.execute(delete(Table)); ask(work)": Deed.WRITE,
    "work.db.execute(text('DELETE FROM t')); ask(work)": Deed.WRITE,
    "work.db.execute(text('SELECT 1')); ask(work)": Deed.ASK,
    "enqueue(work, 1); ask(work)": Deed.WRITE,
    "raw.delete_where(1, 2, 3); ask(work)": Deed.WRITE,
    "raw.query(1, 2); ask(work)": Deed.ASK,
    "put(1, 2, 3); ask(work)": Deed.WRITE,
    "partial(raw.compact, 1)(); ask(work)": Deed.WRITE,
    "raw.with_conflict_retry(lambda: raw.empty(1, 2)); ask(work)": Deed.WRITE,
    "if work.now: ask(work)\n    write(work)": Deed.WRITE,
    "if work.now: ask(work)\n    else: write(work)": Deed.WRITE,
    "if work.now: ask(work)\n    else: return None\n    write(work)": Deed.ASK,
    "if work.now: raise ValueError\n    ask(work)": Deed.ASK,
    "try: ask(work)\n    except ValueError: write(work)": Deed.ASK,
    "try: get_table(work, 'x')\n    except ValueError: write(work)\n    ask(work)": Deed.WRITE,
    "get_table(work, 'x')": None,
}


@pytest.mark.parametrize("body", FIRST)
def test_what_stands_first_is_found(tmp_path: Path, body: str) -> None:
    path = tmp_path / "planted.py"
    path.write_text(f"{HEAD}\ndef verb(work: Work) -> None:\n    {body}\n")
    assert first_deed(Place(path, "verb")) is FIRST[body]


def test_a_query_that_writes_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "planted.py"
    path.write_text(f"{HEAD}\ndef find(work: Work):\n    return raw.ensure_table(1, 2, 3)\n")
    assert [told for told in writes(tree(path), path) if "ensure_table" in told]


def test_all_that_reads_is_there() -> None:
    assert set(raw.__all__) >= RAW_READS
