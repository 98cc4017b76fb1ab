"""Room on disk for what a process keeps only while it works; swept once the process is gone."""

import os
import shutil
from functools import cache
from pathlib import Path

TEMPORARY = "tmp"
ROOM = "process-"


def room_of(home: Path) -> Path:
    """Return this process's folder for things that nobody needs after it.

    Whoever enters removes what killed processes left.
    """
    folder = home.resolve() / TEMPORARY
    room = _enter(folder, os.getpid())
    for other in folder.glob(f"{ROOM}*"):
        if not _is_alive(int(other.name.removeprefix(ROOM))):
            shutil.rmtree(other, ignore_errors=True)
    return room


@cache
def _enter(folder: Path, process: int) -> Path:
    """Make the folder anew: an earlier process of the same number may have left one."""
    room = folder / f"{ROOM}{process}"
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(parents=True)
    return room


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
