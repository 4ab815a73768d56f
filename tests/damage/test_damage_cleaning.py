"""Cleaning undoes damage: the same characters as from the clean text, each led back to where it stands now."""

from __future__ import annotations

import pytest
from damage_samples import documents, pages
from generator import ADDED, KINDS, PAGED, Damaged, apply
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.clean import clean
from extractor.model import Span, Text
from extractor.read import source

# What only the extraction can undo: numerals and dates are read, not rewritten, and a space in a name is kept.
READ_LATER = {"circle-numerals", "dropped-separators", "spaced-names", "lost-bytes"}
seeds = st.integers(0, 10_000)
strengths = st.floats(0.1, 1.0)


def cleaned(text: str) -> Text:
    return clean(source(text, "page.txt"))


def prose(text: Text) -> list[int]:
    """Positions of the characters that facts are read from: no furniture, no spaces or line breaks."""
    shown = [s.span for s in text.sections if s.role != "furniture"]
    return [at for span in shown for at in range(*span) if not text.chars[at].isspace()]


def assert_undone(document: str, damaged: Damaged) -> None:
    """The characters are the same but for those destroyed, and lead to the damaged characters that stand for them."""
    expected, found = cleaned(document), cleaned(damaged.text)
    lost = {at for loss in damaged.destroyed for at in range(loss.start, loss.end)}
    before, after = prose(expected), prose(found)
    assert "".join(found.chars[at] for at in after) == "".join(expected.chars[at] for at in before)
    for clean_at, found_at in zip(before, after, strict=True):
        wanted = range(*expected.alignment.segments(Span(clean_at, clean_at + 1))[0])
        segments = found.alignment.segments(Span(found_at, found_at + 1))
        origins = {damaged.origin[at] for segment in segments for at in range(*segment)} - {ADDED}
        assert origins <= set(wanted) | lost
        assert origins or not segments


@pytest.mark.parametrize("kind", [k for k in KINDS if k not in READ_LATER and k not in PAGED])
@settings(max_examples=12, deadline=None)
@given(document=documents, seed=seeds, strength=strengths)
def test_marks_and_characters(kind: str, document: str, seed: int, strength: float) -> None:
    assert_undone(document, apply(kind, document, seed, strength))


@pytest.mark.parametrize("kind", sorted(PAGED))
@settings(max_examples=12, deadline=None)
@given(document=pages, seed=seeds, strength=strengths)
def test_pages(kind: str, document: str, seed: int, strength: float) -> None:
    assert_undone(document, apply(kind, document, seed, strength))
