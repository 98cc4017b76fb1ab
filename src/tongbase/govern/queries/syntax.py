"""Would the engine take a rule? Asked when it is bound: later it would stop a whole collection."""

from datetime import date

import duckdb

from tongbase.govern.errors import RuleSyntaxError
from tongbase.standards.api import compile_rule
from tongbase.standards.terms.quality import QualityRule


def check_syntax(rule: QualityRule, today: date) -> None:
    """Refuse an expression or a pattern that the engine cannot read. Nothing is run on data."""
    predicate = compile_rule(rule, source="t", today=today)
    field = "pattern" if rule.pattern else "expression"
    try:
        with duckdb.connect() as engine:
            engine.extract_statements(f"SELECT {predicate}")
            if rule.pattern:
                engine.execute("SELECT regexp_matches('', ?)", [rule.pattern])
    except duckdb.Error as refused:
        said = str(refused).splitlines()[0]
        raise RuleSyntaxError(
            f"规则的{'正则表达式' if rule.pattern else '表达式'}写法有误,数据引擎无法读取:{said}",
            f"The engine cannot read the rule's {field}: {said}",
            field=field,
        ) from refused
