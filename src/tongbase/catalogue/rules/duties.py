"""Duties stand below each other as a tree: none stands above itself, however far up."""

from collections.abc import Mapping

from tongbase.catalogue.rules.gaps import Gap

Key = tuple[str, str]
"""The code of an organisation, and that of a duty of it."""

CIRCLE = Gap(
    "parent",
    "上级权责逐级向上又回到了本事项,请改正上级权责编码。",
    "Going up from the duty above one comes back to this duty; mend the code of the duty above.",
)


def in_circles(above: Mapping[Key, Key | None]) -> frozenset[Key]:
    """Return the duties that stand above themselves; ``above`` maps each to the next one up."""
    found: set[Key] = set()
    done: set[Key] = set()
    for first in above:
        way: list[Key] = []
        key: Key | None = first
        while key is not None and key not in done:
            done.add(key)
            way.append(key)
            key = above.get(key)
        if key in way:
            found.update(way[way.index(key) :])
    return frozenset(found)
