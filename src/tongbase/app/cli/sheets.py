"""As what a sheet is written: the ending of the name that somebody gives it says so."""

from pathlib import Path

from tongbase.kernel.errors import InvalidError

FORMS = ("csv", "xlsx")


class EndingUnknownError(InvalidError):
    """The name of a file does not say in which form it is to be written."""

    code = "cli.ending_unknown"


def form_of(target: Path, *, field: str = "target") -> str:
    """Return the form that the ending of a name asks for."""
    form = target.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise EndingUnknownError(
            f"文件名“{target.name}”应以 .csv 或 .xlsx 结尾:结尾决定保存的格式。",
            f"The name {target.name!r} must end in .csv or .xlsx, which says what is written.",
            field=field,
        )
    return form
