"""Sign in at the provider: there and back."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Cookie, Query
from fastapi.responses import RedirectResponse

from tongbase.base import oidc
from tongbase.base.machines import Machines
from tongbase.base.web import Visit, Visitor, WithMachines
from tongbase.identity.actions import oidc as actions
from tongbase.identity.actions.sign_on import Ticket
from tongbase.identity.queries.keys import get_refusal
from tongbase.identity.routes.visiting import hand_over, is_secure
from tongbase.identity.schemas import RefusalOut
from tongbase.identity.terms import VISITOR
from tongbase.kernel import clock
from tongbase.kernel.errors import TongBaseError

router = APIRouter(prefix="/identity/oidc", tags=["identity"])
FLOW_COOKIE = "tongbase_oidc"
SIGN_IN_PAGE = "/sign-in"
SEE_OTHER = 303


@router.get("/start", response_class=RedirectResponse, status_code=SEE_OTHER)
def start(
    visitor: Visitor,
    machines: WithMachines,
    return_to: Annotated[str, Query(max_length=2000)] = "/",
) -> RedirectResponse:
    """Send the browser to the provider."""
    try:
        flow = actions.new_flow(return_to)
        address = oidc.begin(actions.client_of(machines.settings), flow.proof)
    except TongBaseError as error:
        return _refused(visitor, error)
    with visitor.work_as(VISITOR) as work:
        actions.keep_flow(work, flow)
    answer = RedirectResponse(address, SEE_OTHER)
    answer.set_cookie(
        FLOW_COOKIE,
        flow.browser,
        max_age=actions.FLOW_MINUTES * 60,
        httponly=True,
        samesite="lax",
        secure=is_secure(machines.settings),
        path=actions.CALLBACK,
    )
    return answer


@router.get("/callback", response_class=RedirectResponse, status_code=SEE_OTHER)
def callback(
    visitor: Visitor,
    machines: WithMachines,
    state: Annotated[str, Query(max_length=500)] = "",
    code: Annotated[str, Query(max_length=4000)] = "",
    error: Annotated[str, Query(max_length=500)] = "",
    tongbase_oidc: Annotated[str, Cookie()] = "",
) -> RedirectResponse:
    """Let in whom the provider sent back, or say on the sign-in page why not."""
    try:
        flow = _take_up(visitor, machines, state=state, browser=tongbase_oidc)
        oidc.check_answer(code=code, error=error)
        ticket = _admit(visitor, machines, flow, code)
    except TongBaseError as refused:
        return _refused(visitor, refused)
    answer = RedirectResponse(flow.return_to, SEE_OTHER)
    hand_over(answer, machines.settings, ticket)
    answer.delete_cookie(FLOW_COOKIE, path=actions.CALLBACK)
    return answer


@router.get("/refusals/{refusal_id}")
def refusal(visitor: Visitor, refusal_id: str) -> RefusalOut:
    """Say why a sign-in at the provider failed."""
    with visitor.work_as(VISITOR) as work:
        return RefusalOut.model_validate(get_refusal(work.db, refusal_id).error)


def _take_up(visitor: Visit, machines: Machines, *, state: str, browser: str) -> actions.Flow:
    actions.client_of(machines.settings)
    with visitor.work_as(VISITOR) as work:
        return actions.take_flow(work, state=state, browser=browser)


def _admit(visitor: Visit, machines: Machines, flow: actions.Flow, code: str) -> Ticket:
    """Ask the provider with no transaction open, then open the session."""
    client = actions.client_of(machines.settings)
    known = oidc.finish(client, flow.proof, code, clock.now())
    with visitor.work_as(VISITOR) as work:
        admission = actions.admit_by_oidc(work, machines.settings, known, address=visitor.address)
    return admission.admitted()


def _refused(visitor: Visit, error: TongBaseError) -> RedirectResponse:
    """Send the browser to the sign-in page with the number of the refusal, never its words."""
    with visitor.work_as(VISITOR) as work:
        number = actions.keep_refusal(work, error)
    query = urlencode({"refused": number, "error": error.code})
    return RedirectResponse(f"{SIGN_IN_PAGE}?{query}", SEE_OTHER)
