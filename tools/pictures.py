"""Takes the pictures of the README: the demo's data, in a real Chromium, as people see them.

``python -m tools.pictures`` plays the story in a scratch folder, serves it, visits the pages and
writes ``docs/pictures``. Run it when a page of them has changed its looks.
"""

import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tongbase.app.accounts import first_passwords
from tongbase.app.house import House, open_house
from tongbase.app.http.application import build_app
from tongbase.app.install import install
from tongbase.app.story.cast import COMPILER, REVIEWER, Person
from tongbase.app.story.stage import Stage
from tongbase.app.story.teller import STEPS
from tongbase.kernel.settings import Settings

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
SIZE = {"width": 1440, "height": 900}
BYTES_MAX = 200_000
WAIT_MILLISECONDS = 30_000
NEW_PASSWORD = "Kan-Tu-Shuo-Hua-2026"  # noqa: S105 - of a house that lives a minute
MARK = {"X-Tongbase-Request": "1"}
Pages = dict[str, tuple[Person, str]]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable")


def main() -> None:
    """Play the story, visit the pages, write the pictures."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        sys.exit("No Chromium: install the package chromium.")
    with told_story() as stage:
        shown = pages(stage)  # asked before the browser takes the thread's event loop
        visit(chromium, stage, shown)


def visit(chromium: str, stage: Stage, shown: Pages) -> None:
    """Open a browser, let the people of the story sign in, and take the pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        windows = {one: window_of(browser, stage.house, one) for one in (COMPILER, REVIEWER)}
        for name, (person, path) in shown.items():
            take(windows[person], stage.house.settings.address + path, PICTURES / f"{name}.png")
        browser.close()


def pages(stage: Stage) -> Pages:
    """Which pages are shown, by the name of the picture, and who looks at them."""
    runs = stage.by(COMPILER.account).get("/api/collect/runs")["rows"]
    return {
        "search": (COMPILER, "/catalogue?q=企业登记"),
        "entry": (COMPILER, f"/catalogue/entries/{stage.found['entry']}"),
        "run": (COMPILER, f"/collect/runs/{runs[0]['id']}"),
        "overview": (REVIEWER, "/oversee/overview"),
    }


@contextmanager
def told_story() -> Iterator[Stage]:
    """The house after the whole story, served as long as the block lasts."""
    listener = socket.create_server(("127.0.0.1", 0))
    # asyncio does so on sockets of its own alone; else bodies wait 40 ms for a receipt.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        port = listener.getsockname()[1]
        settings = Settings(home=Path(folder) / "home", port=port, allow_local_sources=True)
        with open_house(settings) as house:
            install(house)
            stage = Stage(house)
            for step in STEPS:
                list(step.play(stage))
            server = uvicorn.Server(uvicorn.Config(build_app(house), log_level="warning"))
            told = {"sockets": [listener]}
            thread = threading.Thread(target=server.run, kwargs=told, daemon=True)
            thread.start()
            yield stage
            server.should_exit = True
            thread.join()


def window_of(browser: Browser, house: House, person: Person) -> Page:
    """Open a window in which somebody is signed in, the first password changed."""
    first = {known.account: word for known, word in first_passwords(house)}[person.account]
    window = browser.new_context(
        viewport=SIZE,  # type: ignore[arg-type]
        base_url=house.settings.address,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    window.request.post(
        "/api/identity/sign-in", data={"account": person.account, "password": first}, headers=MARK
    )
    changed = {"old_password": first, "new_password": NEW_PASSWORD}
    window.request.post("/api/identity/me/password", data=changed, headers=MARK)
    return window.new_page()


def take(page: Page, address: str, picture: Path) -> None:
    """Visit a page and write its picture, small enough for a README."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("status", name="正在加载")).to_have_count(0, timeout=WAIT_MILLISECONDS)
    picture.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=picture)
    size = picture.stat().st_size
    print(f"{picture.name}: {size:,} bytes")
    if size > BYTES_MAX:
        sys.exit(f"{picture.name} has more than {BYTES_MAX:,} bytes.")


if __name__ == "__main__":
    main()
