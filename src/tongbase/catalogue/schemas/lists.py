"""The lists of the catalogue, on the wire."""

from tongbase.base.web import Out
from tongbase.catalogue.terms.codes import NoShareBasis


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
