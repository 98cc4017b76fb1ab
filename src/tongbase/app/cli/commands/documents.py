"""Standard documents (标准文件) and naming rules (命名规则)."""

from pathlib import Path
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, pairs
from tongbase.app.cli.find import DOCUMENT as DOCUMENTS
from tongbase.app.cli.find import NAMING_RULE as RULES
from tongbase.app.cli.find import find
from tongbase.app.cli.sheets import form_of
from tongbase.app.cli.state import client
from tongbase.app.client import Client
from tongbase.app.output import say

documents = typer.Typer(
    help="标准文件:录入、全文、检索、引用情况。 Standard documents: text, search, uses.",
    no_args_is_help=True,
)
naming = typer.Typer(
    help="命名规则:制定、检查名称。 Naming rules: lay down, check a name.", no_args_is_help=True
)

DOCUMENT = (
    ("number", "标准号"),
    ("title", "名称"),
    ("kind", "种类", "document_kind"),
    ("status", "状态"),
    ("effective_on", "实施日期"),
    ("clauses", "条款数"),
)
CLAUSE = (("number", "条款"), ("title", "标题"), ("text", "内容"))
HIT = (
    ("document_number", "标准号"),
    ("number", "条款"),
    ("title.text", "标题"),
    ("text.text", "内容"),
)
USE = (("clause", "条款"), ("kind", "引用者"), ("code", "编号"), ("name", "名称"))
RULE = (
    ("code", "编号"),
    ("applies_to", "适用"),
    ("name_zh", "名称"),
    ("pattern", "样式"),
    ("is_binding", "强制"),
    ("explanation", "说明"),
)
VERDICT = (("rule_name", "规则"), ("good", "符合"), ("zh", "说明"), ("proposal", "建议名称"))

DocumentName = Annotated[str, typer.Argument(help="标准号、名称或编号。 Number, title or id.")]
RuleName = Annotated[str, typer.Argument(help="规则编号。 Code of the rule.")]
TextFile = Annotated[
    Path,
    typer.Argument(
        exists=True, dir_okay=False, help="文本或 Markdown 文件(UTF-8)。 Text or Markdown."
    ),
]
Values = Annotated[
    list[str],
    typer.Argument(
        help="字段=值,如 title=… effective_on=2026-01-01;kind 缺省按标准号判定。 name=value."
    ),
]
RuleValues = Annotated[
    list[str],
    typer.Argument(
        help="字段=值,如 applies_to=table name_zh=… pattern=ods_{words} explanation=…。 name=value."
    ),
]


