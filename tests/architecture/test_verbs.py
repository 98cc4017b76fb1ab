"""Every verb takes its work in hand, asks leave, then changes, and tells; only the edge commits."""

import ast
from pathlib import Path

import pytest

from tests.architecture.deeds import Deed, changing, first_deed, writes
from tests.architecture.house import (
    SOURCE,
    Place,
    calls,
    part,
    reaches,
    short,
    sources,
    top_functions,
    tree,
)

EDGE = {"app", "base"}
# Verbs that nobody needs leave for: who signs in has no permissions yet, the proof is the leave.
PROOF_IS_LEAVE = {
    *(
        ("identity/actions/sign_on.py", name)
        for name in ("sign_in", "admit", "refuse", "sign_out", "change_password")
    ),
    *(
        ("identity/actions/oidc.py", name)
        for name in ("keep_flow", "take_flow", "admit_by_oidc", "keep_refusal")
    ),
}
# What a browser carries from one page of a sign-in to the next; the sign-in itself is told.
NOT_YET_A_DEED = {
    ("identity/actions/oidc.py", name) for name in ("keep_flow", "take_flow", "keep_refusal")
}
# Opens the work of somebody who is not known yet: a refused sign-in is counted and committed.
EDGE_FILES = {"identity/routes/visiting.py"}
# Steps of a job that take no work in hand: its owner asks leave before, and tells after.
STEPS = {
    *(
        ("govern/actions/landing.py", name)
        for name in ("check_landing", "settle_landing", "forget_landing")
    ),
}
# All that changes something and stands outside actions: what, and why it may. A new one fails.
ELSEWHERE: dict[str, tuple[str, set[str]]] = {
    "app/http/iceberg.py": (
        "The gate for other engines lets in who may maintain the lake, and its line stands in the "
        "transaction of the change.",
        {"begun_by", "begin"},
    ),
    "base/approvals/machine.py": (
        "The machine of cases: the verbs that drive it ask leave and tell.",
        {
            "open_case",
            "resume_case",
            "end_case",
            "_open_step",
            "_write_decision",
            "_move_on",
            "_close",
        },
    ),
    "base/imports/orders.py": (
        "The check and the taking over of a file: both ask leave; the first tells, of the second "
        "the job tells at its end.",
        {"order_check", "order_apply"},
    ),
    "base/imports/running.py": (
        "Who ordered the check and the taking over asked leave; each row's own verb tells itself.",
        {"judged", "_check", "_apply", "_keep", "_fail"},
    ),
    "base/jobs/context.py": ("A job's own progress.", {"_tell"}),
    "base/jobs/queue.py": (
        "Who orders a job asked leave for what it does; `cancel` asks itself and tells.",
        {"enqueue", "cancel", "stop"},
    ),
    "base/jobs/running.py": ("How an attempt of a job began and ended.", {"_start", "_write"}),
    "base/limits/setting.py": (
        "A verb of the house: it asks leave itself and tells.",
        {"set_limit"},
    ),
    "base/lake/catalogue.py": (
        "The commit of the lake: `raw` and the gate call it.",
        {"_swap_pointer"},
    ),
    "base/lake/owners.py": ("A claim is a part of the verb that makes a table.", {"claim"}),
    "base/news.py": ("How far a module has read the ledger.", {"_deliver_to"}),
    "base/notices/post.py": (
        "A notice repeats what the ledger tells already; that somebody has read it is a private "
        "mark and no evidence: it changes nothing for anybody else, so no line is written.",
        {"_send", "mark_all_read"},
    ),
    "base/uploads/keeping.py": ("The verb of whoever hands a file in.", {"keep_upload"}),
    "catalogue/api.py": ("A count; sharing asked leave for the grant and told it.", {"note_grant"}),
    "catalogue/jobs/drawing.py": (
        "What the ledger tells already, drawn for readers; how far it was read.",
        {"draw", "_locked_mark", "_changes", "_change", "_publication", "_like", "_draft"},
    ),
    "catalogue/jobs/forgetting.py": ("A log of deliveries that ended long ago.", {"_forget"}),
    "catalogue/jobs/knowing.py": (
        "What names mean, drawn from the entries, which tell of every change themselves.",
        {"keep_meanings", "forget_meanings"},
    ),
    "catalogue/jobs/posting.py": (
        "Who subscribed asked leave for what is sent; a replay was told when it was ordered.",
        {"post", "_replay"},
    ),
    "catalogue/jobs/pushing.py": ("Which worker sends to whom just now.", {"lease", "serve"}),
    "catalogue/jobs/recording.py": (
        "What became of a message; that a receiver is gone is told.",
        {"record", "_write_down", "_write_attempt", "_put_off", "_disable"},
    ),
    "catalogue/models/covering.py": (
        "A number kept in step by the verbs on relations and publications.",
        {"count_entry", "count_relation", "count_lines", "release_lines"},
    ),
    "catalogue/models/cases.py": (
        "Parts of the verbs that find, measure and report duplicates.",
        {"open_cases", "write_likeness"},
    ),
    "catalogue/models/bulk.py": ("Parts of the verb that drafts many.", {"write_new"}),
    "catalogue/models/named_systems.py": (
        "Parts of the verbs on entries and systems that relate the two by name; these tell.",
        {"write_links", "_count"},
    ),
    "catalogue/models/writing.py": (
        "Parts of the verbs on entries and on the records of the registers.",
        {
            "write_content",
            "write_items",
            "write_search",
            "revoke_signature",
            "write_record",
            "write_materials",
        },
    ),
    "collect/jobs/landing.py": (
        "The run that was ordered by leave writes what it read; its end is told.",
        {"land", "write_or_adopt", "_merge", "_mirror"},
    ),
    "collect/jobs/running.py": ("The same run makes its table.", {"_prepare"}),
    "govern/jobs/tables.py": (
        "Upkeep: leave is asked at the beginning of the job, what it did is told at its end; the "
        "folders that the night sweeps belong to no table.",
        {"_keep", "keep_all_tables"},
    ),
    "govern/jobs/violations.py": (
        "Leave is asked when the job is ordered, when it begins and when it keeps what it found, "
        "which is told.",
        {"_list"},
    ),
    "identity/api/identifying.py": ("A signature holds once.", {"_use_nonce"}),
    "identity/jobs.py": ("What has expired proves nothing any more.", {"forget_expired"}),
    "kernel/ledger/sealing.py": ("The ledger seals itself.", {"_write", "_sign_head"}),
    "kernel/work.py": ("The ledger's line.", {"emit", "emit_all"}),
    "share/models/books.py": ("Numbers and turns.", {"next_number", "take_turn"}),
    "share/models/writing.py": (
        "Parts of the verbs on applications.",
        {"write_content", "write_clock", "write_missing", "write_terms", "drop_extension"},
    ),
    "standards/models/writing.py": (
        "Parts of the verbs on standards.",
        {
            "write_element",
            "write_list",
            "write_codes",
            "write_naming_rule",
            "write_document",
            "write_clauses",
        },
    ),
}
PUBLIC = [
    Place(path, name)
    for path in part("actions")
    for name in top_functions(path)
    if not name.startswith("_")
]


