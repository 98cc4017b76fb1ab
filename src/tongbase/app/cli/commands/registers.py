"""The registers that the catalogue is compiled from: duties, service items, systems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import NothingChosenError, all_ids, list_of, one_of, pairs
from tongbase.app.cli.find import DUTY, IT_SYSTEM, SERVICE_ITEM, Kind, find
from tongbase.app.cli.sheets import form_of
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import Column, say, show_json, show_one, show_rows
from tongbase.kernel.errors import InvalidError

SEVERAL = frozenset({"domains", "databases"})
"""Fields that take several words, with 、 or , between them."""
WHOLE = frozenset({"handling_days"})
CHOSEN = frozenset({"level", "kind", "network", "go_live_on", *WHOLE})
"""Fields that are empty without a choice, not an empty text."""
CONDITIONS = ("q", "organisation", "region", "level", "kind", "status", "covered")
BATCH = 2000
"""So many records one request takes."""
REFUSAL = (("id", "编号"), ("name", "名称"), ("field", "字段"), ("zh", "原因"))
LINE = (
    ("id", "编号"),
    ("code", "编码"),
    ("name", "名称"),
    ("organisation_name", "单位"),
    ("level", "层级", "exercise_level"),
    ("status", "状态"),
)
DUTY_LINE = (*LINE, ("kind", "权力类型", "power_kind"), ("parent_name", "上级事项"))
ITEM_LINE = (*LINE, ("kind", "类型", "power_kind"), ("covered", "编目"))
SYSTEM_LINE = (*LINE, ("network", "网络"), ("covered", "编目"))
FACTS = (
    ("organisation_code", "单位信用代码"),
    ("region_code", "行政区划"),
    ("basis", "设定依据"),
    ("note", "备注"),
    ("created_by_name", "登记人"),
    ("created_at", "登记时间"),
    ("changed_at", "修改时间"),
)
EXCLUDED = (("excluded_reason", "不应编目的理由"),)
DUTY_FACTS = (*DUTY_LINE, *FACTS)
ITEM_FACTS = (
    *ITEM_LINE,
    ("domains", "所属领域"),
    ("handling_days", "办理时限(工作日)"),
    *EXCLUDED,
    *FACTS,
)
SYSTEM_FACTS = (
    *SYSTEM_LINE,
    ("short_name", "系统简称"),
    ("application", "应用领域"),
    ("databases", "数据库"),
    ("go_live_on", "上线日期"),
    *EXCLUDED,
    *FACTS,
)
MATERIAL = (
    ("name", "材料"),
    ("use", "用途"),
    ("source", "来源"),
    ("issuer", "出具单位"),
    ("required", "必要"),
    ("entry_name", "对应目录"),
    ("excluded_reason", "不应编目的理由"),
)

RecordName = Annotated[str, typer.Argument(help="名称、编码或编号。 Name, code or id.")]
Reason = Annotated[str, typer.Option(help="理由。 Reason.")]
Values = Annotated[
    list[str] | None,
    typer.Argument(
        help="字段=值,如 code=… kind=licence organisation=信用代码 level=city。 "
        "Fields as name=value."
    ),
]
Ids = Annotated[list[str] | None, typer.Option("--id", help="编号,可重复。 Ids, may be repeated.")]
Only = Annotated[
    list[str] | None,
    typer.Option(
        help="只要符合条件的,可重复:organisation=信用代码、region=区划代码(含下级)、level=city、"
        "kind=licence、status=in_use、covered=no(due 应编、yes 已编目、partly 部分编目、"
        "no 未编目和部分编目、excluded 不应编)、q=名称或编码。 Only those, as name=value."
    ),
]
DryRun = Annotated[bool, typer.Option(help="只检查,不修改。 Only tell who refuses.")]


class ConditionUnknownError(InvalidError):
    """A register is not narrowed by such a thing."""

    code = "cli.condition_unknown"


@dataclass(frozen=True)
class Noun:
    """A register on the command line: how its records are found, where they are, how shown."""

    kind: Kind
    register: str
    path: str
    line: Sequence[Column]
    facts: Sequence[Column]

    def of(self, api: Client, wanted: str) -> str:
        """Return the address of the record that is meant."""
        return f"{self.path}/{find(api, self.kind, wanted)}"

    def verb(self, api: Client, wanted: str, verb: str) -> str:
        """Return the address of a verb of the record that is meant."""
        found = find(api, self.kind, wanted)
        return f"/api/catalogue/registers/{self.register}/{found}/{verb}".rstrip("/")


DUTIES = Noun(DUTY, "duty", "/api/catalogue/duties", DUTY_LINE, DUTY_FACTS)
ITEMS = Noun(SERVICE_ITEM, "service_item", "/api/catalogue/service-items", ITEM_LINE, ITEM_FACTS)
SYSTEMS = Noun(IT_SYSTEM, "system", "/api/catalogue/systems", SYSTEM_LINE, SYSTEM_FACTS)


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
        only: Only = None,
        page: Annotated[int, typer.Option(min=1)] = 1,
        size: Annotated[int, typer.Option(min=1, max=200)] = 20,
    ) -> None:
        """查看清单。 List records."""
        asked = {"q": q, **kept_by(only), "page": page, "size": size}
        list_of(lambda api: api.get(noun.path, **asked), noun.line, title=noun.kind.zh)

    @group.command()
    def show(record: RecordName) -> None:
        """查看一条的全部内容,事项含材料。 Show a record, an item with its materials."""
        found = one_of(lambda api: api.get(noun.of(api, record)), noun.facts)
        if found.get("materials") and not chosen().as_json:
            show_rows(found["materials"], MATERIAL, title="材料")

    @group.command()
    def export(
        target: Annotated[Path, typer.Argument(help="存为(.xlsx 或 .csv)。 Where to write it.")],
        *,
        q: Annotated[str, typer.Option(help="名称或编码。 Name or code.")] = "",
        only: Only = None,
    ) -> None:
        """导出清单,修改后可再次导入。 Export records; the file can be imported again."""
        form = form_of(target)
        asked = {"q": q, **kept_by(only)}
        with client() as api:
            api.fetch(f"{noun.path}/export", target, format=form, **asked)
        say(f"[green]✓[/green] 已导出到 {target}")

    @group.command()
    def timeline(record: RecordName) -> None:
        """查看全部留痕。 All that happened to a record."""
        columns = (("at", "时间"), ("actor_name", "人员"), ("zh", "事件"))
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
    def set_many(
        value: Values = None, *, ids: Ids = None, only: Only = None, dry_run: DryRun = False
    ) -> None:
        """批量设置字段:按编号,或符合条件的全部;要么全部成功,要么不改动。 Set fields of many."""
        body = {"changes": values_of(value), "dry_run": dry_run}
        _tell_batch(noun, "set", Meant(ids or (), kept_by(only)), body)

    @group.command("delete-many")
    def delete_many(*, ids: Ids = None, only: Only = None, dry_run: DryRun = False) -> None:
        """批量删除:按编号,或符合条件的全部;要么全部成功,要么不改动。 Delete many records."""
        _tell_batch(noun, "delete", Meant(ids or (), kept_by(only)), {"dry_run": dry_run})


def kept_by(only: Sequence[str] | None) -> dict[str, str]:
    """Read conditions of the register, each as ``name=value``; refuse what is none."""
    kept = pairs(only or (), option="only")
    unknown = sorted(set(kept) - set(CONDITIONS))
    if unknown:
        raise ConditionUnknownError(
            f"没有条件“{unknown[0]}”,可用:{'、'.join(CONDITIONS)}。",
            f"There is no condition {unknown[0]!r}; there are {', '.join(CONDITIONS)}.",
            field="only",
        )
    return kept


def _do(noun: Noun, record: str, verb: str, body: Mapping[str, Any] | None = None) -> None:
    with client() as api:
        api.post(noun.verb(api, record, verb), body)
        now = api.get(noun.of(api, record))
    if chosen().as_json:
        show_json(now)
        return
    say("[green]✓[/green] 已办理")
    show_one(now, noun.line)


@dataclass(frozen=True)
class Meant:
    """Which records a batch is about: those with the ids, else all that the filters keep."""

    ids: Sequence[str]
    kept: Mapping[str, str]

    def read(self, api: Client, path: str) -> Sequence[str]:
        """Return the ids; refuse to mean a whole register by saying nothing."""
        if self.ids:
            return self.ids
        if not self.kept:
            raise NothingChosenError(
                "请用 --id 指明记录,或用 --only 指明符合条件的全部,如 --only region=420100。",
                "Name records by --id, or all that conditions keep, such as --only region=420100.",
                field="id",
            )
        return all_ids(api, path, self.kept).ids


def _tell_batch(noun: Noun, verb: str, meant: Meant, body: Mapping[str, Any]) -> None:
    """Do it to all or none: what one request cannot hold is tried as a whole before it is done."""
    path = f"/api/catalogue/registers/{noun.register}/{verb}"
    with client() as api:
        ids = meant.read(api, noun.path)
        parts = [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
        trials = parts if body["dry_run"] or len(parts) > 1 else []
        told = [api.post(path, {**body, "ids": part, "dry_run": True}) for part in trials]
        refusals = [refusal for answer in told for refusal in answer["refusals"]]
        if not refusals and not body["dry_run"]:
            told = [api.post(path, {**body, "ids": part}) for part in parts]
            refusals = [refusal for answer in told for refusal in answer["refusals"]]
    done = sum(answer["done"] for answer in told)
    if chosen().as_json:
        show_json({"done": done, "refusals": refusals})
    elif refusals:
        show_rows(refusals, REFUSAL, title="不能修改的记录")
    elif body["dry_run"]:
        say(f"[green]✓[/green] {len(ids)} 条都可以修改")
    else:
        say(f"[green]✓[/green] 已处理 {done} 条")


def _value(name: str, told: str) -> Any:
    if name in SEVERAL:
        return [word for word in told.replace("、", ",").split(",") if word]
    if name in CHOSEN and not told:
        return None
    return int(told) if name in WHOLE and told.isdigit() else told
