"""The review of a standard, the same for every kind: its one step, and what is said to whom."""

from dataclasses import dataclass

from tongbase.base.approvals.terms import CaseOrder, Step
from tongbase.base.notices.post import Message, Together
from tongbase.kernel.actor import OrgPath
from tongbase.standards.permissions import StandardsPermission

# No law sets a limit for it; the house gives a working week.
REVIEW_WORKING_DAYS = 5


@dataclass(frozen=True)
class Reviewed:
    """What is reviewed: of which kind, how it is called, where its page is, who decides.

    ``noun_en`` becomes its plural by an s.
    """

    kind: str
    noun_zh: str
    noun_en: str
    subject: str
    name: str
    code: str
    version: int
    link: str
    permission: StandardsPermission
    region: OrgPath

    @property
    def zh(self) -> str:
        """It in a Chinese sentence."""
        return f"{self.noun_zh}“{self.name}”({self.code})"

    @property
    def en(self) -> str:
        """It at the beginning of an English sentence."""
        return f"The {self.noun_en} {self.name} ({self.code})"

    def order(self) -> CaseOrder:
        """Return the case that is opened when it is submitted."""
        step = Step(
            "标准主管部门审核",
            "Review by the authority for standards",
            self.permission,
            self.region,
            REVIEW_WORKING_DAYS,
        )
        title = f"{self.noun_zh}:{self.name}({self.code} V{self.version})"
        return CaseOrder(self.kind, self.subject, title, self.link, (step,))

    def waiting(self) -> Message:
        """Say to those who decide that it waits for them."""
        return Message(
            f"{self.zh}等待您审核。",
            f"{self.en} waits for your review.",
            self.link,
            Together(
                f"{{count}} 个{self.noun_zh}等待您审核。",
                f"{{count}} {self.noun_en}s wait for your review.",
                f"/workbench/waiting?kind={self.kind}",
            ),
        )

    def decided(self, *, in_force: bool) -> Message:
        """Say to who submitted it that it holds now, or that it came back."""
        zh = "已审核通过,现行有效" if in_force else "已退回,请修改后重新提交"
        en = "is in force now" if in_force else "was sent back; mend it and submit it again"
        return Message(
            f"{self.zh}{zh}。",
            f"{self.en} {en}.",
            self.link,
            Together(
                f"您提交的 {{count}} 个{self.noun_zh}{zh}。",
                f"{{count}} of your {self.noun_en}s: each {en}.",
                "/workbench/opened",
            ),
        )
