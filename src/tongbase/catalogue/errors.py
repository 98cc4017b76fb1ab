"""What can go wrong in the catalogue."""

from tongbase.kernel.errors import ConflictError, InvalidError, NotFoundError


class EntryNotFoundError(NotFoundError):
    """No such entry, or none that this actor may see."""

    code = "catalogue.entry_not_found"


class ResourceNotFoundError(NotFoundError):
    """No such resource bound to the entry."""

    code = "catalogue.resource_not_found"


class VersionNotFoundError(NotFoundError):
    """The entry has no version of that number."""

    code = "catalogue.version_not_found"


class SynonymNotFoundError(NotFoundError):
    """No such pair of synonyms."""

    code = "catalogue.synonym_not_found"


class StatusForbidsError(ConflictError):
    """The entry is not in a state in which this can be done."""

    code = "catalogue.status_forbids"


class EntryInUseError(ConflictError):
    """Others hold grants on the entry (Decree 809, Art. 27)."""

    code = "catalogue.entry_in_use"


class NameTakenError(ConflictError):
    """The provider already has an entry of that name, spaces and punctuation aside."""

    code = "catalogue.name_taken"


class ResourceTakenError(ConflictError):
    """The table is already bound in that kind."""

    code = "catalogue.resource_taken"


class RevisionOpenError(ConflictError):
    """The entry already has a revision under way."""

    code = "catalogue.revision_open"


class SynonymTakenError(ConflictError):
    """The pair is already there."""

    code = "catalogue.synonym_taken"


class EntryIncompleteError(InvalidError):
    """The lawful minimum is not met; all gaps are listed at once."""

    code = "catalogue.entry_incomplete"


class SecretRefusedError(InvalidError):
    """State and work secrets have no place on this platform (Decree 809, Art. 3)."""

    code = "catalogue.secret_refused"


class NameInvalidError(InvalidError):
    """The name is empty, too long, or no name of a data resource."""

    code = "catalogue.name_invalid"


class ItemInvalidError(InvalidError):
    """An item is not well formed, or two items share a code or a name."""

    code = "catalogue.item_invalid"


class ClassifyCodeInvalidError(InvalidError):
    """The classification code has not the form of the guideline."""

    code = "catalogue.classify_code_invalid"


class FieldInvalidError(InvalidError):
    """A field of the entry has a value that it cannot have."""

    code = "catalogue.field_invalid"


class ProviderMissingError(InvalidError):
    """It is not known for which department the entry is."""

    code = "catalogue.provider_missing"


class ReasonMissingError(InvalidError):
    """A withdrawal needs a reason."""

    code = "catalogue.reason_missing"
