"""What happens to files that people hand in."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class FileUploaded(Event):
    """A file was handed in; ``sha256`` is the hash of what it holds."""

    name: ClassVar[str] = "uploads.file.uploaded"
    zh: ClassVar[str] = "上传文件"
    en: ClassVar[str] = "File handed in"
    title: str
    size: int
    sha256: str
