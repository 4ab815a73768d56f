"""Documents to graph files on a Spark cluster, through the same pure function as on one machine.

`build` is all that the command needs. How the work is laid out is described in `spark.py`.
"""

from __future__ import annotations

from extractor.cluster.spark import Options, build

__all__ = ["Options", "build"]
