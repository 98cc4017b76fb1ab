"""The catalogue over HTTP: shapes, verbs, errors; each request one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi.testclient import TestClient

from tests.catalogue.conftest import NOW
from tests.catalogue.makers import MARKET, Cast, owned
from tongbase.catalogue.module import catalogue
from tongbase.catalogue.terms.drafts import ResourceDraft
from tongbase.kernel.db import Sessions
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

ENTRIES = "/api/catalogue/entries"
DRAFT = {
    "name": "企业登记基本信息",
    "classify_code": "102001",
    "abstract": "市场主体登记的基本信息。",
    "format_category": "database",
    "format_type": "PostgreSQL",
    "share_type": "conditional",
    "share_condition": "仅用于核验",
    "share_scope": "本省政务部门",
    "use_purpose": "社会救助核对",
    "share_mode": "api",
    "update_cycle": "daily",
    "data_class": "法人",
    "data_level": "G2",
    "secrecy_assessed_at": "2026-02-01",
    "pipia_assessed_at": "2026-02-02",
    "items": [{"name": "企业名称", "data_type": "C", "field_name": "company_name"}],
}
As = Callable[[str], TestClient]


@pytest.fixture
def as_(sessions: Sessions, hands: Cast) -> Iterator[As]:
    """The API in somebody's hands."""
    app = FastAPI()
    actors = {name: getattr(hands, name).actor for name in vars(hands)}

    @contextmanager
    def open_work(request: Request) -> Iterator[Work]:
        with sessions.begin() as db:
            yield Work(db, actors[request.headers["x-who"]], now=NOW, request=new_id())

    async def answer(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, TongBaseError)
        return JSONResponse(error.as_dict(), error.status)

    app.state.open_work = open_work
    app.add_exception_handler(TongBaseError, answer)
    for router in catalogue.routers:
        app.include_router(router, prefix="/api")
    yield lambda who: TestClient(app, headers={"x-who": who})


def made(as_: As, **changes) -> str:
    answer = as_("compiler").post(ENTRIES, json={**DRAFT, **changes})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def published(as_: As, **changes) -> str:
    entry_id = made(as_, **changes)
    assert as_("compiler").post(f"{ENTRIES}/{entry_id}/submit").status_code == 200
    for who in ("head", "bureau"):
        answer = as_(who).post(f"{ENTRIES}/{entry_id}/review", json={"decision": "approve"})
        assert answer.status_code == 200, answer.text
    return answer.json()["id"]


def test_from_draft_to_publication(as_: As):
    entry_id = published(as_)
    shown = as_("neighbour").get(f"{ENTRIES}/{entry_id}").json()
    assert (shown["status"], shown["res_code"], shown["version"]) == (
        "published",
        "102001/000001",
        1,
    )
    assert (shown["items"][0]["code"], shown["provider_code"]) == ("01", MARKET)
    assert shown["verbs"] == []
    steps = shown["trail"][0]["steps"]
    assert [(s["zh"], s["state"], s["decided_by_name"]) for s in steps] == [
        ("部门负责人审核", "approved", "head"),
        ("主管部门审核发布", "approved", "bureau"),
    ]
    assert [v["number"] for v in shown["versions"]] == [1]


def test_the_timeline_tells_everything_newest_first(as_: As):
    entry_id = published(as_)
    lines = as_("compiler").get(f"{ENTRIES}/{entry_id}/timeline").json()
    assert [line["event"].rpartition(".")[2] for line in lines] == [
        "published",
        "reviewed",
        "reviewed",
        "submitted",
        "drafted",
    ]
    assert lines[0]["detail"]["res_code"] == "102001/000001"


def test_a_search_answers_rows_marks_and_facets(as_: As):
    published(as_)
    found = as_("visitor").get(ENTRIES, params={"q": "企业", "share_type": "conditional"}).json()
    assert (found["total"], found["page"], found["size"], found["capped"]) == (1, 1, 20, False)
    (row,) = found["rows"]
    assert (row["name"], row["marks"]["name"]) == ("企业登记基本信息", [[0, 2]])
    assert row["items"] == [
        {"code": "01", "name": "企业名称", "field_name": "company_name", "marks": [[0, 2]]}
    ]
    assert found["facets"]["share_type"] == [
        {
            "value": "conditional",
            "label": "有条件共享",
            "label_en": "Shared under conditions",
            "count": 1,
        }
    ]


