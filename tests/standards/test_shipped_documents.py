"""The documents that the house ships: what its own content cites leads to one of them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import tongbase
from tests.standards.makers import Cast
from tongbase.app.modules import LIMIT_BOOKS
from tongbase.base.limits.terms import LAW
from tongbase.base.paging import PageRequest
from tongbase.kernel.errors import DeniedError
from tongbase.standards.actions import installing_documents
from tongbase.standards.actions.code_lists import install_code_lists
from tongbase.standards.actions.documents import (
    enter_document,
    remove_document,
    set_text,
    update_document,
)
from tongbase.standards.actions.installing import install_elements, shipped_elements
from tongbase.standards.actions.installing_documents import install_documents, shipped_documents
from tongbase.standards.queries.code_lists import list_code_lists
from tongbase.standards.queries.documents import (
    documents_cited,
    find_by_number,
    get_document,
    list_clauses,
    may_change,
    may_remove,
    uses_of,
)
from tongbase.standards.rules.citations import read_citation
from tongbase.standards.terms.documents import DocumentContent, DocumentKind
from tongbase.standards.terms.naming import SHIPPED_RULES

NO_DOCUMENT = {"各地平台通行做法", "平台自带的命名约定"}
"""Sources that say themselves that no document stands behind them."""
ARTICLES = re.compile(r"Decree 809,? Art\. ((?:\d+(?:, | and )?)+)")
CITED_IN_CODE = re.compile(
    r"((?<![\w/])(?:GB|GA|GS)(?:/T)? \d[\d.]*-\d{4}"
    r"|(?<![\w/])[\u4e00-\u9fff]{2,4}〔\d+〕\d+号"
    r"|《[^《》]{2,}(?:法|条例|办法)》)"
)
WHOLE = PageRequest(size=200)
LINE = {
    "number": "GB/T 1-2020",
    "title": "示例",
    "kind": "国家标准",
    "clause": "1",
    "clause_title": "范围",
    "clause_text": "要点。",
}


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    """One shipped line, that a test may change."""
    line = dict(LINE)
    monkeypatch.setattr(
        installing_documents, "_lines", lambda: iter([installing_documents.Line(2, dict(line))])
    )
    return line


def python_files() -> list[str]:
    """The house's own code."""
    files = Path(tongbase.__file__).parent.rglob("*.py")
    return [path.read_text(encoding="utf-8") for path in files]


def test_every_shipped_source_leads_to_a_shipped_document(work):
    install_code_lists(work)
    install_documents(work)
    told = {each.source for each in (*shipped_elements(), *list_code_lists(work), *SHIPPED_RULES)}
    told |= {LAW, *CITED_IN_CODE.findall("\n".join(python_files()))}
    told -= NO_DOCUMENT
    keys = {source: read_citation(source).document for source in told}
    known = documents_cited(work, set(keys.values()))
    assert {source for source, key in keys.items() if key not in known} == set()


def test_every_article_that_the_house_cites_is_among_the_clauses(work):
    install_documents(work)
    decree = documents_cited(work, {"政务数据共享条例"})["政务数据共享条例"]
    known = {each.key for each in list_clauses(work, get_document(work, decree.id), WHOLE).rows}
    code = "\n".join(python_files())
    cited = {number for found in ARTICLES.findall(code) for number in re.findall(r"\d+", found)}
    limits = {str(each.article) for book in LIMIT_BOOKS for each in book.limits if each.article}
    assert {"13", "15", "17", "20", "21", "27"} <= cited
    assert (cited | limits) - known == set()


def test_a_clause_knows_on_the_first_day_what_uses_it(work):
    install_code_lists(work)
    install_elements(work)
    install_documents(work)
    decree = find_by_number(work, LAW)
    uses = {(use.kind, use.clause) for use in uses_of(work, decree)}
    assert uses >= {("element", "15"), ("element", "19"), ("code_list", "15"), ("code_list", "22")}


def test_installing_twice_changes_nothing_the_second_time(work):
    assert install_documents(work) == len(list(shipped_documents()))
    assert install_documents(work) == 0


def test_no_text_under_copyright_is_shipped_and_gists_say_what_they_are():
    for each in shipped_documents():
        if each.clauses:
            assert each.content.kind in {DocumentKind.LAW, DocumentKind.GUIDE}, each.content.number
            assert "要点" in each.content.note, each.content.number


def test_a_new_edition_of_ours_replaces_ours(work, shipped):
    assert install_documents(work) == 1
    shipped["clause_text"] = "新的要点。"
    assert install_documents(work) == 1
    row = find_by_number(work, "GB/T 1-2020")
    assert [each.text for each in list_clauses(work, row, WHOLE).rows] == ["新的要点。"]


def test_a_full_text_of_the_bureau_replaces_ours_and_stays(work, hands: Cast, shipped):
    install_documents(work)
    row = find_by_number(work, "GB/T 1-2020")
    assert may_change(hands.bureau, row) and not may_remove(hands.bureau, row)
    with pytest.raises(DeniedError):
        set_text(hands.drafter, row.id, "1 范围\n全文。")
    set_text(hands.bureau, row.id, "1 范围\n全文。")
    shipped["clause_text"] = "新的要点。"
    assert install_documents(work) == 0
    assert [each.text for each in list_clauses(work, row, WHOLE).rows] == ["全文。"]
    assert may_remove(hands.bureau, row)


def test_what_was_removed_or_renamed_does_not_come_back(work, hands: Cast, shipped):
    install_documents(work)
    row = find_by_number(work, "GB/T 1-2020")
    with pytest.raises(DeniedError):
        remove_document(hands.bureau, row.id, reason="不用")
    update_document(hands.bureau, row.id, {"number": "GB/T 1-2025"})
    assert install_documents(work) == 0
    remove_document(hands.bureau, row.id, reason="不用")
    assert install_documents(work) == 0
    content = DocumentContent(number="GB/T 1-2020", title="示例", kind=DocumentKind.NATIONAL)
    assert not enter_document(hands.bureau, content).is_shipped


def test_only_the_house_installs(work):
    visitor = replace(work.actor, permissions=frozenset())
    with pytest.raises(DeniedError):
        install_documents(replace(work, actor=visitor))
