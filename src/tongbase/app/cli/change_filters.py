"""Filters of changes as people type them: ``kinds=published,withdrawn``."""

from collections.abc import Mapping, Sequence
from dataclasses import fields

from tongbase.app.cli.ask import pairs
from tongbase.catalogue.terms.changes import KIND_LABELS, ChangeFilter
from tongbase.catalogue.terms.codes import LABELS
from tongbase.kernel.errors import InvalidError
from tongbase.standards.terms.labels import Label

FILTERS = tuple(each.name for each in fields(ChangeFilter))
CHOICES: Mapping[str, Mapping[str, Label]] = {
    "kinds": {kind.value: label for kind, label in KIND_LABELS.items()},
    "share_types": {str(code): label for code, label in LABELS["share_type"].items()},
}
"""Filters that take words of a list, each known by its code or by its label."""


class FilterUnknownError(InvalidError):
    """There is no such filter, or it takes no such word."""

    code = "cli.filter_unknown"


def wanted_of(only: Sequence[str]) -> dict[str, list[str]]:
    """Read the filters, each with its values; one that nobody knows is named as it was typed."""
    return {name: _values(name, values) for name, values in pairs(only, option="only").items()}


def _values(name: str, values: str) -> list[str]:
    if name not in FILTERS:
        raise FilterUnknownError(
            f"没有筛选“{name}”,可用:{'、'.join(FILTERS)}。",
            f"There is no filter {name!r}; there are {', '.join(FILTERS)}.",
            field=f"only {name}",
        )
    told = [value.strip() for value in values.split(",")]
    choices = CHOICES.get(name)
    return told if choices is None else [_chosen(name, value, choices) for value in told]


def _chosen(name: str, value: str, choices: Mapping[str, Label]) -> str:
    for code, label in choices.items():
        if value in {code, label.zh, label.en}:
            return code
    offered = "、".join(f"{code}({label.zh})" for code, label in choices.items())
    raise FilterUnknownError(
        f"筛选 {name} 没有取值“{value}”,可选:{offered}。",
        f"The filter {name} takes no {value!r}; choose of {', '.join(choices)}.",
        field=f"only {name}={value}",
    )
