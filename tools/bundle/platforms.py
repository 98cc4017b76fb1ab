"""On which machines an archive installs: those for which its wheels were built."""

import platform
import re
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# PEP 600: the older names of manylinux stand for these versions of glibc.
OLD_NAMES = {"manylinux1": (2, 5), "manylinux2010": (2, 12), "manylinux2014": (2, 17)}
NEW_NAME = re.compile(r"manylinux_(\d+)_(\d+)_")
GLIBC_MINOR_MAX = 28  # of the systems that data bureaus run, such as Kylin V10 and UOS 20
GLIBC_MINOR_MIN = 5


@dataclass(frozen=True)
class Platform:
    """What the installer asks of a machine. ``glibc`` is empty where no wheel asks for one."""

    system: str
    machine: str
    python: str
    glibc: str

    @property
    def name(self) -> str:
        """The platform in the name of the archive."""
        return sysconfig.get_platform().replace(".", "_")


def wheel_tags() -> list[str]:
    """Tell pip for which machines it may choose wheels: this kind, with an old glibc."""
    if platform.libc_ver()[0] != "glibc":
        sys.exit("The bundle was not built: it is made on Linux with glibc, for machines like it.")
    machine = platform.machine()
    names = [f"manylinux_2_{minor}" for minor in range(GLIBC_MINOR_MAX, GLIBC_MINOR_MIN - 1, -1)]
    names += OLD_NAMES
    version = f"{sys.version_info.major}{sys.version_info.minor}"
    abis = [f"--abi={abi}" for abi in (f"cp{version}", "abi3", "none")]
    return [f"--python-version={version}", "--implementation=cp", *abis] + [
        f"--platform={name}_{machine}" for name in names
    ]


def platform_of(wheels: Iterable[Path]) -> Platform:
    """Tell the platform of wheels that this Python has chosen for itself."""
    oldest = max((glibc_of(wheel.name) for wheel in wheels), default=(0, 0))
    return Platform(
        system=platform.system(),
        machine=platform.machine(),
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        glibc=f"{oldest[0]}.{oldest[1]}" if oldest != (0, 0) else "",
    )


def glibc_of(wheel: str) -> tuple[int, int]:
    """Return the oldest glibc under which a wheel runs; it names several, the least counts."""
    tags = wheel.removesuffix(".whl").rsplit("-", 1)[-1]
    named = [OLD_NAMES[old] for old in OLD_NAMES if f"{old}_" in tags]
    named += [(int(major), int(minor)) for major, minor in NEW_NAME.findall(tags)]
    return min(named, default=(0, 0))
