"""Tables that lie in the lake already: rows made where they land, for what needs many of them."""

from collections.abc import Mapping

from tongbase.app.story.cast import Body
from tongbase.app.story.stage import Stage
from tongbase.base.lake import raw
from tongbase.base.lake.names import TableName
from tongbase.govern.api import describe_table
from tongbase.govern.terms import ColumnDetails, TableDetails
from tongbase.kernel.actor import OrgPath

ODS = "ods"


def a_table(
    stage: Stage, owner: Body, name: str, columns: Mapping[str, str], rows_select: str
) -> str:
    """Land rows of text as a department's table; ``columns`` are called so in Chinese. Its id."""
    lake, table = stage.house.machines.lake, TableName(ODS, name)
    with raw.open_session(lake) as session:
        raw.ensure_table(lake, table, raw.columns_of(session, rows_select))
        raw.append(session, table, rows_select)
    details = TableDetails(
        table=(ODS, name),
        title="",
        owner=OrgPath(f"/{owner.region}/{owner.uscc}"),
        owner_code=owner.uscc,
        source="",
        format_type="csv",
        columns=tuple(ColumnDetails(column, "string", title) for column, title in columns.items()),
    )
    with stage.house.work_of_the_house() as work:
        return describe_table(work, details).id
