"""The resource graph: found, expanded, led through, switched off; and ten thousand things of it."""

import json
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.catalogue.register_makers import a_system, an_item
from tests.console.people import People
from tongbase.app.story.cast import COMPILER
from tongbase.app.story.cataloguing import NAME
from tongbase.app.story.stage import Stage
from tongbase.catalogue.actions.relations import relate
from tongbase.catalogue.terms.relations import RelationDraft, RelationKind

pytestmark = pytest.mark.xdist_group("console")

SYSTEM, ITEM, OTHER = "特种设备监管系统", "特种设备使用登记", "特种设备检验结果查询"
LONG = "特种设备安装改造修理告知与使用登记一体化办理事项" * 2
OLD, NEW = "特种设备监管系统(旧)", "特种设备一体化监管平台"
HALL = "湖北政务服务网统一受理平台"
DOTS = 305
MANY = 10_000
READY_SECONDS_MAX = 60.0
STILL_MILLISECONDS_MAX = 2_000
"""No task may hold the page up for longer, on a machine on which others work too."""
LONGEST_TASK = """() => {
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
  }).observe({ type: "longtask", buffered: true });
}"""
COUNT_FRAMES = """() => {
  window.frames_drawn = 0;
  const count = () => { window.frames_drawn += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""
INKED = """() => {
  const canvas = document.querySelector("[data-drawn] canvas");
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  let inked = 0;
  for (let at = 3; at < data.length; at += 4) inked += data[at] > 0 ? 1 : 0;
  return inked;
}"""


@pytest.fixture(scope="module")
def system(stage: Stage) -> str:
    """A system on which two service items rest; the id of the system."""
    with stage.house.work_of_the_house() as work:
        owner = {"organisation": COMPILER.body.uscc}
        made = a_system(work, name=SYSTEM, **owner)
        items = [
            an_item(work, name=name, code=f"TZSB-000{number}", **owner)
            for number, name in enumerate((ITEM, OTHER, LONG), start=1)
        ]
        for item in items:
            relate(work, RelationDraft(RelationKind.SUPPORTED_BY, item.id, made.id))
        return made.id


def drawn(page: Page, things: int) -> None:
    """Wait until so many things are drawn."""
    canvas = page.get_by_role("img", name="资源图谱")
    expect(canvas).to_have_attribute("data-drawn", str(things), timeout=READY_SECONDS_MAX * 1000)


def pick(page: Page, label: str, words: str, thing: str) -> None:
    """Look for a thing by words and take it once nothing more is being found."""
    page.get_by_label(label).fill(words)
    option = page.locator(".ant-select-item-option:visible").get_by_text(thing)
    expect(option).to_be_visible()
    page.wait_for_load_state("networkidle")
    option.click()


def test_a_graph_is_walked_from_a_system(people: People, system: str) -> None:
    window = people.by(COMPILER)
    page = window.page
    window.follow("资源图谱")
    window.sees("还没有选择起点")
    window.look("graph-empty")
    pick(page, "查找起点", "特种设备监管", SYSTEM)
    drawn(page, 4)
    expect(page.get_by_role("region", name=SYSTEM)).to_be_visible()
    window.sees("政务服务事项 3")
    window.look("graph")
    near = page.get_by_role("region", name="关联对象")
    expect(near).to_contain_text("关联对象 3")
    near.get_by_role("button", name=ITEM).click()
    expect(page.get_by_role("region", name=ITEM)).to_be_visible()
    expect(near).to_contain_text("支撑系统")
    window.look("graph-thing")
    near.get_by_role("button", name=SYSTEM).click()
    window.press("停用影响")
    window.sees("政务服务事项 3 停止", "导出全部")
    window.sees(f"政务服务事项“{ITEM}”由应用系统“{SYSTEM}”支撑办理")
    window.look("graph-impact")
    page.reload()  # as whoever is sent the address
    window.sees("政务服务事项 3 停止", "导出全部")
    window.press("清除停用影响")
    expect(page.get_by_text("导出全部")).to_have_count(0)
    pick(page, "查找终点", "检验结果查询", OTHER)
    window.sees("路径 1", f"政务服务事项“{OTHER}”由应用系统“{SYSTEM}”支撑办理")
    window.look("graph-path")
    page.get_by_role("button", name="政务服务事项 3").click()
    drawn(page, 1)


def test_a_thing_is_taken_in_and_drawn_out_again(people: People, system: str) -> None:
    window = people.by(COMPILER)
    window.go(f"/oversee/graph?kind=system&id={system}", "资源图谱")
    drawn(window.page, 4)
    window.press("收起")
    drawn(window.page, 1)
    window.sees("未展开的关联对象 3")
    window.press("展开")
    drawn(window.page, 4)


def test_the_page_of_a_system_leads_into_the_graph(people: People, system: str) -> None:
    window = people.by(COMPILER)
    window.go(f"/catalogue/systems/{system}?tab=relations", SYSTEM)
    window.follow("在图谱中查看", "资源图谱")
    drawn(window.page, 4)


def test_what_has_another_source_is_weakened(people: People, entry: str, stage: Stage) -> None:
    window = people.by(COMPILER)
    with stage.house.work_of_the_house() as work:
        owner = {"organisation": COMPILER.body.uscc}
        off, other = (a_system(work, name=name, **owner) for name in (OLD, NEW))
        for each in (off, other):
            relate(work, RelationDraft(RelationKind.FROM_SYSTEM, entry, each.id))
    window.go(f"/oversee/graph?kind=system&id={off.id}", "资源图谱")
    window.press("停用影响")
    told = window.page.get_by_role("region", name="停用影响")
    expect(told).to_contain_text("数据目录 1 减弱")
    expect(told).to_contain_text(f"仍有：数据目录“{NAME}”的数据来自应用系统“{NEW}”")
    expect(told).not_to_contain_text("1 停止")
    window.look("graph-weakened")


def test_more_than_three_hundred_things_are_dots(people: People, stage: Stage) -> None:
    with stage.house.work_of_the_house() as work:
        owner = {"organisation": COMPILER.body.uscc}
        hall = a_system(work, name=HALL, **owner)
        for number in range(DOTS):
            item = an_item(work, name=f"{number}号事项", code=f"DTSX-{number:04d}", **owner)
            relate(work, RelationDraft(RelationKind.SUPPORTED_BY, item.id, hall.id))
    window = people.by(COMPILER)
    page = window.page
    window.go(f"/oversee/graph?kind=system&id={hall.id}&limit=1000", "资源图谱")
    drawn(page, DOTS + 1)
    before = inked(page)
    window.look("graph-dots")
    window.press("停用影响")
    window.sees(f"政务服务事项 {DOTS} 停止")
    page.wait_for_load_state("networkidle")
    assert inked(page) > before  # what stops is drawn larger, and ringed
    window.look("graph-dots-impact")


def test_ten_thousand_things_leave_the_page_usable(people: People, system: str) -> None:
    window = people.by(COMPILER)
    page = window.page
    page.route("**/api/oversee/graph/neighbour*?*", many_things)
    page.add_init_script(f"({LONGEST_TASK})()")
    began = time.monotonic()
    window.go(f"/oversee/graph?kind=system&id={system}&limit=10000", "资源图谱")
    drawn(page, MANY)
    ready, longest = time.monotonic() - began, page.evaluate("window.longest")
    canvas = page.get_by_role("img", name="资源图谱")
    assert inked(page) > 1_000
    page.evaluate("window.longest = 0")
    frames = panned(page)
    panning = page.evaluate("window.longest")
    print(f"\n{MANY} things: ready {ready:.1f} s, longest task {longest:.0f} ms")
    print(f"{frames:.0f} frames/s while panning, longest task {panning:.0f} ms")
    window.look("graph-many")
    page.set_viewport_size({"width": 1024, "height": 768})
    canvas.hover()
    for _ in range(7):
        page.mouse.wheel(0, -300)
    page.wait_for_timeout(500)
    window.look("graph-many-near")
    canvas.click()
    page.unroute("**/api/oversee/graph/neighbour*?*")
    assert ready < READY_SECONDS_MAX
    assert longest < STILL_MILLISECONDS_MAX
    assert frames > 5


def panned(page: Page) -> float:
    """Drag the picture about; return how many frames were drawn in a second."""
    box = page.get_by_role("img", name="资源图谱").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT_FRAMES)
    began = time.monotonic()
    for step in range(60):
        page.mouse.move(x + step * 3 % 90, y + step * 2 % 60)
    frames = page.evaluate("window.frames_drawn") / (time.monotonic() - began)
    page.mouse.up()
    return float(frames)


def inked(page: Page) -> int:
    """Return how many pixels of the picture are not blank."""
    return int(page.evaluate(INKED))


def many_things(route: Route) -> None:
    """Answer with what nobody has in a test: one system, its entries, their items."""
    if "/neighbours?" in route.request.url:
        told = {"rows": [], "total": 0, "page": 1, "size": 20, "cut": False}
        route.fulfill(content_type="application/json", body=json.dumps(told))
        return
    (asked,) = parse_qs(urlsplit(route.request.url).query)["id"]
    start = {"kind": "system", "id": asked}
    thing = {"status": "", "state": None, "organisation_name": "测试部门", "more": 0}
    entries = [{"kind": "entry", "id": f"e{number}"} for number in range(MANY // 4)]
    items = [{"kind": "item", "id": f"i{n}"} for n in range(MANY - 1 - len(entries))]
    comes = {"label": {"zh": "来源系统", "en": "comes from"}, "kind": "from_system", "since": None}
    has = {"label": {"zh": "包含信息项", "en": "has the item"}, "kind": "has_item", "since": None}
    told = {
        "things": [
            {**thing, **start, "name": SYSTEM, "depth": 0},
            *(
                {**thing, **node, "name": f"{LONG[:12]}目录{node['id']}", "depth": 1}
                for node in entries
            ),
            *({**thing, **node, "name": f"信息项{node['id']}", "depth": 2} for node in items),
        ],
        "links": [
            *({**comes, "source": node, "target": start} for node in entries),
            *(
                {**has, "source": entries[at % len(entries)], "target": node}
                for at, node in enumerate(items)
            ),
        ],
        "cut": False,
    }
    route.fulfill(content_type="application/json", body=json.dumps(told))
