"""Duplicate collection (重复采集): compare, list, decide."""

from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, tell_outcomes, wait_for_job
from tongbase.app.cli.find import ENTRY, find
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import say, show_json

group = typer.Typer(
    help="重复采集:查找、认定数源部门。 Duplicate collection: find it, name the source.",
    no_args_is_help=True,
)

PATH = "/api/catalogue/duplicates"
CASE = (
    ("id", "编号"),
    ("state", "状态"),
    ("degree", "相似度"),
    ("first.name", "目录一"),
    ("first.provider_name", "单位一"),
    ("second.name", "目录二"),
    ("second.provider_name", "单位二"),
    ("sampled", "取值重合(较少一方)"),
    ("by_meaning", "由名称语义发现"),
)
CaseId = Annotated[str, typer.Argument(help="编号,见 duplicate list。 Id, see duplicate list.")]


@group.command("find")
def find_duplicates() -> None:
    """比对全部已发布目录,列出疑似重复采集。 Compare all published entries."""
    with client() as api:
        ordered = api.post(f"{PATH}/find")
        run = wait_for_job(api, ordered["id"])
    if chosen().as_json:
        show_json(run)
        return
    entries, pairs = (run["result"].get(name, 0) for name in ("entries", "pairs"))
    say(f"[green]✓[/green] 比对 {entries} 个目录,疑似重复 {pairs} 对")


@group.command()
def measure() -> None:
    """比对双方数据表的取值(只存加密摘要,不存数据)。 Compare the values of both tables."""
    with client() as api:
        ordered = api.post("/api/govern/overlaps/measure")
        run = wait_for_job(api, ordered["job_id"])
    if chosen().as_json:
        show_json(run)
        return
    told = run["result"]
    say(f"[green]✓[/green] 线索 {told['cases']} 条,已比对 {told['measured']} 条")
    for each in told["left"]:
        say(f"  {each['case']}:{each['message']}")


@group.command()
def report(
    first: Annotated[str, typer.Argument(help="目录名称、代码或编号。 One entry.")],
    second: Annotated[str, typer.Argument(help="另一单位的目录。 One of another department.")],
    reason: Annotated[str, typer.Option(help="认为重复的理由。 Why they are one collection.")],
) -> None:
    """上报比对未发现的重复采集线索,由主管部门认定。 Bring a case to the bureau."""

    def ask(api: Client) -> Any:
        both = {"first_id": find(api, ENTRY, first), "second_id": find(api, ENTRY, second)}
        return api.post(PATH, {**both, "reason": reason})

    one_of(ask, CASE, done="已上报")


@group.command("list")
def list_duplicates(
    q: Annotated[str, typer.Argument(help="目录名称或单位名称。 Names of entries or owners.")] = "",
    *,
    state: Annotated[
        str | None, typer.Option(help="found 待认定 | confirmed 已认定 | dismissed 不重复。 State.")
    ] = None,
    provider: Annotated[
        str, typer.Option(help="一方单位的信用代码。 Credit code of one of the two owners.")
    ] = "",
    page: Annotated[int, typer.Option(min=1)] = 1,
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看重复采集线索。 List the cases."""
    asked = {"q": q, "state": state, "provider": provider, "page": page, "size": size}
    list_of(lambda api: api.get(PATH, **asked), CASE, title="重复采集")


@group.command()
def show(case: CaseId) -> None:
    """查看一条线索。 Show a case."""
    shown = (
        *CASE,
        ("reasons", "依据"),
        ("reported_by_name", "上报人"),
        ("remark", "上报理由"),
        ("score", "得分"),
        ("shared", "相同信息项"),
        ("sampled_at", "抽样时间"),
        ("sampled_items", "各项重合"),
    )
    one_of(lambda api: api.get(f"{PATH}/{case}"), shown)


@group.command()
def timeline(case: CaseId) -> None:
    """查看一条线索的认定经过。 All that happened to a case."""
    columns = (("at", "时间"), ("actor_name", "人员"), ("zh", "事件"), ("detail", "内容"))
    list_of(lambda api: api.get(f"{PATH}/{case}/timeline"), columns, title="留痕")


@group.command()
def confirm(
    case: CaseId,
    source: Annotated[
        str, typer.Option(help="数源目录的名称、代码或编号。 The entry of the source department.")
    ],
    reason: Annotated[
        str, typer.Option(help="认定理由,双方都能看到。 Why; both departments see it.")
    ],
) -> None:
    """认定重复,明确数源部门(一数一源)。 Name the source department."""
    one_of(
        lambda api: api.post(
            f"{PATH}/{case}/confirm", {"source_id": find(api, ENTRY, source), "reason": reason}
        ),
        CASE,
        done="已认定",
    )


@group.command()
def dismiss(
    cases: Annotated[
        list[str], typer.Argument(help="编号,可多个,见 duplicate list。 Ids, one or many.")
    ],
    reason: Annotated[str, typer.Option(help="理由。 Reason.")],
) -> None:
    """认定不重复,以后不再提示;多条逐条认定。 Say why they are no duplicates."""
    if len(cases) > 1:
        body = {"duplicate_ids": cases, "reason": reason}
        tell_outcomes(lambda api: api.post(f"{PATH}/dismiss", body)["rows"])
        return
    path = f"{PATH}/{cases[0]}/dismiss"
    one_of(lambda api: api.post(path, {"reason": reason}), CASE, done="已认定")


@group.command()
def reopen(case: CaseId, reason: Annotated[str, typer.Option(help="理由。 Reason.")]) -> None:
    """撤回认定,重新认定(双方都会收到通知)。 Take a decision back, to decide anew."""
    body = {"reason": reason}
    one_of(lambda api: api.post(f"{PATH}/{case}/reopen", body), CASE, done="已撤回认定")
