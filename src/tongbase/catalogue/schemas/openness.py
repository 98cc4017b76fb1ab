"""Where the open interfaces are read."""

from tongbase.base.web import Out
from tongbase.catalogue.rules.dcat import catalogue_iri


class OpennessOut(Out):
    """Addresses of the open interfaces; ``{form}`` is ttl, rdf, jsonld, for the whole also nt."""

    address: str
    open_to_visitors: bool
    ckan: str
    catalogue: str
    dataset: str
    whole: str

    @classmethod
    def at(cls, address: str, *, open_to_visitors: bool) -> "OpennessOut":
        """Tell the addresses of a house."""
        return cls(
            address=address,
            open_to_visitors=open_to_visitors,
            ckan=f"{address}/api/3/action/",
            catalogue=f"{catalogue_iri(address)}.{{form}}",
            dataset=f"{address}/dataset/{{id}}.{{form}}",
            whole=f"{catalogue_iri(address)}/all.{{form}}",
        )
