"""What happens in the standards."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class CodeListInstalled(Event):
    """A shipped code list was entered or brought up to date. The subject is the list's id."""

    name: ClassVar[str] = "standards.code_list.installed"
    source: str
    codes: int
    changed: int


@dataclass(frozen=True)
class CodeListDrafted(Event):
    """A code list, or the next version of one, was begun."""

    name: ClassVar[str] = "standards.code_list.drafted"
    title: str
    version: int


@dataclass(frozen=True)
class CodeListChanged(Event):
    """What the draft of a code list says of itself was changed."""

    name: ClassVar[str] = "standards.code_list.changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class CodesSet(Event):
    """The codes of a draft were set as a whole."""

    name: ClassVar[str] = "standards.codes.set"
    codes: int


@dataclass(frozen=True)
class CodeListDeleted(Event):
    """The draft of a code list was thrown away."""

    name: ClassVar[str] = "standards.code_list.deleted"
    title: str


@dataclass(frozen=True)
class CodeListEnacted(Event):
    """A version of a code list came into force: how many codes it has, how many are new or gone."""

    name: ClassVar[str] = "standards.code_list.enacted"
    version: int
    codes: int
    new: int
    ended: int


@dataclass(frozen=True)
class CodeListWithdrawn(Event):
    """A code list is no longer in force."""

    name: ClassVar[str] = "standards.code_list.withdrawn"
    version: int
    reason: str


@dataclass(frozen=True)
class CalendarYearEntered(Event):
    """A year's holidays and make-up days were entered. The subject is the year."""

    name: ClassVar[str] = "standards.calendar.year_entered"
    source: str
    days: int


@dataclass(frozen=True)
class CalendarDaySet(Event):
    """One day was said to be worked or free. The subject is the day."""

    name: ClassVar[str] = "standards.calendar.day_set"
    working: bool
    note: str


@dataclass(frozen=True)
class ElementInstalled(Event):
    """A shipped data element was put in force. The subject is its version."""

    name: ClassVar[str] = "standards.element.installed"
    code: str
    version: int
    source: str


@dataclass(frozen=True)
class ElementDrafted(Event):
    """A data element, or the next version of one, was begun."""

    name: ClassVar[str] = "standards.element.drafted"
    code: str
    title: str
    version: int


@dataclass(frozen=True)
class ElementChanged(Event):
    """The draft of a data element was changed."""

    name: ClassVar[str] = "standards.element.changed"
    code: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ElementDeleted(Event):
    """The draft of a data element was thrown away."""

    name: ClassVar[str] = "standards.element.deleted"
    code: str
    title: str


@dataclass(frozen=True)
class ElementSubmitted(Event):
    """A data element was submitted for review."""

    name: ClassVar[str] = "standards.element.submitted"
    code: str
    case: str


@dataclass(frozen=True)
class ElementRecalled(Event):
    """A data element was taken back from its review."""

    name: ClassVar[str] = "standards.element.recalled"
    code: str


@dataclass(frozen=True)
class ElementReviewed(Event):
    """A data element was put in force by its review, or sent back."""

    name: ClassVar[str] = "standards.element.reviewed"
    code: str
    version: int
    decision: str
    opinion: str


@dataclass(frozen=True)
class ElementReplaced(Event):
    """A version of a data element gave way to the next one."""

    name: ClassVar[str] = "standards.element.replaced"
    code: str
    version: int
    by_version: int


@dataclass(frozen=True)
class ElementWithdrawn(Event):
    """A data element is no longer in force."""

    name: ClassVar[str] = "standards.element.withdrawn"
    code: str
    version: int
    reason: str


@dataclass(frozen=True)
class NamingRuleAdded(Event):
    """A naming rule was laid down."""

    name: ClassVar[str] = "standards.naming_rule.added"
    code: str
    pattern: str


@dataclass(frozen=True)
class NamingRuleChanged(Event):
    """A naming rule was changed."""

    name: ClassVar[str] = "standards.naming_rule.changed"
    code: str
    pattern: str


@dataclass(frozen=True)
class NamingRuleRemoved(Event):
    """A naming rule holds no more."""

    name: ClassVar[str] = "standards.naming_rule.removed"
    code: str


@dataclass(frozen=True)
class DocumentEntered(Event):
    """A standard document was entered."""

    name: ClassVar[str] = "standards.document.entered"
    number: str
    title: str


@dataclass(frozen=True)
class DocumentChanged(Event):
    """What is said of a document was changed."""

    name: ClassVar[str] = "standards.document.changed"
    number: str
    status: str


@dataclass(frozen=True)
class DocumentTextSet(Event):
    """The text of a document was set; it was cut into so many clauses."""

    name: ClassVar[str] = "standards.document.text_set"
    number: str
    clauses: int


@dataclass(frozen=True)
class DocumentRemoved(Event):
    """A document was taken out of the library."""

    name: ClassVar[str] = "standards.document.removed"
    number: str
    reason: str
