"""What a run will do, decided before it does anything: the plan that people and runner share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tongbase.base.connectors.terms import FILE, LINE, Description, FileState, Since, SourceColumn
from tongbase.base.lake.terms import Column, TableInfo, type_zh
from tongbase.collect.rules.cursors import since_of
from tongbase.collect.rules.flows import check_columns
from tongbase.collect.rules.remarks import tell
from tongbase.collect.terms import KEY, Flow, Mode

WIDENINGS = frozenset({("int", "long"), ("float", "double")})


class StepKind(StrEnum):
    """The steps of a run, in their order."""

    CREATE = "create"
    ADD_COLUMNS = "add_columns"
    WIDEN_COLUMNS = "widen_columns"
    KEEP_TYPES = "keep_types"
    TELL_TYPES = "tell_types"
    READ = "read"
    CHECK = "check"
    SET_ASIDE = "set_aside"
    MERGE = "merge"
    RECONCILE = "reconcile"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Step:
    """One step, as a sentence for people."""

    kind: StepKind
    zh: str
    en: str


@dataclass(frozen=True)
class Plan:
    """A run before it runs. ``columns`` are those that land, in the order of the source.

    ``keep`` are those whose type in the lake stays although the flow or its source has another.
    """

    steps: tuple[Step, ...]
    columns: tuple[Column, ...]
    technical: tuple[Column, ...]
    keys: tuple[str, ...]
    is_new: bool
    add: tuple[Column, ...] = ()
    widen: tuple[Column, ...] = ()
    keep: tuple[Column, ...] = ()
    since: Since | None = None
    files: tuple[str, ...] | None = None

    @property
    def is_idle(self) -> bool:
        """Say whether there is nothing to do."""
        return any(step.kind is StepKind.NOTHING for step in self.steps)


def plan_run(
    flow: Flow,
    source: Description,
    lake: TableInfo | None,
    *,
    files: Sequence[FileState] | None = None,
) -> Plan:
    """Decide a run from what the source has, what the lake has and how far the flow has read.

    ``files`` are the new and changed files of a flow by files.
    """
    details = flow.details
    if files is not None and not files and lake is not None:
        return _idle(flow, source)
    check_columns(flow.details, source)
    columns = tuple(_landing(column, details.types, lake) for column in source.columns)
    technical = _technical(flow)
    known = {column.name: column for column in lake.columns} if lake else {}
    every = (*columns, *technical)
    plan = Plan(
        steps=(),
        columns=columns,
        technical=technical,
        keys=merge_keys(flow),
        is_new=lake is None,
        add=tuple(each for each in every if lake and each.name not in known),
        widen=tuple(
            each for each in columns if each.name in known and known[each.name].type != each.type
        ),
        keep=tuple(
            each
            for each, told in zip(columns, source.columns, strict=True)
            if each.type != details.types.get(told.name, told.type)
        ),
        since=_since(flow, source),
        files=tuple(each.path for each in files) if files is not None else None,
    )
    return Plan(**{**vars(plan), "steps": tuple(_steps(flow, source, plan))})


def merge_keys(flow: Flow) -> tuple[str, ...]:
    """Return the columns of the lake table by which rows are told apart."""
    details = flow.details
    if details.empty_key_parts and len(details.keys) > 1:
        return (KEY,)
    if not details.keys and details.mode is Mode.FILES:
        return (FILE, LINE)
    return details.keys


def changed_files(
    found: Sequence[FileState], known: Mapping[str, FileState]
) -> tuple[FileState, ...]:
    """Return the files whose content is not what was read before."""
    return tuple(
        each for each in found if each.path not in known or known[each.path].digest != each.digest
    )


def _landing(column: SourceColumn, types: Mapping[str, str], lake: TableInfo | None) -> Column:
    """The column as it lands: the lake's type stays unless the source has outgrown it."""
    wanted = types.get(column.name, column.type)
    known = (
        next((each for each in lake.columns if each.name == column.name), None) if lake else None
    )
    if known is None:
        return Column(column.name, wanted, column.comment)
    kind = wanted if (known.type, wanted) in WIDENINGS else known.type
    return Column(column.name, kind, column.comment or known.comment)


def _technical(flow: Flow) -> tuple[Column, ...]:
    columns = []
    if flow.details.mode is Mode.FILES:
        columns.append(Column(FILE, "string", "来源文件"))
        if not flow.details.keys:
            columns.append(Column(LINE, "long", "来源行号"))
    if KEY in merge_keys(flow):
        columns.append(Column(KEY, "string", "组合主键"))
    return tuple(columns)


def _since(flow: Flow, source: Description) -> Since | None:
    if flow.details.mode is not Mode.INCREMENTAL or "value" not in flow.cursor:
        return None
    column = next(each for each in source.columns if each.name == flow.details.cursor_column)
    return Since(column, since_of(flow.cursor["value"], column.type, flow.details.overlap_seconds))


