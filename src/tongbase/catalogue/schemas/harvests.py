"""What is sent and received about foreign catalogues and runs over them."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from tongbase.base.harvest.terms import ForeignKind
from tongbase.base.web import In, Out
from tongbase.catalogue.models import HarvestSource
from tongbase.catalogue.queries.harvests import Failure
from tongbase.catalogue.terms.codes import OpenType, ShareType, UpdateCycle
from tongbase.catalogue.terms.harvest import HarvestDefaults, HarvestDraft, Verdict

Schedule = Annotated[str, Field(max_length=100)]
Word = Annotated[str, Field(max_length=128)]


class HarvestDefaultsIn(In):
    """What drafts say where the source says nothing."""

    classify_code: Word = ""
    share_type: ShareType | None = None
    open_type: OpenType | None = None
    update_cycle: UpdateCycle | None = None
    data_class: Word = ""


class HarvestSourceIn(In):
    """A foreign catalogue: a web address, or for files a folder of the server.

    ``key`` is one that the other side has issued; another TongBase wants one.
    Without a provider it is one's own organisation.
    ``schedule`` is minute, hour, day, month and weekday as in cron, by China's clock.
    """

    name: Annotated[str, Field(min_length=1, max_length=128)]
    kind: ForeignKind
    address: Annotated[str, Field(min_length=1, max_length=1000)]
    key: Annotated[str, Field(max_length=500)] = ""
    provider: Annotated[str, Field(max_length=18)] = ""
    defaults: HarvestDefaultsIn = Field(default_factory=HarvestDefaultsIn)
    schedule: Schedule = ""

    def draft(self) -> HarvestDraft:
        """Return the source as a value."""
        told = self.model_dump(exclude={"defaults"})
        return HarvestDraft(**told, defaults=HarvestDefaults(**self.defaults.model_dump()))


class HarvestSourcePatch(In):
    """What of a foreign catalogue is to be changed; defaults are changed as a whole.

    An empty schedule is none, an empty key too; with a new address the old key is forgotten.
    """

    name: Annotated[str, Field(min_length=1, max_length=128)] | None = None
    address: Annotated[str, Field(min_length=1, max_length=1000)] | None = None
    key: Annotated[str, Field(max_length=500)] | None = None
    defaults: HarvestDefaultsIn | None = None
    schedule: Schedule | None = None

    def changes(self) -> dict[str, Any]:
        """Return the fields that were given."""
        return self.model_dump(exclude_none=True)


class HarvestDefaultsOut(Out):
    """What drafts say where the source says nothing."""

    classify_code: str = ""
    share_type: ShareType | None = None
    open_type: OpenType | None = None
    update_cycle: UpdateCycle | None = None
    data_class: str = ""


class HarvestFailureOut(Out):
    """Why the last run came to nothing."""

    at: datetime
    zh: str
    en: str


class HarvestSourceOut(Out):
    """A foreign catalogue; its key is never shown. ``failure`` if its last run came to nothing."""

    id: str
    name: str
    kind: ForeignKind
    address: str
    provider_code: str
    provider_name: str
    defaults: HarvestDefaultsOut
    schedule: str
    next_run_at: datetime | None
    failure: HarvestFailureOut | None = None
    created_by_name: str
    created_at: datetime

    @classmethod
    def of(cls, source: HarvestSource, failure: Failure | None = None) -> "HarvestSourceOut":
        """Show a source."""
        told = HarvestFailureOut.model_validate(failure) if failure else None
        return cls.model_validate(source).model_copy(update={"failure": told})


class HarvestCountsOut(Out):
    """How many data sets got which verdict."""

    new: int
    changed: int
    unchanged: int
    gone: int
    refused: int


class HarvestRunOut(Out):
    """A run: a preview, or one that was applied."""

    id: str
    source_id: str
    applied: bool
    counts: HarvestCountsOut
    at: datetime
    by_name: str


class HarvestVerdictOut(Out):
    """What a run made of one data set: why it was refused, or what of it did not come along."""

    place: int
    key: str
    title: str
    verdict: Verdict
    entry_id: str | None
    zh: str
    en: str


class HarvestOrderedOut(Out):
    """A run was ordered: the job does it, and the run gets the job's id."""

    job: str
