"""Start Spark beside this process and have it rank; what it says of itself goes into the folder of the run."""

from __future__ import annotations

import json
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of pandas, whose frames are not used here
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

from infograph.errors import EngineFailed
from infograph.pool.slices import LOG, MANIFEST, SPILL, Run
from infograph.pool.spark.job import rank

LOOPBACK = "127.0.0.1"
MEMORY = "4g"
"""Of the process that runs everything where the master is local; a cluster's workers have what the cluster gives them."""


def rank_missing(run: Run, missing: Sequence[int], master: str) -> Iterator[int]:
    """Start Spark at a master, rank these slices of a run, and yield each when it is written.

    Raises EngineFailed where Spark could not begin or gave up.
    """
    log = run.folder / LOG
    manifest = json.loads((run.folder / MANIFEST).read_text("utf-8"))
    spark = None
    try:
        spark = _session(master, run.folder, log)
        yield from rank(spark, run.folder.resolve().as_uri(), missing, manifest)
    except (PySparkException, Py4JError):
        raise EngineFailed(
            "Spark gave up.", f"{log} says why. What was ranked is kept, and the next run takes it up."
        ) from None
    finally:
        if spark is not None:
            spark.stop()


def _session(master: str, folder: Path, log: Path) -> SparkSession:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = LOOPBACK
    builder = SparkSession.builder.master(master).appName("infograph")
    settings = {
        "spark.driver.host": LOOPBACK,
        "spark.driver.bindAddress": LOOPBACK,
        "spark.driver.memory": MEMORY,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.local.dir": str(folder / SPILL),
        "spark.sql.warehouse.dir": str(folder / SPILL),
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    with _errors_into(log):
        return builder.getOrCreate()


@contextmanager
def _errors_into(log: Path) -> Iterator[None]:
    """Have what is started meanwhile write what it says into a file: Java complains on either of the two streams."""
    with log.open("ab") as file:
        log.chmod(0o600)
        sys.stdout.flush()
        sys.stderr.flush()
        kept = {stream: os.dup(stream) for stream in (1, 2)}
        for stream in kept:
            os.dup2(file.fileno(), stream)
        try:
            yield
        finally:
            for stream, copy in kept.items():
                os.dup2(copy, stream)
                os.close(copy)
