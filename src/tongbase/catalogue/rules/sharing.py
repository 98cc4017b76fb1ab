"""Which share attribute counts for an item."""

from tongbase.catalogue.terms.codes import NoShareBasis, ShareType

STRICTNESS = (ShareType.UNCONDITIONAL, ShareType.CONDITIONAL, ShareType.NOT_SHARED)

# 政务数据共享条例 Art. 15: only these three may keep data back.
LAWFUL_BASES = frozenset(
    {NoShareBasis.LAW, NoShareBasis.ADMIN_REGULATION, NoShareBasis.STATE_COUNCIL_DECISION}
)


def effective_share_type(entry: ShareType | None, own: ShareType | None) -> ShareType | None:
    """Return the stricter of an entry's attribute and an item's own."""
    given = [kind for kind in (entry, own) if kind is not None]
    return max(given, key=STRICTNESS.index) if given else None
