"""What the operator of one machine has set: the environment, and a file in the home beside it."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from tongbase.app.http.words import FAULTS
from tongbase.kernel.errors import ConflictError, InvalidError
from tongbase.kernel.settings import Settings

FILE = "tongbase.env"
LOCAL_SOURCES = "TONGBASE_LOCAL_SOURCES="
OTHERWISE = ("不是允许的值。", "is not a value that it may have.")


class SettingWrongError(InvalidError):
    """A variable of the environment, or a line of the file, holds what it cannot hold."""

    code = "settings.wrong"


class HomeUnusableError(ConflictError):
    """The home is no folder in which the house may write."""

    code = "settings.home_unusable"


def load_settings() -> Settings:
    """Read the settings; the environment goes before the file ``tongbase.env`` in the home."""
    settings = _read()
    _make_home(settings.home)
    file = settings.home / FILE
    return _read(file) if file.exists() else settings


def allow_local_sources(home: Path, addresses: Sequence[str]) -> None:
    """Write into the file which databases on this machine may be sources, beside those there."""
    file = home / FILE
    lines = file.read_text().splitlines() if file.exists() else []
    known = _read(file).local_sources if lines else ""
    new = [address for address in addresses if f",{address}," not in f",{known},"]
    if new:
        kept = [line for line in lines if not line.startswith(LOCAL_SOURCES)]
        told = ",".join([known, *new] if known else new)
        file.write_text("\n".join([*kept, f"{LOCAL_SOURCES}'{told}'"]) + "\n")


def _read(file: Path | None = None) -> Settings:
    """Read the settings; one that is wrong is named, and its value, maybe a secret, is not told."""
    try:
        return Settings(_env_file=file)  # type: ignore[call-arg]
    except ValidationError as wrong:
        fault = wrong.errors(include_url=False, include_input=False)[0]
        name = f"TONGBASE_{fault['loc'][0]}".upper()
        facts = fault.get("ctx", {})
        zh, en = (said.format(**facts) for said in FAULTS.get(fault["type"], OTHERWISE))
        places = ("环境变量", "the environment")
        if file is not None:
            places = (f"环境变量或“{file}”", f"the environment or {file}")
        raise SettingWrongError(
            f"设置 {name} {zh}请在{places[0]}中改正后重试。",
            f"The setting {name} {en} Correct it in {places[1]} and try again.",
            field=name,
        ) from wrong


def _make_home(home: Path) -> None:
    """Make the home where it is absent, and write into it to see that it can be."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            pass
    except OSError as failed:
        raise HomeUnusableError(
            f"数据目录“{home}”无法使用({failed.strerror});请把 TONGBASE_HOME 设为一个目录,"
            "并让运行平台的账号可以写入。",
            f"The home {home} cannot be used ({failed.strerror}); set TONGBASE_HOME to a folder "
            "into which the account that runs the platform may write.",
            field="TONGBASE_HOME",
        ) from failed
