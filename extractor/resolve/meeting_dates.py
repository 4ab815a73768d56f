"""When a sentence says that a meeting was held; nothing for one that it only refers to."""

from __future__ import annotations

import re

from extractor.model import Mention, Span
from extractor.resolve.context import Context
from extractor.resolve.dates import Dates
from extractor.resolve.index import Index

HELD = re.compile(
    r"召开|举行|举办|承办|主办|协办|开幕|闭幕|开班|主持|出席|列席|开展|率队|带队|带领|视察|考察|调研|赴|前往|去往|到访|选举|审议|通过|协商"
)
REFERRED = re.compile(
    r"(?:贯彻(?!落实情况|执行情况|实施情况|情况)|落实(?!情况)|号召|呼吁|宣讲|宣传|传达|学习(?!班|会|研讨|中心|委|和文史|文史|联络)|按照|聚焦|迎接|体现|领会|把握|根据|自(?=[\d从去今第党二一全]|[省市县区州盟旗]政协|[省市县区州盟旗]委)|截至|以来)[^，。；]{0,24}$"
)
YEAR = re.compile(r"\d{4}")
_SAME_DAY = re.compile(
    r"[^，。；]{0,8}?(?:同日|当[天日](?![的气地]))|[^。]{0,80}?(?:同日|(?<=[在”])当[天日][上下]午)|(?:上午|下午|晚上|当晚|晚)，"
)
_SAME_WITHIN = 88  # code points that it reaches over, and some
_DATED_PLACE = re.compile(r"(?:[日号]\s?|[日号月]，[^，。；]{0,4})(?:在|于)$")  # 2022年1月5日在政协…会议上
_DAY = re.compile(r"\[?\d{4}-\d\d-\d\d")
_COARSE = re.compile(r"\d{4}(?:-\d\d)?(?:/\d{4}-\d\d)?")
_MONTH = re.compile(r"\d{4}-\d\d(?:/\d{4}-\d\d)?")
_ONLY_PART = re.compile(
    r"的?(?:预备会|筹备|临时党|新闻|服务|宣传|保障|报到|动员)"
)  # what stands behind takes place, not the meeting itself
_ONLY_PART_FIRSTS = frozenset("的预筹临新服宣保报动")
AFTER = re.compile(r"(?:胜利)?(?:召开|闭幕|结束|举行)?(?:以来|之?后(?!勤))")  # what is told took place after it
AFTER_FIRSTS = frozenset("胜召闭结举以之后")
_CALLED_BY = ("", "召开的", "举行的", "闭幕的")
_ONES_OWN = ("召开的", "举行的", "举办的", "闭幕的", "印发", "出台")  # a day with these behind it is of what follows
_NOTICE = re.compile(r"关于(?:召开|举办|举行|开展).{2,60}的(?:预)?(?:通知|公告|函)")
_SPOKEN = re.compile(r"在.{4,60}上的?(?:讲话|发言|报告|致辞|致词|主持词|总结|开幕词|闭幕词)")
_SET_FOR = re.compile(r"，?(?:已|经研究)?(?:决定|计划|定|拟|将|预计|预定|原定|拟定|暂定)?于| ?")
_NEWS = re.compile(r"召开|举行|举办|承办|主办|协办|开幕|闭幕|开班")
_PROSE = 60  # code points; a shorter paragraph is an address or a name
_REFERRED_WITHIN = 32  # code points that `REFERRED` reaches over, and some
_PLACED_WITHIN = 12  # code points that `_DATED_PLACE` reaches over, and some
_NEAR = 6  # code points between 2019年9月 and the meeting that was 召开的 then
_SET_WITHIN = 24  # code points behind a meeting that may set its time
_ABOVE_WITHIN = 400  # code points above a paragraph that begins with 同日, in which that day is told
_SAID = 60  # code points of what somebody said before a date in it
_APART_WITHIN = 12  # code points before several meetings in which 分别 stands
_AND = ("、", "和", "，", "及")
_AROUND = 400  # code points before and behind a meeting
_SAME_CLAUSE = 30  # code points that a month reaches over within its clause


def around(index: Index, span: Span) -> Span:
    """The sentence of a meeting, as far as it can be about it: a line of thousands of meetings must not be read anew
    for each.
    """
    sentence = index.sentence(span[0])
    start, end = span[0] - _AROUND, span[1] + _AROUND
    if start <= sentence[0] and sentence[1] <= end:
        return sentence
    return Span(max(sentence.start, start), min(sentence.end, end))


