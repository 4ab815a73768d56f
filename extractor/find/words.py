"""Token boundaries by jieba, for the few rules that ask for words."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.gazetteer import load
from extractor.model import Span, Text

if TYPE_CHECKING:
    import jieba


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
def boundaries(sentence: str) -> frozenset[int]:
    """Positions (code points) in a sentence at which a token begins or ends."""
    found = {0}
    at = 0
    for token in tokenizer().cut(sentence):
        at += len(token)
        found.add(at)
    return frozenset(found)


def hold(text: Text, sentence: Span | None, span: Span, wanted: str) -> bool:
    """True where the span begins and ends as `wanted` (start, end, both or nothing) at token boundaries."""
    if not wanted or sentence is None:
        return True
    found = boundaries(text.slice(sentence))
    start = wanted == "end" or span.start - sentence.start in found
    return start and (wanted == "start" or span.end - sentence.start in found)
