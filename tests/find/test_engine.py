"""The engine: same results as trying every pattern everywhere, overlaps, suppression, stages."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import rules
from extractor.clean import clean
from extractor.find import find, trace
from extractor.find.plain import find_plainly
from extractor.model import Alignment, Section, Source, Span, Text
from extractor.read import read

BOOK = rules.load()
PIECES = [
    "荥阳市",
    "市政协",
    "六届八次",
    "常委会会议",
    "7月20日",
    "，",
    "。",
    "召开",
    "党的二十大",
    "共12个",
    "“有事好商量”",
    "副主席",
    "省、市、县委",
    "2023年",
    "县政府",
    "《意见》",
]


def as_text(chars: str) -> Text:
    digest = hashlib.sha256(chars.encode()).hexdigest()
    source = Source(digest[:12], "t", "text/plain", chars, digest)
    sentences, at = [], 0
    for part in chars.split("。"):
        if part:
            sentences.append(Span(at, at + len(part)))
        at += len(part) + 1
    return Text(
        source, chars, Alignment.identity(len(chars)), (Section(Span(0, len(chars)), "paragraph"),), tuple(sentences)
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=24).map("".join))
def test_same_mentions_as_the_plain_way(chars: str) -> None:
    text = as_text(chars)
    assert find(text, BOOK) == find_plainly(text, BOOK)


ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted((ROOT / "seeds").rglob("*.txt")), *sorted((ROOT / "tests" / "gold" / "documents").rglob("*.txt"))]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_same_mentions_as_the_plain_way_in_documents(path: Path) -> None:
    (document,) = read([path])
    assert isinstance(document, Source)
    text = clean(document)
    assert find(text, BOOK) == find_plainly(text, BOOK)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([*PIECES, "\ue000", "\ue001", "“", "”", "、", "等", "王", "·"]), max_size=16).map("".join)
)
def test_private_use_characters_of_the_text_change_nothing_between_the_two(chars: str) -> None:
    text = as_text(chars)
    assert find(text, BOOK) == find_plainly(text, BOOK)


def test_the_examples_of_all_rules_as_one_text() -> None:
    text = as_text("。".join(e.text for c in BOOK.rules for e in c.rule.examples))
    assert find(text, BOOK) == find_plainly(text, BOOK)


def test_an_expression_is_compiled_when_a_text_first_needs_it(tmp_path: Path) -> None:
    (tmp_path / "toys.yaml").write_text(PACK, "utf-8")
    book = rules.load([tmp_path], shipped=False)
    find(as_text("茶馆开业"), book)
    assert not [c.rule.id for c in book.rules if "quick" in vars(c.compiled)]
    find(as_text("布娃娃"), book)
    assert [c.rule.id for c in book.rules if "quick" in vars(c.compiled)] == ["toy.first", "toy.second"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_mentions_of_a_kind_never_overlap_and_stay_in_their_sentence(chars: str) -> None:
    text = as_text(chars)
    last: dict[str, int] = {}
    for mention in find(text, BOOK):
        assert mention.span.start >= last.get(mention.kind, 0)
        last[mention.kind] = mention.span.end
        assert any(s.contains(mention.span) for s in text.sentences)


PACK = """\
pack: toys
stage: 7
rules:
- id: toy.long
  kind: toy
  pattern: '红木马车'
  examples: {yes: [{text: 红木马车, match: 红木马车}], no: [木马]}
- id: toy.short
  kind: toy
  pattern: '红?木马'
  examples: {yes: [{text: 木马, match: 木马}], no: [马]}
- id: toy.first
  kind: toy
  priority: 2
  pattern: '布娃娃'
  examples: {yes: [{text: 布娃娃, match: 布娃娃}], no: [布]}
- id: toy.second
  kind: toy
  pattern: '布娃(?:娃|儿)'
  examples: {yes: [{text: 布娃儿, match: 布娃儿}], no: [布]}
- id: none.virus
  kind: none
  stage: 0
  set: {only: toy}
  pattern: '木马病毒'
  examples: {yes: [{text: 木马病毒, match: 木马病毒}], no: [木马]}
"""

OVERLAPS = [
    ("longest wins", "红木马车", "toy.long", ("toy.short", "lost", "toy.long")),
    ("priority breaks ties", "布娃娃", "toy.first", ("toy.second", "lost", "toy.first")),
    ("suppressed", "木马病毒", None, ("toy.short", "suppressed", "none.virus")),
]


@pytest.mark.parametrize(("name", "chars", "winner", "fate"), OVERLAPS, ids=[o[0] for o in OVERLAPS])
def test_overlaps(name: str, chars: str, winner: str | None, fate: tuple[str, str, str], tmp_path: Path) -> None:
    (tmp_path / "toys.yaml").write_text(PACK, "utf-8")
    book = rules.load([tmp_path])
    text = as_text(chars)
    assert [m.rule for m in find(text, book) if m.kind == "toy"] == ([winner] if winner else [])
    assert fate in [(s.rule, s.outcome, s.detail) for s in trace(text, book)]


def test_trace_tells_of_every_rule() -> None:
    steps = trace(as_text("荥阳市政协召开会议"), BOOK)
    assert {s.rule for s in steps} >= {c.rule.id for c in BOOK.rules}
    assert next(s for s in steps if s.rule == "body.cppcc").outcome == "matched"
    assert next(s for s in steps if s.rule == "body.supreme").detail == "no anchor"
