"""Changes of the catalogue: subscribe to them, follow them, send them again (变更推送)."""

import time
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import Ask, list_of, one_of
from tongbase.app.cli.change_filters import wanted_of
from tongbase.app.cli.find import SUBSCRIPTION as SUBSCRIPTIONS
from tongbase.app.cli.find import SYSTEM, find
from tongbase.app.cli.state import client
from tongbase.app.client import Client
from tongbase.app.output import errors, say, show_json_line

subscriptions = typer.Typer(
    help="变更订阅:目录变更实时推送到指定地址(Webhook)。 Subscriptions: changes are pushed.",
    no_args_is_help=True,
)
changes = typer.Typer(
    help="目录变更:查看与跟随。 Changes of the catalogue: list and follow them.",
    no_args_is_help=True,
)

POLL_SECONDS = 0.5
PAGE_CHANGES = 200
SUBSCRIPTION = (
    ("id", "编号"),
    ("name", "名称"),
    ("organisation_name", "订阅单位"),
    ("url", "推送地址"),
    ("standing.zh", "状态"),
    ("trouble.since", "失败起于"),
    ("trouble.reason.zh", "最近错误"),
    ("trouble.next_at", "下次重试"),
    ("deliveries.waiting", "待推送"),
    ("deliveries.delivered", "已送达"),
    ("deliveries.dead", "死信"),
)
MADE = (
    ("subscription.id", "编号"),
    ("subscription.name", "名称"),
    ("secret", "签名密钥(仅显示一次)"),
)
DELIVERY = (
    ("id", "推送编号"),
    ("seq", "变更序号"),
    ("kind", "变更", "change_kind"),
    ("entry_name", "目录"),
    ("created_at", "产生时间"),
    ("state", "状态", "delivery_state"),
    ("attempts", "次数"),
    ("last_status", "应答"),
    ("last_milliseconds", "毫秒"),
)
ATTEMPT = (
    ("at", "时间"),
    ("status", "应答"),
    ("milliseconds", "毫秒"),
    ("reason.zh", "原因"),
)
CHANGE = (
    ("sequence", "变更序号"),
    ("time", "时间"),
    ("data.kind", "变更", "change_kind"),
    ("data.entry.name", "目录"),
    ("data.entry.version", "版本"),
    ("data.entry.provider_name", "提供单位"),
)

Name = Annotated[str, typer.Argument(help="订阅名称或编号。 Name or id of the subscription.")]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        help="筛选,可多次:kinds=published,withdrawn regions=420100 classify=102 "
        "providers=… share_types=conditional entry_ids=…。 Filters, several values by commas.",
    ),
]


@subscriptions.command("list")
def list_subscriptions() -> None:
    """查看变更订阅。 List subscriptions."""
    list_of(
        lambda api: api.get("/api/catalogue/subscriptions", size=PAGE_CHANGES),
        SUBSCRIPTION,
        title="变更订阅",
    )


@subscriptions.command()
def add(
    url: Annotated[
        str, typer.Argument(help="接收地址,https://…。 Address that receives the changes.")
    ],
    name: Annotated[str, typer.Option(help="订阅名称。 Name of the subscription.")],
    organisation: Annotated[
        str, typer.Option(help="订阅单位信用代码,缺省本单位。 Organisation that subscribes.")
    ] = "",
    system: Annotated[
        str, typer.Option(help="接收变更的应用系统,名称或编号。 Application system that listens.")
    ] = "",
    only: Only = None,
) -> None:
    """订阅目录变更;签名密钥只显示一次。 Subscribe to changes; the secret is shown once."""
    wanted = wanted_of(only or [])
    body = {"url": url, "name": name, "organisation": organisation, "wanted": wanted}

    def ask(api: Client) -> Any:
        listens = {"application": find(api, SYSTEM, system)} if system else {}
        return api.post("/api/catalogue/subscriptions", {**body, **listens})

    one_of(ask, MADE, done="已订阅")


@subscriptions.command()
def show(subscription: Name) -> None:
    """查看一个变更订阅。 Show a subscription."""
    one_of(lambda api: api.get(_path(api, subscription)), SUBSCRIPTION)


@subscriptions.command("set")
def change(
    subscription: Name,
    name: Annotated[str | None, typer.Option(help="新的名称。 New name.")] = None,
    url: Annotated[str | None, typer.Option(help="新的接收地址。 New address.")] = None,
    only: Only = None,
) -> None:
    """修改名称、地址或筛选;给出任一筛选即替换全部筛选。
    Change name, address or filter; any filter that is given replaces all of them.
    """
    wanted = wanted_of(only or [])
    told = {"name": name, "url": url, "wanted": wanted or None}
    body = {field: value for field, value in told.items() if value is not None}
    one_of(lambda api: api.patch(_path(api, subscription), body), SUBSCRIPTION, done="已保存")


@subscriptions.command()
def pause(subscription: Name) -> None:
    """暂停推送,期间的变更会保留。 Pause; what changes meanwhile is kept."""
    one_of(_posting(subscription, "pause"), SUBSCRIPTION, done="已暂停")


