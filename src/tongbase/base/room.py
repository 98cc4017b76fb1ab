"""Room on disk for what a process keeps only while it works; swept once the process is gone."""

import os
import shutil
from functools import cache
from pathlib import Path

TEMPORARY = "tmp"
ROOM = "process-"


def room_of(home: Path) -> Path:
    """Return this process's folder for things that nobody needs after it."""
    room = _enter(home.resolve() / TEMPORARY, os.getpid())
    room.mkdir(parents=True, exist_ok=True)
    return room


@cache
def _enter(folder: Path, process: int) -> Path:
    """Remove what killed processes left, an earlier one of the same number among them."""
    room = folder / f"{ROOM}{process}"
    for other in folder.glob(f"{ROOM}*"):
        if other == room or not _is_alive(int(other.name.removeprefix(ROOM))):
            shutil.rmtree(other, ignore_errors=True)
    return room


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
