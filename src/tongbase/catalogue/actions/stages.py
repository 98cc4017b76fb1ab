"""The two stages of every review in the catalogue: the department's head, then the bureau."""

from collections.abc import Mapping

from tongbase.base.approvals.models import ApprovalCase, ApprovalStep
from tongbase.base.approvals.terms import Step, StepState
from tongbase.base.limits.terms import Limit
from tongbase.base.notices.post import Message, Together
from tongbase.catalogue.models import Entry
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.rules.places import region_of
from tongbase.catalogue.terms.limits import BUREAU_REVIEW, DEPARTMENT_REVIEW
from tongbase.kernel.actor import OrgPath
from tongbase.standards.terms.labels import Label


def steps_of(entry: Entry, days: Mapping[Limit, int], *, bureau: Label) -> tuple[Step, ...]:
    """Return the steps of a review with the limits that are in force for them.

    ``bureau`` says what the bureau's word does.
    """
    return (
        Step(
            "部门负责人审核",
            "Review by the head of the department",
            *reviewer_of(entry, is_first=True),
            days[DEPARTMENT_REVIEW],
        ),
        Step(bureau.zh, bureau.en, *reviewer_of(entry, is_first=False), days[BUREAU_REVIEW]),
    )


def reviewer_of(entry: Entry, *, is_first: bool) -> tuple[CataloguePermission, OrgPath]:
    """Say who decides a stage: what one must be permitted, and over which place."""
    department = OrgPath(entry.provider_path)
    if is_first:
        return CataloguePermission.ENTRY_REVIEW_DEPARTMENT, department
    return CataloguePermission.ENTRY_REVIEW_BUREAU, region_of(department)


def waiting_step(case: ApprovalCase) -> ApprovalStep:
    """Return the step of a pending case that waits."""
    return next(step for step in case.steps if step.state is StepState.OPEN)


def waiting_message(entry: Entry, step: ApprovalStep) -> Message:
    """Say to those who decide a step that it waits for them."""
    return Message(
        f"目录“{entry.name}”等待您审核({step.zh}),期限 {step.due_on}。",
        f"“{entry.name}” waits for your review until {step.due_on}.",
        link_to(entry),
        Together(
            f"{{count}} 件目录等待您审核({step.zh}),期限 {step.due_on}。",
            f"{{count}} entries wait for your review until {step.due_on}.",
            f"/workbench/waiting?kind={step.case.kind}",
        ),
    )


def link_to(entry: Entry) -> str:
    """Return where the console shows an entry."""
    return f"/catalogue/entries/{entry.id}"
