"""`cppcc build --engine spark`: what becomes of the options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli.build_progress import Shown
from extractor.errors import OptionError

if TYPE_CHECKING:
    from extractor.bulk import Summary

_MASTERS = "name one: local[4] for this machine, spark://HOST:7077, yarn, k8s://…, or sc://… (Spark Connect)"


def chosen(engine: str, master: str | None) -> str | None:
    """The cluster to build on, None for this machine. Raises OptionError where the two options do not fit."""
    if engine == "spark":
        if not master:
            raise OptionError("--engine spark", "no --master", _MASTERS)
        return master
    if master:
        raise OptionError(f"--master {master}", "no engine that has one", "add --engine spark")
    return None


def on_spark(
    sources: tuple[str, ...],
    *,
    output: Path,
    master: str,
    formats: tuple[str, ...],
    base: str,
    rules: tuple[Path, ...],
) -> Summary:
    """Build on a cluster and show the problems."""
    from extractor.cluster import Options, build

    options = Options(sources, output, master, formats=formats, base=base, rules=rules)
    with Shown() as shown:
        return build(options, shown.problem)
