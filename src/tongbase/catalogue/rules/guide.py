"""What should be compiled from a service item, and how its drafts begin."""

from tongbase.catalogue.rules.names import NAME_CHARACTERS_MAX, normalise
from tongbase.catalogue.terms.guide import Standing
from tongbase.catalogue.terms.registers import MaterialDraft, MaterialSource, MaterialUse
from tongbase.catalogue.terms.states import Status

ENDINGS = ("", "信息", "数据", "基本信息")
"""What entries of a document's content are called beyond the document's own name."""


def standing_of(material: MaterialDraft, *, entry: Status | None, excluded: bool) -> Standing:
    """Say how a material stands; ``entry`` is the state of the entry that holds what it says.

    What departments issue and what the item itself produces should have an entry.
    """
    if entry is Status.PUBLISHED:
        return Standing.COVERED
    if excluded:
        return Standing.EXCLUDED
    if entry is not None:
        return Standing.DRAFTED
    issued = material.source is MaterialSource.GOVERNMENT
    return Standing.DUE if issued or material.use is MaterialUse.PRODUCED else Standing.OWN


def counts(material: MaterialDraft, organisation: str) -> bool:
    """Say whether a service item is covered only once this material of it has a published entry.

    What it produces is its organisation's to compile, and so is what that organisation issues
    itself or what nobody is named for; what others issue is theirs, and what applicants bring is
    nobody's. ``count_lines`` of the models counts by the same rule.
    """
    if material.use is MaterialUse.PRODUCED:
        return True
    is_own = material.issuer in ("", organisation)
    return material.source is MaterialSource.GOVERNMENT and is_own


def is_anothers(material: MaterialDraft, organisation: str) -> bool:
    """Say whether a material is issued by another department, which may compile it from here."""
    issued = material.source is MaterialSource.GOVERNMENT
    return issued and not counts(material, organisation)


def names_for(material: str) -> tuple[str, ...]:
    """Return the reduced names under which an entry for a material may stand already."""
    return tuple(normalise(material) + ending for ending in ENDINGS)


def title_of(material: str) -> str:
    """Name the entry of a material: without the brackets of a title."""
    return material.strip().strip("《》<>").strip()[:NAME_CHARACTERS_MAX]


def abstract_of(item: str, code: str, material: str, use: MaterialUse) -> str:
    """Begin the abstract of an entry that is compiled from an item."""
    role = "申请材料" if use is MaterialUse.NEEDED else "办理结果"
    return f"由政务服务事项“{item}”({code})的{role}“{material}”梳理。"


def abstract_of_table(system: str, name: str) -> str:
    """Begin the abstract of an entry that is compiled from a table of a system."""
    return f"由应用系统“{system}”的数据表“{name}”梳理。"
