"""Which share attribute counts for an item, and what may keep data back."""

import re

from tongbase.catalogue.terms.codes import NoShareBasis, OpenType, ShareType

STRICTNESS = (ShareType.UNCONDITIONAL, ShareType.CONDITIONAL, ShareType.NOT_SHARED)
CLOSEDNESS = (OpenType.UNCONDITIONAL, OpenType.CONDITIONAL, OpenType.NOT_OPEN)

# 政务数据共享条例 Art. 15: only these three may keep data back.
LAWFUL_BASES = frozenset(
    {NoShareBasis.LAW, NoShareBasis.ADMIN_REGULATION, NoShareBasis.STATE_COUNCIL_DECISION}
)

TITLE = re.compile(r"《[^《》]+》")
ARTICLE = re.compile(r"第[〇零一二两三四五六七八九十百千\d]+条")


def is_lawful(kind: NoShareBasis | None, citation: str) -> bool:
    """Say whether a provision that may keep data back is cited so that it can be found."""
    return kind in LAWFUL_BASES and is_cited(kind, citation)


def is_cited(kind: NoShareBasis | None, citation: str) -> bool:
    """Say whether a title stands there in its signs, and the article unless it is a decision."""
    articled = kind is NoShareBasis.STATE_COUNCIL_DECISION or ARTICLE.search(citation)
    return bool(TITLE.search(citation) and articled)


def effective_share_type(entry: ShareType | None, own: ShareType | None) -> ShareType | None:
    """Return the stricter of an entry's attribute and an item's own."""
    given = [kind for kind in (entry, own) if kind is not None]
    return max(given, key=STRICTNESS.index) if given else None


def effective_open_type(entry: OpenType | None, own: OpenType | None) -> OpenType | None:
    """Return the stricter of an entry's open type and an item's own."""
    given = [kind for kind in (entry, own) if kind is not None]
    return max(given, key=CLOSEDNESS.index) if given else None
