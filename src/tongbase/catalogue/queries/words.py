"""Reading the synonyms: those that ship with the house and those that people added."""

from collections.abc import Sequence

from sqlalchemy import Text, and_, bindparam, func, or_, select

from tongbase.catalogue.models import Synonym
from tongbase.catalogue.rules.asking import SYNONYMS
from tongbase.kernel.work import Work

SYNONYMS_MAX = 1000
TEXT = bindparam("text", type_=Text)
STANDING_IN_TEXT = select(Synonym.term, Synonym.means).where(
    or_(func.strpos(TEXT, Synonym.term) > 0, func.strpos(TEXT, Synonym.means) > 0)
)


def list_synonyms(work: Work) -> Sequence[Synonym]:
    """The pairs that people added, newest first."""
    return work.db.scalars(select(Synonym).order_by(Synonym.id.desc()).limit(SYNONYMS_MAX)).all()


def synonyms_in(work: Work, text: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of which one word stands in a text."""
    rows = work.db.execute(STANDING_IN_TEXT, {"text": text})
    return SYNONYMS + tuple((term, means) for term, means in rows)


def find_synonym(work: Work, term: str, means: str) -> Synonym | None:
    """Find a pair, in either order."""
    pair = or_(
        and_(Synonym.term == term, Synonym.means == means),
        and_(Synonym.term == means, Synonym.means == term),
    )
    return work.db.scalars(select(Synonym).where(pair)).first()
