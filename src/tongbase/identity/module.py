"""What identity brings to the house."""

from tongbase.identity import jobs
from tongbase.identity.permissions import IdentityPermission
from tongbase.identity.routes import keys, oidc, organisations, people, regions, sign_on
from tongbase.kernel.module import Module

identity = Module(
    name="identity",
    routers=(
        sign_on.router,
        oidc.router,
        regions.router,
        organisations.router,
        people.router,
        keys.router,
    ),
    jobs=(jobs.FORGET,),
    permissions=tuple(IdentityPermission),
)
