"""The endpoints of tables: create, stage, load, commit, rename, drop."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field
from pyiceberg.catalog.rest import CreateTableRequest
from pyiceberg.exceptions import NoSuchNamespaceError, NoSuchTableError, TableAlreadyExistsError
from pyiceberg.partitioning import UNPARTITIONED_PARTITION_SPEC, PartitionSpec
from pyiceberg.table import CommitTableRequest, Table, TableIdentifier
from pyiceberg.table.sorting import UNSORTED_SORT_ORDER, SortOrder
from pyiceberg.table.update import AddSnapshotUpdate
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tongbase.base.lake.bounds import mend_bounds
from tongbase.base.lake.catalogue import Committed, LakeCatalogue, TableChange
from tongbase.base.lake.events import (
    TableCommitted,
    TableCreated,
    TableDropped,
    TableRegistered,
    TableRenamed,
)
from tongbase.base.lake.names import check_name
from tongbase.base.lake.rest.answers import table_answer
from tongbase.base.lake.rest.bodies import Changes, Rename, TableWanted, Transaction, body_of
from tongbase.base.lake.rest.hands import Hand, catalogue_of, change, dotted
from tongbase.base.lake.rest.namespaces import namespace_of
from tongbase.base.lake.rest.wishes import Wishes
from tongbase.base.lake.whereabouts import check_inside, check_settings


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

    def create(hand: Hand) -> Table:
        table = _create(hand.catalogue, identifier, wanted)
        if not wanted.stage_create:
            hand.tell(TableCreated(dotted(identifier), location=table.location()))
        return table

    table = await change(request, create)
    return table_answer(table.metadata, table.metadata_location)


async def registered(request: Request) -> Response:
    """Take in a table whose metadata file exists already."""
    wanted = await body_of(request, TableWanted)
    identifier, place = (*namespace_of(request), wanted.name), wanted.metadata_location
    check_name(wanted.name, field="name")

    def register(hand: Hand) -> Table:
        table = hand.catalogue.register_table(identifier, place, wanted.overwrite)
        hand.tell(TableRegistered(dotted(identifier), metadata=place))
        return table

    table = await change(request, register)
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
    (done,) = await _commit(request, [(identifier_of(request), wanted)])
    return table_answer(done.response.metadata, done.response.metadata_location)


async def committed_together(request: Request) -> Response:
    """Commit changes of several tables, all or none."""
    wanted = await body_of(request, Transaction)
    await _commit(request, [(_identifier(each.identifier), each) for each in wanted.table_changes])
    return Response(status_code=204)


async def renamed(request: Request) -> Response:
    """Rename a table."""
    wanted = await body_of(request, Rename)
    source, target = _identifier(wanted.source), _identifier(wanted.destination)
    check_name(target[-1], field="destination")

    def rename(hand: Hand) -> None:
        hand.catalogue.rename_table(source, target)
        hand.tell(TableRenamed(dotted(source), into=dotted(target)))

    await change(request, rename)
    return Response(status_code=204)


async def dropped(request: Request) -> Response:
    """Drop a table; its files go after it if the request says so."""
    identifier = identifier_of(request)
    purge = request.query_params.get("purgeRequested", "false").lower() == "true"

    def drop(hand: Hand) -> set[str]:
        files = hand.catalogue.own_files(hand.catalogue.load_table(identifier)) if purge else set()
        hand.catalogue.drop_table(identifier)
        hand.tell(TableDropped(dotted(identifier), purged=purge))
        return files

    files = await change(request, drop)
    await run_in_threadpool(catalogue_of(request).remove_files, files)
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
    location = catalogue.place_for(wanted.location)
    check_settings(wanted.properties, location)
    make = catalogue._create_staged_table if wanted.stage_create else catalogue.create_table
    return make(
        identifier,
        wanted.table_schema,
        location,
        wanted.partition_spec or UNPARTITIONED_PARTITION_SPEC,
        wanted.write_order or UNSORTED_SORT_ORDER,
        wanted.properties,
    )


async def _commit(
    request: Request, parts: Sequence[tuple[tuple[str, ...], Changes]]
) -> list[Committed]:
    asked = [_Asked(identifier, wanted) for identifier, wanted in parts]
    catalogue, wishes = catalogue_of(request), _wishes(request)

    def commit(hand: Hand) -> list[Committed]:
        changes = [each.fulfilled(wishes, catalogue) for each in asked]
        done = hand.catalogue.commit(changes)
        for made, became in zip(changes, done, strict=True):
            _tell(hand, made, became)
        return done

    with wishes.committing([each["manifest-list"] for one in asked for each in one.snapshots]):
        return await change(request, commit)


def _tell(hand: Hand, made: TableChange, became: Committed) -> None:
    metadata, subject = became.response.metadata, dotted(made.identifier)
    if became.made:
        hand.tell(TableCreated(subject, location=metadata.location))
    elif became.changed:
        updates = tuple(dict.fromkeys(each.action for each in made.updates))
        hand.tell(TableCommitted(subject, updates=updates, snapshot=metadata.current_snapshot_id))


class _Asked:
    """What a commit asks of one table, once it is well formed; its snapshots as on the wire."""

    def __init__(self, identifier: tuple[str, ...], wanted: Changes) -> None:
        check_name(identifier[-1], field="name")
        self._identifier, self._wanted = identifier, wanted
        self.snapshots = [
            each.snapshot.model_dump(mode="json", by_alias=True)
            for each in self._checked(wanted.updates).updates
            if isinstance(each, AddSnapshotUpdate)
        ]

    def fulfilled(self, wishes: Wishes, catalogue: LakeCatalogue) -> TableChange:
        """Return the change with its bounds mended, and with what this process wishes of it."""
        io = catalogue.files()
        for snapshot in self.snapshots:
            check_inside(snapshot["manifest-list"], catalogue.warehouse, field="manifest-list")
        mend_bounds(self.snapshots, io)
        checked = self._checked(wishes.fulfilled_in(self._identifier, self._wanted.updates, io))
        return TableChange(self._identifier, tuple(checked.requirements), tuple(checked.updates))

    def _checked(self, updates: Sequence[Mapping[str, Any]]) -> CommitTableRequest:
        named = {"namespace": list(self._identifier[:-1]), "name": self._identifier[-1]}
        return CommitTableRequest.model_validate(
            {"identifier": named, "requirements": self._wanted.requirements, "updates": updates}
        )


def _wishes(request: Request) -> Wishes:
    wishes: Wishes = request.app.state.wishes
    return wishes


def _identifier(told: TableIdentifier) -> tuple[str, ...]:
    return (*told.namespace.root, told.name)
