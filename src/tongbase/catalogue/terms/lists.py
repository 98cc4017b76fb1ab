"""What the lists of the catalogue are made of."""

from dataclasses import dataclass

from tongbase.catalogue.terms.codes import ItemType, NoShareBasis, ShareType
from tongbase.catalogue.terms.states import Status


@dataclass(frozen=True)
class Kept:
    """An entry, or one item of it, that is not shared, and by which provision.

    Without ``item`` it is the entry as a whole. ``lawful``: the basis is a law, an administrative
    regulation or a State Council decision, and its provision is cited (Decree 809, Art. 15).
    """

    entry_id: str
    name: str
    res_code: str | None
    provider_code: str
    provider_name: str
    item: str | None
    basis_type: NoShareBasis | None
    citation: str
    lawful: bool


@dataclass(frozen=True)
class ItemLine:
    """An item in a list, and whose it is; its share type is the stricter of its own and its
    entry's.
    """

    entry_id: str
    entry: str
    status: Status
    provider_name: str
    code: str
    name: str
    field_name: str
    data_type: ItemType | None
    share_type: ShareType | None
