"""Text and rules in, mentions out: the only step that knows words."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.find.engine import Search, engine, run
from extractor.find.trace import Step, trace
from extractor.model import Mention, Text
from extractor.rules import Rulebook

__all__ = ["Step", "find", "find_all", "trace"]


def find(text: Text, rulebook: Rulebook) -> tuple[Mention, ...]:
    """Every accepted mention of a cleaned document, in order; spans count code points of `text.chars`."""
    return Search(engine(rulebook), text).run()


def find_all(texts: Iterable[Text], rulebook: Rulebook) -> list[tuple[Mention, ...]]:
    """What `find` finds in each of several documents, in less time than one after the other."""
    ready = engine(rulebook)
    return run([Search(ready, text) for text in texts])
