"""Builders with defaults, so that a test says only what matters to it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from tongbase.base.lake.names import TableName
from tongbase.base.lake.owners import claim
from tongbase.base.limits.permissions import LimitPermission
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.actions.reviews import review_entry, submit_entry
from tongbase.catalogue.actions.withdrawals import ask_withdrawal
from tongbase.catalogue.permissions import CataloguePermission as Compile
from tongbase.catalogue.terms.codes import (
    FormatCategory,
    ItemType,
    ShareMode,
    ShareType,
    UpdateCycle,
)
from tongbase.catalogue.terms.drafts import EntryDraft, ItemDraft, ResourceDraft
from tongbase.catalogue.terms.refs import EntryRef
from tongbase.catalogue.terms.states import ReviewDecision as Said
from tongbase.identity import api as identity
from tongbase.kernel.actor import Actor, OrgPath
from tongbase.kernel.work import Work
from tongbase.share.actions.drafts import draft_application
from tongbase.share.actions.reviews import review_application
from tongbase.share.actions.submissions import submit_application
from tongbase.share.models import Application, Grant
from tongbase.share.permissions import SharePermission as May
from tongbase.share.queries.applications import find_grant_of
from tongbase.share.terms.applications import (
    ApplicationContent,
    Mode,
    ReviewDecision,
    Scene,
    Terms,
)
from tongbase.standards.terms.grading import Level, SensitiveType

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # a Monday morning in China
PROVINCE, CITY = OrgPath("/420000"), OrgPath("/420000/420100")
# Made codes: the organisation part MA0000… belongs to nobody; the check characters are right.
BUREAU, MARKET, CIVIL = "11420000MA0000015J", "11420100MA0000023J", "11420100MA0000031D"
NAMES = {BUREAU: "湖北省数据局", MARKET: "武汉市市场监督管理局", CIVIL: "武汉市民政局"}

ITEMS = (
    ItemDraft(
        name="统一社会信用代码",
        field_name="tyshxydm",
        data_type=ItemType.TEXT,
        is_pk=True,
        data_level=Level.G1,
        sensitive_type=SensitiveType.USCC,
    ),
    ItemDraft(name="企业名称", field_name="qymc", data_type=ItemType.TEXT, data_level=Level.G1),
    ItemDraft(
        name="法定代表人证件号码",
        field_name="fddbr_zjhm",
        data_type=ItemType.TEXT,
        data_level=Level.G4,
        sensitive_type=SensitiveType.CITIZEN_ID,
    ),
    ItemDraft(name="行政区划代码", field_name="xzqh", data_type=ItemType.TEXT, data_level=Level.G1),
    ItemDraft(name="注册资本", field_name="zczb", data_type=ItemType.MONEY, data_level=Level.G2),
    ItemDraft(
        name="内部备注",
        field_name="bz",
        data_type=ItemType.TEXT,
        data_level=Level.G2,
        share_type=ShareType.NOT_SHARED,
        no_share_basis_type="law",
        no_share_basis_citation="《某法》第一条",
    ),
)
CODES = {item.name: f"{number:02d}" for number, item in enumerate(ITEMS, start=1)}
USCC, NAME, ID, REGION, CAPITAL, NOTE = (CODES[item.name] for item in ITEMS)


@dataclass(frozen=True)
class Cast:
    """Everybody's hands on one transaction."""

    compiler: Work
    clerk: Work
    colleague: Work
    head: Work
    deputy: Work
    bureau: Work
    neighbour: Work
    auditor: Work


CONSUMER = frozenset({May.APPLICATION_SUBMIT, May.GRANT_READ, May.CALL_MAKE})
COMPILER = frozenset(set(Compile) - {Compile.ENTRY_REVIEW_BUREAU}) | {
    May.SERVICE_MANAGE,
    May.GRANT_READ,
}
HEAD = frozenset(
    {
        May.APPLICATION_REVIEW_PROVIDER,
        May.GRANT_READ,
        May.GRANT_REVOKE,
        Compile.ENTRY_REVIEW_DEPARTMENT,
    }
)
REVIEWER = frozenset(
    {
        May.APPLICATION_REVIEW_BUREAU,
        May.GRANT_READ,
        May.GRANT_REVOKE,
        LimitPermission.LIMIT_SET,
        Compile.ENTRY_REVIEW_BUREAU,
    }
)


