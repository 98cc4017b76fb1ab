"""The words of synonyms: where a pair comes from, and why two words mean the same."""

from collections.abc import Mapping
from enum import StrEnum

from tongbase.standards.terms.labels import Label

SYNONYM_CHARACTERS_MAX = 50


class SynonymState(StrEnum):
    """Where a pair comes from, and whether searches follow it."""

    OWN = "own"
    SHIPPED = "shipped"
    OFF = "off"


class SynonymKind(StrEnum):
    """What the first word of a shipped pair is to the second."""

    SHORT = "short"
    COMMON = "common"
    FORMER = "former"
    LEGAL = "legal"
    """The second is the word of a law."""


class SynonymVerb(StrEnum):
    """What can be done to a pair."""

    REMOVE = "remove"
    RESTORE = "restore"


SYNONYM_STATE_LABELS: Mapping[SynonymState, Label] = {
    SynonymState.OWN: Label("自建", "Own"),
    SynonymState.SHIPPED: Label("自带", "Shipped"),
    SynonymState.OFF: Label("已停用", "Switched off"),
}
SYNONYM_KIND_LABELS: Mapping[SynonymKind, Label] = {
    SynonymKind.SHORT: Label("简称", "Short form"),
    SynonymKind.COMMON: Label("俗称", "Common word"),
    SynonymKind.FORMER: Label("旧称", "Former word"),
    SynonymKind.LEGAL: Label("法定用语", "Word of the law"),
}
