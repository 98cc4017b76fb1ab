"""Made registers (演示数据): systems and service items, and what relates them to the entries.

Each entry comes from a system; each service item needs three entries, produces one and runs on a
system.
"""

import random
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import psycopg

from bench.made_entries import SEED, copy_rows
from tongbase.catalogue.models import Relation, ServiceItem, System
from tongbase.catalogue.terms.registers import ExerciseLevel, PowerKind, RecordStatus
from tongbase.catalogue.terms.relations import ENDS, RelationKind
from tongbase.kernel.ids import new_id

ENTRIES_A_SYSTEM, ENTRIES_AN_ITEM, NEEDED = 50, 5, 3
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PLACE = ("420100", "/420000/420100", "11420100MA0000023J", "武汉市民政局")
COVERED = (
    ("source_id", "target_id", "catalogue_service_item"),
    ("target_id", "source_id", "catalogue_system"),
)
COUNTED = """
update {table} as record set entries_published = counted.relations
from (
  select r.{record} as id, count(*) as relations
  from catalogue_relation r join catalogue_entry e on e.id = r.{entry}
  where r.until is null and e.status = 'published'
  group by 1
) as counted
where counted.id = record.id
"""


def relate(url: str) -> None:
    """Make systems, service items and relations unless they are there."""
    with psycopg.connect(url) as connection:
        if connection.execute("select 1 from catalogue_system limit 1").fetchone():
            return
        started = time.perf_counter()
        ids = [row[0] for row in connection.execute("select id from catalogue_entry order by id")]
        systems = list(made(System, "系统", len(ids) // ENTRIES_A_SYSTEM))
        items = list(made(ServiceItem, "事项", len(ids) // ENTRIES_AN_ITEM))
        copy_rows(connection, System, systems)
        copy_rows(connection, ServiceItem, items)
        relations = list(made_relations(ids, [s.id for s in systems], [i.id for i in items]))
        copy_rows(connection, Relation, relations)
        for record, entry, table in COVERED:
            connection.execute(COUNTED.format(record=record, entry=entry, table=table))
        connection.commit()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("vacuum analyze")
    print(f"related {len(relations):,} times in {time.perf_counter() - started:.0f} s")


def made(model: Any, word: str, number: int) -> Iterator[Any]:
    """Make records of a register."""
    region, path, code, name = PLACE
    for at in range(number):
        own: dict[str, Any] = {"short_name": "", "databases": [], "application": ""}
        if model is ServiceItem:
            own = {"kind": PowerKind.CONFIRMATION, "basis": "", "domains": [], "lines_due": 0}
        yield model(
            id=new_id(),
            status=RecordStatus.IN_USE,
            code=f"MADE{at:08d}",
            name=f"{word}{at}",
            name_key=f"{word}{at}",
            level=ExerciseLevel.CITY,
            organisation_code=code,
            organisation_name=name,
            organisation_path=f"{path}/{code}",
            region_code=region,
            note="",
            created_by="bench",
            created_by_name="bench",
            created_at=NOW,
            changed_at=NOW,
            excluded_reason="",
            excluded_by_name="",
            entries_published=0,
            **own,
        )


def made_relations(
    entries: Sequence[str], systems: Sequence[str], items: Sequence[str]
) -> Iterator[Relation]:
    """Relate all of them by chance, the same in every run."""
    chance = random.Random(SEED)
    for entry in entries:
        yield a_relation(RelationKind.FROM_SYSTEM, entry, chance.choice(systems))
    for item in items:
        *needed, produced = chance.sample(entries, NEEDED + 1)
        for entry in needed:
            yield a_relation(RelationKind.NEEDS, item, entry)
        yield a_relation(RelationKind.PRODUCES, item, produced)
        yield a_relation(RelationKind.SUPPORTED_BY, item, chance.choice(systems))


def a_relation(kind: RelationKind, source: str, target: str) -> Relation:
    """Make a relation."""
    source_kind, target_kind = ENDS[kind]
    return Relation(
        id=new_id(),
        kind=kind,
        source_kind=source_kind,
        source_id=source,
        target_kind=target_kind,
        target_id=target,
        since=NOW,
        made_by="bench",
        made_by_name="bench",
        ended_by_name="",
        by_name=False,
    )
