"""A word as people see it: Chinese first, English beside it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Label:
    """One word in two languages."""

    zh: str
    en: str

    def as_dict(self) -> dict[str, str]:
        """Return the pair as clients see it."""
        return {"zh": self.zh, "en": self.en}
