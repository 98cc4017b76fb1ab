"""The words of limits."""

from dataclasses import dataclass

LAW = "国令第809号"
"""政务数据共享条例 (Decree 809), whose articles the limits name."""


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A limit in working days: ``usual`` where no region set another, and ``most`` at the most.

    ``article`` of Decree 809 sets the most; it is None where the house alone does. ``counts_zh``
    and ``counts_en`` say from when it counts, and whom it binds.
    """

    code: str
    zh: str
    en: str
    usual: int
    most: int
    article: int | None
    counts_zh: str
    counts_en: str


@dataclass(frozen=True)
class LimitBook:
    """The limits of one floor, under the name by which people look for them."""

    code: str
    zh: str
    en: str
    limits: tuple[Limit, ...]
