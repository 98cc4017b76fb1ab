"""Writing values into rows, and ending what hangs on an application."""

from dataclasses import asdict

from sqlalchemy import select

from tongbase.base.approvals import machine
from tongbase.base.limits.clock import Clock
from tongbase.kernel.work import Work
from tongbase.share.models.applications import Application, Extension
from tongbase.share.terms.applications import ApplicationContent, Gap, Terms


def write_content(application: Application, content: ApplicationContent) -> None:
    """Let an application say this."""
    application.system_id = content.system_id
    application.items = list(content.items)
    application.divisions = list(content.divisions)
    application.modes = [mode.value for mode in content.modes]
    application.use_basis, application.use_scene = content.use_basis, content.use_scene
    application.use_scope, application.use_purpose = content.use_scope, content.use_purpose
    application.until = content.until


def write_clock(application: Application, clock: Clock) -> None:
    """Let the clock of an application stand so."""
    application.received_on, application.due_on = clock.received_on, clock.due_on
    application.paused_on = clock.paused_on


def write_missing(application: Application, gaps: tuple[Gap, ...]) -> None:
    """Keep the one list of what is to be completed."""
    application.missing = [asdict(gap) for gap in gaps]


def write_terms(application: Application, terms: Terms) -> None:
    """Keep what a reviewer set; a later reviewer's word counts."""
    masks = {code: mask.value if mask else None for code, mask in terms.masks.items()}
    application.masks = {**application.masks, **masks}
    application.calls_per_minute = terms.calls_per_minute or application.calls_per_minute
    application.rows_max = terms.rows_max or application.rows_max


def drop_extension(work: Work, application: Application) -> None:
    """End the extension that waits for an answer: the application has been answered without."""
    statement = select(Extension).where(
        Extension.application_id == application.id, Extension.agreed.is_(None)
    )
    extension = work.db.scalars(statement).first()
    if extension is not None:
        extension.agreed = False
        machine.withdraw_case(work, extension.id)
