"""Oversight over HTTP."""

from tongbase.oversee.routes import graph, oversight

ROUTERS = (oversight.router, graph.router)
