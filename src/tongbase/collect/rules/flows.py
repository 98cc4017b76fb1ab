"""What a flow must say so that it can run."""

import re

from tongbase.base.connectors.terms import TECHNICAL, Description
from tongbase.base.lake.names import check_name
from tongbase.base.lake.types import iceberg_type
from tongbase.collect.errors import ColumnMissingError, FlowInvalidError
from tongbase.collect.rules.cursors import CURSOR_TYPES
from tongbase.collect.terms import KEY, OVERLAP_SECONDS_MAX, FlowDetails, Mode

TARGET_LENGTH_MAX = 100
_UNFIT = re.compile(r"[^\w]+")
_SUFFIX = re.compile(
    r"\.(csv|tsv|txt|xlsx?|xlsm|xlsb|ods|jsonl?|ndjson|parquet|zip|gz)(?=[#/.]|$)", re.I
)


def check_flow(details: FlowDetails, source: Description) -> None:
    """Stop at a flow that cannot run: what it needs and its source does not have."""
    check_name(details.target, field="target")
    check_columns(details, source)
    _check_mode(details, source)
    _check_types(details, source)
    if clash := sorted({*TECHNICAL, KEY} & set(source.names)):
        raise FlowInvalidError(
            f"源表的字段名与平台保留字段冲突:{'、'.join(clash)},请在源端改名或使用视图。",
            f"The source uses names of the platform: {', '.join(clash)}; rename them or use a "
            "view.",
            field="table",
        )


def check_columns(details: FlowDetails, source: Description) -> None:
    """Stop if the source has not the columns that the flow is told apart and ordered by."""
    needed = [*details.keys, *filter(None, [details.cursor_column])]
    if missing := [name for name in needed if name not in source.names]:
        raise ColumnMissingError(
            f"源表“{source.table}”没有字段:{'、'.join(missing)};请修改任务的主键或游标字段。",
            f"The source table {source.table} has no column {', '.join(missing)}; change the "
            "keys or the cursor of the flow.",
            field="keys",
            columns=missing,
        )


def default_target(table: str) -> str:
    """Make the name of a lake table of a source table's: letters, digits, underscores."""
    plain = _SUFFIX.sub("", table)
    name = _UNFIT.sub("_", plain).strip("_").lower()[:TARGET_LENGTH_MAX]
    return name or "table"


def _check_mode(details: FlowDetails, source: Description) -> None:
    if details.mode is not Mode.INCREMENTAL:
        return
    if not details.keys or not details.cursor_column:
        raise FlowInvalidError(
            "增量采集需要主键和游标字段(如更新时间),请补充。",
            "An incremental flow needs keys and a cursor column; give both.",
            field="keys" if not details.keys else "cursor_column",
        )
    if details.delete_missing:
        raise FlowInvalidError(
            "增量采集看不到被删除的行,不能同时选择删除;请改用全量。",
            "An incremental flow cannot see deleted rows; use a full one to delete.",
            field="delete_missing",
        )
    if not 0 <= details.overlap_seconds <= OVERLAP_SECONDS_MAX:
        raise FlowInvalidError(
            f"重叠窗口须为 0 至 {OVERLAP_SECONDS_MAX} 秒。",
            f"The overlap is from 0 to {OVERLAP_SECONDS_MAX} seconds.",
            field="overlap_seconds",
        )
    kind = next(each.type for each in source.columns if each.name == details.cursor_column)
    if kind not in CURSOR_TYPES:
        raise FlowInvalidError(
            f"字段“{details.cursor_column}”({kind})不能作游标,请选择时间、整数或文本字段。",
            f"{details.cursor_column} ({kind}) is no cursor; choose a time, a number or text.",
            field="cursor_column",
        )


def _check_types(details: FlowDetails, source: Description) -> None:
    if unknown := [name for name in details.types if name not in source.names]:
        raise FlowInvalidError(
            f"类型设置中的字段不存在:{'、'.join(unknown)}。",
            f"There is no column {', '.join(unknown)} to set a type for.",
            field="types",
        )
    for told in details.types.values():
        iceberg_type(told)
