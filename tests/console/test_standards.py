"""Standards in the browser: an element from draft to force and into columns; codes and texts."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.console.lake import a_table
from tests.console.people import People, Visitor
from tongbase.app.story.cast import COLLECTOR, COMPILER, MARKET, REVIEWER
from tongbase.app.story.gathering import MARKET_SOURCE, RELIEF, SECTIONS
from tongbase.app.story.stage import Stage
from tongbase.catalogue.models import Entry
from tongbase.catalogue.terms.states import Status
from tongbase.govern.queries.violations import LISTED_AT_ONCE_ROWS_MAX

pytestmark = pytest.mark.xdist_group("console")

DEFINITION = "经登记机关核准登记的经营主体现时所处的登记状态。"
TEXT = "1 范围\n本标准规定了经营主体登记状态的表示。\n2 登记状态\n取值见代码集。\n"
CODES = "1\t在营\n2\t吊销\n3\t注销\n"
DOCUMENT = "DB42/T 9801-2026"
CLAUSE = f"{DOCUMENT} 第2章"
MANY = LISTED_AT_ONCE_ROWS_MAX + 1
BAD = 25
RULE = "贴源层库表命名规则(全省统一,各级各部门遵照执行)"
REFUSED = ("/api/collect/flows", 422)
NAMING = "引用数据元的目录"
PAGE = 10
LANDED = "经营主体登记事项及其历次变更备案情况(含分支机构、外国企业常驻代表机构)"
OLD = "经营主体登记状态变更信息"


def test_an_element_is_drafted_reviewed_and_in_force(people: People) -> None:
    window = people.by(COMPILER)
    window.follow("数据元")
    window.look("elements")
    window.press("起草数据元")
    for label, text in {
        "内部标识符": "DE42801",
        "中文名称": "经营主体登记状态",
        "定义": DEFINITION,
        "表示格式": "an1",
        "来源": "DB42/T 9801-2026 2",
    }.items():
        window.type(label, text)
    window.choose("数据类型", "字符型 C")
    window.look("element-new")
    window.press("保存草稿")
    expect(window.heading).to_contain_text("草稿")
    window.press("提交审核")
    window.confirm("提交审核")
    expect(window.heading).to_contain_text("待审核")
    bureau = people.by(REVIEWER)
    bureau.go("/workbench/waiting", "待我审批")
    bureau.page.get_by_role("link", name="经营主体登记状态").first.click()
    expect(bureau.heading).to_contain_text("经营主体登记状态")
    bureau.press("审核")
    bureau.press("提交审核结果")
    expect(bureau.heading).to_contain_text("现行")
    bureau.look("element")
    window.page.reload()
    window.press("修订")
    window.confirm("修订")
    expect(window.heading).to_contain_text("编辑数据元")
    window.type("计量单位", "个")
    elsewhere = re.sub("/edit$", "", window.page.url.removeprefix(window.address))
    people.watch.foreseen.add((f"/api{elsewhere}", 409))
    changed = window.page.context.request.patch(
        f"{window.address}/api{elsewhere}",
        data={"value_range": "在另一窗口填写"},
        headers={"X-Tongbase-Request": "1"},
    )
    assert changed.ok
    window.press("保存草稿")
    window.sees(re.compile("修改过该标准,请重新载入后再保存|修改过该标准，请重新载入后再保存"))
    window.page.reload()
    window.type("计量单位", "个")
    window.press("保存草稿")
    window.sees("在另一窗口填写")
    window.tab("版本与差异")
    window.sees("计量单位", "V1", "V2")
    window.look("element-versions")
    for tab in ("对应关系", "审批轨迹", "留痕"):
        window.tab(tab)
        window.look(f"element-{tab}")


def test_codes_are_pasted_put_in_force_and_walked(people: People) -> None:
    window = people.by(COMPILER)
    window.follow("代码集")
    window.look("code-lists")
    window.press("起草代码集")
    window.type("编号", "demo_state")
    window.type("名称", "经营主体登记状态代码")
    window.confirm("起草代码集")
    expect(window.heading).to_contain_text("经营主体登记状态代码")
    window.press("编辑代码")
    window.page.get_by_role("dialog").get_by_role("textbox").fill(CODES)
    window.look("codes-edit")
    window.confirm("保存代码")
    window.sees("吊销")
    window.press("提交审核")
    window.confirm("提交审核")
    expect(window.heading).to_contain_text("待审核")
    bureau = people.by(REVIEWER)
    bureau.go("/workbench/waiting?kind=standards.code_list", "待我审批")
    bureau.page.get_by_role("link", name="经营主体登记状态代码").first.click()
    bureau.press("审核")
    bureau.page.get_by_text("驳回", exact=True).click()
    bureau.type("审核意见", "请补充“其他”")
    bureau.press("提交审核结果")
    expect(bureau.heading).not_to_contain_text("待审核")
    window.page.reload()
    window.sees("意见：请补充“其他”")
    window.look("code-list-sent-back")
    window.press("提交审核")
    window.confirm("提交审核")
    expect(window.heading).to_contain_text("待审核")
    bureau.page.reload()
    bureau.press("审核")
    bureau.press("提交审核结果")
    expect(bureau.heading).to_contain_text("现行")
    bureau.look("code-list")
    bureau.tab("审批轨迹")
    bureau.sees("请补充“其他”")
    bureau.go("/standards/code-lists/division?page=2", "行政区划")
    bureau.page.get_by_role("row", name="420000").get_by_role("button").click()
    bureau.sees("武汉市")
    bureau.page.get_by_role("row", name="420100").get_by_role("button").click()
    way = bureau.page.get_by_role("navigation", name="所在位置")
    expect(way).to_have_text(re.compile("全部.*湖北省 420000.*武汉市 420100"))
    bureau.look("divisions-way")
    way.get_by_role("button", name="湖北省").click()
    bureau.sees("襄阳市")
    bureau.look("divisions")
    bureau.go("/standards/code-lists/division?q=江岸", "行政区划")
    bureau.sees("江岸区")
    bureau.go("/standards/code-lists/division?q=襄樊", "行政区划")
    bureau.sees("襄樊市")
    bureau.look("divisions-former")


def test_a_name_is_tried_and_a_document_searched(people: People) -> None:
    window = people.by(REVIEWER)
    window.follow("命名规则")
    window.look("naming")
    sheet = window.page.get_by_role("link", name=re.compile("^导 ?出$")).get_attribute("href")
    assert window.page.context.request.get(f"{window.address}{sheet}").ok
    expect(window.page.get_by_role("main").get_by_role("link", name="批量导入")).to_be_visible()
    window.type("名称，如 qydj", "企业QYDJ")
    window.sees("含有不允许的字符“企业”", "ods_qydj")
    window.look("naming-tried")
    window.follow("标准文件")
    window.sees("中华人民共和国机动车号牌")  # what the house ships
    window.look("documents")
    window.press("录入标准文件")
    window.type("标准号", DOCUMENT)
    window.type("名称", "经营主体数据元")
    window.confirm("录入标准文件")
    expect(window.heading).to_contain_text("经营主体数据元")
    window.press("录入全文")
    window.type("全文", TEXT)
    window.confirm("保存")
    window.sees("取值见代码集", "引用：")
    window.look("document")
    window.tab("引用情况")
    window.look("document-uses")
    window.go("/standards/documents?tab=search&q=登记状态", "标准文件")
    expect(window.page.locator("mark").first).to_be_visible()
    window.look("documents-search")


def test_an_article_tells_what_it_sets_and_a_source_leads_to_its_document(people: People) -> None:
    window = people.by(COMPILER)
    window.go("/standards/documents?q=国令第809号", "标准文件")
    window.look("documents-found")
    window.page.get_by_role("link", name="政务数据共享条例", exact=True).click()
    expect(window.heading).to_contain_text("政务数据共享条例")
    window.sees("所列各条为要点", "随平台提供", "第十七条", "目录更新延期上限")
    window.look("document-law")
    window.tab("引用情况")
    window.sees("办理时限", "无条件共享类答复")
    window.look("document-law-uses")
    window.go("/standards/code-lists/no_share_basis", "不予共享")
    window.look("code-list-source")
    window.page.get_by_role("link", name="《政务数据共享条例》第15条").click()
    expect(window.heading).to_contain_text("政务数据共享条例")


def test_standards_land_in_columns(people: People, stage: Stage) -> None:
    window: Visitor = people.by(COMPILER)
    window.follow("落标")
    window.look("landing")
    window.go(f"/standards/landing/{stage.found['table']}", "qydj")
    window.look("landing-table")
    window.press("智能建议")
    window.sees("中文名与数据元名称相同")
    window.look("landing-suggested")
    window.press("接受勾选的建议")
    window.sees("已落标")
    window.sees("中文名与数据元名称相同")  # why it was bound stays
    window.look("landing-bound")
    bound = window.page.get_by_role("button", name=re.compile("^解 ?除$"))
    expect(bound.first).to_be_visible()
    many = bound.count()
    bound.first.click()
    window.sees("该字段不再按这个数据元核对")
    window.look("landing-release")
    expect(bound).to_have_count(many + 1)  # it asks first
    bound.last.click()
    expect(bound).to_have_count(many - 1)
    window.tab("不符合标准的数据")
    window.sees("检查")
    window.look("landing-violations")
    window.tab("字段落标")
    window.page.get_by_role("row").get_by_role("link").first.click()
    window.tab("落标字段")
    window.sees("qydj")
    window.look("element-columns")
    element = window.ask("/api/standards/elements/" + urlsplit(window.page.url).path.split("/")[-1])
    item = {"name": "登记事项", "data_type": "C", "std_element_code": element["code"]}
    window.ask("/api/catalogue/entries", {"name": NAMING, "items": [item]})
    window.tab("落标信息项")
    window.sees(NAMING, "信息项引用")
    window.look("element-items")


@contextmanager
def published(stage: Stage, entry: str) -> Iterator[None]:
    """Let an entry be published, as it is, as long as the block lasts."""
    with stage.house.work_of_the_house() as work:
        row = work.db.get(Entry, entry)
        row.status, row.published_at = Status.PUBLISHED, work.now
    yield
    with stage.house.work_of_the_house() as work:
        row = work.db.get(Entry, entry)
        row.status, row.published_at = Status.DRAFT, None


def test_a_rate_leads_to_its_items_and_each_says_how_it_lands(people: People, stage: Stage) -> None:
    window = people.by(COMPILER)
    named = {"name": "性别", "data_type": "C", "std_element_code": "DE00006"}
    items = [
        named,
        {"name": "登记机关依职权作出的其他说明性事项及其历次变更情况", "data_type": "C"},
    ]
    entry = window.ask("/api/catalogue/entries", {"name": LANDED, "items": items})["id"]
    with published(stage, entry):
        window.go("/standards/landing", "落标")
        unknown = window.page.get_by_role("row").filter(has_text="目录未指明系统")
        path = "/api/govern/landing/rates/items?by=unknown&key="
        whole, landed = (window.ask(path + more)["total"] for more in ("", "&landed=true"))
        unknown.get_by_role("link", name=str(whole), exact=True).first.click()
        expect(window.heading).to_contain_text("信息项落标明细")
        window.sees("目录未指明系统", f"{landed} / {whole}")
        window.look("landing-items")
        window.choose("是否落标", "未落标")
        others = min(whole - landed, PAGE)
        expect(window.page.get_by_role("row")).to_have_count(1 + others)
        expect(window.page.get_by_role("cell", name="未落标")).to_have_count(others)
        window.go("/standards/landing", "落标")
        unknown.get_by_role("link", name=str(landed), exact=True).first.click()
        expect(window.page.get_by_role("row")).to_have_count(1 + min(landed, PAGE))
        window.sees("信息项引用")
        window.page.get_by_role("row").get_by_role("link").first.click()
        expect(window.page).to_have_url(re.compile("/catalogue/entries/.*tab=items"))


def test_a_rule_cites_the_clause_that_asks_for_it(people: People, stage: Stage) -> None:
    window = people.by(COMPILER)
    window.go(f"/govern/tables/{stage.found['table']}?tab=rules", "qydj")
    window.press("添加规则")
    window.choose("字段", "住所（zs）")
    window.type("依据", CLAUSE)
    window.look("rule-cites")
    window.press("保存")
    row = window.page.get_by_role("row").filter(has_text="住所：非空")
    row.get_by_role("link", name=CLAUSE).click()
    expect(window.heading).to_contain_text("经营主体数据元")
    window.tab("引用情况")
    window.sees("质量规则")
    window.look("document-cited")


def test_a_large_table_is_judged_by_a_job(people: People, stage: Stage) -> None:
    rows_select = (
        f"select n::varchar as bh, case when n < {BAD} then '9x' else '1' end as xb "
        f"from range({MANY}) t(n)"
    )
    table = a_table(stage, MARKET, "ry_all", {"bh": "编号", "xb": "性别"}, rows_select)
    path = f"/standards/landing/{table}"
    window = people.by(COMPILER)
    choices = [{"column": "xb", "element": "DE00006"}]
    window.ask(f"/api/govern/landing/tables/{table}/bind", {"choices": choices})
    window.go(f"{path}?tab=violations", "ry_all")
    window.sees(f"该表有 {MANY:,} 行，超过 {LISTED_AT_ONCE_ROWS_MAX:,} 行，由后台任务逐行核对。")
    expect(window.page.get_by_role("table")).to_have_count(0)
    window.look("listing-none")
    window.press("开始核对")
    expect(window.page.get_by_role("progressbar")).to_be_visible()
    window.sees("以下结果核对于")
    expect(window.button("重新核对")).to_be_visible()
    worst = window.page.get_by_role("row").nth(1)
    expect(worst).to_contain_text(f"{BAD}")
    window.sees(f"共 {BAD} 条")
    bad = window.page.get_by_role("table").last
    expect(bad.get_by_role("columnheader").nth(1)).to_have_text("性别")
    window.page.get_by_role("link", name="3", exact=True).click()
    expect(bad.get_by_role("row")).to_have_count(1 + BAD % 10)
    window.look("listing")
    worst.get_by_role("button", name=str(BAD), exact=True).click()
    window.sees("仅显示字段“性别”")
    expect(window.page).to_have_url(re.compile("column=xb"))
    expect(bad.get_by_role("row")).to_have_count(1 + 10)  # from the first page again
    window.look("violations-of-a-column")
    with window.page.expect_download() as fetched:
        window.page.get_by_role("link", name="下载为表格").click()
    assert fetched.value.suggested_filename == "不符合标准的数据_ry_all.xlsx"
    window.press("显示全部")
    expect(window.page.get_by_text("仅显示字段")).to_have_count(0)


def test_names_are_told_of_and_one_rule_binds(people: People) -> None:
    collector = people.by(COLLECTOR)
    tables = collector.ask(f"/api/govern/tables?q={RELIEF}")["rows"]
    table = next(each["id"] for each in tables if each["name"] == RELIEF)
    collector.go(f"/govern/tables/{table}", RELIEF)
    column = collector.page.get_by_role("row").filter(has_text="公民身份号码")
    expect(column).to_contain_text("命名建议")
    expect(column).to_contain_text("建议：citizen_identity_number")
    collector.look("columns-misnamed")
    bureau = people.by(REVIEWER)
    bureau.go("/standards/naming", "命名规则")
    bureau.press("制定命名规则")
    for label, text in {
        "规则编号": "table_hubei",
        "名称": RULE,
        "样式": "ods_{initials}",
        "说明": "以数据元的拼音首字母命名。",
    }.items():
        bureau.type(label, text)
    bureau.page.get_by_role("switch", name="强制").click()
    bureau.look("naming-rule-new")
    bureau.confirm("制定命名规则")
    rule = bureau.page.get_by_role("row").filter(has_text=RULE)
    expect(rule.get_by_role("cell", name="是", exact=True)).to_be_visible()
    window = people.by(COMPILER)
    sources = window.ask("/api/collect/sources?size=50")["rows"]
    source = next(each["id"] for each in sources if each["name"] == MARKET_SOURCE)
    window.go(f"/collect/flows/new?source={source}&table={SECTIONS}", "新建归集任务")
    window.type("湖中表", "行业门类_2026年版_含历次修订的对照表")
    window.sees("违反强制命名规则", "含有不允许的字符“行业门类年版…”")
    window.look("flow-misnamed")
    people.watch.foreseen = {REFUSED}
    window.press("新建归集任务")
    window.sees(re.compile("不符合强制命名规则"))
    window.look("flow-refused")
    rule.get_by_role("button", name="删除").click()
    bureau.confirm("删除")
    expect(rule).to_have_count(0)
    window.type("湖中表", "hyml_2026")
    expect(window.page.get_by_text("违反强制命名规则")).to_have_count(0)


def test_who_compiles_hears_of_an_element_that_has_ended(people: People) -> None:
    window, bureau = people.by(COMPILER), people.by(REVIEWER)
    item = {"name": "登记状态", "data_type": "C", "length": 1, "std_element_code": "DE42801"}
    draft = window.ask("/api/catalogue/entries", {"name": OLD, "items": [item]})["id"]
    (element,) = bureau.ask("/api/standards/elements?q=DE42801&status=in_force")["rows"]
    bureau.ask(f"/api/standards/elements/{element['id']}/withdraw", {"reason": "已被国家标准替代"})
    window.go(f"/catalogue/entries/{draft}", OLD)
    notices = window.page.get_by_role("heading", name="提示（不影响提交）").locator("..")
    expect(notices).to_contain_text("信息项“登记状态”引用的数据元“DE42801”不是现行标准")
    window.look("entry-notices")
    notices.get_by_role("link").click()
    expect(window.heading).to_contain_text("编辑目录")
    expect(window.page.get_by_label("名称", exact=True).first).to_have_value("登记状态")
    window.go(f"/catalogue/entries/{draft}", OLD)
    window.press("删除")
    window.confirm("删除")
