"""People in front of the console: they sign in, go somewhere and look."""

import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    expect,
)
from playwright.sync_api import TimeoutError as TookTooLong

from tongbase.app.story.cast import Person

PASSWORD = "Tong-Ji-2026-Zhi-Li"
SIZES = ({"width": 1440, "height": 900}, {"width": 1024, "height": 768})
WAIT_MILLISECONDS = 30_000
AGAIN_MILLISECONDS = 500
CLOSING_MILLISECONDS = 1_000
SETTLING_MILLISECONDS = 5_000
CHOICES_MAX = 3
TAKES_SEVERAL = "field => field.closest('.ant-select-multiple') !== null"
# Of a field that takes one option.
IS_EMPTY = """field => {
  const box = field.closest('.ant-select');
  return box !== null && box.querySelector('.ant-select-clear') === null
    && !field.value && box.innerText.trim() === '';
}"""
# What moves in still finds its place by the size that the window had when it began.
STANDS_STILL = """() => Promise.allSettled(
  document.getAnimations()
    .filter(each => each.effect?.getComputedTiming().iterations !== Infinity)
    .map(each => each.finished)
).then(() => undefined)"""
BROWSER_TELLS_OF_STATUS = "Failed to load resource"
HERE = ("127.0.0.1", None)  # None: data: and blob: addresses
NOBODY_YET = ("/api/identity/me", 401)

expect.set_options(timeout=WAIT_MILLISECONDS)


@dataclass
class Watch:
    """Notes what must not happen: errors in the console, requests to elsewhere, refusals."""

    faults: list[str] = field(default_factory=list)
    foreseen: set[tuple[str, int]] = field(default_factory=set)

    def over(self, context: BrowserContext) -> None:
        """Watch a browser session."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("request", self._request)
        context.on("response", self._response)

    def take(self) -> list[str]:
        """Return what was noted and begin anew."""
        faults, self.faults, self.foreseen = self.faults, [], set()
        return faults

    def _console(self, message: ConsoleMessage) -> None:
        # What the browser says of a status is judged where the status is known.
        if message.type == "error" and not message.text.startswith(BROWSER_TELLS_OF_STATUS):
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in HERE:
            self.faults.append(f"leaves the machine: {request.url}")

    def _response(self, response: Response) -> None:
        refused = (urlsplit(response.url).path, response.status)
        if response.status >= 400 and refused not in {NOBODY_YET, *self.foreseen}:
            self.faults.append(f"{response.request.method} {refused[0]}: {response.status}")


@dataclass
class Visitor:
    """One person's window."""

    page: Page
    address: str
    pictures: Path | None

    def go(self, path: str, heading: str) -> None:
        """Open an address and wait for its heading."""
        self.page.goto(self.address + path)
        expect(self.heading).to_contain_text(heading)

    def follow(self, link: str, heading: str | None = None) -> None:
        """Click a link of the menu or of the page and wait for the heading."""
        self.page.get_by_role("link", name=link, exact=True).first.click()
        expect(self.heading).to_contain_text(heading or link)

    def press(self, button: str) -> None:
        """Press a button."""
        self.button(button).click()

    def button(self, name: str) -> Locator:
        """Find a button by its words; a dialog's stands behind the page's."""
        return self.page.get_by_role("button", name=name, exact=True).last

    @property
    def heading(self) -> Locator:
        """The heading of the page, with the state of what it shows."""
        return self.page.get_by_role("heading", level=1)

    def confirm(self, verb: str) -> None:
        """Press a verb in the dialog that asks for it, and wait until the dialog has gone."""
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("button", name=verb, exact=True).click()
        expect(dialog).to_have_count(0)

    def confirm_with(self, verb: str, label: str, text: str) -> None:
        """Answer what the dialog of a verb asks, and confirm."""
        self.page.get_by_role("dialog").get_by_label(label, exact=True).fill(text)
        self.confirm(verb)

    def type(self, label: str, text: str) -> None:
        """Fill in a field by its label."""
        self.page.get_by_label(label, exact=True).fill(text)

    def choose(self, label: str, option: str) -> None:
        """Choose one option of a field; a choice that a moving list did not take is made again."""
        field = self.page.get_by_label(label, exact=True)
        offered = self.page.locator(".ant-select-item-option:visible")
        field.click()
        for _ in range(CHOICES_MAX):
            offered.get_by_text(option, exact=True).click()
            if self._is_taken(field, option):
                break
            if not offered.count():
                field.click()

    def _is_taken(self, field: Locator, option: str) -> bool:
        """Say whether a field took an option; a second click on one of several takes it back."""
        offered = self.page.locator(".ant-select-item-option:visible")
        if field.evaluate(TAKES_SEVERAL):
            marked = self.page.locator(".ant-select-item-option-selected:visible")
            with suppress(TookTooLong):
                marked.get_by_text(option, exact=True).wait_for(timeout=CLOSING_MILLISECONDS)
            return marked.get_by_text(option, exact=True).count() > 0 or not offered.count()
        with suppress(TookTooLong):  # it closes slowly, and is in the picture
            offered.first.wait_for(state="hidden", timeout=CLOSING_MILLISECONDS)
        return not field.evaluate(IS_EMPTY)

    def find(self, label: str, words: str, option: str) -> None:
        """Choose what a field finds by words."""
        sought = self.page.get_by_label(label, exact=True)
        sought.click()
        sought.fill(words)
        offered = self.page.locator(".ant-select-item-option:visible")
        offered.get_by_text(option, exact=True).click()

    def day(self, label: str, day: str) -> None:
        """Fill in a day; what is typed before the calendar listens is typed again."""
        field = self.page.get_by_label(label, exact=True)
        calendar = self.page.locator(".ant-picker-dropdown:visible")
        end = time.monotonic() + WAIT_MILLISECONDS / 1000
        while time.monotonic() < end and (field.input_value() != day or calendar.count()):
            if not calendar.count():
                field.click()
                expect(calendar).to_have_count(1)
            field.fill(day)
            field.press("Enter")
            with suppress(AssertionError):
                expect(calendar).to_have_count(0, timeout=CLOSING_MILLISECONDS)
        expect(field).to_have_value(day)
        expect(calendar).to_have_count(0)

    def figure(self, label: str) -> int:
        """Read a figure by its label."""
        named = self.page.get_by_role("main").get_by_text(label, exact=True).last
        shown = named.locator("xpath=following-sibling::*[1]")
        return int("".join(filter(str.isdigit, shown.inner_text())))

    def tab(self, name: str) -> None:
        """Open a tab of a page about one thing."""
        self.page.get_by_role("link", name=name, exact=True).last.click()
        link = self.page.locator("nav a[aria-current=page]", has_text=name)
        expect(link.last).to_be_visible()

    def sees(self, *texts: str | re.Pattern[str]) -> None:
        """Expect texts on the page."""
        for text in texts:
            expect(self.page.get_by_text(text).first).to_be_visible()

    def ask(self, path: str, body: Any = None) -> Any:
        """Ask the server what the console would ask, as the person of this window."""
        marked = {"X-Tongbase-Request": "1"}
        way = self.page.context.request
        address = self.address + path
        answer = way.post(address, data=body, headers=marked) if body else way.get(address)
        assert answer.ok, answer.text()
        return answer.json()

    def comes(self, path: str, heading: str, wanted: Locator) -> None:
        """Come back to a page until a job has brought what one waits for."""
        end = time.monotonic() + WAIT_MILLISECONDS / 1000
        while not wanted.count() and time.monotonic() < end:
            self.go(path, heading)
            self.page.wait_for_timeout(AGAIN_MILLISECONDS)
        expect(wanted).to_be_visible()

    def look(self, name: str) -> None:
        """Look at the page at each size; nothing may stick out of the window."""
        self.page.evaluate(STANDS_STILL)
        for size in SIZES:
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            expect(self.page.get_by_role("status", name="正在加载")).to_have_count(0)
            wide = self._settled_width(size["width"])
            if self.pictures is not None:
                self.page.screenshot(path=self.pictures / f"{name}-{size['width']}.png")
            assert wide <= size["width"], f"{name} is {wide} wide at {size['width']}."
        self.page.set_viewport_size(SIZES[0])  # type: ignore[arg-type]

    def _settled_width(self, window: int) -> int:
        """Return how wide the page is (pixels), once what was opened wider has found its place."""
        with suppress(TookTooLong):
            self.page.wait_for_function(
                "window => document.documentElement.scrollWidth <= window",
                arg=window,
                timeout=SETTLING_MILLISECONDS,
            )
        return int(self.page.evaluate("document.documentElement.scrollWidth"))


