"""What may be said of a required update, and of more time for it."""

from dataclasses import replace
from datetime import date

from tongbase.catalogue.errors import (
    ExtensionAskedError,
    FieldInvalidError,
    ReasonMissingError,
)
from tongbase.catalogue.terms.updates import UpdateNote

TEXT_NAMES = {
    "basis": ("依据(哪部法律法规或哪项职责变化)", "the law or duty that changed"),
    "wanted": ("需要更新的内容", "what is to change"),
}


def check_note(note: UpdateNote, today: date) -> UpdateNote:
    """Return a note with trimmed texts; refuse one from the future, or one that says nothing."""
    if note.changed_on > today:
        raise FieldInvalidError(
            f"变化日期 {note.changed_on} 晚于今天,请填写法律法规施行或职责调整的日期。",
            f"{note.changed_on} is still to come; give the day on which the law or duty changed.",
            field="changed_on",
        )
    said = replace(note, basis=note.basis.strip(), wanted=note.wanted.strip())
    for field, (zh, en) in TEXT_NAMES.items():
        if not getattr(said, field):
            raise FieldInvalidError(f"请填写{zh}。", f"Say {en}.", field=field)
    return said


def check_more_time(working_days: int, most: int) -> None:
    """Refuse more than may be given (Decree 809, Art. 17: five working days)."""
    if not 0 < working_days <= most:
        raise FieldInvalidError(
            f"目录更新延期须为 1 至 {most} 个工作日。",
            f"An update is extended by 1 to {most} working days.",
            field="working_days",
            most=most,
        )


def check_not_asked(extension_days: int | None) -> None:
    """Refuse to ask twice: the decree gives more time once."""
    if extension_days is not None:
        raise ExtensionAskedError(
            "该目录更新已申请过延期,只能申请一次。",
            "More time was asked for this update already; it is given once.",
        )


def check_reason_told(reason: str) -> str:
    """Return a reason, trimmed; refuse to go on without one."""
    if not reason.strip():
        raise ReasonMissingError("请填写理由。", "A reason is needed.", field="reason")
    return reason.strip()
