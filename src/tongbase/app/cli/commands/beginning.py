"""The first steps of an empty house (首次使用)."""

from tongbase.app.cli.state import chosen, client
from tongbase.app.first_steps import tell_steps
from tongbase.app.output import say, show_json


def first_steps() -> None:
    """首次使用:平台还缺什么、按什么顺序办 What an empty house needs, in order"""
    with client() as api:
        steps = api.get("/api/oversee/first-steps")
    if chosen().as_json:
        show_json(steps)
    elif steps:
        tell_steps(steps)
    else:
        say(
            "没有待办的首次使用步骤:平台已有发布的目录,或您没有参与这些步骤的角色。\n"
            "No first steps: an entry is published, or your roles have no part in them."
        )
