"""When a document was written: the year that its 今年 and its bare days belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from extractor import numerals
from extractor.model import Mention, Span
from extractor.resolve.context import Context
from extractor.resolve.date_headings import Headings
from extractor.resolve.index import Index

# First month of each national congress of the Party: 党的一大 … 党的二十大.
CONGRESSES = (
    (1921, 7),
    (1922, 7),
    (1923, 6),
    (1925, 1),
    (1927, 4),
    (1928, 6),
    (1945, 4),
    (1956, 9),
    (1969, 4),
    (1973, 8),
    (1977, 8),
    (1982, 9),
    (1987, 10),
    (1992, 10),
    (1997, 9),
    (2002, 11),
    (2007, 10),
    (2012, 11),
    (2017, 10),
    (2022, 10),
)
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_REPORTED_WITHIN = 31  # days between an event and the dateline that reports it
_YEARBOOK = re.compile(r"年[鉴报][（(]?(20[0-9]{2})")
_BRACKETED = re.compile(
    r"(?:大事记|年报|总结|综述|纪事|履职情况|工作情况|年度工作)[（(]((?:19|20)[0-9]{2})年?(?:度)?[）)]"
)
_MET = re.compile(
    r"在[^，。]{0,30}?((?:19|20)\d\d|[二一][〇○零一二三四五六七八九]{3})年(?:度)?[^，。年]{0,20}(?:会议?|班|仪式)上的"
)
_WRITTEN = ("写于", "作于", "稿于", "记于", "改于", "成文于")
_AT = re.compile(r"[，]?(?:写|作|改|记)?于[\u4e00-\u9fff]{2,8}[）)]?\s?(?:$|\n)")
_FOOT = 60  # code points at the end of a text in which it says when it was written
_COUNTED = re.compile(r"第[一二三四五六七八九十百0-9]{1,4}[次期场]")
_TOP = 10  # sections in which a report says when it was delivered
_MARKS = re.compile(r"[ 　（(—-]*")  # before the day of delivery
_DELIVERED = re.compile(r"[）)]?在[^。；！？]{2,60}(?:会|会议|大会|全会|仪式|班)上(?:的(?:讲话|发言|报告|致辞))?[）)]?")


class Own(NamedTuple):
    """The document's own date as far as it is known; 0 where a part is open."""

    year: int = 0
    month: int = 0
    day: int = 0
    after: date | None = None
    """Where the year is open: a day up to which the text reports, so that its own date is later."""

    @property
    def date(self) -> date | None:
        """The day, where it is known."""
        return date(self.year, self.month, self.day) if self.day else None


class Said:
    """What the date mentions of one document say themselves, read once."""

    def __init__(self, index: Index) -> None:
        self._said = {mention.span: explicit(index, mention) for mention in index.of("date")}

    def of(self, mention: Mention) -> Own:
        """Year, month and day that a mention names."""
        return self._said[mention.span]

    @property
    def latest(self) -> int:
        """The latest year that the document names."""
        return max((own.year for own in self._said.values()), default=0)


def own_date(context: Context, headings: Headings, said: Said) -> Own:
    """When the document was written or delivered; parts that nothing in it or around it settles stay 0.

    In this order: the date of delivery under the title, the page's date of publication, the date that signs the text,
    the year of a heading, anniversaries and congresses that it awaits, the one year that all of its dates name.
    """
    page = _parts(context.page.issued)
    told = _full_days(context, said)
    delivered = _delivered(context, told)
    if delivered.year:
        return delivered
    plan = max((h.year for h in headings.all if h.plan and not h.title), default=0)
    if not page.year and (dated := _dateline(context, told)).year:
        return dated
    if page.year and not (plan and page.year > plan):
        return page
    if plan:  # a page of a later year than the report plans for has only stored it
        return Own(plan)
    signed = _signed(context, told)
    if signed.year:
        return signed
    if (month := _month_alone(context, said)).year or (month := _written(context, said)).year:
        return month
    year = max((h.year for h in headings.all if not h.alone), default=0) or _awaited(context.index, said)
    year = year or _titled(context) or _numbered(context, said) or _yearbook(context)
    year = year or _only_year(context, said)
    return Own(year) if year else Own(after=_reported_up_to(context, said))


def inside_title(context: Context, span: Span) -> bool:
    """True where a span stands inside 《》 of one line."""
    chars = context.text.chars
    opened = chars.rfind("《", max(0, span.start - 80), span.start)
    if opened < 0:
        return False
    between = chars[opened : span.start]
    return "》" not in between and "\n" not in between and "》" in chars[span.end : span.end + 80].partition("\n")[0]


