"""No code stands alone in what the command line prints."""

import re

import pytest

from tests.app.desk import Desk
from tests.app.world import World
from tongbase.app.labels import LABELS
from tongbase.app.modules import IMPORTERS
from tongbase.base.approvals.terms import CaseState, StepState
from tongbase.base.imports.terms import ImportState, Weight
from tongbase.base.jobs.terms import JobState
from tongbase.catalogue.terms.guide import Standing
from tongbase.catalogue.terms.relations import NodeKind, RelationKind
from tongbase.identity.terms import KeyState, OrganisationKind, RegionLevel
from tongbase.standards.terms.grading import Mask
from tongbase.standards.terms.naming import Named

HELD = {
    "state": (CaseState, StepState, ImportState, JobState, KeyState),
    "weight": (Weight,),
    "standing": (Standing,),
    "kind": (NodeKind, RelationKind, OrganisationKind),
    "level": (RegionLevel,),
    "mask": (Mask,),
    "applies_to": (Named,),
}


@pytest.mark.parametrize("table", HELD)
def test_every_code_of_a_table_without_a_home_has_its_word(table: str) -> None:
    codes = {each.value for kind in HELD[table] for each in kind}
    assert codes - LABELS[table].keys() == set()


def test_whatever_cites_a_clause_is_called_by_its_word() -> None:
    citing = {"element", "code_list", "naming_rule", "quality_rule", "limit"}
    assert citing - LABELS["kind"].keys() == set()


LISTS = (
    ("bureau", "org list"),
    ("admin", "region list 武汉"),
    ("market", "source list"),
    ("market", "collect list"),
    ("market", "table list"),
    ("market", "entry list"),
    ("market", "entry-update list"),
    ("market", "duty list"),
    ("market", "service-item list"),
    ("market", "it-system list"),
    ("market", "changes list"),
    ("bureau", "subscription list"),
    ("bureau", "harvest list"),
    ("bureau", "duplicate list"),
    ("market", "import list"),
    ("market", "job list"),
    ("bureau", "code-list list"),
    ("bureau", "element list"),
    ("bureau", "document list"),
    ("bureau", "naming list"),
    ("bureau", "workbench"),
    ("bureau", "ledger list"),
    ("admin", "role list"),
)
CODES = {code for table in LABELS.values() for code in table}
TYPED = {"编号", "代码", "标识符", "代码集", "对象", "账号", "表名", "来源表"}
"""Columns of what one types in other commands, and of names that somebody gave."""


@pytest.mark.parametrize(("who", "words"), LISTS)
def test_in_no_list_a_code_stands_alone(desk: Desk, who: str, words: str) -> None:
    alone = []
    headings: list[str] = []
    for line in desk.reads(who, *words.split()).splitlines():
        if line.startswith("# "):
            headings = []
        elif not headings:
            headings = line.split("\t")
        else:
            row = dict(zip(headings, line.split("\t"), strict=True))
            alone += [pair for pair in row.items() if pair[1] in CODES and pair[0] not in TYPED]
    assert alone == []


def test_imports_are_called_as_their_importers_call_themselves() -> None:
    assert LABELS["import_kind"] == {each.kind: each.zh for each in IMPORTERS}


def test_whatever_a_sheet_takes_is_said_in_both_languages() -> None:
    for importer in IMPORTERS:
        for column in importer.columns:
            assert column.zh != column.en, column.field
            assert bool(column.hint) == bool(column.hint_en), column.field


def test_a_job_is_called_in_both_languages(desk: Desk) -> None:
    collected = [job for job in desk.types("market", "job", "list") if job["kind"] == "collect.run"]
    assert ("归集:企业登记", "Collect: 企业登记") in [
        (job["title"], job["title_en"]) for job in collected
    ]


HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    ("who", "words", "heading"),
    [
        ("bureau", "ledger list --size 200", "事件"),
        ("market", "entry timeline 企业登记信息", "事件"),
        ("market", "job timeline {run_id}", "事件"),
        ("admin", "role list", "权限"),
    ],
)
def test_events_and_permissions_are_told_in_words(
    world: World, desk: Desk, who: str, words: str, heading: str
) -> None:
    told = desk.reads(who, *words.format(**world.ids).split()).splitlines()
    headings, rows = told[1].split("\t"), [line.split("\t") for line in told[2:]]
    cells = [row[headings.index(heading)] for row in rows]
    assert cells
    bare = [word for cell in cells for word in cell.split("、") if word and not HAN.search(word)]
    assert bare == []


def test_a_role_tells_what_it_permits_and_by_which_word(desk: Desk) -> None:
    assert "查看总览 oversee.overview.read" in desk.reads("admin", "role", "show", "auditor")
    assert "oversee.overview.read" in desk.types("admin", "role", "show", "auditor")["permissions"]
