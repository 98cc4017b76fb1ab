"""The registers over HTTP: shapes, verbs, relations, coverage."""

from urllib.parse import quote

from tests.catalogue.makers import MARKET
from tests.catalogue.test_http import As, as_, published

__all__ = ["as_"]

ITEMS, SYSTEMS = "/api/catalogue/service-items", "/api/catalogue/systems"
DUTIES, REGISTERS = "/api/catalogue/duties", "/api/catalogue/registers"
RELATIONS = "/api/catalogue/relations"
ITEM = {"name": "公司设立登记", "code": "11420100MA00000001", "kind": "confirmation"}


def made(as_: As, path: str = ITEMS, **body: object) -> str:
    answer = as_("compiler").post(path, json={**ITEM, **body} if path == ITEMS else body)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def test_an_item_with_materials_from_registration_to_its_end(as_: As):
    item_id = made(as_, domains=["13"], handling_days=3)
    materials = [
        {"name": "营业执照", "use": "produced", "source": "government"},
        {"name": "住所使用证明"},
    ]
    body = {"materials": materials}
    told = as_("compiler").put(f"{ITEMS}/{item_id}/materials", json=body).json()
    assert [(m["name"], m["use"]) for m in told["materials"]] == [
        ("营业执照", "produced"),
        ("住所使用证明", "needed"),
    ]
    assert told["covered"] == "no"
    assert told["verbs"] == ["edit", "delete", "stop", "exclude", "compile"]
    told = as_("compiler").patch(f"{ITEMS}/{item_id}", json={"note": "新版"}).json()
    assert (told["note"], told["domains"]) == ("新版", ["13"])
    verbs = f"{REGISTERS}/service_item/{item_id}"
    assert as_("compiler").post(f"{verbs}/stop", json={"reason": "取消"}).status_code == 204
    assert as_("compiler").post(f"{verbs}/enable").status_code == 204
    events = [line["event"] for line in as_("visitor").get(f"{verbs}/timeline").json()]
    assert events[:2] == ["catalogue.record.enabled", "catalogue.record.stopped"]
    assert as_("compiler").delete(verbs).status_code == 204
    assert as_("compiler").get(f"{ITEMS}/{item_id}").json()["code"] == "catalogue.record_not_found"


def test_lists_are_pages_with_verbs(as_: As):
    made(as_)
    found = (
        as_("neighbour")
        .get(ITEMS, params={"q": "设立", "region": "420000", "page": 1, "size": 20})
        .json()
    )
    assert found["total"] == 1
    assert found["rows"][0]["organisation_code"] == MARKET
    assert found["rows"][0]["verbs"] == ["compile"]


def test_a_batch_is_tried_before_it_is_done(as_: As):
    one = made(as_)
    other = as_("neighbour").post(ITEMS, json={**ITEM, "name": "结婚登记"}).json()["id"]
    body = {"ids": [one, other], "changes": {"level": "county"}, "dry_run": True}
    told = as_("compiler").post(f"{REGISTERS}/service_item/set", json=body).json()
    assert (told["done"], [row["id"] for row in told["refusals"]]) == (0, [other])
    body = {"ids": [one], "changes": {"level": "county"}}
    told = as_("compiler").post(f"{REGISTERS}/service_item/set", json=body).json()
    assert told == {"done": 1, "refusals": []}
    told = as_("compiler").post(f"{REGISTERS}/service_item/delete", json={"ids": [one]}).json()
    assert told["done"] == 1


def test_relations_over_http(as_: As):
    entry, item = published(as_, system_name="登记系统"), made(as_)
    system = made(as_, SYSTEMS, name="登记系统", databases=["DM8"])
    duty = made(as_, DUTIES, name="企业登记", code="DUTY-1", kind="confirmation")
    told = as_("compiler").get(f"{RELATIONS}/entry/{entry}").json()
    (named,) = told["rows"]
    assert (named["other"]["id"], named["by_name"]) == (system, True)
    assert told["may_relate"]
    as_("compiler").delete(f"{RELATIONS}/{named['id']}")
    told = as_("compiler").get(f"{RELATIONS}/entry/{entry}").json()
    assert [face["id"] for face in told["offers"]] == [system]
    guide = as_("compiler").get(f"{SYSTEMS}/{system}/guide").json()
    assert (guide["naming_total"], guide["naming"][0]["status"]) == (1, "published")
    assert as_("compiler").post(f"{SYSTEMS}/{system}/link").json() == {"linked": 1}
    assert as_("compiler").post(f"{SYSTEMS}/link").json() == {"linked": 0}
    for kind, source, target in (
        ("produces", item, entry),
        ("based_on", item, duty),
    ):
        body = {"kind": kind, "source_id": source, "target_id": target}
        answer = as_("compiler").post(RELATIONS, json=body)
        assert answer.status_code == 201, answer.text
    rows = as_("visitor").get(f"{RELATIONS}/service_item/{item}").json()["rows"]
    assert {(row["kind"], row["outward"], row["other"]["name"]) for row in rows} == {
        ("based_on", True, "企业登记"),
        ("produces", True, "企业登记基本信息"),
    }
    ended = as_("compiler").delete(f"{RELATIONS}/{rows[0]['id']}").json()
    assert ended["until"] is not None
    assert as_("compiler").delete(f"{RELATIONS}/{rows[0]['id']}").status_code == 404
    past = as_("visitor").get(f"{RELATIONS}/service_item/{item}", params={"past": True}).json()
    assert len(past["rows"]) == 2


def test_coverage_over_http(as_: As):
    made(as_)
    told = as_("visitor").get("/api/catalogue/coverage/service_item").json()
    assert told["whole"] == {"due": 1, "covered": 0, "uncovered": 1, "excluded": 0, "rate": 0.0}
    assert told["rows"][0]["label"] == "湖北省"
    assert as_("visitor").get("/api/catalogue/coverage/duty").status_code == 422


def test_what_is_listed_is_exported(as_: As):
    made(as_)
    answer = as_("visitor").get(f"{ITEMS}/export", params={"format": "csv", "q": "设立"})
    assert answer.status_code == 200
    told = answer.content.decode("utf-8-sig").splitlines()
    assert told[0].startswith("事项编码,事项名称,事项类型")
    assert told[1].startswith("11420100MA00000001,公司设立登记,行政确认")
    book = as_("visitor").get(f"{DUTIES}/export")
    assert book.content.startswith(b"PK")
    assert quote("权责事项.xlsx") in book.headers["content-disposition"]


def test_duplicates_over_http(as_: As):
    entry = published(as_)
    path = "/api/catalogue/duplicates"
    assert as_("bureau").get(path).json()["total"] == 0
    assert as_("compiler").post(f"{path}/find").status_code == 403
    assert as_("visitor").get(f"{path}/of/{entry}").json() == {"source": None}
    told = as_("bureau").get(f"{path}/{entry}").json()
    assert told["code"] == "catalogue.duplicate_not_found"
