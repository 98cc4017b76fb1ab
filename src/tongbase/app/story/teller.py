"""Telling the story: every step an ordinary verb of the product, with its figures and seconds."""

from rich.markup import escape

from tongbase.app.house import House
from tongbase.app.install import install
from tongbase.app.output import say
from tongbase.app.story.calling import data_are_called
from tongbase.app.story.cataloguing import entry_is_published
from tongbase.app.story.gathering import rows_are_checked, sources_are_registered, tables_are_landed
from tongbase.app.story.grading import columns_are_graded
from tongbase.app.story.people import people_exist
from tongbase.app.story.proving import ledger_is_whole
from tongbase.app.story.sharing import application_is_granted, entry_is_applied_for
from tongbase.app.story.stage import Stage, Step, Watch

STEPS: tuple[Step, ...] = (
    Step("区划、机构、人员与角色", people_exist),
    Step("登记数据源,测试连接", sources_are_registered),
    Step("归集入湖:计划、运行、幂等重跑、来源变更", tables_are_landed),
    Step("入湖核查:按规则计数、隔离问题行、评分", rows_are_checked),
    Step("识别敏感列并定级(就高从严)", columns_are_graded),
    Step("反编目、补全、审核、发布目录", entry_is_published),
    Step("检索目录并申请:一次性告知缺项、工作日时限", entry_is_applied_for),
    Step("两级审批,申请自动转为授权", application_is_granted),
    Step("调用查询与核验服务:只见授权的行、列与脱敏值", data_are_called),
    Step("留痕:账本验真", ledger_is_whole),
)


def tell_story(house: House) -> Stage:
    """Play all steps; print each with its figures and its seconds."""
    whole = Watch()
    install(house)
    stage = Stage(house)
    for number, step in enumerate(STEPS, start=1):
        watch = Watch()
        say(f"[bold]{number:>2}. {step.title}[/bold]")
        for fact in step.play(stage):
            say(f"    {escape(fact)}")
        say(f"    [dim]{watch.seconds:.1f} 秒[/dim]")
    say(f"[green]✓[/green] 全链条走通,共 {whole.seconds:.1f} 秒。")
    _tell_what_is_left(stage)
    say("运行 tongbase up(或 make up)打开控制台。")
    return stage


def _tell_what_is_left(stage: Stage) -> None:
    """Say what lies outside the house's own folder: nobody would look for it there."""
    if "left" in stage.found:
        place, database = stage.found["left"]
        say(
            f"演示在 MariaDB({place})中建的数据库 {database} 会保留,供演示数据源读取;"
            f"不再需要时请执行 drop database {database}。"
        )
