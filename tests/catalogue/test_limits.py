"""Reviews have the limits that are in force where the entry's provider stands."""

from dataclasses import replace
from datetime import date

from tests.catalogue.makers import Cast, drafted
from tongbase.base.limits.permissions import LimitPermission
from tongbase.base.limits.setting import set_limit
from tongbase.catalogue.actions.reviews import submit_entry
from tongbase.catalogue.terms.limits import BUREAU_REVIEW, DEPARTMENT_REVIEW


def test_a_new_review_has_the_limits_of_its_place_and_an_old_one_keeps_its_own(hands: Cast):
    before = submit_entry(hands.compiler, drafted(hands, name="旧目录").id).case
    actor = replace(hands.bureau.actor, permissions=frozenset({LimitPermission.LIMIT_SET}))
    setter = replace(hands.bureau, actor=actor)
    set_limit(setter, DEPARTMENT_REVIEW, 5)
    set_limit(setter, BUREAU_REVIEW, 1)
    after = submit_entry(hands.compiler, drafted(hands, name="新目录").id).case
    assert [step.working_days for step in before.steps] == [2, 2]
    assert [step.working_days for step in after.steps] == [5, 1]
    assert (before.steps[0].due_on, after.steps[0].due_on) == (date(2026, 3, 4), date(2026, 3, 9))