def takes_work(place: Place) -> bool:
    first = top_functions(place.path)[place.name].args.args[:1]
    return [ast.unparse(argument) for argument in first] == ["work: Work"]


def arguments(place: Place) -> list[str]:
    given = top_functions(place.path)[place.name].args
    return [ast.unparse(argument) for argument in (*given.args, *given.kwonlyargs)]


def told(place: Place) -> str:
    return f"{short(place.path)}:{place.name}"


VERBS = [place for place in PUBLIC if takes_work(place)]


@pytest.mark.parametrize("place", PUBLIC, ids=told)
def test_who_can_change_something_takes_work_first(place: Place) -> None:
    hands = [a for a in arguments(place) if a.endswith((": Work", ": Session", ": Sessions"))]
    assert takes_work(place) or not hands


@pytest.mark.parametrize("verb", VERBS, ids=told)
def test_a_verb_asks_leave_before_it_changes_anything(verb: Place) -> None:
    if (short(verb.path), verb.name) not in PROOF_IS_LEAVE:
        assert first_deed(verb) is Deed.ASK


@pytest.mark.parametrize("place", [each for each in PUBLIC if each not in VERBS], ids=told)
def test_what_takes_no_work_changes_nothing(place: Place) -> None:
    assert first_deed(place) is None or (short(place.path), place.name) in STEPS


@pytest.mark.parametrize("verb", VERBS, ids=told)
def test_a_verb_tells_the_ledger(verb: Place) -> None:
    if (short(verb.path), verb.name) not in NOT_YET_A_DEED:
        assert reaches(verb, "emit") or reaches(verb, "emit_all")


def test_the_exceptions_exist() -> None:
    assert {(short(verb.path), verb.name) for verb in VERBS} >= PROOF_IS_LEAVE | NOT_YET_A_DEED
    assert {(short(step.path), step.name) for step in PUBLIC} >= STEPS


@pytest.mark.parametrize("path", sources(), ids=short)
def test_only_the_edge_commits(path: Path) -> None:
    commits = {name for name in calls(tree(path)) if name.endswith((".commit", "sessions.begin"))}
    assert not commits or short(path).split("/")[0] in EDGE or short(path) in EDGE_FILES


@pytest.mark.parametrize("path", part("queries"), ids=short)
def test_queries_change_nothing(path: Path) -> None:
    assert not writes(tree(path), path)


def test_what_changes_something_outside_actions_is_known() -> None:
    outside = [path for path in sources() if "actions" not in path.relative_to(SOURCE).parts]
    found = {short(path): set(changing(path)) for path in outside if changing(path)}
    assert found == {path: names for path, (_, names) in ELSEWHERE.items()}