def _parts(value: str) -> Own:
    found = _DAY.fullmatch(value)
    if found is None:
        return Own()
    year, month, day = (int(part or 0) for part in found.groups())
    return Own(year, month, day)


def explicit(index: Index, mention: Mention) -> Own:
    """What a date mention itself says of year, month and day."""
    return Own(_number(index, mention, "year"), _number(index, mention, "month"), _number(index, mention, "day"))


def _number(index: Index, mention: Mention, part: str) -> int:
    return number(index.value(mention, part))


@lru_cache(maxsize=4096)
def number(written: str) -> int:
    """The value of a numeral; 0 where there is none."""
    if written == "元":  # 元月
        return 1
    return numerals.to_int(written) or 0 if written else 0


def _full_days(context: Context, said: Said) -> list[tuple[Mention, Own]]:
    days = [(m, said.of(m)) for m in context.index.of("date") if m.constants.get("form") == "day"]
    return [(m, own) for m, own in days if own.year and own.month and own.day and _is_day(own)]


def _is_day(own: Own) -> bool:
    try:
        return own.date is not None
    except ValueError:
        return False


def _delivered(context: Context, told: Sequence[tuple[Mention, Own]]) -> Own:
    """（2023年1月5日）or ——2023年1月5日在…会议上 among the first lines."""
    top = list(islice((s for s in context.text.sections if s.role != "furniture"), _TOP))
    for mention, own in told:
        if not top or mention.span.start >= top[-1].span.end:
            break
        section = next((s for s in top if s.span.contains(mention.span)), None)
        if section is None or mention.constants.get("place") == "address":
            continue
        if not _MARKS.fullmatch(context.text.chars, section.span.start, mention.span.start):
            continue
        after = context.text.chars[mention.span.end : section.span.end].strip()
        bracketed = context.text.chars[mention.span.start - 1 : mention.span.start] in "（("
        if _DELIVERED.fullmatch(after):
            return own
        if after in ("）", ")") and bracketed and len(context.index.slice(mention.span)) > 8:
            return own
    return Own()


def _dateline(context: Context, told: Sequence[tuple[Mention, Own]]) -> Own:
    """本报某地9月15日讯 … 2022年9月14日: the day of the dateline, in the year of the event that it reports next."""
    lines = _datelines(context) if told else ()
    if not lines:
        return Own()
    month, day = (_number(context.index, lines[0], part) for part in ("month", "day"))
    event = told[0][1]
    own = Own(event.year, month, day)
    if not (month and day and _is_day(own)) or not (own.date and event.date):
        return Own()
    return own if 0 <= (own.date - event.date).days <= _REPORTED_WITHIN else Own()


def told_on(context: Context, own: Own) -> date | None:
    """The day of the dateline (本报某地1月24日讯), which is the 今天 of the report; printed some days later."""
    if own.date is None:
        return None
    for line in _datelines(context):
        month, day = (_number(context.index, line, part) for part in ("month", "day"))
        year = own.year - ((month or own.month, day) > (own.month, own.day))
        told = Own(year, month or own.month, day)
        if told.day and _is_day(told) and told.date and 0 <= (own.date - told.date).days <= _REPORTED_WITHIN:
            return told.date
    return None


def _datelines(context: Context) -> list[Mention]:
    chars = context.text.chars
    return [m for m in context.index.of("date") if chars.startswith(("讯", "电", "）讯", "）电"), m.span.end)]


def _yearbook(context: Context) -> int:
    """A yearbook tells of the year before the one that it is named after, unless its text names that year itself."""
    named = _YEARBOOK.search(context.page.title)
    return int(named[1]) - 1 if named else 0


def _signed(context: Context, told: Sequence[tuple[Mention, Own]]) -> Own:
    """A date alone on one of the last lines."""
    last = list(islice((s for s in reversed(context.text.sections) if s.role != "furniture"), 3))
    for mention, own in reversed(told):
        if not last or mention.span.end <= last[-1].span.start:
            break
        section = next((s for s in last if s.span.contains(mention.span)), None)
        if section is not None and context.text.slice(section.span).strip("（）() ") == context.text.slice(
            mention.span
        ):
            return own
    return Own()


