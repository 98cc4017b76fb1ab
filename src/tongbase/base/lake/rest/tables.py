"""The endpoints of tables: create, stage, load, commit, rename, drop."""

from collections.abc import Sequence
from typing import Any

from pyiceberg.catalog.rest import CreateTableRequest
from pyiceberg.exceptions import NoSuchNamespaceError, NoSuchTableError, TableAlreadyExistsError
from pyiceberg.partitioning import UNPARTITIONED_PARTITION_SPEC
from pyiceberg.table import CommitTableRequest, CommitTableResponse, Table
from pyiceberg.table.sorting import UNSORTED_SORT_ORDER
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tongbase.base.lake.catalogue import LakeCatalogue, TableChange
from tongbase.base.lake.names import check_name
from tongbase.base.lake.rest.answers import table_answer
from tongbase.base.lake.rest.namespaces import catalogue_of, namespace_of
from tongbase.base.lake.rest.wishes import Wishes

OPTIONAL_IN_CREATE = ("location", "partition-spec", "write-order")


def identifier_of(request: Request) -> tuple[str, ...]:
    """Return the table that the address names."""
    return (*namespace_of(request), request.path_params["table"])


async def listed(request: Request) -> Response:
    """List the tables of a namespace."""
    found = await run_in_threadpool(catalogue_of(request).list_tables, namespace_of(request))
    return JSONResponse(
        {
            "identifiers": [
                {"namespace": list(name[:-1]), "name": name[-1]} for name in sorted(found)
            ]
        }
    )


async def created(request: Request) -> Response:
    """Make a table, or stage it: then it exists once its first commit asserts its creation."""
    body: dict[str, Any] = dict.fromkeys(OPTIONAL_IN_CREATE) | await request.json()
    wanted = CreateTableRequest.model_validate(body)
    identifier = (*namespace_of(request), wanted.name)
    check_name(wanted.name, field="name")
    table = await run_in_threadpool(_create, catalogue_of(request), identifier, wanted)
    return table_answer(table.metadata, table.metadata_location)


async def registered(request: Request) -> Response:
    """Take in a table whose metadata file exists already."""
    body = await request.json()
    identifier = (*namespace_of(request), body["name"])
    table = await run_in_threadpool(
        catalogue_of(request).register_table, identifier, body["metadata-location"]
    )
    return table_answer(table.metadata, table.metadata_location)


async def loaded(request: Request) -> Response:
    """Tell a table's metadata."""
    table = await run_in_threadpool(catalogue_of(request).load_table, identifier_of(request))
    return table_answer(table.metadata, table.metadata_location)


async def exists(request: Request) -> Response:
    """Say whether the table exists."""
    if not await run_in_threadpool(catalogue_of(request).table_exists, identifier_of(request)):
        raise NoSuchTableError("Table does not exist")
    return Response(status_code=204)


async def committed(request: Request) -> Response:
    """Commit changes of one table."""
    body = await request.json()
    (answer,) = await run_in_threadpool(_commit, request, [(identifier_of(request), body)])
    return table_answer(answer.metadata, answer.metadata_location)


async def committed_together(request: Request) -> Response:
    """Commit changes of several tables, all or none."""
    body = await request.json()
    parts = [
        ((*part["identifier"]["namespace"], part["identifier"]["name"]), part)
        for part in body["table-changes"]
    ]
    await run_in_threadpool(_commit, request, parts)
    return Response(status_code=204)


async def renamed(request: Request) -> Response:
    """Rename a table."""
    body = await request.json()
    source, target = (
        (*body[end]["namespace"], body[end]["name"]) for end in ("source", "destination")
    )
    check_name(target[-1], field="destination")
    await run_in_threadpool(catalogue_of(request).rename_table, source, target)
    return Response(status_code=204)


async def dropped(request: Request) -> Response:
    """Drop a table, and its files with it if the request says so."""
    catalogue = catalogue_of(request)
    purge = request.query_params.get("purgeRequested", "false").lower() == "true"
    drop = catalogue.purge_table if purge else catalogue.drop_table
    await run_in_threadpool(drop, identifier_of(request))
    return Response(status_code=204)


async def measured(_: Request) -> Response:
    """Take a reader's metrics. They are not kept."""
    return Response(status_code=204)


def _create(
    catalogue: LakeCatalogue, identifier: tuple[str, ...], wanted: CreateTableRequest
) -> Table:
    if not catalogue.namespace_exists(identifier[:-1]):
        raise NoSuchNamespaceError(f"Namespace does not exist: {'.'.join(identifier[:-1])}")
    if catalogue.find_table(identifier) is not None:
        raise TableAlreadyExistsError(f"Table already exists: {'.'.join(identifier)}")
    make = catalogue._create_staged_table if wanted.stage_create else catalogue.create_table
    return make(
        identifier,
        wanted.table_schema,
        wanted.location,
        wanted.partition_spec or UNPARTITIONED_PARTITION_SPEC,
        wanted.write_order or UNSORTED_SORT_ORDER,
        wanted.properties,
    )


def _commit(
    request: Request, parts: Sequence[tuple[tuple[str, ...], dict[str, Any]]]
) -> list[CommitTableResponse]:
    changes = [_change(request, identifier, body) for identifier, body in parts]
    return catalogue_of(request).commit(changes)


def _change(request: Request, identifier: tuple[str, ...], body: dict[str, Any]) -> TableChange:
    wishes: Wishes = request.app.state.wishes
    io = catalogue_of(request).files()
    wanted = CommitTableRequest.model_validate(
        {
            "identifier": {"namespace": list(identifier[:-1]), "name": identifier[-1]},
            "requirements": body.get("requirements") or [],
            "updates": [wishes.fulfilled_in(identifier, each, io) for each in body["updates"]],
        }
    )
    return TableChange(identifier, tuple(wanted.requirements), tuple(wanted.updates))
