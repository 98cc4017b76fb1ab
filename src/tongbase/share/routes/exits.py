"""The exits: what application systems call, signed with their key (查询, 核验)."""

from functools import partial
from typing import Annotated, TypeVar

from fastapi import APIRouter, Path
from fastapi.responses import JSONResponse, Response

from tongbase.base.machines import Machines
from tongbase.base.web import InHand, Visit, Visitor, WithMachines
from tongbase.kernel.work import Work
from tongbase.share.actions import calls
from tongbase.share.actions.calls import Exit, Refusal
from tongbase.share.schemas.calls import QueryIn, RowsOut, VerdictOut, VerifyIn

ServiceCode = Annotated[str, Path(max_length=64)]
T = TypeVar("T")

exits = APIRouter()


@exits.post("/{service}/query", response_model=RowsOut)
def query(
    work: InHand, visit: Visitor, machines: WithMachines, service: ServiceCode, body: QueryIn
) -> object:
    """Query granted rows and items; masked as the grant says."""
    way = _way(work, visit, machines)
    return _told(calls.query_service(work, way, service, body.asked()))


@exits.post("/{service}/verify", response_model=VerdictOut)
def verify(
    work: InHand, visit: Visitor, machines: WithMachines, service: ServiceCode, body: VerifyIn
) -> object:
    """Verify claims: 一致, 不一致 or 查无; never a value."""
    way = _way(work, visit, machines)
    return _told(calls.verify_service(work, way, service, body.asked()))


def _way(work: Work, visit: Visit, machines: Machines) -> Exit:
    return Exit(machines.lake, partial(visit.work_as, work.actor))


def _told(answer: T | Refusal) -> T | Response:
    """Answer a refusal as any error is answered, with the number of its record."""
    if isinstance(answer, Refusal):
        told = {**answer.error.as_dict(), "call": answer.call}
        return JSONResponse(told, answer.error.status)
    return answer


router = APIRouter(prefix="/share/services", tags=["share"])
router.include_router(exits)

services_router = APIRouter(prefix="/services", tags=["services"])
services_router.include_router(exits)
