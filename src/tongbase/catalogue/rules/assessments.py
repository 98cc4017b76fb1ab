"""On which days an entry can have been assessed (Decree 809, Art. 13): none to come, none too old.

The first days refuse only what cannot be: before them no rule asked for such an assessment.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tongbase.catalogue.terms.drafts import EntryContent
from tongbase.standards.terms.labels import Label


class Assessment(NamedTuple):
    """An assessment by the field of its day, and since when there is one by which rule."""

    field: str
    told: Label
    since: date
    rule: Label


ASSESSMENTS = (
    # Art. 14 of the regulation: what is given out is examined for secrets before.
    Assessment(
        "secrecy_assessed_at",
        Label("保密风险评估日期", "day of the secrecy assessment"),
        date(2008, 5, 1),
        Label(
            "《政府信息公开条例》(国令第492号)规定的保密审查",
            "the examination that the regulation on government information (Decree 492) asks for",
        ),
    ),
    # The day of its issue: departments may have assessed before it came into force in May 2018.
    Assessment(
        "pipia_assessed_at",
        Label("个人信息保护影响评估日期", "day of the personal data assessment"),
        date(2017, 12, 29),
        Label(
            "GB/T 35273—2017 首次提出的个人信息安全影响评估",
            "the assessment that GB/T 35273-2017 is the first to ask for",
        ),
    ),
)
Misdated = tuple[str, str, str]


def misdated(content: EntryContent, today: date) -> Iterator[Misdated]:
    """Name the field of each assessment that lies on a day on which it cannot be, and why."""
    for each in ASSESSMENTS:
        day = getattr(content, each.field)
        if day is not None and day > today:
            yield (
                each.field,
                f"{each.told.zh}“{day}”晚于今天({today}),请填写实际完成评估的日期。",
                f"The {each.told.en}, {day}, is after today ({today}): give the day on which it "
                "was done.",
            )
        elif day is not None and day < each.since:
            yield (
                each.field,
                f"{each.told.zh}“{day}”早于 {each.since},其时尚无{each.rule.zh},"
                "请填写实际完成评估的日期。",
                f"The {each.told.en}, {day}, is before {each.since}, when there was not yet "
                f"{each.rule.en}: give the day on which it was done.",
            )
