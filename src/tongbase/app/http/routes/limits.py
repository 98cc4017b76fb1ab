"""Limits over HTTP: those of every floor, as they hold in one's region, and made stricter."""

from fastapi import APIRouter

from tongbase.app.modules import LIMIT_BOOKS
from tongbase.base.limits import setting
from tongbase.base.limits.permissions import LimitPermission
from tongbase.base.limits.reading import limits_at
from tongbase.base.limits.terms import LAW, Limit, LimitBook
from tongbase.base.web import In, InHand, Out, SaidOut
from tongbase.kernel.work import Work
from tongbase.standards import api as standards

router = APIRouter(prefix="/limits", tags=["limits"])


class LimitIn(In):
    """A stricter limit, in working days."""

    working_days: int


class LimitOut(Out):
    """A limit as it holds in the actor's region, in working days.

    ``usual`` is what holds where no region set another, ``most`` what none may exceed; ``article``
    of Decree 809 says so, or, without one, the house. ``counts``: from when it counts, for whom.
    """

    limit: str
    group: str
    group_label: SaidOut
    label: SaidOut
    counts: SaidOut
    working_days: int
    usual: int
    most: int
    article: int | None

    @classmethod
    def of(cls, book: LimitBook, limit: Limit, working_days: int) -> "LimitOut":
        """Show a limit under the name of its book."""
        return cls(
            limit=limit.code,
            group=book.code,
            group_label=SaidOut(zh=book.zh, en=book.en),
            label=SaidOut(zh=limit.zh, en=limit.en),
            counts=SaidOut(zh=limit.counts_zh, en=limit.counts_en),
            working_days=working_days,
            usual=limit.usual,
            most=limit.most,
            article=limit.article,
        )


class LimitsOut(Out):
    """All limits, group by group; ``verbs`` says whether the actor may set them."""

    rows: list[LimitOut]
    verbs: list[str]


class LimitUseOut(Out):
    """A limit that an article of the law sets, as documents tell where their clauses are used."""

    kind: str
    id: str
    code: str
    name: str
    clause: str

    @classmethod
    def of(cls, limit: Limit) -> "LimitUseOut":
        """Show a limit beside its article."""
        code = limit.code
        return cls(kind="limit", id=code, code=code, name=limit.zh, clause=str(limit.article))


@router.get("")
def list_limits(work: InHand) -> LimitsOut:
    """List the limits as they hold here."""
    return _shown(work)


@router.get("/citing/{document_id}")
def list_limits_citing(work: InHand, document_id: str) -> list[LimitUseOut]:
    """List the limits that a standard document sets, with their articles."""
    document = standards.document_ref(work, document_id)
    if standards.read_citation(LAW).document not in document.keys:
        return []
    limits = [limit for book in LIMIT_BOOKS for limit in book.limits]
    return [LimitUseOut.of(limit) for limit in limits if limit.article is not None]


@router.put("/{limit}")
def set_limit(work: InHand, limit: str, body: LimitIn) -> LimitsOut:
    """Make a limit stricter for one's region; it holds for what begins from now on."""
    setting.set_limit(work, setting.limit_of(LIMIT_BOOKS, limit), body.working_days)
    return _shown(work)


def _shown(work: Work) -> LimitsOut:
    place = work.actor.reach
    rows = [
        LimitOut.of(book, limit, days)
        for book in LIMIT_BOOKS
        for limit, days in limits_at(work, place, book).items()
    ]
    may = work.actor.may(LimitPermission.LIMIT_SET, place)
    return LimitsOut(rows=rows, verbs=["set"] if may else [])
