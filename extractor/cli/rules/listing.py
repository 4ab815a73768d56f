"""`cppcc rules list`: the rules there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.options import DONE, example, rules_option
from extractor.cli.rules.packs import load_packs, packs_argument
from extractor.cli.shown import Cell, show
from extractor.errors import OptionError

if TYPE_CHECKING:
    from extractor.rules import CompiledRule

COLUMNS = ("id", "kind", "stage", "priority", "pack", "examples", "anchors")
_SHOWN = 8  # anchors in a table


@click.command("list", epilog=example("cppcc rules list --kind campaign", "cppcc rules list dates --format json"))
@packs_argument
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only rules that find this kind; repeatable.")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
@rules_option
def listing(*, packs: tuple[str, ...], kinds: tuple[str, ...], form: str, rules: tuple[Path, ...]) -> int:
    """List rules in the order in which they run.

    PACK is the name of a pack, such as dates; without one, all are listed. Anchors are the words that wake a rule, one
    of which stands in every match; {place} is a mention of that kind.
    """
    rulebook, names = load_packs(rules, packs)
    known = dict.fromkeys(compiled.rule.kind for compiled in rulebook.rules)
    for kind in kinds:
        if kind not in known:
            raise OptionError(f"--kind {kind}", "no rule finds this kind", "choose " + ", ".join(known))
    chosen = [c for c in rulebook.rules if c.rule.pack in names and (not kinds or c.rule.kind in kinds)]
    show(COLUMNS, [_row(compiled, whole=form == "json") for compiled in chosen], form)
    return DONE


def _row(compiled: CompiledRule, *, whole: bool) -> dict[str, Cell]:
    rule = compiled.rule
    anchors = [*(f"{{{name}}}" for name in compiled.compiled.anchor_classes), *compiled.compiled.anchors]
    if not whole and len(anchors) > _SHOWN:
        anchors = [*anchors[:_SHOWN], f"… ({len(anchors)})"]
    return {
        "id": rule.id,
        "kind": rule.kind,
        "stage": rule.stage,
        "priority": rule.priority,
        "pack": rule.pack,
        "examples": len(rule.examples),
        "anchors": anchors,
    }
