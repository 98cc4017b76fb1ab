"""Made catalogue entries (演示数据): every region of one province and what it keeps."""

import itertools
import random
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import psycopg
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from tongbase.catalogue.models import Entry, Item
from tongbase.catalogue.models.writing import write_content, write_items, write_search
from tongbase.catalogue.terms.codes import FormatCategory, ItemType, ShareMode, ShareType
from tongbase.catalogue.terms.codes import UpdateCycle as Cycle
from tongbase.catalogue.terms.drafts import EntryContent, ItemDraft
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.db import Row
from tongbase.kernel.ids import new_id
from tongbase.standards.terms.grading import Level

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SEED = 20250801
ITEMS_EACH = 8
PROVINCE = "420000"
REGIONS = """
select code, name, path from identity_region
where active and path <> '' and code like :here order by code
"""


def many(words: str) -> tuple[str, ...]:
    """Cut a line of words."""
    return tuple(words.split())


SUBJECTS = many(
    "企业登记 个体工商户登记 企业年报 行政许可 行政处罚 经营异常名录 严重违法失信 "
    "食品经营许可 药品经营许可 特种设备检验 婚姻登记 离婚登记 最低生活保障 特困供养 "
    "养老机构 社会组织登记 殡葬火化 地名地址 残疾人证 慈善捐赠 城乡居民养老保险 "
    "养老待遇发放 失业保险 工伤保险 劳动合同备案 就业登记 职业技能培训 职业资格证书 "
    "医疗保险参保 医保结算 生育保险 出生医学证明 医疗机构执业 医师执业注册 疫苗接种 "
    "传染病报告 公共卫生体检 户籍人口 流动人口居住证 机动车登记 驾驶证 出入境证件 "
    "不动产登记 土地出让 建设用地规划许可 矿业权 地质灾害隐患点 商品房预售 "
    "住房公积金缴存 公租房分配 施工许可 建筑业企业资质 燃气经营 城镇污水处理 "
    "道路运输经营 客运班线 公路养护 水路运输 交通执法 学籍 教师资格 高校毕业生 "
    "民办学校 学前教育机构 科技型企业 高新技术企业 财政支付 政府采购 非税收入 "
    "国有资产 纳税信用 发票开具 税收优惠 社会保险费征缴 环境影响评价 排污许可 "
    "空气质量监测 水质监测 危险废物转移 农作物种植 农机购置补贴 动物检疫 农村土地承包 "
    "扶贫对象 耕地地力补贴 水库水情 取水许可 河湖巡查 文物保护单位 旅行社 网吧经营 "
    "安全生产许可 应急物资 消防检查 自然灾害 "
)
KINDS = many("信息 基本信息 证照信息 变更信息 注销信息 统计信息 名录 明细数据 年度数据 检查结果 ")
OFFICES = many(
    "市场监督管理局 民政局 人力资源和社会保障局 医疗保障局 卫生健康委员会 公安局 "
    "自然资源局 住房和城乡建设局 交通运输局 教育局 科学技术局 财政局 税务局 "
    "生态环境局 农业农村局 水务局 文化和旅游局 应急管理局 "
)
ITEMS = (
    ("统一社会信用代码", "TYSHXYDM"),
    ("企业名称", "QYMC"),
    ("法定代表人姓名", "FDDBRXM"),
    ("公民身份号码", "GMSFHM"),
    ("姓名", "XM"),
    ("联系电话", "LXDH"),
    ("行政区划代码", "XZQHDM"),
    ("登记日期", "DJRQ"),
    ("有效期截止日期", "YXQJZRQ"),
    ("发证机关", "FZJG"),
    ("证件编号", "ZJBH"),
    ("住所地址", "ZSDZ"),
    ("金额", "JE"),
    ("状态", "ZT"),
    ("更新时间", "GXSJ"),
    ("经营范围", "JYFW"),
    ("性别", "XB"),
    ("民族", "MZ"),
)


