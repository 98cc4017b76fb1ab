"""The long work of collection: a run walks its plan."""

from tongbase.base.jobs.terms import Job
from tongbase.collect.jobs.running import run_flow
from tongbase.collect.queries.flows import RUN_JOB

JOBS = (Job(RUN_JOB, "数据归集", "Collection", run_flow),)

__all__ = ["JOBS"]
