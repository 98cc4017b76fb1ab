"""The encoding of a text file, told from its bytes."""

import codecs
from pathlib import Path

from charset_normalizer import from_bytes

from tongbase.base.connectors.errors import EncodingUnknownError

SAMPLE_BYTES = 1_000_000
CHUNK_BYTES = 1 << 20
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
COMMON_SHARE_MIN = 0.7
"""So much of the text must be everyday characters for it to be Chinese in that encoding."""
GUESSES = ["cp1252", "mac_roman", "cp1251", "shift_jis", "euc_kr", "cp1250", "big5", "gb18030"]


def encoding_of(path: Path, shown: str, *, told: str = "") -> str:
    """Return the name of the codec that reads the whole file."""
    if told:
        return _checked(path, shown, told)
    with path.open("rb") as file:
        sample = file.read(SAMPLE_BYTES)
    if sure := _marked(sample) or _unmarked_utf16(sample):
        return sure
    if _reads(path, "utf-8"):
        return "utf-8"
    for name in sorted(("gb18030", "big5"), key=lambda each: -_commonness(sample, each)):
        if _commonness(sample, name) >= COMMON_SHARE_MIN and _reads(path, name):
            return name
    found = from_bytes(sample, cp_isolation=GUESSES)
    for guess in sorted(found, key=lambda each: (each.chaos, GUESSES.index(each.encoding))):
        if _reads(path, guess.encoding):
            return guess.encoding
    raise EncodingUnknownError(
        f"无法判断文件“{shown}”的字符编码,请在数据源设置中指定编码(如 GB18030),或另存为 UTF-8。",
        f"The encoding of {shown} cannot be told; name it in the settings or save it as UTF-8.",
        field="settings.encoding",
    )


def _marked(sample: bytes) -> str | None:
    return next((name for mark, name in MARKS if sample.startswith(mark)), None)


def _checked(path: Path, shown: str, told: str) -> str:
    try:
        name = codecs.lookup(told).name
    except LookupError as unknown:
        raise EncodingUnknownError(
            f"不认识的字符编码“{told}”,可用 UTF-8、GB18030、Big5、UTF-16 等。",
            f"Unknown encoding {told}; use UTF-8, GB18030, Big5, UTF-16 or the like.",
            field="settings.encoding",
        ) from unknown
    if _reads(path, name):
        return name
    raise EncodingUnknownError(
        f"文件“{shown}”不是 {told} 编码,请改正数据源设置中的编码。",
        f"The file {shown} is not in {told}; correct the encoding in the settings.",
        field="settings.encoding",
    )


def _reads(path: Path, name: str) -> bool:
    """Say whether every byte of the file is lawful in the encoding."""
    decoder = codecs.getincrementaldecoder(name)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_utf16(sample: bytes) -> str | None:
    """Latin letters in UTF-16 have a zero on one side of each."""
    zeros_odd, zeros_even = sample[1::2].count(0), sample[::2].count(0)
    half = len(sample) // 2
    if half and zeros_odd > half * 0.4 and zeros_even < zeros_odd * 0.05:
        return "utf-16-le"
    if half and zeros_even > half * 0.4 and zeros_odd < zeros_even * 0.05:
        return "utf-16-be"
    return None


def _commonness(sample: bytes, name: str) -> float:
    """Return which share of the foreign characters is everyday Chinese in that encoding."""
    foreign = [sign for sign in sample.decode(name, errors="replace") if ord(sign) > 127]
    if not foreign:
        return 0.0
    common = sum(1 for sign in foreign if _is_common(sign, name))
    return common / len(foreign)


def _is_common(sign: str, name: str) -> bool:
    if sign in ",。、;:?!“”()《》【】—…\u3000·%/-":
        return True
    try:
        first = sign.encode("gb2312" if name == "gb18030" else "big5")[0]
    except UnicodeEncodeError:
        return False
    # Level 1 of GB 2312 and of Big5: the characters that people use.
    low, high = (0xB0, 0xD7) if name == "gb18030" else (0xA4, 0xC6)
    return low <= first <= high
