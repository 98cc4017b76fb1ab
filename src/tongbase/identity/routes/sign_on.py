"""Sign in and out, who am I, change the password."""

from dataclasses import replace

from fastapi import APIRouter, Response

from tongbase.base.notices.post import count_unread
from tongbase.base.web import Visitor, WithMachines
from tongbase.identity.actions import sign_on
from tongbase.identity.api.identifying import session_of
from tongbase.identity.errors import NotSignedInError
from tongbase.identity.models import Person, SignOnSession
from tongbase.identity.queries.actors import as_actor, must_change_password
from tongbase.identity.queries.keys import session_of_token
from tongbase.identity.queries.organisations import find_person
from tongbase.identity.routes.visiting import WithCredentials, WithSession, hand_over
from tongbase.identity.rules.credentials import SESSION_COOKIE
from tongbase.identity.rules.passwords import RULES
from tongbase.identity.schemas import (
    HomeOut,
    MeOut,
    PasswordIn,
    PasswordRuleOut,
    ProviderOut,
    RoleName,
    SignInIn,
    SignInOptionsOut,
)
from tongbase.identity.terms import VIA_SESSION, VISITOR
from tongbase.kernel.work import Work

router = APIRouter(prefix="/identity", tags=["identity"])
OIDC_START = "/api/identity/oidc/start"


@router.get("/sign-in-options")
def sign_in_options(machines: WithMachines) -> SignInOptionsOut:
    """Say in which ways people may sign in, and what is asked of a new password."""
    name = machines.settings.oidc_name
    return SignInOptionsOut(
        oidc=ProviderOut(name=name, url=OIDC_START) if machines.settings.oidc_issuer else None,
        password_rules=[PasswordRuleOut.model_validate(rule) for rule in RULES],
    )


@router.post("/sign-in")
def sign_in(visitor: Visitor, machines: WithMachines, body: SignInIn, response: Response) -> MeOut:
    """Sign in by password. A failure is counted and kept although it is answered by an error."""
    with visitor.work_as(VISITOR) as work:
        admission = sign_on.sign_in(
            work,
            machines.settings,
            account=body.account,
            password=body.password,
            address=visitor.address,
        )
    ticket = admission.admitted()
    with visitor.work_as(VISITOR) as work:
        session = session_of_token(work.db, ticket.token, work.now)
        signed_in = replace(work, actor=as_actor(session.person, VIA_SESSION))
        me = _shown(signed_in, session.person, session)
    hand_over(response, machines.settings, ticket)
    return me


@router.post("/sign-out", status_code=204)
def sign_out(credentials: WithCredentials, with_session: WithSession, response: Response) -> None:
    """End the session."""
    work, session = with_session
    if session is not None and credentials.session_token is not None:
        sign_on.sign_out(work, credentials.session_token)
    response.delete_cookie(SESSION_COOKIE, path="/")


@router.get("/me")
def me(with_session: WithSession) -> MeOut:
    """Say who is signed in."""
    work, session = with_session
    person = find_person(work.db, work.actor.id)
    if person is None:
        raise NotSignedInError("该密钥属于应用系统。", "The key is an application system's.")
    return _shown(work, person, session)


@router.post("/me/password", status_code=204)
def change_password(
    visitor: Visitor, machines: WithMachines, credentials: WithCredentials, body: PasswordIn
) -> None:
    """Choose a new password; other sessions end. A wrong old one is counted and kept."""
    if credentials.session_token is None or credentials.bearer is not None:
        raise NotSignedInError(
            "修改口令需要先用账号口令登录。", "Sign in with the password to change it."
        )
    with visitor.work_as(VISITOR) as work:
        session = session_of(work.db, credentials, work.now)
        refusal = sign_on.change_password(
            replace(work, actor=as_actor(session.person, VIA_SESSION)),
            machines.settings,
            old=body.old_password,
            new=body.new_password,
            token=credentials.session_token,
            address=visitor.address,
        )
    if refusal is not None:
        raise refusal


def _shown(work: Work, person: Person, session: SignOnSession | None) -> MeOut:
    actor = work.actor
    return MeOut(
        id=actor.id,
        account=person.account,
        name=person.name,
        organisation=HomeOut.model_validate(person.organisation) if person.organisation else None,
        place=actor.place.value,
        reach=actor.reach.value,
        roles=[RoleName.model_validate(role) for role in person.roles],
        permissions=sorted(actor.permissions),
        via=actor.via,
        must_change_password=session is not None and must_change_password(session),
        unread_notices=count_unread(work),
    )
