"""Applications (共享申请): draft, complete, submit, review."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import Ask, list_of, one_of, pairs
from tongbase.app.cli.commands.trails import show_trail
from tongbase.app.cli.find import APPLICATION, ENTRY, SYSTEM, find
from tongbase.app.cli.state import chosen
from tongbase.app.client import Client
from tongbase.app.output import say, show_rows

group = typer.Typer(
    help="共享申请:起草、补正、提交、审核。 Applications: draft, submit, complete, review.",
    no_args_is_help=True,
)

LINE = (
    ("id", "编号"),
    ("serial", "流水号"),
    ("state_label.zh", "状态"),
    ("entry_name", "目录名称"),
    ("organisation_name", "申请单位"),
    ("system_name", "应用系统"),
    ("due_on", "答复期限"),
)
DETAIL = (
    *LINE,
    ("items", "信息项"),
    ("divisions", "行政区划"),
    ("modes", "共享方式"),
    ("use_basis", "使用依据"),
    ("use_scene", "使用场景"),
    ("use_scope", "使用范围"),
    ("use_purpose", "使用用途"),
    ("until", "使用时限"),
    ("paused_on", "暂停计时自"),
    ("clock.days_left", "剩余工作日"),
    ("opinion", "意见"),
    ("grant_id", "授权编号"),
)
GAP = (("zh", "缺项"), ("field", "字段名(填写时用)"))
VERDICT = (
    ("serial", "流水号"),
    ("application.state_label.zh", "状态"),
    ("application.entry_name", "目录名称"),
    ("error.message", "未办理的原因"),
)
LISTS = frozenset({"items", "divisions", "modes"})
ALL_ITEMS = ["*"]

ApplicationName = Annotated[
    str, typer.Argument(help="申请流水号或编号。 Serial number or id of the application.")
]
Fields = Annotated[
    list[str] | None,
    typer.Argument(
        help="字段=值,如 items=01,02 或 items=* divisions=420100 modes=query,verify "
        "use_scene=service until=2027-12-31 system=系统名称。"
    ),
]


@group.command()
def draft(
    entry: Annotated[
        str,
        typer.Argument(help="目录名称、资源代码或编号。 Name, resource code or id of the entry."),
    ],
    field: Fields = None,
) -> None:
    """为一个已发布的目录起草申请。 Draft an application for a published entry."""

    def ask(api: Client) -> Any:
        entry_id = find(api, ENTRY, entry)
        body = {"entry_id": entry_id, **_content(api, entry_id, field or [])}
        return api.post("/api/share/applications", body)

    one_of(ask, DETAIL, done="已起草")


@group.command("list")
def list_applications(
    q: Annotated[
        str,
        typer.Argument(
            help="流水号、目录、系统或单位名称。 Words of serial, entry, system or organisation."
        ),
    ] = "",
    side: Annotated[
        str,
        typer.Option(
            help="all 全部 | mine 我的 | to_review 待我审核 | in_review 审核中。 "
            "All, mine, waiting for me, or in review."
        ),
    ] = "all",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看申请。 Show applications."""
    path = "/api/share/applications"
    list_of(lambda api: api.get(path, q=q, side=side, size=size), LINE, title="申请")


@group.command()
def show(application: ApplicationName) -> None:
    """查看申请。 Show applications."""
    _told(one_of(lambda api: api.get(_path(api, application)), DETAIL))


@group.command()
def trail(application: ApplicationName) -> None:
    """查看申请的审批轨迹:各环节的期限、意见和逾期。
    The approvals of an application: limits, opinions, lateness.
    """
    show_trail(lambda api: api.get(_path(api, application))["trail"])


@group.command()
def edit(application: ApplicationName, field: Fields = None) -> None:
    """修改申请草稿的字段。 Change fields of a draft."""

    def ask(api: Client) -> Any:
        path = _path(api, application)
        return api.put(path, _content(api, api.get(path)["entry_id"], field or []))

    one_of(ask, DETAIL, done="已保存")


@group.command()
def submit(application: ApplicationName) -> None:
    """提交;不完整的申请一次性告知缺项。 Submit; what is missing is told in one list."""
    _sent(lambda api: api.post(f"{_path(api, application)}/submit"), done="已提交")


@group.command()
def supplement(application: ApplicationName, field: Fields = None) -> None:
    """补正并再次提交。 Complete and submit again."""

    def ask(api: Client) -> Any:
        path = _path(api, application)
        content = _content(api, api.get(path)["entry_id"], field or [])
        return api.post(f"{path}/supplement", content)

    _sent(ask, done="已补正")


@group.command()
def review(
    application: ApplicationName,
    decision: Annotated[
        str,
        typer.Option(
            help="approve 同意 | return 退回补正 | reject 驳回。 Approve, return or reject."
        ),
    ],
    opinion: Annotated[
        str, typer.Option(help="意见;退回或驳回必填。 Opinion; needed to return or reject.")
    ] = "",
    mask: Annotated[
        list[str] | None,
        typer.Option(help="信息项代码=脱敏方式,空值为不脱敏。 Item=mask; empty for no mask."),
    ] = None,
    calls_per_minute: Annotated[
        int | None, typer.Option(help="每分钟调用次数。 Calls a minute.")
    ] = None,
    rows_max: Annotated[int | None, typer.Option(help="每次最多行数。 Rows a call.")] = None,
) -> None:
    """审核;最后一步同意即生成授权。 Review; the last approval makes the grant."""
    body = {
        "decision": decision,
        "opinion": opinion,
        "masks": {item: name or None for item, name in pairs(mask or []).items()},
        "calls_per_minute": calls_per_minute,
        "rows_max": rows_max,
    }
    one_of(lambda api: api.post(f"{_path(api, application)}/review", body), DETAIL, done="已审核")


