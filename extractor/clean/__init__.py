"""Cleaning: what a source holds, as plain Simplified text in reading order, with its structure.

`clean` runs the steps of the table below in their order. Each mends one kind of damage and knows nothing of the
others; a new kind is one module and one line here. The positions of the cleaned text lead back to the raw characters
through every step, recorded while editing.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.clean import (
    controls,
    doubled,
    glosses,
    layout,
    lines,
    lost,
    markup,
    pagebreaks,
    punctuation,
    script,
    spacing,
)
from extractor.clean.sentences import sentences
from extractor.clean.steps import Edits, Fold, Reorder, Step, run
from extractor.clean.structure import sections
from extractor.model import Source, Text

__all__ = ["STEPS", "clean", "clean_all"]

_COLUMNS = Reorder("layout", layout.reorder)

STEPS: tuple[Step, ...] = (
    Edits("markup", markup.edits),
    # Before form feeds become line breaks.
    Edits("pagebreaks", pagebreaks.edits, recorded=True),
    Edits("controls", controls.edits),
    # Before all that looks for Han characters; they are as wide.
    Fold("radicals", punctuation.fold_radicals),
    _COLUMNS,
    # Once more: of three columns, two are left side by side.
    _COLUMNS,
    # Before all that changes the widths of lines or their indents, which tell where paragraphs start.
    Edits("lines", lines.edits, recorded=True),
    Reorder("pagebreaks", pagebreaks.reorder),
    # Before all that looks at neighbouring characters.
    Edits("glosses", glosses.edits, recorded=True),
    Edits("lost", lost.edits, recorded=True),
    Fold("script", script.fold),
    Fold("punctuation", punctuation.fold),
    Edits("doubled", doubled.edits, recorded=True),
    Edits("spacing", spacing.edits),
)
"""The kinds of damage in the order in which they are mended."""


def clean(source: Source) -> Text:
    """The cleaned text of `source` with its alignment, sections, sentences and repairs.

    Positions count code points. Never fails: text without damage comes out as it is but for blank lines and indents.
    """
    return clean_all([source])[0]


def clean_all(sources: Sequence[Source]) -> list[Text]:
    """What `clean` gives for each source, in their order; a tenth quicker, for the caches of the processor."""
    cleaned = run((source.raw for source in sources), STEPS)
    found = [sections(chars) for chars, _, _ in cleaned]
    return [
        Text(source, chars, alignment, parts, sentences(chars, parts), repairs)
        for source, (chars, alignment, repairs), parts in zip(sources, cleaned, found, strict=True)
    ]
