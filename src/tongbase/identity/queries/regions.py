"""Reading regions."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, case, func, select, true
from sqlalchemy.orm import Session

from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.identity.errors import RegionNotFoundError
from tongbase.identity.models import Region, RegionName
from tongbase.identity.terms import RegionLevel

LEVEL_ORDER = case({"province": 1, "city": 2, "county": 3}, value=Region.level, else_=4)
CODES: BindParameter[Sequence[str]] = bindparam("codes", expanding=True)
HOLDS = Region.active & (RegionName.last_year == Region.last_year)
"""The name of a division that is there and is called so."""
NAMES = select(Region.code, Region.name).where(Region.code.in_(CODES))


@dataclass(frozen=True)
class DivisionFilter:
    """Which divisions are wanted, abolished ones among them: by words, of a year, below another."""

    q: str = ""
    year: int | None = None
    parent: str = ""
    top: bool = False


def get_region(db: Session, code: str) -> Region:
    """Find one region."""
    region = db.get(Region, code)
    if region is None:
        raise RegionNotFoundError(
            f"没有行政区划代码“{code}”,请从列表中选择。",
            f"There is no division code {code!r}; choose one from the list.",
            field="region_code",
        )
    return region


def names_of_regions(db: Session, codes: Collection[str]) -> Mapping[str, str]:
    """Map codes to names, for lists. Unknown codes are left out."""
    return dict(db.execute(NAMES, {"codes": list(codes)}).all())


def children_of(db: Session, parent: str | None) -> Sequence[Region]:
    """List the regions directly below one, or the provinces. Abolished ones are left out."""
    statement = select(Region).where(Region.parent == parent, Region.active)
    governed = statement.where(Region.level != RegionLevel.GROUP)
    return db.scalars(governed.order_by(Region.code)).all()


def codes_with_children(db: Session, codes: Sequence[str]) -> frozenset[str]:
    """Say which of these regions have regions below them."""
    statement = select(Region.parent).where(
        Region.parent.in_(codes), Region.active, Region.level != RegionLevel.GROUP
    )
    return frozenset(code for code in db.scalars(statement.distinct()) if code is not None)


def search_regions(db: Session, words: str, wanted: PageRequest, *, past: bool) -> Page[Region]:
    """Find regions by name or the beginning of the code, the highest first.

    With the ``past`` those that were abolished are found, and others by the names that they had.
    """
    meant = and_(true(), *worded(words, Region.name, begins=[Region.code]))
    if past:
        once = select(RegionName.code).where(*worded(words, RegionName.name))
        statement = select(Region).where(meant | Region.code.in_(once))
    else:
        statement = select(Region).where(meant, Region.active, Region.level != RegionLevel.GROUP)
    return paginate(db, statement.order_by(LEVEL_ORDER, Region.code), wanted)


def ancestors_of(db: Session, region: Region) -> Sequence[Region]:
    """List the regions from the province down to this one."""
    codes = region.path.strip("/").split("/")
    statement = select(Region).where(Region.code.in_(codes))
    return sorted(db.scalars(statement), key=lambda each: codes.index(each.code))


def list_divisions(db: Session, sought: DivisionFilter, wanted: PageRequest) -> Page[RegionName]:
    """List divisions with those that were abolished, by their code and then by their names' years.

    ``year`` keeps those that the list of that year names, under the name that it gives them.
    """
    statement = select(RegionName).join(Region, Region.code == RegionName.code)
    named = worded(sought.q, RegionName.name, begins=[RegionName.code])
    statement = statement.where(*named, *_in_list_of(sought.year))
    if sought.top:
        statement = statement.where(Region.parent.is_(None))
    if sought.parent:
        statement = statement.where(Region.parent == sought.parent)
    return paginate(db, statement.order_by(RegionName.code, RegionName.first_year), wanted)


def count_below(db: Session, codes: Sequence[str], year: int | None = None) -> Mapping[str, int]:
    """Count what :func:`list_divisions` lists directly below each of some, of a year or ever."""
    statement = (
        select(Region.parent, func.count())
        .join(RegionName, RegionName.code == Region.code)
        .where(Region.parent.in_(codes), *_in_list_of(year))
        .group_by(Region.parent)
    )
    return {parent: count for parent, count in db.execute(statement) if parent}


def _in_list_of(year: int | None) -> Iterator[ColumnElement[bool]]:
    """Keep the names in the list of a year; without a year all that there ever were."""
    if year is not None:
        yield RegionName.first_year <= year
        yield (RegionName.last_year >= year) | HOLDS
