"""A list of names, as written, into single names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from extractor import rules
from extractor.model import Span

_NOTE = re.compile(r"（[^（）]*）")
_LABEL = re.compile(
    r"(?:本报|本网|本刊|全媒体|融媒体)?(?:见习|实习|首席|特约)?"
    r"(?:实习生|记 ?者|通 ?讯 ?员|特约记者|作 ?者|撰稿人?|供稿人?|审稿人?|供图|撰文|责任编辑|责编|编辑|摄影|执笔|报送|"
    r"文/图|图/文|文|图)[：:/]?$"
)
_ENDS_APART = re.compile(r"(?<![^、， ])[\u4e00-\u9fff] [文图]$")  # 蔡 文, 巴 图: the last character, no label
_COURTESY = re.compile(r"(?:先生|女士|同志|小姐|教授|老师)$")
_COURTEOUS = 3  # code points that such a word takes up, and one
_AND = re.compile(r"以及|[和及与]")
_PARTS = re.compile(r"[^、，/ ：]+")
_APART = frozenset("、，/ ：（")  # what stands between names or in notes behind them
_NOBODY = re.compile(
    r".{1,2}某{1,2}|某.{0,2}|.老(?:[汉伯爷太师总板头]|人家)|.大[爷妈娘叔婶伯哥姐]|.(?:师傅|奶奶|爷爷|阿姨|大嫂|姓|家|氏)|"
    r".家(?:[坝峡嘴湾沟村庄寨坪岭坡塘坎桥墩垸冲院浜渡埠堡咀店楼屯营巷弄畈坞岙窑窝川梁岗台园港山河]|大[院屋]|祠堂)"
)
_LONGEST = 4  # Han characters of a name without a dot
_SHORTEST = 2
_TRIPLE = 3


class Named(NamedTuple):
    """A person's name without spaces, and where it stands in the cleaned text (code points)."""

    name: str
    span: Span


def split_names(chars: str, span: Span) -> tuple[Named, ...]:
    """The names within `span`: `丁 玲（女）、老舍和茅盾` → 丁玲, 老舍, 茅盾."""
    text = chars[span.start : span.end]
    if 0 < len(text) <= _LONGEST and _APART.isdisjoint(text):  # one name, as most are
        start, end = _one_name(text)
        return (Named(text[start:end], Span(span.start + start, span.start + end)),) if end else ()
    text = _NOTE.sub(lambda m: "、" * len(m[0]), text) if "（" in text else text
    parts = [
        Span(*m.span())
        for m in _PARTS.finditer(text)
        if not _LABEL.fullmatch(m[0]) or _ENDS_APART.search(text, max(m.start() - _COURTEOUS, 0), m.end())
    ]
    named = [_plain(text, _bare(text, n)) for part in _spaced(text, parts) for n in _split_at_and(text, part)]
    return _believed(
        tuple(
            Named(text[s.start : s.end].replace(" ", ""), Span(span.start + s.start, span.start + s.end))
            for s in named
            if s.end - s.start >= _SHORTEST
        )
    )


@lru_cache(maxsize=8192)
def _one_name(text: str) -> Span:
    """Where the name stands in what is one name at most, without marks; an empty span where it is none."""
    part = _plain(text, _bare(text, Span(0, len(text))))
    sure = _LABEL.fullmatch(text) is None and part.end - part.start >= _SHORTEST
    return part if sure and _opens(text[part.start : part.end]) else Span(0, 0)


def _believed(named: tuple[Named, ...]) -> tuple[Named, ...]:
    """Without those that begin with no surname, unless most of the list do: 产生、考评、管理 are no three persons."""
    known = [n for n in named if _opens(n.name)]
    if len(known) == len(named):
        return named
    sure = [n for n in known if not _is_word(n.name)]
    return named if 2 * len(sure) > len(named) or (sure and len(named) == _SHORTEST) else tuple(sure)


@lru_cache(maxsize=8192)
def is_nobody(name: str) -> bool:
    """True for what no name is made like: 王某, 刘老汉, a family (王家), a hamlet (王家坝), an everyday word."""
    return _NOBODY.fullmatch(name) is not None or _is_word(name)


@lru_cache(maxsize=8192)
def is_phrase(name: str) -> bool:
    """True for an everyday word with a character behind it that names do not end with (阳光下), a calling, and 李某."""
    if "某" in name or name in _callings()[0]:
        return True
    return len(name) == _TRIPLE and _is_word(name[:2]) and name[2] not in _words("person_given_char")


def _is_word(name: str) -> bool:
    return name in _words("person_noun", "person_word")


@cache
def _words(*lexicons: str) -> frozenset[str]:
    """The words of these lexicons as one set: read from the rule packs once, asked for every name."""
    known = rules.load().lexicons
    return frozenset(word for key in lexicons for word in known[key])


@lru_cache(maxsize=8192)
def _opens(name: str) -> bool:
    """True for a name whose form tells it: it begins with a surname, or as minority names do, or has a dot inside."""
    return _how_names_open().match(name) is not None


@cache
def _how_names_open() -> re.Pattern[str]:
    words = rules.load().lexicons
    keys = (
        "person_surname_two",
        "person_surname_one",
        "person_surname_rare",
        "person_surname_odd",
        "person_minority",
    )
    return re.compile(
        "|".join(w for key in keys for w in words[key])
        + "|.{1,8}·|.{1,2}(?:"
        + "|".join(words["person_minority"])
        + ")"
    )


