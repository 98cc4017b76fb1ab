"""What comes in: the bodies of requests that PyIceberg has no model for."""

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pyiceberg.table import TableIdentifier
from starlette.requests import Request


class Body(BaseModel):
    """A body; fields of later versions of the specification are ignored."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class NamespaceWanted(Body):
    """A namespace to make."""

    namespace: list[str] = Field(min_length=1)
    properties: dict[str, str] = {}


class PropertiesChange(Body):
    """Properties to remove and to set."""

    removals: set[str] = set()
    updates: dict[str, str] = {}


class TableWanted(Body):
    """A table whose metadata file exists already."""

    name: str
    metadata_location: str = Field(alias="metadata-location")
    overwrite: bool = False


class Rename(Body):
    """From where to where a table goes."""

    source: TableIdentifier
    destination: TableIdentifier


class Changes(Body):
    """Requirements and updates of one table; PyIceberg checks each."""

    requirements: list[dict[str, Any]] = []
    updates: list[dict[str, Any]]


class NamedChanges(Changes):
    """Changes that say of which table."""

    identifier: TableIdentifier


class Transaction(Body):
    """Changes of several tables, all or none."""

    table_changes: list[NamedChanges] = Field(alias="table-changes")


T = TypeVar("T", bound=BaseModel)


async def body_of(request: Request, model: type[T]) -> T:
    """Read and check the body. Raises pydantic's ``ValidationError``."""
    return model.model_validate_json(await request.body())
