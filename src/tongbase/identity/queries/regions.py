"""Reading regions."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import BindParameter, bindparam, case, select
from sqlalchemy.orm import Session

from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.identity.errors import RegionNotFoundError
from tongbase.identity.models import Region
from tongbase.identity.terms import RegionLevel

LEVEL_ORDER = case({"province": 1, "city": 2, "county": 3}, value=Region.level, else_=4)
CODES: BindParameter[Sequence[str]] = bindparam("codes", expanding=True)
NAMES = select(Region.code, Region.name).where(Region.code.in_(CODES))


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
    """Find regions by name or the beginning of the code, the highest first."""
    statement = select(Region).where(
        Region.name.contains(words, autoescape=True)
        | Region.code.startswith(words, autoescape=True)
    )
    if not past:
        statement = statement.where(Region.active, Region.level != RegionLevel.GROUP)
    return paginate(db, statement.order_by(LEVEL_ORDER, Region.code), wanted)


def ancestors_of(db: Session, region: Region) -> Sequence[Region]:
    """List the regions from the province down to this one."""
    codes = region.path.strip("/").split("/")
    statement = select(Region).where(Region.code.in_(codes))
    return sorted(db.scalars(statement), key=lambda each: codes.index(each.code))
