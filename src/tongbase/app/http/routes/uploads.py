"""Files that people hand in: ``POST /uploads?name=…`` with the file as the body."""

import tempfile
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool

from tongbase.base.uploads.keeping import (
    UPLOAD_BYTES_MAX,
    Incoming,
    check_may_upload,
    keep_upload,
    too_large,
)
from tongbase.base.web import InHand, Out, WithMachines

IN_MEMORY_BYTES = 4 << 20
BINARY = {"schema": {"type": "string", "format": "binary"}}
BODY = {"requestBody": {"required": True, "content": {"application/octet-stream": BINARY}}}

router = APIRouter(prefix="/uploads", tags=["uploads"])


class UploadOut(Out):
    """A file that was handed in: its size in bytes, the hash of what it holds."""

    id: str
    name: str
    size: int
    sha256: str
    at: datetime


@router.post("", status_code=201, openapi_extra=BODY)
async def hand_in(
    request: Request,
    work: InHand,
    machines: WithMachines,
    name: Annotated[str, Query(min_length=1, max_length=200)],
) -> UploadOut:
    """Hand in a file, of at most 1 GiB, as the body of the request."""
    check_may_upload(work)
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_BYTES) as file:
        size = 0
        async for chunk in request.stream():
            size += len(chunk)
            if size > UPLOAD_BYTES_MAX:
                raise too_large()
            await run_in_threadpool(file.write, chunk)
        incoming = Incoming(name, file)
        kept = await run_in_threadpool(keep_upload, work, machines.settings, incoming)
    return UploadOut.model_validate(kept)
