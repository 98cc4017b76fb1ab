"""One's own desk: jobs, notices, what waits for one's decision (任务、通知、工作台)."""

from typing import Annotated

import typer

from tongbase.app.cli.ask import list_of, one_of
from tongbase.app.cli.state import chosen, client
from tongbase.app.output import say, show_json, show_rows

jobs = typer.Typer(
    help="后台任务:进度、结果、取消。 Jobs: progress, result, cancel.", no_args_is_help=True
)
notices = typer.Typer(help="通知。 Notices.", no_args_is_help=True)

JOB = (
    ("id", "编号"),
    ("title", "任务"),
    ("state", "状态"),
    ("done", "已完成"),
    ("total", "总数"),
    ("message_zh", "进展"),
    ("created_at", "下达时间"),
)
JOB_DETAIL = (
    *JOB,
    ("attempt", "第几次尝试"),
    ("finished_at", "结束时间"),
    ("result", "结果"),
    ("error.message", "错误"),
)
NOTICE = (("at", "时间"), ("zh", "内容"), ("read", "已读"), ("link", "链接"))
STEP = (
    ("case.title", "事项"),
    ("zh", "环节"),
    ("state", "状态"),
    ("case.opened_by_name", "发起人"),
    ("due_on", "期限"),
    ("overdue_days", "超期工作日"),
    ("case.subject", "对象编号"),
)
CASE = (("title", "事项"), ("state", "状态"), ("opened_at", "发起时间"), ("subject", "对象编号"))

JobId = Annotated[str, typer.Argument(help="任务编号。 Id of the job.")]


@jobs.command("list")
def list_jobs(
    subject: Annotated[str | None, typer.Option(help="对象编号。 Id of the subject.")] = None,
) -> None:
    """查看最近的任务。 List recent jobs."""
    list_of(lambda api: api.get("/api/jobs", subject=subject), JOB, title="任务")


@jobs.command("show")
def show_job(job: JobId) -> None:
    """查看一个任务的进度与结果。 Show a job."""
    one_of(lambda api: api.get(f"/api/jobs/{job}"), JOB_DETAIL)


@jobs.command("cancel")
def cancel_job(job: JobId) -> None:
    """取消一个任务。 Cancel a job."""
    one_of(lambda api: api.post(f"/api/jobs/{job}/cancel"), JOB_DETAIL, done="已要求取消")


@jobs.command()
def timeline(job: JobId) -> None:
    """查看任务的全部留痕。 All that the ledger tells of a job."""
    columns = (("at", "时间"), ("actor_name", "人员"), ("zh", "事件"), ("detail", "内容"))
    list_of(lambda api: api.get(f"/api/jobs/{job}/timeline"), columns, title="留痕")


@notices.command("list")
def list_notices(size: Annotated[int, typer.Option(min=1, max=200)] = 20) -> None:
    """查看通知。 List notices."""
    list_of(lambda api: api.get("/api/notices", size=size), NOTICE, title="通知")


@notices.command("read-all")
def read_all() -> None:
    """全部标为已读。 Mark all as read."""
    with client() as api:
        api.post("/api/notices/read-all")
    say("[green]✓[/green] 全部已读")


def workbench(
    q: Annotated[str, typer.Option("--q", help="标题中的词。 Words of the title.")] = "",
    kind: Annotated[str, typer.Option(help="事项类型,如 catalogue.entry。 A kind of matter.")] = "",
    page: Annotated[int, typer.Option(min=1, help="第几页。 Which page.")] = 1,
    size: Annotated[int, typer.Option(min=1, max=200, help="每页条数。 Rows a page.")] = 20,
) -> None:
    """查看工作台:待我审批、已审批、我的申请(What waits for you)."""
    with client() as api:
        waiting, decided, opened = (
            api.get(f"/api/workbench/{part}", q=q, kind=kind, page=page, size=size)
            for part in ("waiting", "decided", "opened")
        )
    if chosen().as_json:
        show_json({"waiting": waiting, "decided": decided, "opened": opened})
        return
    for answer, columns, title in (
        (waiting, STEP, "待我审批"),
        (decided, STEP, "已审批"),
        (opened, CASE, "我的申请"),
    ):
        show_rows(answer["rows"], columns, title=f"{title}(共 {answer['total']} 条)")