@dataclass
class People:
    """Everybody of the story; who comes for the first time changes the first password."""

    browser: Browser
    address: str
    first_passwords: dict[str, str]
    pictures: Path | None
    watch: Watch
    windows: dict[str, Visitor] = field(default_factory=dict)

    def anybody(self) -> Visitor:
        """Open a window in which nobody has signed in."""
        context = self.browser.new_context(
            viewport=SIZES[0],  # type: ignore[arg-type]
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
        )
        context.set_default_timeout(WAIT_MILLISECONDS)
        self.watch.over(context)
        return Visitor(context.new_page(), self.address, self.pictures)

    def by(self, person: Person) -> Visitor:
        """Return a person's window, signed in."""
        if person.account not in self.windows:
            window = self.anybody()
            self.sign_in(window, person.account)
            self.windows[person.account] = window
        return self.windows[person.account]

    def sign_in(self, window: Visitor, account: str) -> None:
        """Sign in, with the first password if it still is."""
        first = self.first_passwords.get(account)
        window.page.goto(self.address)
        try_password(window, account, first or PASSWORD)
        if first is not None:
            change_password(window, first, PASSWORD, PASSWORD)
            del self.first_passwords[account]
        expect(window.page.get_by_role("heading", level=1)).to_contain_text("待我审批")


def try_password(window: Visitor, account: str, password: str) -> None:
    """Fill in the sign-in form and send it."""
    window.page.get_by_label("账号").fill(account)
    window.page.get_by_label("口令").fill(password)
    window.press("登录")


def change_password(window: Visitor, old: str, new: str, again: str) -> None:
    """Fill in the form of the first sign-in and send it."""
    window.page.get_by_label("初始口令").fill(old)
    window.page.get_by_label("新口令", exact=True).fill(new)
    window.page.get_by_label("再次输入新口令").fill(again)
    window.press("修改并进入")