def _month_alone(context: Context, said: Said) -> Own:
    """（2019年12月）alone on one of the first or last lines."""
    months = [m for m in context.index.of("date") if m.constants.get("form") == "month" and said.of(m).year]
    if not months:
        return Own()
    lines = [s for s in context.text.sections if s.role != "furniture"]
    near = {s.span for s in (*lines[:_TOP], *lines[-3:])}
    alone: list[Own] = []
    for mention in months:
        section = context.text.section_at(mention.span.start)
        if section is None or section.span not in near:
            continue
        if context.text.slice(section.span).strip("（）() ") == context.index.slice(mention.span):
            alone.append(said.of(mention))
    return alone[0] if len(set(alone)) == 1 else Own()  # a chronicle has many such lines


def _written(context: Context, said: Said) -> Own:
    """（写于2023年4月）, 2023年4月于某地 at the foot of what somebody remembers."""
    last = list(islice((s for s in reversed(context.text.sections) if s.role != "furniture"), 2))
    if not last:
        return Own()
    foot, chars = max(last[-1].span.start, len(context.text.chars) - _FOOT), context.text.chars
    for mention in context.index.inside("date", (foot, len(chars))):
        at = chars.endswith(_WRITTEN, foot, mention.span.start) or _AT.match(chars, mention.span.end)
        if at and said.of(mention).year and said.of(mention).month:
            return said.of(mention)
    return Own()


def _awaited(index: Index, said: Said) -> int:
    """The year of anniversaries that the text celebrates, or else of the congress that it looks forward to."""
    years = set()
    for mention in index.of("anniversary"):
        length = numerals.to_int(index.value(mention, "length"))
        years.add(int(mention.constants["year"]) + (length or 0))
    for mention in () if years else index.of("eve"):
        number = numerals.to_int(index.value(mention, "congress")) or 0
        years.add(CONGRESSES[number - 1][0] if 0 < number <= len(CONGRESSES) else 0)
    year = years.pop() if len(years) == 1 else 0
    later = (said.of(m) for m in index.of("date"))  # months told of years after it: it is only one of those told of
    return year if not any(own.month and own.year > year + 1 for own in later) else 0


def _titled(context: Context) -> int:
    """大事记（2019年）: the year in brackets behind what the page is; of the meeting at which a speech was held."""
    named = _BRACKETED.search(context.page.title)
    met = _MET.search(context.page.title) if named is None else None
    return int(named[1]) if named else number(met[1]) if met else 0


def _numbered(context: Context, said: Said) -> int:
    """The year whose meetings are counted on a day that leaves it out: 9月11日，召开2020年第17次会议."""
    years = set()
    for mention in context.index.of("date"):
        if mention.constants.get("form") != "year" or not _COUNTED.match(context.text.chars, mention.span.end):
            continue
        sentence = context.index.sentence(mention.span.start)
        days = context.index.before("date", mention.span.start, sentence.start)
        if any(m.constants.get("form") == "day" and not said.of(m).year for m in days):
            years.add(said.of(mention).year)
    return years.pop() if len(years) == 1 else 0


def _only_year(context: Context, said: Said) -> int:
    """The one year of all dates, where each names its day or the year opens the text; none where 今年 stands beside
    them, which then is likely another year.
    """
    index = context.index
    if any("year_word" in (*m.fields, *m.constants) for m in index.of("date")):
        return 0
    dated = [m for m in index.of("date") if not inside_title(context, m.span)]
    named = [m for m in dated if said.of(m).year and not _is_as_of(context, m)]
    if any(m.constants.get("form") not in ("day", "days", "lost") for m in named) and not _opens(context, dated):
        return 0
    years = {said.of(m).year for m in named}
    return years.pop() if len(years) == 1 else 0


def _opens(context: Context, dated: Sequence[Mention]) -> bool:
    """True where the first date is a year that a comma sets before all that follows: 2020年，县政协…"""
    first = dated[0].span if dated else Span(0, 0)
    return (
        bool(dated)
        and dated[0].constants.get("form") == "year"
        and context.text.chars[first.end : first.end + 1] == "，"
    )


def _reported_up_to(context: Context, said: Said) -> date | None:
    """The latest day or month that figures are given up to (截至2023年8月底)."""
    found = []
    for mention in context.index.of("date"):
        own = said.of(mention)
        if own.year and own.month and _is_as_of(context, mention) and _is_day(Own(own.year, own.month, own.day or 1)):
            found.append(date(own.year, own.month, own.day or 1))
    return max(found, default=None)


def _is_as_of(context: Context, mention: Mention) -> bool:
    return context.text.chars.endswith(("截至", "截止", "截止到", "截至到"), 0, mention.span.start)
