"""A department with sources of its own: a PostgreSQL database, a folder; runs end to end."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.conftest import TEMPLATE
from tongbase.app.house import House
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.worker import work_once
from tongbase.base.lake import raw
from tongbase.collect import api as collect
from tongbase.collect.models import RunRow
from tongbase.collect.terms import FlowDetails, Mode, SourceDetails
from tongbase.govern.actions.checks import order_check
from tongbase.govern.api import find_table
from tongbase.identity import api as identity
from tongbase.kernel.ids import new_id
from tongbase.kernel.settings import Settings

MARKET = "11420100MA0000023J"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", port=0, allow_local_sources=True)


@pytest.fixture
def department(house: House) -> str:
    """The market-supervision department of a city."""
    with house.work_of_the_house() as work:
        identity.install_regions(work, "420000")
        work.db.flush()
        details = identity.OrganisationDetails(
            "武汉市市场监督管理局", identity.OrganisationKind.DEPARTMENT
        )
        identity.register_organisation(work, uscc=MARKET, region_code="420100", details=details)
    return MARKET


class Department:
    """What a test does for a department: register, define, run, look."""

    def __init__(self, house: House, code: str) -> None:
        self.house, self.code = house, code

    def source(
        self, kind: str, settings: dict[str, Any], *, secret: str | None = None, name: str = ""
    ) -> str:
        details = SourceDetails(name or new_id(), kind, settings, secret)
        with self.house.work_of_the_house() as work:
            machines = self.house.machines
            return collect.register_source(work, machines, details, owner=self.code).id

    def flow(self, source: str, table: str, **details: Any) -> str:
        with self.house.work_of_the_house() as work:
            made = FlowDetails(table, **details)
            return collect.define_flow(work, self.house.machines, source, made).id

    def run(self, flow: str) -> RunRow:
        """Order a run, let a worker do it, return what came of it."""
        with self.house.work_of_the_house() as work:
            run_id = collect.order_run(work, flow).id
        work_once(self.house.workshop())
        return self.result(run_id)

    def plan(self, flow: str) -> dict[str, str]:
        """The steps of the next run: what each says, by its kind."""
        with self.house.work_of_the_house() as work:
            steps = collect.plan_flow(work, self.house.machines, flow).steps
        return {step.kind.value: step.zh for step in steps}

    def check(self, table: str) -> tuple[int, dict[str, int]]:
        """Check a lake table as it lies; return its rows and how many are bad by which rule."""
        with self.house.work_of_the_house() as work:
            job = order_check(work, find_table(work, "ods", table).id).id
        work_once(self.house.workshop())
        with self.house.sessions() as db:
            told = db.get(JobRun, job).result
        return told["rows"], told["bad"]

    def result(self, run_id: str) -> RunRow:
        with self.house.sessions() as db:
            job = db.get(JobRun, run_id)
            assert job.error is None, job.error
            return db.get(RunRow, run_id)

    def failure(self, flow: str) -> dict[str, Any]:
        """Order a run that fails; return its error."""
        with self.house.work_of_the_house() as work:
            run_id = collect.order_run(work, flow).id
        work_once(self.house.workshop())
        with self.house.sessions() as db:
            error = db.get(JobRun, run_id).error
            assert error is not None
            return error

    def ask(self, sql: str) -> list[dict[str, Any]]:
        with raw.open_session(self.house.machines.lake) as session:
            return raw.query(session, sql).to_pylist()


@pytest.fixture
def us(house: House, department: str) -> Department:
    return Department(house, department)


@pytest.fixture
def register(template_url: str) -> Iterator[psycopg.Connection]:
    """The department's own database, as somebody else keeps it."""
    admin = template_url.replace(f"/{TEMPLATE}", "/postgres")
    name = f"register_{new_id()}"
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"create database {name}")
    url = template_url.replace(f"/{TEMPLATE}", f"/{name}")
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


@pytest.fixture
def postgres(us: Department, register: psycopg.Connection) -> str:
    return us.source("postgresql", settings_of(register))


def settings_of(connection: psycopg.Connection) -> dict[str, Any]:
    info = connection.info
    return {
        "host": info.host,
        "port": info.port,
        "database": info.dbname,
        "user": info.user,
    }


@pytest.fixture
def write_csv(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, *rows: tuple[Any, ...], encoding: str = "utf-8") -> Path:
        path = tmp_path / "drops" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    return write


__all__ = ["Department", "Mode"]
