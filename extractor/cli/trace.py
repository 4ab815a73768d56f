"""`cppcc trace`: what each rule did with one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from extractor.cli.options import DONE, example, rules_option
from extractor.errors import OptionError

_COLOURS = {"matched": "green", "lost": "yellow", "suppressed": "magenta", "failed": "bright_black"}
_TO = {"lost": "to ", "suppressed": "by "}
_NO_ANCHOR = "no anchor"


@click.command(
    epilog=example(
        "cppcc trace '4月15日至20日,荥阳市政协举办培训班。'",
        "cppcc trace '截至目前,全市建立协商议事平台12个。' --rule count.amount",
    )
)
@click.argument("text")
@click.option("--rule", "rule_ids", multiple=True, metavar="ID", help="Only this rule; repeatable.")
@click.option("--all", "everything", is_flag=True, help="Also the rules without a trigger word in TEXT.")
@rules_option
def trace(*, text: str, rule_ids: tuple[str, ...], everything: bool, rules: tuple[Path, ...]) -> int:
    """Show what each rule did with a sentence.

    Of every rule whose trigger words stand in TEXT: it matched; it lost to a longer or stronger match; it was
    suppressed; or it failed, and then which condition first.
    """
    from extractor.clean import clean
    from extractor.find import trace as steps_of
    from extractor.read import source
    from extractor.rules import load

    rulebook = load(rules)
    _known(rule_ids, [compiled.rule.id for compiled in rulebook.rules])
    cleaned = clean(source(text, "TEXT"))
    steps = [step for step in steps_of(cleaned, rulebook) if not rule_ids or step.rule in rule_ids]
    shown = [step for step in steps if rule_ids or everything or step.detail != _NO_ANCHOR]
    for step in shown:
        found = cleaned.slice(step.span) if step.span else ""
        outcome = click.style(f"{step.outcome:<10}", fg=_COLOURS.get(step.outcome))
        why = f"{_TO.get(step.outcome, '')}{step.detail}" if step.detail else ""
        click.echo(f"{outcome} {step.rule:<30} {'  '.join(filter(None, (found, why)))}".rstrip())
    if len(shown) < len(steps):
        click.echo(f"{len(steps) - len(shown)} more rules have none of their trigger words in this text (--all)")
    return DONE


def _known(asked: Sequence[str], known: Sequence[str]) -> None:
    for rule in asked:
        if rule not in known:
            near = get_close_matches(rule, known, n=3)
            fix = "try " + ", ".join(near) if near else "trace the text without --rule to see the ids"
            raise OptionError(f"--rule {rule}", "no rule has this id", fix)