def test_the_missing_list_and_the_refusal_say_the_same(as_: As):
    entry_id = made(as_, abstract="", share_scope="")
    rows = as_("compiler").get(f"{ENTRIES}/{entry_id}/missing").json()["rows"]
    refusal = as_("compiler").post(f"{ENTRIES}/{entry_id}/submit")
    assert (refusal.status_code, refusal.json()["code"]) == (422, "catalogue.entry_incomplete")
    assert refusal.json()["facts"]["missing"] == rows
    assert [row["field"] for row in rows] == ["abstract", "share_scope"]


def test_a_patch_changes_what_it_names_and_nothing_else(as_: As):
    entry_id = made(as_)
    answer = as_("compiler").patch(f"{ENTRIES}/{entry_id}", json={"share_mode": None})
    assert (answer.json()["share_mode"], answer.json()["abstract"]) == (None, DRAFT["abstract"])
    emptied = as_("compiler").patch(f"{ENTRIES}/{entry_id}", json={"name": ""})
    assert (emptied.status_code, emptied.json()["field"]) == (422, "name")


@pytest.mark.parametrize(("field", "size"), [("length", 0), ("length", -5), ("precision", -1)])
def test_an_item_of_impossible_size_is_refused_by_its_field(as_: As, field, size):
    entry_id = made(as_)
    body = {"items": [{"name": "甲"}, {"name": "乙", field: size}]}
    answer = as_("compiler").put(f"{ENTRIES}/{entry_id}/items", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "catalogue.item_invalid")
    assert (answer.json()["field"], str(size) in answer.json()["message"]) == (
        f"items.1.{field}",
        True,
    )


def test_choices_offer_only_what_fits(as_: As):
    told = as_("visitor").get("/api/catalogue/codes").json()
    assert told["share_modes"]["database"] == ["api", "table"]
    assert "docx" not in told["format_types"]["database"]
    assert [one["value"] for one in told["lists"]["data_class"]] == [
        "公共数据",
        "组织数据",
        "个人信息",
    ]


DECIDED_SINCE = "catalogue.changed_since"
LONG_AGO = "2026-02-01T08:00:00+08:00"
CHANGED_SINCE = (
    409,
    "catalogue.changed_since",
    "compiler于 2026-03-02 09:00 修改过该目录,请重新载入后再保存。",
)


def test_who_saves_over_anothers_change_hears_who_made_it_and_when(as_: As):
    entry_id = made(as_)
    compiler = as_("compiler")
    for answer in (
        compiler.patch(f"{ENTRIES}/{entry_id}", json={"abstract": "旧稿", "read_at": LONG_AGO}),
        compiler.put(f"{ENTRIES}/{entry_id}/items", json={"items": [], "read_at": LONG_AGO}),
    ):
        told = answer.json()
        assert (answer.status_code, told["code"], told["message"]) == CHANGED_SINCE
    entry = compiler.get(f"{ENTRIES}/{entry_id}").json()
    assert (entry["abstract"], len(entry["items"])) == (DRAFT["abstract"], 1)


def test_what_changed_since_it_was_read_is_not_decided_on(as_: As):
    """Taken back, changed and submitted anew, or decided by another: the old yes is not for it."""
    entry_id = made(as_)
    as_("compiler").post(f"{ENTRIES}/{entry_id}/submit")
    head, path = as_("head"), f"{ENTRIES}/{entry_id}"
    stale = head.post(f"{path}/review", json={"decision": "approve", "read_at": LONG_AGO})
    told = stale.json()
    assert (stale.status_code, told["code"], told["field"]) == (409, DECIDED_SINCE, "read_at")
    assert told["message"] == (
        "compiler于 2026-03-02 09:00 办理过该目录,内容或状态已变(当前“待部门审核”),"
        "请重新查看后再审核。"
    )
    shown = head.get(path).json()
    assert (shown["status"], shown["trail"][0]["steps"][0]["state"]) == (
        "department_review",
        "open",
    )
    read = {"decision": "approve", "read_at": shown["changed_at"]}
    assert head.post(f"{path}/review", json=read).json()["status"] == "bureau_review"


