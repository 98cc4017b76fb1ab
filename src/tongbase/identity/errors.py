"""What can go wrong in identity."""

from tongbase.kernel.errors import (
    ConflictError,
    DeniedError,
    InvalidError,
    NotFoundError,
    UnknownActorError,
)


class RegionNotFoundError(NotFoundError):
    """No such division code."""

    code = "identity.region_not_found"


class OrganisationNotFoundError(NotFoundError):
    """No such organisation."""

    code = "identity.organisation_not_found"


class PersonNotFoundError(NotFoundError):
    """No such person, for this actor."""

    code = "identity.person_not_found"


class RoleNotFoundError(NotFoundError):
    """No such role."""

    code = "identity.role_not_found"


class KeyNotFoundError(NotFoundError):
    """No such key, for this actor."""

    code = "identity.key_not_found"


class ApplicationNotFoundError(NotFoundError):
    """No such application system, for this actor."""

    code = "identity.application_not_found"


class UsccInvalidError(InvalidError):
    """Not a unified social credit code (GB 32100)."""

    code = "identity.uscc_invalid"


class UsccTakenError(ConflictError):
    """An organisation with this code exists."""

    code = "identity.uscc_taken"


class ParentInvalidError(InvalidError):
    """An organisation cannot stand above itself."""

    code = "identity.parent_invalid"


class RegionInvalidError(InvalidError):
    """Not a region in which an organisation can stand."""

    code = "identity.region_invalid"


class AccountInvalidError(InvalidError):
    """An account name of the wrong form."""

    code = "identity.account_invalid"


class AccountTakenError(ConflictError):
    """A person with this account exists."""

    code = "identity.account_taken"


class PermissionUnknownError(InvalidError):
    """Not a permission word."""

    code = "identity.permission_unknown"


class RoleShippedError(ConflictError):
    """Roles that ship with the house stay as they are."""

    code = "identity.role_shipped"


class RoleTakenError(ConflictError):
    """A role with this code exists."""

    code = "identity.role_taken"


class SelfChangeError(DeniedError):
    """Nobody changes their own roles or shuts their own account."""

    code = "identity.self_change"


class PasswordWeakError(InvalidError):
    """The new password breaks the rules."""

    code = "identity.password_weak"


class PasswordWrongError(InvalidError):
    """The old password is not right."""

    code = "identity.password_wrong"


class PasswordChangeRequiredError(DeniedError):
    """The first password must be changed before anything else."""

    code = "identity.password_change_required"


class SignInRefusedError(UnknownActorError):
    """The account or the password is wrong."""

    code = "identity.sign_in_refused"


class LockedOutError(UnknownActorError):
    """Too many failures: wait. The ledger alone says so; who guesses is not told."""

    code = "identity.locked_out"


class NotSignedInError(UnknownActorError):
    """No session, or it has ended."""

    code = "identity.not_signed_in"


class PersonInactiveError(UnknownActorError):
    """The account or its organisation has been shut."""

    code = "identity.person_inactive"


class CrossSiteError(DeniedError):
    """A change asked for by cookie without the mark of our own console."""

    code = "identity.cross_site"


class KeyUnknownError(UnknownActorError):
    """No key has this id or value."""

    code = "identity.key_unknown"


class KeyRevokedError(UnknownActorError):
    """The key has been revoked."""

    code = "identity.key_revoked"


class KeyExpiredError(UnknownActorError):
    """The key has run out."""

    code = "identity.key_expired"


class KeyAlreadyRevokedError(ConflictError):
    """A key is revoked once."""

    code = "identity.key_already_revoked"


class ExpiryInvalidError(InvalidError):
    """The end of a key must lie ahead, and not too far."""

    code = "identity.expiry_invalid"


class AddressInvalidError(InvalidError):
    """Not an address or a network."""

    code = "identity.address_invalid"


class SignatureMalformedError(UnknownActorError):
    """One of the four headers of a signed request is missing or of the wrong form."""

    code = "identity.signature_malformed"


class SignatureWrongError(UnknownActorError):
    """The signature does not fit the request."""

    code = "identity.signature_wrong"


class TimestampStaleError(UnknownActorError):
    """The request was signed too long ago, or in the future."""

    code = "identity.timestamp_stale"


class NonceReplayedError(UnknownActorError):
    """The request was already made."""

    code = "identity.nonce_replayed"


class AddressRefusedError(UnknownActorError):
    """The key may not be used from this address."""

    code = "identity.address_not_allowed"


class OidcNotSetError(NotFoundError):
    """Nobody has named a provider."""

    code = "identity.oidc_not_set"


class OidcFlowUnknownError(UnknownActorError):
    """The sign-in was not begun here, or it has run out."""

    code = "identity.oidc_flow_unknown"


class OidcPersonUnknownError(UnknownActorError):
    """The provider knows the person, the house does not."""

    code = "identity.oidc_person_unknown"


class RefusalNotFoundError(NotFoundError):
    """No such refused sign-in, or it has run out."""

    code = "identity.refusal_not_found"
