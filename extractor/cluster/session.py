"""A Spark session, or what has to be installed to get one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import OptionError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["session"]

_NEEDED = ("pyspark", "pyarrow", "pandas")
_CONNECT = "sc://"
_SETTINGS = {
    # Documents that a Python worker holds at a time, texts and statements.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.adaptive.enabled": "true",
}
_QUIET = {"spark.ui.showConsoleProgress": "false", "spark.ui.enabled": "false"}


@contextmanager
def session(master: str) -> Iterator[SparkSession]:
    """The session of the cluster that `master` names: `local[4]`, `spark://…`, `yarn`, `k8s://…`, or `sc://…` for
    Spark Connect; one that the program is already in is used and left running.

    Raises OptionError where PySpark, one of the packages it needs, or Java is missing, and where no session comes up.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        what = f"needs {', '.join(missing)}, not installed here"
        raise OptionError("--engine spark", what, "pip install 'cppcc-kg[spark]'")
    connect = master.startswith(_CONNECT)
    if not connect and not _java():
        what = "needs Java 17 or newer, and there is no `java` in PATH or JAVA_HOME"
        fix = (
            "install openjdk-17-jre-headless (Debian, Ubuntu: apt-get install openjdk-17-jre-headless) or set JAVA_HOME"
        )
        raise OptionError("--engine spark", what, fix)
    from pyspark.errors import PySparkException  # noqa: PLC0415 - heavy
    from pyspark.sql import SparkSession  # noqa: PLC0415

    running = SparkSession.getActiveSession()
    try:
        spark = running or _started(master, connect=connect)
    except (PySparkException, OSError) as error:
        first = str(error).strip().partition("\n")[0]
        fix = "check the URL; with Java older than 17 install openjdk-17-jre-headless"
        raise OptionError(f"--master {master}", f"no Spark there ({first})", fix) from error
    try:
        yield spark
    finally:
        if running is None:
            spark.stop()


def _started(master: str, *, connect: bool) -> SparkSession:
    from pyspark.sql import SparkSession  # noqa: PLC0415

    builder = SparkSession.builder.appName("cppcc build")
    builder = builder.remote(master) if connect else builder.master(master)
    if master.startswith("local"):
        # Workers on this machine are to be of this installation, and nobody else is to talk to them.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    for name, value in {**_SETTINGS, **({} if connect else _QUIET)}.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    if not connect:
        spark.sparkContext.setLogLevel("ERROR")
    return spark


def _java() -> bool:
    home = os.environ.get("JAVA_HOME")
    if home:
        return (Path(home) / "bin" / "java").exists() or (Path(home) / "bin" / "java.exe").exists()
    return shutil.which("java") is not None
