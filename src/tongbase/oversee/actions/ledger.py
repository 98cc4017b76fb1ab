"""Have the ledger proved."""

from tongbase.base.vault import Vault
from tongbase.kernel.ledger.proof import Verdict, verify_ledger
from tongbase.kernel.work import Work
from tongbase.oversee.events import LedgerVerified
from tongbase.oversee.permissions import OverseePermission


def prove_ledger(work: Work, vault: Vault) -> Verdict:
    """Recompute the whole ledger and hold it against what was sealed and signed."""
    work.require(OverseePermission.LEDGER_VERIFY, work.actor.place)
    verdict = verify_ledger(work.db, vault.signing_key().public_key())
    work.emit(LedgerVerified(verdict.root, size=verdict.size, faults=len(verdict.faults)))
    return verdict
