"""The first steps of an empty house, from what it has now."""

from collections.abc import Sequence

from tongbase.catalogue import api as catalogue
from tongbase.collect import api as collect
from tongbase.identity import api as identity
from tongbase.kernel.work import Work
from tongbase.oversee.permissions import OverseePermission
from tongbase.oversee.rules.beginning import Facts, first_steps
from tongbase.oversee.terms import FirstStep


def list_first_steps(work: Work) -> Sequence[FirstStep]:
    """List what is to be done before the house lives; nothing once it does.

    A house that lives is asked one question: everybody's first page asks.
    """
    work.require(OverseePermission.OVERVIEW_READ, work.actor.place)
    if catalogue.has_published(work):
        return ()
    census = identity.census(work)
    facts = Facts(
        has_regions=census.has_regions,
        has_authority=census.has_authority,
        has_departments=census.has_departments,
        held=census.held,
        has_registered=catalogue.has_registered(work),
        has_sources=collect.has_sources(work),
        has_published=False,
    )
    return first_steps(facts, work.actor.may_somewhere)
