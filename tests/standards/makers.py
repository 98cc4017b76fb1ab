"""Builders with defaults, so that a test says only what matters to it."""

from dataclasses import dataclass, replace

from tongbase.identity import api as identity
from tongbase.kernel.actor import Actor, OrgPath
from tongbase.kernel.work import Work
from tongbase.standards.actions.elements import draft_element, review_element, submit_element
from tongbase.standards.actions.list_reviews import review_code_list, submit_code_list
from tongbase.standards.models import CodeListRow, Element
from tongbase.standards.permissions import StandardsPermission as May
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.item_types import ItemType
from tongbase.standards.terms.standing import StandardDecision

PROVINCE = OrgPath("/420000")
CITY = OrgPath("/420000/420100")
# Made codes: the organisation part MA0000… belongs to nobody; the check characters are right.
BUREAU, MARKET, CIVIL = "11420000MA0000015J", "11420100MA0000023J", "11420100MA0000031D"
NAMES = {BUREAU: "湖北省数据局", MARKET: "武汉市市场监督管理局", CIVIL: "武汉市民政局"}
DRAFTER = frozenset({May.ELEMENT_DRAFT, May.ELEMENT_WITHDRAW, May.CODE_LIST_DRAFT})
REVIEWER = frozenset(May)


@dataclass(frozen=True)
class Cast:
    """Everybody's hands on one transaction."""

    drafter: Work
    bureau: Work
    neighbour: Work
    visitor: Work


def cast_of(work: Work) -> Cast:
    """A province with its bureau and two city departments."""
    identity.install_regions(work, "420000")
    for code, name in NAMES.items():
        kind = "authority" if code == BUREAU else "department"
        identity.register_organisation(
            work,
            uscc=code,
            region_code="420000" if code == BUREAU else "420100",
            details=identity.OrganisationDetails(name, identity.OrganisationKind(kind)),
        )
    work.db.flush()
    market, civil = OrgPath(f"{CITY.value}/{MARKET}"), OrgPath(f"{CITY.value}/{CIVIL}")
    return Cast(
        drafter=_as(work, "drafter", market, market, DRAFTER),
        bureau=_as(work, "bureau", OrgPath(f"/420000/{BUREAU}"), PROVINCE, REVIEWER),
        neighbour=_as(work, "neighbour", civil, civil, DRAFTER),
        visitor=_as(work, "visitor", OrgPath(""), OrgPath(""), frozenset()),
    )


def _as(work: Work, name: str, place: OrgPath, reach: OrgPath, permissions: frozenset[str]) -> Work:
    organisation = place.value.rpartition("/")[2]
    return replace(work, actor=Actor(name, name, organisation, place, reach, permissions))


def an_element(**changes: object) -> ElementContent:
    """A data element that can be submitted."""
    content = ElementContent(
        code="DE42001",
        name_zh="经营主体名称",
        initials="JYZTMC",
        name_en="Name of the business",
        definition="经登记机关核准的经营主体的名称。",
        data_type=ItemType.TEXT,
        length_max=200,
        format="an..200",
        synonyms=("企业名称", "qymc"),
        category="法人",
        source="GB/T 19488.2-2008 5.3.2",
    )
    return replace(content, **changes)  # type: ignore[arg-type]


def enacted_list(hands: Cast, list_id: str) -> CodeListRow:
    """Submit a draft and let the bureau approve it: nothing comes in force without a review."""
    submit_code_list(hands.drafter, list_id)
    return review_code_list(hands.bureau, list_id, StandardDecision.APPROVE)


def drafted(hands: Cast, **changes: object) -> Element:
    return draft_element(hands.drafter, an_element(**changes))


def in_force(hands: Cast, **changes: object) -> Element:
    return enacted(hands, drafted(hands, **changes))


def enacted(hands: Cast, element: Element) -> Element:
    submit_element(hands.drafter, element.id)
    return review_element(hands.bureau, element.id, StandardDecision.APPROVE)
