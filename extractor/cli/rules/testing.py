"""`cppcc rules test`: run the examples of rules."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli.options import DONE, PROBLEMS, example, rules_option
from extractor.cli.rules.packs import load_packs, packs_argument
from extractor.cli.shown import counted


@click.command(epilog=example("cppcc rules test", "cppcc rules test --rules my-rules", "cppcc rules test dates"))
@packs_argument
@rules_option
def test(*, packs: tuple[str, ...], rules: tuple[Path, ...]) -> int:
    """Run the examples of rules over the whole engine, as if each were a sentence of a document.

    PACK is the name of a pack; without one, the examples of all packs are run: those of --rules, and the shipped ones,
    since a new rule may take away what another found. Exit code 1 where an example does not hold.
    """
    from extractor.find.examples import failures

    rulebook, names = load_packs(rules, packs)
    chosen = [compiled.rule for compiled in rulebook.rules if compiled.rule.pack in names]
    failed = 0
    for found in failures(rulebook, chosen):
        failed += 1
        click.secho(f"{found.rule.pack}: {found.rule.id}: {found.what}", fg="red")
        click.echo(f"    in       {found.example.text}")
        for said in dict.fromkeys(found.instead):
            click.echo(f"    instead  {said}")
    examples = sum(len(rule.examples) for rule in chosen)
    click.echo(f"{counted(len(chosen), 'rule')}, {counted(examples, 'example')}, {failed:,} failed")
    return PROBLEMS if failed else DONE