@documents.command("list")
def list_documents(
    q: Annotated[str, typer.Argument(help="标准号或名称。 Number or title.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 50,
) -> None:
    """查看标准文件。 List the documents."""
    asked = {"q": q, "size": size}
    list_of(lambda api: api.get("/api/standards/documents", **asked), DOCUMENT, title="标准文件")


@documents.command()
def enter(
    number: Annotated[str, typer.Argument(help="标准号,如 GB/T 2261.1-2003。 Number.")],
    value: Values,
) -> None:
    """录入标准文件。 Enter a document."""
    body = {"number": number, **pairs(value)}
    one_of(lambda api: api.post("/api/standards/documents", body), DOCUMENT, done="已录入")


@documents.command("set")
def change_document(document: DocumentName, value: Values) -> None:
    """修改标准文件的信息。 Change what is said of a document."""
    body = pairs(value)
    one_of(lambda api: api.patch(_document(api, document), body), DOCUMENT, done="已保存")


@documents.command()
def text(document: DocumentName, file: TextFile) -> None:
    """录入全文,自动按条款切分。 Set the full text: it is cut into clauses."""
    body = {"text": file.read_text(encoding="utf-8-sig")}
    one_of(lambda api: api.put(f"{_document(api, document)}/text", body), DOCUMENT, done="已录入")


@documents.command()
def clauses(document: DocumentName) -> None:
    """查看条款,每页 200 条。 Read the clauses."""

    def ask(api: Client) -> Any:
        return api.get(f"{_document(api, document)}/clauses", size=200)

    list_of(ask, CLAUSE, title="条款")


@documents.command()
def uses(document: DocumentName) -> None:
    """查看条款被哪些标准、质量规则和办理时限引用。 Where the clauses are used."""

    def ask(api: Client) -> Any:
        document_id = find(api, DOCUMENTS, document)
        cited = api.get(f"/api/govern/citations/{document_id}")
        limits = api.get(f"/api/limits/citing/{document_id}")
        return [*api.get(f"/api/standards/documents/{document_id}")["uses"], *cited, *limits]

    list_of(ask, USE, title="引用情况")


@documents.command()
def search(q: Annotated[str, typer.Argument(help="检索词。 Words.")]) -> None:
    """全文检索条款。 Search the full text of all documents."""
    list_of(lambda api: api.get("/api/standards/documents/clauses", q=q), HIT, title="条款")


@documents.command("export")
def export_documents(
    target: Annotated[Path, typer.Argument(help="存为(.xlsx 或 .csv)。 Where to write them.")],
) -> None:
    """导出标准文件及条款,可原样导回(import documents)。 Export documents with clauses."""
    form = form_of(target)
    with client() as api:
        api.fetch("/api/standards/documents/export", target, format=form)
    say(f"[green]✓[/green] 已导出到 {target}")


@documents.command("remove")
def remove_document(
    document: DocumentName, reason: Annotated[str, typer.Option(help="理由。 Reason.")]
) -> None:
    """移除标准文件。 Take a document out of the library."""
    with client() as api:
        api.post(f"{_document(api, document)}/remove", {"reason": reason})
    say("[green]✓[/green] 已移除")


@naming.command("list")
def list_rules(
    q: Annotated[str, typer.Argument(help="编号、名称或样式。 Words.")] = "",
) -> None:
    """查看命名规则。 List the naming rules."""
    asked = {"q": q, "size": 200}
    list_of(lambda api: api.get("/api/standards/naming-rules", **asked), RULE, title="命名规则")


@naming.command("add")
def add_rule(rule: RuleName, value: RuleValues) -> None:
    """制定命名规则。 Lay down a rule."""
    body = {"code": rule, **pairs(value)}
    one_of(lambda api: api.post("/api/standards/naming-rules", body), RULE, done="已制定")


@naming.command("set")
def change_rule(rule: RuleName, value: RuleValues) -> None:
    """修改命名规则。 Change a rule."""
    body = pairs(value)
    one_of(lambda api: api.patch(_rule(api, rule), body), RULE, done="已保存")


@naming.command("remove")
def remove_rule(rule: RuleName) -> None:
    """删除命名规则。 Remove a rule."""
    with client() as api:
        api.delete(_rule(api, rule))
    say("[green]✓[/green] 已删除")


@naming.command("export")
def export_rules(
    target: Annotated[Path, typer.Argument(help="存为(.xlsx 或 .csv)。 Where to write them.")],
    q: Annotated[str, typer.Option(help="编号、名称或样式。 Words.")] = "",
) -> None:
    """导出命名规则,可原样导回(import naming_rules)。 Export rules; an import reads them back."""
    form = form_of(target)
    with client() as api:
        api.fetch("/api/standards/naming-rules/export", target, format=form, q=q)
    say(f"[green]✓[/green] 已导出到 {target}")


@naming.command("check")
def check_name(
    applies_to: Annotated[str, typer.Argument(help="table | column | task")],
    name: Annotated[str, typer.Argument(help="要检查的名称。 The name.")],
    title: Annotated[
        str, typer.Option(help="中文名,用于按数据元建议名称。 What people call it.")
    ] = "",
) -> None:
    """检查名称是否符合命名规则,并建议名称。 Check a name, and propose a better one."""

    asked = {"applies_to": applies_to, "name": name, "title": title}

    def ask(api: Client) -> Any:
        return api.get("/api/standards/naming-rules/verdict", **asked)["rows"]

    list_of(ask, VERDICT, title="检查结果")


def _document(api: Client, document: str) -> str:
    return f"/api/standards/documents/{find(api, DOCUMENTS, document)}"


def _rule(api: Client, rule: str) -> str:
    return f"/api/standards/naming-rules/{find(api, RULES, rule)}"
