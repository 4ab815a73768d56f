"""`cppcc annotate`: documents and what was found in them as one HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.options import DONE, PROBLEMS, example, rules_option
from extractor.cli.progress import watched
from extractor.cli.shown import counted
from extractor.cli.staged import staged
from extractor.errors import ExtractorError, InputError, OptionError

if TYPE_CHECKING:
    from extractor.annotate import Annotated
    from extractor.pipeline import Processed


@click.command(
    epilog=example("cppcc annotate seeds -o seeds.html", "cppcc annotate page.txt -o page.html --rules my-rules")
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE.html", help="Page to write."
)
@rules_option
def annotate(*, sources: tuple[str, ...], output: Path, rules: tuple[Path, ...]) -> int:
    """Write a page that shows the raw text of documents with every fact coloured where it stands.

    Point at a colour (or reach it with the Tab key) to see its values and rule; the list beside the text leads to each
    fact; the buttons above turn tables on and off. What was repaired, taken out or set aside is marked. The page needs
    no network. SOURCE is whatever `cppcc build` takes; each document has a section.
    """
    from extractor.annotate import page

    if output.is_dir():
        raise OptionError(f"--output {output}", "is a folder", "name a file, such as page.html")
    documents: list[Annotated] = []
    problems = sum(len(done.problems) for done in watched(_understood(sources, rules, documents)))
    if not documents:
        raise InputError(" ".join(sources), "no document could be read, so nothing was written", "name other sources")
    written = page(documents)
    with staged(output.parent) as stage:
        (stage / output.name).write_text(written, encoding="utf-8", newline="\n")
    click.echo(f"written      {output}: {counted(len(documents), 'document')}")
    return PROBLEMS if problems else DONE


def _understood(sources: Sequence[str], rules: tuple[Path, ...], documents: list[Annotated]) -> Iterator[Processed]:
    """Read and resolve every document into `documents`; tell of each, and of those that could not be."""
    from extractor.annotate import Annotated
    from extractor.model import Problem
    from extractor.pipeline import Processed, kit, understand
    from extractor.read import read

    ready = kit(rules=rules)
    for item in read(sources):
        if isinstance(item, Problem):
            yield Processed(item.document, problems=(item,))
            continue
        try:
            documents.append(Annotated(*understand(item, ready)))
            yield Processed(item.name)
        except ExtractorError as error:
            yield Processed(item.name, problems=(Problem(item.name, error.where, error.what, error.fix),))
