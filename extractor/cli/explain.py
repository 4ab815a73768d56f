"""`cppcc explain`: what a graph says of one thing, and the sentences that say so."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli.graphs import opened
from extractor.cli.options import DONE, PROBLEMS, example, line_options, say


@click.command(
    epilog=example(
        "cppcc explain output/graph.nq body/cppcc-410182",
        "cppcc explain output/graph.nq body/cppcc-410182 --source seeds",
        "cppcc explain seeds body/cppcc-410182",
    )
)
@click.argument("graph")
@click.argument("iri")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="PATH",
    help="Documents that the graph was built from: shows whole sentences. Without it, the words around each quote.",
)
@click.option("--all", "everything", is_flag=True, help="Every sentence and link, not only the first ones.")
@line_options
def explain(
    *,
    graph: str,
    iri: str,
    sources: tuple[str, ...],
    everything: bool,
    base: str | None,
    rules: tuple[Path, ...],
    jobs: int,
) -> int:
    """Show label, values and evidence of one thing.

    GRAPH is a store on disk, a graph file (.ttl .nq .trig .nt .jsonld .rdf, also .gz), or documents as `cppcc build`
    takes them, which are then the sources too. IRI is a whole IRI or its short form, such as body/cppcc-410182.
    Evidence stands between ⟦ and ⟧ in the characters of the source, with the document, the range of code points and
    the rule that read it.
    """
    from extractor.cli.explanation import Explanation, Sources

    asked = opened([graph], "merged", base=base, rules=rules, jobs=jobs)
    found = Explanation.of(asked.store, iri, base=base)
    texts = Sources(sources or ((graph,) if asked.documents and graph != "-" else ()))
    limit = None if everything else 10
    click.echo(found.iri)
    click.secho(found.label or "(no label)", bold=True)
    pairs = (*found.values, *found.links)
    width = max(len(name) for name, _ in pairs)
    for name, values in pairs:
        for at, value in enumerate(values[:limit]):
            click.echo(f"  {name if at == 0 else '':<{width}}  {value}")
        _more(len(values), limit, width + 4)
    click.echo(f"\nEvidence: {len(found.evidence)}")
    for item in found.evidence[:limit]:
        places = ", ".join(f"{start}–{end}" for start, end in item.segments)
        click.secho(f"  {item.document} {places}, rule {item.rule}", dim=True)
        click.echo(f"    {texts.sentence(item)}")
    _more(len(found.evidence), limit, 4)
    for problem in texts.problems if sources else ():  # of the graph's own documents they have been said
        say(problem)
    return PROBLEMS if texts.problems or asked.problems else DONE


def _more(total: int, limit: int | None, indent: int) -> None:
    if limit is not None and total > limit:
        click.echo(f"{'':{indent}}… and {total - limit} more (--all)")
