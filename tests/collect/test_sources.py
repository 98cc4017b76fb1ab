"""Sources: registered, tested, changed, deleted; their secrets never come out."""

from pathlib import Path

import pytest
from sqlalchemy import select, text

from tests.collect.conftest import MARKET, Department, settings_of
from tests.conftest import an_actor
from tongbase.app.house import House
from tongbase.app.modules import PERMISSIONS
from tongbase.base.connectors import errors as source_errors
from tongbase.collect import api as collect
from tongbase.collect import errors
from tongbase.collect.models import Source
from tongbase.collect.queries import sources as queries
from tongbase.collect.terms import SourceDetails
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.entry import LedgerEntry

SECRET = "Sesam-öffne-dich-42"
PLACE = OrgPath(f"/420000/420100/{MARKET}")


def details(name: str = "市监库", secret: str | None = SECRET, **settings) -> SourceDetails:
    wanted = {"host": "192.0.2.7", "database": "d", "user": "u", **settings}
    return SourceDetails(name, "postgresql", wanted, secret)


def register(house: House, wanted: SourceDetails) -> str:
    with house.work_of_the_house() as work:
        return collect.register_source(work, house.machines, wanted, owner=MARKET).id


def test_a_secret_is_sealed_and_stands_nowhere_else(house, department):
    source_id = register(house, details())
    with house.work_of_the_house() as work:
        source = work.db.get(Source, source_id)
        assert queries.connector_of(source, house.machines).connection.secret == SECRET
        assert SECRET not in repr(queries.connector_of(source, house.machines))
        rows = work.db.execute(text("select to_jsonb(s)::text from collect_source s")).scalars()
        lines = work.db.scalars(select(LedgerEntry.detail)).all()
    assert SECRET not in "".join([*rows, *lines])


def test_a_secret_does_not_follow_to_another_address(house, department):
    source_id = register(house, details())
    changed = details(secret=None, host="192.0.2.66")
    with house.work_of_the_house() as work:
        source = collect.update_source(work, house.machines, source_id, changed)
        assert source.secret is None


def test_a_secret_stays_if_only_the_name_changes(house, department):
    source_id = register(house, details())
    with house.work_of_the_house() as work:
        wanted = details("新名", secret=None)
        source = collect.update_source(work, house.machines, source_id, wanted)
        assert queries.connector_of(source, house.machines).connection.secret == SECRET


def test_a_failing_test_is_kept_with_its_sentence(house, department, us: Department):
    source_id = us.source(
        "postgresql", {"host": "127.0.0.1", "port": 1, "database": "d", "user": "u"}
    )
    with house.work_of_the_house() as work:
        tested = collect.test_source(work, house.machines, source_id)
    assert not tested.ok
    with house.sessions() as db:
        source = db.get(Source, source_id)
        assert source.test_ok is False
        assert "拒绝连接" in source.test_sentences[0]["zh"]


def test_a_good_test_says_what_was_found(house, postgres, register):
    register.execute("create table a (id int)")
    with house.work_of_the_house() as work:
        tested = collect.test_source(work, house.machines, postgres)
    assert tested.ok
    assert "1 张表" in tested.sentences[1].zh


def test_a_source_that_is_read_is_not_deleted(house, us, postgres, register):
    register.execute("create table a (id int primary key)")
    us.flow(postgres, "a")
    with pytest.raises(errors.SourceInUseError), house.work_of_the_house() as work:
        collect.delete_source(work, postgres)


def test_names_are_taken_once_in_an_organisation(house, department):
    register(house, details())
    with pytest.raises(errors.SourceNameTakenError):
        register(house, details())


def test_a_neighbour_sees_nothing_and_may_do_nothing(house, us, postgres, register):
    register.execute("create table a (id int primary key)")
    flow = us.flow(postgres, "a")
    neighbour = an_actor(
        "bob", place=OrgPath("/420000/420200/x"), permissions=frozenset(PERMISSIONS)
    )
    with house.work_for(neighbour) as work:
        with pytest.raises(errors.SourceNotFoundError):
            collect.test_source(work, house.machines, postgres)
        with pytest.raises(errors.FlowNotFoundError):
            collect.order_run(work, flow)
        assert collect.tally(work).sources == 0


def test_without_the_permission_nothing_is_registered(house, department):
    actor = an_actor("eve", place=PLACE)
    with pytest.raises(DeniedError), house.work_for(actor) as work:
        collect.register_source(work, house.machines, details(), owner=MARKET)


def test_local_sources_are_refused_unless_allowed(house, department, register, tmp_path):
    from dataclasses import replace

    strict = house.settings.model_copy(update={"allow_local_sources": False})
    machines = replace(house.machines, settings=strict)
    for kind, settings in (
        ("postgresql", settings_of(register)),
        ("mysql", {"host": "127.0.0.1", "database": "d", "user": "u"}),
        ("folder", {"path": str(Path("/etc"))}),
    ):
        wanted = SourceDetails("s", kind, settings)
        with (
            pytest.raises(source_errors.AddressForbiddenError),
            house.work_of_the_house() as work,
        ):
            collect.register_source(work, machines, wanted, owner=MARKET)


def test_an_unknown_kind_and_a_wrong_setting_are_named(house, department):
    with pytest.raises(source_errors.SourceSettingsError) as told:
        register(house, SourceDetails("s", "telepathy", {}))
    assert told.value.field == "kind"
    with pytest.raises(source_errors.SourceSettingsError) as told:
        register(house, details(passwort="x"))
    assert told.value.field == "settings.passwort"
