"""Words and numbers that a typesetter spread over the line: 县 政 协 十 届 五 次 会 议, 提案 1 9 6 件, “ 三 见 面 ”.

Told by their form alone: single characters, each parted from the next by one space. Names spaced to the width of three
(段 鸣), lists of such names and page numbers (1 2 3 4 下一页) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.clean.han import CLOSING, HAN, OPENING, SPACE

_LEAST = 4  # single characters that make a run; two in quotation marks, where no name stands
_LONG = 6  # from here on the short words that the run goes on with belong to it
_UNIT = f"[{HAN}0-9]"
_RUN = re.compile(rf"{_UNIT}(?<!{_UNIT}{_UNIT})(?:[{SPACE}]{_UNIT}(?!{_UNIT})){{1,120}}")
# These begin with one class of characters, and look behind it, which is what lets the search skip the others.
_NUMBER = re.compile(
    rf"[0-9](?<![0-9.:/\-][0-9])(?<![0-9][{SPACE}][0-9])(?:[{SPACE}][0-9.](?![0-9])){{1,8}}(?=[{SPACE}]?[{HAN}%％])"
)
# A number that broke once: 办结率97 .67%, 提案2 05件, 上门1 20多人次; not 附件1 20名.
_BROKEN = re.compile(
    rf"[0-9](?:(?<=[{HAN}{SPACE}][0-9])(?<![0-9.][{SPACE}][0-9])"
    rf"[0-9]{{0,2}}[{SPACE}]?\.[{SPACE}]?[0-9]{{1,2}}(?=[{SPACE}]?[%％])"
    rf"|(?<=[{HAN}][0-9])(?<![第件表图组栏号例章节页册篇][0-9])(?:[{SPACE}]0[0-9]{{1,2}}|[{SPACE}][1-9][0-9]{{1,2}}(?=[余多]))"
    rf"(?=[{SPACE}]?[余多]?(?:[个家件条篇份项名位场次期户人台座所处万亿元])))"
)
_DATE = re.compile(
    rf"[12](?<![0-9][12])(?:(?<=1)9|(?<=2)0)[0-9]{{2}}"
    rf"(?:[{SPACE}]?[-/.][{SPACE}]?[0-9]{{1,2}}){{2}}(?![0-9])"
    rf"(?:(?<=[-/.][0-3])[{SPACE}][0-9](?=[{SPACE}]{{1,2}}[0-2][0-9]:[0-5][0-9]))?"  # 2024-05-2 8 09:42
)
# Spaces that all of them must hold, and each. They begin with the space, so a text without is passed quickly.
_BETWEEN = re.compile(rf"[{SPACE}](?<=[{HAN}0-9./\-][{SPACE}])(?=[{HAN}0-9./\-])")
_SIGNS = (
    rf"(?<=(?<!{_UNIT}){_UNIT}[{SPACE}])(?={_UNIT}(?!{_UNIT}))",
    rf"(?<=[0-9][{SPACE}])(?=[0-9.](?![0-9]))",
    rf"(?:(?<=[0-9][{SPACE}])(?=[-/.])|(?<=[-/.][{SPACE}])(?=[0-9]))",
    rf"(?:(?<=[0-9][{SPACE}])(?=[0-9.])|(?<=[0-9]\.[{SPACE}])(?=[0-9]))",
)
_IN_RUN = re.compile(f"[{SPACE}]{_SIGNS[0]}")
_IN_ANY = re.compile(rf"[{SPACE}](?:{'|'.join(_SIGNS)})")
_TIMES = {"月": 12, "日": 31, "号": 31, "时": 24, "点": 24}
"""Units of time that are written behind a number, and the largest number that may stand before them."""
_ROW = re.compile(rf"[0-9]{{1,3}}[{SPACE}]")  # the beginning of a row of a list that is numbered
_SPREAD_DAY = re.compile(rf"[{SPACE}]?月[{SPACE}]?[0-9][{SPACE}][0-9][{SPACE}]?[日号]")
_PAGES = re.compile("[上下首末尾前后]|页")
_WORDS = re.compile(rf"(?:[{SPACE}][{HAN}]{{1,3}}(?![{HAN}])){{1,8}}")
_BESIDE = re.compile(rf"[{SPACE}]+")
_NUMERALS = re.compile("[0-9〇零一二三四五六七八九十]+")
# The surnames that a list of spaced names would begin its names with.
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟"
    "汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文韦蓝艾肖付闫曲华"
)


# Characters of official prose that names hardly hold: a run without them may be a list of names.
_OFFICIAL = frozenset(
    "政协会议委员县市区省州届次提案报告工作的了在和与对第十一二三四五六七八九〇年月日个件项场条0123456789"
)


def spread(chars: str) -> frozenset[int]:
    """Where the spaces start that part the characters of one word or number."""
    if not _BETWEEN.search(chars):
        return frozenset()
    return frozenset(at for line in _lines(chars) for span in _spans(chars, *line) for at in _spaces(chars, *span))


def _lines(chars: str) -> Iterator[tuple[int, int]]:
    """Where the lines stand that hold a sign of any of the patterns: none of them goes beyond its line."""
    end = 0
    while sign := _IN_ANY.search(chars, end):
        start = chars.rfind("\n", 0, sign.start()) + 1
        end = chars.find("\n", sign.end())
        end = len(chars) if end < 0 else end
        yield start, end


def _spans(chars: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """What is spread in the line from `low` to `high`."""
    if _IN_RUN.search(chars, low, high):
        yield from _runs(chars, low, high)
    yield from _numbers(chars, low, high)
    for pattern in (_DATE, _BROKEN):  # 2019 - 07 - 18; 97 .67%
        yield from (match.span() for match in pattern.finditer(chars, low, high))


def _runs(chars: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Where one run of a line is sure, the shorter ones of the line are spread, too: … 》 的 通 知."""
    found = [match.span() for match in _RUN.finditer(chars, low, high) if not _NUMERALS.fullmatch(match[0][::2])]
    runs = [(start, end, chars[start:end:2], _quoted(chars, start, end)) for start, end in found]
    is_spread = any(_is_prose(units) or (quoted and len(units) >= _LEAST) for _, _, units, quoted in runs)
    for start, end, units, quoted in runs:
        if quoted:
            yield _outside(chars, start, end)
        elif is_spread and not _is_names(units):
            words = _WORDS.match(chars, end) if len(units) >= _LONG else None
            yield start, words.end() if words else end


