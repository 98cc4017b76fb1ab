"""How CKAN tells an error."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class CkanFaultOut(BaseModel):
    """The kind of an error and what is wrong; a fault of input stands under its field as well."""

    model_config = ConfigDict(extra="allow")

    kind: str = Field(alias="__type")
    message: str


class CkanErrorOut(BaseModel):
    """An error as CKAN's clients read it."""

    help: str
    success: Literal[False]
    error: CkanFaultOut
