"""What may be permitted in oversight."""

from tongbase.kernel.permission import Permission


class OverseePermission(Permission):
    """Form: ``<module>.<noun>.<verb>``."""

    OVERVIEW_READ = "oversee.overview.read", "查看总览", "Read the overview"
    LEDGER_READ = "oversee.ledger.read", "查看留痕台账", "Read the ledger"
    LEDGER_VERIFY = "oversee.ledger.verify", "台账验真", "Verify the ledger"
