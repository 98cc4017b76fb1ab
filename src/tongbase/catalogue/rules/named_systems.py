"""Which system an entry comes from, as the name that it gives tells (所属系统)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tongbase.catalogue.rules.names import normalise


@dataclass(frozen=True)
class Naming:
    """An entry and the name that it gives its source system; ``provider`` is an organisation."""

    entry_id: str
    name: str
    provider: str
    region: str


@dataclass(frozen=True)
class Named:
    """A registered system: its reduced name, whose it is, and where."""

    id: str
    key: str
    organisation: str
    region: str


@dataclass(frozen=True)
class HeldLink:
    """An open relation of an entry to a system; ``by_name`` if nobody made it by hand."""

    id: str
    entry_id: str
    system_id: str
    by_name: bool


@dataclass(frozen=True)
class Steps:
    """What brings the relations in step: pairs of entry and system to make, relations to end."""

    make: tuple[tuple[str, str], ...]
    end: tuple[HeldLink, ...]
    by_name: bool = True


def source_of(naming: Naming, alike: Sequence[Named]) -> str | None:
    """Choose the system that an entry names: its organisation's own, else the only one around."""
    own = [system for system in alike if system.organisation == naming.provider]
    near = own or [system for system in alike if system.region == naming.region]
    return near[0].id if len(near) == 1 else None


def plan_links(
    namings: Iterable[Naming], systems: Iterable[Named], held: Iterable[HeldLink]
) -> Steps:
    """Plan what brings relations in step with names; what was made by hand is left alone."""
    by_key: defaultdict[str, list[Named]] = defaultdict(list)
    for system in systems:
        by_key[system.key].append(system)
    by_entry: defaultdict[str, list[HeldLink]] = defaultdict(list)
    for link in held:
        by_entry[link.entry_id].append(link)
    make, end = [], []
    for naming in namings:
        system_id = source_of(naming, by_key.get(normalise(naming.name), ()))
        links = by_entry.get(naming.entry_id, ())
        end += [link for link in links if link.by_name and link.system_id != system_id]
        is_told = any(not link.by_name or link.system_id == system_id for link in links)
        if system_id is not None and not is_told:
            make.append((naming.entry_id, system_id))
    return Steps(tuple(make), tuple(end))


def keys_of(namings: Iterable[Naming]) -> Mapping[str, None]:
    """Return the reduced names of systems that are named at all."""
    return dict.fromkeys(key for naming in namings if (key := normalise(naming.name)))
