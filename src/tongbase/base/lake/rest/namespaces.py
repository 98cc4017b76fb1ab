"""The endpoints of namespaces."""

from urllib.parse import unquote

from pyiceberg.catalog import PropertiesUpdateSummary
from pyiceberg.exceptions import NoSuchNamespaceError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tongbase.base.lake.events import NamespaceChanged, NamespaceCreated, NamespaceDropped
from tongbase.base.lake.names import check_name
from tongbase.base.lake.rest.bodies import NamespaceWanted, PropertiesChange, body_of
from tongbase.base.lake.rest.hands import Hand, catalogue_of, change, dotted

LEVEL_SEPARATOR = "\x1f"


def namespace_of(request: Request) -> tuple[str, ...]:
    """Return the namespace that the address names."""
    return _levels(request.path_params["namespace"])


async def listed(request: Request) -> Response:
    """List the namespaces, or those below ``?parent=``, which clients encode twice."""
    parent = tuple(filter(None, _levels(unquote(request.query_params.get("parent", "")))))
    found = await run_in_threadpool(catalogue_of(request).list_namespaces, parent)
    return JSONResponse({"namespaces": [list(name) for name in sorted(found)]})


async def created(request: Request) -> Response:
    """Make a namespace."""
    wanted = await body_of(request, NamespaceWanted)
    namespace, properties = tuple(wanted.namespace), wanted.properties
    for level in namespace:
        check_name(level, field="namespace")

    def create(hand: Hand) -> None:
        hand.catalogue.create_namespace(namespace, properties)
        hand.tell(NamespaceCreated(dotted(namespace)))

    await change(request, create)
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
    namespace = namespace_of(request)

    def drop(hand: Hand) -> None:
        hand.catalogue.drop_namespace(namespace)
        hand.tell(NamespaceDropped(dotted(namespace)))

    await change(request, drop)
    return Response(status_code=204)


async def changed(request: Request) -> Response:
    """Set and remove a namespace's properties."""
    wanted = await body_of(request, PropertiesChange)
    namespace = namespace_of(request)

    def set_properties(hand: Hand) -> PropertiesUpdateSummary:
        done = hand.catalogue.update_namespace_properties(
            namespace, wanted.removals, wanted.updates
        )
        fields = tuple(sorted((*done.updated, *done.removed)))
        if fields:
            hand.tell(NamespaceChanged(dotted(namespace), fields=fields))
        return done

    summary = await change(request, set_properties)
    return JSONResponse(
        {"updated": summary.updated, "removed": summary.removed, "missing": summary.missing}
    )


def _levels(told: str) -> tuple[str, ...]:
    return tuple(told.split(LEVEL_SEPARATOR))