def fill(engine: Engine, url: str, entries: int) -> None:
    """Make the entries of one province unless they are there in that number."""
    with Session(engine) as db:
        if db.scalar(text("select count(*) from catalogue_entry")) == entries:
            return
        started = time.perf_counter()
        here = {"here": f"{PROVINCE[:2]}%"}
        regions = db.execute(text(REGIONS), here).all()
    made = made_entries([tuple(row) for row in regions], entries)
    with psycopg.connect(url) as connection:
        copy(connection, made)
        connection.commit()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("vacuum analyze")
    print(f"filled {entries:,} entries in {time.perf_counter() - started:.0f} s")


def made_entries(regions: Sequence[tuple[str, str, str]], entries: int) -> Iterator[Entry]:
    """Make entries: region by region, what its departments keep."""
    chance = random.Random(SEED)
    combined = itertools.cycle(itertools.product(KINDS, SUBJECTS, regions))
    for number, (kind, subject, (code, region, path)) in zip(
        range(entries), combined, strict=False
    ):
        office = OFFICES[hash_of(subject) % len(OFFICES)]
        series = number // (len(KINDS) * len(SUBJECTS) * len(regions))
        name = f"{region}{subject}{kind}" + (f"({series + 1}期)" if series else "")
        entry = Entry(
            id=new_id(),
            status=Status.PUBLISHED,
            version=1,
            provider_code=f"MADE{code}{OFFICES.index(office):08d}",
            provider_name=f"{region}{office}",
            provider_path=f"{path}/{office}",
            region_code=code,
            res_code=f"307{number % 900 + 100:03d}/{number:06d}",
            seq=number,
            draft_of="",
            active_grants=0,
            withdrawn_reason="",
            pub_date=NOW.date(),
            published_at=NOW - timedelta(minutes=number),
            created_by="bench",
            created_by_name="bench",
            created_at=NOW,
            changed_at=NOW - timedelta(minutes=number),
        )
        write_content(entry, a_content(chance, name, subject, office, number))
        chosen = chance.sample(ITEMS, ITEMS_EACH)
        write_items(entry, [an_item(f"{n:02d}", *item) for n, item in enumerate(chosen, 1)])
        write_search(entry)
        yield entry


def a_content(
    chance: random.Random, name: str, subject: str, office: str, number: int
) -> EntryContent:
    """Make what an entry says."""
    return EntryContent(
        name=name,
        classify_code=f"{chance.choice(('101', '102', '203', '307'))}{number % 900 + 100:03d}",
        abstract=f"{office}在履行职责过程中采集的{subject}数据,用于政务服务、监管和统计分析。",
        format_category=FormatCategory.DATABASE,
        format_type="PostgreSQL",
        share_type=chance.choices(list(ShareType), (60, 35, 5))[0],
        share_condition="仅用于履行职责",
        share_mode=ShareMode.API,
        update_cycle=chance.choice(list(Cycle)),
        data_class="部门数据",
        data_level=chance.choice(list(Level)[:4]),
    )


def an_item(code: str, name: str, field_name: str) -> ItemDraft:
    """Make an item."""
    return ItemDraft(code=code, name=name, field_name=field_name, data_type=ItemType.TEXT)


def copy(connection: psycopg.Connection, entries: Iterator[Entry]) -> None:
    """Write entries and items by COPY: a batch of one kind after a batch of the other."""
    while batch := list(itertools.islice(entries, 5000)):
        copy_rows(connection, Entry, batch)
        copy_rows(connection, Item, [with_entry(e, i) for e in batch for i in e.items])


def with_entry(entry: Entry, item: Item) -> Item:
    """Write down to which entry an item belongs."""
    item.entry_id = entry.id
    return item


def copy_rows(connection: psycopg.Connection, kind: type[Row], rows: Sequence[Row]) -> None:
    """Write rows of one table."""
    names = [column.name for column in kind.__table__.columns]
    with connection.cursor().copy(
        f"copy {kind.__tablename__} ({', '.join(names)}) from stdin"
    ) as stream:
        for row in rows:
            stream.write_row([value_of(getattr(row, name)) for name in names])


def value_of(value: object) -> object:
    """Write a list as JSON; all else goes as it is."""
    return "[]" if value == [] else value


def hash_of(word: str) -> int:
    """Return a number of a word that is the same in every run."""
    return sum(map(ord, word))
