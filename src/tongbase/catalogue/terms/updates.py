"""Updates that are required (目录更新): a law or a duty changed, so a published entry must too."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tongbase.standards.terms.labels import Label


class UpdateState(StrEnum):
    """Where a required update stands: open, or how it ended."""

    OPEN = "open"
    UPDATED = "updated"
    WITHDRAWN = "withdrawn"
    TAKEN_BACK = "taken_back"


class UpdateVerb(StrEnum):
    """What a person may do about a required update."""

    EXTEND = "extend"
    ANSWER_EXTENSION = "answer_extension"
    TAKE_BACK = "take_back"


class UpdateStanding(StrEnum):
    """Which entries or updates are meant: those that are due, or those of them that are late."""

    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class UpdateNote:
    """What changed and when: ``basis`` names the law or the duty, ``wanted`` what is to change."""

    changed_on: date
    basis: str
    wanted: str


UPDATE_STATE_LABELS: dict[UpdateState, Label] = {
    UpdateState.OPEN: Label("待更新", "To be updated"),
    UpdateState.UPDATED: Label("已更新", "Updated"),
    UpdateState.WITHDRAWN: Label("目录已下线", "Withdrawn"),
    UpdateState.TAKEN_BACK: Label("已撤销", "Taken back"),
}