def _numbers(chars: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """1 9 6 件: digits that a measure word follows; not those of a page list."""
    for match in _NUMBER.finditer(chars, low, high):
        digits = re.sub(rf"[{SPACE}.]", "", match[0])
        after = chars[match.end() : match.end() + 3].lstrip(SPACE)
        if not _PAGES.match(after) and digits not in "123456789":
            yield _behind_row_number(chars, *match.span(), after[:1])


def _behind_row_number(chars: str, start: int, end: int, unit: str) -> tuple[int, int]:
    """Where the number itself begins: the first digits of a line that count its rows do not belong to it (2 5月20日),
    and no month is above 12.
    """
    most = _TIMES.get(unit)
    if _opens_row(chars, start) and not (unit == "月" and _SPREAD_DAY.match(chars, end)):
        start = _next_digit(chars, start, end)
    while most is not None and start < end and float(_BESIDE.sub("", chars[start:end])) > most:
        start = _next_digit(chars, start, end)
    return start, end


def _next_digit(chars: str, start: int, end: int) -> int:
    """Where the digit behind the next space stands; the end where there is none."""
    space = _BESIDE.search(chars, start, end)
    return end if space is None else space.end()


def _opens_row(chars: str, start: int) -> bool:
    """True at the beginning of a line beside another one that begins with a number, too."""
    line = chars.rfind("\n", 0, start) + 1
    if chars[line:start].strip(SPACE):
        return False
    before = chars.rfind("\n", 0, max(line - 1, 0)) + 1
    behind = chars.find("\n", start) + 1
    above = line > 0 and _ROW.match(chars, before) is not None
    return above or (behind > 0 and _ROW.match(chars, behind) is not None)


def _quoted(chars: str, start: int, end: int) -> bool:
    """True where quotation marks stand around, with or without spaces."""
    before = chars[max(start - 3, 0) : start].rstrip(SPACE)
    after = chars[end : end + 3].lstrip(SPACE)
    return before[-1:] in ("“", "‘", "《", "「") and after[:1] in ("”", "’", "》", "」")


def _outside(chars: str, start: int, end: int) -> tuple[int, int]:
    """With the spaces on both sides of the quotation marks."""
    while start and chars[start - 1] in SPACE + OPENING:
        start -= 1
    while end < len(chars) and chars[end] in SPACE + CLOSING:
        end += 1
    return start, end


def _is_prose(units: str) -> bool:
    """True where a run is long enough and holds what names do not: surnames are open-ended, so a list of names is told
    by what it lacks.
    """
    if len(units) < _LEAST or _is_names(units):
        return False
    return sum(map(_OFFICIAL.__contains__, units)) >= (1 if len(units) >= _LONG else 2)


def _is_names(units: str) -> bool:
    """True where the characters can be cut into names of two or three that begin with common surnames."""
    reach = {0}
    for at in range(len(units)):
        if at in reach and units[at] in _SURNAMES:
            reach |= {at + 2, at + 3}
    return len(units) in reach


def _spaces(chars: str, start: int, end: int) -> Iterator[int]:
    return (match.start() for match in _BESIDE.finditer(chars, start, end))