def cast_of(work: Work) -> Cast:
    market, civil = OrgPath(f"{CITY.value}/{MARKET}"), OrgPath(f"{CITY.value}/{CIVIL}")
    seat = OrgPath(f"/420000/{BUREAU}")
    return Cast(
        compiler=hands_of(work, "compiler", market, COMPILER),
        clerk=hands_of(work, "clerk", civil, CONSUMER),
        colleague=hands_of(work, "colleague", civil, CONSUMER),
        head=hands_of(work, "head", market, HEAD),
        deputy=hands_of(work, "deputy", market, HEAD),
        bureau=hands_of(work, "bureau", seat, REVIEWER, reach=PROVINCE),
        neighbour=hands_of(work, "neighbour", civil, HEAD | REVIEWER),
        auditor=hands_of(work, "auditor", seat, frozenset({May.GRANT_READ}), reach=PROVINCE),
    )


def hands_of(
    work: Work,
    name: str,
    place: OrgPath,
    permissions: frozenset[str],
    *,
    reach: OrgPath | None = None,
) -> Work:
    organisation = place.value.rpartition("/")[2]
    actor = Actor(name, name, organisation, place, reach or place, permissions)
    return replace(work, actor=actor)


def later(work: Work, moment: datetime) -> Work:
    """The same hands at another moment."""
    return replace(work, now=moment)


def people_the_world(work: Work) -> None:
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


def an_entry(hands: Cast, *, bound: bool = True, **changes: Any) -> EntryRef:
    """A published entry with a lake table behind it."""
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
        update_cycle=UpdateCycle.DAILY,
        data_class="法人基础信息",
        data_level=Level.G2,
        secrecy_assessed_at=date(2026, 2, 1),
        pipia_assessed_at=date(2026, 2, 2),
        region_item=REGION,
        items=ITEMS,
    )
    work = hands.compiler
    entry = catalogue.draft_entry(work, replace(draft, **changes))
    if bound:
        table = ResourceDraft("市监", f"企业_{entry.id[-6:]}" if changes else "企业")
        claim(work.db, TableName(table.namespace, table.table), work.actor.place)
        catalogue.bind_resource(work, entry.id, table)
    submit_entry(hands.compiler, entry.id)
    review_entry(hands.head, entry.id, Said.APPROVE)
    review_entry(hands.bureau, entry.id, Said.APPROVE)
    hands.compiler.db.flush()
    return catalogue.published_entry(hands.clerk, entry.id)


def take_off(hands: Cast, entry_id: str, reason: str = "停用") -> None:
    """Take an entry off the catalogue, by all whose word it needs."""
    ask_withdrawal(hands.compiler, entry_id, reason=reason)
    review_entry(hands.head, entry_id, Said.APPROVE)
    review_entry(hands.bureau, entry_id, Said.APPROVE)
    hands.compiler.db.flush()


def a_system(work: Work, organisation: str = CIVIL, name: str = "社会救助系统") -> str:
    """An application system of an organisation."""
    system = identity.register_application(work, organisation=organisation, name=name)
    work.db.flush()
    return system.id


def a_content(system: str, **changes: Any) -> ApplicationContent:
    """What meets the lawful minimum."""
    content = ApplicationContent(
        system_id=system,
        items=(USCC, NAME, ID, REGION),
        divisions=("420100",),
        modes=(Mode.QUERY, Mode.VERIFY),
        use_basis="《社会救助暂行办法》第四十五条",
        use_scene=Scene.SERVICE,
        use_scope="本局社会救助处",
        use_purpose="核对救助申请人的任职情况",
        until=date(2026, 12, 31),
    )
    return replace(content, **changes)


def drafted(hands: Cast, entry: EntryRef, system: str, **changes: Any) -> Application:
    return draft_application(hands.clerk, entry.id, a_content(system, **changes))


def submitted(hands: Cast, entry: EntryRef, system: str, **changes: Any) -> Application:
    return submit_application(hands.clerk, drafted(hands, entry, system, **changes).id)


def granted(
    hands: Cast, entry: EntryRef, system: str, *, terms: Terms | None = None, **changes: Any
) -> Grant:
    """A grant, by two people's word."""
    application = submitted(hands, entry, system, **changes)
    approve = ReviewDecision.APPROVE
    review_application(hands.head, application.id, approve)
    review_application(hands.bureau, application.id, approve, "同意", terms)
    grant = find_grant_of(hands.bureau, application.id)
    assert grant is not None
    return grant
