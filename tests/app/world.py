"""A small world, made through the API: one department's things, and who else stands around.

What is here is what a stranger must not see: every private object of the market department has its
id in ``World.ids``, under the name that the routes use for it.
"""

import json
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from sqlalchemy import select

from tongbase.app.client import Client, RefusedError
from tongbase.app.house import House
from tongbase.app.http.application import build_app
from tongbase.app.install import ADMINISTRATOR
from tongbase.app.local import local_client
from tongbase.catalogue import api as catalogue
from tongbase.identity import api as identity
from tongbase.identity.models import Person
from tongbase.standards import api as standards

BUREAU, MARKET, CIVIL = "11420000MA0000015J", "11420100MA0000023J", "11420100MA0000031D"
ELSEWHERE = "11420500MA00000400"
BODIES = {
    BUREAU: ("湖北省数据局", "authority", "420000"),
    MARKET: ("武汉市市场监督管理局", "department", "420100"),
    CIVIL: ("武汉市民政局", "department", "420100"),
    ELSEWHERE: ("宜昌市数据局", "authority", "420500"),
}
DEPARTMENT = ["department_manager", "department_head", "consumer"]
PEOPLE = {
    "bureau": (BUREAU, ["bureau_manager", "auditor"]),
    "market": (MARKET, ["department_manager"]),
    "market.head": (MARKET, ["department_head", "consumer"]),
    "market.nobody": (MARKET, []),
    "civil": (CIVIL, ["consumer", "department_manager"]),
    "stranger": (CIVIL, [*DEPARTMENT, "auditor"]),
    "neighbour": (ELSEWHERE, ["bureau_manager", "auditor", *DEPARTMENT]),
}
SERVER_SECONDS_MAX = 60
ROWS = """统一社会信用代码,企业名称,证件号码,区划,登记日期,人数
91110101MA0000007T,武汉长江商贸有限公司,110101190001010014,420102,2001-02-03,12
91110000600037341L,江岸区红星食品有限公司,110101190001010022,420102,2003-04-05,7
91420100MA0000015X,黄冈市大别山农业有限公司,110101190001010030,421102,2005-06-07,30
"""


@dataclass
class World:
    """The house, who acts in it, and the ids of the market department's things."""

    house: House
    ids: dict[str, str] = field(default_factory=dict)
    key: str = ""
    secret: str = ""
    clients: dict[str | None, Client] = field(default_factory=dict)

    def by(self, account: str | None) -> Client:
        """Act for a person; for nobody, come from outside."""
        if account not in self.clients:
            self.clients[account] = local_client(self.house, account)
        return self.clients[account]

    def personal_key(self, account: str) -> str:
        """A key of somebody who has changed the first password."""
        with self.house.sessions.begin() as db:
            person = db.scalars(select(Person).where(Person.account == account)).one()
            person.must_change_password = False
        return str(self.by(account).post("/api/identity/me/keys", KEY)["secret"])

    def call(self, verb: str, body: Mapping[str, Any], **changed: Any) -> Any:
        """Call the service as the consumer's system, signed; ``changed`` after it was signed."""
        path = f"/services/{self.ids['service']}/{verb}"
        content = json.dumps(body, ensure_ascii=False).encode()
        headers = self.sign(path, content)
        return self.by(None).send(
            "POST", path, **{"content": content, "headers": headers | JSON, **changed}
        )

    def sign(self, path: str, content: bytes, *, query: str = "", **how: Any) -> dict[str, str]:
        """Sign a request as the consumer's system would."""
        return self.signed(identity.Call("POST", path, query, content), **how)

    def signed(self, call: identity.Call, **how: Any) -> dict[str, str]:
        """Sign a call by whatever method."""
        said = {"timestamp": int(time.time()), "nonce": secrets.token_hex(16), **how}
        return identity.sign(call, key=self.key, secret=self.secret, **said)


JSON = {"Content-Type": "application/json"}


def status_of(client: Client, method: str, path: str, **content: Any) -> tuple[int, Any]:
    """Send a request; return the status and what was told, refused or not."""
    try:
        return 200, client.send(method, path, **content)
    except RefusedError as refused:
        return refused.answered_status, {**refused.as_dict(), "code": refused.answered_code}


