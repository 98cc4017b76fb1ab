"""Changes on the wire: CloudEvents, polled or streamed."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from tongbase.base.web import Out
from tongbase.catalogue.schemas.subscriptions import FilterIn

CHANGES_MAX = 200
Place = Annotated[int, Field(ge=0, lt=1 << 62)]


class StreamIn(FilterIn):
    """Which changes are told, and after which number; without it only what is new."""

    after: Place | None = None


class ChangesIn(FilterIn):
    """Which changes are asked for, after which number, how many at most."""

    after: Place = 0
    size: Annotated[int, Field(ge=1, le=CHANGES_MAX)] = 50


class CloudEventOut(Out):
    """A change as a CloudEvent 1.0 in JSON; ``sequence`` orders all of them.

    ``data`` is ``{"kind", "entry": {…}, "detail": {…}}``; a publication brings the ``content`` of
    the version as well, in the form of ``/versions/{number}``.
    """

    specversion: Literal["1.0"]
    id: str
    source: str
    type: str
    subject: str
    time: datetime
    datacontenttype: str
    sequence: str
    data: dict[str, Any]


class ChangesOut(Out):
    """Changes in their order. Ask again with ``next``: it counts those left out as well.

    ``newest`` is the number of the newest change. ``more``: there is more to be read now, though
    it need not be wanted.
    """

    rows: list[CloudEventOut]
    next: int
    newest: int
    more: bool
