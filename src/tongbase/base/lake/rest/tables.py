"""The endpoints of tables: create, stage, load, commit, rename, drop."""

from collections.abc import Sequence

from pydantic import Field
from pyiceberg.catalog.rest import CreateTableRequest
from pyiceberg.exceptions import NoSuchNamespaceError, NoSuchTableError, TableAlreadyExistsError
from pyiceberg.partitioning import UNPARTITIONED_PARTITION_SPEC, PartitionSpec
from pyiceberg.table import CommitTableRequest, CommitTableResponse, Table, TableIdentifier
from pyiceberg.table.sorting import UNSORTED_SORT_ORDER, SortOrder
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tongbase.base.lake.bounds import mend_bounds
from tongbase.base.lake.catalogue import LakeCatalogue, TableChange
from tongbase.base.lake.names import check_name
from tongbase.base.lake.rest.answers import table_answer
from tongbase.base.lake.rest.bodies import Changes, Rename, TableWanted, Transaction, body_of
from tongbase.base.lake.rest.namespaces import catalogue_of, namespace_of
from tongbase.base.lake.rest.wishes import Wishes


class LenientCreate(CreateTableRequest):
    """A table to make. What PyIceberg's client always sends, others leave out."""

    location: str | None = None
    partition_spec: PartitionSpec | None = Field(alias="partition-spec", default=None)
    write_order: SortOrder | None = Field(alias="write-order", default=None)


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
    wanted = await body_of(request, LenientCreate)
    identifier = (*namespace_of(request), wanted.name)
    check_name(wanted.name, field="name")
    table = await run_in_threadpool(_create, catalogue_of(request), identifier, wanted)
    return table_answer(table.metadata, table.metadata_location)


async def registered(request: Request) -> Response:
    """Take in a table whose metadata file exists already."""
    wanted = await body_of(request, TableWanted)
    identifier = (*namespace_of(request), wanted.name)
    check_name(wanted.name, field="name")
    table = await run_in_threadpool(
        catalogue_of(request).register_table, identifier, wanted.metadata_location
    )
    return table_answer(table.metadata, table.metadata_location)


async def loaded(request: Request) -> Response:
    """Tell a table's metadata."""
    return await run_in_threadpool(_loaded, request, identifier_of(request))


async def exists(request: Request) -> Response:
    """Say whether the table exists."""
    if not await run_in_threadpool(catalogue_of(request).table_exists, identifier_of(request)):
        raise NoSuchTableError("Table does not exist")
    return Response(status_code=204)


async def committed(request: Request) -> Response:
    """Commit changes of one table."""
    wanted = await body_of(request, Changes)
    (answer,) = await run_in_threadpool(_commit, request, [(identifier_of(request), wanted)])
    return table_answer(answer.metadata, answer.metadata_location)


async def committed_together(request: Request) -> Response:
    """Commit changes of several tables, all or none."""
    wanted = await body_of(request, Transaction)
    parts = [(_identifier(each.identifier), each) for each in wanted.table_changes]
    await run_in_threadpool(_commit, request, parts)
    return Response(status_code=204)


async def renamed(request: Request) -> Response:
    """Rename a table."""
    wanted = await body_of(request, Rename)
    source, target = _identifier(wanted.source), _identifier(wanted.destination)
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


def _loaded(request: Request, identifier: tuple[str, ...]) -> Response:
    table, wishes = catalogue_of(request).load_table(identifier), _wishes(request)
    return table_answer(wishes.told(identifier, table.metadata), table.metadata_location)


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
    request: Request, parts: Sequence[tuple[tuple[str, ...], Changes]]
) -> list[CommitTableResponse]:
    with _wishes(request).committing([each for _, wanted in parts for each in wanted.updates]):
        changes = [_change(request, identifier, wanted) for identifier, wanted in parts]
        return catalogue_of(request).commit(changes)


def _change(request: Request, identifier: tuple[str, ...], wanted: Changes) -> TableChange:
    io = catalogue_of(request).files()
    mend_bounds((each["snapshot"] for each in wanted.updates if "snapshot" in each), io)
    checked = CommitTableRequest.model_validate(
        {
            "identifier": {"namespace": list(identifier[:-1]), "name": identifier[-1]},
            "requirements": wanted.requirements,
            "updates": _wishes(request).fulfilled_in(identifier, wanted.updates, io),
        }
    )
    return TableChange(identifier, tuple(checked.requirements), tuple(checked.updates))


def _wishes(request: Request) -> Wishes:
    wishes: Wishes = request.app.state.wishes
    return wishes


def _identifier(told: TableIdentifier) -> tuple[str, ...]:
    return (*told.namespace.root, told.name)
