"""The standards over HTTP: parse, act, answer."""

from tongbase.standards.routes import calendar, code_lists, documents, elements, naming, sheets

ROUTERS = (
    sheets.router,
    code_lists.router,
    elements.router,
    naming.router,
    documents.router,
    calendar.router,
)
