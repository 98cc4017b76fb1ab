"""Collection over HTTP: parse, act, answer."""

from tongbase.collect.routes.flows import router as flows
from tongbase.collect.routes.runs import router as runs
from tongbase.collect.routes.sources import router as sources

ROUTERS = (sources, flows, runs)