def test_an_old_yes_to_the_publication_withdraws_nothing(as_: As):
    entry_id = published(as_)
    as_("compiler").post(f"{ENTRIES}/{entry_id}/withdraw", json={"reason": "职责划转"})
    as_("head").post(f"{ENTRIES}/{entry_id}/review", json={"decision": "approve"})
    old = {"decision": "approve", "read_at": LONG_AGO}
    stale = as_("bureau").post(f"{ENTRIES}/{entry_id}/review", json=old)
    assert (stale.status_code, stale.json()["code"]) == (409, DECIDED_SINCE)
    assert as_("bureau").get(f"{ENTRIES}/{entry_id}").json()["status"] == "published"


def test_who_read_the_newest_or_tells_nothing_saves(as_: As):
    entry_id = made(as_)
    read_at = as_("compiler").get(f"{ENTRIES}/{entry_id}").json()["changed_at"]
    for body in ({"abstract": "甲", "read_at": read_at}, {"abstract": "乙"}):
        saved = as_("compiler").patch(f"{ENTRIES}/{entry_id}", json=body)
        assert (saved.status_code, saved.json()["abstract"]) == (200, body["abstract"])


def test_the_timeline_says_which_fields_changed_and_nothing_of_what_did_not(as_: As):
    entry_id = made(as_)
    compiler = as_("compiler")
    compiler.patch(f"{ENTRIES}/{entry_id}", json={"name": DRAFT["name"], "abstract": "甲"})
    compiler.patch(f"{ENTRIES}/{entry_id}", json={"abstract": "甲"})
    (item,) = compiler.get(f"{ENTRIES}/{entry_id}").json()["items"]
    same = {name: value for name, value in item.items() if name != "id"}
    for items in ([same], [{**same, "length": 50}, {"name": "乙"}], [{"name": "乙", "code": "02"}]):
        compiler.put(f"{ENTRIES}/{entry_id}/items", json={"items": items})
    told = [line["detail"] for line in compiler.get(f"{ENTRIES}/{entry_id}/timeline").json()]
    assert told[:-1] == [
        {"codes": ["02"], "added": [], "removed": ["企业名称"], "fields": []},
        {"codes": ["01", "02"], "added": ["乙"], "removed": [], "fields": ["length"]},
        {"fields": ["abstract"]},
    ]


def test_items_are_replaced_as_a_whole(as_: As):
    entry_id = made(as_)
    body = {"items": [{"name": "甲"}, {"name": "乙", "code": "01"}]}
    answer = as_("compiler").put(f"{ENTRIES}/{entry_id}/items", json=body).json()
    assert [(i["code"], i["name"]) for i in answer["items"]] == [("02", "甲"), ("01", "乙")]


def test_a_stranger_does_not_learn_that_a_draft_exists(as_: As):
    entry_id = made(as_)
    for path in ("", "/missing", "/timeline", "/versions/1"):
        answer = as_("neighbour").get(f"{ENTRIES}/{entry_id}{path}")
        assert (answer.status_code, answer.json()["code"]) == (404, "catalogue.entry_not_found")


def test_a_refused_request_leaves_nothing_behind(as_: As):
    entry_id = made(as_)
    body = {"items": [{"name": "甲", "code": "1"}, {"name": "甲", "code": "2"}]}
    refused = as_("compiler").put(f"{ENTRIES}/{entry_id}/items", json=body)
    assert refused.json()["code"] == "catalogue.item_invalid"
    assert len(as_("compiler").get(f"{ENTRIES}/{entry_id}").json()["items"]) == 1


