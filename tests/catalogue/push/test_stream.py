"""Changes as a stream and as a list: nothing lost, nothing twice, nothing that is not one's own."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest
import uvicorn
from sqlalchemy import select

from tests.catalogue.makers import drafted, publish, published
from tests.catalogue.push.conftest import Push
from tests.catalogue.push.receiver import until
from tongbase.app.http.application import build_app
from tongbase.base import streams
from tongbase.catalogue.models import Change
from tongbase.catalogue.routes import changes
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

PATH = "/api/catalogue/changes"


class Listener:
    """A client of server-sent events: what it got, in its order."""

    def __init__(self, address: str, who: str, after: int | None = None, **query: Any) -> None:
        self.events: list[dict[str, Any]] = []
        self.ids: list[int] = []
        self.comments = 0
        self.status = 0
        self._address, self._query = address, query
        self._headers = {"x-who": who} | (
            {"Last-Event-ID": str(after)} if after is not None else {}
        )
        self._closing = False
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()
        until(lambda: self.status != 0 and (self.status != 200 or bool(self.ids)))

    def _listen(self) -> None:
        query = {"headers": self._headers, "params": self._query, "timeout": 30}
        with httpx.stream("GET", self._address + PATH + "/stream", **query) as answer:
            self.status = answer.status_code
            for line in answer.iter_lines():
                self._take(line)
                if self._closing:
                    return

    def _take(self, line: str) -> None:
        if line.startswith("id: "):
            self.ids.append(int(line[4:]))
        elif line.startswith("data: "):
            self.events.append(json.loads(line[6:]))
        elif line.startswith(":"):
            self.comments += 1

    @property
    def numbers(self) -> list[int]:
        return [int(event["sequence"]) for event in self.events]

    def close(self) -> None:
        self._closing = True
        self.thread.join(10)


@pytest.fixture(autouse=True)
def heartbeats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Often, so that a listener soon notices that it is to go."""
    monkeypatch.setattr(changes, "HEARTBEAT_SECONDS", 0.2)


