"""Data elements (数据元): draft, review, replace, withdraw, compare."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, pairs
from tongbase.app.cli.find import ELEMENT as ELEMENTS
from tongbase.app.cli.find import find
from tongbase.app.cli.sheets import form_of
from tongbase.app.cli.state import client
from tongbase.app.client import Client
from tongbase.app.output import say

group = typer.Typer(
    help="数据元:编制、审核、修订、废止、对比。 "
    "Data elements: draft, review, revise, withdraw, compare.",
    no_args_is_help=True,
)

ELEMENT = (
    ("code", "标识符"),
    ("name_zh", "中文名称"),
    ("version", "版本"),
    ("status", "状态", "standard_status"),
    ("scope", "级别"),
    ("data_type", "类型"),
    ("format", "表示格式"),
    ("code_list", "代码集"),
    ("source", "来源"),
)
SHOWN = (
    *ELEMENT,
    ("initials", "拼音首字母"),
    ("name_en", "英文名称"),
    ("definition", "定义"),
    ("length_min", "最小长度"),
    ("length_max", "最大长度"),
    ("precision", "小数位数"),
    ("value_range", "值域"),
    ("unit", "计量单位"),
    ("checksum", "校验规则"),
    ("synonyms", "同义词"),
    ("category", "分类"),
    ("maps_to", "对应数据元"),
    ("owner_name", "管理单位"),
)
DIFFERENCE = (("field", "字段"), ("before", "前"), ("after", "后"))
WORDS = frozenset({"synonyms"})

ElementName = Annotated[
    str,
    typer.Argument(
        help="标识符、中文名称或编号;某一版本写作 DE42001~2。 "
        "Code, Chinese name or id of the element; DE42001~2 is its second version."
    ),
]
Values = Annotated[
    list[str],
    typer.Argument(
        help="字段=值,如 name_zh=姓名 data_type=C length_max=50 format=an..50 synonyms=名字|xm。 "
        "Fields as name=value; synonyms are separated by strokes."
    ),
]
Opinion = Annotated[str, typer.Option(help="意见;退回必填。 Opinion; needed to send back.")]
Status = Annotated[
    str | None,
    typer.Option(help="状态:draft review in_force replaced withdrawn。 Status."),
]


@group.command("list")
def list_elements(
    q: Annotated[str, typer.Argument(help="名称、标识符或同义词。 Words.")] = "",
    status: Status = None,
    category: Annotated[str, typer.Option(help="分类。 Category.")] = "",
    page: Annotated[int, typer.Option(min=1, help="第几页。 Which page.")] = 1,
    size: Annotated[int, typer.Option(min=1, max=200, help="每页多少个。 How many.")] = 20,
) -> None:
    """查看数据元。 List data elements."""
    paged = {"page": page, "size": size}
    asked = {"q": q, "status": status, "category": category or None, **paged}
    list_of(lambda api: api.get("/api/standards/elements", **asked), ELEMENT, title="数据元")


@group.command()
def show(element: ElementName) -> None:
    """查看一个数据元。 Show an element."""
    one_of(lambda api: api.get(_path(api, element)), SHOWN)


@group.command()
def draft(
    code: Annotated[str, typer.Argument(help="内部标识符,如 DE42001。 Code.")],
    value: Values,
    owner: Annotated[
        str,
        typer.Option(help="管理单位的统一社会信用代码,缺省为本单位。 Credit code of its owner."),
    ] = "",
) -> None:
    """起草数据元。 Draft an element."""
    body = {"code": code, "owner": owner, **_fields(value)}
    one_of(lambda api: api.post("/api/standards/elements", body), ELEMENT, done="已起草")


@group.command("set")
def change(element: ElementName, value: Values) -> None:
    """修改草稿。 Change a draft."""
    body = _fields(value)
    one_of(lambda api: api.patch(_path(api, element), body), ELEMENT, done="已保存")


@group.command()
def delete(element: ElementName) -> None:
    """删除草稿。 Throw a draft away."""
    with client() as api:
        api.delete(_path(api, element))
    say("[green]✓[/green] 已删除")


@group.command()
def submit(element: ElementName) -> None:
    """提交审核。 Submit for review."""
    one_of(lambda api: api.post(f"{_path(api, element)}/submit"), ELEMENT, done="已提交")


@group.command()
def recall(element: ElementName) -> None:
    """撤回已提交的数据元。 Take a submitted element back."""
    one_of(lambda api: api.post(f"{_path(api, element)}/recall"), ELEMENT, done="已撤回")


@group.command()
def review(
    element: ElementName,
    decision: Annotated[
        str, typer.Option(help="approve 同意 | reject 退回。 Approve or send back.")
    ],
    opinion: Opinion = "",
) -> None:
    """审核;同意即现行,替代上一版本。 Review; an approval puts it in force."""
    body = {"decision": decision, "opinion": opinion}
    one_of(lambda api: api.post(f"{_path(api, element)}/review", body), ELEMENT, done="已审核")


@group.command()
def revise(element: ElementName) -> None:
    """起草新版本。 Begin the next version."""
    one_of(lambda api: api.post(f"{_path(api, element)}/revise"), ELEMENT, done="已起草新版本")


@group.command()
def withdraw(
    element: ElementName, reason: Annotated[str, typer.Option(help="废止原因。 Why it ends.")]
) -> None:
    """废止数据元。 Withdraw an element."""
    body = {"reason": reason}
    one_of(lambda api: api.post(f"{_path(api, element)}/withdraw", body), ELEMENT, done="已废止")


@group.command()
def compare(
    element: ElementName,
    to: Annotated[
        str, typer.Argument(help="另一个数据元,或 DE42001~1。 Another element, or version.")
    ],
) -> None:
    """比较两个数据元或两个版本。 Compare two elements or versions."""

    def ask(api: Client) -> Any:
        other = find(api, ELEMENTS, to)
        return api.get(f"{_path(api, element)}/differences", to=other)["rows"]

    list_of(ask, DIFFERENCE, title="差异")


@group.command()
def export(
    target: Annotated[Path, typer.Argument(help="存为(.xlsx 或 .csv)。 Where to write them.")],
    q: Annotated[str, typer.Option(help="名称、标识符或同义词。 Words.")] = "",
    status: Status = None,
) -> None:
    """导出数据元,可原样导回(import elements)。 Export elements; an import reads them back."""
    form = form_of(target)
    with client() as api:
        told = {"format": form, "q": q} | ({"status": status} if status else {})
        api.fetch("/api/standards/elements/export", target, **told)
    say(f"[green]✓[/green] 已导出到 {target}")


@group.command()
def timeline(element: ElementName) -> None:
    """查看数据元的全部留痕。 All that happened to it."""
    columns = (("at", "时间"), ("actor_name", "人员"), ("zh", "事件"), ("detail", "内容"))
    list_of(lambda api: api.get(f"{_path(api, element)}/timeline"), columns, title="留痕")


def _path(api: Client, element: str) -> str:
    return f"/api/standards/elements/{find(api, ELEMENTS, element)}"


def _fields(value: Sequence[str]) -> Mapping[str, Any]:
    return {
        name: [word for word in text.split("|") if word] if name in WORDS else text
        for name, text in pairs(value).items()
    }
