"""No source on the platform's own ground unless the operator allows it."""

import socket
from pathlib import Path

import pytest

from tongbase.base.connectors import errors
from tongbase.base.connectors.guard import Guard, Server, guard_for
from tongbase.base.connectors.kinds import open_connector
from tongbase.base.connectors.port import Connection
from tongbase.base.postgres import MAIN_DATABASE
from tongbase.kernel.settings import Settings


@pytest.fixture
def strict(tmp_path: Path) -> Guard:
    return Guard(allow_local=False, home=tmp_path / "home")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "::1",
        "::ffff:127.0.0.1",
        "169.254.169.254",
        "100.100.100.200",
        "fd00:ec2::254",
        "fe80::1",
        "/var/run/postgresql",
    ],
)
def test_addresses_of_this_machine_are_refused(strict, host):
    with pytest.raises(errors.AddressForbiddenError) as told:
        strict.check_host(host, 5432)
    assert "TONGBASE_LOCAL_SOURCES=" in told.value.zh


def test_the_outer_address_of_this_machine_is_refused_too(strict):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.7", 9))  # sends nothing: it only chooses the way out
        outer = probe.getsockname()[0]
    with pytest.raises(errors.AddressForbiddenError):
        strict.check_host(outer, 5432)


def test_an_address_elsewhere_is_let_through(strict):
    assert strict.check_host("192.0.2.7", 5432) == "192.0.2.7"


def test_local_addresses_pass_where_the_operator_allows_them(tmp_path):
    assert Guard(allow_local=True, home=tmp_path).check_host("127.0.0.1", 1) == "127.0.0.1"


def test_one_address_may_be_allowed_and_opens_nothing_else(tmp_path):
    allowed = f"{tmp_path}/x/../pg,1:5432,127.0.0.1:3306"  # a folder's name may hold a comma
    guard = guard_for(Settings(home=tmp_path / "home", local_sources=allowed))
    assert guard.check_host("127.0.0.1", 3306) == "127.0.0.1"
    assert guard.check_host(f"{tmp_path}/pg,1", 5432)
    for host, port in (("127.0.0.1", 5432), ("127.0.0.2", 3306), (f"{tmp_path}/pg", 5432)):
        with pytest.raises(errors.AddressForbiddenError, match=f"TONGBASE_LOCAL_SOURCES={host}"):
            guard.check_host(host, port)
    with pytest.raises(errors.AddressForbiddenError):
        guard.check_folder("/etc")


def test_the_platforms_own_database_is_never_a_source(tmp_path):
    url = "postgresql://u@127.0.0.1:5433/tongbase"
    guard = guard_for(Settings(home=tmp_path, database_url=url, allow_local_sources=True))
    settings = {"host": "localhost", "port": 5433, "database": "tongbase", "user": "u"}
    with pytest.raises(errors.AddressForbiddenError):
        open_connector("postgresql", Connection(settings, guard)).check()
    guard.check_database(Server("127.0.0.1", 5433, "another"))


def test_the_platforms_own_database_is_known_by_its_other_addresses(tmp_path):
    guard = guard_for(
        Settings(home=tmp_path, database_url="postgresql://u@127.0.0.1:5433/tongbase")
    )
    for host in ("::1", "127.0.0.9"):
        with pytest.raises(errors.AddressForbiddenError):
            guard.check_database(Server(host, 5433, "tongbase"))
    embedded = guard_for(Settings(home=tmp_path))
    with pytest.raises(errors.AddressForbiddenError):
        embedded.check_database(Server(f"{tmp_path}/../{tmp_path.name}/pg/", 5432, MAIN_DATABASE))


def test_a_folder_named_by_a_credit_code_is_that_organisations_alone(tmp_path):
    ours, theirs = "11420100MA0000023J", "11420100MA0000031D"
    inbox = tmp_path / "home" / "inbox"
    for name in (ours, theirs, "公共"):
        (inbox / name / "2026").mkdir(parents=True)
    guard = Guard(allow_local=True, home=tmp_path / "home", corner=ours)
    for name in (ours, "公共"):
        assert guard.check_folder(str(inbox / name / "2026"))
    for refused in (theirs, f"{theirs}/2026", f"{ours}/../{theirs}", "."):
        with pytest.raises(errors.AddressForbiddenError):
            guard.check_folder(str(inbox / refused))


def test_folders_outside_the_inbox_are_refused(strict, tmp_path):
    with pytest.raises(errors.AddressForbiddenError):
        strict.check_folder("/etc")
    inbox = tmp_path / "home" / "inbox" / "民政局"
    inbox.mkdir(parents=True)
    assert strict.check_folder(str(inbox)) == inbox
    with pytest.raises(errors.AddressForbiddenError):
        strict.check_folder(f"{inbox}/../../secrets")


def test_the_home_of_the_platform_is_never_a_folder_of_files(tmp_path):
    (tmp_path / "home").mkdir()
    with pytest.raises(errors.AddressForbiddenError) as told:
        Guard(allow_local=True, home=tmp_path / "home").check_folder(str(tmp_path / "home"))
    assert "TONGBASE" not in told.value.zh  # no setting helps
    assert "收件目录" in told.value.zh


def test_a_link_does_not_lead_out_of_the_folder(folder, tmp_path):
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n")
    (tmp_path / "drops" / "link.csv").symlink_to(tmp_path / "secret.csv")
    (tmp_path / "drops" / "own.csv").write_text("a,b\n1,2\n")
    assert [table.name for table in folder().list_tables()] == ["own.csv"]
    with pytest.raises(errors.SourceTableMissingError):
        folder().describe("link.csv")
    with pytest.raises(errors.SourceTableMissingError):
        folder().describe("../secret.csv")
