"""A job of Spark: ``python spark_job.py FOLDER``, where FOLDER holds files.parquet (path, content) and a folder forms.

Two executors, each a process of its own, check the files. The second time one of them and a worker of the other are
killed in the middle. What is found is written beside as first.parquet and second.parquet, what was tried as
attempts.json. Then the examples of the documentation (example-1.py and so on) are carried out, which write as they say.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from pyspark import TaskContext
from pyspark.sql import SparkSession

from batch.files import TODAY
from batch.spark_home import ALL_HERE
from perfgoal.batch import FINDINGS_DDL, check_arrow

PARTS, BATCH = 8, 50
KILLED = {1: "executor", 2: "worker"}
"""What is killed, by the part that it is at."""


def main(folder: Path) -> None:
    settings = {
        **ALL_HERE,
        "spark.local.dir": str(folder / "local"),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
        "spark.default.parallelism": str(PARTS),
        "spark.sql.files.openCostInBytes": "4096",
    }
    builder = SparkSession.builder.master("local-cluster[2,1,1024]")
    for key, value in settings.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    check = partial(check_arrow, today=TODAY)
    given = spark.createDataFrame(pq.read_table(folder / "files.parquet")).repartition(PARTS)
    pq.write_table(given.mapInArrow(check, FINDINGS_DDL).toArrow(), folder / "first.parquet")
    attempts = folder / "attempts"
    attempts.mkdir()
    dying = partial(killed_once, check=check, attempts=str(attempts))
    pq.write_table(given.mapInArrow(dying, FINDINGS_DDL).toArrow(), folder / "second.parquet")
    tried = [json.loads(path.read_text()) for path in attempts.glob("*.json")]
    (folder / "attempts.json").write_text(json.dumps(tried))
    for example in sorted(folder.glob("example-*.py")):
        exec(example.read_text("utf-8"), {"__name__": "__main__"})
    spark.stop()


def killed_once(
    batches: Iterator[Any], check: Callable[[Iterator[Any]], Iterator[Any]], attempts: str
) -> Iterator[Any]:
    """Check batches, and at the third one of two parts, when it is come to for the first time, kill the executor that
    does it, or its worker. Each attempt at a part is noted."""
    context = TaskContext.get()
    assert context is not None
    part, worker = context.partitionId(), os.getpid()
    processes = {"executor": _parent(os.getppid()), "worker": worker}
    tried = {"part": part, "began": time.time_ns(), **processes, "killed": ""}
    note = Path(attempts, f"{part}-{worker}-{tried['began']}.json")
    note.write_text(json.dumps(tried))
    for number, found in enumerate(check(batches)):
        if number == 2 and part in KILLED and _is_first(Path(attempts, f"{part}.killed")):
            note.write_text(json.dumps({**tried, "killed": KILLED[part]}))
            os.kill(processes[KILLED[part]], signal.SIGKILL)
            os._exit(1)  # where it is not this process that was killed
        yield found


def _is_first(marker: Path) -> bool:
    """Whether nobody has come here before. The number of an attempt does not say: it begins anew with its stage."""
    try:
        marker.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
