"""The lake: Iceberg tables, their catalogue in PostgreSQL, and DuckDB that reads and writes them.

Doors: :mod:`.lake` opens it, :mod:`.read` tells what is there (rows never), :mod:`.raw` reads and
writes rows without a policy (only protect, govern and collect may), :mod:`.rest` is the same
catalogue for any other engine.
"""
