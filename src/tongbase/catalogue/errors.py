"""What can go wrong in the catalogue."""

from tongbase.kernel.errors import ConflictError, InvalidError, NotFoundError


class EntryNotFoundError(NotFoundError):
    """No such entry, or none that this actor may see."""

    code = "catalogue.entry_not_found"


class ResourceNotFoundError(NotFoundError):
    """No such resource bound to the entry."""

    code = "catalogue.resource_not_found"


class GroupNotFoundError(NotFoundError):
    """No organisation, group, tag or action of that name."""

    code = "catalogue.group_not_found"


class HarvestSourceNotFoundError(NotFoundError):
    """No such foreign catalogue, for this actor."""

    code = "catalogue.harvest_source_not_found"


class HarvestRunNotFoundError(NotFoundError):
    """No such run over a foreign catalogue."""

    code = "catalogue.harvest_run_not_found"


class HarvestKeyMissingError(InvalidError):
    """The source is read with a key of the other side, and none was given."""

    code = "catalogue.harvest_key_missing"
    usual_field = "key"


class HarvestSourceTakenError(ConflictError):
    """The provider has a foreign catalogue of that name."""

    code = "catalogue.harvest_source_taken"


class VersionNotFoundError(NotFoundError):
    """The entry has no version of that number."""

    code = "catalogue.version_not_found"


class SynonymNotFoundError(NotFoundError):
    """No such pair of synonyms."""

    code = "catalogue.synonym_not_found"


class RecordNotFoundError(NotFoundError):
    """No such record of a register, or none that this actor may see."""

    code = "catalogue.record_not_found"


class MaterialNotFoundError(NotFoundError):
    """The service item has no such material."""

    code = "catalogue.material_not_found"


class RelationNotFoundError(NotFoundError):
    """No such relation, or it has ended already."""

    code = "catalogue.relation_not_found"


class SubscriptionNotFoundError(NotFoundError):
    """No such subscription, or none that this actor may see."""

    code = "catalogue.subscription_not_found"


class DeliveryNotFoundError(NotFoundError):
    """The subscription has no such delivery."""

    code = "catalogue.delivery_not_found"


class SubscriptionStateForbidsError(ConflictError):
    """The subscription is not in a state in which this can be done."""

    code = "catalogue.subscription_state_forbids"


class TooManySubscriptionsError(ConflictError):
    """The organisation has as many subscriptions as one may have."""

    code = "catalogue.too_many_subscriptions"


class SubscriberInvalidError(InvalidError):
    """The organisation or the application system cannot subscribe."""

    code = "catalogue.subscriber_invalid"


class ReplayStartMissingError(InvalidError):
    """Nobody said from where changes shall be told again."""

    code = "catalogue.replay_start_missing"


class ReplayStartInvalidError(InvalidError):
    """Nothing has changed since then, or two starts were told at once."""

    code = "catalogue.replay_start_invalid"


class DuplicateNotFoundError(NotFoundError):
    """No such case of duplicate collection, or none that concerns this actor."""

    code = "catalogue.duplicate_not_found"


class ActionUnknownError(NotFoundError):
    """Neither CKAN nor this house has an action of that name."""

    code = "catalogue.action_unknown"


class StatusForbidsError(ConflictError):
    """The entry is not in a state in which this can be done."""

    code = "catalogue.status_forbids"


class WithdrawalOpenError(ConflictError):
    """The entry's withdrawal is being reviewed."""

    code = "catalogue.withdrawal_open"


class EntryInUseError(ConflictError):
    """Others hold grants on the entry (Decree 809, Art. 27)."""

    code = "catalogue.entry_in_use"


class ChangedSinceError(ConflictError):
    """Somebody else changed the entry since it was read; saving would undo that."""

    code = "catalogue.changed_since"


class NameTakenError(ConflictError):
    """The provider already has an entry of that name, spaces and punctuation aside."""

    code = "catalogue.name_taken"


class ResourceTakenError(ConflictError):
    """The table is already bound in that kind."""

    code = "catalogue.resource_taken"


class RevisionOpenError(ConflictError):
    """The entry already has a revision under way."""

    code = "catalogue.revision_open"


class MeaningAbsentError(ConflictError):
    """The search by meaning is not in force here; the sentence says what is missing."""

    code = "catalogue.meaning_absent"


class SynonymTakenError(ConflictError):
    """The pair is already there."""

    code = "catalogue.synonym_taken"


