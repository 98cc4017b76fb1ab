"""What happens in the standards."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class CodeListInstalled(Event):
    """A shipped code list was entered or brought up to date. The subject is the list's id."""

    name: ClassVar[str] = "standards.code_list.installed"
    zh: ClassVar[str] = "装入代码集"
    en: ClassVar[str] = "Code list installed"
    source: str
    codes: int
    changed: int


@dataclass(frozen=True)
class CodeListDrafted(Event):
    """A code list, or the next version of one, was begun."""

    name: ClassVar[str] = "standards.code_list.drafted"
    zh: ClassVar[str] = "起草代码集"
    en: ClassVar[str] = "Code list drafted"
    title: str
    version: int


@dataclass(frozen=True)
class CodeListChanged(Event):
    """What the draft of a code list says of itself was changed."""

    name: ClassVar[str] = "standards.code_list.changed"
    zh: ClassVar[str] = "修改代码集"
    en: ClassVar[str] = "Code list changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class CodesSet(Event):
    """The codes of a draft were set as a whole."""

    name: ClassVar[str] = "standards.codes.set"
    zh: ClassVar[str] = "设置代码"
    en: ClassVar[str] = "Codes set"
    codes: int


@dataclass(frozen=True)
class CodeListDeleted(Event):
    """The draft of a code list was thrown away."""

    name: ClassVar[str] = "standards.code_list.deleted"
    zh: ClassVar[str] = "删除代码集草稿"
    en: ClassVar[str] = "Draft of a list deleted"
    title: str


@dataclass(frozen=True)
class CodeListSubmitted(Event):
    """The draft of a code list was submitted for review."""

    name: ClassVar[str] = "standards.code_list.submitted"
    zh: ClassVar[str] = "提交审核"
    en: ClassVar[str] = "Submitted for review"
    title: str
    case: str


@dataclass(frozen=True)
class CodeListRecalled(Event):
    """A code list was taken back from its review."""

    name: ClassVar[str] = "standards.code_list.recalled"
    zh: ClassVar[str] = "撤回"
    en: ClassVar[str] = "Recalled"
    title: str


@dataclass(frozen=True)
class CodeListReviewed(Event):
    """A code list was put in force by its review, or sent back."""

    name: ClassVar[str] = "standards.code_list.reviewed"
    zh: ClassVar[str] = "审核"
    en: ClassVar[str] = "Reviewed"
    version: int
    decision: str
    opinion: str


@dataclass(frozen=True)
class CodeListEnacted(Event):
    """A version of a code list came into force: how many codes it has, how many are new or gone."""

    name: ClassVar[str] = "standards.code_list.enacted"
    zh: ClassVar[str] = "发布实施代码集"
    en: ClassVar[str] = "Code list put in force"
    version: int
    codes: int
    new: int
    ended: int


@dataclass(frozen=True)
class CodeListWithdrawn(Event):
    """A code list is no longer in force."""

    name: ClassVar[str] = "standards.code_list.withdrawn"
    zh: ClassVar[str] = "废止代码集"
    en: ClassVar[str] = "Code list withdrawn"
    version: int
    reason: str


@dataclass(frozen=True)
class CalendarYearEntered(Event):
    """A year's holidays and make-up days were entered. The subject is the year."""

    name: ClassVar[str] = "standards.calendar.year_entered"
    zh: ClassVar[str] = "录入年度放假安排"
    en: ClassVar[str] = "Year's holidays entered"
    source: str
    days: int


@dataclass(frozen=True)
class CalendarDaySet(Event):
    """One day was said to be worked or free. The subject is the day."""

    name: ClassVar[str] = "standards.calendar.day_set"
    zh: ClassVar[str] = "设置工作日"
    en: ClassVar[str] = "Day set"
    working: bool
    note: str


@dataclass(frozen=True)
class ElementInstalled(Event):
    """A shipped data element was put in force. The subject is its version."""

    name: ClassVar[str] = "standards.element.installed"
    zh: ClassVar[str] = "装入数据元"
    en: ClassVar[str] = "Data element installed"
    code: str
    version: int
    source: str


@dataclass(frozen=True)
class ElementDrafted(Event):
    """A data element, or the next version of one, was begun."""

    name: ClassVar[str] = "standards.element.drafted"
    zh: ClassVar[str] = "起草数据元"
    en: ClassVar[str] = "Data element drafted"
    code: str
    title: str
    version: int


