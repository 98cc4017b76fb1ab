"""Take files in, and lay them out where a reader can open them."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tongbase.base.room import room_of
from tongbase.base.store.files import open_store
from tongbase.base.uploads.errors import UploadInvalidError, UploadNotFoundError
from tongbase.base.uploads.events import FileUploaded
from tongbase.base.uploads.models import Upload
from tongbase.base.uploads.permissions import UploadPermission
from tongbase.kernel.ids import new_id
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

UPLOAD_BYTES_MAX = 1 << 30
NAME_CHARACTERS_MAX = 200
CHUNK_BYTES = 1 << 20


@dataclass(frozen=True)
class Incoming:
    """A file that has arrived: its name, and what it holds, at its beginning."""

    name: str
    content: IO[bytes]


def check_may_upload(work: Work) -> None:
    """Refuse a file before any of it is read."""
    work.require(UploadPermission.FILE_ADD, work.actor.place)


def keep_upload(work: Work, settings: Settings, incoming: Incoming) -> Upload:
    """Keep a file that a person hands in; nothing is left of one that is refused."""
    work.require(UploadPermission.FILE_ADD, work.actor.place)
    name = _checked_name(incoming.name)
    size, digest = _measured(incoming.content)
    upload = Upload(
        id=new_id(), name=name, size=size, sha256=digest, person=work.actor.id, at=work.now
    )
    open_store(settings).put_stream(upload.key, _chunks(incoming.content))
    work.db.add(upload)
    work.db.flush()
    work.emit(FileUploaded(upload.id, title=name, size=size, sha256=digest))
    return upload


def get_upload(work: Work, upload_id: str) -> Upload:
    """Find a file that the actor handed in."""
    upload = work.db.get(Upload, upload_id)
    if upload is None or upload.person != work.actor.id:
        raise UploadNotFoundError(
            f"没有编号为 {upload_id} 的上传文件,请重新上传。",
            f"You have handed in no file {upload_id}; hand it in again.",
            field="upload",
        )
    return upload


@contextmanager
def laid_out(settings: Settings, upload: Upload) -> Iterator[Path]:
    """Lay a file out where readers can open it; it is gone afterwards."""
    with tempfile.TemporaryDirectory(dir=room_of(settings.home)) as folder:
        path = Path(folder) / f"upload{Path(upload.name).suffix.lower()}"
        with path.open("wb") as file:
            for chunk in open_store(settings).stream(upload.key):
                file.write(chunk)
        yield path


def too_large() -> UploadInvalidError:
    """Say that a file is larger than is taken."""
    most = UPLOAD_BYTES_MAX >> 20
    return UploadInvalidError(
        f"文件超过 {most} MB,请拆分或压缩后上传。",
        f"The file is larger than {most} MB; split or compress it.",
        field="file",
    )


def _checked_name(name: str) -> str:
    bare = Path(name.replace("\\", "/")).name.strip()
    if not bare or len(bare) > NAME_CHARACTERS_MAX:
        raise UploadInvalidError(
            f"文件名不能为空,也不能超过 {NAME_CHARACTERS_MAX} 个字符。",
            f"A file has a name of 1 to {NAME_CHARACTERS_MAX} characters.",
        )
    return bare


def _measured(content: IO[bytes]) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(content):
        digest.update(chunk)
        size += len(chunk)
        if size > UPLOAD_BYTES_MAX:
            raise too_large()
    if size == 0:
        raise UploadInvalidError(
            "上传的文件是空的,请检查后重新上传。",
            "The file holds nothing; check it and hand it in again.",
            field="file",
        )
    return size, digest.hexdigest()


def _chunks(content: IO[bytes]) -> Iterator[bytes]:
    content.seek(0)
    while chunk := content.read(CHUNK_BYTES):
        yield chunk
