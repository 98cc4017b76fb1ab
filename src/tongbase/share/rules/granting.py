"""From an approved application to a grant, and from a grant to the one policy: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tongbase.catalogue.terms.codes import ShareType
from tongbase.catalogue.terms.refs import EntryRef, ItemRef, ResourceRef
from tongbase.kernel.clock import CHINA
from tongbase.protect.terms.policies import ColumnRule, Policy, RowFilter
from tongbase.share.errors import EntryChangedError, FieldInvalidError, ReasonMissingError
from tongbase.share.rules.contents import column_of, level_of, ticked
from tongbase.share.rules.gate import Gate, gate_for
from tongbase.share.terms.applications import ApplicationContent, Mode, Terms
from tongbase.share.terms.grants import GrantedItem, GrantRef, Quota, ServiceRef
from tongbase.standards.terms.grading import Level, Mask, SensitiveType, required_mask
from tongbase.standards.terms.labels import Label

CALLS_PER_MINUTE = 60
CALLS_PER_MINUTE_MAX = 6000
ROWS_PER_CALL = 1000
ROWS_PER_CALL_MAX = 10_000
CALLS_LABEL = Label("每分钟调用次数", "Calls a minute")
ROWS_LABEL = Label("每次返回行数", "Rows a call")


@dataclass(frozen=True)
class GrantPlan:
    """What is about to be granted."""

    items: tuple[GrantedItem, ...]
    region_column: str
    divisions: tuple[str, ...]
    modes: tuple[Mode, ...]
    until: datetime
    quota: Quota
    purpose: str


def plan_grant(content: ApplicationContent, entry: EntryRef, terms: Terms) -> GrantPlan:
    """Turn what was approved into what is granted: nobody types it again."""
    items = ticked(content, entry)
    if len(items) < len(content.items) or content.until is None:
        raise EntryChangedError(
            "目录已变更,申请的部分信息项不再存在,请退回申请人补正。",
            "The entry has changed: some of the items are gone. Return the application.",
            field="items",
        )
    return GrantPlan(
        items=tuple(_granted(item, entry, terms.masks) for item in items),
        region_column=region_column(entry),
        divisions=content.divisions,
        modes=content.modes,
        until=end_of(content.until),
        quota=Quota(terms.calls_per_minute or CALLS_PER_MINUTE, terms.rows_max or ROWS_PER_CALL),
        purpose=content.use_purpose,
    )


def policy_of(grant: GrantRef, service: ServiceRef) -> Policy:
    """Compile a grant: all that its holder may see of the service's table."""
    row_filter = RowFilter(grant.region_column, grant.divisions) if grant.region_column else None
    return Policy(
        table=(service.namespace, service.table),
        columns=tuple(ColumnRule(item.column, item.mask) for item in grant.items),
        row_filter=row_filter,
        rows_max=grant.quota.rows_max,
        calls_per_minute=grant.quota.calls_per_minute,
        until=grant.until,
        purpose=grant.purpose,
        consumer=f"{grant.organisation}/{grant.system_id}",
    )


def mask_of(item: ItemRef, entry: EntryRef) -> Mask | None:
    """Say how an item is shown unless a reviewer decides otherwise."""
    level = item.data_level or entry.data_level or Level.G4
    return required_mask(item.sensitive_type or SensitiveType.NONE, level, item.masking)


def region_column(entry: EntryRef) -> str:
    """Return the column that carries the division; empty if the entry is not divided by region."""
    if not entry.region_item:
        return ""
    found = [item for item in entry.items if item.code == entry.region_item]
    if not found:
        raise EntryChangedError(
            "目录指定的行政区划信息项不存在,请联系提供单位修正目录。",
            "The entry names a region item that it does not have; ask its provider to mend it.",
            field="region_item",
        )
    return column_of(found[0])


def end_of(day: date) -> datetime:
    """Return the first moment after a day, in China."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=CHINA)


def check_terms(terms: Terms, opinion: str, content: ApplicationContent) -> None:
    """Refuse terms for other items, beyond the house's bounds, or masks without an opinion."""
    foreign = [code for code in terms.masks if code not in content.items]
    if foreign:
        raise FieldInvalidError(
            f"脱敏设置中的信息项“{'、'.join(foreign)}”不在申请范围内。",
            f"Masks are set for items that were not applied for: {', '.join(foreign)}.",
            field="masks",
        )
    if terms.masks and not opinion.strip():
        raise ReasonMissingError(
            "调整脱敏方式须在审核意见中说明理由。",
            "To change how an item is masked needs an opinion.",
            field="opinion",
        )
    check_quota(terms.calls_per_minute, terms.rows_max)


def check_quota(calls_per_minute: int | None, rows_max: int | None) -> None:
    """Refuse a quota beyond the bounds."""
    bounds: Mapping[str, tuple[Label, int | None, int]] = {
        "calls_per_minute": (CALLS_LABEL, calls_per_minute, CALLS_PER_MINUTE_MAX),
        "rows_max": (ROWS_LABEL, rows_max, ROWS_PER_CALL_MAX),
    }
    for name, (label, value, most) in bounds.items():
        if value is not None and not 0 < value <= most:
            raise FieldInvalidError(
                f"{label.zh}须在 1 至 {most} 之间。", f"{label.en}: from 1 to {most}.", field=name
            )


def bound_table(entry: EntryRef) -> ResourceRef | None:
    """Return the lake table behind an entry: the one bound first."""
    return next(iter(entry.resources), None)


def share_type_of(items: tuple[ItemRef, ...], entry: EntryRef) -> ShareType | None:
    """Return the share attribute of what is asked for: the strictest of its items."""
    if not items:
        return entry.share_type
    kinds = {item.share_type or entry.share_type for item in items}
    return ShareType.UNCONDITIONAL if kinds == {ShareType.UNCONDITIONAL} else ShareType.CONDITIONAL


def gate_of(content: ApplicationContent, entry: EntryRef) -> Gate:
    """Say which gate an application passes, by the items that it ticks."""
    items = ticked(content, entry)
    return gate_for(share_type_of(items, entry), level_of(items, entry))


def _granted(item: ItemRef, entry: EntryRef, masks: Mapping[str, Mask | None]) -> GrantedItem:
    mask = masks[item.code] if item.code in masks else mask_of(item, entry)
    level = item.data_level or entry.data_level
    return GrantedItem(item.code, item.name, column_of(item), mask, item.sensitive_type, level)
