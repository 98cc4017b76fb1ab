"""Have the ledger proved."""

from tongbase.base.machines import Machines
from tongbase.kernel.ledger.proof import Verdict, verify_ledger
from tongbase.kernel.ledger.witness import read_witness
from tongbase.kernel.work import Work
from tongbase.oversee.events import LedgerVerified
from tongbase.oversee.permissions import OverseePermission


def prove_ledger(work: Work, machines: Machines) -> Verdict:
    """Recompute the whole ledger and hold it against what was sealed and signed."""
    work.require(OverseePermission.LEDGER_VERIFY, work.actor.place)
    witness = read_witness(machines.settings.home)
    verdict = verify_ledger(work.db, machines.vault.signing_key().public_key(), witness)
    work.emit(LedgerVerified(verdict.root, size=verdict.size, faults=len(verdict.faults)))
    return verdict