@group.command("review-batch")
def review_batch(
    application: Annotated[
        list[str], typer.Argument(help="申请流水号或编号,可多个。 Serial numbers or ids.")
    ],
    decision: Annotated[
        str, typer.Option(help="approve 同意 | return 退回补正。 Approve or return.")
    ],
    opinion: Annotated[
        str, typer.Option(help="意见,各件相同;退回必填。 One opinion; needed to return.")
    ] = "",
) -> None:
    """批量审批:逐件办理,互不影响。 Decide many at once, each for itself."""

    def ask(api: Client) -> Any:
        known = {find(api, APPLICATION, each): each for each in application}
        body = {"applications": list(known), "decision": decision, "opinion": opinion}
        answer = api.post("/api/share/applications/review", body)
        return [{"serial": known[row["application_id"]], **row} for row in answer["rows"]]

    left = [row for row in list_of(ask, VERDICT, title="批量审批") if row["error"]]
    if left:
        raise typer.Exit(1)


@group.command()
def extend(
    application: ApplicationName,
    *,
    working_days: Annotated[
        int, typer.Option(help="再要几个工作日,至多 10。 Working days more, 10 at most.")
    ],
    reason: Annotated[str, typer.Option(help="特殊原因。 The special reason.")],
) -> None:
    """向主管部门申请延长答复期限(延期);同意后告知申请单位。
    Ask the authority for more time to answer; the applicant is told when it consents.
    """
    body = {"working_days": working_days, "reason": reason}
    path = "extend"
    one_of(lambda api: api.post(f"{_path(api, application)}/{path}", body), DETAIL, done="已申请")


@group.command("answer-extension")
def answer_extension(
    application: ApplicationName,
    *,
    agree: Annotated[bool, typer.Option("--agree/--refuse", help="同意或不同意。 Consent or not.")],
    opinion: Annotated[str, typer.Option(help="意见;不同意必填。 Opinion; needed to refuse.")] = "",
) -> None:
    """主管部门答复延期申请。 Answer, as the authority, who asked for more time."""
    body = {"agree": agree, "opinion": opinion}
    path = "answer_extension"
    one_of(lambda api: api.post(f"{_path(api, application)}/{path}", body), DETAIL, done="已答复")


@group.command()
def withdraw(application: ApplicationName) -> None:
    """撤回申请。 Withdraw."""
    one_of(lambda api: api.post(f"{_path(api, application)}/withdraw"), LINE, done="已撤回")


@group.command()
def timeline(application: ApplicationName) -> None:
    """查看申请的全部留痕。 All that happened to it."""
    columns = (("at", "时间"), ("actor_name", "人员"), ("zh", "事件"), ("detail", "内容"))
    list_of(lambda api: api.get(f"{_path(api, application)}/timeline"), columns, title="留痕")


def _content(api: Client, entry_id: str, texts: Sequence[str]) -> dict[str, Any]:
    """Read what an application says; items may be given by code, name or column."""
    content: dict[str, Any] = {}
    for name, value in pairs(texts).items():
        if name == "system":
            content["system_id"] = find(api, SYSTEM, value)
        elif name in LISTS:
            content[name] = [word.strip() for word in value.split(",") if word.strip()]
        else:
            content[name] = value
    if "items" in content:
        content["items"] = _item_codes(api, entry_id, content["items"])
    return content


def _item_codes(api: Client, entry_id: str, wanted: Sequence[str]) -> list[str]:
    items = api.get(f"/api/catalogue/entries/{entry_id}")["items"]
    if wanted == ALL_ITEMS:
        return [item["code"] for item in items]
    known = {item[word]: item["code"] for word in ("field_name", "name", "code") for item in items}
    return [known.get(word, word) for word in wanted]


def _sent(ask: Ask, *, done: str) -> None:
    """Say that it was sent, or that it came back with its one list."""

    def asked(api: Client) -> Any:
        answer = ask(api)
        if not chosen().as_json:
            say(sentence_of(answer, done))
        return answer

    _told(one_of(asked, LINE))


def sentence_of(application: Mapping[str, Any], done: str) -> str:
    """What became of an application that was sent."""
    if application["missing"]:
        return "[yellow]![/yellow] 材料不全,已退回待补正"
    return f"[green]✓[/green] {done}"


def _told(application: Mapping[str, Any]) -> None:
    """Print the one list of what is missing."""
    if application["missing"] and not chosen().as_json:
        gaps = application["missing"]
        show_rows(gaps, GAP, title=f"一次性告知:{len(gaps)} 项缺失,请用 supplement 补正")


def _path(api: Client, application: str) -> str:
    return f"/api/share/applications/{find(api, APPLICATION, application)}"
