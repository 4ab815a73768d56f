"""`cppcc build`: documents to graph files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli import build_store
from extractor.cli.options import DONE, INTERRUPTED, PROBLEMS, base_option, example, output_option, rules_option

if TYPE_CHECKING:
    from extractor.bulk import Summary

FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")


def _cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command(
    epilog=example(
        "cppcc build seeds --output output",
        "cppcc build 'pages/*.txt' -o graph --format trig",
        "cppcc build archive -o graph --format nquads --jobs 8 --resume",
        "cppcc build pages.parquet -o graph --engine spark --master local[4]",
    )
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@output_option
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=("turtle", "nquads"),
    show_default=True,
    help="Serialisation; repeatable. Writes graph.ttl, graph.trig, graph.nq, graph.nt, graph.jsonld, graph.rdf. "
    "N-Quads alone is quickest, and what a later build takes unchanged documents from.",
)
@click.option(
    "--resume/--fresh",
    default=True,
    help="Go on where an interrupted build stopped, and take over documents that are unchanged since the last one "
    "(default); or build everything anew. The result is the same.",
)
@build_store.option
@base_option
@rules_option
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that share many documents; default: the processors.",
)
@click.option(
    "--engine",
    type=click.Choice(("local", "spark")),
    default="local",
    show_default=True,
    help="What does the work: this machine, or a Spark cluster, which shares it and has its own way to go on.",
)
@click.option("--master", metavar="URL", help="The Spark cluster: local[4], spark://HOST:7077, yarn, k8s://…, sc://….")
def build(
    *,
    sources: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    resume: bool,
    store: Path | None,
    base: str | None,
    rules: tuple[Path, ...],
    jobs: int | None,
    engine: str,
    master: str | None,
) -> int:
    """Build the knowledge graph of documents.

    SOURCE is a text, HTML, PDF, DOCX, .jsonl, WARC or Parquet file, any of them gzipped or not, a folder, a glob, or -
    for standard input. The texts of HTML, PDF, DOCX and WARC are stored beside the graph as texts/<document key>.txt.
    """
    from extractor.bulk import Options, build
    from extractor.cli.build_cluster import chosen, on_spark
    from extractor.cli.build_progress import Shown
    from extractor.graph import BASE

    build_store.check(store, formats)
    cluster = chosen(engine, master)
    if cluster:
        summary = on_spark(sources, output=output, master=cluster, formats=formats, base=base or BASE, rules=rules)
        return _ended(summary, store, output)
    options = Options(
        sources=sources,
        output=output,
        formats=formats,
        base=base or BASE,
        rules=rules,
        jobs=jobs or _cores(),
        fresh=not resume,
    )
    with Shown() as shown:
        try:
            summary = build(options, shown)
        except KeyboardInterrupt:
            if shown.kept:
                return INTERRUPTED
            raise
    return _ended(summary, store, output)


def _ended(summary: Summary, store: Path | None, output: Path) -> int:
    _print(summary)
    build_store.fill(store, output)
    return PROBLEMS if summary.problems else DONE


def _print(summary: Summary) -> None:
    """The closing lines: documents, facts by table, repairs, problems, quads, files."""
    from extractor.query.tables import TABLES

    *facts, others = summary.facts
    rows = dict(zip(TABLES, facts, strict=True)) | ({"others": others} if others else {})
    rows |= {"repairs": summary.repairs, "problems": summary.problems, "quads": summary.quads}
    for name, number in rows.items():
        click.echo(f"{name:<12} {number:>7,}")
    click.echo("written      " + ", ".join(map(str, summary.files)))
