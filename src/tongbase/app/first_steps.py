"""What ``tongbase up``, ``install`` and ``first-steps`` tell of an empty house."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from rich.markup import escape

from tongbase.app.output import say

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "regions": "tongbase region install",
        "authority": "tongbase org add --kind authority",
        "bureau_people": "tongbase person add --role bureau_manager",
        "departments": "tongbase org add",
        "department_people": "tongbase person add --role department_manager",
        "registers": "tongbase import kinds",
        "sources": "tongbase source add",
        "entry": "tongbase entry draft",
    }
)
"""With which command one begins a step."""


def tell_steps(steps: Sequence[Mapping[str, Any]]) -> None:
    """Print the steps in their order: which are done, what the others are begun with."""
    done = sum(step["done"] for step in steps)
    say(f"首次使用步骤 First steps({done}/{len(steps)})")
    for number, step in enumerate(steps, 1):
        mark = "[green]✓[/green]" if step["done"] else "·"
        say(f"{mark} {number} [bold]{escape(step['zh'])}[/bold] {step['en']}{_how(step)}")


def _how(step: Mapping[str, Any]) -> str:
    """Say of an open step who does it, and how it is begun."""
    if step["done"]:
        return ""
    roles = "、".join(role["zh"] for role in step["roles"])
    return f"\n    [dim]{roles}:{COMMANDS[step['code']]}[/dim]"
