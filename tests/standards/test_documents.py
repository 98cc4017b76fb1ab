"""Standard documents: cut into clauses, searched in Chinese, with what refers to each clause."""

import pytest

from tests.standards.makers import Cast, in_force
from tongbase.base.paging import PageRequest
from tongbase.kernel.errors import DeniedError
from tongbase.standards.actions.documents import (
    enter_document,
    remove_document,
    set_text,
    update_document,
)
from tongbase.standards.errors import (
    DocumentInvalidError,
    DocumentNotFoundError,
    DocumentTakenError,
)
from tongbase.standards.queries.documents import (
    DocumentFilter,
    get_document,
    history_of_document,
    list_clauses,
    list_documents,
    search_clauses,
    uses_of,
)
from tongbase.standards.rules.clauses import clauses_of
from tongbase.standards.rules.document_kinds import kind_of_number
from tongbase.standards.schemas.documents import DocumentIn
from tongbase.standards.terms.documents import DocumentContent, DocumentKind, DocumentStatus

STANDARD = """# 政务数据元 示例

本文件规定了数据元的表示。

## 5 数据元

### 5.3.2 经营主体名称

经登记机关核准的名称,
最长二百个字符。

附录A 取值

甲、乙。
"""
LAW = """第一章 总则

**第一条** 为了推进数据共享,制定本条例。

第二十一条 政务数据提供部门应当自收到申请之日起10个工作日内答复。
因特殊原因需要延长的,不超过10个工作日。
"""
CONTENT = DocumentContent(
    number="GB/T 19488.2-2008", title="电子政务数据元 示例", kind=DocumentKind.NATIONAL
)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("GB/T 2261.1-2003", DocumentKind.NATIONAL),
        ("GB 11643-1999", DocumentKind.NATIONAL),
        ("gb/z 1-2020", DocumentKind.NATIONAL),
        ("GBZ 1-2010", DocumentKind.NATIONAL),
        ("DB42/T 1234-2020", DocumentKind.LOCAL),
        ("DB4201/T 1-2021", DocumentKind.LOCAL),
        ("T/CESA 1-2022", DocumentKind.GROUP),
        ("Q/ABC 1-2022", DocumentKind.ENTERPRISE),
        ("YY/T 0466-2016", DocumentKind.INDUSTRY),
        ("GA/T 2000.156-2016", DocumentKind.INDUSTRY),
        ("国令第809号", DocumentKind.LAW),
        ("政务信息资源目录编制指南(试行)", DocumentKind.GUIDE),
    ],
)
def test_a_number_tells_what_kind_of_document_it_is(number, kind):
    assert kind_of_number(number) is kind
    assert DocumentIn(number=number, title="标题").content().kind is kind
    chosen = DocumentIn(number=number, title="标题", kind=DocumentKind.GUIDE)
    assert chosen.content().kind is DocumentKind.GUIDE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            STANDARD,
            [("前言", ""), ("5", "5"), ("5.3.2", "5.3.2"), ("附录A", "A")],
        ),
        (LAW, [("第一条", "1"), ("第二十一条", "21")]),
        ("没有编号的说明。", [("前言", "")]),
        ("", []),
        ("1、范围\n本标准适用于甲。\n2、术语\n乙", [("1", "1"), ("2", "2")]),
    ],
)
def test_a_text_is_cut_into_its_numbered_clauses(text: str, told: list[tuple[str, str]]):
    assert [(each.number, each.key) for each in clauses_of(text)] == told


def test_a_clause_keeps_its_title_and_its_lines():
    clause = clauses_of(STANDARD)[2]
    assert (clause.title, clause.text) == (
        "经营主体名称",
        "经登记机关核准的名称,\n最长二百个字符。",
    )
    article = clauses_of(LAW)[1]
    assert article.title == "第一章 总则"
    assert article.text.endswith("不超过10个工作日。")


def test_a_document_is_entered_and_its_clauses_know_who_refers_to_them(hands: Cast):
    element = in_force(hands)
    document = enter_document(hands.bureau, CONTENT, text=STANDARD)
    assert document.clauses == 4
    uses = [(use.kind, use.code, use.clause) for use in uses_of(hands.visitor, document)]
    assert uses == [("element", element.code, "5.3.2")]
    keys = [clause.key for clause in list_clauses(hands.visitor, document, PageRequest()).rows]
    assert "5.3.2" in keys


def test_the_full_text_is_searched_in_chinese(hands: Cast):
    law = DocumentContent(number="国令第809号", title="政务数据共享条例", kind=DocumentKind.LAW)
    enter_document(hands.bureau, law, text=LAW)
    enter_document(hands.bureau, CONTENT, text=STANDARD)
    found = search_clauses(hands.visitor, "延长 工作日", PageRequest())
    assert [(hit.document.number, hit.clause.number) for hit in found.rows] == [
        ("国令第809号", "第二十一条")
    ]
    hit = found.rows[0].text
    assert {hit.text[start:end] for start, end in hit.marks} >= {"延长", "工作日"}
    assert search_clauses(hands.visitor, "没有这个词语吧", PageRequest()).total == 0
    assert search_clauses(hands.visitor, " ,", PageRequest()).total == 0


def test_a_document_is_changed_gets_another_text_and_goes(hands: Cast):
    document = enter_document(hands.bureau, CONTENT)
    update_document(hands.bureau, document.id, {"status": DocumentStatus.ABOLISHED})
    assert set_text(hands.bureau, document.id, LAW).clauses == 2
    assert set_text(hands.bureau, document.id, STANDARD).clauses == 4
    sought = DocumentFilter(q="示例", status=DocumentStatus.ABOLISHED)
    assert list_documents(hands.visitor, sought, PageRequest()).total == 1
    assert len(history_of_document(hands.visitor, document.id)) == 4
    with pytest.raises(DocumentInvalidError):
        remove_document(hands.bureau, document.id, reason="")
    remove_document(hands.bureau, document.id, reason="录入错误")
    with pytest.raises(DocumentNotFoundError):
        get_document(hands.visitor, document.id)


def test_a_number_is_entered_once_and_by_the_bureau(hands: Cast):
    enter_document(hands.bureau, CONTENT)
    with pytest.raises(DocumentTakenError):
        enter_document(hands.bureau, CONTENT)
    with pytest.raises(DeniedError):
        enter_document(hands.drafter, CONTENT)
