"""Foreign catalogues (外部目录): registered, previewed, harvested."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, pairs, wait_for_job
from tongbase.app.cli.find import HARVEST_SOURCE, find
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import say, show_json, show_rows
from tongbase.catalogue.terms.harvest import Verdict

group = typer.Typer(
    help="外部目录采集:CKAN、DCAT、Frictionless、另一个 TongBase。 Harvest foreign catalogues.",
    no_args_is_help=True,
)
PATH = "/api/catalogue/harvests"
SOURCES_MAX = 200
SHOWN_MAX = 200
SOURCE = (
    ("id", "编号"),
    ("name", "名称"),
    ("kind", "类型"),
    ("address", "地址"),
    ("provider_name", "提供单位"),
    ("schedule", "采集计划"),
    ("next_run_at", "下次采集"),
    ("failure.zh", "最近一次失败"),
)
RUN = (
    ("id", "编号"),
    ("at", "时间"),
    ("applied", "已采集"),
    ("counts.new", "新增"),
    ("counts.changed", "有变化"),
    ("counts.unchanged", "无变化"),
    ("counts.gone", "对方已撤下"),
    ("counts.refused", "不予采集"),
    ("by_name", "办理人"),
)
VERDICT = (("verdict", "结论"), ("title", "数据集"), ("zh", "说明"))


TOLD = (Verdict.REFUSED, Verdict.GONE, Verdict.CHANGED, Verdict.NEW)


class Kind(StrEnum):
    """How a foreign catalogue is read."""

    CKAN = "ckan"
    DCAT = "dcat"
    FRICTIONLESS = "frictionless"
    TONGBASE = "tongbase"


SCHEDULE = typer.Option(
    help="采集计划(分 时 日 月 星期,北京时间),如“30 2 * * *”为每天 2:30;空为不定时采集。 "
    "When it is harvested, as in cron, by China's clock; empty: when ordered."
)
SourceName = Annotated[str, typer.Argument(help="名称或编号。 Name or id.")]


@group.command()
def add(
    name: Annotated[str, typer.Argument(help="名称。 Name.")],
    kind: Annotated[Kind, typer.Argument(help="类型。 Kind.")],
    address: Annotated[str, typer.Argument(help="网址,或服务器上的目录。 Address or folder.")],
    key: Annotated[
        str, typer.Option(help="对方签发的密钥,另一个 TongBase 必填。 Key of the other side.")
    ] = "",
    provider: Annotated[str, typer.Option(help="提供单位(信用代码)。 Provider.")] = "",
    default: Annotated[
        list[str] | None,
        typer.Option(
            help="对方未说明时的取值,如 classify_code=203001、share_type=conditional。 "
            "What drafts say where the source says nothing."
        ),
    ] = None,
) -> None:
    """登记外部目录。 Register a foreign catalogue."""
    body = {
        "name": name,
        "kind": kind.value,
        "address": address,
        "key": key,
        "provider": provider,
        "defaults": pairs(default or []),
    }
    one_of(lambda api: api.post(PATH, body), SOURCE, done="已登记")


@group.command("list")
def list_sources() -> None:
    """查看外部目录。 List foreign catalogues."""
    list_of(lambda api: api.get(PATH, size=SOURCES_MAX), SOURCE, title="外部目录")


@group.command("set")
def change(
    source: SourceName,
    name: Annotated[str | None, typer.Option(help="名称。 Name.")] = None,
    address: Annotated[
        str | None,
        typer.Option(
            help="地址;更换地址后原密钥不再使用。 Address; with a new one the key is forgotten."
        ),
    ] = None,
    key: Annotated[
        str | None, typer.Option(help="对方签发的密钥;空为不用密钥。 Key; empty: none.")
    ] = None,
    default: Annotated[
        list[str] | None,
        typer.Option(
            help="对方未说明时的取值;给出任一项即替换全部,已有的草稿不变。 Any replaces all."
        ),
    ] = None,
    schedule: Annotated[str | None, SCHEDULE] = None,
) -> None:
    """修改外部目录:名称、地址、密钥、缺省值、采集计划。 Change a foreign catalogue."""
    told = {
        "name": name,
        "address": address,
        "key": key,
        "defaults": pairs(default) if default else None,
        "schedule": schedule,
    }
    body = {field: value for field, value in told.items() if value is not None}
    one_of(
        lambda api: api.patch(f"{PATH}/{find(api, HARVEST_SOURCE, source)}", body),
        SOURCE,
        done="已保存",
    )


@group.command()
def remove(source: SourceName) -> None:
    """删除外部目录,已采集的目录保留。 Forget a foreign catalogue; its entries stay."""
    with client() as api:
        api.delete(f"{PATH}/{find(api, HARVEST_SOURCE, source)}")
    say("[green]✓[/green] 已删除")


@group.command()
def preview(source: SourceName) -> None:
    """预览采集结果,不作任何更改。 Show what a run would do; nothing is changed."""
    _run(source, "preview")


@group.command()
def run(source: SourceName) -> None:
    """采集:新增的成为草稿,变化的成为修订。 Harvest: drafts and revisions."""
    _run(source, "run")


@group.command()
def runs(source: SourceName) -> None:
    """查看采集记录。 List the runs."""
    list_of(
        lambda api: api.get(f"{PATH}/{find(api, HARVEST_SOURCE, source)}/runs"),
        RUN,
        title="采集记录",
    )


@group.command("verdicts")
def list_verdicts(
    source: SourceName,
    run_id: Annotated[
        str, typer.Option("--run", help="采集记录的编号,缺省为最近一次。 Of which run.")
    ] = "",
    verdict: Annotated[Verdict | None, typer.Option(help="只看该结论。 Only these.")] = None,
    page: Annotated[int, typer.Option(min=1, help="第几页。 Which page.")] = 1,
) -> None:
    """查看一次采集的逐项结论,每页 200 条。 What a run made of each data set, 200 a page."""

    def ask(api: Client) -> Any:
        runs_of = f"{PATH}/{find(api, HARVEST_SOURCE, source)}/runs"
        newest = api.get(runs_of, size=1)["rows"] if not run_id else [{"id": run_id}]
        asked = {"verdict": verdict, "page": page, "size": SHOWN_MAX}
        return api.get(f"{runs_of}/{newest[0]['id']}/verdicts", **asked) if newest else []

    list_of(ask, VERDICT, title="逐项结论")


def _run(source: str, verb: str) -> None:
    with client() as api:
        source_id = find(api, HARVEST_SOURCE, source)
        job = wait_for_job(api, api.post(f"{PATH}/{source_id}/{verb}")["job"])
        path = f"{PATH}/{source_id}/runs/{job['id']}"
        told = api.get(path)
        verdicts = _telling(api, path, told["counts"])
    if chosen().as_json:
        show_json({**told, "verdicts": verdicts})
        return
    show_rows([told], RUN, title="预览" if verb == "preview" else "已采集")
    title = f"逐项结论(每种最多显示 {SHOWN_MAX} 条,不含无变化;其余用 harvest verdicts 查看)"
    show_rows(verdicts, VERDICT, title=title)


def _telling(api: Client, path: str, counts: Mapping[str, int]) -> list[Mapping[str, Any]]:
    """Read the first verdicts of each kind; what was refused first, what is unchanged not."""
    return [
        row
        for verdict in TOLD
        if counts[verdict]
        for row in api.get(f"{path}/verdicts", verdict=verdict, size=SHOWN_MAX)["rows"]
    ]
