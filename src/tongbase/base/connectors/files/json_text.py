"""JSON as text that is read as far as it is needed: values, and walks through what holds them."""

import json
from collections.abc import Iterator
from typing import IO, Any

from tongbase.base.connectors.errors import BrokenFileError

CHUNK_CHARACTERS = 1 << 20
OBJECT_CHARACTERS_MAX = 64 << 20


class Text:
    """A JSON text and the place that has been reached in it."""

    def __init__(self, file: IO[str], shown: str) -> None:
        self._file, self._shown = file, shown
        self._decoder = json.JSONDecoder()
        self._text, self._at = "", 0

    def peek(self, also: str = "") -> str:
        """Return the next sign that is not blank, or nothing at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in f" \t\r\n{also}":
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def skip(self) -> None:
        """Pass one sign."""
        self._at += 1

    def value(self) -> Any:
        """Return the value that begins here, and pass it."""
        self.peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except (json.JSONDecodeError, RecursionError) as wrong:
                if len(self._text) - self._at > OBJECT_CHARACTERS_MAX or not self._more():
                    raise self._broken(wrong) from wrong
            else:
                if end < len(self._text) or not isinstance(value, int | float):
                    self._at = end
                    return value
                end -= self._at
                if not self._more():  # a number may go on behind what has been read
                    self._at = end
                    return value

    def members(self) -> Iterator[str]:
        """Walk through an object: yield each key; whoever asked passes the value behind it."""
        self.skip()
        while self.peek(",") != "}":
            key = self.value()
            if not isinstance(key, str) or self.peek() != ":":
                raise self._broken(f"“:” is missing behind {key!r}")
            self.skip()
            yield key
        self.skip()

    def elements(self) -> Iterator[None]:
        """Walk through an array: stop before each element; whoever asked passes it."""
        self.skip()
        while self.peek(",") != "]":
            yield
        self.skip()

    def _more(self) -> bool:
        more = self._file.read(CHUNK_CHARACTERS)
        self._text, self._at = self._text[self._at :] + more, 0
        return bool(more)

    def _broken(self, wrong: object) -> BrokenFileError:
        return BrokenFileError(
            f"JSON 文件“{self._shown}”格式有误或不完整({wrong}),请重新导出。",
            f"The JSON file {self._shown} is malformed or cut short ({wrong}); export it again.",
        )
