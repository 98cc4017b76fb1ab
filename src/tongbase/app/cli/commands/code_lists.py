"""Code lists (代码集): draft, review, revise, map, compare."""

from pathlib import Path
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, pairs
from tongbase.app.cli.sheets import form_of
from tongbase.app.cli.state import client
from tongbase.app.client import Client
from tongbase.app.output import say
from tongbase.base.sheets.terms import Column, Line
from tongbase.kernel.errors import InvalidError

group = typer.Typer(
    help="代码集:编制、审核、修订、对应、对比。 Code lists: draft, review, revise, map, compare.",
    no_args_is_help=True,
)

LIST = (
    ("id", "编号"),
    ("name.zh", "名称"),
    ("source", "来源"),
    ("status", "状态", "standard_status"),
    ("version", "版本"),
)
CODE = (
    ("code", "代码"),
    ("name.zh", "名称"),
    ("name.en", "英文名称"),
    ("parent", "上级"),
    ("valid_from", "启用"),
    ("valid_to", "停用"),
    ("maps_to", "对应代码"),
)
MAPPED = (
    ("kind", "情况", "mapping_kind"),
    ("code", "代码"),
    ("name", "名称"),
    ("target", "对应代码"),
    ("target_name", "对应名称"),
)
DIFFERENCE = (("code", "代码"), ("field", "字段"), ("before", "前"), ("after", "后"))
COLUMNS = (
    Column("code", "代码", "code", needed=True),
    Column("name_zh", "名称", "name_zh", needed=True),
    Column("name_en", "英文名称", "name_en"),
    Column("parent", "上级代码", "parent", aliases=("上级",)),
    Column("valid_from", "启用日期", "valid_from", aliases=("启用",)),
    Column("valid_to", "停用日期", "valid_to", aliases=("停用",)),
    Column("maps_to", "对应代码", "maps_to"),
)
HEADINGS = "、".join(column.zh for column in COLUMNS)


class CodeUnreadableError(InvalidError):
    """A line of a file of codes cannot be read."""

    code = "cli.code_unreadable"


ListName = Annotated[str, typer.Argument(help="代码集编号,如 sex。 Id of the list, such as sex.")]
Values = Annotated[
    list[str],
    typer.Argument(help="字段=值,如 name_zh=学校类别 maps_to=school_kind。 Fields as name=value."),
]


@group.command("list")
def list_code_lists(
    q: Annotated[str, typer.Argument(help="名称或标准号。 Name or number of the standard.")] = "",
    status: Annotated[
        str | None, typer.Option(help="状态:draft review in_force withdrawn。 Status.")
    ] = None,
    page: Annotated[int, typer.Option(min=1, help="第几页。 Which page.")] = 1,
    size: Annotated[int, typer.Option(min=1, max=200, help="每页多少个。 How many.")] = 200,
) -> None:
    """查看代码集,每页 200 个。 List code lists, 200 a page."""
    asked = {"q": q, "status": status, "page": page, "size": size}
    list_of(lambda api: api.get("/api/standards/code-lists", **asked), LIST, title="代码集")


@group.command("show")
def show_code_list(
    code_list: ListName,
    q: Annotated[str, typer.Option(help="代码或名称。 Words of a code.")] = "",
    on: Annotated[
        str | None, typer.Option(help="某日有效的代码,如 2026-01-31。 Codes valid on that day.")
    ] = None,
    below: Annotated[str, typer.Option(help="上级代码。 Only codes below this one.")] = "",
    page: Annotated[int, typer.Option(min=1)] = 1,
) -> None:
    """查看一个代码集的代码,每页 200 个。 Show the codes of a list, 200 a page."""
    asked = {"q": q, "on": on, "parent": below, "page": page, "size": 200}
    title = f"{code_list}:{_way_to(code_list, below, on)}" if below else code_list
    list_of(lambda api: api.get(f"{_path(code_list)}/codes", **asked), CODE, title=title)


@group.command()
def draft(
    code_list: ListName,
    value: Values,
    owner: Annotated[
        str, typer.Option(help="管理单位的统一社会信用代码,缺省为本单位。 Its owner's credit code.")
    ] = "",
) -> None:
    """起草代码集。 Draft a list."""
    body = {"id": code_list, "owner": owner, **pairs(value)}
    one_of(lambda api: api.post("/api/standards/code-lists", body), LIST, done="已起草")


@group.command("set")
def change(code_list: ListName, value: Values) -> None:
    """修改草稿的名称、来源等。 Change what a draft says of itself."""
    body = pairs(value)
    one_of(lambda api: api.patch(_path(code_list), body), LIST, done="已保存")


@group.command()
def codes(
    code_list: ListName,
    file: Annotated[
        Path,
        typer.Argument(
            exists=True,
            dir_okay=False,
            help=f"CSV 或 Excel 文件,表头:{HEADINGS}。 CSV or a workbook with these headings.",
        ),
    ],
) -> None:
    """以文件内容作为草稿的全部代码。 Give a draft the codes of a file, and no others."""
    body = {"codes": read_codes(file)}
    one_of(lambda api: api.put(f"{_path(code_list)}/codes", body), LIST, done="已设置代码")


