"""`cppcc rules`: tools for people who write rules, one module a command, listed in `COMMANDS`."""

from __future__ import annotations

import click

from extractor.cli.options import InOrder, example
from extractor.cli.rules.covering import coverage
from extractor.cli.rules.linting import lint
from extractor.cli.rules.listing import listing
from extractor.cli.rules.testing import test

COMMANDS: tuple[click.Command, ...] = (listing, test, lint, coverage)


@click.group(cls=InOrder, epilog=example("cppcc rules list --kind campaign", "cppcc rules test --rules my-rules"))
def rules() -> None:
    """Show, test and judge rules, those that ship with the program and your own."""


for _command in COMMANDS:
    rules.add_command(_command)
