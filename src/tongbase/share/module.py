"""What sharing brings to the house; the exits also stand at the short address of their own."""

from tongbase.catalogue.events import EntryWithdrawn
from tongbase.kernel.module import Module
from tongbase.share import handlers, jobs
from tongbase.share.permissions import SharePermission
from tongbase.share.routes import applications, exits, grants
from tongbase.share.routes.exits import services_router
from tongbase.share.terms.limits import ANSWERS

__all__ = ["services_router", "share"]

share = Module(
    name="share",
    routers=(applications.router, grants.router, exits.router),
    jobs=(jobs.EXPIRE,),
    handlers={EntryWithdrawn: handlers.end_undecided},
    permissions=tuple(SharePermission),
    limits=(ANSWERS,),
)
