"""Who appears in the story: a province with its bureau, departments, cities and a county."""

from dataclasses import dataclass

from tongbase.app.story.invented import uscc

PROVINCE, WUHAN, YICHANG, JIANGAN = "420000", "420100", "420500", "420102"
MARK = "(演示)"


@dataclass(frozen=True)
class Body:
    """An organisation."""

    number: int
    region: str
    name: str
    kind: str = "department"

    @property
    def uscc(self) -> str:
        """Return its credit code, made for the story."""
        return uscc(900_000 + self.number, self.region, first="11")


@dataclass(frozen=True)
class Person:
    """Somebody with an account."""

    account: str
    name: str
    body: Body
    roles: tuple[str, ...]


BUREAU = Body(1, PROVINCE, f"湖北省数据局{MARK}", "authority")
MARKET = Body(2, PROVINCE, f"湖北省市场监督管理局{MARK}")
CIVIL = Body(3, PROVINCE, f"湖北省民政厅{MARK}")
WUHAN_BUREAU = Body(4, WUHAN, f"武汉市数据局{MARK}", "authority")
WUHAN_CIVIL = Body(5, WUHAN, f"武汉市民政局{MARK}")
YICHANG_MARKET = Body(6, YICHANG, f"宜昌市市场监督管理局{MARK}")
JIANGAN_CIVIL = Body(7, JIANGAN, f"武汉市江岸区民政局{MARK}")

BODIES = (BUREAU, MARKET, CIVIL, WUHAN_BUREAU, WUHAN_CIVIL, YICHANG_MARKET, JIANGAN_CIVIL)

REVIEWER = Person("shuju", "王审核", BUREAU, ("bureau_manager",))
COMPILER = Person("shichang", "李编目", MARKET, ("department_manager",))
PROVIDER_HEAD = Person("shichang.fuze", "赵负责", MARKET, ("department_head",))
COLLECTOR = Person("minzheng.guanli", "孙归集", CIVIL, ("department_manager",))
CIVIL_HEAD = Person("minzheng.fuze", "郑负责", CIVIL, ("department_head",))
APPLICANT = Person("minzheng", "陈申请", CIVIL, ("consumer",))
AUDITOR = Person("shenji", "钱审计", BUREAU, ("auditor",))
WUHAN_REVIEWER = Person("wuhan.shuju", "周武汉", WUHAN_BUREAU, ("bureau_manager",))

PEOPLE = (
    REVIEWER,
    COMPILER,
    PROVIDER_HEAD,
    COLLECTOR,
    CIVIL_HEAD,
    APPLICANT,
    AUDITOR,
    WUHAN_REVIEWER,
)
SYSTEM = f"社会救助家庭经济状况核对系统{MARK}"
