"""What a command says of a name that does not follow the naming rules."""

from collections.abc import Mapping
from typing import Any

from tongbase.app.output import remark


def warn_of_name(name: str, bad: Mapping[str, Any]) -> None:
    """Tell which naming rule a name breaks, and what it could be."""
    proposal = bad["proposal"] or "—"
    told, rule = bad["told"], f"{bad['rule_name']}({bad['pattern']})"
    remark(
        {
            "zh": f"“{name}”不符合命名规则“{rule}”:{told['zh']}建议:{proposal}",
            "en": f"{name} breaks {bad['rule']}: {told['en']} Proposal: {proposal}",
        }
    )
