"""Running the house itself."""

from typing import Annotated

import typer

from tongbase.app.beside import a_worker_beside


def up() -> None:
    """启动控制台、接口与后台任务 Serve the console, the API and a worker"""
    with a_worker_beside() as let_go:
        from tongbase.app import running

        running.up(let_go)


def demo() -> None:
    """用自制的演示数据走完聚、治、通、用、管全链条 Walk the whole story on data made here"""
    from tongbase.app import running

    running.demo()


def worker(
    *,
    beside: Annotated[int, typer.Option(help="随该进程一同结束(进程号)。", show_default=False)] = 0,
) -> None:
    """只运行后台任务进程 Run a worker process only"""
    from tongbase.app import running

    running.worker(beside=beside)


def install() -> None:
    """安装区划、角色、代码表、工作日历与管理员账号 Install what a house needs on its first day"""
    from tongbase.app import running

    running.install()


def migrate() -> None:
    """把数据库表结构升级到当前版本 Bring the tables up to date"""
    from tongbase.app import running

    running.migrate()
