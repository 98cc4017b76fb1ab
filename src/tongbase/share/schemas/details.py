"""Putting an application's page together."""

from tongbase.base.approvals.shapes import TrailCaseOut
from tongbase.base.web import SaidOut
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.refs import EntryRef
from tongbase.identity import api as identity
from tongbase.kernel.calendar.table import working_calendar
from tongbase.kernel.work import Work
from tongbase.share.models import Application
from tongbase.share.queries import applications as queries
from tongbase.share.queries.contents import content_of, terms_of
from tongbase.share.rules.contents import column_of, level_of, ticked
from tongbase.share.rules.gate import advice_for
from tongbase.share.rules.granting import CALLS_PER_MINUTE, ROWS_PER_CALL, mask_of
from tongbase.share.schemas.applications import (
    ApplicationDetailOut,
    ApplicationOut,
    ClockOut,
    ExtensionOut,
    GapOut,
    ItemAskedOut,
    due_on,
)
from tongbase.standards.terms.grading import LEVEL_LABELS, SensitiveType, masks_for

CARRIED = (
    "items",
    "divisions",
    "use_basis",
    "use_scene",
    "use_scope",
    "use_purpose",
    "opinion",
    "calls_per_minute",
    "rows_max",
)


def application_detail(work: Work, row: Application) -> ApplicationDetailOut:
    """Show an application with its items, clock, trail and what may be done to it."""
    entry = catalogue.find_entry(work, row.entry_id)
    content = content_of(row)
    asked = ticked(content, entry) if entry else ()
    level = level_of(asked, entry) if entry and asked else None
    grant = queries.find_grant_of(work, row.id)
    trail = queries.trail_of_application(work, row.id)
    return ApplicationDetailOut(
        **ApplicationOut.of(row).model_dump(),
        **{name: getattr(row, name) for name in CARRIED},
        item_rows=_items(row, entry) if entry else [],
        division_names=dict(identity.names_of_regions(work, row.divisions)),
        missing=[GapOut.model_validate(gap) for gap in row.missing],
        usual_calls_per_minute=CALLS_PER_MINUTE,
        usual_rows_max=ROWS_PER_CALL,
        level=level.value if level else None,
        advice=[SaidOut.model_validate(said) for said in advice_for(level, content.modes)]
        if level
        else [],
        clock=_clock(work, row),
        trail=[TrailCaseOut.model_validate(case) for case in trail],
        extension=ExtensionOut.of(queries.find_open_extension(work, row.id)),
        grant_id=grant.id if grant else None,
        verbs=queries.verbs_of(work, row),
    )


def _items(row: Application, entry: EntryRef) -> list[ItemAskedOut]:
    chosen = terms_of(row).masks
    told = []
    for item in ticked(content_of(row), entry):
        level, usual = item.data_level or entry.data_level, mask_of(item, entry)
        told.append(
            ItemAskedOut(
                code=item.code,
                name=item.name,
                column=column_of(item),
                share_type=item.share_type or entry.share_type,
                level=level.value if level else None,
                sensitive_type=item.sensitive_type.value if item.sensitive_type else None,
                default_mask=usual,
                mask=chosen.get(item.code, usual),
                masks=list(masks_for(item.sensitive_type or SensitiveType.NONE)),
                label=SaidOut.model_validate(LEVEL_LABELS[level]) if level else None,
            )
        )
    return told


def _clock(work: Work, row: Application) -> ClockOut | None:
    if row.received_on is None or row.due_on is None:
        return None
    return ClockOut(
        received_on=row.received_on,
        due_on=due_on(row),
        paused_on=row.paused_on,
        extended_days=row.extended_days,
        days_left=queries.working_days_left(work, row),
        is_certain=working_calendar(work.db).is_known(row.due_on),
    )
