"""May this call be made, and which columns do its words mean? Every refusal has its own error."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from tongbase.catalogue.terms.refs import Withdrawal
from tongbase.kernel.clock import CHINA
from tongbase.protect.terms.policies import OFFSET_MAX, PAGE_ROWS, Filter, Operator
from tongbase.share.errors import (
    FieldInvalidError,
    GrantExpiredError,
    GrantRevokedError,
    GrantSuspendedError,
    ItemNotGrantedError,
    MaskedItemError,
    ModeNotGrantedError,
    RateExceededError,
    ServiceStoppedError,
)
from tongbase.share.terms.applications import MODE_LABELS, Mode
from tongbase.share.terms.calls import Condition
from tongbase.share.terms.grants import GrantedItem, GrantRef, GrantStatus, ServiceRef


def check_open(service: ServiceRef, gone: Withdrawal | None) -> None:
    """Refuse a call of a service whose entry is off the catalogue."""
    if gone is None:
        return
    since = gone.at.astimezone(CHINA)
    raise ServiceStoppedError(
        f"服务“{service.name}”已停止:其目录已于 {since:%Y-%m-%d %H:%M} 下线({gone.reason})。",
        f"The service {service.code} has stopped: its entry was withdrawn at "
        f"{since:%Y-%m-%d %H:%M} ({gone.reason}).",
        service=service.code,
        since=gone.at.isoformat(),
    )


def check_holds(grant: GrantRef, now: datetime, *, reason: str = "") -> None:
    """Refuse a call on a grant that was revoked or suspended, or whose time is over."""
    if grant.status is GrantStatus.REVOKED:
        raise GrantRevokedError(
            f"授权已终止({reason}),如仍需使用请重新申请。",
            "The grant was revoked; apply again if the data is still needed.",
            grant=grant.id,
        )
    if grant.status is GrantStatus.EXPIRED or now >= grant.until:
        ended = grant.until.astimezone(CHINA)
        raise GrantExpiredError(
            f"授权已于 {ended:%Y-%m-%d %H:%M} 到期,请重新申请。",
            f"The grant ended at {ended:%Y-%m-%d %H:%M}; apply again.",
            grant=grant.id,
            until=grant.until.isoformat(),
        )
    if grant.status is GrantStatus.SUSPENDED:
        raise GrantSuspendedError(
            f"授权已暂停({reason}),请按要求整改后联系提供单位恢复。",
            "The grant is suspended; mend what was asked for, then ask the provider.",
            grant=grant.id,
        )


def check_mode(grant: GrantRef, mode: Mode) -> None:
    """Refuse a way of calling that was not granted."""
    if mode not in grant.modes:
        granted = "、".join(MODE_LABELS[each].zh for each in grant.modes)
        raise ModeNotGrantedError(
            f"授权不含“{MODE_LABELS[mode].zh}”,已授权的方式为:{granted}。",
            f"The grant does not allow {mode.value}, but {', '.join(grant.modes)}.",
            grant=grant.id,
            modes=[each.value for each in grant.modes],
        )


def check_rate(grant: GrantRef, calls: int) -> None:
    """Refuse what is beyond the calls of a minute."""
    most = grant.quota.calls_per_minute
    if calls > most:
        raise RateExceededError(
            f"本分钟调用次数已超过授权的 {most} 次,请稍后再试。",
            f"More than the {most} calls granted a minute; try again in the next one.",
            calls_per_minute=most,
        )


def page_of(grant: GrantRef, limit: int | None, offset: int) -> int:
    """Return how many rows a page has; refuse one that is larger than granted or out of bounds."""
    most = grant.quota.rows_max
    if limit is None:
        limit = min(PAGE_ROWS, most)
    if not 0 < limit <= most:
        raise FieldInvalidError(
            f"limit 须在 1 至 {most} 之间(授权的单次返回行数)。",
            f"limit is from 1 to {most}, the rows granted in one call.",
            field="limit",
            rows_max=most,
        )
    if not 0 <= offset <= OFFSET_MAX:
        raise FieldInvalidError(
            f"offset 须在 0 至 {OFFSET_MAX} 之间。",
            f"offset is from 0 to {OFFSET_MAX}.",
            field="offset",
        )
    return limit


def resolve(grant: GrantRef, words: Iterable[str], field: str) -> Mapping[str, GrantedItem]:
    """Map what a consumer calls items (column, Chinese name or code) to the granted items.

    Raises :class:`ItemNotGrantedError` that names every word which means none of them.
    """
    known = {item.code: item for item in grant.items}
    known |= {item.name: item for item in grant.items}
    known |= {item.column: item for item in grant.items}
    asked = tuple(words)
    foreign = [word for word in asked if word not in known]
    if foreign:
        raise ItemNotGrantedError(
            f"信息项“{'、'.join(foreign)}”不在授权范围内,请在申请中勾选后再使用。",
            f"Not granted: {', '.join(foreign)}; apply for these items first.",
            field=field,
            items=foreign,
        )
    return {word: known[word] for word in asked}


def asked_items(grant: GrantRef, words: Sequence[str]) -> Mapping[str, GrantedItem]:
    """Map the words of the columns to be shown; none means all, each once, by its column."""
    shown = resolve(grant, words or [item.column for item in grant.items], "items")
    if len({item.column for item in shown.values()}) < max(len(words), len(shown)):
        raise FieldInvalidError(
            "items 中有重复的信息项。", "An item is asked for twice.", field="items"
        )
    return shown


def filters_of(grant: GrantRef, conditions: Sequence[Condition]) -> tuple[Filter, ...]:
    """Turn conditions on items into filters on columns."""
    meant = resolve(grant, [each.item for each in conditions], "filters")
    _check_masked(meant)
    return tuple(
        Filter(meant[each.item].column, _operator(each), each.value) for each in conditions
    )


def _check_masked(meant: Mapping[str, GrantedItem]) -> None:
    """Whoever is found by a masked value has that value: a filter would read it in bulk."""
    masked = [word for word, item in meant.items() if item.mask is not None]
    if masked:
        raise MaskedItemError(
            f"信息项“{masked[0]}”已脱敏,查询不能用它的值筛选;"
            "请用核验服务(verify)按主键逐条核验,授权不含核验方式的须先申请。",
            f"The item {masked[0]!r} is masked: rows may not be found by its value. Use the "
            "verification service with a key; apply for it if the grant lacks it.",
            field=f"filters.{masked[0]}",
        )


def filters_of_keys(
    keys: Mapping[str, GrantedItem], values: Mapping[str, Any]
) -> tuple[Filter, ...]:
    """Turn the keys of a verification into the filters that they are."""
    return tuple(Filter(item.column, Operator.EQ, values[word]) for word, item in keys.items())


def divisions_asked(filters: Sequence[Filter], region_column: str) -> tuple[str, ...]:
    """Return the divisions that filters on the region column name."""
    named: list[str] = []
    for each in filters:
        if each.column != region_column:
            continue
        if each.operator in {Operator.EQ, Operator.WITHIN} and isinstance(each.value, str | int):
            named.append(str(each.value))
        elif each.operator is Operator.IN and isinstance(each.value, list | tuple):
            named.extend(str(value) for value in each.value)
    return tuple(named)


def _operator(condition: Condition) -> Operator:
    try:
        return Operator(condition.operator)
    except ValueError as unknown:
        known = ", ".join(Operator)
        raise FieldInvalidError(
            f"“{condition.item}”的比较方式“{condition.operator}”不支持,可用:{known}。",
            f"No such operator; use one of {known}.",
            field=f"filters.{condition.item}",
        ) from unknown