def test_revise_compare_withdraw(as_: As):
    entry_id = published(as_)
    compiler = as_("compiler")
    revision = compiler.post(f"{ENTRIES}/{entry_id}/revise").json()
    assert compiler.get(f"{ENTRIES}/{entry_id}").json()["revision"] == revision["id"]
    assert as_("neighbour").get(f"{ENTRIES}/{entry_id}").json()["revision"] is None
    assert compiler.get(f"{ENTRIES}/{revision['id']}/versions/diff").json() == {"rows": []}
    compiler.patch(f"{ENTRIES}/{revision['id']}", json={"share_scope": "全国"})
    scope = {"item": None, "field": "share_scope", "before": "本省政务部门", "after": "全国"}
    changes = f"{ENTRIES}/{revision['id']}/versions/diff"
    assert as_("bureau").get(changes).json()["rows"] == [scope]
    assert as_("neighbour").get(changes).status_code == 404
    shown = as_("bureau").get(f"{ENTRIES}/{revision['id']}").json()
    assert shown["revised"]["res_code"] == "102001/000001"
    assert [version["number"] for version in shown["versions"]] == [1]
    compiler.post(f"{ENTRIES}/{revision['id']}/submit")
    for who in ("head", "bureau"):
        body = {"decision": "approve"}
        answer = as_(who).post(f"{ENTRIES}/{revision['id']}/review", json=body).json()
    assert (answer["id"], answer["version"]) == (entry_id, 2)
    rows = compiler.get(f"{ENTRIES}/{entry_id}/versions/diff", params={"from": 1, "to": 2}).json()
    assert rows["rows"] == compiler.get(changes).json()["rows"] == [scope]
    assert compiler.get(f"{ENTRIES}/{revision['id']}").json()["revised"]["version"] == 2
    first = compiler.get(f"{ENTRIES}/{entry_id}/versions/1").json()
    assert first["content"]["entry"]["share_scope"] == "本省政务部门"
    assert compiler.get(f"{ENTRIES}/{entry_id}/versions/9").status_code == 404
    asked = compiler.post(f"{ENTRIES}/{entry_id}/withdraw", json={"reason": "职责调整"}).json()
    assert (asked["status"], asked["verbs"]) == ("published", ["revise", "bind", "recall"])
    waiting = asked["trail"][0]
    assert (waiting["kind"], waiting["state"]) == ("catalogue.withdrawal", "pending")
    assert (waiting["title"], waiting["reason"]) == ("目录下线:企业登记基本信息", "职责调整")
    assert [step["due_on"] for step in waiting["steps"]] == ["2026-03-04", None]
    assert [step["overdue_days"] for step in waiting["steps"]] == [0, 0]
    again = compiler.post(f"{ENTRIES}/{entry_id}/withdraw", json={"reason": "再次"})
    assert (again.status_code, again.json()["code"]) == (409, "catalogue.status_forbids")
    assert "下线申请审核中" in again.json()["message"]
    for who in ("head", "bureau"):
        assert "review" in as_(who).get(f"{ENTRIES}/{entry_id}").json()["verbs"]
        as_(who).post(f"{ENTRIES}/{entry_id}/review", json={"decision": "approve"})
    gone = compiler.get(f"{ENTRIES}/{entry_id}").json()
    assert (gone["status"], gone["verbs"]) == ("withdrawn", ["revise"])
    assert gone["withdrawn_reason"] == "职责调整"
    assert as_("neighbour").get(f"{ENTRIES}/{entry_id}").status_code == 404


def test_what_was_never_published_has_nothing_to_compare_with(as_: As):
    answer = as_("compiler").get(f"{ENTRIES}/{made(as_)}/versions/diff")
    assert (answer.status_code, answer.json()["code"]) == (404, "catalogue.version_not_found")
    assert "尚未发布过版本" in answer.json()["message"]


