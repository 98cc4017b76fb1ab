"""What a developer of a consumer reads about a service: examples and how to sign."""

import json
from collections.abc import Sequence

from tongbase.base.web import SaidOut
from tongbase.catalogue import api as catalogue
from tongbase.identity import api as identity
from tongbase.kernel.work import Work
from tongbase.share.models import Service
from tongbase.share.queries.contents import grant_ref
from tongbase.share.queries.grants import find_grant_of_organisation
from tongbase.share.rules.contents import column_of
from tongbase.share.rules.granting import mask_of
from tongbase.share.schemas.grants import (
    ExampleOut,
    GrantedItemOut,
    HeaderOut,
    ServiceDetailOut,
    ServiceOut,
    SigningOut,
)
from tongbase.share.terms.applications import Mode
from tongbase.share.terms.grants import GrantedItem, GrantRef

SHOWN_ITEMS_MAX = 3
CALL_ID = "0" * 32

HEADERS = (
    HeaderOut(name="X-Tongbase-Key", zh="应用密钥编号", en="The id of the application key"),
    HeaderOut(
        name="X-Tongbase-Timestamp", zh="1970年以来的秒数", en="Seconds since 1970, ten digits"
    ),
    HeaderOut(
        name="X-Tongbase-Nonce", zh="一次性随机数,16至64个字符", en="16 to 64 characters, used once"
    ),
    HeaderOut(name="X-Tongbase-Signature", zh="签名,64位十六进制", en="The signature in hex"),
)
LINES = (
    SaidOut(zh="请求方法(大写)", en="Method in capitals"),
    SaidOut(zh="路径", en="Path"),
    SaidOut(zh="查询参数(按名称排序)", en="Query, sorted by name"),
    SaidOut(zh="正文的 SHA-256(十六进制)", en="SHA-256 of the body in hex"),
    SaidOut(zh="时间戳", en="Timestamp"),
    SaidOut(zh="随机数", en="Nonce"),
    SaidOut(zh="密钥编号", en="Key id"),
)


def service_detail(work: Work, row: Service) -> ServiceDetailOut:
    """Show a service: with the grant of the actor's organisation, if it has one."""
    held = find_grant_of_organisation(work, row.id)
    grant = grant_ref(held) if held else None
    gone = catalogue.withdrawals_of(work, [row.entry_id]).get(row.entry_id)
    items = _items(work, row, grant) if gone is None else ()
    return ServiceDetailOut(
        **ServiceOut.of(row, gone).model_dump(),
        items=[GrantedItemOut.of(item) for item in items],
        grant_id=grant.id if grant else None,
        divisions=list(grant.divisions) if grant else [],
        division_names=dict(identity.names_of_regions(work, grant.divisions if grant else ())),
        until=grant.until if grant else None,
        calls_per_minute=grant.quota.calls_per_minute if grant else None,
        rows_max=grant.quota.rows_max if grant else None,
        examples=_examples(row, items, grant),
        signing=SigningOut(
            algorithm="HMAC-SHA256",
            headers=list(HEADERS),
            lines=list(LINES),
            python=identity.signing_code(),
        ),
        verbs=[],
    )


def _items(work: Work, row: Service, grant: GrantRef | None) -> tuple[GrantedItem, ...]:
    """Show what one was granted, else what the entry has."""
    if grant is not None:
        return grant.items
    entry = catalogue.find_entry(work, row.entry_id)
    if entry is None:
        return ()
    return tuple(
        GrantedItem(
            item.code,
            item.name,
            column_of(item),
            mask_of(item, entry),
            item.sensitive_type,
            item.data_level or entry.data_level,
        )
        for item in entry.items
    )


def _examples(
    row: Service, items: Sequence[GrantedItem], grant: GrantRef | None
) -> list[ExampleOut]:
    makers = {Mode.QUERY: _query_example, Mode.VERIFY: _verify_example}
    modes = (grant.modes if grant else tuple(Mode)) if items else ()
    return [makers[mode](row, items) for mode in modes]


def _query_example(row: Service, items: Sequence[GrantedItem]) -> ExampleOut:
    shown = [item.column for item in items[:SHOWN_ITEMS_MAX]]
    keys = [item.column for item in items if item.mask is None]  # masked ones are refused
    filters = dict.fromkeys(keys[:1], "…")
    asked = {"items": shown, "filters": filters, "limit": 10, "purpose": "…"}
    told = {
        "rows": [dict.fromkeys(shown, "…")],
        "count": 1,
        "truncated": False,
        "masked": [item.column for item in items[:SHOWN_ITEMS_MAX] if item.mask],
        "call": CALL_ID,
    }
    return _example(row, Mode.QUERY, asked, told)


def _verify_example(row: Service, items: Sequence[GrantedItem]) -> ExampleOut:
    key, claim = items[0].column, items[-1].column
    asked = {"keys": {key: "…"}, "claims": {claim: "…"}, "purpose": "…"}
    told = {"results": {claim: "一致"}, "overall": "一致", "call": CALL_ID}
    return _example(row, Mode.VERIFY, asked, told)


def _example(row: Service, mode: Mode, asked: object, told: object) -> ExampleOut:
    return ExampleOut(
        mode=mode,
        address=f"POST /services/{row.code}/{mode.value}",
        request=_written(asked),
        response=_written(told),
    )


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
