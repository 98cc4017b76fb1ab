"""Which limit holds, and which may be set: values in, verdicts out."""

from collections.abc import Iterable, Mapping

from tongbase.base.limits.errors import LimitTooLooseError
from tongbase.base.limits.terms import Limit


def in_force(limits: Iterable[Limit], stricter: Mapping[str, int]) -> Mapping[Limit, int]:
    """Return what holds of each limit: what was set of it, by its code, or the usual."""
    return {limit: min(stricter.get(limit.code, limit.usual), limit.most) for limit in limits}


def strictest(rows: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """Return the strictest of what several regions set of each limit."""
    found: dict[str, int] = {}
    for code, working_days in rows:
        found[code] = min(working_days, found.get(code, working_days))
    return found


def check_stricter(limit: Limit, working_days: int, above: int | None) -> None:
    """Refuse a limit that is looser than the law's, or than what a region above set."""
    most = limit.most if above is None else min(above, limit.most)
    if 0 < working_days <= most:
        return
    whose = _law(limit) if most == limit.most else ("上级地区的规定", "what the region above set")
    raise LimitTooLooseError(
        f"时限须为 1 至 {most} 个工作日,只能严于{whose[0]}。",
        f"The limit is of 1 to {most} working days: stricter than {whose[1]} only.",
        field="working_days",
        most=most,
    )


def _law(limit: Limit) -> tuple[str, str]:
    return (
        ("《政务数据共享条例》", "the decree")
        if limit.article
        else ("平台的上限", "the house's longest")
    )
