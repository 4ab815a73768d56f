"""The lines around a text: which of them say where, when and by whom it was published, and the dates they give."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.edtf import damaged, valid_date
from extractor.model import Section, Span
from extractor.numerals import to_int

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|(?!\d))")
_COMPACT = re.compile(r"(?<![\d.])((?:19|20)\d\d)(\d\d)(\d\d)(?![\d])")
_HAN_DATE = re.compile(
    r"([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_LOST = re.compile(r"(?<![\d.])((?:19|20)\d\d)(\d{2,4})日")
ISSUE = re.compile(
    r"(?<!\d)((?:19|20)\d\d|[二一][〇○零一二三四五六七八九]{3})年(?:(1[0-2]|0?[1-9])月(?!\d)|第.{1,3}期)"
)
DATES = (_DATE, _COMPACT, _HAN_DATE, _LOST)
_DATE_OPENS = frozenset("12一二")  # what the dates begin with
URL = re.compile(r"https?：?:?//\S+")
SOURCE = re.compile(
    r"(?:信息来源|文章来源|稿件来源|(?<![据料片表])来源|稿源|发布单位|发布机构|信息来自|供稿单位)"
    r"：[ ]?([^\s|｜，。：（）]{2,24}?)(?=(?:19|20)\d\d[-年/.]|[\s|｜，。：（）]|$)"
)
MEDIUM = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{1,12}(?:日报|晚报|晨报|时报|早报|周报|政协报|新闻网|政协网|网|新华社|电视台"
    r"|融媒体中心|杂志|公众号|客户端|(?<!基层)(?<!地方)(?<!市县)(?<!人民)政协|(?<!数字)(?<!电子)(?<![简专快通直海播汇申公上日学周党年月])报))"
    r"(?:数字报|电子报|电子版)?(?![\u4e00-\u9fff])"
)
STAMP = re.compile(
    r"(?<![\u4e00-\u9fff])(?:(?:发布|发表|更新|录入|上传|添加|加入|刊发|发文|成文|生成|撰稿|日志)?(?:时间|日期)|发布于)"
    r"：?[ ]?(?=\d{4}|二[〇○零])"
)
_PROGRAMME = re.compile(r"《[^》]{2,12}》[ ]?[（(]?\d{0,8}[）)]?$")
_BRACKETED = re.compile(r"[（(【\[]([^（()）【】\[\]]{4,58})[）)】\]]")
_CREDITED = re.compile(r"整理|供稿|撰稿|^据《|原载|刊于|载于|摘自|选自|转自|刊载|编辑|编发|版")
_TOLD = re.compile(r"召开|举行|举办|开幕|闭幕|开展|通过|会议上|大会上|讲话")
_MOST_META = 80
_MOST_STAMP = 60
_MOST_WORD = 14


_MENU = re.compile(r"[|｜]|今天是|首页|>|设为|[上下]一[版篇期]|放大\+")
_UNDER_NAME = re.compile(r"[^|｜]{2,12}[|｜]([^|｜]{9,60})")
_WORDS_APART = re.compile(r"[ |｜（）()]+")
_AROUND_DATE = "（）() "
_LINE_OPENS = _DATE_OPENS | {*_AROUND_DATE, "星"}  # what a line begins with that is a date
_NO_DATE_CHAR = re.compile(rf"[^\d年月日\-/.〇○零一二三四五六七八九十星期天{_AROUND_DATE}]")
_NO_DATE = re.compile(rf"[{_AROUND_DATE}]|星期[一二三四五六日天]")
_ADDRESS_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(\d\d)[-/_]?(\d\d)(?!\d)")


@dataclass(slots=True, eq=False)
class Line:
    """One section of the text with its characters."""

    section: Section
    chars: str

    @property
    def is_dated(self) -> bool:
        """True where one of `DATES` or `ISSUE` may stand: a cheap test before the patterns."""
        chars = self.chars
        return "20" in chars or "19" in chars or "年" in chars

    @property
    def is_sourced(self) -> bool:
        """True where `SOURCE` may stand: a cheap test before the pattern."""
        chars = self.chars
        return "：" in chars and ("源" in chars or "发布" in chars or "来自" in chars or "供稿" in chars)

    @property
    def is_meta(self) -> bool:
        """True for a line that says where, when or by whom, and no more."""
        if self.section.role == "meta":
            return True
        if self.section.role == "furniture" or len(self.chars) > _MOST_META:
            return False
        opens = self.chars[:1]
        if (opens == "《" and _PROGRAMME.match(self.chars)) or (opens == "h" and URL.match(self.chars)):
            return True
        if self.is_sourced and SOURCE.match(self.chars):
            return True
        return self.is_dated and self._is_date_line

    @property
    def _is_date_line(self) -> bool:
        """True for a line that a date opens or that is little more than a date."""
        if len(self.chars) < 30 and _COMPACT.search(self.chars):
            return True
        opening = self.chars.lstrip("（( ")
        starts_with_date = opening[:1] in _DATE_OPENS and any(p.match(opening) for p in DATES)
        return (starts_with_date and not self.chars.endswith("。")) or self.is_stamp or self.is_credit

    @property
    def is_stamp(self) -> bool:
        """True for a full date among short words that tell nothing: 某某时报 2009年7月17日 第5版 委员论坛."""
        if len(self.chars) > _MOST_STAMP or self.chars.endswith(("。", "；", "，")) or _TOLD.search(self.chars):
            return False
        date = next((m for p in DATES[:3] if (m := p.search(self.chars))), None)
        if date is None or self.chars[date.end() : date.end() + 1] not in ("", " ", "）", ")", "】"):
            return False
        rest = self.chars[: date.start()] + " " + self.chars[date.end() :]
        words = _WORDS_APART.split(rest)
        return len(words) > 1 and any(words) and max(map(len, words)) <= _MOST_WORD

    @property
    def is_credit(self) -> bool:
        """True for a note in brackets: （原载2025年4月10日《某报》第3版）, （办公室整理 2012年3月）."""
        noted = _BRACKETED.fullmatch(self.chars)
        return bool(noted and _CREDITED.search(noted[1]) and (ISSUE.search(noted[1]) or _DATE.search(noted[1])))

    @property
    def is_menu(self) -> bool:
        """True for a row of links or the path of a page; 聚焦两会|市政协全会开幕 is a headline under a name."""
        if _MENU.search(self.chars) is None:
            return False
        named = _UNDER_NAME.fullmatch(self.chars) if self.section.role == "title" else None
        return named is None or _MENU.search(named[1]) is not None

    def at(self, match: re.Match[str], group: int = 0) -> Span:
        """Where a match of this line stands in the text."""
        start = self.section.span.start
        return Span(start + match.start(group), start + match.end(group))


def only_date(chars: str) -> bool:
    """True for a line that is a date, perhaps in brackets, perhaps with the day of the week."""
    if chars[:1] not in _LINE_OPENS or chars.lstrip(_AROUND_DATE)[:1] not in _LINE_OPENS:
        return False
    if _NO_DATE_CHAR.search(chars) is not None:  # of a paragraph the first few characters tell
        return False
    bare = _NO_DATE.sub("", chars)
    return any((m := p.match(bare)) is not None and m.end() == len(bare) for p in DATES)


def first_date(written: str) -> str:
    """The first day in an address, as EDTF, or an empty string."""
    found = _ADDRESS_DATE.finditer(written)
    return next((value for match in found if (value := value_of(match))), "")


def value_of(match: re.Match[str]) -> str:
    """EDTF of a match of `DATES`; empty where the calendar has no such day or several."""
    if match.re is _LOST:  # without its separators: only where the calendar leaves one reading
        days = damaged(match[1] + match[2])
        return days[0].isoformat() if len(days) == 1 else ""
    parts = [to_int(part) for part in match.groups()]
    if None in parts:
        return ""
    year, month, day = (part or 0 for part in parts)
    return f"{year:04}-{month:02}-{day:02}" if valid_date(year, month, day) else ""
