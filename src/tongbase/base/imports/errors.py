"""What can go wrong with an import, apart from the faults of its lines."""

from tongbase.kernel.errors import ConflictError, InvalidError, NotFoundError


class ImportNotFoundError(NotFoundError):
    """No such import, or it is somebody else's."""

    code = "imports.not_found"


class ImportKindUnknownError(NotFoundError):
    """Nothing of that kind can be imported."""

    code = "imports.kind_unknown"


class ImportStateError(ConflictError):
    """The import has not been checked yet, or is applied already."""

    code = "imports.state"
    usual_field = "import"


class ImportEmptyError(ConflictError):
    """Nothing in the file can be taken over."""

    code = "imports.nothing_to_apply"
    usual_field = "import"


class ImportOptionError(InvalidError):
    """An option of the import is not known or has no such value."""

    code = "imports.option_invalid"
    usual_field = "options"
