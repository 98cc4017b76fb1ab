"""The endpoints of namespaces."""

from pyiceberg.exceptions import NoSuchNamespaceError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tongbase.base.lake.catalogue import LakeCatalogue
from tongbase.base.lake.names import check_name
from tongbase.base.lake.rest.bodies import NamespaceWanted, PropertiesChange, body_of

LEVEL_SEPARATOR = "\x1f"


def catalogue_of(request: Request) -> LakeCatalogue:
    """Return the catalogue that the application serves."""
    catalogue: LakeCatalogue = request.app.state.catalogue
    return catalogue


def namespace_of(request: Request) -> tuple[str, ...]:
    """Return the namespace that the address names."""
    return tuple(request.path_params["namespace"].split(LEVEL_SEPARATOR))


async def listed(request: Request) -> Response:
    """List the namespaces, or those below ``?parent=``."""
    parent = tuple(filter(None, request.query_params.get("parent", "").split(LEVEL_SEPARATOR)))
    found = await run_in_threadpool(catalogue_of(request).list_namespaces, parent)
    return JSONResponse({"namespaces": [list(name) for name in sorted(found)]})


async def created(request: Request) -> Response:
    """Make a namespace."""
    wanted = await body_of(request, NamespaceWanted)
    namespace, properties = tuple(wanted.namespace), wanted.properties
    for level in namespace:
        check_name(level, field="namespace")
    await run_in_threadpool(catalogue_of(request).create_namespace, namespace, properties)
    return JSONResponse({"namespace": list(namespace), "properties": properties})


async def loaded(request: Request) -> Response:
    """Tell a namespace's properties."""
    namespace = namespace_of(request)
    found = await run_in_threadpool(catalogue_of(request).load_namespace_properties, namespace)
    return JSONResponse({"namespace": list(namespace), "properties": dict(found)})


async def exists(request: Request) -> Response:
    """Say whether the namespace exists."""
    if not await run_in_threadpool(catalogue_of(request).namespace_exists, namespace_of(request)):
        raise NoSuchNamespaceError("Namespace does not exist")
    return Response(status_code=204)


async def dropped(request: Request) -> Response:
    """Drop an empty namespace."""
    await run_in_threadpool(catalogue_of(request).drop_namespace, namespace_of(request))
    return Response(status_code=204)


async def changed(request: Request) -> Response:
    """Set and remove a namespace's properties."""
    change = await body_of(request, PropertiesChange)
    summary = await run_in_threadpool(
        catalogue_of(request).update_namespace_properties,
        namespace_of(request),
        change.removals,
        change.updates,
    )
    return JSONResponse(
        {"updated": summary.updated, "removed": summary.removed, "missing": summary.missing}
    )
