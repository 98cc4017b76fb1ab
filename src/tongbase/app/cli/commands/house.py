"""Running the house itself."""

from tongbase.app.house import open_house
from tongbase.app.install import install as make_ready
from tongbase.app.install import show_accounts
from tongbase.app.migrations.upgrade import upgrade
from tongbase.app.operator import allow_local_sources, load_settings
from tongbase.app.output import say
from tongbase.app.story.teller import tell_story
from tongbase.app.up import serve
from tongbase.app.worker import run_worker
from tongbase.base.postgres import database_url
from tongbase.kernel.settings import Settings


def up() -> None:
    """启动控制台、接口与后台任务(Serve the console, the API and a worker)."""
    with open_house(load_settings()) as house:
        make_ready(house)
        say(f"控制台 Console   [bold]{house.settings.address}[/bold]")
        say(f"接口文档 API docs {house.settings.address}/api/docs")
        show_accounts(house)
        serve(house)


def demo() -> None:
    """用自制的演示数据走完聚、治、通、用、管全链条(Walk the whole story on data made here)."""
    allow_local_sources(Settings().home)
    with open_house(load_settings()) as house:
        tell_story(house)


def worker() -> None:
    """只运行后台任务进程(Run a worker process only)."""
    with open_house(load_settings()) as house:
        run_worker(house)


def install() -> None:
    """安装区划、角色、代码表、工作日历与管理员账号(Install what a house needs on its first day)."""
    with open_house(load_settings()) as house:
        make_ready(house)
        show_accounts(house)


def migrate() -> None:
    """把数据库表结构升级到当前版本(Bring the tables up to date)."""
    settings = load_settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    upgrade(database_url(settings))
    say("数据库已是最新版本。The tables are up to date.")
