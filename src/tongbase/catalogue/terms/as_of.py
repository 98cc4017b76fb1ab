"""How an entry stood on a day."""

from enum import StrEnum

from tongbase.standards.terms.labels import Label


class Standing(StrEnum):
    """Whether all could find an entry at the end of a day."""

    UNPUBLISHED = "unpublished"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


STANDING_LABELS: dict[Standing, Label] = {
    Standing.UNPUBLISHED: Label("尚未发布", "Not published yet"),
    Standing.PUBLISHED: Label("已发布", "Published"),
    Standing.WITHDRAWN: Label("已下线", "Withdrawn"),
}