@pytest.fixture
def address(push: Push) -> Iterator[str]:
    """A real server; the header says who asks."""
    with push.hands() as hands:
        actors = {name: getattr(hands, name).actor for name in vars(hands)}

    @contextmanager
    def open_work(request: Any) -> Iterator[Work]:
        with push.house.work_for(actors[request.headers["x-who"]]) as work:
            yield replace(work, request=new_id())

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    app = build_app(push.house, open_work)
    config = uvicorn.Config(
        app,
        "127.0.0.1",
        port,
        log_level="error",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until(lambda: server.started)
    yield f"http://127.0.0.1:{port}"
    app.state.streams.end()
    server.should_exit = True
    thread.join(10)


def newest(push: Push) -> list[int]:
    with push.house.sessions() as db:
        return list(db.scalars(select(Change.seq).order_by(Change.seq)))


def test_a_change_is_told_within_a_second(push: Push, address: str):
    with push.worker():
        listener = Listener(address, "neighbour")
        with push.hands() as hands:
            entry = published(hands)
        committed = time.monotonic()
        until(lambda: bool(listener.events))
        assert time.monotonic() - committed < 1
    event = listener.events[0]
    assert (event["type"], event["subject"]) == ("tongbase.catalogue.published", entry.id)
    assert len(event["data"]["content"]["items"]) == 3
    assert listener.ids[-1] == int(event["sequence"])
    listener.close()


def test_a_stream_goes_on_where_it_broke_off_while_slow_writers_commit_late(
    push: Push, address: str
):
    """The trap of the ledger: a slow transaction takes its place early and commits late."""
    go_on = threading.Event()

    def slowly() -> None:
        with push.hands() as hands:
            published(hands, name="慢慢写的目录", classify_code="307001")
            hands.compiler.db.flush()
            go_on.wait(30)

    with push.worker():
        first = Listener(address, "neighbour")
        slow = threading.Thread(target=slowly)
        slow.start()
        time.sleep(0.3)
        for number in range(5):
            with push.hands() as hands:
                published(hands, name=f"第{number}号目录")
        time.sleep(0.5)
        assert first.events == []  # nothing is told before what stands in front of it is settled
        go_on.set()
        slow.join()
        until(lambda: len(first.events) >= 2)
        first.close()
        got = first.numbers[:2]
        second = Listener(address, "neighbour", after=got[-1])
        with push.hands() as hands:
            published(hands, name="最后的目录")
        until(lambda: len(got) + len(second.events) >= 7)
        time.sleep(0.3)
    told = got + second.numbers
    assert told == sorted(set(told))
    assert len(told) == 7
    names = {event["data"]["entry"]["name"] for event in (*first.events[:2], *second.events)}
    assert {"慢慢写的目录", "最后的目录"} < names
    second.close()


def test_each_hears_only_of_what_is_theirs_to_see(push: Push, address: str):
    with push.worker():
        listeners = {
            who: Listener(address, who) for who in ("visitor", "neighbour", "compiler", "bureau")
        }
        with push.hands() as hands:
            draft = drafted(hands)
        with push.hands() as hands:
            publish(hands, hands.compiler.db.merge(draft))
        for who, count in (("visitor", 1), ("neighbour", 1), ("compiler", 5), ("bureau", 5)):
            until(lambda who=who, count=count: len(listeners[who].events) >= count)
        time.sleep(0.3)
    heard = {who: [e["data"]["kind"] for e in each.events] for who, each in listeners.items()}
    whole = ["drafted", "submitted", "reviewed", "reviewed", "published"]
    assert heard == {
        "visitor": whole[4:],
        "neighbour": whole[4:],
        "compiler": whole,
        "bureau": whole,
    }
    for each in listeners.values():
        each.close()


def test_a_stream_tells_what_was_asked_for(push: Push, address: str):
    with push.worker():
        listener = Listener(address, "bureau", kinds=["submitted"], regions=["420100"])
        with push.hands() as hands:
            published(hands)
        until(lambda: len(newest(push)) == 5)
        until(lambda: bool(listener.events))
        time.sleep(0.3)
    assert [event["data"]["kind"] for event in listener.events] == ["submitted"]
    listener.close()


def test_a_quiet_stream_shows_that_it_lives_and_how_far_it_read(push: Push, address: str):
    with push.worker():
        listener = Listener(address, "neighbour", kinds=["withdrawn"])
        with push.hands() as hands:
            published(hands)
        until(lambda: len(newest(push)) == 5)
        until(lambda: listener.ids[-1] == newest(push)[-1])
    assert listener.comments > 0
    assert listener.events == []
    listener.close()


def test_nobody_opens_more_streams_than_allowed_and_a_closed_one_is_free_again(
    push: Push, address: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(streams, "STREAMS_OF_ONE_MAX", 2)
    first, second = Listener(address, "neighbour"), Listener(address, "neighbour")
    assert Listener(address, "neighbour").status == 429
    another = Listener(address, "visitor")
    assert another.status == 200
    first.close()
    another.close()

    def is_free() -> bool:
        third = Listener(address, "neighbour")
        third.close()
        return third.status == 200

    until(is_free)
    second.close()


def test_a_stream_ends_after_a_while(push: Push, address: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(changes, "STREAM_SECONDS_MAX", 0.5)
    listener = Listener(address, "neighbour")
    listener.thread.join(5)
    assert not listener.thread.is_alive()


def test_the_list_tells_the_same_and_is_read_to_its_end(push: Push, address: str):
    with push.hands() as hands:
        for number in range(3):
            published(hands, name=f"第{number}号目录")
    with push.worker():
        until(lambda: len(newest(push)) == 15)
        listener = Listener(address, "neighbour", after=0)
        until(lambda: len(listener.events) >= 3)
        listener.close()
    polled, after, more = [], 0, True
    while more:
        query = {"after": after, "size": 2}
        told = httpx.get(address + PATH, params=query, headers={"x-who": "neighbour"}).json()
        polled += told["rows"]
        after, more = told["next"], told["more"]
    assert [each["id"] for each in polled] == [each["id"] for each in listener.events]
    assert [each["data"] for each in polled] == [each["data"] for each in listener.events]
    assert after == 15


def test_without_a_last_event_id_a_stream_begins_with_what_is_new(push: Push, address: str):
    with push.worker():
        with push.hands() as hands:
            published(hands)
        until(lambda: len(newest(push)) == 5)
    headers = {"x-who": "neighbour", "Last-Event-ID": ""}
    with httpx.stream("GET", address + PATH + "/stream", headers=headers) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert next(answer.iter_text()).startswith("retry: 2000\nid: 5")


@pytest.mark.parametrize("said", ["abc", "-1", "٣", "9" * 40, "1"])
def test_a_strange_last_event_id_is_refused(push: Push, address: str, said: str):
    headers = {"x-who": "neighbour", "Last-Event-ID": said.encode()}
    told = httpx.get(address + PATH + "/stream", headers=headers)
    assert told.status_code == 400
    assert told.json()["code"] == "catalogue.stream_start_invalid"
    assert told.json()["field"] == "Last-Event-ID"


def test_a_stream_goes_on_after_no_number_that_is_still_to_come(push: Push, address: str):
    headers = {"x-who": "neighbour"}
    told = httpx.get(address + PATH + "/stream", headers=headers, params={"after": 1})
    assert (told.status_code, told.json()["field"]) == (400, "after")


def test_changes_are_listed_after_no_number_that_is_still_to_come(push: Push, address: str):
    told = httpx.get(address + PATH, headers={"x-who": "neighbour"}, params={"after": 1})
    assert (told.status_code, told.json()["code"]) == (400, "catalogue.stream_start_invalid")
    assert told.json()["field"] == "after"
