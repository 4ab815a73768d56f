"""The command `cppcc`: one module a command, listed in `app.COMMANDS`. Alone in printing and in setting exit codes.

0 done, 1 done but some documents have problems, 2 not done (wrong use, a broken rule pack, query or graph),
130 interrupted.
"""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `cppcc` with these arguments (default: the process's own) and return the exit code."""
    from extractor.cli.app import run

    return run(arguments)
