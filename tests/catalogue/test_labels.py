"""A field has one name: in forms, in sheets, and in the sentence that says that it is missing."""

import re
from datetime import date
from pathlib import Path

from tests.conftest import NOW
from tongbase.catalogue.rules.lawful import Subject, gaps_of
from tongbase.catalogue.terms.codes import ShareType
from tongbase.catalogue.terms.drafts import EntryContent
from tongbase.catalogue.terms.sheets import FIELD_LABELS

WORDS = Path(__file__).parents[2] / "console/src/features/catalogue/words.ts"
PAIR = r'pair\(\s*"([^"]+)",\s*"([^"]+)",?\s*\)'
ELSEWHERE = {"name", "res_code", "provider", "provider_name"}
"""Called by shorter names all over the console; the form never misses them one by one."""


def console_labels() -> dict[str, tuple[str, str]]:
    """Read what the console calls the fields."""
    text = WORDS.read_text(encoding="utf-8")
    named = {name: (zh, en) for name, zh, en in re.findall(rf"const (\w+) = {PAIR}", text)}
    fields = text[text.index("export const FIELDS") :].partition("} as const")[0]
    labels = {field: (zh, en) for field, zh, en in re.findall(rf"(\w+): {PAIR}", fields)}
    return labels | {field: named[name] for field, name in re.findall(r"(\w+): ([A-Z_]+),", fields)}


def test_forms_and_sheets_call_a_field_the_same():
    told = {field: (label.zh, label.en) for field, label in FIELD_LABELS.items()}
    shown = console_labels()
    for field in told.keys() - ELSEWHERE:
        assert shown[field] == told[field], field


def test_what_is_missing_is_called_as_its_field():
    content = EntryContent(name="企业登记信息", share_type=ShareType.CONDITIONAL)
    gaps = gaps_of(Subject(content, (), "1", "单位", date.fromisoformat(f"{NOW:%Y-%m-%d}")))
    missing = {gap.field: gap.zh for gap in gaps if gap.field in FIELD_LABELS}
    assert len(missing) > 10
    for field, sentence in missing.items():
        assert sentence == f"缺少{FIELD_LABELS[field].zh},请填写。"
