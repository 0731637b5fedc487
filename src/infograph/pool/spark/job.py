"""Rank the slices of a run that are not ranked yet, in a session of Spark; also what spark-submit starts on a cluster.

spark-submit --master MASTER .../infograph/pool/spark/job.py FOLDER

Needs nothing of infograph but the SQL beside it. FOLDER, of any kind that Spark reads, holds the tables and the manifest that
`infograph pool tables` wrote; each slice is written into a folder of its own below `ranked`, whole when `_SUCCESS` is in it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pyspark.sql import SparkSession

SQL = Path(__file__).with_name("ranking.sql")
TABLES = ("ties", "targets", "connectors", "egos")
CONFIGURED = {
    "spark.sql.requireAllClusterKeysForCoPartition": "false",  # else every path would be moved to leave contacts out
    "spark.sql.autoBroadcastJoinThreshold": "256m",  # of second ties; beyond it they are joined by connector, and skew is split
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.adaptive.skewJoin.enabled": "true",
    "spark.sql.codegen.aggregate.map.twolevel.enabled": "true",
}
"""What a session is set to where whoever started it did not say otherwise."""


def rank(spark: SparkSession, folder: str, numbers: Iterable[int], manifest: Mapping[str, Any]) -> Iterator[int]:
    """Rank slices of a run by their numbers, and yield each when it is written."""
    configured = {key for key, _ in spark.sparkContext.getConf().getAll()}
    for name, value in CONFIGURED.items():
        if name not in configured:
            spark.conf.set(name, value)
    if "spark.sql.shuffle.partitions" not in configured:
        spark.conf.set("spark.sql.shuffle.partitions", str(4 * spark.sparkContext.defaultParallelism))
    for name in TABLES:
        spark.read.parquet(f"{folder}/tables/{name}").createOrReplaceTempView(name)
    ends, ranking = statements(SQL.read_text("utf-8"))
    spark.sql(ends)
    try:
        for number in numbers:
            first, last = manifest["slices"][number]
            ranked = spark.sql(ranking, args={**manifest["asked"], "first": first, "last": last})
            ranked.write.mode("overwrite").parquet(f"{folder}/ranked/{number:05}")
            yield number
    finally:
        spark.catalog.dropTempView("ends")


def statements(text: str) -> list[str]:
    """Return the statements of a file of SQL, without its comments.

    >>> statements("-- two; of them\\nSELECT 1;\\nSELECT 2 -- the second\\n;")
    ['SELECT 1', 'SELECT 2']
    """
    plain = re.sub(r"--.*", "", text)
    return [part.strip() for part in plain.split(";") if part.strip()]


def main(folder: str) -> None:
    """Rank what is missing of a run in a session that spark-submit set up, and say which slices are done."""
    spark = SparkSession.builder.appName("infograph").getOrCreate()
    java: Any = spark.sparkContext._jvm
    [manifest] = (json.loads(row[0]) for row in spark.read.text(f"{folder}/manifest.json", wholetext=True).collect())
    numbers = range(len(manifest["slices"]))
    missing = [number for number in numbers if not _is_there(spark, java, f"{folder}/ranked/{number:05}/_SUCCESS")]
    java.System.out.println(f"{len(numbers) - len(missing)} of {len(numbers)} slices were ranked before.")
    for number in rank(spark, folder, missing, manifest):
        java.System.out.println(f"Slice {number} is ranked.")
    spark.stop()


def _is_there(spark: SparkSession, java: Any, address: str) -> bool:
    """Say whether a file is there, in whatever kind of folder Spark reads."""
    path = java.org.apache.hadoop.fs.Path(address)
    configured: Any = spark.sparkContext._jsc
    return bool(path.getFileSystem(configured.hadoopConfiguration()).exists(path))


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