def _steps(flow: Flow, source: Description, plan: Plan) -> list[Step]:
    steps = []
    if plan.is_new:
        count = len(plan.columns)
        steps.append(
            Step(
                StepKind.CREATE,
                f"在数据湖中新建表“{flow.target}”,共 {count} 个字段。",
                f"Make the lake table {flow.target} with {count} columns.",
            )
        )
    if plan.add:
        names = [each.name for each in plan.add]
        steps.append(
            Step(
                StepKind.ADD_COLUMNS,
                f"源表新增了字段,数据湖表增加:{'、'.join(names)}。",
                f"The source has new columns; add {', '.join(names)}.",
            )
        )
    if plan.widen:
        told, told_zh = _typed(plan.widen)
        steps.append(
            Step(
                StepKind.WIDEN_COLUMNS,
                f"放宽字段类型:{told_zh}。",
                f"Widen the types of {told}.",
            )
        )
    if plan.keep:
        told, told_zh = _typed(plan.keep)
        steps.append(
            Step(
                StepKind.KEEP_TYPES,
                f"以下字段的类型与源端或设置不同,仍按数据湖中的类型入湖:{told_zh};"
                "如需改变,请另建目标表。",
                f"The lake keeps the types of {told} where source or flow have others; "
                "collect into a new table to change them.",
            )
        )
    return [*steps, *_told(flow, source, plan), _read(flow, plan), *_after(flow, plan)]


def _typed(columns: Sequence[Column]) -> tuple[str, str]:
    """List columns with their types, in English and in Chinese."""
    zh = [f"{each.name}({type_zh(each.type)})" for each in columns]
    return ", ".join(f"{each.name} ({each.type})" for each in columns), "、".join(zh)


def _told(flow: Flow, source: Description, plan: Plan) -> list[Step]:
    """What a person should know of types that nobody told and that the lake has not fixed."""
    settled = {*flow.details.types, *(each.name for each in plan.keep)}
    remarks = [each for each in source.remarks if each.column not in settled]
    return [Step(StepKind.TELL_TYPES, told.zh, told.en) for told in tell(remarks)]


def _read(flow: Flow, plan: Plan) -> Step:
    table = flow.details.table
    if plan.files is not None:
        count = len(plan.files)
        zh, en = f"读取 {count} 个新增或变化的文件。", f"Read {count} new or changed files."
    elif plan.since is not None:
        name, value = plan.since.column.name, plan.since.value
        zh = f"增量读取“{table}”中“{name}”不早于 {value} 或为空的行。"
        en = f"Read the rows of {table} whose {name} is {value} or later, or empty."
    else:
        zh, en = f"全量读取“{table}”。", f"Read all of {table}."
    return Step(StepKind.READ, zh, en)


def _after(flow: Flow, plan: Plan) -> list[Step]:
    merge_zh, merge_en = _merge_words(flow, plan)
    return [
        Step(
            StepKind.CHECK,
            "入湖前按规则逐行检查(类型、主键、校验位、值域、代码集、引用等)。",
            "Check every row against the rules before it lands.",
        ),
        Step(
            StepKind.SET_ASIDE,
            f"不合格的行连同原因放入“{flow.target}”的隔离区。",
            f"Set bad rows aside in the quarantine of {flow.target}, each with its reason.",
        ),
        Step(StepKind.MERGE, merge_zh, merge_en),
        Step(
            StepKind.RECONCILE,
            "两侧对账:读取行数 = 入湖行数 + 隔离行数,不平则任务失败。",
            "Reconcile: rows read = rows landed + rows set aside, or the run fails.",
        ),
    ]


def _merge_words(flow: Flow, plan: Plan) -> tuple[str, str]:
    if not plan.keys:
        return (
            "没有主键:与现有数据整体比较,有差异时整表替换。",
            "No key: compare as a whole, replace the table if anything differs.",
        )
    keys = flow.details.keys or plan.keys
    zh = f"按主键({'、'.join(keys)})合并:新增、更新变化的行,不改动相同的行"
    en = f"Merge by {', '.join(keys)}: insert and update what differs, touch nothing else"
    if flow.details.delete_missing:
        return f"{zh},并删除源端已不存在的行。", f"{en}, delete what the source lacks."
    return f"{zh}。", f"{en}."


def _idle(flow: Flow, source: Description) -> Plan:
    zh, en = "没有新增或变化的文件,无需处理。", "No file is new or changed: nothing to do."
    step = Step(StepKind.NOTHING, zh, en)
    columns = tuple(Column(each.name, each.type, each.comment) for each in source.columns)
    return Plan((step,), columns, (), merge_keys(flow), is_new=False, files=())