def test_resources_are_bound_and_released(as_: As, hands: Cast):
    entry_id = made(as_)
    owned(hands, ResourceDraft("market", "company"))
    hands.compiler.db.commit()
    body = {"namespace": "market", "table": "company"}
    bound = as_("compiler").post(f"{ENTRIES}/{entry_id}/resources", json=body).json()
    (resource,) = bound["resources"]
    assert (resource["namespace"], resource["table_name"]) == ("market", "company")
    path = f"{ENTRIES}/{entry_id}/resources/{resource['id']}"
    assert as_("compiler").delete(path).json()["resources"] == []
    assert as_("compiler").delete(path).json()["code"] == "catalogue.resource_not_found"


def test_a_draft_is_deleted(as_: As):
    entry_id = made(as_)
    assert as_("compiler").delete(f"{ENTRIES}/{entry_id}").status_code == 204
    assert as_("compiler").get(f"{ENTRIES}/{entry_id}").status_code == 404


def test_words_for_forms_and_searches(as_: As):
    lists = as_("visitor").get("/api/catalogue/codes").json()["lists"]
    assert lists["share_type"][0]["label"] == "无条件共享"
    assert {"status", "verb", "classify", "data_type"} <= set(lists)
    published(as_)
    assert as_("visitor").get("/api/catalogue/suggest", params={"q": "企业"}).json() == {
        "rows": ["企业登记基本信息"]
    }
    body = {"term": "牌照", "means": "号牌"}
    assert as_("compiler").post("/api/catalogue/synonyms", json=body).status_code == 403
    pair = as_("bureau").post("/api/catalogue/synonyms", json=body).json()
    assert (pair["state"], pair["kind"], pair["verbs"]) == ("own", None, ["remove"])
    assert as_("bureau").get("/api/catalogue/synonyms").json()["rows"] == [pair]
    assert as_("visitor").get("/api/catalogue/synonyms").json()["rows"] == [{**pair, "verbs": []}]
    long = as_("bureau").post("/api/catalogue/synonyms", json={**body, "means": "牌" * 51})
    assert (long.status_code, "50" in long.text) == (422, True)
    assert as_("bureau").delete(f"/api/catalogue/synonyms/{pair['id']}").status_code == 204
    answer = as_("bureau").put("/api/catalogue/code_style", json={"style": "dots"})
    assert answer.json()["code"] == "catalogue.field_invalid"
    as_("bureau").put("/api/catalogue/code_style", json={"style": "concat"})
    assert as_("bureau").get("/api/catalogue/code_style").json() == {
        "style": "concat",
        "example": "3070010000000001",
    }


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"page": "0"}, "page"),
        ({"size": "100000"}, "size"),
        ({"share_type": "free"}, "share_type"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_parameter_is_named(as_: As, params, field):
    answer = as_("visitor").get(ENTRIES, params=params)
    assert answer.status_code == 422
    assert field in answer.json()["detail"][0]["loc"]


def test_what_is_near_stands_beside_the_answer_of_the_words(as_: As):
    as_("compiler").post(ENTRIES, json=DRAFT)
    asked = {"scope": "reach", "size": 5}
    told = as_("compiler").get(ENTRIES, params={**asked, "q": "业登"}).json()
    assert (told["rows"], told["total"], told["facets_of"]) == ([], 0, 0)
    assert told["path"] == "characters"
    assert [(hit["name"], hit["found_by"]) for hit in told["near"]] == [
        (DRAFT["name"], "characters")
    ]
    worded = as_("compiler").get(ENTRIES, params={**asked, "q": "企业登记"}).json()
    assert (worded["path"], worded["near"]) == ("words", [])
    assert [hit["found_by"] for hit in worded["rows"]] == ["words"]


def test_the_state_of_the_search_by_meaning_offers_what_may_be_done(as_: As):
    for name in ("bureau", "visitor"):
        told = as_(name).get("/api/catalogue/meaning").json()
        assert (told["state"], told["path"], told["verbs"]) == ("not_enabled", "characters", [])
    refused = as_("bureau").post("/api/catalogue/meaning/rebuild")
    assert (refused.status_code, refused.json()["code"]) == (409, "catalogue.meaning_absent")
