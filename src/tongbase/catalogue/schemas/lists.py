"""The lists of the catalogue, on the wire."""

from tongbase.base.web import Out
from tongbase.catalogue.terms.codes import ItemType, NoShareBasis, ShareType
from tongbase.catalogue.terms.states import Status


class KeptOut(Out):
    """An entry, or one item of it, that is not shared; ``lawful`` if its basis can be one."""

    entry_id: str
    name: str
    res_code: str | None
    provider_code: str
    provider_name: str
    item: str | None
    basis_type: NoShareBasis | None
    citation: str
    lawful: bool


class ItemLineOut(Out):
    """An item in a list, and whose it is; ``share_type`` is the one that holds."""

    entry_id: str
    entry: str
    status: Status
    provider_name: str
    code: str
    name: str
    field_name: str
    data_type: ItemType | None
    share_type: ShareType | None
