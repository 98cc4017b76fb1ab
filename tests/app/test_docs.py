"""The API's documentation: everything that its page asks for is served here."""

import re
from urllib.parse import urljoin

from starlette.testclient import TestClient

from tongbase.app.http.application import build_app

PAGE = "/api/docs"
ASKED = re.compile(r"""(?:src|href)="([^"]+)"|url: '([^']+)'""")


def test_all_that_the_page_of_the_documentation_asks_for_is_here() -> None:
    client = TestClient(build_app(None))
    asked = ["".join(found) for found in ASKED.findall(client.get(PAGE).text)]
    assert len(asked) == 4, "a script, a style, a picture and the description"
    for address in asked:
        assert address.startswith("/")
        assert client.get(urljoin(PAGE, address)).status_code == 200


def test_the_description_is_that_of_our_routes() -> None:
    described = TestClient(build_app(None)).get("/api/openapi.json").json()
    assert "/api/catalogue/entries" in described["paths"]


def test_the_usual_address_leads_to_the_documentation() -> None:
    led = TestClient(build_app(None)).get("/docs", follow_redirects=False)
    assert led.is_redirect
    assert led.headers["location"] == PAGE
