"""Import entries through the validator, beside COPY of the same rows by plain PostgreSQL.

A sheet of every department of one province is handed in: checked (a dry run), then taken over,
which walks it through the validator once more and writes entries, items, words for the search and
the ledger. The floor is what the database alone needs for the same entries and items: their rows,
as they lie in the tables afterwards, by COPY into tables with the same indexes.
"""

import argparse
import csv
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import psycopg
from sqlalchemy import text

from bench.lines import Line
from bench.made_entries import ITEMS, KINDS, OFFICES, SUBJECTS
from bench.searching import free_port, serving, signed_in, somebody
from tongbase.app.house import House, open_house
from tongbase.app.install import install
from tongbase.catalogue.terms.sheets import COLUMNS
from tongbase.identity import api as identity
from tongbase.kernel.settings import Settings

ITEMS_EACH = 8
FEW = 10
POLL_SECONDS = 0.5
WAITING = ("queued", "running")
ENTRIES_A_SECOND = 2000
TABLES = ("catalogue_entry", "catalogue_item")
REGIONS = """
select code, name from identity_region
where active and level <> 'group' and code like '42%' order by code
"""
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
HEADINGS = (
    "classify_code",
    "name",
    "provider",
    "abstract",
    "format_category",
    "format_type",
    "share_type",
    "share_condition",
    "share_mode",
    "open_type",
    "update_cycle",
    "data_class",
    "data_level",
    "item_name",
    "item_field_name",
    "item_data_type",
    "item_length",
    "item_is_pk",
    "item_description",
)


def measure(told: argparse.Namespace, home: Path) -> list[Line]:
    """Register the departments, write the sheet, check it, take it over, do the floor."""
    settings = Settings(home=home / "importing", port=free_port())
    sheet = home / "entries.csv"
    with open_house(settings) as house:
        install(house)
        offices, few = departments(house), home / "few.csv"
        write_sheet(sheet, offices, told.entries)
        write_sheet(few, offices, FEW)
        account, password = somebody(house, bureau(house), "department_manager")
        with serving(settings), signed_in(settings.address, account, password) as client:
            check(client, few)  # until the worker is there
            ordered, checked = timed(lambda: check(client, sheet))
            _, applied = timed(lambda: apply(client, ordered))
        floor = copied_again(house.url)
    return told_of(told.entries, checked, applied, floor)


def told_of(entries: int, checked: float, applied: float, floor: float) -> list[Line]:
    """Tell how many entries a second each way takes."""
    rate = entries / applied
    beside = f"COPY alone {entries / floor:,.0f}/s"
    goal = f"≥ {ENTRIES_A_SECOND:,}/s"
    return [
        Line("import through the validator", f"{rate:,.0f} entries/s", beside, applied / floor,
             goal, rate >= ENTRIES_A_SECOND),
        Line("check alone (dry run)", f"{entries / checked:,.0f} entries/s"),
    ]  # fmt: skip


def departments(house: House) -> list[tuple[str, str]]:
    """Register every department of every region; return their codes and names."""
    with house.work_of_the_house() as work:
        regions = work.db.execute(text(REGIONS)).all()
        made = []
        for code, region in regions:
            for place, office in enumerate(OFFICES):
                uscc = code_of(f"11{code}BE{len(made):07d}"[:17])
                details = identity.OrganisationDetails(
                    f"{region}{office}", identity.OrganisationKind.DEPARTMENT
                )
                identity.register_organisation(work, uscc=uscc, region_code=code, details=details)
                made.append((uscc, region, place))
    return made


def code_of(body: str) -> str:
    """Complete a credit code by its check character (GB 32100)."""
    total = sum(ALPHABET.index(sign) * pow(3, n, 31) for n, sign in enumerate(body))
    return body + ALPHABET[(31 - total % 31) % 31]


