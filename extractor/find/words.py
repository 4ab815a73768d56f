"""Token boundaries by jieba, for the few rules that ask for words."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.gazetteer import load
from extractor.model import Span, Text

if TYPE_CHECKING:
    import jieba

_LETTER = r"\u4e00-\u9fd5a-zA-Z0-9+#&._%\-"  # what jieba takes for parts of words
_LETTERS = re.compile(f"[{_LETTER}]+")
_LAST_OTHER = re.compile(f".*[^{_LETTER}]", re.DOTALL)


@lru_cache(maxsize=1)
def tokenizer() -> jieba.Tokenizer:
    """Jieba with the names of all divisions; a tokenizer of its own, so that nobody else's words change results."""
    import jieba  # noqa: PLC0415  # loading takes most of a second, and most rules ask for no words

    jieba.setLogLevel(logging.WARNING)
    made = jieba.Tokenizer()
    made.initialize()
    for name in load().full_names():
        if len(name) > 2:
            made.add_word(name)
    return made


@lru_cache(maxsize=4096)
def boundaries(chars: str) -> frozenset[int]:
    """Positions (code points) in a piece of text at which a token begins or ends."""
    found = {0}
    at = 0
    for token in tokenizer().cut(chars):
        at += len(token)
        found.add(at)
    return frozenset(found)


def hold(text: Text, sentence: Span | None, span: Span, wanted: str) -> bool:
    """True where the span begins and ends as `wanted` (start, end, both or nothing) at token boundaries.

    Jieba cuts runs of letters one by one, so the run around the span tells as much as its sentence, and nothing has to
    be cut where the span begins or ends with its run.
    """
    if not wanted or sentence is None:
        return True
    low, high = _run(text.chars, sentence, span)
    at = {"start": (span.start,), "end": (span.end,), "both": span}[wanted]
    if all(place in (low, high) for place in at):
        return True
    found = boundaries(text.chars[low:high])
    return all(place - low in found for place in at)


def _run(chars: str, sentence: Span, span: Span) -> tuple[int, int]:
    """The run of letters that holds a span; the sentence where the span is no part of one."""
    if not _LETTERS.fullmatch(chars, span.start, span.end):
        return sentence
    before = _LAST_OTHER.match(chars, sentence.start, span.start)
    behind = _LETTERS.match(chars, span.end, sentence.end)
    return before.end() if before else sentence.start, behind.end() if behind else span.end
