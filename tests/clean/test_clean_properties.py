"""Properties that hold for whatever is cleaned."""

from __future__ import annotations

import unicodedata

from clean_samples import documents, interleaved, long_paragraphs, text_of, width_of, wrapped
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from extractor.clean.script import simplified
from extractor.clean.tables import table
from extractor.model import Span, Text

quick = settings(max_examples=40, deadline=None)
TO_TRADITIONAL = OpenCC("s2t")
ASCII_MARKS = dict(zip("，：；？！（）", ",:;?!()", strict=True))
CONTEXT = frozenset(table("script")["context"] + "著")
# Alphabet of arbitrary texts: what the steps look for, and what they do not.
NASTY = "政協商党縣著乾于的年月日号一二十〇○aZ019 \u3000\u00a0\t\n\r\ufeff\u200b\ufffd,.:;?!()，。、；：？！（）“”‘’\"'《》<>&;|#-—…·•％%Ａ２⾦「」"
# What is read once more when it stands in the open: tags made of references, breaks between joined lines, and the
# neighbours of a lost character.
UNSTABLE = "<&\r\nＡ⾦\ufffd"


def check_alignment(text: Text) -> None:
    """Every cleaned character leads to raw characters, in one to one pieces to itself or to what it was folded from."""
    raw = text.source.raw
    at = 0
    for piece in text.alignment.pieces:
        assert piece.out_start == at
        assert piece.out_len > 0
        assert 0 <= piece.in_start < piece.in_start + piece.in_len <= len(raw)
        if piece.out_len == piece.in_len == 1 or piece.out_len == piece.in_len:
            for offset in range(piece.out_len):
                assert is_folded(raw[piece.in_start + offset], text.chars[at + offset])
        at += piece.out_len
    assert at == len(text.chars)


def is_folded(before: str, after: str) -> bool:
    forms = table("forms")["quotes"] | table("forms")["dashes"] | table("forms")["radicals"]
    normal = unicodedata.normalize("NFKC", before)
    return (
        after in {before, normal, simplified(before), forms.get(before)}
        or ASCII_MARKS.get(after) in {before, normal}
        or (before, after) in {("著", "着"), ("○", "〇"), ("0", "〇"), ("０", "〇"), ("•", "·"), ('"', "“"), ('"', "”")}
        or (before == "'" and after in "‘’")
        or (before.isspace() and after.isspace())
        or (before in "\r\x0b\x0c" and after == "\n")
    )


def check_structure(text: Text) -> None:
    """Sections ascend and hold whole lines; sentences ascend inside the sections that are not furniture."""
    lines = [line for line in text.chars.split("\n") if line.strip()]
    assert [text.slice(s.span) for s in text.sections] == lines
    open_spans = [s.span for s in text.sections if s.role != "furniture"]
    assert all(any(span.contains(sentence) for span in open_spans) for sentence in text.sentences)
    assert all(a.end <= b.start for a, b in zip(text.sentences, text.sentences[1:], strict=False))
    for span in open_spans:
        covered = "".join(text.slice(s) for s in text.sentences if span.contains(s))
        assert covered.replace(" ", "") == text.slice(span).replace(" ", "")


@quick
@given(documents())
def test_text_without_damage_comes_out_unchanged(lines):
    text = text_of("\n".join(lines))
    assert text.chars == "\n".join(lines)
    assert not text.repairs
    assert text.raw_segments(Span(0, len(lines[0]))) == (Span(0, len(lines[0])),)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=NASTY, max_size=80))
def test_any_text_is_aligned_and_structured(raw):
    text = text_of(raw)
    check_alignment(text)
    check_structure(text)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=[c for c in NASTY if c not in UNSTABLE], max_size=80))
def test_cleaning_a_cleaned_line_changes_nothing(raw):
    once = text_of(raw).chars
    assert text_of(once).chars == once


@quick
@given(st.text(max_size=60))
def test_cleaning_is_deterministic(raw):
    assert text_of(raw) == text_of(raw)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, list[tuple[str, int, int]]]:
    """A raw text with several kinds of damage, and every character of the clean text with its raw range."""
    clean = "\n".join(draw(documents()))
    traditional, glossed, narrow, wide, spaced, doubled, invisible = (draw(st.booleans()) for _ in range(7))
    readings = lazy_pinyin(clean, style=Style.TONE, errors=list) if glossed else []
    raw = ""
    truth = []
    for index, character in enumerate(clean):
        before = clean[index - 1 : index]
        if spaced and character.isdigit() and before and "\u4e00" <= before <= "\u9fff" and before not in "日号":
            raw += " "
        if invisible and draw(st.integers(0, 9)) == 0:
            raw += "\u200b"
        start = len(raw)
        raw += damaged_character(character, traditional=traditional, narrow=narrow, wide=wide)
        if doubled and character == "，":
            raw += "," if narrow else "，"
        if glossed and "\u4e00" <= character <= "\u9fff" and draw(st.integers(0, 2)) == 0:
            raw += f"({readings[index]})"
        truth.append((character, start, len(raw)))
    return raw, truth


def damaged_character(character: str, *, traditional: bool, narrow: bool, wide: bool) -> str:
    if traditional and "\u4e00" <= character <= "\u9fff":
        old = TO_TRADITIONAL.convert(character)
        return old if simplified(old) == character and old not in CONTEXT else character
    if narrow and character in ASCII_MARKS:
        return ASCII_MARKS[character]
    return chr(ord(character) + 0xFEE0) if wide and character.isdigit() else character


@settings(max_examples=60, deadline=None)
@given(damaged())
def test_each_character_leads_to_its_own_place(case):
    raw, truth = case
    text = text_of(raw)
    assert text.chars == "".join(character for character, _, _ in truth)
    for index, (_, start, end) in enumerate(truth):
        assert text.alignment.segments(Span(index, index + 1)) == (Span(start, end),)
    check_alignment(text)
    assert text_of(text.chars).chars == text.chars


@st.composite
def wraps(draw: st.DrawFn) -> tuple[list[str], list[str], str]:
    """Paragraphs, their lines wrapped at one width, and the unit of that width. No last line fills the width: the end would not show."""
    unit = draw(st.sampled_from(["cells", "characters"]))
    width = draw(st.integers(24, 70)) // (1 if unit == "cells" else 2)
    indent = draw(st.sampled_from(["", "　　", "    "]))
    whole = draw(st.lists(long_paragraphs, min_size=2, max_size=3, unique=True))
    parts = [wrapped(indent + p, width, unit, kinsoku=draw(st.booleans())) for p in whole]
    assume(all(width_of(lines[-1], unit) <= width - 5 for lines in parts))
    lines = [line for part in parts for line in part]
    assume(len(lines) >= 5 * len(whole))
    return whole, lines, unit


@quick
@given(wraps())
def test_wrapping_a_clean_text_is_undone(case):
    whole, lines, _ = case
    text = text_of("\n".join(lines))
    assert text.chars == "\n".join(whole)
    check_alignment(text)


@quick
@given(wraps(), st.integers(2, 12), st.integers(0, 8), st.integers(-2, 2))
def test_interleaving_a_clean_text_is_undone(case, gutter, margin, uneven):
    whole, lines, unit = case
    cut = len(lines) // 2 + uneven
    assume(4 <= cut <= len(lines) - 4)
    # Where the first line of a column starts a paragraph that is not indented, nothing shows it.
    text = text_of(interleaved(lines[:cut], lines[cut:], gutter, unit, margin))
    assert text.chars == "\n".join(whole)
    check_alignment(text)
    check_structure(text)
