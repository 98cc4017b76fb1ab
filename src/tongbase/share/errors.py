"""What can go wrong in sharing."""

from tongbase.kernel.errors import (
    ConflictError,
    DeniedError,
    InvalidError,
    NotFoundError,
    TooManyError,
)


class ApplicationNotFoundError(NotFoundError):
    """No such application, or none that this actor may see."""

    code = "share.application_not_found"


class GrantNotFoundError(NotFoundError):
    """No such grant, or none that this actor may see."""

    code = "share.grant_not_found"


class ServiceUnknownError(NotFoundError):
    """No service has this code."""

    code = "share.service_unknown"


class CallNotFoundError(NotFoundError):
    """No such call, or none that this actor may see."""

    code = "share.call_not_found"


class ExtensionNotFoundError(NotFoundError):
    """No extension waits for an answer."""

    code = "share.extension_not_found"


class StateForbidsError(ConflictError):
    """The application or the grant is not in a state in which this can be done."""

    code = "share.state_forbids"


class AlreadyDecidedError(ConflictError):
    """Somebody else has decided that step already."""

    code = "share.already_decided"


class SamePersonError(DeniedError):
    """Two steps are decided by two people."""

    code = "share.same_person"


class AppliedAlreadyError(ConflictError):
    """The same system of the same organisation has asked for this entry, or holds it."""

    code = "share.applied_already"


class EntryChangedError(ConflictError):
    """The entry is no longer what was applied for."""

    code = "share.entry_changed"


class NotSharedError(ConflictError):
    """The provider does not share this entry or this item."""

    code = "share.not_shared"


class NothingBoundError(ConflictError):
    """No lake table is bound to the entry yet."""

    code = "share.nothing_bound"


class ExtensionOpenError(ConflictError):
    """An extension waits for an answer already."""

    code = "share.extension_open"


class ExtensionTooLongError(InvalidError):
    """Decree 809, Art. 21: at most ten working days in all."""

    code = "share.extension_too_long"


class ApplicantMissingError(InvalidError):
    """Only people of an organisation apply, for a system of that organisation."""

    code = "share.applicant_missing"


class FieldInvalidError(InvalidError):
    """A field has a value that it cannot have."""

    code = "share.field_invalid"


class ReasonMissingError(InvalidError):
    """This needs a reason."""

    code = "share.reason_missing"


class SystemKeyNeededError(DeniedError):
    """Services answer application systems, which sign with their key."""

    code = "share.system_key_needed"


class NoGrantError(DeniedError):
    """The calling system holds no grant on this service."""

    code = "share.no_grant"


class ServiceStoppedError(DeniedError):
    """What the service stands for is off the catalogue."""

    code = "share.service_stopped"


class GrantExpiredError(DeniedError):
    """The grant's time is over."""

    code = "share.grant_expired"


class GrantSuspendedError(DeniedError):
    """The grant has been suspended."""

    code = "share.grant_suspended"


class GrantRevokedError(DeniedError):
    """The grant has been revoked."""

    code = "share.grant_revoked"


class ModeNotGrantedError(DeniedError):
    """The grant allows queries or verifications, but not this."""

    code = "share.mode_not_granted"


class ItemNotGrantedError(DeniedError):
    """The grant does not hold the item; whether it exists is not told."""

    code = "share.item_not_granted"


class MaskedItemError(DeniedError):
    """Finding rows by a masked item's value would tell the value; verification does not."""

    code = "share.masked_item"


class DivisionNotGrantedError(DeniedError):
    """The grant does not reach that division."""

    code = "share.division_not_granted"


class RateExceededError(TooManyError):
    """More calls in this minute than the grant allows."""

    code = "share.rate_exceeded"
