"""Which verbs a person may use on an entry now."""

from collections.abc import Mapping

from tongbase.base.approvals.reading import may_decide
from tongbase.catalogue.models import Entry
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.entries import find_open_revision
from tongbase.catalogue.queries.updates import find_open_update, noter_of
from tongbase.catalogue.queries.withdrawals import is_leaving
from tongbase.catalogue.rules.states import verbs_in
from tongbase.catalogue.terms.states import Verb
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work

NEEDED: dict[Verb, CataloguePermission] = {
    Verb.EDIT: CataloguePermission.ENTRY_COMPILE,
    Verb.SUBMIT: CataloguePermission.ENTRY_SUBMIT,
    Verb.DELETE: CataloguePermission.ENTRY_COMPILE,
    Verb.RECALL: CataloguePermission.ENTRY_SUBMIT,
    Verb.BIND: CataloguePermission.RESOURCE_BIND,
    Verb.REVISE: CataloguePermission.ENTRY_COMPILE,
    Verb.WITHDRAW: CataloguePermission.ENTRY_WITHDRAW,
}


def verbs_of(work: Work, entry: Entry) -> list[Verb]:
    """List what the actor may do to an entry in its present state."""
    leaving = is_leaving(work, entry)
    needed = NEEDED | {Verb.RECALL: CataloguePermission.ENTRY_WITHDRAW} if leaving else NEEDED
    possible = verbs_in(entry.status, is_leaving=leaving)
    return [verb for verb in possible if _may(work, entry, verb, needed)]


def _may(work: Work, entry: Entry, verb: Verb, needed: Mapping[Verb, CataloguePermission]) -> bool:
    if verb is Verb.REVIEW:
        return may_decide(work, entry.id)
    if verb is Verb.REQUIRE_UPDATE:
        return work.actor.may(*noter_of(work, entry)) and find_open_update(work, entry.id) is None
    if not work.actor.may(needed[verb], OrgPath(entry.provider_path)):
        return False
    if verb is Verb.WITHDRAW:
        return entry.active_grants == 0
    return verb is not Verb.REVISE or find_open_revision(work, entry.id) is None