@contextmanager
def served(house: House, *, with_lake: bool = False) -> Iterator[str]:
    """Serve a house as ``tongbase up`` does, at a port of this machine; return its address."""
    app = build_app(house, with_lake=with_lake)
    config = uvicorn.Config(app, port=0, log_level="error", access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(SERVER_SECONDS_MAX * 20):
        if server.started:
            break
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(SERVER_SECONDS_MAX)


def make_world(house: House) -> World:
    """Make everything: people, a source, a table, an entry, a grant, a call."""
    with house.work_of_the_house() as work:
        identity.install_roles(work)
        identity.install_regions(work, "420000")
        standards.install_code_lists(work)
        standards.install_calendar(work)
        standards.install_elements(work)
        catalogue.install_synonyms(work)
        identity.install_administrator(work)
    world = World(house)
    _people(world)
    _table(world)
    _entry(world)
    _grant(world)
    _own_things(world)
    return world


def _people(world: World) -> None:
    admin = world.by(ADMINISTRATOR)
    for code, (name, kind, region) in BODIES.items():
        body = {"uscc": code, "name": name, "kind": kind, "region_code": region}
        world.ids[f"organisation:{code}"] = admin.post("/api/identity/organisations", body)["id"]
    for account, (code, roles) in PEOPLE.items():
        body = {"account": account, "name": account, "organisation": code, "roles": roles}
        world.ids[f"person:{account}"] = admin.post("/api/identity/people", body)["id"]
    world.ids["person_id"] = world.ids["person:market"]


def _table(world: World) -> None:
    market, ids = world.by("market"), world.ids
    folder = world.house.settings.home / "inbox" / MARKET
    folder.mkdir(parents=True)
    (folder / "qy.csv").write_text(ROWS, encoding="utf-8")
    body = {"name": "登记库", "kind": "folder", "settings": {"path": str(folder)}}
    ids["source_id"] = market.post("/api/collect/sources", body)["id"]
    market.post(f"/api/collect/sources/{ids['source_id']}/test")
    flow = {"source_id": ids["source_id"], "table": "qy.csv", "target": "qy"}
    flow |= {"mode": "full", "keys": ["统一社会信用代码"], "title": "企业登记"}
    ids["flow_id"] = market.post("/api/collect/flows", flow)["id"]
    ids["run_id"] = market.post(f"/api/collect/flows/{ids['flow_id']}/run")["id"]
    assert market.wait_for(ids["run_id"])["state"] == "succeeded"
    table = market.get("/api/govern/tables")["rows"][0]
    ids["table"] = table["id"]
    rule = {"code": "名称非空", "kind": "not_null", "columns": ["企业名称"]}
    market.post(f"/api/govern/tables/{table['id']}/rules", rule)
    name = {"namespace": table["namespace"], "name": table["name"]}
    ids["graded"] = market.post("/api/protect/tables", name)["id"]


def _entry(world: World) -> None:
    market, ids = world.by("market"), world.ids
    drafted = market.post(
        f"/api/govern/tables/{ids['table']}/draft-entry", {"name": "企业登记信息"}
    )
    ids["published"] = drafted["entry_id"]
    path = f"/api/catalogue/entries/{ids['published']}"
    market.patch(path, COMPLETION)
    market.post(f"{path}/submit")
    for reviewer in ("market.head", "bureau"):
        world.by(reviewer).post(f"{path}/review", {"decision": "approve", "opinion": "同意。"})
    draft = market.post("/api/catalogue/entries", {"name": "未公开的目录", "provider": MARKET})
    ids["entry_id"] = draft["id"]


def _grant(world: World) -> None:
    civil, ids = world.by("civil"), world.ids
    body = {"name": "社会救助系统", "organisation": CIVIL}
    ids["system"] = civil.post("/api/identity/applications", body)["id"]
    entry = civil.get(f"/api/catalogue/entries/{ids['published']}")
    names = ("统一社会信用代码", "企业名称", "证件号码", "区划")
    wanted = [item["code"] for item in entry["items"] if item["name"] in names]
    asked = {**APPLICATION, "entry_id": ids["published"], "system_id": ids["system"]}
    made = civil.post("/api/share/applications", {**asked, "items": wanted})
    civil.post(f"/api/share/applications/{made['id']}/submit")
    for reviewer in ("market.head", "bureau"):
        review = {"decision": "approve", "opinion": "同意。"}
        if reviewer == "bureau":
            review |= {"calls_per_minute": 6000}
        world.by(reviewer).post(f"/api/share/applications/{made['id']}/review", review)
    ids["application"] = made["id"]
    ids["grant_id"] = civil.get("/api/share/grants")["rows"][0]["id"]
    ids["service"] = civil.get("/api/share/services")["rows"][0]["code"]
    key = civil.post(f"/api/identity/applications/{ids['system']}/keys", KEY)
    world.key, world.secret = key["id"], key["secret"]
    ids["call_id"] = world.call("query", {"limit": 1})["call"]


def _own_things(world: World) -> None:
    market, ids = world.by("market"), world.ids
    body = {"name": "登记系统", "organisation": MARKET}
    ids["owned"] = market.post("/api/identity/applications", body)["id"]
    ids["key_id"] = market.post(f"/api/identity/applications/{ids['owned']}/keys", KEY)["id"]
    element = {"definition": "登记在册的人数。", "data_type": "N", "format": "n..9"}
    for name, code in (("drafted_element", "DE42901"), ("element", "DE42902")):
        body = {"code": code, "name_zh": "从业人数", **element}
        ids[name] = market.post("/api/standards/elements", body)["id"]
    market.post(f"/api/standards/elements/{ids['element']}/submit")
    approved = {"decision": "approve", "opinion": "同意。"}
    bureau = world.by("bureau")
    bureau.post(f"/api/standards/elements/{ids['element']}/review", approved)
    document = {"number": "DB42/T 2-2026", "title": "演示标准", "text": "1 范围\n演示。"}
    ids["document"] = bureau.post("/api/standards/documents", document)["id"]
    rule = {"code": "task_demo", "applies_to": "task", "pattern": "demo_{words}"}
    rule |= {"name_zh": "演示任务", "explanation": "以 demo_ 开头。"}
    ids["naming_rule"] = bureau.post("/api/standards/naming-rules", rule)["id"]
    hook = {"name": "企业登记变更", "url": "https://10.0.0.8/hook"}
    made = market.post("/api/catalogue/subscriptions", hook)["subscription"]
    ids["subscription_id"] = made["id"]
    tested = market.post(f"/api/catalogue/subscriptions/{made['id']}/test")
    ids["delivery_id"] = tested["id"]
    for route, kind in (("systems", "system"), ("service-items", "item"), ("duties", "duty")):
        for state, status in (("drafted", "draft"), ("registered", "in_use")):
            body = {"name": f"企业登记{state}{kind}", "code": f"{kind}-{state}", "status": status}
            body |= {} if kind == "system" else {"kind": "licence", "basis": "《公司法》"}
            made = market.post(f"/api/catalogue/{route}", body)
            ids[f"{state}_{kind}"] = made["id"]
    _harvest(world)


def _harvest(world: World) -> None:
    """A foreign catalogue of the market department, looked through once."""
    market, ids = world.by("market"), world.ids
    folder = world.house.settings.home / "inbox" / MARKET / "packages"
    folder.mkdir(parents=True)
    (folder / "datapackage.json").write_text('{"title": "企业外部名录"}', encoding="utf-8")
    body = {"name": "企业数据包", "kind": "frictionless", "address": str(folder)}
    ids["harvest_id"] = market.post("/api/catalogue/harvests", body)["id"]
    ids["harvest_run"] = market.post(f"/api/catalogue/harvests/{ids['harvest_id']}/preview")["job"]
    market.wait_for(ids["harvest_run"])


KEY = {"name": "密钥", "expires_at": "2028-01-01T00:00:00+08:00"}
COMPLETION = {
    "region_item": "04",
    "format_category": "database",
    "format_type": "PostgreSQL",
    "classify_code": "307001",
    "abstract": "企业登记的基本信息,供政务部门依法核验使用。",
    "share_type": "conditional",
    "share_condition": "仅限申请的用途使用",
    "share_scope": "本省各级政务部门",
    "use_purpose": "经济状况核对",
    "share_mode": "api",
    "update_cycle": "daily",
    "data_class": "组织数据",
    "secrecy_assessed_at": "2026-02-01",
    "pipia_assessed_at": "2026-02-01",
}
APPLICATION = {
    "divisions": ["420100"],
    "modes": ["query", "verify"],
    "use_basis": "《社会救助暂行办法》第五十八条",
    "use_scene": "service",
    "use_scope": "社会救助处",
    "use_purpose": "核对低保申请家庭成员名下企业",
    "until": "2027-12-31",
}
