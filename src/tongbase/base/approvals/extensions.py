"""More time for what is due (延期): asked for with a reason, given by the authority's consent.

Its own small approval of one step and no edit of a date (Decree 809, Art. 17 and 21).
"""

from dataclasses import dataclass

from tongbase.base.approvals.machine import open_case
from tongbase.base.approvals.models import ApprovalCase
from tongbase.base.approvals.terms import CaseOrder, Step
from tongbase.base.notices.post import Message, notify_holders
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


@dataclass(frozen=True, kw_only=True)
class ExtensionOrder:
    """More time that is asked for; whoever holds ``permission`` over ``region`` answers.

    They have ``working_days`` for the answer; ``message`` tells them of it.
    """

    kind: str
    subject: str
    title: str
    link: str
    reason: str
    permission: str
    region: OrgPath
    working_days: int
    message: Message


def open_extension(work: Work, order: ExtensionOrder) -> ApprovalCase:
    """Open the case of an extension, and tell those who answer it."""
    step = Step(
        "主管部门同意延期",
        "The authority consents to the extension",
        order.permission,
        order.region,
        order.working_days,
    )
    case = open_case(
        work,
        CaseOrder(order.kind, order.subject, order.title, order.link, (step,), order.reason),
    )
    notify_holders(work, order.permission, order.region, order.message)
    return case
