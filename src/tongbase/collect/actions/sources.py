"""Register, change, test and delete sources. Secrets go in sealed and never come out."""

from collections.abc import Mapping
from typing import Any

from tongbase.base.connectors.guard import guard_for
from tongbase.base.connectors.kinds import kind_of, open_connector
from tongbase.base.connectors.port import Connection
from tongbase.base.connectors.terms import Tested, Words
from tongbase.base.machines import Machines
from tongbase.collect.errors import (
    SourceInUseError,
    SourceNameTakenError,
    SourceOwnerMissingError,
)
from tongbase.collect.events import SourceChanged, SourceDeleted, SourceRegistered, SourceTested
from tongbase.collect.models import Source
from tongbase.collect.permissions import CollectPermission
from tongbase.collect.queries import sources as queries
from tongbase.collect.terms import SourceDetails
from tongbase.identity import api as identity
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work


def register_source(
    work: Work, machines: Machines, details: SourceDetails, *, owner: str = ""
) -> Source:
    """Register a source of an organisation, by default of the actor's own."""
    organisation = _owner(work, owner)
    work.require(CollectPermission.SOURCE_MANAGE, organisation.place)
    _check_name_free(work, organisation.place.value, details.name)
    source = Source(
        id=new_id(),
        name=details.name,
        kind=details.kind,
        settings=_checked_settings(machines, details, organisation.uscc),
        secret=None,
        note=details.note,
        owner=organisation.place.value,
        owner_code=organisation.uscc,
        test_sentences=[],
        created_at=work.now,
        created_by=work.actor.id,
        changed_at=work.now,
    )
    _keep_secret(source, machines, details.secret)
    work.db.add(source)
    work.emit(
        SourceRegistered(source.id, title=source.name, kind=source.kind, owner=source.owner_code)
    )
    return source


def update_source(work: Work, machines: Machines, source_id: str, details: SourceDetails) -> Source:
    """Change a source. Without a new secret the old one stays; a new address needs it again."""
    source = queries.get_source(work, source_id)
    work.require(CollectPermission.SOURCE_MANAGE, OrgPath(source.owner))
    _check_name_free(work, source.owner, details.name, but=source.id)
    settings = _checked_settings(machines, details, source.owner_code)
    changed = _changed(source, details, settings)
    if _leads_elsewhere(source.settings, settings) or source.kind != details.kind:
        source.secret = None  # a secret goes to no address that it was not given for
    source.name, source.kind, source.note = details.name, details.kind, details.note
    source.settings, source.changed_at = settings, work.now
    _keep_secret(source, machines, details.secret)
    source.tested_at, source.test_ok, source.test_sentences = None, None, []
    work.emit(SourceChanged(source.id, fields=changed))
    return source


def test_source(work: Work, machines: Machines, source_id: str) -> Tested:
    """Reach a source and keep what was found, good or bad."""
    source = queries.get_source(work, source_id)
    work.require(CollectPermission.SOURCE_TEST, OrgPath(source.owner))
    code = "ok"
    try:
        tested = queries.connector_of(source, machines).test()
    except TongBaseError as error:
        code = error.code
        tested = Tested(ok=False, sentences=(Words(error.zh, error.en),))
    source.tested_at, source.test_ok = work.now, tested.ok
    source.test_sentences = [{"zh": told.zh, "en": told.en} for told in tested.sentences]
    work.emit(SourceTested(source.id, ok=tested.ok, code=code))
    return tested


def delete_source(work: Work, source_id: str) -> None:
    """Delete a source that no flow reads."""
    source = queries.get_source(work, source_id)
    work.require(CollectPermission.SOURCE_MANAGE, OrgPath(source.owner))
    if count := queries.flows_of(work, source):
        raise SourceInUseError(
            f"数据源“{source.name}”还有 {count} 个采集任务,请先删除任务。",
            f"{count} flows read the source {source.name}; delete them first.",
            flows=count,
        )
    work.db.delete(source)
    work.emit(SourceDeleted(source.id, title=source.name))


def _owner(work: Work, owner: str) -> identity.OrganisationRef:
    code = owner or work.actor.organisation
    if not code:
        raise SourceOwnerMissingError(
            "您不属于任何单位,请指定数据源的责任单位(统一社会信用代码),或改用部门账号办理。",
            "You belong to no organisation; name the one that owns the source (its unified credit "
            "code), or act for a person of a department.",
            field="owner",
        )
    return identity.organisation(work, code)


def _checked_settings(machines: Machines, details: SourceDetails, owner: str) -> dict[str, Any]:
    """Validate settings by their kind; defaults are written out."""
    connection = Connection(details.settings, guard_for(machines.settings, owner))
    open_connector(details.kind, connection).check()
    model = kind_of(details.kind).settings_model
    return model.model_validate(dict(details.settings)).model_dump(mode="json")


def _check_name_free(work: Work, owner: str, name: str, *, but: str = "") -> None:
    if queries.name_is_taken(work, owner, name, but=but):
        raise SourceNameTakenError(
            f"本单位已有名为“{name}”的数据源,请换一个名称。",
            f"The organisation has a source named {name}; choose another name.",
            field="name",
        )


def _keep_secret(source: Source, machines: Machines, secret: str | None) -> None:
    if secret is not None:
        context = queries.secret_context(source.id)
        source.secret = machines.vault.seal(secret, context=context) if secret else None


def _leads_elsewhere(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return any(before.get(name) != after.get(name) for name in ("host", "port"))


def _changed(
    source: Source, details: SourceDetails, settings: Mapping[str, Any]
) -> tuple[str, ...]:
    names = [
        name for name in ("name", "kind", "note") if getattr(source, name) != getattr(details, name)
    ]
    names += [
        f"settings.{name}" for name, value in settings.items() if source.settings.get(name) != value
    ]
    return tuple(names if details.secret is None else [*names, "secret"])
