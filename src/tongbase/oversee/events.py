"""What happens in oversight."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class LedgerVerified(Event):
    """Somebody had the ledger proved; ``subject`` is the root that was found."""

    name: ClassVar[str] = "oversee.ledger.verified"
    zh: ClassVar[str] = "台账验真"
    en: ClassVar[str] = "Ledger verified"
    size: int
    faults: int
