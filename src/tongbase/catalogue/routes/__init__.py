"""The catalogue over HTTP: parse, act, answer."""

from tongbase.catalogue.routes import entries, reviews, words

ROUTERS = (words.router, reviews.router, entries.router)
