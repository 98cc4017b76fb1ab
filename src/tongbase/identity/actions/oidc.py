"""Sign in at the provider: begin, come back, be matched with a person of the house.

As in :mod:`tongbase.identity.actions.sign_on` nobody asks leave: the provider's token is the leave.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select

from tongbase.base import oidc
from tongbase.identity.actions.sign_on import Admission, admit, refuse
from tongbase.identity.errors import (
    OidcFlowUnknownError,
    OidcNotSetError,
    OidcPersonUnknownError,
)
from tongbase.identity.events import PersonLinked
from tongbase.identity.models import OidcFlow, OidcRefusal, Person
from tongbase.identity.queries.organisations import find_person_by_account
from tongbase.identity.rules.hashing import TOKEN_BYTES, hash_token, token_of
from tongbase.identity.terms import SignInProof
from tongbase.kernel.chance import some_bytes
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.ids import new_id
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

CALLBACK = "/api/identity/oidc/callback"
FLOW_MINUTES = 10


@dataclass(frozen=True)
class Flow:
    """A sign-in under way; ``browser`` lies in a cookie, so that no other browser can finish it."""

    proof: oidc.Proof
    browser: str
    return_to: str


def client_of(settings: Settings) -> oidc.Client:
    """Say what the house is at the provider that the settings name."""
    if settings.oidc_issuer is None or settings.oidc_client_id is None:
        raise OidcNotSetError(
            "本平台未配置统一身份认证,请使用账号口令登录。",
            "No sign-on provider is set; sign in with a password.",
        )
    secret = settings.oidc_client_secret
    return oidc.Client(
        issuer=settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        client_secret=secret.get_secret_value() if secret else "",
        redirect_uri=f"{settings.address}{CALLBACK}",
    )


def new_flow(return_to: str) -> Flow:
    """Make what a sign-in is tied to. Only addresses of our own console are returned to."""
    own = return_to.startswith("/") and not return_to.startswith(("//", "/\\"))
    state, nonce, verifier, ticket = (token_of(some_bytes(TOKEN_BYTES)) for _ in range(4))
    proof = oidc.Proof(state=state, nonce=nonce, verifier=verifier)
    return Flow(proof, ticket, return_to if own else "/")


def keep_flow(work: Work, flow: Flow) -> None:
    """Remember a sign-in until the person comes back."""
    work.db.add(
        OidcFlow(
            state_hash=hash_token(flow.proof.state),
            browser_hash=hash_token(flow.browser),
            nonce=flow.proof.nonce,
            verifier=flow.proof.verifier,
            return_to=flow.return_to,
            expires_at=work.now + timedelta(minutes=FLOW_MINUTES),
        )
    )


def take_flow(work: Work, *, state: str, browser: str) -> Flow:
    """Take up a sign-in that was begun in this browser; it can be taken up once."""
    taken = delete(OidcFlow).where(
        OidcFlow.state_hash == hash_token(state),
        OidcFlow.browser_hash == hash_token(browser),
        OidcFlow.expires_at > work.now,
    )
    row = work.db.execute(
        taken.returning(OidcFlow.nonce, OidcFlow.verifier, OidcFlow.return_to)
    ).one_or_none()
    if row is None:
        raise OidcFlowUnknownError(
            "本次登录已过期或不是在此浏览器中发起的,请重新登录。",
            "The sign-in has run out or was not begun in this browser; please begin again.",
        )
    return Flow(oidc.Proof(state, row.nonce, row.verifier), browser, row.return_to)


def admit_by_oidc(
    work: Work, settings: Settings, known: oidc.Identity, *, address: str
) -> Admission:
    """Let in the person whom the provider knows."""
    person = _person_of(work, settings, known)
    if person is None:
        account = known.account or known.subject
        unknown = OidcPersonUnknownError(
            f"统一身份认证账号“{account}”尚未在本平台开通,请联系本单位管理员。",
            f"The account {account!r} has not been added here; "
            "ask the administrator of your organisation.",
        )
        return refuse(work, unknown, person=None, address=address)
    return admit(work, settings, person, address=address, by=SignInProof.OIDC)


def keep_refusal(work: Work, error: TongBaseError) -> str:
    """Keep why a sign-in failed, for the page that tells the person; return its id."""
    refusal = OidcRefusal(
        id=new_id(),
        error=error.as_dict(),
        expires_at=work.now + timedelta(minutes=FLOW_MINUTES),
    )
    work.db.add(refusal)
    return refusal.id


def _person_of(work: Work, settings: Settings, known: oidc.Identity) -> Person | None:
    """Match by the provider's subject; the first time by account, and tie the two together.

    Who reaches everywhere is never matched by name: at some providers people choose theirs.
    """
    person = work.db.scalar(select(Person).where(Person.oidc_subject == known.subject))
    if person is not None or known.account is None:
        return person
    named = find_person_by_account(work.db, known.account, lock=True)
    if named is None or named.oidc_subject is not None or named.organisation is None:
        return None
    named.oidc_subject = known.subject
    work.emit(PersonLinked(named.id, issuer=settings.oidc_issuer or ""))
    return named
