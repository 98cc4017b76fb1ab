"""Numbers of persons within longer text, masked where they stand; the rest of the text is shown."""

import re

from tongbase.protect.rules.masks import mask_value
from tongbase.standards.terms.grading import Mask

EMBEDDED: tuple[tuple[re.Pattern[str], Mask], ...] = (
    (
        re.compile(
            r"(?<!\d)[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
            r"\d{3}[\dXx](?!\d)"
        ),
        Mask.CITIZEN_ID,
    ),
    (re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"), Mask.MOBILE),
)


def mask_embedded(text: str) -> str:
    """Mask the citizen numbers and mobile numbers in a text."""
    for form, mask in EMBEDDED:
        for found in set(form.findall(text)):
            text = text.replace(found, mask_value(mask, found) or "")
    return text
