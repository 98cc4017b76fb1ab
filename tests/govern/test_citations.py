"""Quality rules cite the clause that asks for them, and the document lists them beside it."""

from collections.abc import Callable
from typing import Any

from tests.govern.conftest import Commands, Department
from tongbase.app.client import Client
from tongbase.standards.actions.documents import enter_document
from tongbase.standards.terms.documents import DocumentContent, DocumentKind

NUMBER = "DB42/T 1000-2024"
TEXT = "1 范围\n本标准规定了代码。\n2 编码\n代码由六位数字组成。\n"
RULE = {"code": "six", "kind": "regex", "columns": ["dm"], "pattern": "[0-9]{6}"}


def test_a_rule_cites_a_clause_and_is_found_from_it(
    us: Department,
    market: Client,
    command: Commands,
    write_csv: Callable[..., Any],
    tmp_path: Any,
):
    with us.house.work_of_the_house() as work:
        content = DocumentContent(number=NUMBER, title="区划编码", kind=DocumentKind.LOCAL)
        document = enter_document(work, content, text=TEXT).id
    write_csv("a.csv", ("dm", "mc"), ("420102", "江岸"))
    us.run(us.flow(us.source("folder", {"path": str(tmp_path / "drops")}), "a.csv"))
    path = f"/api/govern/tables/{market.get('/api/govern/tables')['rows'][0]['id']}/rules"
    bound = market.post(path, {**RULE, "source": f"{NUMBER} 第2章"})
    assert (bound["clause"], bound["document_id"]) == ("2", document)
    (use,) = market.get(f"/api/govern/citations/{document}")
    assert (use["kind"], use["code"], use["clause"]) == ("quality_rule", "six", "2")
    uses = command("document", "uses", NUMBER)
    assert [each["code"] for each in uses] == ["six"]
    command("table", "set-rule", "ods.a", "six", "weight=2")
    assert market.get(path)[0]["source"] == f"{NUMBER} 第2章"
    changed = command("table", "set-rule", "ods.a", "six", "source=GB/T 1-2001")
    assert (changed["document_id"], changed["clause"]) == (None, "")
    assert market.get(f"/api/govern/citations/{document}") == []
