"""Connectors: how the house reads what departments have. One port, one file a kind of source.

:mod:`.port` is what a connector can do, :mod:`.kinds` the list of them. A connector never writes to
its source, says in plain words what is wrong with it, and hands rows to DuckDB as a ``SELECT``.
"""
