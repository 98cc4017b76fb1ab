"""Builders with defaults, so that a test says only what matters to it."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from tongbase.base.lake.names import TableName
from tongbase.base.lake.owners import claim
from tongbase.catalogue.actions.entries import draft_entry
from tongbase.catalogue.actions.reviews import review_entry, submit_entry
from tongbase.catalogue.actions.withdrawals import ask_withdrawal
from tongbase.catalogue.models import Entry
from tongbase.catalogue.permissions import CataloguePermission as May
from tongbase.catalogue.terms.codes import FormatCategory, ItemType, ShareMode, ShareType
from tongbase.catalogue.terms.codes import UpdateCycle as Cycle
from tongbase.catalogue.terms.drafts import EntryDraft, ItemDraft, ResourceDraft
from tongbase.catalogue.terms.states import ReviewDecision
from tongbase.identity import api as identity
from tongbase.kernel.actor import Actor, OrgPath, system_actor
from tongbase.kernel.work import Work
from tongbase.standards import api as standards
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.terms.grading import Level

PROVINCE = OrgPath("/420000")
CITY = OrgPath("/420000/420100")
# Made codes: the organisation part MA0000… belongs to nobody; the check characters are right.
BUREAU, MARKET, CIVIL = "11420000MA0000015J", "11420100MA0000023J", "11420100MA0000031D"
NAMES = {BUREAU: "湖北省数据局", MARKET: "武汉市市场监督管理局", CIVIL: "武汉市民政局"}
REGISTRAR = frozenset({May.REGISTER_MANAGE, May.RELATION_MANAGE})
COMPILER = REGISTRAR | {
    May.ENTRY_COMPILE,
    May.ENTRY_SUBMIT,
    May.ENTRY_WITHDRAW,
    May.RESOURCE_BIND,
}
HEAD = frozenset({May.ENTRY_REVIEW_DEPARTMENT})
DUPLICATES = frozenset({May.DUPLICATE_FIND, May.DUPLICATE_DECIDE})
REVIEWER = REGISTRAR | {
    May.ENTRY_REVIEW_BUREAU,
    May.SYNONYM_MANAGE,
    May.MEANING_REBUILD,
    May.CODE_STYLE_SET,
    *DUPLICATES,
}


@dataclass(frozen=True)
class Cast:
    """Everybody's hands on one transaction."""

    compiler: Work
    head: Work
    bureau: Work
    neighbour: Work
    visitor: Work


def cast_of(work: Work) -> Cast:
    market, civil = OrgPath(f"{CITY.value}/{MARKET}"), OrgPath(f"{CITY.value}/{CIVIL}")
    return Cast(
        compiler=_as(work, "compiler", market, market, COMPILER),
        head=_as(work, "head", market, market, HEAD),
        bureau=_as(work, "bureau", OrgPath(f"/420000/{BUREAU}"), PROVINCE, REVIEWER),
        neighbour=_as(work, "neighbour", civil, civil, COMPILER | HEAD),
        visitor=_as(work, "visitor", OrgPath(""), OrgPath(""), frozenset()),
    )


def _as(work: Work, name: str, place: OrgPath, reach: OrgPath, permissions: frozenset[str]) -> Work:
    organisation = place.value.rpartition("/")[2]
    return replace(work, actor=Actor(name, name, organisation, place, reach, permissions))


def people_the_world(work: Work) -> None:
    """A province with its bureau and two city departments."""
    identity.install_regions(work, "420000")
    for code, name in NAMES.items():
        kind = "authority" if code == BUREAU else "department"
        region = "420000" if code == BUREAU else "420100"
        identity.register_organisation(
            work,
            uscc=code,
            region_code=region,
            details=identity.OrganisationDetails(name, identity.OrganisationKind(kind)),
        )
    work.db.flush()


def with_code_lists(work: Work) -> None:
    installer = system_actor(frozenset({StandardsPermission.CODE_LIST_INSTALL}))
    standards.install_code_lists(replace(work, actor=installer))


ITEMS = (
    ItemDraft(name="统一社会信用代码", field_name="uscc", data_type=ItemType.TEXT, is_pk=True),
    ItemDraft(name="企业名称", field_name="company_name", data_type=ItemType.TEXT, length=200),
    ItemDraft(name="登记机关行政区划", field_name="region_code", data_type=ItemType.TEXT),
)


def a_draft(**changes: object) -> EntryDraft:
    """A draft that meets the lawful minimum."""
    draft = EntryDraft(
        name="企业登记基本信息",
        classify_code="102001",
        abstract="市场主体设立、变更、注销登记的基本信息。",
        format_category=FormatCategory.DATABASE,
        format_type="PostgreSQL",
        share_type=ShareType.CONDITIONAL,
        share_condition="仅用于政务服务核验",
        share_scope="本省各级政务部门",
        use_purpose="办理社会救助时核验企业任职情况",
        share_mode=ShareMode.API,
        update_cycle=Cycle.DAILY,
        data_class="法人基础信息",
        data_level=Level.G2,
        secrecy_assessed_at=date(2026, 2, 1),
        pipia_assessed_at=date(2026, 2, 2),
        region_item="03",
        items=ITEMS,
    )
    return replace(draft, **changes)  # type: ignore[arg-type]


def drafted(hands: Cast, **changes: object) -> Entry:
    entry = draft_entry(hands.compiler, a_draft(**changes))
    hands.compiler.db.flush()
    return entry


def owned(hands: Cast, table: ResourceDraft) -> ResourceDraft:
    """A lake table that the compiler's department has collected."""
    db, place = hands.compiler.db, hands.compiler.actor.place
    claim(db, TableName(table.namespace, table.table), place)
    return table


def published(hands: Cast, **changes: object) -> Entry:
    return publish(hands, drafted(hands, **changes))


def publish(hands: Cast, entry: Entry) -> Entry:
    submit_entry(hands.compiler, entry.id)
    review_entry(hands.head, entry.id, ReviewDecision.APPROVE)
    return review_entry(hands.bureau, entry.id, ReviewDecision.APPROVE)


def withdraw(hands: Cast, entry: Entry, reason: str = "职责调整") -> Entry:
    """Take a published entry off the catalogue, by all whose word it needs."""
    ask_withdrawal(hands.compiler, entry.id, reason=reason)
    review_entry(hands.head, entry.id, ReviewDecision.APPROVE)
    return review_entry(hands.bureau, entry.id, ReviewDecision.APPROVE)


def fresh(db: Session) -> None:
    """Let the next read come from the database."""
    db.flush()
    db.expire_all()
