"""The door of oversight: all that the app may call."""

from tongbase.oversee.queries.beginning import list_first_steps

__all__ = ["list_first_steps"]
