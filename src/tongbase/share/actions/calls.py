"""Answer calls of services: one policy, and evidence of every call in the same transaction.

What is refused is evidence as well. So a refusal is returned and not raised: raising it would roll
its own record back. Before anything else a call takes its turn within the minute, in a transaction
of its own, so that calls of one grant do not wait for each other's reading.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

from tongbase.base.lake.handle import Lake
from tongbase.catalogue import api as catalogue
from tongbase.identity.terms import VIA_SIGNATURE
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.ids import new_id
from tongbase.kernel.ledger.entry import Event
from tongbase.kernel.work import Work
from tongbase.protect import api as protect
from tongbase.protect.terms.policies import ANSWER_LABELS, Answer, Filter, QueryRequest
from tongbase.share.errors import DivisionNotGrantedError, NoGrantError, SystemKeyNeededError
from tongbase.share.events import ServiceQueried, ServiceRefused, ServiceVerified
from tongbase.share.models import Call
from tongbase.share.models.books import take_turn
from tongbase.share.permissions import SharePermission
from tongbase.share.queries.contents import grant_ref, service_ref
from tongbase.share.queries.grants import find_grant_for, get_service
from tongbase.share.rules import calls as rules
from tongbase.share.rules.granting import policy_of
from tongbase.share.rules.values import as_json
from tongbase.share.terms.applications import Mode
from tongbase.share.terms.calls import (
    CallState,
    Condition,
    QueryAsked,
    RowsTold,
    VerdictTold,
    VerifyAsked,
)
from tongbase.share.terms.grants import GrantedItem, GrantRef, ServiceRef


@dataclass(frozen=True)
class Exit:
    """What an exit needs: the lake, and a way to open a transaction apart from the call's own."""

    lake: Lake
    apart: Callable[[], AbstractContextManager[Work]]


@dataclass(frozen=True)
class Refusal:
    """A call that was refused, with its record."""

    call: str
    error: TongBaseError


@dataclass(frozen=True)
class Admitted:
    """A call that may go on: who asks, by which grant."""

    grant: GrantRef
    service: ServiceRef


def query_service(work: Work, way: Exit, code: str, asked: QueryAsked) -> RowsTold | Refusal:
    """Answer a query with the granted rows and items, masked."""
    call = _new_call(work, code, Mode.QUERY, asked.purpose)
    try:
        admitted = _admit(work, way, call)
        told = _read(work, way.lake, admitted, asked, call)
    except TongBaseError as error:
        return _refuse(work, call, error)
    queried = ServiceQueried(
        admitted.grant.id,
        call=call.id,
        service=code,
        items=tuple(call.items),
        filters=tuple(call.filters),
        rows=call.rows,
        truncated=call.truncated,
    )
    _keep(work, call, queried)
    return told


def verify_service(work: Work, way: Exit, code: str, asked: VerifyAsked) -> VerdictTold | Refusal:
    """Say of each claim whether it holds (核验): never a value."""
    call = _new_call(work, code, Mode.VERIFY, asked.purpose)
    try:
        admitted = _admit(work, way, call)
        told = _verify(work, way.lake, admitted, asked, call)
    except TongBaseError as error:
        return _refuse(work, call, error)
    verified = ServiceVerified(
        admitted.grant.id,
        call=call.id,
        service=code,
        keys=tuple(call.filters),
        claims=tuple(call.items),
    )
    _keep(work, call, verified)
    return told


def _new_call(work: Work, code: str, mode: Mode, purpose: str) -> Call:
    return Call(
        id=new_id(),
        at=work.now,
        service_code=code,
        service_name="",
        grant_id=None,
        provider_path="",
        organisation=work.actor.organisation,
        consumer_path=work.actor.place.value,
        system_id=work.actor.id,
        system_name=work.actor.name,
        mode=mode,
        state=CallState.ANSWERED,
        error="",
        purpose=purpose or work.purpose,
        items=[],
        filters=[],
        rows=0,
        truncated=False,
    )


