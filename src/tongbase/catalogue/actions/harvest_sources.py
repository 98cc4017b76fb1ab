"""Register foreign catalogues, change and forget them; order runs, by hand or on a schedule."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from tongbase.base.connectors.guard import guard_for
from tongbase.base.harvest.reading import check_address
from tongbase.base.harvest.terms import ForeignKind
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.queue import Order, enqueue, is_under_way
from tongbase.base.jobs.schedule import check_schedule, next_time
from tongbase.base.machines import Machines
from tongbase.catalogue.errors import (
    HarvestKeyMissingError,
    HarvestSourceTakenError,
    ProviderMissingError,
)
from tongbase.catalogue.events import (
    HarvestOrdered,
    HarvestSourceAdded,
    HarvestSourceChanged,
    HarvestSourceRemoved,
)
from tongbase.catalogue.models import HarvestSource
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.harvests import find_namesake_source, get_source
from tongbase.catalogue.rules.resource_codes import check_classify_code
from tongbase.catalogue.terms.harvest import HarvestDefaults, HarvestDraft
from tongbase.identity import api as identity
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

HARVEST_JOB = "catalogue.harvest"


def add_source(work: Work, machines: Machines, draft: HarvestDraft) -> HarvestSource:
    """Register a foreign catalogue whose data sets become entries of a provider."""
    code = draft.provider or work.actor.organisation
    if not code:
        raise ProviderMissingError(
            "您不属于任何单位,请选择采集后目录的提供单位。",
            "You belong to no organisation; choose the provider.",
            field="provider",
        )
    provider = identity.organisation(work, code)
    work.require(CataloguePermission.HARVEST_MANAGE, provider.place)
    check_classify_code(draft.defaults.classify_code)
    check_address(draft.kind, draft.address, guard_for(machines.settings, provider.uscc))
    _check_name(work, provider.place.value, draft.name)
    source = HarvestSource(
        id=new_id(),
        name=draft.name,
        kind=draft.kind,
        address=draft.address,
        key_sealed=None,
        provider_code=provider.uscc,
        provider_name=provider.name,
        provider_path=provider.place.value,
        defaults=asdict(draft.defaults),
        created_by=work.actor.id,
        created_by_name=work.actor.name,
        created_at=work.now,
    )
    _seal_key(machines, source, draft.key)
    _check_key(source)
    _set_schedule(work, source, draft.schedule)
    work.db.add(source)
    work.db.flush()
    work.emit(HarvestSourceAdded(source.id, draft.name, draft.kind.value, draft.address))
    return source


def change_source(
    work: Work, machines: Machines, source_id: str, changes: Mapping[str, Any]
) -> HarvestSource:
    """Change ``name``, ``address``, ``key``, ``defaults`` or ``schedule``; an empty one is none.

    Defaults are changed as a whole, and count for what is drafted from now on.

    A key was issued by who stood at the old address: with a new one it is forgotten.
    """
    source = get_source(work, source_id, lock=True)
    work.require(CataloguePermission.HARVEST_MANAGE, OrgPath(source.provider_path))
    if changes.get("name", source.name) != source.name:
        _check_name(work, source.provider_path, changes["name"])
        source.name = changes["name"]
    if changes.get("address", source.address) != source.address:
        guard = guard_for(machines.settings, source.provider_code)
        check_address(source.kind, changes["address"], guard)
        source.address, source.key_sealed = changes["address"], None
    if "key" in changes:
        _seal_key(machines, source, changes["key"])
    _check_key(source)
    if "defaults" in changes:
        defaults = HarvestDefaults(**changes["defaults"])
        check_classify_code(defaults.classify_code)
        source.defaults = asdict(defaults)
    if "schedule" in changes:
        _set_schedule(work, source, changes["schedule"])
    work.db.flush()
    told = {"address": source.address, "schedule": source.schedule}
    work.emit(HarvestSourceChanged(source.id, fields=tuple(changes), **told))
    return source


def remove_source(work: Work, source_id: str) -> None:
    """Forget a foreign catalogue; the entries that came of it stay."""
    source = get_source(work, source_id, lock=True)
    work.require(CataloguePermission.HARVEST_MANAGE, OrgPath(source.provider_path))
    work.db.delete(source)
    work.db.flush()
    work.emit(HarvestSourceRemoved(source.id, title=source.name))


def order_harvest(work: Work, source_id: str, *, apply: bool) -> JobRun:
    """Order a run over a source: a preview that changes nothing, or one that is applied."""
    source = get_source(work, source_id)
    place = OrgPath(source.provider_path)
    work.require(CataloguePermission.HARVEST_MANAGE, place)
    title = f"{'采集' if apply else '预览'}外部目录:{source.name}"
    title_en = f"{'Harvest' if apply else 'Preview'}: {source.name}"
    told = {"source": source.id, "apply": apply}
    lock = f"{HARVEST_JOB}:{source.id}"
    job = enqueue(work, Order(HARVEST_JOB, source.id, title, title_en, place, told, lock))
    work.emit(HarvestOrdered(source.id, run=job.id, apply=apply))
    return job


def order_due(work: Work) -> list[JobRun]:
    """Order the runs whose time has come, as the house itself.

    A source that is still being read waits for its end. What was missed while no worker lived is
    made up for by one run.
    """
    work.require(CataloguePermission.HARVEST_MANAGE, EVERYWHERE)
    due = (
        select(HarvestSource)
        .where(HarvestSource.next_run_at <= work.now)
        .order_by(HarvestSource.next_run_at, HarvestSource.id)
        .with_for_update(skip_locked=True)
    )
    ordered = []
    for source in work.db.scalars(due):
        if not is_under_way(work.db, HARVEST_JOB, source.id):
            ordered.append(order_harvest(work, source.id, apply=True))
            source.next_run_at = next_time(source.schedule, work.now)
    return ordered


def sealing_context(source_id: str) -> str:
    """Say what the key of a source is sealed for."""
    return f"harvest:{source_id}"


def _check_name(work: Work, place: str, name: str) -> None:
    if find_namesake_source(work, place, name) is not None:
        raise HarvestSourceTakenError(
            f"本单位已有名为“{name}”的外部目录,请换一个名称。",
            f"There is a foreign catalogue {name} already; take another name.",
            field="name",
        )


def _seal_key(machines: Machines, source: HarvestSource, key: str) -> None:
    context = sealing_context(source.id)
    source.key_sealed = machines.vault.seal(key, context=context) if key else None


def _check_key(source: HarvestSource) -> None:
    """Another house tells what its entries say whole to those alone who have a key of it."""
    if source.kind is ForeignKind.TONGBASE and source.key_sealed is None:
        raise HarvestKeyMissingError(
            "采集另一个 TongBase 需要对方签发的密钥(在对方“我的密钥”中建立),请填写;"
            "没有密钥的,可按 CKAN 门户登记。",
            "Another TongBase is read with a key that it has issued to you; give one, or register "
            "it as a CKAN portal.",
            field="key",
        )


def _set_schedule(work: Work, source: HarvestSource, told: str) -> None:
    source.schedule = check_schedule(told, now=work.now) if told else ""
    source.next_run_at = next_time(source.schedule, work.now) if source.schedule else None
