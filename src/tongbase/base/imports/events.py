"""What happens to imports. The subject is the import; what it changes is told by the changes."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class ImportOrdered(Event):
    """A file is to be checked."""

    name: ClassVar[str] = "imports.import.ordered"
    zh: ClassVar[str] = "提交导入文件"
    en: ClassVar[str] = "Import ordered"
    kind: str
    file: str
    sha256: str


@dataclass(frozen=True)
class ImportApplied(Event):
    """What was good in a file was taken over."""

    name: ClassVar[str] = "imports.import.applied"
    zh: ClassVar[str] = "完成导入"
    en: ClassVar[str] = "Import taken over"
    kind: str
    file: str
    new: int
    changed: int
    same: int
    refused: int
