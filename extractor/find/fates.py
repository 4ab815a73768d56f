"""Why a rule found nothing, in words: for people who write rules."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.find.layers import Layers
from extractor.rules import CompiledRule


def missing(compiled: CompiledRule, chars: str, layers: Layers) -> str:
    """The first condition that did not hold for a rule without any match."""
    spans = sorted({*_of_words(compiled.compiled.anchors, chars), *_of_classes(compiled, layers)})
    if not spans:
        return "no anchor"
    return f"its pattern does not match around {'、'.join(dict.fromkeys(chars[start:end] for start, end in spans))}"


def _of_words(anchors: tuple[str, ...], chars: str) -> Iterator[tuple[int, int]]:
    for anchor in anchors:
        at = chars.find(anchor)
        while at >= 0:
            yield at, at + len(anchor)
            at = chars.find(anchor, at + 1)


def _of_classes(compiled: CompiledRule, layers: Layers) -> Iterator[tuple[int, int]]:
    for name in compiled.compiled.anchor_classes:
        yield from layers.spans(name)
