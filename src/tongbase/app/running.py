"""Running the house itself: what the commands of that name do."""

from collections.abc import Callable

from tongbase.app.beside import wait_to_be_let_go
from tongbase.app.house import open_house
from tongbase.app.install import install as make_ready
from tongbase.app.install import show_accounts, show_first_steps
from tongbase.app.migrations.upgrade import upgrade
from tongbase.app.operator import FILE, allow_local_sources, load_settings
from tongbase.app.output import say
from tongbase.app.story.sources import local_addresses
from tongbase.app.story.teller import tell_story
from tongbase.app.up import check_address, serve
from tongbase.app.worker import NOBODY, run_worker, seal_ledger
from tongbase.base.postgres import database_url

OPENING = "正在启动数据库与平台,首次需要片刻… Starting the database and the house…"


def up(let_worker_go: Callable[[], None]) -> None:
    """Serve the console and the API until a signal says stop; the worker goes once all is ready."""
    settings = load_settings()
    check_address(settings.host, settings.port)
    say(OPENING)
    with open_house(settings) as house:
        make_ready(house)
        let_worker_go()
        say(f"控制台 Console   [bold]{house.settings.address}[/bold]")
        say(f"接口文档 API docs {house.settings.address}/api/docs")
        show_accounts(house)
        show_first_steps(house)
        serve(house)


def demo() -> None:
    """Walk the whole story on data made here."""
    home = load_settings().home
    addresses = local_addresses(home)
    allow_local_sources(home, addresses)
    say(f"本机数据源仅放行 Local sources allowed: {'、'.join(addresses)}(写入 in {home / FILE})")
    say(OPENING)
    with open_house(load_settings()) as house:
        tell_story(house)


def worker(*, beside: int) -> None:
    """Run a worker process only, or one beside a server."""
    if beside != NOBODY:
        wait_to_be_let_go()
    with open_house(load_settings()) as house:
        run_worker(house, beside=beside)


def install() -> None:
    """Install what a house needs on its first day."""
    with open_house(load_settings()) as house:
        make_ready(house)
        show_accounts(house)
        show_first_steps(house)


def migrate() -> None:
    """Bring the tables up to date."""
    settings = load_settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    upgrade(database_url(settings))
    say("数据库已是最新版本。The tables are up to date.")


def seal() -> int:
    """Seal what is settled in the ledger; return how many lines."""
    with open_house(load_settings()) as house:
        return seal_ledger(house)
