"""What a file is: by its first bytes, for its name may say anything."""

from pathlib import Path

from tongbase.base.connectors.errors import (
    EmptyFileError,
    EncryptedFileError,
    FileMissingError,
    NotATableError,
)
from tongbase.base.connectors.files.terms import FileKind

HEAD_BYTES = 8192
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
GZIP = b"\x1f\x8b"
PARQUET = b"PAR1"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
)
HTML_SIGNS = (b"<!doctype html", b"<html", b"<table", b"<head", b"<body")
EXCEL_SUFFIXES = frozenset({".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".et"})


def sniff(path: Path, shown: str) -> FileKind:
    """Tell what kind of file lies there, or refuse it with the reason."""
    head = read_head(path, shown)
    if not head.strip(b" \t\r\n\x00") and path.stat().st_size <= HEAD_BYTES:
        raise EmptyFileError(
            f"文件“{shown}”是空的,请重新导出。", f"The file {shown} is empty; export it again."
        )
    if _is_page(head):
        return FileKind.PAGE
    _refuse_foreign(head, shown)
    if head.startswith(PARQUET):
        return FileKind.PARQUET
    if head.startswith((OLE, ZIP)):
        return FileKind.SHEETS
    if _begins_json(head):
        return FileKind.JSON
    return FileKind.TEXT


def read_head(path: Path, shown: str) -> bytes:
    """Read the first bytes."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError as failed:
        raise FileMissingError(
            f"文件“{shown}”无法打开:{failed.strerror},请检查路径和权限。",
            f"The file {shown} cannot be opened: {failed.strerror}.",
        ) from failed


def is_archive(head: bytes, path: Path) -> bool:
    """Say whether a ZIP holds files (workbooks of today are ZIPs, too)."""
    return head.startswith(ZIP) and path.suffix.lower() not in EXCEL_SUFFIXES


def encrypted(shown: str) -> EncryptedFileError:
    """A file behind a password."""
    return EncryptedFileError(
        f"文件“{shown}”设有打开密码,请取消密码后重新提供。",
        f"The file {shown} is protected by a password; save it without one.",
    )


def _start_of(head: bytes) -> bytes:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()


def _is_page(head: bytes) -> bool:
    start = _start_of(head)
    return start.startswith(HTML_SIGNS) or b"<html" in start[:2048]


def _refuse_foreign(head: bytes, shown: str) -> None:
    for sign, name in FOREIGN:
        if head.startswith(sign):
            raise NotATableError(
                f"文件“{shown}”是 {name} 格式,不含可采集的表格。",
                f"The file {shown} is {name}, which holds no table.",
            )
    if _start_of(head).startswith(b"<?xml"):
        raise NotATableError(
            f"文件“{shown}”是 XML 格式,请另存为 xlsx、CSV 或 JSON。",
            f"The file {shown} is XML; save it as xlsx, CSV or JSON.",
        )
    text = head[2:] if head.startswith(UTF16) else head
    if not head.startswith((*UTF16, OLE, ZIP, PARQUET)) and _is_binary(text):
        raise NotATableError(
            f"文件“{shown}”是无法识别的二进制内容。",
            f"The file {shown} is binary of no known kind.",
        )


def _is_binary(head: bytes) -> bool:
    """Control bytes that no text has; UTF-16 without a mark has its zeros on one side."""
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd + even and (odd == 0 or even == 0 or min(odd, even) * 20 < max(odd, even)):
        return False
    controls = sum(head.count(bytes([byte])) for byte in (*range(9), *range(14, 26)))
    return controls * 20 > len(head)


def _begins_json(head: bytes) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        after = text[1:].lstrip()
        return after.startswith((b'"', b"}"))
    if text.startswith(b"["):
        after = text[1:].lstrip()
        return after.startswith((b"{", b"]"))
    return False
