"""Finding applications, each only for those on either side of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Select, select

from tongbase.base.approvals.models import ApprovalCase
from tongbase.base.approvals.reading import may_decide, trail_of, waiting_subjects
from tongbase.base.approvals.terms import TrailCase
from tongbase.base.limits.clock import days_left
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.calendar.table import working_calendar
from tongbase.kernel.db import held
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work
from tongbase.share.errors import ApplicationNotFoundError, ExtensionNotFoundError
from tongbase.share.models import Application, Extension, Grant
from tongbase.share.permissions import SharePermission
from tongbase.share.queries.contents import clock_of
from tongbase.share.queries.reach import visible
from tongbase.share.rules.states import VERBS
from tongbase.share.terms.applications import IN_REVIEW, LIVE, State, Verb
from tongbase.share.terms.grants import GrantStatus


class Side(StrEnum):
    """Whose applications a list shows."""

    MINE = "mine"
    TO_REVIEW = "to_review"
    IN_REVIEW = "in_review"
    ALL = "all"


@dataclass(frozen=True)
class ApplicationFilter:
    """What a list of applications is narrowed to."""

    side: Side = Side.ALL
    q: str = ""
    state: State | None = None
    entry_id: str = ""


def get_application(work: Work, application_id: str, *, lock: bool = False) -> Application:
    """Find an application that the actor may see; ``lock`` it against others who would decide."""
    seen = visible(work, Application.consumer_path, Application.provider_path)
    statement = select(Application).where(Application.id == application_id, seen)
    if lock:
        statement = held(statement)
    application = work.db.scalars(statement).first()
    if application is None:
        raise ApplicationNotFoundError(
            f"申请 {application_id} 不存在或您无权查看。",
            f"There is no application {application_id} that you may see.",
            field="application_id",
        )
    return application


def list_applications(
    work: Work, sought: ApplicationFilter, wanted: PageRequest
) -> Page[Application]:
    """List applications, newest first."""
    statement = select(Application).where(
        visible(work, Application.consumer_path, Application.provider_path)
    )
    statement = _of_side(work, statement, sought.side)
    if sought.state is not None:
        statement = statement.where(Application.state == sought.state)
    if sought.entry_id:
        statement = statement.where(Application.entry_id == sought.entry_id)
    texts = (
        Application.serial,
        Application.entry_name,
        Application.system_name,
        Application.organisation_name,
    )
    statement = statement.where(*worded(sought.q, *texts))
    newest = statement.order_by(Application.created_at.desc(), Application.id.desc())
    return paginate(work.db, newest, wanted)


def waiting_of(work: Work, application_ids: Sequence[str]) -> frozenset[str]:
    """Say which of some applications wait for the actor's decision."""
    waiting = waiting_subjects(work).where(ApprovalCase.subject.in_(application_ids))
    return frozenset(work.db.scalars(waiting))


def history_of_application(work: Work, application_id: str) -> Sequence[LedgerEntry]:
    """Everything that was done to an application, newest first."""
    return history_of(work.db, get_application(work, application_id).id)


def find_live(work: Work, entry_id: str, organisation: str, system_id: str) -> Application | None:
    """Find the live application of a system for an entry."""
    statement = select(Application).where(
        Application.entry_id == entry_id,
        Application.organisation == organisation,
        Application.system_id == system_id,
        Application.state.in_(LIVE),
    )
    return work.db.scalars(statement.limit(1)).first()


def lock_undecided(work: Work, entry_id: str) -> Sequence[Application]:
    """Find what was received for an entry and not decided, locked against those who decide."""
    statement = (
        select(Application)
        .where(
            Application.entry_id == entry_id,
            Application.state.in_((State.SUPPLEMENT_REQUIRED, *IN_REVIEW)),
        )
        .order_by(Application.id)
    )
    return work.db.scalars(held(statement)).all()


def find_held(work: Work, entry_id: str, organisation: str, system_id: str) -> Grant | None:
    """Find the grant that a system holds on an entry now."""
    statement = select(Grant).where(
        Grant.entry_id == entry_id,
        Grant.organisation == organisation,
        Grant.system_id == system_id,
        Grant.status.in_((GrantStatus.ACTIVE, GrantStatus.SUSPENDED)),
        Grant.until > work.now,
    )
    return work.db.scalars(statement.limit(1)).first()


def find_grant_of(work: Work, application_id: str) -> Grant | None:
    """Find what an application became."""
    return work.db.scalars(select(Grant).where(Grant.application_id == application_id)).first()


def find_open_extension(work: Work, application_id: str) -> Extension | None:
    """Find the extension that waits for the authority's answer."""
    statement = select(Extension).where(
        Extension.application_id == application_id, Extension.agreed.is_(None)
    )
    return work.db.scalars(statement).first()


def trail_of_application(work: Work, application_id: str) -> Sequence[TrailCase]:
    """Every round of approval of an application and of more time for it, newest first."""
    asked = select(Extension.id).where(Extension.application_id == application_id)
    return trail_of(work, application_id, *work.db.scalars(asked))


def get_open_extension(work: Work, application_id: str) -> Extension:
    """Return the extension that waits for the authority's answer."""
    extension = find_open_extension(work, application_id)
    if extension is None:
        raise ExtensionNotFoundError(
            "该申请没有待审核的延期。", "No extension of this application waits for an answer."
        )
    return extension


def working_days_left(work: Work, application: Application) -> int | None:
    """Count what is left of the limit; None if no clock runs."""
    clock = clock_of(application)
    if clock is None or application.state not in {*IN_REVIEW, State.SUPPLEMENT_REQUIRED}:
        return None
    return days_left(clock, work.today, working_calendar(work.db))


def verbs_of(work: Work, application: Application) -> list[Verb]:
    """List what the actor may do to an application in its present state."""
    return [verb for verb in VERBS[application.state] if _may(work, application, verb)]


def _may(work: Work, application: Application, verb: Verb) -> bool:
    provider = OrgPath(application.provider_path)
    if verb is Verb.REVIEW:
        return may_decide(work, application.id)
    if verb is Verb.EXTEND:
        may_ask = work.actor.may(SharePermission.APPLICATION_REVIEW_PROVIDER, provider)
        return may_ask and find_open_extension(work, application.id) is None
    if verb is Verb.ANSWER_EXTENSION:
        extension = find_open_extension(work, application.id)
        return extension is not None and may_decide(work, extension.id)
    return work.actor.may(SharePermission.APPLICATION_SUBMIT, OrgPath(application.consumer_path))


def _of_side(work: Work, statement: Select[Application], side: Side) -> Select[Application]:
    if side is Side.MINE:
        return statement.where(Application.organisation == work.actor.organisation)
    if side is Side.TO_REVIEW:
        return statement.where(Application.id.in_(waiting_subjects(work)))
    if side is Side.IN_REVIEW:
        return statement.where(Application.state.in_(IN_REVIEW))
    return statement
