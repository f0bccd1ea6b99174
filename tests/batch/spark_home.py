"""What keeps Spark in one folder and on this machine."""

import sys
from pathlib import Path

import pyspark

ALL_HERE = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}
"""Settings with which no port is open to others."""


def environment(folder: Path, java: Path) -> dict[str, str]:
    """Return the variables that keep Spark in ``folder`` and on this machine. What its executors do it writes where it
    is installed, whatever it is told, so that it is given a folder of links."""
    home = folder / "spark"
    home.mkdir()
    for path in Path(pyspark.__file__).parent.iterdir():
        (home / path.name).symlink_to(path)
    return {
        "SPARK_HOME": str(home),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "localhost",
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "JAVA_HOME": str(java.resolve().parents[1]),
    }
