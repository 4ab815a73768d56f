"""Text and rules in, mentions out: the only step that knows words."""

from __future__ import annotations

from extractor.find.engine import Search, engine
from extractor.find.trace import Step, trace
from extractor.model import Mention, Text
from extractor.rules import Rulebook

__all__ = ["Step", "find", "trace"]


def find(text: Text, rulebook: Rulebook) -> tuple[Mention, ...]:
    """Every accepted mention of a cleaned document, in order; spans count code points of `text.chars`."""
    return Search(engine(rulebook), text).run()
