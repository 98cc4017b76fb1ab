"""The judge of skipped tests: a service that is here is no excuse."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.skips import SERVICES, Service, Skip, answers, folder, is_unjust, main, read

REPORT = """<testsuites><testsuite>
<testcase classname="tests.a" name="runs"/>
<testcase classname="a" name="waits"><skipped type="pytest.skip" message="{reason}"/></testcase>
<testcase classname="a" name="fails"><skipped type="pytest.xfail" message="known"/></testcase>
</testsuite></testsuites>"""


@pytest.fixture
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_only_skips_are_read(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(reason="MariaDB does not answer"))
    assert read(report) == [Skip("a::waits", "MariaDB does not answer")]


def test_a_service_that_answers_is_no_excuse(port: int) -> None:
    service = Service("queue", "queue", answers(port))
    assert is_unjust(Skip("t", "The Queue does not answer"), service)
    assert not is_unjust(Skip("t", "something else"), service)


def test_a_service_that_is_absent_is_an_excuse(port: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        free = closed.getsockname()[1]
    assert not is_unjust(Skip("t", "queue is absent"), Service("queue", "queue", answers(free)))


def test_a_folder_is_here_or_not(tmp_path: Path) -> None:
    assert folder(tmp_path)()
    assert not folder(tmp_path / "absent")()


def test_the_report_decides_the_exit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(reason="an excuse that names nothing"))
    assert main(str(report)) == 0
    assert "an excuse that names nothing" in capsys.readouterr().out


def test_the_services_have_names_of_their_own() -> None:
    assert len({service.name for service in SERVICES}) == len(SERVICES)