@group.command()
def submit(code_list: ListName) -> None:
    """提交审核。 Submit for review."""
    one_of(lambda api: api.post(f"{_path(code_list)}/submit"), LIST, done="已提交")


@group.command()
def recall(code_list: ListName) -> None:
    """撤回已提交的代码集。 Take a submitted list back."""
    one_of(lambda api: api.post(f"{_path(code_list)}/recall"), LIST, done="已撤回")


@group.command()
def review(
    code_list: ListName,
    decision: Annotated[
        str, typer.Option(help="approve 同意 | reject 退回。 Approve or send back.")
    ],
    opinion: Annotated[str, typer.Option(help="意见;退回时必填。 Opinion.")] = "",
) -> None:
    """审核;同意即现行,代替上一版本。 Review; an approval puts it in force."""
    body = {"decision": decision, "opinion": opinion}
    one_of(lambda api: api.post(f"{_path(code_list)}/review", body), LIST, done="已审核")


@group.command()
def revise(code_list: ListName) -> None:
    """起草新版本。 Begin the next version."""
    one_of(lambda api: api.post(f"{_path(code_list)}/revise"), LIST, done="已起草新版本")


@group.command()
def withdraw(
    code_list: ListName, reason: Annotated[str, typer.Option(help="废止原因。 Why it ends.")]
) -> None:
    """废止代码集。 Withdraw a list."""
    body = {"reason": reason}
    one_of(lambda api: api.post(f"{_path(code_list)}/withdraw", body), LIST, done="已废止")


@group.command()
def delete(code_list: ListName) -> None:
    """删除草稿。 Throw a draft away."""
    with client() as api:
        api.delete(_path(code_list))
    say("[green]✓[/green] 已删除")


@group.command("map")
def show_mapping(code_list: ListName) -> None:
    """与所对应的代码集逐个比较。 Put a list beside the one that it adapts."""

    def ask(api: Client) -> Any:
        return api.get(f"{_path(code_list)}/mapping")["rows"]

    list_of(ask, MAPPED, title="代码对应")


@group.command()
def adopt(code_list: ListName) -> None:
    """采用建议的对应:代码和名称都相同的,对应到该代码(草稿)。 Map what is proposed of a draft."""
    one_of(lambda api: api.post(f"{_path(code_list)}/mapping/adopt"), LIST, done="已采用")


@group.command()
def compare(
    code_list: ListName,
    before: Annotated[int, typer.Argument(help="前一版本。 Version before.")],
    after: Annotated[int, typer.Argument(help="后一版本。 Version after.")],
) -> None:
    """比较两个版本的代码。 Compare the codes of two versions."""

    def ask(api: Client) -> Any:
        return api.get(f"{_path(code_list)}/versions/diff", **{"from": before, "to": after})["rows"]

    list_of(ask, DIFFERENCE, title=f"V{before} 与 V{after} 的差异")


@group.command()
def export(
    code_list: ListName,
    target: Annotated[Path, typer.Argument(help="存为(.xlsx 或 .csv)。 Where to write them.")],
) -> None:
    """导出一个代码集,可原样导回(import code_lists)。 Export a list with its codes."""
    form = form_of(target)
    with client() as api:
        api.fetch(f"{_path(code_list)}/export", target, format=form)
    say(f"[green]✓[/green] 已导出到 {target}")


@group.command("export-all")
def export_all(
    target: Annotated[Path, typer.Argument(help="存为(.xlsx 或 .csv)。 Where to write them.")],
    q: Annotated[str, typer.Option(help="名称或标准号。 Name or number of the standard.")] = "",
    status: Annotated[
        str | None, typer.Option(help="状态:draft review in_force withdrawn。 Status.")
    ] = None,
) -> None:
    """导出全部代码集及其代码,可原样导回(import code_lists)。 Export lists with their codes."""
    form = form_of(target)
    with client() as api:
        told = {"format": form, "q": q} | ({"status": status} if status else {})
        api.fetch("/api/standards/code-lists/export", target, **told)
    say(f"[green]✓[/green] 已导出到 {target}")


def _way_to(code_list: str, code: str, on: str | None) -> str:
    """Tell the way down to a code by codes and names."""
    with client() as api:
        steps = api.get(f"{_path(code_list)}/path", code=code, on=on)
    return " › ".join(f"{each['code']} {each['name']['zh']}" for each in steps)


def _path(code_list: str) -> str:
    return f"/api/standards/code-lists/{code_list}"


def read_codes(file: Path) -> list[dict[str, str]]:
    """Read the codes of a sheet, as ``export`` writes them too; what is blank is left out."""
    from tongbase.base.sheets.reading import open_table

    with open_table(file, file.name, COLUMNS) as table:
        return [_code(line) for line in table.lines()]


def _code(line: Line) -> dict[str, str]:
    if line.fault is not None:
        raise CodeUnreadableError(
            f"第 {line.number} 行无法读取:{line.fault[0]}",
            f"Line {line.number} cannot be read: {line.fault[1]}",
            field="file",
        )
    return {name: value for name, value in line.cells.items() if value}