class HeldDates:
    """Finds the day, or the month or year, of meeting mentions."""

    def __init__(self, context: Context, dates: Dates) -> None:
        self._index, self._chars, self._dates = context.index, context.text.chars, dates
        self._text, self._page = context.text, context.page

    def held(self, mention: Mention) -> str | None:
        """EDTF of when it was held.

        A day anywhere in the sentence; a month in the same clause; a year only where it opens the sentence or stands
        right before.
        """
        told = self._told(mention)
        title = self._page.title_span
        if told is not None or title is None or not title.contains(mention.span):
            return told
        cited = self._chars.startswith("精神", mention.span.end) or self._is_referred(title.start, mention.span.start)
        return None if cited else self._of_title(mention)

    def apart(self, mention: Mention, count: int) -> list[str]:
        """3月10日、5月23日分别召开五次、六次会议: the day of each of several; empty where it is not told so."""
        if count < 2:
            return []
        start, end = self._index.sentence(mention.span.start).start, mention.span.start
        if self._chars.find("分别", max(start, end - _APART_WITHIN), end) < 0:
            return []
        days: list[Mention] = []
        for date in self._index.before("date", end, start):
            if days and self._chars[date.span.end : days[-1].span.start] not in _AND:
                break
            days.append(date)
        values = [self._dates.value(date) for date in reversed(days)]
        return values if len(values) == count and all(values) else []

    def _told(self, mention: Mention) -> str | None:
        span = mention.span
        start, end = span
        behind = self._chars[end : end + 1]  # a cheap test before the patterns
        if (behind in _ONLY_PART_FIRSTS and _ONLY_PART.match(self._chars, end)) or self._is_part_of_name(span):
            return None
        sentence = around(self._index, span)
        if behind in AFTER_FIRSTS and AFTER.match(self._chars, end):
            return self._right_before(mention, sentence)
        if (value := self._set_for(mention, sentence)) is not None:
            return value
        if mention.constants.get("kind") == "visit":  # 组织专家于11月上旬到…调研
            within = (self._dates.value(date) for date in self._index.inside("date", span))
            if (told := next(within, "")) and (_DAY.match(told) or _MONTH.fullmatch(told)):
                return told
        earlier = self._earlier(mention, sentence)
        dates = [*earlier, *self._index.inside("date", (start, sentence.end))]
        if not dates or not self._tells(mention, sentence, earlier):
            return None
        for date in dates:
            value = self._dates.value(date)
            if not value or ".." in value:
                continue
            if date in earlier:
                reached = self._reaches(date, mention, sentence, value)
            elif self._is_others(date, mention):
                continue
            else:
                reached = self._is_set(date, mention)
            if _DAY.match(value) or reached:
                return value
        return None

    def _of_title(self, mention: Mention) -> str | None:
        """The day that a headline's meeting has in the text: 会议时间 of a notice, day of a speech, of the lead."""
        title = self._page.title
        days = [(d, v) for d in self._index.of("date") if _DAY.match(v := self._dates.value(d))]
        if _NOTICE.search(title):
            return next((value for date, value in days if self._is_meeting_time(date)), None)
        if _SPOKEN.search(title):
            return next((value for date, value in days if self._is_delivery(date)), None)
        if title.endswith("会议纪要"):
            return next((value for date, value in days if self._dates.role(date) == "held"), None)
        if not _NEWS.search(title):
            return None
        lead = next((s.span for s in self._text.sections if s.role == "paragraph"), Span(0, 0))
        told = ((date, value) for date, value in days if lead.contains(date.span))
        return next((value for date, value in told if self._dates.role(date) == "held"), None)

    def _is_meeting_time(self, date: Mention) -> bool:
        before = self._chars[max(date.span.start - 3, 0) : date.span.start]
        return self._dates.role(date) == "held" or before.endswith(("定于", "拟于", "决定于"))

    def _is_delivery(self, date: Mention) -> bool:
        """True for a day alone under the headline."""
        section = self._text.section_at(date.span.start)
        if section is None or self._text.slice(section.span).strip("（）() —") != self._written(date):
            return False
        long = (s.span for s in self._text.sections if s.role == "paragraph")
        return date.span.start < next((span.start for span in long if span.end - span.start > _PROSE), 0)

    def dated(self, mention: Mention) -> bool:
        """True where the sentence dates what it tells, even by a day whose year stays open."""
        sentence = around(self._index, mention.span)
        days = (d for d in self._index.before("date", mention.span.start, sentence.start) if "日" in self._written(d))
        return any(days) and not self._is_referred(sentence.start, mention.span.start)

    def _is_referred(self, start: int, end: int) -> bool:
        """True where the words from `start` to `end`, of which only the last matter, refer to what follows them."""
        return REFERRED.search(self._chars, max(start, end - _REFERRED_WITHIN), end) is not None

    def _earlier(self, mention: Mention, sentence: Span) -> list[Mention]:
        """Dates before the meeting, nearest first; 同日, 当天 is the day told last, here or before in the paragraph."""
        if self._is_same_day(sentence.start, mention.span.start + 2):
            section = self._text.section_at(sentence.start)
            start = section.span.start if section is not None else sentence.start
            # Where its paragraph tells no day, it is the day of the paragraph above.
            for limit in (start, max(start - _ABOVE_WITHIN, 0)):
                told = self._index.before("date", mention.span.start, limit)
                if days := [d for d in told if "日" in self._written(d) and not self._is_said(d, mention)]:
                    return days
        before = self._index.before("date", mention.span.start + 1, sentence.start)
        return [date for date in before if not self._is_said(date, mention)]

    def _is_said(self, date: Mention, mention: Mention) -> bool:
        """True for a day within what somebody said before the meeting is told of: “那年5月1日……”在座谈会上，他说."""
        start, end = max(date.span.start - _SAID, 0), mention.span.start
        opened = self._chars.rfind("“", start, date.span.start)
        closed = self._chars.find("”", date.span.end, end)
        return opened >= 0 and closed >= 0 and self._chars.find("”", opened, date.span.start) < 0

    def _is_same_day(self, start: int, end: int) -> bool:
        """True where the words from `start` to `end` begin with 同日, 当天 and the like."""
        chars, near = self._chars, min(end, start + _SAME_WITHIN)  # a cheap test before the pattern
        may = chars.find("同日", start, near) >= 0 or chars.find("当", start, near) >= 0
        if not may and not chars.startswith(("上午", "下午", "晚"), start):
            return False
        return _SAME_DAY.match(chars, start, end) is not None

    def _tells(self, mention: Mention, sentence: Span, earlier: list[Mention]) -> bool:
        """True where the sentence tells of the meeting itself."""
        start, end = sentence.start, mention.span.start
        in_place = self._chars.endswith(("在", "于"), start, end)
        if in_place and _DATED_PLACE.search(self._chars, max(start, end - _PLACED_WITHIN), end):
            return True
        if self._is_referred(start, end):
            return False
        directly = any(mention.span.start - date.span.end <= 1 for date in earlier)
        if directly or HELD.search(self._chars, sentence.start, sentence.end):
            return True
        act = mention.constants.get("act", "")
        return bool(act) and HELD.search(self._index.slice(sentence) + act) is not None

    def _is_part_of_name(self, span: Span) -> bool:
        """True for 县政协十届一次会议提案交办会: what is held is the event that is named after the meeting."""
        event = self._index.covering("event", span.start)
        return event is not None and event.span.end > span.end and not self._chars.startswith("暨", span.end)

    def _right_before(self, mention: Mention, sentence: Span) -> str | None:
        """The time that a meeting is called by, though something later is told: 2019年9月中央政协工作会议召开以来."""
        date = self._index.last("date", mention.span.start, sentence.start)
        if date is None or self._chars[date.span.end : mention.span.start] not in _CALLED_BY:
            return None
        value = self._dates.value(date)
        return value if _DAY.match(value) or _COARSE.fullmatch(value) else None

    def _set_for(self, mention: Mention, sentence: Span) -> str | None:
        """The time that stands right behind a meeting: 一次会议将于2022年1月5日至9日举行."""
        end, chars = mention.span[1], self._chars
        dates = self._index.inside("date", (end, min(end + _SET_WITHIN, sentence[1])))
        if not dates or chars[end] == "，" or not _SET_FOR.fullmatch(chars, end, dates[0].span.start):
            return None
        value = self._dates.value(dates[0])
        return value if _DAY.match(value) or _MONTH.fullmatch(value) else None

    def _is_others(self, date: Mention, mention: Mention) -> bool:
        """True for the day that another meeting is set for: 经…常委会会议决定，…第四次会议定于12月25日召开."""
        if self._chars.startswith(_ONES_OWN, date.span.end):
            return True
        set_for = self._chars.endswith(("定于", "拟于", "将于"), mention.span.end, date.span.start)
        return set_for and bool(self._index.inside("meeting", (mention.span.end, date.span.start)))

    def _is_set(self, date: Mention, mention: Mention) -> bool:
        """True for the month that a meeting is set for: 五次会议定于2023年1月上旬召开."""
        if date.span.start < mention.span.end:
            return False  # 召开第二季度…推进会
        between = self._chars[mention.span.end : date.span.start]
        return _SET_FOR.fullmatch(between) is not None and _MONTH.fullmatch(self._dates.value(date)) is not None

    def _reaches(self, date: Mention, mention: Mention, sentence: Span, value: str) -> bool:
        between = self._chars[date.span.end : mention.span.start]
        if date.constants.get("form") == "part" and date.span.start > sentence.start + 1 and len(between) > _NEAR:
            return False  # 听取上半年工作汇报
        if _MONTH.fullmatch(value) and len(between) <= _SAME_CLAUSE and "；" not in between:
            return True
        party = mention.constants.get("kind") in ("party-congress", "party-plenum")
        if party and "，" in between and self._index.inside("meeting", (date.span.end, mention.span.start)):
            return False  # 明年将召开党的二十大，省第十二次党代会描绘了蓝图
        opens = date.span.start <= sentence.start + 1
        return (opens or len(between) <= _NEAR) and _COARSE.fullmatch(value) is not None

    def _written(self, date: Mention) -> str:
        return self._index.slice(date.span)
