"""`cppcc rules coverage`: what each rule does over a sample of documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.options import DONE, PROBLEMS, example, rules_option, say
from extractor.cli.progress import watched
from extractor.cli.rules.packs import load_packs
from extractor.cli.shown import Cell, counted, show
from extractor.errors import InputError, OptionError

if TYPE_CHECKING:
    from extractor.find.coverage import Coverage, Tally
    from extractor.pipeline import Processed

COLUMNS = ("rule", "kind", "stage", "pack", "matches", "documents", "lost", "won", "suppressed", "verdict")


@click.command(
    epilog=example(
        "cppcc rules coverage seeds", "cppcc rules coverage pages --pack dates --format csv", "cppcc rules coverage -"
    )
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--pack", "packs", multiple=True, metavar="PACK", help="Only the rules of this pack; repeatable.")
@click.option("--format", "form", type=click.Choice(("table", "csv", "json")), default="table", show_default=True)
@rules_option
def coverage(*, sources: tuple[str, ...], packs: tuple[str, ...], form: str, rules: tuple[Path, ...]) -> int:
    """Count over documents what became of each rule.

    matches are those that stood, in so many documents; lost went to a longer or stronger match, and won were won from
    others (or, by rules of kind none, taken out of play); suppressed were taken out of play. The verdict is fires,
    beaten (all its matches lost or were suppressed) or never (its pattern matched nothing in the sample).
    """
    from extractor.find.coverage import Coverage

    rulebook, names = load_packs(rules, packs)
    sample = Coverage(rulebook)
    problems = sum(len(done.problems) for done in watched(_run(sources, sample)))
    if not sample.documents:
        raise InputError(" ".join(sources), "no document could be read", "name other sources")
    tallies = [tally for tally in sample.tallies() if tally.rule.pack in names]
    if not tallies:
        raise OptionError("--pack " + " ".join(packs), "the pack has no rules", "name another")
    show(COLUMNS, [_row(tally) for tally in tallies], form)
    silent = {verdict: sum(tally.verdict == verdict for tally in tallies) for verdict in ("never", "beaten")}
    said = f"of {counted(len(tallies), 'rule')} {silent['never']:,} never match, {silent['beaten']:,} are always beaten"
    say(f"{counted(sample.documents, 'document')}: {said}")
    return PROBLEMS if problems else DONE


def _run(sources: Sequence[str], sample: Coverage) -> Iterator[Processed]:
    from extractor.clean import clean
    from extractor.model import Problem
    from extractor.pipeline import Processed
    from extractor.read import read

    for item in read(sources):
        if isinstance(item, Problem):
            yield Processed(item.document, problems=(item,))
        else:
            sample.add(clean(item))
            yield Processed(item.name)


def _row(tally: Tally) -> dict[str, Cell]:
    return {
        "rule": tally.rule.id,
        "kind": tally.rule.kind,
        "stage": tally.rule.stage,
        "pack": tally.rule.pack,
        "matches": tally.matches,
        "documents": tally.documents,
        "lost": tally.lost,
        "won": tally.won,
        "suppressed": tally.suppressed,
        "verdict": tally.verdict,
    }
