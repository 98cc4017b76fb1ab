"""Reading the synonyms: those that ship with the house and those that people added."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Text, and_, bindparam, case, func, or_, select

from tongbase.catalogue.models import Synonym
from tongbase.kernel.work import Work

SYNONYMS_MAX = 1000
TEXT = bindparam("text", type_=Text)
STANDING_IN_TEXT = select(Synonym.term, Synonym.means).where(
    Synonym.is_on,
    or_(func.strpos(TEXT, Synonym.term) > 0, func.strpos(TEXT, Synonym.means) > 0),
)


def list_synonyms(work: Work) -> Sequence[Synonym]:
    """The pairs that people added, newest first; then those that are shipped, as in their file."""
    newest = case((Synonym.is_shipped, Synonym.id), else_=-Synonym.id)
    ordered = select(Synonym).order_by(Synonym.is_shipped, newest)
    return work.db.scalars(ordered.limit(SYNONYMS_MAX)).all()


def synonyms_in(work: Work, text: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs in use of which one word stands in a text."""
    rows = work.db.execute(STANDING_IN_TEXT, {"text": text})
    return tuple((term, means) for term, means in rows)


def synonyms_by_pair(work: Work) -> Mapping[frozenset[str], Synonym]:
    """Return all pairs by their words, whichever comes first."""
    return {frozenset((row.term, row.means)): row for row in work.db.scalars(select(Synonym))}


def find_synonym(work: Work, term: str, means: str) -> Synonym | None:
    """Find a pair, in either order."""
    pair = or_(
        and_(Synonym.term == term, Synonym.means == means),
        and_(Synonym.term == means, Synonym.means == term),
    )
    return work.db.scalars(select(Synonym).where(pair)).first()
