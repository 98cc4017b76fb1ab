"""Subscriptions over HTTP: what the console and the command line see."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from fastapi import Request
from fastapi.testclient import TestClient

from tests.catalogue.makers import CIVIL, MARKET, drafted, published
from tests.catalogue.push.conftest import Push
from tests.catalogue.push.receiver import until
from tongbase.app.http.application import build_app
from tongbase.kernel.work import Work

PATH = "/api/catalogue/subscriptions"
As = Callable[[str], TestClient]

SOON = "2999-01-01T00:00:00Z"


@pytest.fixture
def as_(push: Push) -> As:
    with push.hands() as hands:
        actors = {name: getattr(hands, name).actor for name in vars(hands)}

    @contextmanager
    def open_work(request: Request) -> Iterator[Work]:
        with push.house.work_for(actors[request.headers["x-who"]]) as work:
            yield work

    app = build_app(push.house, open_work)
    return lambda who: TestClient(app, headers={"x-who": who})


def test_a_subscription_lives_over_http(push: Push, as_: As):
    market = as_("compiler")
    body = {"name": "企业登记变更", "url": push.receiver.url(), "wanted": {"providers": [MARKET]}}
    made = market.post(PATH, json=body).json()
    assert made["secret"].startswith("whsec_")
    one = f"{PATH}/{made['subscription']['id']}"
    with push.hands() as hands:
        entry = published(hands)
    with push.worker():
        push.receiver.wait_for(5)
        until(lambda: market.get(one).json()["deliveries"]["delivered"] == 5)
    shown = market.get(one).json()
    assert "secret" not in shown
    assert shown["names"] == {MARKET: "武汉市市场监督管理局"}
    log = market.get(f"{one}/deliveries", params={"size": 3, "state": "delivered"}).json()
    assert (log["total"], len(log["rows"])) == (5, 3)
    first = log["rows"][0]
    assert (first["entry_id"], first["kind"], first["last_status"]) == (entry.id, "published", 200)
    whole = market.get(f"{one}/deliveries/{first['id']}").json()
    assert [each["status"] for each in whole["log"]] == [200]
    assert whole["event"] == push.receiver.got[4].event
    assert market.get(PATH).json()["total"] == 1
    assert as_("neighbour").get(one).status_code == 404
    changed = market.patch(one, json={"wanted": {"kinds": ["withdrawn"]}}).json()
    assert changed["wanted"]["kinds"] == ["withdrawn"]
    assert market.post(f"{one}/pause").json()["state"] == "paused"
    assert market.post(f"{one}/test").json()["code"] == "catalogue.subscription_state_forbids"
    assert market.post(f"{one}/replay", json={}).json()["code"] == "catalogue.replay_start_missing"
    both = {"after": 0, "since": "2026-01-01T00:00:00Z"}
    for body, field in (({"after": 10**6}, "after"), ({"since": SOON}, "since"), (both, "after")):
        refusal = market.post(f"{one}/replay", json=body).json()
        assert (refusal["code"], refusal["field"]) == ("catalogue.replay_start_invalid", field)
    told = [line["event"] for line in market.get(f"{one}/timeline").json()]
    assert told == [f"catalogue.subscription.{each}" for each in ("paused", "changed", "added")]
    assert market.delete(one).status_code == 204
    assert market.get(one).status_code == 404


def test_nobody_subscribes_for_others_or_to_the_machine_itself(push: Push, as_: As):
    market = as_("compiler")
    body = {"name": "偷听", "url": push.receiver.url(), "organisation": CIVIL}
    assert market.post(PATH, json=body).status_code == 403
    body = {"name": "自己", "url": "https://127.0.0.1:8600/api"}
    told = market.post(PATH, json=body).json()
    assert (told["code"], told["field"]) == ("webhooks.target_forbidden", "url")
    assert as_("visitor").get(PATH).json()["total"] == 0


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"providers": ["zz"]}, "providers"),
        ({"regions": ["990000"]}, "regions"),
        ({"classify": ["9"]}, "classify"),
        ({"entry_ids": ["婚姻登记信息"]}, "entry_ids"),
    ],
)
def test_changes_in_what_nobody_knows_are_not_wanted(push: Push, as_: As, wanted, field: str):
    market = as_("compiler")
    body = {"name": "企业登记变更", "url": push.receiver.url(), "wanted": wanted}
    made = market.post(PATH, json={**body, "wanted": {}}).json()["subscription"]["id"]
    for refused in (
        market.post(PATH, json=body),
        market.patch(f"{PATH}/{made}", json={"wanted": wanted}),
    ):
        assert (refused.status_code, refused.json()["field"]) == (422, f"wanted.{field}")
    for path in ("/api/catalogue/changes", "/api/catalogue/changes/stream"):
        refused = market.get(path, params=wanted)
        assert (refused.status_code, refused.json()["field"]) == (422, field)


def test_the_entries_of_a_filter_have_names_for_those_who_may_see_them(push: Push, as_: As):
    with push.hands() as hands:
        shown, hidden = published(hands), drafted(hands, name="婚姻登记信息")
    body = {"name": "两条目录", "url": push.receiver.url()}
    body["wanted"] = {"entry_ids": [shown.id, hidden.id]}
    made = as_("neighbour").post(PATH, json=body).json()["subscription"]
    assert made["wanted"]["entry_ids"] == [shown.id, hidden.id]
    assert made["names"] == {shown.id: shown.name}


@pytest.mark.parametrize("asked", [{}, {"state": "waiting"}])
def test_the_log_begins_with_what_is_tried_in_vain(push: Push, as_: As, asked):
    subscription = push.subscribe()
    push.receiver.answers["/"] = lambda _: 500
    with push.hands() as hands:
        for number in range(3):
            published(hands, name=f"第{number}号目录")
    with push.worker(only="catalogue.draw"):
        until(lambda: len(push.deliveries(subscription)) == 3)
    with push.worker(only="catalogue.push"):
        until(lambda: push.deliveries(subscription)[0].attempts > 0)
    log = as_("neighbour").get(f"{PATH}/{subscription}/deliveries", params=asked).json()["rows"]
    in_vain = [each["attempts"] > 0 for each in log]
    assert in_vain[0]
    assert in_vain == sorted(in_vain, reverse=True)
