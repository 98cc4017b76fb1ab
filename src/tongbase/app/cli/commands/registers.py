"""The registers that the catalogue is compiled from: duties, service items, systems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, pairs
from tongbase.app.cli.find import DUTY, IT_SYSTEM, SERVICE_ITEM, Kind, find
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import Column, say, show_json, show_one, show_rows

SEVERAL = frozenset({"domains", "databases"})
"""Fields that take several words, with 、 or , between them."""
WHOLE = frozenset({"handling_days"})
CHOSEN = frozenset({"level", "kind", "network", "go_live_on", *WHOLE})
"""Fields that are empty without a choice, not an empty text."""
REFUSAL = (("id", "编号"), ("name", "名称"), ("field", "字段"), ("zh", "原因"))
LINE = (
    ("id", "编号"),
    ("code", "编码"),
    ("name", "名称"),
    ("organisation_name", "单位"),
    ("level", "层级"),
    ("status", "状态"),
)
DUTY_LINE = (*LINE, ("kind", "权力类型"), ("parent_name", "上级事项"))
ITEM_LINE = (*LINE, ("kind", "类型"), ("covered", "编目"))
SYSTEM_LINE = (*LINE, ("network", "网络"), ("covered", "编目"))

RecordName = Annotated[str, typer.Argument(help="名称、编码或编号。 Name, code or id.")]
Reason = Annotated[str, typer.Option(help="理由。 Reason.")]
Values = Annotated[
    list[str] | None,
    typer.Argument(
        help="字段=值,如 code=… kind=licence organisation=信用代码 level=city。 "
        "Fields as name=value."
    ),
]
Ids = Annotated[list[str], typer.Option("--id", help="编号,可重复。 Ids, may be repeated.")]
DryRun = Annotated[bool, typer.Option(help="只检查,不修改。 Only tell who refuses.")]


@dataclass(frozen=True)
class Noun:
    """A register on the command line: how its records are found, where they are, how shown."""

    kind: Kind
    register: str
    path: str
    line: Sequence[Column]

    def of(self, api: Client, wanted: str) -> str:
        """Return the address of the record that is meant."""
        return f"{self.path}/{find(api, self.kind, wanted)}"

    def verb(self, api: Client, wanted: str, verb: str) -> str:
        """Return the address of a verb of the record that is meant."""
        found = find(api, self.kind, wanted)
        return f"/api/catalogue/registers/{self.register}/{found}/{verb}".rstrip("/")


DUTIES = Noun(DUTY, "duty", "/api/catalogue/duties", DUTY_LINE)
ITEMS = Noun(SERVICE_ITEM, "service_item", "/api/catalogue/service-items", ITEM_LINE)
SYSTEMS = Noun(IT_SYSTEM, "system", "/api/catalogue/systems", SYSTEM_LINE)


def group_of(noun: Noun, about: str) -> typer.Typer:
    """Make the commands that all registers have."""
    group = typer.Typer(help=about, no_args_is_help=True)
    _reading(group, noun)
    _writing(group, noun)
    _living(group, noun)
    _many(group, noun)
    return group


def values_of(texts: Sequence[str] | None) -> dict[str, Any]:
    """Read fields with their values; some take several words, one a number."""
    return {name: _value(name, told) for name, told in pairs(texts or []).items()}


def _reading(group: typer.Typer, noun: Noun) -> None:
    @group.command("list")
    def list_records(
        *,
        q: Annotated[str, typer.Argument(help="名称或编码。 Name or code.")] = "",
        organisation: Annotated[
            str | None, typer.Option(help="单位信用代码。 Credit code of the organisation.")
        ] = None,
        region: Annotated[
            str | None, typer.Option(help="行政区划代码,含下级。 Division, with those below.")
        ] = None,
        status: Annotated[str | None, typer.Option(help="draft | in_use | stopped。")] = None,
        covered: Annotated[
            str | None, typer.Option(help="yes 已编目 | no 应编未编 | excluded 不应编。 Coverage.")
        ] = None,
        size: Annotated[int, typer.Option(min=1, max=200)] = 20,
    ) -> None:
        """查看清单。 List records."""
        told = {"organisation": organisation, "region": region, "status": status}
        asked = {"q": q, "covered": covered, "size": size, **told}
        list_of(lambda api: api.get(noun.path, **asked), noun.line, title=noun.kind.zh)

    @group.command()
    def show(record: RecordName) -> None:
        """查看一条。 Show a record."""
        one_of(lambda api: api.get(noun.of(api, record)), noun.line)

    @group.command()
    def export(
        target: Annotated[Path, typer.Argument(help="存为(.xlsx 或 .csv)。 Where to write it.")],
        *,
        q: Annotated[str, typer.Option(help="名称或编码。 Name or code.")] = "",
        region: Annotated[str | None, typer.Option(help="行政区划代码。 Division.")] = None,
        covered: Annotated[str | None, typer.Option(help="yes | no | excluded。")] = None,
    ) -> None:
        """导出清单,修改后可再次导入。 Export records; the file can be imported again."""
        form = "csv" if target.suffix.lower() == ".csv" else "xlsx"
        told = {"q": q, "region": region, "covered": covered}
        asked = {name: value for name, value in told.items() if value}
        with client() as api:
            api.fetch(f"{noun.path}/export", target, format=form, **asked)
        say(f"[green]✓[/green] 已导出到 {target}")

    @group.command()
    def timeline(record: RecordName) -> None:
        """查看全部留痕。 All that happened to a record."""
        columns = (("at", "时间"), ("actor_name", "人员"), ("event", "事件"))
        list_of(lambda api: api.get(noun.verb(api, record, "timeline")), columns, title="留痕")


def _writing(group: typer.Typer, noun: Noun) -> None:
    @group.command()
    def add(
        name: Annotated[str, typer.Argument(help="名称。 Name.")],
        value: Values = None,
    ) -> None:
        """登记一条。 Register one."""
        body = {"name": name, **values_of(value)}
        one_of(lambda api: api.post(noun.path, body), noun.line, done="已登记")

    @group.command("set")
    def change(record: RecordName, value: Values = None) -> None:
        """修改字段。 Change fields."""
        body = values_of(value)
        one_of(lambda api: api.patch(noun.of(api, record), body), noun.line, done="已保存")


def _living(group: typer.Typer, noun: Noun) -> None:
    @group.command()
    def enable(record: RecordName) -> None:
        """启用。 Put a record in use."""
        _do(noun, record, "enable")

    @group.command()
    def stop(record: RecordName, reason: Reason) -> None:
        """停用,关联关系保留。 Stop a record; its relations stay."""
        _do(noun, record, "stop", {"reason": reason})

    @group.command()
    def delete(record: RecordName) -> None:
        """删除没有关联的记录。 Delete a record to which nothing was related."""
        with client() as api:
            api.delete(noun.verb(api, record, ""))
        say("[green]✓[/green] 已删除")

    if noun.register == "duty":
        return

    @group.command()
    def exclude(record: RecordName, reason: Reason) -> None:
        """标为不应编,不计入覆盖率。 Leave it out of the coverage rate."""
        _do(noun, record, "exclude", {"reason": reason})

    @group.command()
    def include(record: RecordName) -> None:
        """恢复应编。 Count it again."""
        _do(noun, record, "include")


def _many(group: typer.Typer, noun: Noun) -> None:
    @group.command("set-many")
    def set_many(ids: Ids, value: Values = None, *, dry_run: DryRun = False) -> None:
        """批量设置字段,要么全部成功,要么不改动。 Set fields of many records, all or none."""
        body = {"ids": ids, "changes": values_of(value), "dry_run": dry_run}
        _tell_batch(noun, "set", body)

    @group.command("delete-many")
    def delete_many(ids: Ids, *, dry_run: DryRun = False) -> None:
        """批量删除,要么全部成功,要么不改动。 Delete many records, all or none."""
        _tell_batch(noun, "delete", {"ids": ids, "dry_run": dry_run})


def _do(noun: Noun, record: str, verb: str, body: Mapping[str, Any] | None = None) -> None:
    with client() as api:
        api.post(noun.verb(api, record, verb), body)
        now = api.get(noun.of(api, record))
    if chosen().as_json:
        show_json(now)
        return
    say("[green]✓[/green] 已办理")
    show_one(now, noun.line)


def _tell_batch(noun: Noun, verb: str, body: Mapping[str, Any]) -> None:
    with client() as api:
        told = api.post(f"/api/catalogue/registers/{noun.register}/{verb}", body)
    if chosen().as_json:
        show_json(told)
    elif told["refusals"]:
        show_rows(told["refusals"], REFUSAL, title="不能修改的记录")
    elif body["dry_run"]:
        say(f"[green]✓[/green] {len(body['ids'])} 条都可以修改")
    else:
        say(f"[green]✓[/green] 已处理 {told['done']} 条")


def _value(name: str, told: str) -> Any:
    if name in SEVERAL:
        return [word for word in told.replace("、", ",").split(",") if word]
    if name in CHOSEN and not told:
        return None
    return int(told) if name in WHOLE and told.isdigit() else told
