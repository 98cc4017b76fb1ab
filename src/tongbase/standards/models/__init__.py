"""The tables of the standards."""

from tongbase.standards.models.code_lists import CodeListRow, CodeListVersion, CodeRow
from tongbase.standards.models.documents import (
    Clause,
    Document,
    NamingRule,
    RemovedDocument,
)
from tongbase.standards.models.elements import Element

__all__ = [
    "Clause",
    "CodeListRow",
    "CodeListVersion",
    "CodeRow",
    "Document",
    "Element",
    "NamingRule",
    "RemovedDocument",
]
