"""Standard documents (标准文件): standards, guides, laws, with their clauses."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tongbase.standards.terms.labels import Label


class DocumentKind(StrEnum):
    """What a document is."""

    NATIONAL = "national"
    INDUSTRY = "industry"
    LOCAL = "local"
    GROUP = "group"
    ENTERPRISE = "enterprise"
    GUIDE = "guide"
    LAW = "law"


class DocumentStatus(StrEnum):
    """Whether a document holds."""

    COMING = "coming"
    CURRENT = "current"
    ABOLISHED = "abolished"


@dataclass(frozen=True, kw_only=True)
class DocumentContent:
    """What is said of a document; ``number`` is its own, such as GB/T 2261.1-2003."""

    number: str
    title: str
    kind: DocumentKind
    issuer: str = ""
    issued_on: date | None = None
    effective_on: date | None = None
    status: DocumentStatus = DocumentStatus.CURRENT
    note: str = ""


@dataclass(frozen=True)
class ClauseText:
    """A numbered clause: ``number`` as it stands there, ``key`` as citations name it."""

    number: str
    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Use:
    """Where a clause is used: what refers to it (``kind`` and its id), and which clause it names.

    An empty ``clause`` refers to the document as a whole.
    """

    kind: str
    id: str
    code: str
    name: str
    clause: str


@dataclass(frozen=True)
class DocumentRef:
    """What other modules may know of a document.

    Citations name it by its number (``key``) or by its title (``named``).
    """

    id: str
    number: str
    key: str
    named: str
    title: str

    @property
    def keys(self) -> tuple[str, str]:
        """What citations call it."""
        return self.key, self.named


DOCUMENT_KIND_LABELS: dict[DocumentKind, Label] = {
    DocumentKind.NATIONAL: Label("国家标准", "National standard"),
    DocumentKind.INDUSTRY: Label("行业标准", "Industry standard"),
    DocumentKind.LOCAL: Label("地方标准", "Local standard"),
    DocumentKind.GROUP: Label("团体标准", "Group standard"),
    DocumentKind.ENTERPRISE: Label("企业标准", "Enterprise standard"),
    DocumentKind.GUIDE: Label("指南", "Guide"),
    DocumentKind.LAW: Label("法规", "Law"),
}

DOCUMENT_STATUS_LABELS: dict[DocumentStatus, Label] = {
    DocumentStatus.COMING: Label("即将实施", "Coming"),
    DocumentStatus.CURRENT: Label("现行", "Current"),
    DocumentStatus.ABOLISHED: Label("废止", "Abolished"),
}
