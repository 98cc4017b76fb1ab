"""The words that all answers of governance share."""

from typing import Annotated

from pydantic import Field

ColumnName = Annotated[str, Field(min_length=1, max_length=200)]