@dataclass(frozen=True)
class ElementChanged(Event):
    """The draft of a data element was changed."""

    name: ClassVar[str] = "standards.element.changed"
    zh: ClassVar[str] = "修改数据元"
    en: ClassVar[str] = "Data element changed"
    code: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ElementDeleted(Event):
    """The draft of a data element was thrown away."""

    name: ClassVar[str] = "standards.element.deleted"
    zh: ClassVar[str] = "删除数据元草稿"
    en: ClassVar[str] = "Draft of an element deleted"
    code: str
    title: str


@dataclass(frozen=True)
class ElementSubmitted(Event):
    """A data element was submitted for review."""

    name: ClassVar[str] = "standards.element.submitted"
    zh: ClassVar[str] = "提交审核"
    en: ClassVar[str] = "Submitted for review"
    code: str
    case: str


@dataclass(frozen=True)
class ElementRecalled(Event):
    """A data element was taken back from its review."""

    name: ClassVar[str] = "standards.element.recalled"
    zh: ClassVar[str] = "撤回"
    en: ClassVar[str] = "Recalled"
    code: str


@dataclass(frozen=True)
class ElementReviewed(Event):
    """A data element was put in force by its review, or sent back."""

    name: ClassVar[str] = "standards.element.reviewed"
    zh: ClassVar[str] = "审核"
    en: ClassVar[str] = "Reviewed"
    code: str
    version: int
    decision: str
    opinion: str


@dataclass(frozen=True)
class ElementReplaced(Event):
    """A version of a data element gave way to the next one."""

    name: ClassVar[str] = "standards.element.replaced"
    zh: ClassVar[str] = "被新版本替代"
    en: ClassVar[str] = "Replaced by a new version"
    code: str
    version: int
    by_version: int


@dataclass(frozen=True)
class ElementWithdrawn(Event):
    """A data element is no longer in force."""

    name: ClassVar[str] = "standards.element.withdrawn"
    zh: ClassVar[str] = "废止"
    en: ClassVar[str] = "Withdrawn"
    code: str
    version: int
    reason: str


@dataclass(frozen=True)
class NamingRuleAdded(Event):
    """A naming rule was laid down."""

    name: ClassVar[str] = "standards.naming_rule.added"
    zh: ClassVar[str] = "制定命名规则"
    en: ClassVar[str] = "Naming rule laid down"
    code: str
    pattern: str


@dataclass(frozen=True)
class NamingRuleChanged(Event):
    """A naming rule was changed."""

    name: ClassVar[str] = "standards.naming_rule.changed"
    zh: ClassVar[str] = "修改命名规则"
    en: ClassVar[str] = "Naming rule changed"
    code: str
    pattern: str


@dataclass(frozen=True)
class NamingRuleRemoved(Event):
    """A naming rule holds no more."""

    name: ClassVar[str] = "standards.naming_rule.removed"
    zh: ClassVar[str] = "删除命名规则"
    en: ClassVar[str] = "Naming rule removed"
    code: str


@dataclass(frozen=True)
class DocumentInstalled(Event):
    """A shipped document was entered, or what is said of it was brought up to date."""

    name: ClassVar[str] = "standards.document.installed"
    zh: ClassVar[str] = "装入标准文件"
    en: ClassVar[str] = "Document installed"
    number: str
    title: str
    clauses: int


@dataclass(frozen=True)
class DocumentEntered(Event):
    """A standard document was entered."""

    name: ClassVar[str] = "standards.document.entered"
    zh: ClassVar[str] = "录入标准文件"
    en: ClassVar[str] = "Document entered"
    number: str
    title: str


@dataclass(frozen=True)
class DocumentChanged(Event):
    """What is said of a document was changed."""

    name: ClassVar[str] = "standards.document.changed"
    zh: ClassVar[str] = "修改标准文件"
    en: ClassVar[str] = "Document changed"
    number: str
    status: str


@dataclass(frozen=True)
class DocumentTextSet(Event):
    """The text of a document was set; it was cut into so many clauses."""

    name: ClassVar[str] = "standards.document.text_set"
    zh: ClassVar[str] = "录入全文"
    en: ClassVar[str] = "Full text set"
    number: str
    clauses: int


@dataclass(frozen=True)
class DocumentRemoved(Event):
    """A document was taken out of the library."""

    name: ClassVar[str] = "standards.document.removed"
    zh: ClassVar[str] = "移除标准文件"
    en: ClassVar[str] = "Document removed"
    number: str
    reason: str
