"""What an empty house needs before it lives (首次使用), in which order, and who can do it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from tongbase.identity.terms.roles import SHIPPED_ROLES
from tongbase.oversee.terms import FirstStep, Role

REVIEWS_FOR_THE_BUREAU = "catalogue.entry.review_bureau"
COMPILES = "catalogue.entry.compile"
REVIEWS_FOR_THE_DEPARTMENT = "catalogue.entry.review_department"
ORGANISATIONS, PEOPLE = "/identity/organisations", "/identity/people"


@dataclass(frozen=True)
class Facts:
    """What the whole house has; ``held`` is what the people of its organisations may do."""

    has_regions: bool
    has_authority: bool
    has_departments: bool
    held: Collection[str]
    has_registered: bool
    has_sources: bool
    has_published: bool


@dataclass(frozen=True)
class Needed:
    """A step as the house knows it: its words, who may do it and where, when it is done."""

    code: str
    zh: str
    en: str
    why_zh: str
    why_en: str
    permission: str
    link: str
    is_done: Callable[[Facts], bool]


NEEDED: tuple[Needed, ...] = (
    Needed(
        "regions",
        "装入行政区划",
        "Install the divisions",
        "机构、目录和统计都归属到行政区划(GB/T 2260),可装入全国,也可只装入本省。",
        "Organisations, entries and figures belong to divisions (GB/T 2260): install those of one "
        "province, or all.",
        "identity.region.install",
        "/identity/regions",
        lambda facts: facts.has_regions,
    ),
    Needed(
        "authority",
        "登记数据主管部门",
        "Register the data authority",
        "登记数据局并选定其行政区划:该局人员的权限及于这一区划内的全部部门。",
        "Register the data bureau and choose its division: what its people may do, they may over "
        "all departments of that division.",
        "identity.organisation.manage",
        ORGANISATIONS,
        lambda facts: facts.has_authority,
    ),
    Needed(
        "bureau_people",
        "添加数据局人员",
        "Add people of the bureau",
        "至少一人担任“数据局管理员”,由其审核发布目录。",
        "One of them at least is data bureau manager and reviews what is to be published.",
        "identity.person.manage",
        PEOPLE,
        lambda facts: REVIEWS_FOR_THE_BUREAU in facts.held,
    ),
    Needed(
        "departments",
        "登记各部门",
        "Register the departments",
        "提供数据和使用数据的单位,逐个登记统一社会信用代码、名称和行政区划。",
        "Those that provide data and those that use them, each with its unified credit code, name "
        "and division.",
        "identity.organisation.manage",
        ORGANISATIONS,
        lambda facts: facts.has_departments,
    ),
    Needed(
        "department_people",
        "添加部门人员",
        "Add people of the departments",
        "“部门数据管理员”编制目录,“部门负责人”审核,两种角色都要有人担任。",
        "A department's data manager compiles entries, its head reviews them: both are needed.",
        "identity.person.manage",
        PEOPLE,
        lambda facts: {COMPILES, REVIEWS_FOR_THE_DEPARTMENT} <= set(facts.held),
    ),
    Needed(
        "registers",
        "登记政务服务事项、权责清单或应用系统",
        "Register service items, duties or systems",
        "目录依据这些清单编制,才知道应编哪些、还缺哪些;可用表格批量导入。",
        "Entries are compiled from these lists, which tell what should have an entry; they can be "
        "imported as sheets.",
        "catalogue.register.manage",
        "/catalogue/service-items",
        lambda facts: facts.has_registered,
    ),
    Needed(
        "sources",
        "接入数据源",
        "Connect a source",
        "数据库或文件目录;接入后归集入湖,识别分级,并可由库表反向编目。",
        "A database or a folder: its tables are collected into the lake, graded, and entries can "
        "be drafted from them.",
        "collect.source.manage",
        "/collect/sources",
        lambda facts: facts.has_sources,
    ),
    Needed(
        "entry",
        "编制并发布第一条目录",
        "Compile and publish the first entry",
        "部门编制并提交,部门负责人和数据局依次审核,通过后即可检索和申请。",
        "The department compiles and submits it, its head and the bureau review it; then it can be "
        "found and applied for.",
        COMPILES,
        "/catalogue/compile",
        lambda facts: facts.has_published,
    ),
)


def first_steps(facts: Facts, may: Callable[[str], bool]) -> tuple[FirstStep, ...]:
    """Tell the steps in their order; none to those who have no part in any.

    A house begins with its first published entry: what is left undone then is a choice.
    """
    if facts.has_published or not any(may(needed.permission) for needed in NEEDED):
        return ()
    return tuple(_step(needed, facts, may) for needed in NEEDED)


def _step(needed: Needed, facts: Facts, may: Callable[[str], bool]) -> FirstStep:
    mine = may(needed.permission)
    return FirstStep(
        code=needed.code,
        zh=needed.zh,
        en=needed.en,
        why_zh=needed.why_zh,
        why_en=needed.why_en,
        done=needed.is_done(facts),
        mine=mine,
        link=needed.link if mine else "",
        roles=tuple(
            Role(role.code, role.zh, role.en)
            for role in SHIPPED_ROLES
            if needed.permission in role.permissions
        ),
    )
