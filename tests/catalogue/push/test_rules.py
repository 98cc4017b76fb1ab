"""Filters and sight, as tables."""

from datetime import UTC, datetime

import pytest

from tongbase.catalogue.rules.changes import Told, cloud_event, is_wanted, kind_of, may_hear
from tongbase.catalogue.terms.changes import ChangeFacts, ChangeFilter, ChangeKind
from tongbase.kernel.actor import OrgPath

CITY = "/420000/420100"
FACTS = ChangeFacts(
    kind=ChangeKind.CHANGED,
    entry_id="e1",
    is_public=True,
    provider_code="11420100MA0000023J",
    provider_path=OrgPath(f"{CITY}/11420100MA0000023J"),
    region_code="420106",
    classify_codes=("102001", "307001"),
    share_types=("not_shared", "conditional"),
)
WANTED = {
    "everything": ({}, True),
    "its kind": ({"kinds": ("published", "changed")}, True),
    "another kind": ({"kinds": ("withdrawn",)}, False),
    "its provider": ({"providers": ("11420100MA0000023J",)}, True),
    "another provider": ({"providers": ("11420100MA0000031D",)}, False),
    "its district": ({"regions": ("420106",)}, True),
    "its city": ({"regions": ("420100",)}, True),
    "its province": ({"regions": ("420000",)}, True),
    "another city": ({"regions": ("420500",)}, False),
    "another district": ({"regions": ("420102",)}, False),
    "its class": ({"classify": ("102",)}, True),
    "the class that it left": ({"classify": ("307",)}, True),
    "another class": ({"classify": ("306",)}, False),
    "its share type": ({"share_types": ("not_shared",)}, True),
    "the share type that it left": ({"share_types": ("conditional",)}, True),
    "another share type": ({"share_types": ("unconditional",)}, False),
    "itself": ({"entry_ids": ("e1",)}, True),
    "another entry": ({"entry_ids": ("e2",)}, False),
    "all at once": ({"regions": ("420000",), "classify": ("102",), "kinds": ("changed",)}, True),
    "all but one": ({"regions": ("420000",), "classify": ("102",), "kinds": ("drafted",)}, False),
}


@pytest.mark.parametrize("case", WANTED)
def test_a_filter_keeps_what_it_names(case: str):
    named, kept = WANTED[case]
    assert is_wanted(FACTS, ChangeFilter(**named)) is kept


@pytest.mark.parametrize(
    ("is_public", "reach", "may"),
    [
        (True, None, True),
        (True, "/420000/420500", True),
        (False, None, False),
        (False, "/420000/420500", False),
        (False, CITY, True),
        (False, f"{CITY}/11420100MA0000023J", True),
        (False, f"{CITY}/11420100MA0000031D", False),
    ],
)
def test_drafts_are_heard_of_where_people_work_on_them(is_public, reach, may):
    facts = ChangeFacts(**{**vars(FACTS), "is_public": is_public})
    assert may_hear(facts, OrgPath(reach) if reach else None) is may


@pytest.mark.parametrize(("version", "kind"), [(1, "published"), (2, "changed"), (9, "changed")])
def test_only_the_first_version_is_a_publication(version: int, kind: str):
    assert kind_of("catalogue.entry.published", {"version": version}) == kind


def test_the_order_of_texts_is_the_order_of_changes():
    at = datetime(2026, 3, 2, tzinfo=UTC)
    told = [Told(seq, str(seq), ChangeKind.CHANGED, at, "e", {}) for seq in (2, 10, 1 << 60)]
    numbers = [cloud_event(each, "/")["sequence"] for each in told]
    assert numbers == sorted(numbers)