class SynonymStateForbidsError(ConflictError):
    """The pair is on already, or switched off already."""

    code = "catalogue.synonym_state_forbids"


class DuplicateDecidedError(ConflictError):
    """The case is decided already."""

    code = "catalogue.duplicate_decided"


class DuplicateKnownError(ConflictError):
    """The two entries are a case already."""

    code = "catalogue.duplicate_known"


class DuplicateUndecidedError(ConflictError):
    """Nobody has decided the case, so there is nothing to take back."""

    code = "catalogue.duplicate_undecided"


class SourceContradictedError(ConflictError):
    """Another decision says the opposite: who repeats a source is none, a source repeats nobody."""

    code = "catalogue.source_contradicted"


class RecordStatusForbidsError(ConflictError):
    """The record is not in a state in which this can be done."""

    code = "catalogue.record_status_forbids"


class RecordTakenError(ConflictError):
    """The organisation has a record of that code, or a system of that name, already."""

    code = "catalogue.record_taken"


class RecordInUseError(ConflictError):
    """Others refer to the record; it can be stopped, not deleted."""

    code = "catalogue.record_in_use"


class RecordsRefusedError(ConflictError):
    """Some of many records cannot be changed, so none was; ``refusals`` say which and why."""

    code = "catalogue.records_refused"


class RelationTakenError(ConflictError):
    """The two are related so already."""

    code = "catalogue.relation_taken"


class StreamStartInvalidError(InvalidError):
    """A stream cannot begin after something that is no number of a change, or none that was given.

    The stream is not begun at all: a client that went on from now would miss changes unseen.
    """

    code = "catalogue.stream_start_invalid"
    status = 400


class EntryIncompleteError(InvalidError):
    """The lawful minimum is not met; all gaps are listed at once."""

    code = "catalogue.entry_incomplete"


class SecretRefusedError(InvalidError):
    """State and work secrets have no place on this platform (Decree 809, Art. 3)."""

    code = "catalogue.secret_refused"


class CoreDataSharedError(InvalidError):
    """Core data are neither shared nor opened (Data Security Law, Art. 21)."""

    code = "catalogue.core_data_shared"


class NameInvalidError(InvalidError):
    """The name is empty, too long, or no name of a data resource."""

    code = "catalogue.name_invalid"


class ItemInvalidError(InvalidError):
    """An item is not well formed, or two items share a code or a name."""

    code = "catalogue.item_invalid"


class ClassifyCodeInvalidError(InvalidError):
    """The classification code has not the form of the guideline."""

    code = "catalogue.classify_code_invalid"


class UpdateNotFoundError(NotFoundError):
    """No update of the entry is required now."""

    code = "catalogue.update_not_found"


class UpdateOpenError(ConflictError):
    """An update of the entry is required already."""

    code = "catalogue.update_open"


class ExtensionNotFoundError(NotFoundError):
    """No extension of the entry's update waits for an answer."""

    code = "catalogue.extension_not_found"


class ExtensionAskedError(ConflictError):
    """More time for an update is asked for once."""

    code = "catalogue.extension_asked"


class FieldInvalidError(InvalidError):
    """A field of the entry has a value that it cannot have."""

    code = "catalogue.field_invalid"


class ProviderMissingError(InvalidError):
    """It is not known for which department the entry is."""

    code = "catalogue.provider_missing"


class PlaceUnknownError(InvalidError):
    """A harvester goes on from a place that no page has named."""

    code = "catalogue.place_unknown"


class QueryMalformedError(InvalidError):
    """A query in CKAN's language cannot be read."""

    code = "catalogue.query_malformed"


class ActionUnsupportedError(InvalidError):
    """An action that CKAN has and this house does not serve; the sentence says what does it."""

    code = "catalogue.action_unsupported"


class ReasonMissingError(InvalidError):
    """This needs a reason."""

    code = "catalogue.reason_missing"


class DuplicateInvalidError(InvalidError):
    """What is said of a case cannot be true of it."""

    code = "catalogue.duplicate_invalid"


class RecordInvalidError(InvalidError):
    """A record of a register is not well formed; all faults are listed at once."""

    code = "catalogue.record_invalid"


class RelationInvalidError(InvalidError):
    """These two cannot be related so."""

    code = "catalogue.relation_invalid"


class ExportTooLargeError(InvalidError):
    """More entries than a workbook holds."""

    code = "catalogue.export_too_large"
