"""The checks of a landing as SQL: count by rule, what may land, what is set aside and why.

One predicate a rule, TRUE for a bad row. ``source`` is a relation that holds still (a file, a
temporary table): ``unique`` reads it a second time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongbase.govern.terms import BoundRule, Faults
from tongbase.kernel.sql import literal, quote
from tongbase.standards.api import compile_evaluated, compile_rule
from tongbase.standards.terms.quality import QualityRule, RuleKind, Severity

SUSPECT_ROWS_MAX = 10_000
KEY_RULES = ("key_present", "key_unique")


@dataclass(frozen=True)
class Compiled:
    """A rule with its predicates."""

    bound: BoundRule
    bad: str
    evaluated: str

    @property
    def is_fatal(self) -> bool:
        """Say whether bad rows are set aside rather than landed and flagged."""
        return self.bound.rule.consequence is Severity.QUARANTINE


@dataclass(frozen=True)
class LandingPlan:
    """Everything that is asked of the rows of one landing."""

    source: str
    columns: tuple[str, ...]
    checks: tuple[Compiled, ...]
    faults: Faults | None = None
    place: str = "NULL"

    @property
    def count_select(self) -> str:
        """Read one row: all rows, rows to be set aside, then evaluated and bad of each rule."""
        flags = ", ".join(
            f"({c.bad}) AS b{n}, ({c.evaluated}) AS e{n}" for n, c in enumerate(self.checks)
        )
        counts = "".join(
            f", count(*) FILTER (e{n}), count(*) FILTER (b{n})" for n in range(len(self.checks))
        )
        fatal = " OR ".join(f"b{n}" for n, c in enumerate(self.checks) if c.is_fatal) or "false"
        inner = f"SELECT {flags or '1'} FROM {self.source}"  # noqa: S608
        return f"SELECT count(*), count(*) FILTER ({fatal}){counts} FROM ({inner})"  # noqa: S608

    @property
    def good_select(self) -> str:
        """Read the rows that may land."""
        chosen = ", ".join(map(quote, self.columns))
        return f"SELECT {chosen} FROM {self.source} WHERE NOT ({self._is_fatal})"  # noqa: S608

    @property
    def all_select(self) -> str:
        """Read all rows: the same as the good ones when none is to be set aside."""
        return f"SELECT {', '.join(map(quote, self.columns))} FROM {self.source}"  # noqa: S608

    @property
    def broken_select(self) -> str:
        """Read the rows that break any rule, whole, with one flag a rule: judged once."""
        flags = ", ".join(f"({c.bad}) AS {flag_of(n)}" for n, c in enumerate(self.checks))
        any_bad = " OR ".join(flag_of(n) for n in range(len(self.checks))) or "false"
        inner = f"SELECT *, {flags or '1'} FROM {self.source}"  # noqa: S608
        return f"SELECT * FROM ({inner}) WHERE {any_bad}"  # noqa: S608

    def aside_select(self, broken: str, run_id: str, at: str) -> str:
        """Read what the quarantine keeps of the broken rows: row as JSON, rules, reasons."""
        fatal = " OR ".join(flag_of(n) for n, c in enumerate(self.checks) if c.is_fatal) or "false"
        aside = self._kept(broken, run_id, at, severity=Severity.QUARANTINE)
        suspects = self._kept(broken, run_id, at, severity=Severity.SUSPECT)
        return (
            f"{aside} WHERE {fatal} UNION ALL "
            f"({suspects} WHERE NOT ({fatal}) LIMIT {SUSPECT_ROWS_MAX})"
        )

    @property
    def _is_fatal(self) -> str:
        return " OR ".join(f"({c.bad})" for c in self.checks if c.is_fatal) or "false"

    def _kept(self, broken: str, run_id: str, at: str, *, severity: Severity) -> str:
        rules = self._listed([c.bound.rule.code for c in self.checks])
        zh = self._told([c.bound.rule.label.zh for c in self.checks], is_chinese=True)
        en = self._told([c.bound.rule.label.en for c in self.checks], is_chinese=False)
        return (
            f"SELECT {literal(run_id)} AS run_id, {literal(severity.value)} AS severity, "  # noqa: S608
            f"{rules} AS rules, {zh} AS reasons_zh, {en} AS reasons_en, "
            f"{self._row} AS row_json, "
            f"CAST({literal(at)} AS TIMESTAMPTZ) AS set_aside_at, "
            f"CAST({self.place} AS VARCHAR) AS place "
            f"FROM {broken}"
        )

    @property
    def _row(self) -> str:
        if self.faults is not None:
            return quote(self.faults.row)
        packed = ", ".join(f"{quote(name)} := {quote(name)}" for name in self.columns)
        return f"CAST(to_json(struct_pack({packed})) AS VARCHAR)"

    def _told(self, words: Sequence[str], *, is_chinese: bool) -> str:
        """The reasons: what reading found has a sentence of its own."""
        listed = self._listed(words)
        if self.faults is None:
            return listed
        sentence = quote(self.faults.zh if is_chinese else self.faults.en)
        return f"CASE WHEN {quote(self.faults.code)} IS NULL THEN {listed} ELSE {sentence} END"

    def _listed(self, words: Sequence[str]) -> str:
        parts = ", ".join(
            f"CASE WHEN {flag_of(n)} THEN {literal(word)} END" for n, word in enumerate(words)
        )
        return f"concat_ws('; ', {parts})" if parts else "''"


def plan_landing(
    rules: Sequence[BoundRule],
    *,
    source: str,
    columns: Sequence[str],
    today: date,
    faults: Faults | None = None,
) -> LandingPlan:
    """Compile the rules of a table for one landing, those of its key (:func:`key_rules`) first.

    A rule on a column that this landing does not bring is left out. A row with a fault of reading
    is judged by no rule: its values are not what they should be.
    """
    usable = [each for each in rules if set(each.rule.columns) <= set(columns)]
    sound = f"{quote(faults.code)} IS NULL AND " if faults else ""
    checks = [
        Compiled(
            each,
            f"{sound}{compile_rule(each.rule, source=source, today=today)}",
            f"{sound}{compile_evaluated(each.rule)}",
        )
        for each in usable
    ]
    return LandingPlan(source, tuple(columns), (*_faulty(faults), *checks), faults)


def _faulty(faults: Faults | None) -> tuple[Compiled, ...]:
    if faults is None:
        return ()
    return tuple(
        Compiled(
            BoundRule(None, kind),
            f"coalesce({quote(faults.code)} = {literal(kind.code)}, false)",
            "true",
        )
        for kind in faults.kinds
    )


def key_rules(keys: Sequence[str], titles: Mapping[str, str]) -> tuple[BoundRule, ...]:
    """Return the rules that every key obeys, named after the titles of its columns."""
    if not keys:
        return ()
    kinds = (RuleKind.NOT_NULL, RuleKind.UNIQUE)
    rules = (
        QualityRule(code, kind, tuple(keys), severity=Severity.QUARANTINE)
        for code, kind in zip(KEY_RULES, kinds, strict=True)
    )
    return tuple(BoundRule(None, rule.named_after(titles)) for rule in rules)


def flag_name(number: int) -> str:
    """Name the flag of a rule as no column of a table can be named."""
    return f"tongbase:bad:{number}"


def flag_of(number: int) -> str:
    """Write the flag of a rule in SQL."""
    return quote(flag_name(number))
