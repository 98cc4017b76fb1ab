"""HEAD: the status and the headers of GET, without its body, where anybody may read."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from starlette.responses import StreamingResponse

from tests.app.world import World
from tongbase.app.http.application import build_app
from tongbase.app.http.heads import Heads
from tongbase.identity import api as identity

SHOWN = (
    "/api/3/action/site_read",
    "/api/3/action/package_search?rows=5",
    "/api/action/package_show?id=nichts",
    "/api/3/action/package_create",
    "/catalog",
    "/catalog.ttl",
    "/catalog.jsonld?size=1",
    "/catalog/all.nt",
    "/dataset/nichts.ttl",
    "/api/health",
    "/api/openapi.json",
    "/api/docs",
    "/",
    "/nothing",
)
PIECES_MAX = 1000
Enter = Callable[..., TestClient]


@pytest.fixture
def enter(world: World) -> Enter:
    def entered(*, open_catalogue: bool = True) -> TestClient:
        settings = world.house.settings.model_copy(update={"open_catalogue": open_catalogue})
        machines = replace(world.house.machines, settings=settings)
        app = build_app(replace(world.house, settings=settings, machines=machines))
        return TestClient(app, follow_redirects=False)

    return entered


@pytest.mark.parametrize("packed", ["gzip", "identity"])
@pytest.mark.parametrize("path", SHOWN)
def test_head_says_what_get_says_before_the_body(enter: Enter, path: str, packed: str):
    client = enter()
    client.headers["Accept-Encoding"] = packed
    whole, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers == whole.headers


def test_head_is_refused_where_get_is(enter: Enter):
    answer = enter(open_catalogue=False).head("/catalog.ttl")
    assert (answer.status_code, answer.content) == (401, b"")


def test_what_is_behind_a_sign_in_is_not_asked_for_its_head(enter: Enter, world: World):
    for path in ("/api/catalogue/entries", f"/services/{world.ids['service']}/query"):
        assert enter().head(path).status_code in {404, 405}


def test_a_signature_covers_the_method_that_was_sent(enter: Enter, world: World):
    path = "/api/3/action/site_read"
    for method, status in (("HEAD", 200), ("GET", 403)):
        call = identity.Call(method, path, "", b"")
        told = enter().head(path, headers=world.signed(call))
        assert told.status_code == status


def test_a_stream_is_left_off_once_its_headers_are_told():
    read: list[int] = []

    def pieces() -> Iterator[str]:
        for number in range(PIECES_MAX):
            read.append(number)
            yield "x"

    app = Heads(StreamingResponse(pieces(), headers={"x-kind": "stream"}))
    answer = TestClient(app).head("/catalog/all.nt")
    assert (answer.status_code, answer.headers["x-kind"], answer.content) == (200, "stream", b"")
    assert len(read) < PIECES_MAX
