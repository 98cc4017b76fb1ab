"""What may be permitted in oversight."""

from enum import StrEnum


class OverseePermission(StrEnum):
    """Form: ``<module>.<noun>.<verb>``."""

    OVERVIEW_READ = "oversee.overview.read"
    LEDGER_READ = "oversee.ledger.read"
    LEDGER_VERIFY = "oversee.ledger.verify"
