"""What can go wrong in collection."""

from tongbase.kernel.errors import ConflictError, InvalidError, NotFoundError


class SourceNotFoundError(NotFoundError):
    """No such source, for this actor."""

    code = "collect.source_not_found"


class SourceNameTakenError(ConflictError):
    """The organisation has a source of that name."""

    code = "collect.source_name_taken"


class SourceOwnerMissingError(InvalidError):
    """Whoever registers the source belongs to no organisation and named none."""

    code = "collect.source_owner_missing"


class SourceInUseError(ConflictError):
    """Flows read the source."""

    code = "collect.source_in_use"


class FlowNotFoundError(NotFoundError):
    """No such flow, for this actor."""

    code = "collect.flow_not_found"


class FlowInvalidError(InvalidError):
    """A setting of the flow is missing or does not fit its source."""

    code = "collect.flow_invalid"


class TargetTakenError(ConflictError):
    """Another flow fills that lake table."""

    code = "collect.target_taken"


class FlowBusyError(ConflictError):
    """A run of the flow is under way."""

    code = "collect.flow_busy"


class RunNotFoundError(NotFoundError):
    """No such run, for this actor."""

    code = "collect.run_not_found"


class SourceEmptiedError(ConflictError):
    """The source has no rows where the lake has some: nobody meant to delete them all."""

    code = "collect.source_emptied"


class CountsDifferError(ConflictError):
    """What was read and what arrived do not add up."""

    code = "collect.counts_differ"


class ColumnMissingError(ConflictError):
    """The source no longer has a column that the flow needs."""

    code = "collect.column_missing"
