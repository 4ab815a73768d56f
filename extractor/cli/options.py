"""What the commands share: exit codes, options, messages on stderr."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from extractor.errors import OptionError

DONE, PROBLEMS, MISUSED, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143

Command = TypeVar("Command", bound=Callable[..., object])


def _output(context: click.Context, parameter: click.Parameter, folder: Path) -> Path:
    """Refuse, before any work, a folder that cannot be written to."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists() or path == path.parent)
    if not nearest.is_dir():
        raise OptionError(f"--output {folder}", f"{nearest} is no folder", "name a folder")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise OptionError(f"--output {folder}", f"{nearest} may not be written to", "name a folder of yours")
    return folder


output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    callback=_output,
    metavar="DIR",
    help="Folder to write into.",
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


class InOrder(click.Group):
    """Lists its commands in the order in which one uses them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which they were added."""
        return list(self.commands)


def line_options(command: Command) -> Command:
    """The options of every command that runs documents through the line."""
    return base_option(rules_option(jobs_option(command)))


def say(message: str) -> None:
    """One message, one line, on stderr."""
    click.echo(" ".join(message.splitlines()), err=True)


def example(*lines: str) -> str:
    """The end of a command's help, line breaks kept."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
