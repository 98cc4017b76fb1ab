"""The steps of the story as people type them; each asserts what it must bring."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.acceptance.conftest import CommandLine
from tongbase.app.story.invented import uscc
from tongbase.kernel import clock
from tongbase.kernel.clock import CHINA

APPROVED = ("--decision", "approve", "--opinion", "符合要求,同意。")


@dataclass(frozen=True)
class Cast:
    """Who acts: the bureau and two departments of one region, and their people."""

    region: str
    bureau: str
    provider: str
    consumer: str
    prefix: str

    @property
    def reviewer(self) -> str:
        return f"{self.prefix}.shuju"

    @property
    def compiler(self) -> str:
        return f"{self.prefix}.bianmu"

    @property
    def head(self) -> str:
        return f"{self.prefix}.fuze"

    @property
    def applicant(self) -> str:
        return f"{self.prefix}.shenqing"

    @property
    def keeper(self) -> str:
        return f"{self.prefix}.guanli"

    @property
    def system(self) -> str:
        return f"{self.consumer}分析系统"

    def codes(self) -> tuple[str, str, str]:
        """Credit codes with a right check digit; the organisations have others."""
        return tuple(uscc(800_000 + n, self.region, first="11") for n in range(3))


def people_exist(line: CommandLine, cast: Cast) -> None:
    line.say("机构、人员、应用系统")
    bureau, provider, consumer = cast.codes()
    for code, name, kind in (
        (bureau, cast.bureau, "authority"),
        (provider, cast.provider, "department"),
        (consumer, cast.consumer, "department"),
    ):
        line("org", "add", code, name, "--region", cast.region, "--kind", kind)
    for account, name, code, role in (
        (cast.reviewer, "审核员", bureau, "bureau_manager"),
        (cast.compiler, "编目员", provider, "department_manager"),
        (cast.head, "负责人", provider, "department_head"),
        (cast.applicant, "申请人", consumer, "consumer"),
        (cast.keeper, "管理员", consumer, "department_manager"),
    ):
        line("person", "add", account, name, "--organisation", code, "--role", role)
    line("system", "add", cast.system, "--organisation", consumer, by=cast.keeper)


def drop(files: list[Path], inbox: Path) -> None:
    """Let files arrive in the department's inbox."""
    inbox.mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copyfile(file, inbox / file.name)


def source_is_added(line: CommandLine, cast: Cast, name: str, inbox: Path) -> None:
    line("source", "add", name, "--kind", "folder", f"path={inbox}", by=cast.compiler)
    line("source", "test", name, by=cast.compiler)
    line("source", "tables", name, by=cast.compiler)


def keys(names: tuple[str, ...]) -> list[str]:
    return [word for name in names for word in ("--key", name)]


def flow_is_added(
    line: CommandLine,
    cast: Cast,
    source: str,
    names: tuple[str, str, str],
    options: tuple[str, ...],
) -> None:
    table, target, title = names
    what = ("--source", source, "--table", table, "--target", target, "--title", title)
    line("collect", "add", *what, *options, by=cast.compiler)
    line("collect", "plan", target, by=cast.compiler)


def run(line: CommandLine, cast: Cast, target: str) -> Mapping[str, int]:
    line("collect", "run", target, by=cast.compiler)
    newest = line.ask("collect", "runs", target, "--size", "1", by=cast.compiler)["rows"][0]
    assert newest["state"] == "succeeded"
    counts: Mapping[str, int] = newest["counts"]
    return counts


def moved(counts: Mapping[str, int]) -> tuple[int, int, int]:
    return counts["inserted"], counts["updated"], counts["deleted"]


def table_is_graded(line: CommandLine, cast: Cast, table: str) -> None:
    line("table", "recognise", table, by=cast.compiler)
    line("table", "rules", table, "--suggest", by=cast.compiler)


def add_rule(line: CommandLine, cast: Cast, table: str, code: str, kind: str, *rest: str) -> None:
    column, *settings = rest
    what = (table, code, "--kind", kind, "--column", column, *settings)
    line("table", "add-rule", *what, by=cast.compiler)


