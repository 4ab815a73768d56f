"""Errors of the program. Every message reads "where: what: how to fix"."""

from __future__ import annotations


class ExtractorError(Exception):
    """Base of all errors that the program raises on purpose.

    `where` names the file (and rule, key or line), `what` says what is wrong, `fix` how to mend it.
    """

    def __init__(self, where: str, what: str, fix: str) -> None:
        super().__init__(f"{where}: {what}: {fix}")
        self.where = where
        self.what = what
        self.fix = fix


class InputError(ExtractorError):
    """A document or folder that cannot be read."""


class NothingReadError(InputError):
    """Of all the sources no document could be read; each has said why."""


class RuleError(ExtractorError):
    """A rule pack that does not follow the format."""


class QueryError(ExtractorError):
    """A query that cannot be found, parsed or answered."""


class OptionError(ExtractorError):
    """A combination of options that makes no sense."""
