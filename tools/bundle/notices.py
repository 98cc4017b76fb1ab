"""Whose work the archive carries, and under which licence: one list, and the texts beside it."""

import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from pathlib import Path, PurePosixPath

TEXTS = ("licen", "copying", "notice", "copyright")
LICENCE_CHARACTERS_MAX = 60  # some write the whole text where its name should stand
HEAD = """\
# 第三方软件 Third-party software

本安装包包含下列软件,许可证全文在 `licences/` 目录。
This archive carries the software below; the texts of the licences stand in `licences/`.

| 软件 software | 版本 version | 许可证 licence |
| --- | --- | --- |
"""


@dataclass(frozen=True)
class Work:
    """A package of others: where from, what it is called, its licence and the texts of it."""

    origin: str
    name: str
    version: str
    licence: str
    texts: dict[str, bytes] = field(repr=False)


def write_notices(console: Path, top: Path) -> None:
    """Write the list and the texts of everything in the wheels and in the built console."""
    works = [*works_of_wheels((top / "wheels").glob("*.whl")), *works_of_console(console)]
    works.sort(key=lambda work: (work.origin, work.name.lower(), work.version))
    rows = "".join(f"| {each.name} | {each.version} | {each.licence} |\n" for each in works)
    (top / "NOTICES.md").write_text(HEAD + rows)
    for work in works:
        folder = top / "licences" / work.origin / f"{work.name.replace('/', '-')}-{work.version}"
        for name, text in work.texts.items():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(text)


def works_of_wheels(wheels: Iterable[Path]) -> Iterator[Work]:
    """Read what wheels say of themselves."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as opened:
            inside = [
                PurePosixPath(each.filename) for each in opened.infolist() if not each.is_dir()
            ]
            about = [name for name in inside if name.parts[0].endswith(".dist-info")]
            metadata = next(name for name in about if name.name == "METADATA")
            told = BytesParser().parsebytes(opened.read(str(metadata)), headersonly=True)
            texts = {name.name: opened.read(str(name)) for name in about if is_text(name.name)}
        yield Work("python", told["Name"], told["Version"], licence_of(told), texts)


def works_of_console(console: Path) -> Iterator[Work]:
    """Read the packages that the built console is made of, as its lock names them."""
    packages = json.loads((console / "package-lock.json").read_text())["packages"]
    for place, told in packages.items():
        folder = console / place
        if not place or told.get("dev") or not folder.is_dir():
            continue
        texts = {
            file.name: file.read_bytes()
            for file in folder.iterdir()
            if file.is_file() and is_text(file.name)
        }
        name = place.rpartition("node_modules/")[2]
        yield Work("console", name, told["version"], told.get("license", ""), texts)


def licence_of(told: Message) -> str:
    """Return the licence's name: said outright, in a word, or by classifiers."""
    outright = told["License-Expression"] or told["License"] or ""
    if outright and len(outright) <= LICENCE_CHARACTERS_MAX and "\n" not in outright:
        return str(outright)
    classified = [
        each.rpartition(" :: ")[2]
        for each in told.get_all("Classifier", [])
        if each.startswith("License :: ")
    ]
    return ", ".join(classified) or "see its text"


def is_text(name: str) -> bool:
    """Say whether a file's name is that of a licence."""
    return name.lower().startswith(TEXTS)
