"""Forget what names mean, so that the worker makes it anew."""

from sqlalchemy import delete

from tongbase.catalogue.errors import MeaningAbsentError
from tongbase.catalogue.events import MeaningsRebuilt
from tongbase.catalogue.models import Meaning
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.search import meaning
from tongbase.catalogue.terms.meaning import MEANING_LABELS, SEARCHABLE, MeaningReport
from tongbase.kernel.work import Work

MEANINGS = "meanings"


def rebuild_meanings(work: Work) -> MeaningReport:
    """Forget every vector; the worker makes them anew, at once and in batches."""
    work.require(CataloguePermission.MEANING_REBUILD, work.actor.reach)
    before = meaning.report(work)
    if before.state not in SEARCHABLE:
        label = MEANING_LABELS[before.state]
        raise MeaningAbsentError(label.zh, label.en, state=before.state.value)
    work.db.execute(delete(Meaning))
    work.emit(MeaningsRebuilt(MEANINGS, names=before.names_known))
    return meaning.report(work)