def write_sheet(path: Path, departments: list[tuple[str, str]], entries: int) -> None:
    """Write the sheet: the entry's columns on its first line, then an item a line."""
    titles = {column.field: column.zh for column in COLUMNS}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([titles[field] for field in HEADINGS])
        for number, row in zip(range(entries), rows_of(departments), strict=False):
            for place in range(ITEMS_EACH):
                name, column = ITEMS[(number + place * 5) % len(ITEMS)]
                head = row if place == 0 else [""] * len(row)
                item = [f"{name}", f"{column}_{place}", "字符型", "200", "否", f"{row[1]}的{name}"]
                writer.writerow([*head, *item])


def rows_of(departments: list[tuple[str, str]]) -> Iterator[list[str]]:
    """Make what each entry says."""
    for series in range(1000):
        for kind in KINDS:
            for subject in SUBJECTS:
                for uscc, region, place in departments:
                    if sum(map(ord, subject)) % len(OFFICES) != place:
                        continue
                    name = f"{region}{subject}{kind}" + (f"({series}期)" if series else "")
                    yield [
                        "307001", name, uscc,
                        f"{OFFICES[place]}在履行职责过程中采集的{subject}数据,用于政务服务、监管和统计分析。",
                        "数据库", "PostgreSQL", "有条件共享", "仅用于履行职责", "接口", "不予开放",
                        "每日", "部门数据", "一般数据2级",
                    ]  # fmt: skip


def bureau(house: House) -> str:
    """Register the province's bureau, whose reach is the province; return its credit code."""
    uscc = code_of("11420000MA000000Y")
    details = identity.OrganisationDetails("湖北省数据局", identity.OrganisationKind.AUTHORITY)
    with house.work_of_the_house() as work:
        identity.register_organisation(work, uscc=uscc, region_code="420000", details=details)
    return uscc


def check(client: httpx.Client, sheet: Path) -> str:
    """Hand the sheet in and let it be checked; return the import's id."""
    octets = {"Content-Type": "application/octet-stream"}
    with sheet.open("rb") as file:
        asked = client.post(
            "/api/uploads", params={"name": sheet.name}, content=file, headers=octets
        )
    body = {"kind": "entries", "upload": asked.raise_for_status().json()["id"]}
    ordered = client.post("/api/imports", json=body).raise_for_status().json()
    finished(client, ordered)
    return str(ordered["id"])


def apply(client: httpx.Client, import_id: str) -> None:
    """Take the sheet over; all of it must be good."""
    ordered = client.post(f"/api/imports/{import_id}/apply").raise_for_status().json()
    finished(client, ordered)
    counts = client.get(f"/api/imports/{import_id}").json()["counts"]
    if counts["refused"] or not counts["new"]:
        raise AssertionError(counts)


def finished(client: httpx.Client, ordered: dict[str, Any]) -> None:
    """Wait until a job has ended well."""
    while (run := client.get(f"/api/jobs/{ordered['run_id']}").json())["state"] in WAITING:
        time.sleep(POLL_SECONDS)
    if run["state"] != "succeeded":
        raise AssertionError(run)


def copied_again(url: str) -> float:
    """Return how long plain PostgreSQL takes for the same rows, with the same indexes."""
    with psycopg.connect(url) as db:
        rows = {}
        for table in TABLES:
            with db.cursor().copy(f"copy {table} to stdout (format binary)") as out:
                rows[table] = list(out)
            db.execute(f"create table again_{table} (like {table} including all)")
        db.commit()
        _, spent = timed(lambda: write_again(db, rows))
    return spent


def write_again(db: psycopg.Connection, rows: dict[str, list[bytes]]) -> None:
    """Write the rows into their twins."""
    for table, pieces in rows.items():
        with db.cursor().copy(f"copy again_{table} from stdin (format binary)") as stream:
            for piece in pieces:
                stream.write(piece)
    db.commit()


def timed(act: Callable[[], object]) -> tuple[object, float]:
    """Return what something gave, and how many seconds it took."""
    started = time.perf_counter()
    return act(), time.perf_counter() - started
