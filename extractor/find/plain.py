"""The plain way to the same mentions: every pattern as written, over every sentence, all pairs compared.

What the engine does is right where it agrees with this; tests compare the two, benchmarks measure them.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.find import places, words
from extractor.find.layers import Layers
from extractor.model import Mention, Span, Text
from extractor.rules import CompiledRule, Rulebook


def find_plainly(text: Text, rulebook: Rulebook) -> tuple[Mention, ...]:
    """All accepted mentions of a text, as `find` gives them, in time that grows with the square of their number."""
    layers = Layers(text.chars, rulebook.marks)
    for name, spans in places.gazetteer_mentions(text).items():
        layers.add(name, spans)
    accepted: list[Mention] = []
    barred: list[Mention] = []
    priorities = {compiled.rule.id: compiled.rule.priority for compiled in rulebook.rules}
    for stage in sorted({compiled.rule.stage for compiled in rulebook.rules}):
        rules = [compiled for compiled in rulebook.rules if compiled.rule.stage == stage]
        found = [mention for compiled in rules for mention in _mentions(text, compiled, layers)]
        barred += _settled([m for m in found if m.kind == "none"], priorities)
        for kind in sorted({m.kind for m in found} - {"none"}):
            kept = _settled([m for m in found if m.kind == kind and not _is_barred(m, barred)], priorities)
            accepted += kept
            layers.add(kind, [m.span for m in kept])
    return tuple(sorted(accepted, key=lambda m: (m.span, m.kind, m.rule)))


def _mentions(text: Text, compiled: CompiledRule, layers: Layers) -> Iterator[Mention]:
    rule, chars = compiled.rule, layers.over(compiled.compiled.classes)
    for sentence in text.sentences:
        if rule.anchors and not any(anchor in text.slice(sentence) for anchor in rule.anchors):
            continue
        for match in compiled.compiled.plain.finditer(chars, *sentence):
            span = Span(*match.span())
            if words.hold(text, sentence, span, rule.words):
                fields = {name: Span(*match.span(name)) for name in match.groupdict() if match[name] is not None}
                yield Mention(rule.id, rule.kind, span, fields, dict(rule.constants))


def _is_barred(mention: Mention, barred: list[Mention]) -> bool:
    return any(
        none.span.overlaps(mention.span)
        and (none.span == mention.span or not mention.span.contains(none.span))
        and none.constants.get("only", mention.kind) in (mention.kind, "")
        for none in barred
    )


def _settled(mentions: list[Mention], priorities: dict[str, int]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start - m.span.end, -priorities[m.rule], m.rule, m.span)):
        if not any(other.span.overlaps(mention.span) for other in kept):
            kept.append(mention)
    return kept
