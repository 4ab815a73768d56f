"""`cppcc build`: documents to graph files."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli import texts
from extractor.cli.options import DONE, PROBLEMS, example, line_options, output_option
from extractor.cli.progress import watched
from extractor.cli.staged import staged
from extractor.errors import InputError

FORMATS = {"turtle": "ttl", "trig": "trig", "nquads": "nq", "ntriples": "nt", "jsonld": "jsonld", "rdfxml": "rdf"}


@click.command(
    epilog=example("cppcc build seeds --output output", "cppcc build 'pages/*.txt' -o graph --format trig --jobs 2")
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@output_option
@click.option(
    "--format",
    "formats",
    type=click.Choice(tuple(FORMATS)),
    multiple=True,
    default=("turtle", "nquads"),
    show_default=True,
    help="Serialisation; repeatable. Writes graph.ttl, graph.trig, graph.nq, graph.nt, graph.jsonld, graph.rdf.",
)
@line_options
def build(
    *,
    sources: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    base: str | None,
    rules: tuple[Path, ...],
    jobs: int,
) -> int:
    """Build the knowledge graph of documents.

    SOURCE is a text, HTML, PDF, DOCX or .jsonl file, any of them gzipped or not, a folder, a glob, or - for standard
    input. The texts of HTML, PDF and DOCX are stored beside the graph as texts/<document key>.txt.
    """
    from extractor.graph import serialise
    from extractor.pipeline import BASE, TABLES, build_files

    lines: set[str] = set()
    documents, others, repairs, problems = 0, 0, 0, 0
    facts = [0] * len(TABLES)
    extracted: dict[str, str] = {}
    for done in watched(build_files(sources, base=base or BASE, rules=rules, jobs=jobs)):
        lines.update(done.lines)
        documents += bool(done.lines)
        extracted |= {done.key: done.extracted} if done.extracted else {}
        others += done.others
        repairs += done.repairs
        problems += len(done.problems)
        facts = [total + found for total, found in zip(facts, done.facts, strict=True)]
    if not documents:
        raise InputError(" ".join(sources), "no document could be read, so nothing was written", "name other sources")
    with staged(output) as stage:
        for name in dict.fromkeys(formats):
            serialise.write(lines, stage / f"graph.{FORMATS[name]}", name)
        texts.write(stage, extracted)
    texts.prune(output, extracted)
    counts = dict(zip(TABLES, facts, strict=True)) | ({"others": others} if others else {})
    _summary(documents, counts, repairs, problems, len(lines))
    click.echo("written      " + ", ".join(str(output / f"graph.{FORMATS[name]}") for name in dict.fromkeys(formats)))
    return PROBLEMS if problems else DONE


def _summary(documents: int, facts: dict[str, int], repairs: int, problems: int, quads: int) -> None:
    """The closing lines: documents, facts by table, repairs, problems, quads."""
    rows = {"documents": documents, **{table: n for table, n in facts.items() if table != "documents"}}
    for name, number in {**rows, "repairs": repairs, "problems": problems, "quads": quads}.items():
        click.echo(f"{name:<12} {number:>7,}")
