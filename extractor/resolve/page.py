"""What stands around the text proper: headline, source line, date line, author line, sign-off, footer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractor.edtf import damaged, valid_date
from extractor.model import Section, Span, Text
from extractor.numerals import to_int
from extractor.resolve.context import Page

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|(?!\d))")
_COMPACT = re.compile(r"(?<![\d.])((?:19|20)\d\d)(\d\d)(\d\d)(?![\d])")
_HAN_DATE = re.compile(
    r"([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_LOST = re.compile(r"(?<![\d.])((?:19|20)\d\d)(\d{2,4})日")
_DATES = (_DATE, _COMPACT, _HAN_DATE, _LOST)
_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(\d\d)[-/_]?(\d\d)(?!\d)")
_URL = re.compile(r"https?：?:?//\S+")
_SOURCE = re.compile(
    r"(?:信息来源|文章来源|稿件来源|来源|稿源|发布单位|发布机构|信息来自|供稿单位)：[ ]?([^\s|｜，。：（）]{2,24})"
)
_MEDIUM = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{1,12}(?:日报|晚报|晨报|时报|早报|周报|政协报|新闻网|政协网|网|新华社|电视台|融媒体中心|杂志|政协))"
    r"(?![\u4e00-\u9fff])"
)
_AUTHOR = re.compile(r"(?:作者|撰文|文|通讯员|特约记者|本报记者|记者|□|■)[：/ ]?((?:[\u4e00-\u9fff·]{2,4}[ 、]?){1,6})")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])")
_NO_NAMES = frozenset(
    (
        *(
            "点击",
            "点击数",
            "浏览",
            "浏览量",
            "阅读",
            "阅读量",
            "字号",
            "字体",
            "打印",
            "分享",
            "来源",
            "编辑",
            "责编",
            "审核",
        ),
        *(
            "次数",
            "作者",
            "记者",
            "收藏",
            "关闭",
            "文字",
            "星期一",
            "星期二",
            "星期三",
            "星期四",
            "星期五",
            "星期六",
            "星期日",
        ),
    )
)
_YEARBOOK = re.compile(r"[\u4e00-\u9fff]{2,16}年鉴[ ]?[（(]?(?:19|20)\d\d(?:[—-]\d{2,4})?[）)]?")
_SUBJECT = re.compile(r"关于.{4,60}的(?:通知|通报|意见|决定|报告|函|请示|公告|方案|批复)(?:（.{1,12}）)?$")
_SUBTITLE = ("——", "—", "--")
_PROGRAMME = re.compile(r"《[^》]{2,12}》[ ]?[（(]?\d{0,8}[）)]?$")
_MENU = re.compile(r"[|｜]|今天是|首页|>|设为")
_MOST_TITLE = 60  # code points
_MOST_META = 80
_HEAD = 12  # headline, source and date lines stand among the first sections of a page
_TAIL = 5  # the sign-off among the last


@dataclass(frozen=True, slots=True)
class _Line:
    section: Section
    chars: str

    @property
    def is_meta(self) -> bool:
        """True for a line that says where, when or by whom, and no more."""
        if self.section.role == "meta":
            return True
        if self.section.role == "furniture" or len(self.chars) > _MOST_META:
            return False
        starts_with_date = any(p.match(self.chars.lstrip("（( ")) for p in _DATES)
        bare = _PROGRAMME.match(self.chars) or _URL.match(self.chars)
        dated_medium = len(self.chars) < 30 and _COMPACT.search(self.chars)
        return bool(
            bare or dated_medium or (starts_with_date and not self.chars.endswith("。")) or _SOURCE.match(self.chars)
        )

    def at(self, match: re.Match[str], group: int = 0) -> Span:
        """Where a match of this line stands in the text."""
        start = self.section.span.start
        return Span(start + match.start(group), start + match.end(group))


def describe(text: Text) -> Page:
    """Read the page around the text; where a sidecar says something, it wins."""
    lines = [_Line(s, text.slice(s.span)) for s in text.sections]
    metadata = text.source.metadata
    title, title_span = _title(lines)
    publisher, publisher_span = _publisher(lines)
    issued, issued_span = _issued(lines)
    if metadata.published:
        issued, issued_span = metadata.published, None
    elif not issued and metadata.url:
        issued = _first_date(_URL_DATE, metadata.url)
    return Page(
        title=metadata.title or title,
        title_span=None if metadata.title else title_span,
        publisher=metadata.publisher or publisher,
        publisher_span=None if metadata.publisher else publisher_span,
        issued=issued,
        issued_span=issued_span,
        authors=tuple(_authors(lines, publisher_span)),
    )


# ---------------------------------------------------------------------------------------------- title


def _title(lines: list[_Line]) -> tuple[str, Span | None]:
    """The headline that stands directly over the text: with its subtitle; of several, the one with a subtitle."""
    head = [line for line in lines[:_HEAD] if not line.is_meta and not _MENU.search(line.chars)]
    titles = [line for line in head if line.section.role == "title"]
    subjects = [line for line in titles if _SUBJECT.match(line.chars)]
    if subjects:  # 关于…的通知 under the name of who issues it
        return subjects[0].chars, subjects[0].section.span
    for first, second in pairwise(titles):
        if second.chars.startswith(_SUBTITLE):
            subtitle = second.chars.lstrip("—- ")
            return f"{first.chars}——{subtitle}", Span(first.section.span.start, second.section.span.end)
    if titles:
        return titles[0].chars, titles[0].section.span
    for line in lines:
        if line.section.role == "furniture" and (match := _YEARBOOK.search(line.chars)):
            return match[0], line.at(match)
    # A headline that cleaning took for a line of text: short, without final punctuation, over a longer paragraph.
    for first, second in pairwise(line for line in head if line.section.role != "furniture"):
        if (
            len(first.chars) < _MOST_TITLE
            and first.chars[-1] not in "。！？；：，"
            and len(second.chars) > len(first.chars)
        ):
            return first.chars, first.section.span
        break
    return "", None


# ------------------------------------------------------------------------------------------ publisher


def _publisher(lines: list[_Line]) -> tuple[str, Span | None]:
    meta = [line for line in lines if line.is_meta]
    tail = [line for line in lines[-_TAIL:] if line.section.role != "furniture"]
    for pattern, group in ((_SOURCE, [*meta, *tail]), (_MEDIUM, meta)):
        for line in group:
            if match := pattern.search(line.chars):
                return match[1], line.at(match, 1)
    return _signed(tail)


def _signed(tail: list[_Line]) -> tuple[str, Span | None]:
    """Who signs: the short line over a date that closes the text."""
    for above, below in pairwise(tail):
        if _only_date(below.chars) and len(above.chars) < 30 and above.chars[-1] not in "。！？；：，":
            return above.chars, above.section.span
    return "", None


# --------------------------------------------------------------------------------------------- issued


def _issued(lines: list[_Line]) -> tuple[str, Span | None]:
    """The date of a source line; of a line at the head or foot that is a date alone; of delivery in a subtitle."""
    head, tail = lines[:_HEAD], lines[-_TAIL:]
    groups: tuple[Iterable[_Line], ...] = (
        (line for line in lines if line.is_meta and not _URL.match(line.chars)),
        (line for line in [*head, *tail] if _only_date(line.chars)),
        (line for line in head if line.section.role == "title" and line.chars.startswith(_SUBTITLE)),
        (line for line in head if _URL.match(line.chars)),
    )
    for group in groups:
        for line in group:
            for pattern in _DATES:
                for match in pattern.finditer(line.chars):
                    if value := _value(match):
                        return value, line.at(match)
    return "", None


def _only_date(chars: str) -> bool:
    """True for a line that is a date, perhaps in brackets, perhaps with the day of the week."""
    bare = re.sub(r"[（）() ]|星期[一二三四五六日天]", "", chars)
    return any((m := p.match(bare)) is not None and m.end() == len(bare) for p in _DATES)


def _first_date(pattern: re.Pattern[str], written: str) -> str:
    return next((value for match in pattern.finditer(written) if (value := _value(match))), "")


def _value(match: re.Match[str]) -> str:
    if match.re is _LOST:  # without its separators: only where the calendar leaves one reading
        days = damaged(match[1] + match[2])
        return days[0].isoformat() if len(days) == 1 else ""
    parts = [to_int(part) for part in match.groups()]
    if None in parts:
        return ""
    year, month, day = (part or 0 for part in parts)
    return f"{year:04}-{month:02}-{day:02}" if valid_date(year, month, day) else ""


# -------------------------------------------------------------------------------------------- authors


def _authors(lines: list[_Line], publisher: Span | None) -> Iterator[Span]:
    for line in lines:
        if not line.is_meta:
            continue
        start = line.section.span.start
        for match in _AUTHOR.finditer(line.chars):
            yield from _names(line.chars, match.start(1), match.end(1), start)
        if publisher is not None and line.section.span.contains(publisher) and not _AUTHOR.search(line.chars):
            yield from _names(line.chars, publisher.end - start, len(line.chars), start)


def _names(chars: str, low: int, high: int, offset: int) -> Iterator[Span]:
    """Runs of two or three Han characters that stand alone between spaces."""
    for match in _NAME.finditer(chars, low, high):
        before = chars[match.start() - 1] if match.start() else " "
        if (not "\u4e00" <= before <= "\u9fff" or match.start() == low) and match[0] not in _NO_NAMES:
            yield Span(offset + match.start(), offset + match.end())
