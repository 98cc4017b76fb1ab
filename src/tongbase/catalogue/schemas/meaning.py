"""The search by meaning on the wire."""

from tongbase.base.web import Out
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.terms.meaning import (
    MEANING_LABELS,
    SEARCHABLE,
    MeaningReport,
    MeaningState,
)
from tongbase.catalogue.terms.searching import SearchPath
from tongbase.kernel.work import Work


class MeaningOut(Out):
    """Where the search by meaning stands.

    ``path``: by which way names are found where no word stands, ``meaning`` or ``characters``;
    ``told`` says why and what to do. Of ``entries`` so many are known; equal names have one vector.
    """

    state: MeaningState
    path: SearchPath
    told: str
    told_en: str
    model: str
    entries: int
    entries_known: int
    names_known: int
    verbs: list[str]

    @classmethod
    def of(cls, work: Work, report: MeaningReport) -> "MeaningOut":
        """Show a report, with what the actor may do."""
        label, works = MEANING_LABELS[report.state], report.state in SEARCHABLE
        may = work.actor.may(CataloguePermission.MEANING_REBUILD, work.actor.reach)
        return cls(
            **vars(report),
            path=SearchPath.MEANING if works else SearchPath.CHARACTERS,
            told=label.zh,
            told_en=label.en,
            verbs=["rebuild"] if may and works else [],
        )
