"""What lies over the raw text, and how it nests.

Ranges may cross; HTML elements may not. So the text is cut at every border, and where a range crosses another it
becomes several elements. Outermost are headings and what was set aside, then facts, the longest first, then repairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.alignment import Span
from extractor.annotate.facts import Fact
from extractor.model import Section, Text

__all__ = ["LONGEST_REPAIR", "Layer", "Token", "layers_of", "levels", "tokens"]

LONGEST_REPAIR = 60
"""Code points; longer repairs (a page whose columns were set in order) are listed, not marked."""

_SECTION, _GONE, _FACT, _REPAIR = range(4)  # from the outermost to the innermost
_ROLES = ("title", "meta", "heading", "furniture")
_BLANK = " \t\r\n\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Layer:
    """A range of the raw text (code points). `sort` is title, meta, heading, furniture, gone, repair, joined (a repair
    of blanks: a line break) or a table;
    `number` the place of the fact, of its evidence or of the repair in their lists; `note` a rule or what was done.
    """

    span: Span
    rank: int
    sort: str
    number: tuple[int, ...] = ()
    note: str = ""
    level: int = 0

    @property
    def order(self) -> tuple[object, ...]:
        """The outer of two layers over the same characters comes first."""
        return self.rank, self.span.start - self.span.end, self.span.start, self.sort, self.number, self.note

    @property
    def is_fact(self) -> bool:
        """True for the evidence of a fact."""
        return self.rank == _FACT


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the page: `open` begins an element (`first`: the first one of its layer), `close` ends the one begun
    last, `text` is a run of the raw text.
    """

    sort: str
    text: str = ""
    layer: Layer | None = None
    first: bool = False


def layers_of(text: Text, facts: Sequence[Fact]) -> list[Layer]:
    """Everything that lies over the raw text of a document, in order of place."""
    found = [*_sections(text, text.sections), *_gone(text), *_facts(facts), *_repairs(text)]
    length = len(text.source.raw)
    inside = [layer for layer in found if 0 <= layer.span.start < layer.span.end <= length]
    return sorted(inside, key=lambda layer: (layer.span.start, layer.order))


def _sections(text: Text, sections: Iterable[Section]) -> Iterator[Layer]:
    for section in sections:
        if section.role in _ROLES:
            for run in text.raw_segments(section.span):
                yield Layer(run, _SECTION, section.role, level=section.level)


def _gone(text: Text) -> Iterator[Layer]:
    """Runs of the raw text that cleaning took out, blanks aside."""
    raw, at = text.source.raw, 0
    kept = sorted(text.alignment.segments(Span(0, len(text.chars))))
    for run in [*kept, Span(len(raw), len(raw))]:
        if at < run.start and raw[at : run.start].strip(_BLANK):
            yield Layer(Span(at, run.start), _GONE, "gone", note="taken out")
        at = max(at, run.end)


def _facts(facts: Sequence[Fact]) -> Iterator[Layer]:
    for number, fact in enumerate(facts):
        for place, evidence in enumerate(fact.evidence):
            for part, run in enumerate(evidence.segments):
                yield Layer(run, _FACT, fact.table, (number, place, part), evidence.rule)


def _repairs(text: Text) -> Iterator[Layer]:
    for number, repair in enumerate(text.repairs):
        if len(repair.before) <= LONGEST_REPAIR:
            for part, run in enumerate(repair.segments):
                note = f"{repair.kind}: {_shown(repair.before)} → {_shown(repair.after)}"
                blank = not text.source.raw[run.start : run.end].strip(_BLANK)
                yield Layer(run, _REPAIR, "joined" if blank else "repair", (number, part), note)


def _shown(text: str) -> str:
    return " ".join(text.replace("\n", "⏎").split()) or ("␣" if text else "∅")


def tokens(raw: str, layers: Sequence[Layer]) -> Iterator[Token]:
    """The raw text cut at every border of a layer, with properly nested elements around the pieces."""
    opened: set[Layer] = set()
    stack: list[Layer] = []
    for run, active in _runs(len(raw), layers):
        keep = next((at for at, pair in enumerate(zip(stack, active, strict=False)) if pair[0] != pair[1]), None)
        keep = min(len(stack), len(active)) if keep is None else keep
        yield from (Token("close", layer=layer) for layer in reversed(stack[keep:]))
        for layer in active[keep:]:
            yield Token("open", layer=layer, first=layer not in opened)
            opened.add(layer)
        stack = active
        yield Token("text", raw[run.start : run.end])
    yield from (Token("close", layer=layer) for layer in reversed(stack))


def levels(length: int, layers: Sequence[Layer]) -> dict[Layer, int]:
    """How many facts lie inside each fact's layer, one in the other, at most: how deep its line is drawn.

    Facts of one table that were read from the same characters share a line.
    """
    found: dict[Layer, int] = {}
    for _, active in _runs(length, layers):
        below: list[tuple[Span, str]] = []
        for layer in reversed([layer for layer in active if layer.is_fact]):
            if (layer.span, layer.sort) not in below:
                below.append((layer.span, layer.sort))
            found[layer] = max(found.get(layer, 0), len(below) - 1)
    return found


def _runs(length: int, layers: Sequence[Layer]) -> Iterator[tuple[Span, list[Layer]]]:
    """The runs between neighbouring borders in order, with the layers over each, outermost first."""
    borders = sorted({0, length, *(at for layer in layers for at in layer.span)})
    waiting = sorted(layers, key=lambda layer: layer.span.start, reverse=True)
    active: list[Layer] = []
    for start, end in pairwise(borders):
        active = [layer for layer in active if layer.span.end > start]
        while waiting and waiting[-1].span.start <= start:
            active.append(waiting.pop())
        active.sort(key=lambda layer: layer.order)
        yield Span(start, end), list(active)
