"""The Iceberg REST catalogue: the same tables for DuckDB, Spark, Trino, Flink, Doris.

One application (:func:`tongbase.base.lake.rest.app.rest_catalogue`) serves the public mount and the
loopback that our own DuckDB writes through.
"""
