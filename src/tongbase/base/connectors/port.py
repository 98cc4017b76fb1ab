"""The port: what every connector can do."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, ValidationError

from tongbase.base.connectors.errors import SourceSettingsError
from tongbase.base.connectors.guard import Guard
from tongbase.base.connectors.terms import (
    Capability,
    Description,
    FileState,
    SourceTable,
    Tested,
    Wanted,
    Words,
)
from tongbase.base.lake.raw.session import Session

PREVIEW_ROWS = 20


class SourceSettings(BaseModel):
    """The settings of a connection, without its secret."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


@dataclass(frozen=True)
class Connection:
    """What a connector is opened with."""

    settings: Mapping[str, Any]
    guard: Guard
    secret: str = field(default="", repr=False)


class Connector(ABC):
    """A source, opened for reading. It holds no connection between calls."""

    kind: ClassVar[str]
    label: ClassVar[Words]
    secret_label: ClassVar[Words | None] = None
    capabilities: ClassVar[frozenset[Capability]]
    settings_model: ClassVar[type[SourceSettings]]

    @classmethod
    @abstractmethod
    def open(cls, connection: Connection) -> "Connector":
        """Check the settings and make a connector; nothing is called yet."""

    @abstractmethod
    def check(self) -> None:
        """Stop at an address that may not be a source. Only names are looked up."""

    @abstractmethod
    def test(self) -> Tested:
        """Reach the source and say what was found. Raises what is wrong."""

    @abstractmethod
    def list_tables(self) -> Sequence[SourceTable]:
        """List what can be read."""

    @abstractmethod
    def describe(self, table: str, files: tuple[str, ...] | None = None) -> Description:
        """Tell the columns of a table; of a pattern, as the given files have them."""

    @abstractmethod
    def reading(self, session: Session, wanted: Wanted) -> AbstractContextManager[str]:
        """Hand the rows to DuckDB: yields a ``SELECT`` that can be run once."""

    def count(self, table: str) -> int | None:
        """Count the rows at the source, if the source can count."""
        del table
        return None

    def moment(self, type_name: str) -> str | None:
        """Tell the source's own time as its columns of that type write it."""
        del type_name
        return None

    def files(self, table: str, known: Mapping[str, FileState]) -> tuple[FileState, ...]:
        """List the files behind a table; what is ``known`` and untouched is not read for it."""
        del table, known
        return ()


def check_settings(model: type[SourceSettings], given: Mapping[str, Any]) -> SourceSettings:
    """Validate the settings of a connection and name the first field at fault."""
    try:
        return model.model_validate(dict(given))
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "settings"
        raise SourceSettingsError(
            f"数据源设置“{name}”填写不正确:{_said(first['type'])},请修改。",
            f"The setting {name} of the source is wrong: {first['msg']}",
            field=f"settings.{name}",
        ) from wrong


def _said(kind: str) -> str:
    return {"missing": "必填", "extra_forbidden": "不是该类数据源的设置项"}.get(kind, "取值无效")
