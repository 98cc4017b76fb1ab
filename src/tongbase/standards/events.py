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
