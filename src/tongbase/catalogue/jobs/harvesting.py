"""Harvest a foreign catalogue: read all of it first, then judge and apply in one transaction."""

from collections.abc import Mapping
from typing import Any

from tongbase.base.connectors.guard import guard_for
from tongbase.base.harvest.reading import read_foreign
from tongbase.base.harvest.terms import Found
from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.terms import Job
from tongbase.catalogue.actions.harvest_sources import HARVEST_JOB, sealing_context
from tongbase.catalogue.actions.harvests import harvest
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.harvests import get_source
from tongbase.catalogue.rules.another_house import OWN
from tongbase.kernel.actor import OrgPath


def harvest_source(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Run over a source. Killed at any point it has done nothing, or all; done again, nothing."""
    machines = context.machines
    with context.work() as work:
        source = get_source(work, arguments["source"])
        work.require(CataloguePermission.HARVEST_MANAGE, OrgPath(source.provider_path))
        kind, address, provider = source.kind, source.address, source.provider_code
        sealed, seal = source.key_sealed, sealing_context(source.id)
    key = machines.vault.open(sealed, context=seal) if sealed else ""
    found: list[Found] = []
    guard = guard_for(machines.settings, provider)
    for each in read_foreign(kind, address, guard, own=OWN, key=key):
        found.append(each)
        context.progress(len(found), 0)
    many = len(found)
    context.progress(0, many, f"判断 {many} 个数据集", f"Judging {many} data sets")
    with context.work() as work:
        told = harvest(
            work,
            arguments["source"],
            found,
            run_id=context.run_id,
            apply=arguments["apply"],
            progress=lambda judged: context.progress(judged, many),
        )
        return {"run": told.id, **told.counts}


HARVEST = Job(HARVEST_JOB, "采集外部目录", "Harvest a foreign catalogue", harvest_source)
