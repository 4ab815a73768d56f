"""Cleaning undoes damage: the same characters as from the clean text, each led back to where it stands now."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from damage_samples import documents, pages
from generator import ADDED, ENCODINGS, KINDS, PAGED, Damaged, apply
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.clean import clean
from extractor.model import Source, Span, Text
from extractor.read import read, source

# What only later steps undo: numerals and dates are read, not rewritten, and a space in a name is kept.
READ_LATER = frozenset({"circle-numerals", "dropped-separators", "spaced-names"})
ON_CHARACTERS = sorted(set(KINDS) - PAGED - READ_LATER - {"lost-bytes"})
seeds = st.integers(0, 10_000)
strengths = st.floats(0.3, 1.0)


def cleaned(text: str) -> Text:
    return clean(source(text, "page.txt"))


def prose(text: Text) -> list[int]:
    """Positions of the characters that facts are read from: no furniture, no spaces or line breaks."""
    shown = [s.span for s in text.sections if s.role != "furniture"]
    return [at for span in shown for at in range(*span) if not text.chars[at].isspace()]


def assert_undone(document: str, damaged: Damaged) -> None:
    """The characters are the same, and lead to the damaged characters that stand for them."""
    expected, found = cleaned(document), cleaned(damaged.text)
    before, after = prose(expected), prose(found)
    assert "".join(found.chars[at] for at in after) == "".join(expected.chars[at] for at in before)
    for clean_at, found_at in zip(before, after, strict=True):
        wanted = {at for run in expected.alignment.segments(Span(clean_at, clean_at + 1)) for at in range(*run)}
        origins = {
            damaged.origin[at] for run in found.alignment.segments(Span(found_at, found_at + 1)) for at in range(*run)
        }
        # A doubled comma may be kept for its first or its second mark, which stands for nothing.
        assert origins - {ADDED} <= wanted
        assert origins


@pytest.mark.parametrize("kind", ON_CHARACTERS)
@settings(max_examples=6, deadline=None, derandomize=True)
@given(document=documents, seed=seeds, strength=strengths)
def test_characters_and_marks(kind: str, document: str, seed: int, strength: float) -> None:
    assert_undone(document, apply(kind, document, seed, strength))


@pytest.mark.parametrize("kind", sorted(PAGED))
@settings(max_examples=6, deadline=None, derandomize=True)
@given(document=pages, seed=seeds, strength=strengths)
def test_pages(kind: str, document: str, seed: int, strength: float) -> None:
    assert_undone(document, apply(kind, document, seed, strength))


@pytest.mark.parametrize("kind", ["wrapped", "wrapped-apart", "furniture-inside", "markup", "doubled"])
@settings(max_examples=6, deadline=None, derandomize=True)
@given(document=pages, seed=seeds, strength=strengths)
def test_paragraphs_are_the_same(kind: str, document: str, seed: int, strength: float) -> None:
    def paragraphs(text: Text) -> list[str]:
        return [text.slice(s.span) for s in text.sections if s.role != "furniture"]

    assert paragraphs(cleaned(apply(kind, document, seed, strength).text)) == paragraphs(cleaned(document))


@pytest.mark.parametrize("kind", ["glosses", "glosses-wide"])
@pytest.mark.parametrize("layout", ["wrapped", "wrapped-apart", "columns"])
@settings(max_examples=3, deadline=None, derandomize=True)
@given(document=pages, seed=seeds)
def test_glosses_put_into_a_laid_out_page(layout: str, kind: str, document: str, seed: int) -> None:
    page = apply(layout, document, seed, 0.4)
    assert_undone(document, page.then(KINDS[kind], Random(seed), 0.5))


@settings(max_examples=6, deadline=None, derandomize=True)
@given(document=documents, seed=seeds)
def test_lost_characters_are_repaired_or_left(document: str, seed: int) -> None:
    damaged = apply("lost-bytes", document, seed)
    wrong = 0
    for repair in cleaned(damaged.text).repairs:
        origin = damaged.origin[repair.segments[0].start]
        if repair.kind == "lost" and repair.after != repair.before:
            truth = next(loss.readings for loss in damaged.destroyed if loss.start == origin)
            wrong += repair.after not in truth
    assert wrong <= len(damaged.destroyed) / 10


@pytest.mark.parametrize("encoding", list(ENCODINGS))
@settings(max_examples=3, deadline=None, derandomize=True)
@given(document=documents)
def test_bytes(tmp_path_factory: pytest.TempPathFactory, encoding: str, document: str) -> None:
    encoded = ENCODINGS[encoding](document)
    path: Path = tmp_path_factory.mktemp("bytes") / "page.txt"
    path.write_bytes(encoded.data)
    [found] = read([path])
    assert isinstance(found, Source)
    assert found.raw == encoded.damaged.text
    assert_undone(document, encoded.damaged)
