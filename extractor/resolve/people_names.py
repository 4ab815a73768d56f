"""A list of names, as written, into single names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extractor import rules
from extractor.model import Span

_NOTE = re.compile(r"（[^（）]*）")
_LABEL = re.compile(
    r"(?:本报|本网|本刊|全媒体|融媒体)?(?:见习|实习|首席|特约)?(?:记者|通讯员|特约记者|作者|撰稿|供稿|摄影|执笔|报送|文/图|图/文|文|图)[：:/]?$"
)
_COURTESY = re.compile(r"(?:先生|女士|同志|小姐|教授|老师)$")
_AND = re.compile(r"以及|[和及与]")
_PARTS = re.compile(r"[^、，/ ]+")
_LONGEST = 4  # Han characters of a name without a dot
_SHORTEST = 2


class Named(NamedTuple):
    """A person's name without spaces, and where it stands in the cleaned text (code points)."""

    name: str
    span: Span


def split_names(chars: str, span: Span) -> tuple[Named, ...]:
    """The names within `span`: `丁 玲（女）、老舍和茅盾` → 丁玲, 老舍, 茅盾."""
    text = _NOTE.sub(lambda m: "、" * len(m[0]), chars[span.start : span.end])
    parts = [Span(m.start(), m.end()) for m in _PARTS.finditer(text)]
    parts = [p for p in parts if not _LABEL.fullmatch(text[p.start : p.end])]
    named = [_plain(text, _bare(text, n)) for part in _spaced(text, parts) for n in _split_at_and(text, part)]
    return tuple(
        Named(text[s.start : s.end].replace(" ", ""), Span(span.start + s.start, span.start + s.end))
        for s in named
        if s.end - s.start >= _SHORTEST
    )


def _spaced(text: str, parts: list[Span]) -> Iterator[Span]:
    """Joins the two characters of a name that a space holds apart: 丁 玲."""
    at = 0
    while at < len(parts):
        part = parts[at]
        following = parts[at + 1] if at + 1 < len(parts) else None
        single = part.end - part.start == 1
        if single and following is not None and following.end - following.start == 1 and text[part.end] == " ":
            yield Span(part.start, following.end)
            at += 2
            continue
        yield part
        at += 1


def _split_at_and(text: str, part: Span) -> Iterator[Span]:
    """Splits 张三和李四, but not 李和平: both sides must be names by their length."""
    written = text[part.start : part.end]
    if len(written.replace(" ", "")) > _LONGEST:
        for match in _AND.finditer(written):
            left, right = written[: match.start()], written[match.end() :]
            if _is_name_long(left) and _is_name_long(right):
                yield Span(part.start, part.start + match.start())
                yield Span(part.start + match.end(), part.end)
                return
    yield part


def _bare(text: str, part: Span) -> Span:
    """Without the calling before the name: 导演 …"""
    written = text[part.start : part.end]
    callings = rules.load().lexicons["person_who"]
    known = [c for c in callings if written.startswith(c) and len(written) - len(c) >= _SHORTEST]
    return Span(part.start + max(map(len, known), default=0), part.end)


def _plain(text: str, part: Span) -> Span:
    """Without the word of courtesy behind the name."""
    courtesy = _COURTESY.search(text[part.start : part.end])
    return Span(part.start, part.start + courtesy.start()) if courtesy is not None else part


def _is_name_long(written: str) -> bool:
    return len(written) >= _SHORTEST and (len(written) <= _LONGEST or "·" in written)


def is_name(written: str) -> bool:
    """True where a line is nothing but a name by its form: 段 鸣, 黎作凤, 欧阳晓."""
    return 2 <= len(written) <= _LONGEST and _lone_name().fullmatch(written) is not None


@lru_cache(maxsize=1)
def _lone_name() -> re.Pattern[str]:
    """Surnames and everyday words are those of the rule packs."""
    words = rules.load().lexicons
    one, two = ("|".join(words[key]) for key in ("person_surname_one", "person_surname_two"))
    no_name = "|".join((*words["person_word"], *words["person_noun"]))
    return re.compile(
        f"(?!{no_name})(?:(?:{two})[\u4e00-\u9fff]{{1,2}}|(?:{one})(?: [\u4e00-\u9fff]|[\u4e00-\u9fff]{{2}}))"
    )
