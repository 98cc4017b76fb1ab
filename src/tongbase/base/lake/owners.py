"""Whose a lake table is: said when it is first described, and kept whatever becomes of its flow.

Binding a table to an entry, grading it, writing it and comparing with it all ask here. What nobody
has claimed is the house's: only who reaches everywhere may do anything with it.
"""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from tongbase.base.lake.errors import TableOfOthersError
from tongbase.base.lake.names import TableName
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.db import Row


class LakeOwner(Row):
    """The place to which a table belongs."""

    __tablename__ = "lake_owner"

    namespace: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str]


def owner_of(db: Session, table: TableName) -> OrgPath:
    """Say whose a table is."""
    held = db.scalar(
        select(LakeOwner.owner).where(
            LakeOwner.namespace == table.namespace, LakeOwner.name == table.name
        )
    )
    return EVERYWHERE if held is None else OrgPath(held)


def claim(db: Session, table: TableName, place: OrgPath, *, field: str = "table") -> None:
    """Make a table a place's own. The first claim holds: nobody takes over another's table."""
    new = {"namespace": table.namespace, "name": table.name, "owner": place.value}
    db.execute(insert(LakeOwner).values(**new).on_conflict_do_nothing())
    if owner_of(db, table) != place:
        raise TableOfOthersError(
            f"数据湖表“{table}”属于其他单位,请换一个名称。",
            f"The lake table {table} is another organisation's; choose another name.",
            field=field,
        )


def check_own(db: Session, table: TableName, place: OrgPath, *, field: str = "table") -> None:
    """Refuse a table that is neither the place's own nor of somebody below it."""
    if not place.covers(owner_of(db, table)):
        raise TableOfOthersError(
            f"数据湖表“{table}”不是本单位的数据,不能使用;请选择本单位归集的表。",
            f"The lake table {table} is not this organisation's; choose one that it collected.",
            field=field,
        )
