"""Standard documents and naming rules on the wire."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from tongbase.base.web import In, Out
from tongbase.kernel.chinese import Marks
from tongbase.standards.models import NamingRule
from tongbase.standards.queries.documents import ClauseHit
from tongbase.standards.rules.clauses import TEXT_CHARACTERS_MAX
from tongbase.standards.rules.document_kinds import kind_of_number
from tongbase.standards.terms.documents import DocumentContent, DocumentKind, DocumentStatus
from tongbase.standards.terms.naming import Named, NameVerdict, NamingContent

Word = Annotated[str, Field(max_length=64)]
Line = Annotated[str, Field(max_length=500)]
Text = Annotated[str, Field(max_length=1000)]
Whole = Annotated[str, Field(max_length=TEXT_CHARACTERS_MAX)]


class DocumentWords(In):
    """What is said of a document besides its number, its title and its kind."""

    issuer: Line = ""
    issued_on: date | None = None
    effective_on: date | None = None
    status: DocumentStatus = DocumentStatus.CURRENT
    note: Text = ""


class DocumentPatch(DocumentWords):
    """What is said of a document; fields that are left out stay."""

    number: Word = ""
    title: Line = ""
    kind: DocumentKind = DocumentKind.NATIONAL


class DocumentIn(DocumentWords):
    """A document to be entered, with its full text if there is one.

    Without a ``kind`` it is what its number says: GB, DB42/T, T/…, Q/…, YY, 国令第809号.
    """

    number: Annotated[str, Field(min_length=1, max_length=64)]
    title: Annotated[str, Field(min_length=1, max_length=300)]
    kind: DocumentKind | None = None
    text: Whole = ""

    def content(self) -> DocumentContent:
        """Return what is said of the document, as a value."""
        kind = self.kind or kind_of_number(self.number)
        return DocumentContent(kind=kind, **self.model_dump(exclude={"text", "kind"}))


class DocumentTextIn(In):
    """The full text of a document, as text or Markdown."""

    text: Whole


class DocumentOut(Out):
    """A standard document; ``clauses`` counts. One that ``is_shipped`` came with the house."""

    id: str
    number: str
    title: str
    kind: DocumentKind
    issuer: str
    issued_on: date | None
    effective_on: date | None
    status: DocumentStatus
    note: str
    clauses: int
    is_shipped: bool
    changed_at: datetime


class UseOut(Out):
    """What refers to a clause: an ``element``, a ``code_list``, a ``naming_rule``."""

    kind: str
    id: str
    code: str
    name: str
    clause: str


class DocumentDetailOut(DocumentOut):
    """A document with all that refers to it, and what one may do to it."""

    uses: list[UseOut]
    verbs: list[str]


class ClauseOut(Out):
    """A numbered clause; ``key`` is how citations name it."""

    position: int
    number: str
    key: str
    title: str
    text: str


class MarkedOut(Out):
    """A text and the places of the words that were searched for."""

    text: str
    marks: Marks


class ClauseHitOut(Out):
    """A clause that a search found."""

    document_id: str
    document_number: str
    document_title: str
    position: int
    number: str
    title: MarkedOut
    text: MarkedOut

    @classmethod
    def of(cls, hit: ClauseHit) -> "ClauseHitOut":
        """Show a hit."""
        return cls(
            document_id=hit.document.id,
            document_number=hit.document.number,
            document_title=hit.document.title,
            position=hit.clause.position,
            number=hit.clause.number,
            title=MarkedOut.model_validate(hit.title),
            text=MarkedOut.model_validate(hit.text),
        )


class NamingRulePatch(In):
    """What a naming rule says; fields that are left out stay."""

    applies_to: Named = Named.TABLE
    name_zh: Annotated[str, Field(max_length=128)] = ""
    pattern: Annotated[str, Field(max_length=200)] = ""
    explanation: Line = ""
    length_max: Annotated[int, Field(ge=1, le=128)] = 63
    source: Line = ""
    is_binding: bool = False


class NamingRuleIn(NamingRulePatch):
    """A naming rule to be laid down."""

    code: Annotated[str, Field(min_length=1, max_length=64)]

    def content(self) -> NamingContent:
        """Return the rule as a value."""
        return NamingContent(**self.model_dump())


class NamingRuleOut(Out):
    """A naming rule and what one may do to it."""

    id: str
    code: str
    applies_to: Named
    name_zh: str
    pattern: str
    explanation: str
    length_max: int
    source: str
    is_binding: bool
    is_shipped: bool
    verbs: list[str]

    @classmethod
    def of(cls, row: NamingRule, *, may: bool) -> "NamingRuleOut":
        """Show a rule."""
        shown = {name: getattr(row, name) for name in cls.model_fields if name != "verbs"}
        return cls(**shown, verbs=["edit", "remove"] if may else [])


class NameVerdictOut(Out):
    """What one rule says of a name."""

    rule: str
    rule_name: str
    pattern: str
    good: bool
    zh: str
    en: str
    proposal: str

    @classmethod
    def of(cls, row: NamingRule, verdict: NameVerdict) -> "NameVerdictOut":
        """Show a verdict."""
        return cls(
            rule=row.code,
            rule_name=row.name_zh,
            pattern=row.pattern,
            good=verdict.good,
            zh=verdict.told.zh,
            en=verdict.told.en,
            proposal=verdict.proposal,
        )


class NameVerdictsOut(Out):
    """What all rules for such a thing say of a name; one that is followed is enough."""

    good: bool
    rows: Sequence[NameVerdictOut]


class NameToldOut(Out):
    """What is wrong with a name, in both languages."""

    zh: str
    en: str


class NameWarningOut(Out):
    """A name that does not follow its rules: which, what is wrong, what it could be."""

    name: str
    rule: str
    rule_name: str
    pattern: str
    source: str
    told: NameToldOut
    proposal: str
    is_binding: bool