def entry_is_published(
    line: CommandLine,
    cast: Cast,
    what: tuple[str, str],
    fields: tuple[str, ...],
    region: str = "",
) -> None:
    table, name = what
    line("entry", "draft", "--from", table, "--name", name, by=cast.compiler)
    line("entry", "missing", name, by=cast.compiler)
    assert line("entry", "submit", name, by=cast.compiler, fails=True).error.startswith(
        "catalogue."
    )
    items = line.ask("entry", "show", name, by=cast.compiler)["items"]
    assessed = (clock.now().astimezone(CHINA) - timedelta(days=1)).date()
    line(
        "entry",
        "set",
        name,
        *fields,
        "share_type=conditional",
        "share_condition=仅限申请的用途使用。",
        "share_mode=api",
        "format_category=database",
        "format_type=Iceberg",
        f"secrecy_assessed_at={assessed}",
        f"pipia_assessed_at={assessed}",
        *(f"region_item={item['code']}" for item in items if item["field_name"] == region),
        by=cast.compiler,
    )
    assert line.ask("entry", "missing", name, by=cast.compiler)["rows"] == []
    line("entry", "submit", name, by=cast.compiler)
    line("entry", "review", name, *APPROVED, by=cast.head)
    line("workbench", by=cast.reviewer)
    line("entry", "review", name, *APPROVED, by=cast.reviewer)
    assert line.ask("entry", "show", name, by=cast.applicant)["status"] == "published"


def found(line: CommandLine, cast: Cast, words: str) -> set[str]:
    line("entry", "search", words, by=cast.applicant)
    rows = line.ask("entry", "search", words, by=cast.applicant)["rows"]
    return {row["name"] for row in rows}


def entry_is_granted(
    line: CommandLine, cast: Cast, name: str, content: tuple[str, ...]
) -> Mapping[str, Any]:
    drafted = line.ask("application", "draft", name, f"system={cast.system}", by=cast.applicant)
    serial = drafted["serial"]
    line("application", "submit", serial, by=cast.applicant)
    told = line.ask("application", "show", serial, by=cast.applicant)
    assert told["state"] == "supplement_required"
    assert {"items", "use_basis", "until"} <= {gap["field"] for gap in told["missing"]}
    until = clock.now().astimezone(CHINA).date() + timedelta(days=365)
    line(
        "application",
        "supplement",
        serial,
        *content,
        "modes=query,verify",
        "use_basis=《突发事件应对法》第五十九条:收集、分析突发事件信息。",
        "use_scene=supervision",
        f"use_scope={cast.consumer}",
        "use_purpose=分析研判",
        f"until={until}",
        by=cast.applicant,
    )
    for reviewer in (cast.head, cast.reviewer):
        line("application", "review", serial, *APPROVED, by=reviewer)
    line("grant", "list", by=cast.applicant)
    grant: Mapping[str, Any] = line.ask("grant", "show", name, by=cast.applicant)
    assert (grant["status"], grant["modes"]) == ("active", ["query", "verify"])
    return grant


def ledger_is_whole(line: CommandLine) -> None:
    line.say("留痕:封存、验真")
    line("ledger", "seal")
    line("ledger", "verify")
    verdict = line.ask("ledger", "verify")
    assert verdict["is_whole"] is True
    assert verdict["unsealed"] <= 1  # the proof that was just asked for is a line of its own


@dataclass
class Caller:
    """The consumer's system, with a key that was just issued to it."""

    line: CommandLine
    cast: Cast
    service: str
    key: str = ""
    secret: str = ""

    def __post_init__(self) -> None:
        made = self.line.ask("system", "key", self.cast.system, by=self.cast.keeper)
        self.key, self.secret = made["id"], made["secret"]

    def __call__(self, verb: str, body: Mapping[str, Any]) -> Any:
        self.line(*self._words(verb, body), TONGBASE_KEY_SECRET=self.secret)
        return self.ask(verb, body)

    def ask(self, verb: str, body: Mapping[str, Any]) -> Any:
        return self.line.ask(*self._words(verb, body), TONGBASE_KEY_SECRET=self.secret)

    def refused(self, verb: str, body: Mapping[str, Any], *, secret: str = "") -> str:
        words, used = self._words(verb, body), secret or self.secret
        return self.line(*words, fails=True, TONGBASE_KEY_SECRET=used).error

    def _words(self, verb: str, body: Mapping[str, Any]) -> tuple[str, ...]:
        written = json.dumps(body, ensure_ascii=False)
        return ("service", "call", self.service, verb, "--key", self.key, written)
