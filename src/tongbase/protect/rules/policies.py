"""Is the policy sound, and does it still hold?"""

from datetime import datetime

from tongbase.kernel.clock import CHINA
from tongbase.protect.errors import BadPolicyError, PolicyExpiredError
from tongbase.protect.rules.divisions import division_prefix
from tongbase.protect.terms.policies import ROWS_MAX, Policy


def check_in_force(policy: Policy, now: datetime) -> None:
    """Stop if the grant's time is over."""
    if now >= policy.until:
        ended = policy.until.astimezone(CHINA)
        raise PolicyExpiredError(
            f"授权已于 {ended:%Y-%m-%d %H:%M} 到期,请申请延期后再使用。",
            f"The grant ended at {ended:%Y-%m-%d %H:%M}; apply for an extension.",
            until=policy.until.isoformat(),
        )


def check_policy(policy: Policy) -> None:
    """Stop at a policy that could not mean what it says. Names differ by more than case."""
    names = [rule.column.casefold() for rule in policy.columns]
    if not names or "" in names or len(set(names)) < len(names):
        raise BadPolicyError(
            "授权的信息项不能为空,也不能重复。",
            "The granted columns may not be empty or doubled.",
            field="columns",
        )
    if not 0 < policy.rows_max <= ROWS_MAX:
        raise BadPolicyError(
            f"单次返回行数上限须在 1 至 {ROWS_MAX} 之间。",
            f"rows_max is from 1 to {ROWS_MAX}.",
            field="rows_max",
        )
    if unknown := [key for key in policy.keys if key not in policy.masks]:
        raise BadPolicyError(
            f"核验主键“{unknown[0]}”不在授权信息项内。",
            f"The key {unknown[0]!r} is not among the granted columns.",
            field="keys",
        )
    for division in policy.row_filter.divisions if policy.row_filter else ():
        division_prefix(division)
