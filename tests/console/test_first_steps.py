"""An empty house: what its administrator sees who signs in first."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.app.world import BODIES, BUREAU, served
from tests.console.people import People, Watch
from tongbase.app.accounts import first_passwords
from tongbase.app.house import House
from tongbase.app.install import ADMINISTRATOR, install

LONG = (
    "克孜勒苏柯尔克孜自治州阿克陶县政务服务和大数据管理局数据资源统筹科科长阿卜杜热合曼·吐尔逊江·买买提明"
    * 3
)
ROLE = "bureau_manager"

pytestmark = pytest.mark.xdist_group("console")


def test_an_empty_house_leads_its_administrator(
    browser: Browser, house: House, pictures: Path | None
) -> None:
    install(house)
    passwords = {person.account: word for person, word in first_passwords(house)}
    with served(house) as address:
        people = People(browser, address, passwords, pictures, Watch())
        window = people.anybody()
        people.sign_in(window, ADMINISTRATOR)
        steps = window.page.get_by_role("region", name="首次使用")
        expect(steps.get_by_role("listitem")).to_have_count(8)
        window.sees("已完成 1 / 8", "办理人：数据局管理员、部门数据管理员")
        window.look("first-steps")
        window.follow("去办理", "机构")
        window.sees("还没有登记机构")
        window.look("first-steps-organisations")
        name, kind, region = BODIES[BUREAU]
        body = {"uscc": BUREAU, "name": name, "kind": kind, "region_code": region}
        window.ask("/api/identity/organisations", body)
        window.go("/", "待我审批")
        window.sees("已完成 2 / 8")
        window.follow("添加数据局人员", "人员")
        window.go("/", "待我审批")
        window.page.get_by_role("button", name="EN", exact=True).click()
        window.sees("Add people of the bureau", "Done by: Data bureau manager")
        window.look("first-steps-english")
        person = {"account": "zhang", "name": LONG, "organisation": BUREAU, "roles": [ROLE]}
        passwords["zhang"] = window.ask("/api/identity/people", person)["password"]
        other = people.anybody()
        people.sign_in(other, "zhang")
        other.sees(LONG)
        other.look("first-steps-long-name")
        other.page.context.close()
        assert people.watch.take() == []
        window.page.context.close()
