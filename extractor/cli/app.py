"""The group of commands, and what an error becomes: one line on stderr and an exit code."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from extractor import __version__
from extractor.cli.annotate import annotate
from extractor.cli.build import build
from extractor.cli.diff import diff
from extractor.cli.explain import explain
from extractor.cli.options import DONE, INTERRUPTED, MISUSED, TERMINATED, InOrder, say
from extractor.cli.query import query
from extractor.cli.rules import rules
from extractor.cli.tables import tables
from extractor.cli.trace import trace
from extractor.errors import ExtractorError
from extractor.resources import collect_seldom

COMMANDS: tuple[click.Command, ...] = (build, tables, query, explain, diff, annotate, trace, rules)


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: cppcc build seeds --output output",
)
@click.version_option(__version__, "--version", message="cppcc %(version)s")
def cppcc() -> None:
    """Turn documents of the Chinese People's Political Consultative Conference (政协) into a knowledge graph whose
    every fact leads back to its exact characters.
    """


for _command in COMMANDS:
    cppcc.add_command(_command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; every error is one line `where: what: how to fix` on stderr."""
    signal.signal(signal.SIGTERM, _terminate)
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Files and pipes get UTF-8 whatever the locale; a terminal that cannot show a character shows a mark.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    try:
        result = cppcc.main(None if arguments is None else list(arguments), prog_name="cppcc", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return MISUSED
    except click.ClickException as error:
        say(_usage(error))
        return MISUSED
    except ExtractorError as error:
        say(str(error))
        return MISUSED
    except (KeyboardInterrupt, click.Abort):
        say("cppcc: interrupted: earlier outputs are as they were; run the command again")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; keep the interpreter from failing on its last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        say(f"{error.filename or 'cppcc'}: {error.strerror or error}: check the path, its rights and the space left")
        return MISUSED
    except Exception as error:
        if os.environ.get("CPPCC_DEBUG"):
            raise
        say(f"cppcc: unexpected {type(error).__name__}: {error}: set CPPCC_DEBUG=1 for the traceback and report it")
        return MISUSED
    return result if isinstance(result, int) else DONE


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    where = context.command_path if context else "cppcc"
    what = " ".join(error.format_message().split()).rstrip(".")
    return f"{where}: {what}: see `{where} --help`"


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(TERMINATED)
