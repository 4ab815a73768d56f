"""What `re` compiles an expression to, as a value that can be kept."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

__all__ = ["Program"]


class Program(NamedTuple):
    """A compiled expression: its flags, the number of its groups, their names, and the code that `re` runs."""

    flags: int
    groups: int
    names: dict[str, int]
    code: Sequence[int]

    def expression(self) -> re.Pattern[str]:
        """The expression. Raises ValueError, TypeError or RuntimeError where `re` takes no such code."""
        numbered: list[str | None] = [None] * (self.groups + 1)
        for name, number in self.names.items():
            numbered[number] = name
        code = list(self.code)
        found: re.Pattern[str] = _sre.compile(None, self.flags, code, self.groups, self.names, tuple(numbered))
        return found

    def split(self) -> tuple[list[Any], bytes]:
        """Everything but the code, and the code, four bytes a word."""
        return [self.flags, self.groups, self.names], array("I", self.code).tobytes()

    @classmethod
    def of(cls, head: Sequence[Any], code: bytes) -> Program:
        """What `split` gave."""
        flags, groups, names = head
        return cls(flags, groups, names, memoryview(code).cast("I").tolist())
