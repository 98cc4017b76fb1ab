"""The lawful minimum of an application (Decree 809, Art. 20): all that is missing, in one list.

Art. 21: an incomplete application may not be refused; its applicant gets one single list.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tongbase.share.terms.applications import ApplicationContent, Gap


@dataclass(frozen=True)
class Subject:
    """All that the list looks at. ``is_divided`` says whether the entry's rows have a region."""

    content: ApplicationContent
    is_divided: bool
    today: date


Check = Callable[[Subject], Iterator[Gap]]


def missing(subject: Subject) -> tuple[Gap, ...]:
    """List everything that is missing, at once."""
    return tuple(gap for check in CHECKS for gap in check(subject))


REQUIRED = (
    ("system_id", "缺少应用系统,请选择使用数据的应用系统。", "Choose the application system."),
    ("items", "未勾选信息项,请至少勾选一项。", "Tick at least one item."),
    ("use_basis", "缺少使用依据,请填写法律、法规或职责依据。", "Give the basis of the use."),
    ("use_scene", "缺少使用场景,请选择。", "Choose the scene of the use."),
    ("use_scope", "缺少使用范围,请填写。", "Give the scope of the use."),
    ("use_purpose", "缺少使用用途说明,请填写。", "Say what the data is used for."),
    ("modes", "缺少共享方式,请至少选择一种。", "Choose at least one mode of sharing."),
    ("until", "缺少使用时限,请选择截止日期。", "Choose the last day of use."),
)


def _required(subject: Subject) -> Iterator[Gap]:
    for name, zh, en in REQUIRED:
        if not getattr(subject.content, name):
            yield Gap(name, zh, en)


def _divisions(subject: Subject) -> Iterator[Gap]:
    if subject.is_divided and not subject.content.divisions:
        yield Gap(
            "divisions",
            "缺少数据的行政区划范围,请选择。",
            "Choose the divisions whose rows are needed.",
        )


def _until_ahead(subject: Subject) -> Iterator[Gap]:
    until = subject.content.until
    if until is not None and until < subject.today:
        yield Gap(
            "until", "使用时限已过,请重新选择。", "The last day of use is over; choose again."
        )


CHECKS: tuple[Check, ...] = (_required, _divisions, _until_ahead)