def _admit(work: Work, way: Exit, call: Call) -> Admitted:
    """Find the service and the grant of the calling system, ask whether both hold, take a turn."""
    work.require(SharePermission.CALL_MAKE, work.actor.place)
    if work.actor.via != VIA_SIGNATURE:
        raise SystemKeyNeededError(
            "数据服务须由应用系统以应用密钥签名调用,个人登录或个人密钥不能调用。",
            "Services answer application systems that sign with their key, not people.",
        )
    with way.apart() as apart:
        service = get_service(apart, call.service_code)
        call.service_name, call.provider_path = service.name, service.provider_path
        gone = catalogue.withdrawals_of(apart, [service.entry_id]).get(service.entry_id)
        rules.check_open(service_ref(service), gone)
        held = find_grant_for(apart, service.id)
        if held is None:
            raise NoGrantError(
                f"应用系统“{work.actor.name}”没有服务“{service.name}”的授权,请先提出共享申请。",
                f"This system holds no grant on service {service.code}; apply for it first.",
                service=service.code,
            )
        call.grant_id, call.purpose = held.id, call.purpose or held.purpose
        grant = grant_ref(held)
        rules.check_holds(grant, work.now, reason=held.reason)
        rules.check_mode(grant, call.mode)
        rules.check_rate(grant, take_turn(apart.db, grant.id, work.now))
        return Admitted(grant, service_ref(service))


def _read(work: Work, lake: Lake, admitted: Admitted, asked: QueryAsked, call: Call) -> RowsTold:
    grant = admitted.grant
    shown = rules.asked_items(grant, asked.items)
    filters = rules.filters_of(grant, asked.conditions)
    call.items = [item.name for item in shown.values()]
    call.filters = _names(grant, asked.conditions)
    _check_divisions(grant, filters)
    limit = rules.page_of(grant, asked.limit, asked.offset)
    columns = tuple(item.column for item in shown.values())
    request = QueryRequest(columns, filters, limit=limit, offset=asked.offset)
    policy = policy_of(grant, admitted.service)
    found = protect.read_granted(work, lake, policy, request)
    call.rows, call.truncated = found.count, found.has_more
    return RowsTold(
        call=call.id,
        rows=[_row(shown, row) for row in found.rows.to_pylist()],
        count=call.rows,
        truncated=call.truncated,
        masked=tuple(word for word, item in shown.items() if item.mask is not None),
    )


def _verify(
    work: Work, lake: Lake, admitted: Admitted, asked: VerifyAsked, call: Call
) -> VerdictTold:
    grant = admitted.grant
    keys = rules.resolve(grant, asked.keys, "keys")
    claims = rules.resolve(grant, asked.claims, "claims")
    call.filters = [item.name for item in keys.values()]
    call.items = [item.name for item in claims.values()]
    _check_divisions(grant, rules.filters_of_keys(keys, asked.keys))
    verdict = protect.verify_granted(
        work,
        lake,
        policy_of(grant, admitted.service),
        {item.column: asked.keys[word] for word, item in keys.items()},
        {item.column: asked.claims[word] for word, item in claims.items()},
    )
    answers = {word: verdict.answers[item.column] for word, item in claims.items()}
    return VerdictTold(
        call=call.id,
        results={word: ANSWER_LABELS[answer].zh for word, answer in answers.items()},
        overall=ANSWER_LABELS[_overall(tuple(answers.values()))].zh,
    )


def _overall(answers: Sequence[Answer]) -> Answer:
    kinds = set(answers)
    return answers[0] if len(kinds) == 1 else Answer.INCONSISTENT


def _names(grant: GrantRef, conditions: Sequence[Condition]) -> list[str]:
    meant = rules.resolve(grant, [each.item for each in conditions], "filters")
    return [item.name for item in meant.values()]


def _row(shown: Mapping[str, GrantedItem], row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {word: as_json(row[item.column]) for word, item in shown.items()}


def _check_divisions(grant: GrantRef, filters: Sequence[Filter]) -> None:
    for code in rules.divisions_asked(filters, grant.region_column):
        if not protect.is_covered(code, grant.divisions):
            raise DivisionNotGrantedError(
                f"行政区划“{code}”不在授权范围({'、'.join(grant.divisions)})内。",
                f"The division {code} is outside the grant ({', '.join(grant.divisions)}).",
                field=grant.region_column,
                division=code,
                granted=list(grant.divisions),
            )


def _keep(work: Work, call: Call, event: Event) -> None:
    """Write the record and the ledger's line: in one transaction, before the answer leaves."""
    work.db.add(call)
    replace(work, purpose=call.purpose).emit(event)
    work.db.flush()


def _refuse(work: Work, call: Call, error: TongBaseError) -> Refusal:
    call.state, call.error, call.rows, call.truncated = CallState.REFUSED, error.code, 0, False
    subject = call.grant_id or call.service_code
    refused = ServiceRefused(
        subject, call=call.id, service=call.service_code, mode=call.mode.value, error=error.code
    )
    _keep(work, call, refused)
    return Refusal(call.id, error)
