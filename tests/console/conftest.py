"""The whole house as people meet it: a server, a worker beside it, and a real Chromium.

The story is played in process up to the graded columns; from there on people go on in the browser.
A department that comes later does these first steps by clicks too (``test_gathering``).
"""

import os
import shutil
import socket
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from tests.catalogue.push.receiver import Receiver
from tests.console.people import People, Watch
from tongbase.app.accounts import first_passwords
from tongbase.app.beside import a_worker_beside
from tongbase.app.house import open_house
from tongbase.app.http.application import build_app
from tongbase.app.install import install
from tongbase.app.story.stage import Stage, Step
from tongbase.app.story.teller import STEPS
from tongbase.kernel.settings import Settings

CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable")
ABSENT = "没有 Chromium:请安装系统软件包 chromium。(No Chromium: install the package chromium.)"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
)
PLAYED_BEFORE = 5
START_SECONDS_MAX = 60.0
CHAPTERS = (
    "test_first_steps",
    "test_doorstep",
    "test_english",
    "test_gathering",
    "test_cataloguing",
    "test_finding",
    "test_sharing",
    "test_batches",
    "test_a_day",
    "test_registers",
    "test_the_bureaus_day",
    "test_withdrawing",
    "test_updating",
    "test_pushing",
    "test_open_doors",
    "test_standards",
    "test_graph",
    "test_oversight",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the chapters follow each other as in life: one house lives through all of them."""
    here = [place for place, item in enumerate(items) if item.path.parent == Path(__file__).parent]
    for place, item in zip(here, sorted((items[at] for at in here), key=_chapter), strict=True):
        items[place] = item


def _chapter(item: pytest.Item) -> int:
    name = item.path.stem
    return CHAPTERS.index(name) if name in CHAPTERS else len(CHAPTERS)


@pytest.fixture(scope="package")
def chromium() -> str:
    """The path of the system's Chromium."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.skip(ABSENT)
    return found


@pytest.fixture(scope="package")
def home() -> Iterator[Path]:
    """Outside pytest's own folder, which another session's start closes to the server's user."""
    with tempfile.TemporaryDirectory(prefix="tongbase-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "home"


@pytest.fixture(scope="package")
def receiver() -> Iterator[Receiver]:
    """Somebody's system that changes are pushed to."""
    made = Receiver()
    yield made
    made.close()


@pytest.fixture(scope="package")
def stage(chromium: str, home: Path, receiver: Receiver) -> Iterator[Stage]:
    """The house after the first five steps of the story, served with a worker beside."""
    listener = socket.create_server(("127.0.0.1", 0))
    # asyncio does so on sockets of its own alone; else bodies wait 40 ms for a receipt.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    port = listener.getsockname()[1]
    settings = Settings(
        home=home, port=port, allow_local_sources=True, local_webhooks=receiver.address
    )
    with pytest.MonkeyPatch.context() as patch, open_house(settings) as house:
        patch.setenv("TONGBASE_HOME", str(home))
        patch.setenv("TONGBASE_ALLOW_LOCAL_SOURCES", "true")
        patch.setenv("TONGBASE_LOCAL_WEBHOOKS", receiver.address)
        install(house)
        stage = Stage(house)
        for step in STEPS[:PLAYED_BEFORE]:
            list(step.play(stage))
        with served(stage, listener), a_worker_beside() as let_worker_go:
            let_worker_go()
            yield stage


class served:  # noqa: N801 - reads as a verb
    """The application on a port of its own as long as the block lasts."""

    def __init__(self, stage: Stage, listener: socket.socket) -> None:
        app = build_app(stage.house, with_lake=True)
        self.server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
        told = {"sockets": [listener]}
        self.thread = threading.Thread(target=self.server.run, kwargs=told, daemon=True)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(timeout=START_SECONDS_MAX)


@pytest.fixture(scope="package")
def pictures() -> Path | None:
    """Where the pictures of the visited pages are put; nobody asked for any without a folder."""
    folder = os.environ.get("TONGBASE_TEST_PICTURES")
    return Path(folder) if folder else None


@pytest.fixture(scope="package")
def browser(chromium: str, stage: Stage) -> Iterator[Browser]:
    """A headless Chromium, started once the story no longer needs the thread's event loop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def all_people(browser: Browser, stage: Stage, pictures: Path | None) -> People:
    """Everybody of the story, each in a browser session of their own."""
    passwords = {person.account: word for person, word in first_passwords(stage.house)}
    return People(browser, stage.house.settings.address, passwords, pictures, Watch())


@pytest.fixture
def people(all_people: People) -> Iterator[People]:
    """The same; a test fails if the console logs an error, or if a request leaves the machine."""
    yield all_people
    faults = all_people.watch.take()
    assert faults == []


@pytest.fixture
def entry(stage: Stage) -> str:
    """The published entry's id; what the browser has not published, the story does."""
    return told(stage, STEPS[5], "entry")


def told(stage: Stage, step: Step, name: str) -> str:
    """Play a step of the story, beside the thread that drives the browser."""
    with ThreadPoolExecutor(1) as beside:
        beside.submit(lambda: list(step.play(stage))).result()
    return str(stage.found[name])
