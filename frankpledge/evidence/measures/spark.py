"""The same measure queries on Spark, for data past one machine.

One SQL text: written for DuckDB, transpiled for Spark by sqlglot, which refuses what has no
counterpart. SPARK_MASTER says where Spark runs; without it, on this machine's cores.
"""

import os
from collections.abc import Sequence
from typing import Any

from pyspark.sql import SparkSession
from pyspark.sql.types import LongType, StringType, StructField, StructType

from frankpledge.evidence.measures.calculate import COLUMNS, STORED, wanted_versions
from frankpledge.evidence.measures.checks import to_spark
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.views import Table, query, small_tables, view
from frankpledge.evidence.official.people import people
from frankpledge.evidence.store.releases import Release, Store

TYPES = {"VARCHAR": StringType(), "BIGINT": LongType()}
PARTITIONS = "8"  # of a shuffle: results are small, and many empty tasks cost more than they save


def session() -> SparkSession:
    """Return a session on SPARK_MASTER, or on the cores of this machine."""
    return (
        SparkSession.builder.master(os.environ.get("SPARK_MASTER", "local[*]"))
        .appName("frankpledge")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", PARTITIONS)
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )


def run(
    store: Store,
    release: Release,
    measures: Sequence[Measure],
    *,
    first: str | None = None,
    last: str | None = None,
) -> list[tuple[Any, ...]]:
    """Return the rows of `measures` for every force and district: the name, then COLUMNS."""
    spark = session()
    for table in small_tables(people(store)):
        _register(spark, table)
    rows: list[tuple[Any, ...]] = []
    for measure in measures:
        for kind in STORED:
            if kind in measure.areas:
                rows += _run(spark, store, release, measure, kind)
    return [row for row in rows if (not first or row[3] >= first) and (not last or row[3] <= last)]


def _register(spark: SparkSession, table: Table) -> None:
    shape = StructType([StructField(name, TYPES[kind]) for name, kind in table.types.items()])
    rows = [tuple(row[name] for name in table.types) for row in table.rows]
    spark.createDataFrame(rows, shape).createOrReplaceTempView(table.name)


def _run(
    spark: SparkSession, store: Store, release: Release, measure: Measure, kind: str
) -> list[tuple[Any, ...]]:
    for dataset in measure.sources:
        versions = wanted_versions(release, dataset.name, lambda _month: True)
        if not versions:
            return []
        base = f"{dataset.table}_rows"
        spark.read.parquet(*store.absolute(versions)).createOrReplaceTempView(base)
        sql = to_spark(view(dataset, base, has_rows=True))
        spark.sql(sql).createOrReplaceTempView(dataset.table)
    found = spark.sql(to_spark(query(measure, kind))).collect()
    shown = COLUMNS[3:]
    rows = [
        (measure.name, kind, row["area"], row["month"].strftime("%Y-%m"), *(row[n] for n in shown))
        for row in found
    ]
    return sorted(rows, key=lambda row: (row[2], row[3]))
