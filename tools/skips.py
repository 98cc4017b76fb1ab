"""Fail where a test was skipped for a service that this machine has.

``python -m tools.skips report.xml`` reads pytest's JUnit report. A skip that names a service of the
table below counts against us if the service answers; others are listed for people to judge.
"""

import os
import re
import shutil
import socket
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONNECT_SECONDS = 1.0


@dataclass(frozen=True)
class Service:
    """Something a test may want: the words of a skip that name it, and how to see if it is here."""

    name: str
    words: str
    here: Callable[[], bool]


@dataclass(frozen=True)
class Skip:
    """A test that did not run, and why."""

    test: str
    reason: str


def answers(*ports: int) -> Callable[[], bool]:
    """Make a probe of ports on this machine."""
    return lambda: any(connects(port) for port in ports)


def program(*names: str) -> Callable[[], bool]:
    """Make a probe of programs on the path."""
    return lambda: any(shutil.which(name) for name in names)


def folder(path: Path) -> Callable[[], bool]:
    """Make a probe of a folder."""
    return path.is_dir


def connects(port: int) -> bool:
    """Say whether something listens on a port of this machine."""
    with socket.socket() as line:
        line.settimeout(CONNECT_SECONDS)
        return line.connect_ex(("127.0.0.1", port)) == 0


def unshares() -> bool:
    """Say whether this machine lets us cut a process off from the network."""
    return os.geteuid() == 0 and os.system("unshare -n true 2>/dev/null") == 0  # noqa: S605, S607


SERVICES = (
    Service("MariaDB", r"mariadb|mysql", answers(3306)),
    Service("PostgreSQL", r"postgresql", answers(5432)),
    Service("Chromium", r"chromium|browser", program("chromium", "chromium-browser")),
    Service("unshare", r"unshare|network namespace", unshares),
    Service("real data", r"realdata|real data", folder(ROOT.parent / "shared" / "realdata")),
    Service("node", r"\bnode\b|npm|console is not built", program("npm")),
    Service("S3", r"\bs3\b|minio", answers(9000)),
    Service("git", r"git work tree", program("git")),
)


def main(report: str) -> int:
    """Judge a report."""
    skips = read(Path(report))
    unjust = [(skip, service) for skip in skips for service in SERVICES if is_unjust(skip, service)]
    for skip in skips:
        print(f"skipped: {skip.test}: {skip.reason}")
    for skip, service in unjust:
        print(f"NOT ALLOWED: {skip.test} was skipped, but this machine has {service.name}.")
    return 1 if unjust else 0


def is_unjust(skip: Skip, service: Service) -> bool:
    """Say whether a skip blames a service that is here."""
    return bool(re.search(service.words, skip.reason, re.IGNORECASE)) and service.here()


def read(report: Path) -> list[Skip]:
    """Read the skips of a JUnit report."""
    return [
        Skip(f"{case.get('classname')}::{case.get('name')}", said.get("message") or "")
        for case in ET.parse(report).iter("testcase")  # noqa: S314 - our own report
        for said in case.findall("skipped")
        if said.get("type") != "pytest.xfail"
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
