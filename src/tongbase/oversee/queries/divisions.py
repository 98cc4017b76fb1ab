"""Of which division the overview tells, and whether all that the actor oversees lies in it."""

from dataclasses import dataclass

from tongbase.identity import api as identity
from tongbase.kernel.work import Work
from tongbase.oversee.errors import DivisionNotFoundError
from tongbase.oversee.rules.counting import code_of, prefix_of


@dataclass(frozen=True)
class Division:
    """A division by what the codes in it begin with; nothing is everywhere.

    ``is_own`` says whether it is the actor's own; ``holds_reach`` whether all that the actor
    oversees lies in it, so that what is counted by reach is of this division too.
    """

    prefix: str
    name: str
    is_own: bool
    holds_reach: bool


def division_of(work: Work, asked: str | None) -> Division:
    """Find the division that is asked for, by default the actor's own."""
    own = prefix_of(next(reversed(work.actor.place.regions), ""))
    prefix = own if asked is None else prefix_of(asked)
    if not prefix:
        return Division("", "", is_own=not own, holds_reach=True)
    code = code_of(prefix)
    if not identity.names_of_regions(work, [code]):
        raise DivisionNotFoundError(
            f"没有代码以“{prefix}”开头的行政区划,请填写 42、4201 这样的代码;全部地区为 000000。",
            f"There is no division {prefix!r}; give 42, 4201 or the like; everywhere is 000000.",
            field="division",
        )
    region = identity.region(work, code)
    holds = region.path.covers(work.actor.reach)
    return Division(prefix, region.name, is_own=prefix == own, holds_reach=holds)
