"""`cppcc rules lint`: what is doubtful about rules that load and whose examples hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.options import DONE, PROBLEMS, example, rules_option
from extractor.cli.rules.packs import load_packs, packs_argument
from extractor.cli.shown import counted, show
from extractor.errors import OptionError

if TYPE_CHECKING:
    from extractor.rules import Rulebook

_COLUMNS = ("level", "file", "rule", "key", "what", "remedy")
_COLOURS = {"error": "red", "warning": "yellow"}


@click.command(epilog=example("cppcc rules lint --rules my-rules", "cppcc rules lint dates --level error"))
@packs_argument
@click.option(
    "--level",
    type=click.Choice(("error", "warning")),
    default="warning",
    show_default=True,
    help="The least level to show.",
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@rules_option
def lint(*, packs: tuple[str, ...], level: str, form: str, rules: tuple[Path, ...]) -> int:
    """Judge rules beyond what the loader refuses.

    An error is something that cannot work as written: a word that cleaning changes, an alternative that an earlier one
    always beats, a pattern that hangs. A warning costs time or hides a mistake: a rule that takes over 2 µs a character
    of ordinary text (the examples of all packs), or over 20 where its own examples are repeated; words that stand
    twice, lists that no pattern refers to, named fields that no example fills. Times are measured, so they depend on
    the machine.

    PACK is the name of a pack; without one, the packs of --rules are judged, or all where there is no --rules. Exit
    code 1 where there are errors.
    """
    from extractor.find.lint import LEVELS
    from extractor.find.lint import lint as findings

    rulebook, names = load_packs(rules, packs)
    if rules and not packs:
        names = _own(rulebook)
    found = findings(rulebook, packs=sorted(names), cleaned=_cleaned)
    shown = [finding for finding in found if LEVELS.index(finding.level) <= LEVELS.index(level)]
    errors = sum(finding.level == "error" for finding in found)
    if form == "json":
        show(_COLUMNS, [{name: getattr(finding, name) for name in _COLUMNS} for finding in shown], form)
    else:
        for finding in shown:
            click.secho(finding.level, fg=_COLOURS[finding.level], nl=False)
            click.echo(str(finding).removeprefix(finding.level))
        click.echo(f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}")
    return PROBLEMS if errors else DONE


def _own(rulebook: Rulebook) -> frozenset[str]:
    from extractor.resources import package_folder
    from extractor.rules.packs import read_pack

    shipped = package_folder("rules", "packs")
    paths = [Path(path) for path in rulebook.sources]
    own = frozenset(read_pack(path).name for path in paths if path.parent != shipped)
    if not own:
        raise OptionError("--rules", "the folders hold no packs", "name a folder with .yaml files, or no folder")
    return own


def _cleaned(words: str) -> str:
    from extractor.clean import clean
    from extractor.read import source

    return clean(source(words, "WORD")).chars