def _spaced(text: str, parts: list[Span]) -> Iterator[Span]:
    """Joins what spaces hold apart within a name: 丁 玲, 张 晓 燕, 崔 玉柱, 尉迟 国梁."""
    if " " not in text:
        yield from parts
        return
    at = 0
    while at < len(parts):
        two = _is_begun(text, parts, at) or _is_torn(text, parts, at)
        four = _is_run_of_four(text, parts, at)
        taken = 4 if four else 3 if _is_run_of_three(text, parts, at) else 2 if two else 1
        yield Span(parts[at].start, parts[at + taken - 1].end)
        at += taken


def _is_begun(text: str, parts: list[Span], at: int) -> bool:
    """True for a surname that a space parts from the rest of the name: a lone character, or one of two."""
    if at + 1 == len(parts):
        return False
    part, following = parts[at : at + 2]
    if text[part.end] != " " or following.end - following.start >= _LONGEST - 1:
        return False
    return part.end - part.start == 1 or text[part.start : part.end] in _words("person_surname_two")


def _is_torn(text: str, parts: list[Span], at: int) -> bool:
    """True where a space parts the last character of a name from it, which alone is none: 陶文 彬."""
    if at + 1 == len(parts):
        return False
    part, following = parts[at : at + 2]
    if text[part.end] != " " or part.end - part.start != _SHORTEST or following.end - following.start != 1:
        return False
    return text[following.end : following.end + 1] != " "


def _is_run_of_three(text: str, parts: list[Span], at: int) -> bool:
    """True where three single characters stand apart and no fourth does: 张 晓 燕."""
    run = parts[at : at + 4]
    single = [p.end - p.start == 1 for p in run]
    apart = all(text[a.end : b.start] == " " for a, b in pairwise(run[:3]))
    before = at > 0 and parts[at - 1].end - parts[at - 1].start == 1 and text[parts[at - 1].end] == " "
    behind = single[3:] == [True] and text[run[2].end] == " "
    return single[:3] == [True, True, True] and not behind and apart and not before


def _is_run_of_four(text: str, parts: list[Span], at: int) -> bool:
    """True for four single characters that make up a name of two words: 孟 和 巴 图."""
    run = parts[at : at + 4]
    if len(run) < 4 or text[run[0].start : run[-1].end].replace(" ", "") != text[run[0].start : run[-1].end : 2]:
        return False
    name, known = text[run[0].start : run[-1].end : 2], _words("person_minority")
    return len(name) == _LONGEST and name[:2] in known and name[2:] in known


def _split_at_and(text: str, part: Span) -> Iterator[Span]:
    """Splits 张三和李四, but not 李和平: both sides must be names by their length."""
    if part.end - part.start <= _LONGEST:
        yield part
        return
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
    callings, longest = _callings()
    for end in range(min(part.start + longest, part.end - _SHORTEST), part.start, -1):
        if text[part.start : end] in callings:
            return Span(end, part.end)
    return part


@cache
def _callings() -> tuple[frozenset[str], int]:
    """The words for what somebody is that may stand before a name, and the length of the longest."""
    words = _words("person_who")
    return words, max(map(len, words), default=0)


def _plain(text: str, part: Span) -> Span:
    """Without the word of courtesy behind the name."""
    courtesy = _COURTESY.search(text, max(part.start, part.end - _COURTEOUS), part.end)
    return Span(part.start, courtesy.start()) if courtesy is not None else part


def _is_name_long(written: str) -> bool:
    return len(written) >= _SHORTEST and (len(written) <= _LONGEST or "·" in written)


def is_name(written: str) -> bool:
    """True where a line is nothing but a name by its form: 段 鸣, 黎作凤, 欧阳晓, 茅 以 升."""
    if not 2 <= len(written) <= _LONGEST + 1 or _lone_name().fullmatch(written) is None:
        return False
    return not any(_is_word(written[:length]) for length in range(1, len(written) + 1))


@cache
def _lone_name() -> re.Pattern[str]:
    """Surnames are those of the rule packs."""
    words = rules.load().lexicons
    one, two = ("|".join(words[key]) for key in ("person_surname_one", "person_surname_two"))
    han = "[\u4e00-\u9fff]"
    given = f"{han}{{2}}| {han}| {han} {han}"
    odd = "|".join((*words["person_surname_rare"], *words["person_surname_odd"]))
    sure = "|".join(words["person_given_char"])
    return re.compile(f"(?:{two}){han}{{1,2}}|(?:{one})(?:{given})|(?:{odd})(?:{sure}){{2}}")


def places_of(chars: str, name: str) -> Iterator[int]:
    """Where a name stands, from the left, no two places overlapping."""
    at = chars.find(name)
    while at >= 0:
        yield at
        at = chars.find(name, at + len(name))


def places_of_all(chars: str, names: Iterable[str]) -> dict[str, list[int]]:
    """The same for many names in one pass."""
    found: dict[str, list[int]] = {name: [] for name in names}
    each = list(found.values())
    for which, start, end in AhoCorasick(list(found)).find_matches_as_indexes(chars, overlapping=True):
        places = each[which]
        if not places or places[-1] + end - start <= start:
            places.append(start)
    return found


def places_of_any(chars: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Every place of any of these names, those that overlap others too, and which it is."""
    known = list(names)
    for which, start, _ in AhoCorasick(known).find_matches_as_indexes(chars, overlapping=True):
        yield start, known[which]
