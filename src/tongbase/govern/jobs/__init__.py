"""The long work of governance."""

from tongbase.govern.jobs.overlaps import MEASURE
from tongbase.govern.jobs.tables import TABLE_JOBS
from tongbase.govern.jobs.violations import LIST_VIOLATIONS

JOBS = (*TABLE_JOBS, MEASURE, LIST_VIOLATIONS)
