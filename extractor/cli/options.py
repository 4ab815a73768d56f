"""What the commands share: exit codes, options, messages on stderr."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

DONE, PROBLEMS, MISUSED, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143

Command = TypeVar("Command", bound=Callable[..., object])

output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Folder to write into."
)
base_option = click.option("--base", metavar="IRI", help="What the graph's IRIs start with; ends in / or #.")
rules_option = click.option(
    "--rules",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Rule packs of your own (YAML), beside the shipped ones; repeatable.",
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Worker processes."
)


def line_options(command: Command) -> Command:
    """The options of every command that runs documents through the line."""
    return base_option(rules_option(jobs_option(command)))


def say(message: str) -> None:
    """One message, one line, on stderr."""
    click.echo(" ".join(message.splitlines()), err=True)


def example(*lines: str) -> str:
    """The end of a command's help, line breaks kept."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
