"""The long work of collection: a run walks its plan."""

from tongbase.base.jobs.terms import Job
from tongbase.collect.jobs.running import run_flow
from tongbase.collect.queries.flows import RUN_JOB

ATTEMPTS_MAX = 5
"""A source that is down is tried again after 13, 19, 37 and 91 seconds."""

JOBS = (Job(RUN_JOB, "数据归集", "Collection", run_flow, attempts_max=ATTEMPTS_MAX),)

__all__ = ["JOBS"]