@subscriptions.command()
def resume(subscription: Name) -> None:
    """恢复推送。 Send again."""
    one_of(_posting(subscription, "resume"), SUBSCRIPTION, done="已恢复")


@subscriptions.command()
def rotate(subscription: Name) -> None:
    """更换签名密钥,旧密钥 24 小时内同时有效。 New secret; the old one signs for a day as well."""
    one_of(_posting(subscription, "rotate-secret"), MADE, done="已更换")


@subscriptions.command()
def test(subscription: Name) -> None:
    """发送一条测试消息,结果见 subscription log。 Send a test message; see the log."""
    one_of(_posting(subscription, "test"), DELIVERY, done="已发出测试")


@subscriptions.command()
def log(
    subscription: Name,
    state: Annotated[
        str | None, typer.Option(help="waiting 待推送 | delivered 已送达 | dead 死信。 State.")
    ] = None,
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
    delivery: Annotated[
        str, typer.Option(help="只看这一条的推送过程。 The attempts of this delivery alone.")
    ] = "",
) -> None:
    """查看推送记录,或某一条的推送过程。 Show the delivery log, or the attempts of a delivery."""
    if delivery:
        path = f"deliveries/{delivery}"
        list_of(
            lambda api: api.get(f"{_path(api, subscription)}/{path}")["log"],
            ATTEMPT,
            title="推送过程",
        )
        return
    list_of(
        lambda api: api.get(f"{_path(api, subscription)}/deliveries", state=state, size=size),
        DELIVERY,
        title="推送记录",
    )


@subscriptions.command()
def replay(
    subscription: Name,
    delivery: Annotated[str, typer.Option(help="只重推这一条。 This delivery only.")] = "",
    after: Annotated[
        int | None, typer.Option(min=0, help="从此变更序号之后重放。 After this change.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="从此时间起重放,如 2026-03-01T00:00:00+08:00。 Since then.")
    ] = None,
) -> None:
    """重新推送某一条,或从某个起点重放全部变更。
    Send one delivery again, or everything from a point on.
    """
    if delivery:
        one_of(_posting(subscription, f"deliveries/{delivery}/replay"), DELIVERY, done="已重推")
        return
    body = {"after": after, "since": since}
    one_of(_posting(subscription, "replay", body), SUBSCRIPTION, done="开始重放")


@subscriptions.command("replay-dead")
def replay_dead(subscription: Name) -> None:
    """重推全部死信。 Send all dead letters again."""
    one_of(_posting(subscription, "replay-dead"), (("deliveries", "条数"),), done="已重推")


@subscriptions.command()
def remove(subscription: Name) -> None:
    """删除变更订阅及其推送记录。 End a subscription; its log goes with it."""
    with client() as api:
        api.delete(_path(api, subscription))
    say("[green]✓[/green] 已删除")


@subscriptions.command()
def timeline(subscription: Name) -> None:
    """查看变更订阅的全部留痕。 All that happened to it."""
    columns = (("at", "时间"), ("actor_name", "人员"), ("zh", "事件"), ("detail", "内容"))
    list_of(lambda api: api.get(f"{_path(api, subscription)}/timeline"), columns, title="留痕")


@changes.command("list")
def list_changes(
    after: Annotated[int, typer.Option(min=0, help="从此序号之后。 After this number.")] = 0,
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
    only: Only = None,
) -> None:
    """按序列出目录变更。 List changes in their order."""
    asked = {"after": after, "size": size, **wanted_of(only or [])}
    list_of(
        lambda api: api.get("/api/catalogue/changes", **asked)["rows"], CHANGE, title="目录变更"
    )


@changes.command()
def follow(
    after: Annotated[
        int | None, typer.Option(min=0, help="从此序号之后;缺省只看新的。 After this number.")
    ] = None,
    only: Only = None,
) -> None:
    """跟随目录变更,每行一个 CloudEvent,Ctrl-C 结束。
    Follow changes, one CloudEvent a line, until ^C.
    """
    wanted = wanted_of(only or [])
    with client() as api:
        place = _newest(api) if after is None else after
        errors.print(f"跟随序号 {place} 之后的变更… Following changes after {place}…")
        try:
            while True:
                place = _print_after(api, place, wanted)
        except KeyboardInterrupt:
            raise typer.Exit from None


def _print_after(api: Client, place: int, wanted: Mapping[str, Any]) -> int:
    """Print what changed after a number, or wait a little; return how far it was read."""
    told = api.get("/api/catalogue/changes", after=place, size=PAGE_CHANGES, **wanted)
    for event in told["rows"]:
        show_json_line(event)
    if not told["more"]:
        time.sleep(POLL_SECONDS)
    return int(told["next"])


def _newest(api: Client) -> int:
    return int(api.get("/api/catalogue/changes", size=1)["newest"])


def _posting(subscription: str, verb: str, body: Any = None) -> Ask:
    return lambda api: api.post(f"{_path(api, subscription)}/{verb}", body)


def _path(api: Client, subscription: str) -> str:
    return f"/api/catalogue/subscriptions/{find(api, SUBSCRIPTIONS, subscription)}"
