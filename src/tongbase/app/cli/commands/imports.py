"""Imports (批量导入): templates, checks of a file, their faults, taking over."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, pairs, wait_for_job
from tongbase.app.cli.sheets import form_of
from tongbase.app.cli.state import chosen, client
from tongbase.app.output import remark, say, show_json, show_one, show_rows
from tongbase.base.imports.terms import Weight

group = typer.Typer(
    help="批量导入:模板、校验(试导入)、查看不通过的行、导入。 "
    "Imports: templates, checks (dry runs), refused lines, taking over.",
    no_args_is_help=True,
)

IMPORT = (
    ("id", "编号"),
    ("kind", "类别", "import_kind"),
    ("file", "文件"),
    ("state", "状态"),
    ("counts.lines", "文件行数"),
    ("counts.records", "合成条数"),
    ("counts.new", "新增条数"),
    ("counts.changed", "更新条数"),
    ("counts.same", "不变条数"),
    ("counts.refused", "不通过条数"),
    ("counts.warned", "有提示条数"),
)
KIND = (("kind", "类别"), ("zh", "名称"), ("en", "英文名称"))
FAULT = (("line", "行号"), ("heading", "列"), ("zh", "原因"))
WEIGHED = (("line", "行号"), ("heading", "列"), ("weight", "类别"), ("zh", "原因"))
FAULTS_SHOWN = 20
NOTHING_TO_IMPORT = {
    "zh": "您没有任何类别的导入权限;可用 --as 换一个人员,或请管理员授予角色。",
    "en": "You may import nothing; choose another person by --as, or ask for a role.",
}

ImportId = Annotated[str, typer.Argument(help="导入编号。 Id of the import.")]


@group.command()
def kinds() -> None:
    """列出可以批量导入的类别。 What can be imported."""
    with client() as api:
        found = api.get("/api/imports/kinds")["rows"]
    if chosen().as_json:
        show_json(found)
        return
    show_rows(found, KIND, title="可导入")
    if not found:
        remark(NOTHING_TO_IMPORT)


@group.command()
def template(
    kind: Annotated[str, typer.Argument(help="类别,见 import kinds。 Kind.")],
    target: Annotated[Path, typer.Argument(help="存为(.xlsx 或 .csv)。 Where to write it.")],
) -> None:
    """下载填报模板;.xlsx 带填写说明和可选值。 Fetch the template; a workbook has hints, too."""
    form = form_of(target)
    with client() as api:
        api.fetch(f"/api/imports/kinds/{kind}/template", target, format=form)
    say(f"[green]✓[/green] 模板已存为 {target}")


@group.command()
def check(
    kind: Annotated[str, typer.Argument(help="类别,见 import kinds。 Kind.")],
    file: Annotated[Path, typer.Argument(help="CSV 或 Excel 文件。 A CSV file or workbook.")],
    option: Annotated[
        list[str] | None, typer.Option("--set", help="选项,名称=值。 Options as name=value.")
    ] = None,
) -> None:
    """校验文件(试导入),不改动任何数据。 Check a file; nothing is changed."""
    with client() as api:
        upload = api.hand_in(file)
        body = {"kind": kind, "upload": upload["id"], "options": pairs(option or [])}
        ordered = api.post("/api/imports", body)
        wait_for_job(api, ordered["run_id"])
        found = api.get(f"/api/imports/{ordered['id']}")
        path = f"/api/imports/{ordered['id']}/faults"
        refusals, warnings = (
            api.get(path, weight=each.value, size=FAULTS_SHOWN)
            for each in (Weight.REFUSAL, Weight.WARNING)
        )
    if chosen().as_json:
        show_json(found | {"faults": refusals["rows"], "warnings": warnings["rows"]})
        return
    show_one(found, IMPORT)
    _say_how_counted(found)
    for told, title in ((refusals, "不通过的原因"), (warnings, "提示(不影响导入,请核实)")):
        if told["total"]:
            show_rows(told["rows"], FAULT, title=f"{title},共 {told['total']} 处")


@group.command()
def apply(import_id: ImportId) -> None:
    """导入已校验的文件,要么全部成功,要么不改动。 Take over what is good in a checked file."""

    def ask(api: Any) -> Any:
        ordered = api.post(f"/api/imports/{import_id}/apply")
        wait_for_job(api, ordered["run_id"])
        return api.get(f"/api/imports/{import_id}")

    _say_how_counted(one_of(ask, IMPORT, done="已导入"))


@group.command()
def show(import_id: ImportId) -> None:
    """查看一次导入。 Show an import."""
    _say_how_counted(one_of(lambda api: api.get(f"/api/imports/{import_id}"), IMPORT))


@group.command()
def faults(
    import_id: ImportId,
    page: Annotated[int, typer.Option(min=1)] = 1,
    size: Annotated[int, typer.Option(min=1, max=200)] = 50,
    weight: Annotated[
        Weight | None, typer.Option(help="refusal 不通过 | warning 提示。 Refusals or warnings.")
    ] = None,
) -> None:
    """列出不通过的原因和提示,逐行逐列。 List what is wrong and what is warned of."""
    path = f"/api/imports/{import_id}/faults"
    asked = {"page": page, "size": size, "weight": weight}
    list_of(lambda api: api.get(path, **asked), WEIGHED, title="不通过的原因和提示")


@group.command()
def report(
    import_id: ImportId,
    target: Annotated[Path, typer.Argument(help="存为(.xlsx 或 .csv)。 Where to write it.")],
) -> None:
    """下载校验结果:全部不通过的原因和提示。 Fetch all refusals and warnings of a check."""
    form = form_of(target)
    with client() as api:
        api.fetch(f"/api/imports/{import_id}/report", target, format=form)
        found = api.get(f"/api/imports/{import_id}")
    say(f"[green]✓[/green] 校验结果已存为 {target}")
    _say_how_counted(found)


@group.command()
def refused(
    import_id: ImportId,
    target: Annotated[Path, typer.Argument(help="存为(.xlsx 或 .csv)。 Where to write them.")],
) -> None:
    """下载不通过的内容(整条,附原因),改正并清空“不通过原因”后再次导入。 Fetch refused records."""
    form = form_of(target)
    with client() as api:
        api.fetch(f"/api/imports/{import_id}/refused", target, format=form)
    say(f"[green]✓[/green] 不通过的行已存为 {target}")


@group.command("list")
def list_imports(
    kind: Annotated[str | None, typer.Option(help="类别。 Kind.")] = None,
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """列出自己的导入记录。 List one's imports."""
    list_of(lambda api: api.get("/api/imports", kind=kind, size=size), IMPORT, title="导入记录")


def _say_how_counted(found: Mapping[str, Any]) -> None:
    """Say how the numbers of an import belong together: lines of the file, records made of them."""
    if chosen().as_json:
        return
    of = found["counts"]
    say(
        f"文件共 {of['lines']} 行(不计表头),合成 {of['records']} 条:一条可占多行,其下每个"
        f"信息项、材料、代码或条款各占一行。新增 {of['new']} 条、更新 {of['changed']} 条、"
        f"不变 {of['same']} 条、不通过 {of['refused']} 条。\n"
        f"  {of['lines']} lines below the headings make {of['records']} records, for a record may "
        f"take several lines: {of['new']} new, {of['changed']} changed, {of['same']} unchanged, "
        f"{of['refused']} refused."
    )
