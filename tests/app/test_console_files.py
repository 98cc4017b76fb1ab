"""The console's files reach a browser as small as it understands them."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tongbase.app.http import console
from tongbase.app.http.console import smallest
from tongbase.app.http.errors import add_error_answers
from tongbase.kernel.settings import Settings

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def visitor(tmp_path: Path) -> TestClient:
    """Somebody who asks for addresses of a console with three pages."""
    (tmp_path / "index.html").write_text("the console")
    (tmp_path / "seal.svg").write_text("the seal")
    (tmp_path / "pages.json").write_text('["/", "/share/grants", "/share/grants/:id"]')
    app = FastAPI()
    add_error_answers(app)
    console.mount(app, tmp_path)
    return TestClient(app)


@pytest.mark.parametrize("address", ["/", "/share/grants", "/share/grants/", "/share/grants/01J"])
def test_a_page_of_the_router_is_the_console(visitor: TestClient, address: str) -> None:
    answer = visitor.get(address)
    assert (answer.status_code, answer.text) == (200, "the console")


@pytest.mark.parametrize(
    "address",
    ["/nonsense", "/nonsense.js", "/foo.bar", "/share", "/share/grants/01J/more", "/share/grantsX"],
)
def test_what_the_router_does_not_know_is_not_found(visitor: TestClient, address: str) -> None:
    asked_by_a_script = visitor.get(address, headers={"Accept": "*/*"})
    assert (asked_by_a_script.status_code, asked_by_a_script.json()["code"]) == (404, "http_404")
    asked_by_a_person = visitor.get(address, headers=BROWSER)
    assert (asked_by_a_person.status_code, asked_by_a_person.text) == (404, "the console")


def test_an_unknown_address_of_the_api_is_never_the_console(visitor: TestClient) -> None:
    assert visitor.get("/api/nonsense", headers=BROWSER).json()["code"] == "http_404"


def test_a_house_shows_its_own_map_where_it_has_one(visitor: TestClient, tmp_path: Path) -> None:
    home = tmp_path / "home"
    for folder, says in ((tmp_path / "maps", "the usual"), (home / "maps", "our own")):
        folder.mkdir(parents=True)
        (folder / "420000.json").write_text(says)
    (tmp_path / "maps" / "430000.json").write_text("the usual")
    (home / "secret.json").write_text("a secret")
    visitor.app.state.settings = Settings(home=home)  # type: ignore[attr-defined]
    assert visitor.get("/maps/420000.json").text == "our own"
    assert visitor.get("/maps/430000.json").text == "the usual"
    assert visitor.get("/secret.json").status_code == 404
    assert visitor.get("/maps/..%2fsecret.json").status_code == 404


def test_files_of_the_console_are_served(visitor: TestClient) -> None:
    assert visitor.get("/seal.svg").text == "the seal"
    assert visitor.get("/../conftest.py", headers={"Accept": "*/*"}).status_code == 404


def test_a_console_that_was_not_built_says_how_to_build_it(tmp_path: Path) -> None:
    app = FastAPI()
    console.mount(app, tmp_path)
    answer = TestClient(app).get("/share/grants")
    assert answer.status_code == 503
    assert "make" in answer.text


@pytest.fixture
def script(tmp_path: Path) -> Path:
    for suffix in ("", ".gz", ".br"):
        (tmp_path / f"door.js{suffix}").write_text("the door")
    return tmp_path / "door.js"


@pytest.mark.parametrize(
    ("accepted", "suffix", "coding"),
    [
        ("gzip, deflate, br, zstd", ".br", "br"),
        ("gzip, deflate", ".gz", "gzip"),
        ("deflate", "", ""),
        ("", "", ""),
    ],
)
def test_the_smallest_that_is_understood_is_chosen(
    script: Path, accepted: str, suffix: str, coding: str
) -> None:
    assert smallest(script, accepted) == (script.with_name(f"door.js{suffix}"), coding)


def test_what_was_not_compressed_goes_as_it_is(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG")
    assert smallest(picture, "br, gzip") == (picture, "")
