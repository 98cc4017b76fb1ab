"""Invented people and enterprises, marked 演示数据, with faults planted where the story finds them.

Citizen ids carry birth years 1900 to 1909, so that none belongs to a living person. The numbers are
the same on every machine: they come from a seeded generator.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime, timedelta

from tongbase.standards.api import citizen_id_digit, org_code_digit, uscc_digit

SEED = 809
ENTERPRISES = 20_000
RELIEF_CASES = 3_000
ELDERS = 800
INDIVIDUALS = 5_000

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文博雅欣宇晨"
DIVISION_NAMES = {
    "420102": "湖北省武汉市江岸区",
    "420103": "湖北省武汉市江汉区",
    "420106": "湖北省武汉市武昌区",
    "420111": "湖北省武汉市洪山区",
    "420502": "湖北省宜昌市西陵区",
    "420503": "湖北省宜昌市伍家岗区",
    "421002": "湖北省荆州市沙市区",
    "421003": "湖北省荆州市荆州区",
    "420602": "湖北省襄阳市襄城区",
    "420606": "湖北省襄阳市樊城区",
}
DIVISIONS = tuple(DIVISION_NAMES)
STREETS = ("中山路", "解放大道", "和平街", "建设一路", "人民路", "长江大道", "学府路", "滨湖路")
TRADES = ("食品", "机械", "建材", "纺织", "电子", "物流", "农业科技", "环保", "印刷", "餐饮管理")
SECTION_NAMES = {
    "A": "农、林、牧、渔业",
    "B": "采矿业",
    "C": "制造业",
    "D": "电力、热力、燃气及水生产和供应业",
    "E": "建筑业",
    "F": "批发和零售业",
    "G": "交通运输、仓储和邮政业",
    "H": "住宿和餐饮业",
    "I": "信息传输、软件和信息技术服务业",
    "J": "金融业",
    "K": "房地产业",
    "L": "租赁和商务服务业",
    "M": "科学研究和技术服务业",
    "N": "水利、环境和公共设施管理业",
    "O": "居民服务、修理和其他服务业",
    "P": "教育",
    "Q": "卫生和社会工作",
    "R": "文化、体育和娱乐业",
}
"""Sections of GB/T 4754—2017 that the register uses."""
SECTIONS = tuple(SECTION_NAMES)
STATES = ("存续", "存续", "存续", "存续", "存续", "吊销", "注销", "迁出")
LATEST = datetime(2026, 11, 1, 8, 0, 0)  # noqa: DTZ001 - a column without a zone, as sources have


@dataclass(frozen=True)
class Planted:
    """How many rows carry which fault: what the checks must find, no more and no less."""

    wrong_uscc: int = 37
    wrong_id: int = 25
    no_name: int = 12
    doubled: int = 9
    unknown_state: int = 9
    unknown_trade: int = 6
    negative_capital: int = 8
    unknown_division: int = 11

    @property
    def total(self) -> int:
        """How many rows carry a fault."""
        return sum(astuple(self))


PLANTED = Planted()


@dataclass(frozen=True)
class Enterprise:
    """One line of the enterprise register (企业登记信息)."""

    tyshxydm: str
    qymc: str | None
    fddbr: str
    fddbr_zjhm: str
    lxdh: str
    xzqh: str
    zs: str
    hydm: str
    zczb: float
    clrq: date
    djzt: str
    gxsj: datetime


ENTERPRISE_COMMENTS = {
    "tyshxydm": "统一社会信用代码",
    "qymc": "企业名称",
    "fddbr": "法定代表人",
    "fddbr_zjhm": "法定代表人公民身份号码",
    "lxdh": "联系电话",
    "xzqh": "行政区划代码",
    "zs": "住所",
    "hydm": "行业门类代码",
    "zczb": "注册资本(万元)",
    "clrq": "成立日期",
    "djzt": "登记状态",
    "gxsj": "数据更新时间",
}


def enterprises(count: int = ENTERPRISES) -> list[Enterprise]:
    """Make the register: good rows, then the planted faults spread among them."""
    chance = random.Random(SEED)  # noqa: S311 - invented data, not a secret
    rows = _good(chance, count)
    rows += _faulty(chance, rows, start=count)
    chance.shuffle(rows)
    return rows


def sound_enterprises(count: int = ENTERPRISES) -> list[Enterprise]:
    """Make the rows of the register that no planted fault touches."""
    return _good(random.Random(SEED), count)[PLANTED.doubled :]  # noqa: S311


def citizen_id(chance: random.Random, division: str) -> str:
    """Make a well-formed number that nobody has."""
    born = date(1900, 1, 1) + timedelta(days=chance.randrange(3650))
    stem = f"{division}{born:%Y%m%d}{chance.randrange(1000):03d}"
    return stem + citizen_id_digit(stem)


def uscc(number: int, division: str, *, first: str = "91") -> str:
    """Make a well-formed unified social credit code."""
    stem = f"MA{number:06d}"
    body = f"{first}{division}{stem}{org_code_digit(stem)}"
    return body + uscc_digit(body)


def person_name(chance: random.Random) -> str:
    """Make a name of two or three characters."""
    return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2))))


def mobile(chance: random.Random) -> str:
    """Make a mobile number in a range that no operator has been given."""
    return f"1{chance.choice('3589')}0{chance.randrange(10**8):08d}"


def address(chance: random.Random, division: str) -> str:
    """Make an address in a division."""
    house = f"{chance.randrange(1, 400)}号{chance.randrange(1, 30)}栋"
    return f"{DIVISION_NAMES[division]}{chance.choice(STREETS)}{house}"


def relief_cases(register: list[Enterprise]) -> Iterator[dict[str, str]]:
    """Make the list of people on relief (低保对象); some of them own an enterprise."""
    chance = random.Random(SEED + 1)  # noqa: S311
    owners = [row for row in register if row.djzt == "存续"]
    for number in range(RELIEF_CASES):
        owner = chance.choice(owners) if number % 25 == 0 else None
        division = owner.xzqh if owner else chance.choice(DIVISIONS)
        yield {
            "姓名": owner.fddbr if owner else person_name(chance),
            "公民身份号码": owner.fddbr_zjhm if owner else citizen_id(chance, division),
            "行政区划代码": division,
            "家庭住址": address(chance, division),
            "联系电话": mobile(chance),
            "月保障金额": f"{chance.randrange(300, 900)}.00",
            "起始年月": f"20{chance.randrange(18, 26)}-{chance.randrange(1, 13):02d}",
        }


def elders() -> Iterator[tuple[object, ...]]:
    """Make the list of people with an old-age allowance (高龄津贴)."""
    chance = random.Random(SEED + 2)  # noqa: S311
    for number in range(ELDERS):
        division = chance.choice(DIVISIONS)
        yield (
            f"GL{number:06d}",
            person_name(chance),
            citizen_id(chance, division),
            division,
            chance.choice((50, 100, 200, 500)),
            "演示数据",
        )


def individuals() -> Iterator[tuple[object, ...]]:
    """Make the register of individual businesses (个体工商户)."""
    chance = random.Random(SEED + 3)  # noqa: S311
    for number in range(INDIVIDUALS):
        division = chance.choice(DIVISIONS)
        yield (
            uscc(500_000 + number, division, first="92"),
            f"演示{chance.choice(TRADES)}经营部{number:05d}",
            person_name(chance),
            division,
            chance.choice(STATES),
            LATEST - timedelta(minutes=chance.randrange(500_000)),
        )


def _good(chance: random.Random, count: int) -> list[Enterprise]:
    return [_enterprise(chance, number) for number in range(count - PLANTED.total)]


def _enterprise(chance: random.Random, number: int) -> Enterprise:
    division = chance.choice(DIVISIONS)
    return Enterprise(
        tyshxydm=uscc(number, division),
        qymc=f"演示{chance.choice(GIVEN)}{chance.choice(GIVEN)}{chance.choice(TRADES)}有限公司{number:05d}",
        fddbr=person_name(chance),
        fddbr_zjhm=citizen_id(chance, division),
        lxdh=mobile(chance),
        xzqh=division,
        zs=address(chance, division),
        hydm=chance.choice(SECTIONS),
        zczb=float(chance.randrange(10, 5000)),
        clrq=date(1995, 1, 1) + timedelta(days=chance.randrange(11_000)),
        djzt=chance.choice(STATES),
        gxsj=LATEST - timedelta(minutes=chance.randrange(500_000)),
    )


def _faulty(chance: random.Random, good: list[Enterprise], *, start: int) -> Iterator[Enterprise]:
    fresh = (_enterprise(chance, start + n) for n in range(PLANTED.total))
    for row in good[: PLANTED.doubled]:
        yield replace(row, gxsj=row.gxsj + timedelta(minutes=1))
    for count, spoil in _SPOILED:
        for _ in range(count):
            yield spoil(next(fresh))


def _break_last(number: str) -> str:
    return number[:-1] + ("1" if number[-1] != "1" else "2")


_SPOILED: tuple[tuple[int, Callable[[Enterprise], Enterprise]], ...] = (
    (PLANTED.wrong_uscc, lambda row: replace(row, tyshxydm=_break_last(row.tyshxydm))),
    (PLANTED.wrong_id, lambda row: replace(row, fddbr_zjhm=_break_last(row.fddbr_zjhm))),
    (PLANTED.no_name, lambda row: replace(row, qymc=None)),
    (PLANTED.unknown_state, lambda row: replace(row, djzt="未知状态")),
    (PLANTED.unknown_trade, lambda row: replace(row, hydm="Z")),
    (PLANTED.negative_capital, lambda row: replace(row, zczb=-1.0)),
    (PLANTED.unknown_division, lambda row: replace(row, xzqh="429999")),
)
