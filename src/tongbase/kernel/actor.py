"""Who is acting, and for which part of the government."""

from dataclasses import dataclass, field

REGION_DIGITS = 6  # GB/T 2260


@dataclass(frozen=True)
class OrgPath:
    """A place in the tree of regions and organisations.

    Regions are GB/T 2260 codes, the last part may be an organisation's unified credit code:
    ``/420000/420100/11420100MB0000000A``. The path of a region covers all that lies in it.
    """

    value: str

    def covers(self, other: "OrgPath") -> bool:
        """Say whether this place is the other one or stands above it."""
        return other.value == self.value or other.value.startswith(f"{self.value}/")

    @property
    def regions(self) -> tuple[str, ...]:
        """The codes of the divisions on the way to it, the highest first."""
        return tuple(part for part in self.value.split("/") if len(part) == REGION_DIGITS)


@dataclass(frozen=True)
class Actor:
    """The person or machine on whose behalf the work is done.

    ``place`` is the actor's own organisation; ``reach`` the part of the tree over which the
    permissions hold: a department's own place, or the whole region for its bureau (数据局).
    """

    id: str
    name: str
    organisation: str
    place: OrgPath
    reach: OrgPath
    permissions: frozenset[str] = field(repr=False)
    via: str = "session"

    def may(self, permission: str, place: OrgPath) -> bool:
        """Say whether the actor holds the permission over that place."""
        return permission in self.permissions and self.reach.covers(place)

    def may_somewhere(self, permission: str) -> bool:
        """Say whether the actor holds the permission at all."""
        return permission in self.permissions


EVERYWHERE = OrgPath("")
SYSTEM_ID = "system"
VISITOR_ID = "visitor"


def system_actor(permissions: frozenset[str], *, via: str = "system") -> Actor:
    """Return the house itself, for work that no person ordered."""
    return Actor(
        id=SYSTEM_ID,
        name="系统",
        organisation="",
        place=EVERYWHERE,
        reach=EVERYWHERE,
        permissions=permissions,
        via=via,
    )


def visitor() -> Actor:
    """Return somebody who is not known: without any permission, anywhere."""
    return Actor(
        id=VISITOR_ID,
        name="访客",
        organisation="",
        place=EVERYWHERE,
        reach=EVERYWHERE,
        permissions=frozenset(),
        via=VISITOR_ID,
    )
