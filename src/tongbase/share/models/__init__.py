"""The tables of sharing."""

from tongbase.share.models.applications import Application, Extension
from tongbase.share.models.books import Counter, Turn
from tongbase.share.models.grants import Call, Grant, Service

__all__ = [
    "Application",
    "Call",
    "Counter",
    "Extension",
    "Grant",
    "Service",
    "Turn",
]
