"""The lake's catalogue for other engines (Spark, Trino, Flink): Iceberg REST at ``/iceberg``.

It hands out where files lie, not what a grant allows, and of all tables alike; so only holders of
``lake.maintain`` who reach everywhere enter, with a personal key as bearer token.
"""

from fastapi import FastAPI
from starlette.requests import Request

from tongbase.app.house import House
from tongbase.app.http.access import actor_of_request
from tongbase.base.lake.rest.app import rest_catalogue
from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.errors import TongBaseError

PERMISSION = "lake.maintain"
PATH = "/iceberg"


def mount(app: FastAPI, house: House) -> None:
    """Open the catalogue beside the API."""

    def may_enter(request: Request) -> bool:
        try:
            actor = actor_of_request(house, request)
        except TongBaseError:
            return False
        return actor.may(PERMISSION, EVERYWHERE)

    app.mount(PATH, rest_catalogue(house.machines.lake.catalogue, authorise=may_enter))
