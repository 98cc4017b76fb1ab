"""The approvals of a thing (审批轨迹), the same from every command."""

from tongbase.app.cli.ask import Ask
from tongbase.app.cli.state import chosen, client
from tongbase.app.labels import labelled
from tongbase.app.output import moment, say, show_json, show_rows

DAY = len("2026-01-31")
STEP = (
    ("zh", "环节"),
    ("state", "状态"),
    ("due_on", "期限"),
    ("overdue_days", "超期工作日"),
    ("decided_at", "办理时间"),
    ("decided_by_name", "办理人"),
    ("opinion", "意见"),
)


def show_trail(ask: Ask) -> None:
    """Print every case of a thing with its steps, newest first."""
    with client() as api:
        cases = ask(api)
    if chosen().as_json:
        show_json(cases)
        return
    if not cases:
        say("尚未提交审批")
    for case in cases:
        reason = f",理由:{case['reason']}" if case["reason"] else ""
        state = labelled("state", case["state"])
        asked = f"{case['opened_by_name']} 提交于 {moment(case['opened_at'])[:DAY]}"
        show_rows(case["steps"], STEP, title=f"{case['title']}({state},{asked}{reason})")
