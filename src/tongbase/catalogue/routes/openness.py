"""What the open interfaces are and who may read them, for people who connect a client."""

from fastapi import APIRouter

from tongbase.base.web import InHand, WithMachines
from tongbase.catalogue.schemas.openness import OpennessOut

router = APIRouter(prefix="/catalogue", tags=["catalogue"])


@router.get("/open_interfaces")
def show_open_interfaces(work: InHand, machines: WithMachines) -> OpennessOut:
    """Show where CKAN and DCAT are read, and whether visitors may."""
    del work  # whoever is signed in may know
    settings = machines.settings
    return OpennessOut.at(settings.address, open_to_visitors=settings.open_catalogue)
