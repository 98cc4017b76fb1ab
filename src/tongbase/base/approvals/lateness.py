"""How late the steps of a case are: counted in working days, like their limits."""

from dataclasses import dataclass
from datetime import date

from tongbase.base.approvals.models import ApprovalStep
from tongbase.base.approvals.terms import StepState
from tongbase.kernel.calendar.rules import WorkingCalendar
from tongbase.kernel.calendar.table import working_calendar
from tongbase.kernel.clock import day_of
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class Lateness:
    """Measures steps on one day."""

    calendar: WorkingCalendar
    today: date

    def of(self, step: ApprovalStep) -> int:
        """Count the working days after the limit: until today, or until the decision."""
        if step.due_on is None:
            return 0
        if step.decided_at is not None:
            until = day_of(step.decided_at)
        elif step.state is StepState.OPEN:
            until = self.today
        else:
            return 0
        return max(0, self.calendar.between(step.due_on, until))


def lateness_at(work: Work) -> Lateness:
    """Measure as of now."""
    return Lateness(working_calendar(work.db), work.today)
