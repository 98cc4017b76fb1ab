"""What stands above duties, all the way up."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select

from tongbase.base.many import among, keyed_by
from tongbase.catalogue.models import Duty, Record
from tongbase.catalogue.rules.duties import Key, in_circles
from tongbase.kernel.work import Work


def duties_above(work: Work, keys: Collection[Key]) -> Mapping[Key, Key]:
    """Map these duties and all above them to the next one up, registered or not."""
    columns = (Duty.organisation_code, Duty.code, Duty.parent)
    first = select(*columns).where(keyed_by(columns[:2], keys), Duty.parent != "")
    chain = first.cte("chain", recursive=True)
    next_up = (Duty.organisation_code == chain.c.organisation_code, Duty.code == chain.c.parent)
    chain = chain.union(select(*columns).where(*next_up, Duty.parent != ""))
    rows = work.db.execute(select(chain))
    return {(owner, code): (owner, parent) for owner, code, parent in rows}


def circling(work: Work, wanted: Mapping[Key, Key | None]) -> frozenset[Key]:
    """Return those of the duties that would stand above themselves, if they stood so."""
    up = {key for key in wanted.values() if key is not None}
    return in_circles({**duties_above(work, up), **wanted}) & wanted.keys()


def duties_with_others_below(work: Work, records: Sequence[Record]) -> frozenset[str]:
    """Return the ids of those duties below which some stand that are not among these records."""
    ids = {record.id for record in records}
    known = {(one.organisation_code, one.code): one.id for one in records if isinstance(one, Duty)}
    upper = Duty.organisation_code, Duty.parent
    below = select(*upper).where(keyed_by(upper, known), ~among(Duty.id, ids))
    return frozenset(known[owner, code] for owner, code in work.db.execute(below.distinct()))
