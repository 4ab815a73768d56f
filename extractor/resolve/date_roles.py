"""What a date is the date of: publication, an event, an as-of figure, a period, a plan."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor import edtf
from extractor.model import Mention, Span
from extractor.resolve.context import Context
from extractor.resolve.date_headings import Headings
from extractor.resolve.date_own import Own

_ISSUING = r"(?:出台|印发|转发|批转|批复|发布|公布|颁布|下发|签发|施行|出版|制发|颁行|颁发(?=[，。；]|了?《))"
_ISSUED = re.compile(
    rf"[^，。；！？]{{0,30}}?(?<!即将){_ISSUING}(?!会|[\d一二三四五六七八九十]{{1,4}}周年)|，[^，。；！？召举]{{0,24}}?(?<!即将)(?:{_ISSUING}(?!会)|修订(?:通过)?了?《|发出(?:了)?《)"
    rf"|，[^，。；！？召举]{{0,60}}?联合{_ISSUING}(?:了)?《|[^。；！？召举]{{0,50}}?，以[^，。；]{{2,16}}(?:的)?名义(?:联合)?{_ISSUING}"
    r"|，?《[^》]{2,60}》(?:已|正式|由[^，。；]{2,16}?)?(?:印发|出台|发布|公布|颁布|施行)"
    r"|[^，。；！？召举]{0,16}?(?:制定|制订|出台|修订)(?:了|出)?《|《[^》]{2,50}》(?!的|创刊|.{0,4}即将)|[^，。；！？]{0,8}?(?:修订|修正|修改)[^，。；！？]{0,6}?的"
    r"|(?:讯|电|消息)(?:[（(]|$|[，。：])|[）)]?(?:讯|电)"
)
_ENACTED = re.compile(r"，[^，。；！？召举]{0,24}?(?:制定|制订|出台)(?:了|出)?《")
_AROUND = 160  # code points around a date that may tell its role
_PROSE = 60  # code points; a shorter paragraph is an address or a name
_SCHEDULED = re.compile("议题|地点|形式：|主题：|主持")  # a line of a timetable
_LINE = 80  # code points; a longer line is no line of date, source and author
_MEETS = (
    r"召开|举行|举办|开会|开起|开幕|闭幕|开班|结业|视察|考察|调研|座谈|走访|慰问|赴|选举|审议|揭牌|开馆|宣讲(?!团|队|员)|观摩|联合调查|巡视|督查|现场办公|上演|演出|密会|讲学"
    r"|义诊|送[医药戏法][^，。；]{0,16}下乡|全会|仪式|茶话会|联谊会|论坛|会议决定|会议(?:审议|表决|协商)?通过|主持会议|会议?上|班上"
)
_HELD = re.compile(
    rf"{_MEETS}|协商|来到|走进|出席|参加|主持|通过|面商|实地(?:查看|察看|踏勘|了解)|会议|大会|培训|活动|学习|启动|监督|评议|调查|暗访"
)
_MEETING = re.compile(_MEETS)
_THAT_DAY = ("当天", "当日", "同日")
_HELD_IN_MONTH = re.compile(
    rf"{_MEETS}|发起|(?:组织|开展)[^，。；]{{0,12}}(?:监督|评议|培训|学习|督查|巡查|检查)"
    r"|^，?[^，。；]{0,14}届[^，。；]{1,3}次(?:全体)?(?:会议|全会)(?!以来|精神|期间|部署|确定|提出|要求|的)"
)
_STOOD = re.compile(r"，?(?:已|全部|均|都|基本)")
_TITLES = re.compile(r"《[^》]*》")
_QUOTES = re.compile("“[^”]*”")
_MEANWHILE = re.compile("(?:视察|考察|调研|座谈|走访|慰问)(?:过程)?(?:中|时|期间)")  # when something else was done
_AS_OF = re.compile(r"(?:截至|截止到?(?!时间|日期)|截至到|(?:^|[，。；】])[ ]?至)[^，。；]{0,4}$")
_STANDS = re.compile(r"，?[^，。；]{0,12}?(?:[有共达设]|累计|实有|全部|在册)")
_DONE = r"[^，。；]{1,16}(?:提交|纳入|列入|转化|作为)[^，。；]{0,10}[了，]"  # 将提案提交了 is no future
_AHEAD = (
    rf"将(?!军|近|士|来|一|其|这|他|{_DONE})|拟|定于|力争|确保|争取|预计|打算|计划(?!的)"
    r"|(?<![主重需纪摘必首只还都而])要(?![求素闻点案件事害])"
)
_PLAN_AFTER = re.compile(
    r"(?!(?:主要)?工作(?:总结|回顾|情况))[^，。；：]{0,12}?(?:工作)?"
    r"(?:安排|计划|要点|建议(?!\d)|打算|部署|思路|任务|目标|规划)(?!的?(?:执行|完成|落实|实施)?(?:的?情况|报告))"
    rf"|[^。；]{{0,24}}?(?:{_AHEAD})|，?先(?!后|进)"
)
_PLAN_BEFORE = re.compile(
    r"(?:(?<![截直得达开])到|将于|将在|拟于|拟在|力争在?|计划于?|面向|定于|排定|预计于?|原则上于|请于|须于|务必于|列入|筹备|备战|开好|办好)$"
)
_DAY_AHEAD = re.compile(r"[^，。；]{0,10}?(?:将(?!军|近|士)|拟)")
_DEADLINE = re.compile(r"(?:底|末)?(?:之|以)?前(?!往|来|夕|后|期|沿|述)|(?:下午|上午|\d{1,2}时|\d{1,2}[:：]\d\d)之?前")
_DUE = re.compile(r"截止|报到|报送|为止|结束|报名|报齐")
_MEETING_TIME = re.compile(r"(?<!截止)(?<!报到)(?<!报名)(?<!征集)(?<!提交)时[ ]?间(?:[：:为是]|$)[^，。；]{0,4}$")
_SINCE_AFTER = re.compile(r"[^，。；！？]{0,20}?(?:以来|至今)|[^，。；！？]{0,3}?(?:(?<![讲说谈想提聊忆])起|开始)")
_FROM = re.compile(r"[自从]$")
_REPORTED = re.compile(r"[^，。；]{0,12}?(?:回顾|总结|工作报告|情况|综述|大事记|年报)|第.{1,3}[次期批届季辑]")
_COMPARED = re.compile(r"(?:比|较|由|与|同|相比|从|自)$")
_NAMES_MEETING = re.compile(r"[^，。；]{2,20}?(?:会|会议|大会|班)上")  # 在2024年工作推进会上: part of a name
_COMPARED_AFTER = re.compile(
    r"的?(?:中央|[省市县]委)?[一1]号文件|的?(?:[省市县区])?政府工作报告|《[^》]{2,50}》的|同期|的?[\d.]{1,9}[%万亿个件项名家提增上降减]|同比|相比"
)
_FOUNDED = re.compile(
    r"[^，。；]{0,12}?(?:成立|创办|创建|创设|建成|出生|诞生|推出|首创|设立|设在|启动|开张|开业|挂牌|荣获|获评|当选|毕业|入党|入伍|参加工作)"
)
_FOUNDED_IN = tuple("建于 建成于 成立于 创办于 创建于 生于 出生于 诞生于 开业于 毕业于 落成于 立于".split())
"""那栋楼建于1996年."""
_OUTLOOK = re.compile(
    r"，?是[^。；]{0,40}?(?:之年|[第头]一年|元年|[0-9]周年)"
)  # said early in a year of the year to come
_MADE = re.compile(r"[^，。；]{0,14}?(?:成立|创办|创建|建成|推出|设立|设在|启动|开张|评为|评选)[^，。；\d]{0,6}的")
_AMOUNT = re.compile(r"共|累计|全年|\d[\d.余多]*(?:%|[件个次项条名场篇份万亿人户家种])")
_FEAST = re.compile(
    "春节|元旦|元宵|清明|端午|中秋|国庆|重阳|[“‘]?[五七八十]一[”’]?|[暑寒]假|汛期|入[春夏秋冬]|开春|初[春夏秋冬]"
)
_CALLED = re.compile(r"[^，。；《]{2,24}?(?:会议?|全会)(?:胜利)?召开以来")  # 2019年9月中央政协工作会议召开以来
_POINTS = frozenset({"day", "days", "lost", "today", "next-day"})
_SAID = 60  # code points of what somebody says before and behind a date
_PARTS_OF_MONTH = (("中旬", 11), ("下旬", 21), ("底", 26), ("末", 26))  # and the day on which they begin
_TAKES_OVER = frozenset({"day", "days", "lost", "month"})
_SPOKEN = re.compile("讲话|报告|致辞|致词|发言|演讲|总结")
_END_OF_PART = re.compile("[。；！？]")
_TAIL = 12  # code points before a date that a word with a few others behind it takes up
_ROUNDS = re.compile(r"\d+[余多]?[轮次场]")
_GOES_ON = re.compile(r"\s*(?:我们|常委会|.{0,4}政协)?(?:要|将)")
_NOTICE = re.compile("通知|公告|邀请函|启事|征集")


class _Place(NamedTuple):
    """A date in its sentence: the words before and after it, titles in 《》 left out of `told`."""

    form: str
    value: str
    before: str
    after: str

    @property
    def told(self) -> str:
        """What follows, without titles, which tell nothing of what took place."""
        return _TITLES.sub("《》", self.after) if "《" in self.after else self.after

    @property
    def part(self) -> str:
        """What follows up to the end of the sentence's part."""
        return _END_OF_PART.split(self.told, maxsplit=1)[0]

    def ends(self, pattern: re.Pattern[str]) -> bool:
        """True where what stands before ends in a pattern of a few characters, the only ones that are looked at."""
        return pattern.search(self.before, max(len(self.before) - _TAIL, 0)) is not None

    @property
    def clause(self) -> str:
        """What follows up to the next comma; one right behind the date does not count."""
        return self.part.lstrip("，").partition("，")[0]


class Roles:
    """Says what the dates of one document are the dates of."""

    def __init__(self, context: Context, own: Own, headings: Headings, latest: int) -> None:
        """`latest` is the latest year that the document names."""
        self._context, self._own, self._headings, self._latest = context, own, headings, latest
        self._today = f"{own.year:04}-{own.month:02}-{own.day:02}"
        paragraphs = (s.span for s in context.text.sections if s.role == "paragraph")
        self._body = next((p.start for p in paragraphs if p.end - p.start > _PROSE), len(context.text.chars))
        self._notice = _NOTICE.search(context.page.title) is not None

    def role(self, mention: Mention, value: str) -> str:
        """One of issued, held, as-of, period, plan, other, for a date with its EDTF value (empty where it is open)."""
        place = self._place(mention, value)
        if self._is_page_date(mention):
            return "held" if self._is_delivery(value, mention.span.start) else "issued"
        if place.form in ("plan", "next"):
            over = self._is_past(value) or place.after.startswith("以来")
            return "period" if place.form == "plan" and over else "plan"
        if place.form in ("congress", "past") or "since" in mention.fields or "since" in mention.constants:
            return "period"
        if place.form == "now" or place.ends(_AS_OF):
            return "as-of"
        if place.before.endswith(("，到", "。到")) and _STOOD.match(place.after) and not self._is_ahead(value):
            return "as-of"
        ahead = self._is_ahead(value) or self._is_later_part(mention, value)
        if not ahead and place.before.endswith("》（"):
            return "issued"
        if not ahead and (_ISSUED.match(place.after) or (place.form != "year" and _ENACTED.match(place.after))):
            return "issued"
        if ahead:
            return "held" if self._is_meeting_time(mention, place) else "plan"
        if self._is_start(place):
            return "held" if _CALLED.match(place.told) else "period"
        return self._of_day(mention, place) if place.form in _POINTS else self._of_span(mention, place)

    def _place(self, mention: Mention, value: str) -> _Place:
        chars, span = self._context.text.chars, mention.span
        sentence = self._context.index.sentence(span.start)
        before = chars[max(sentence.start, span.start - _AROUND) : span.start]
        after = chars[span.end : self._next(span.end, min(sentence.end, span.end + _AROUND))]
        return _Place(mention.constants.get("form", ""), value, before, after)

    def _next(self, start: int, end: int) -> int:
        """Where the next day or month that opens a clause takes over: 9月恢复工作，同年12月9日召开会议."""
        chars = self._context.text.chars
        for date in self._context.index.inside("date", (start, end)):
            at = date.span.start
            if at - start > 1 and chars[at - 1] in "，；" and date.constants.get("form") in _TAKES_OVER:
                return at
        return end

    # --------------------------------------------------------------------------------- around the text

    def _is_page_date(self, mention: Mention) -> bool:
        page = self._context.page.issued_span
        if (page is not None and page.overlaps(mention.span)) or mention.constants.get("place") == "address":
            return True
        section = self._context.text.section_at(mention.span.start) if mention.constants.get("form") == "day" else None
        if section is None:
            return False
        line = self._context.text.slice(section.span)
        head = section.role == "meta" and len(line) < _LINE and not _SCHEDULED.search(line)
        return head or line.strip("（）() ") == self._context.text.slice(mention.span)

    def _is_delivery(self, value: str, at: int) -> bool:
        """True for a day under the title of a speech that is not the one on which the page was published."""
        page = self._context.page
        signed = len(value) == len(page.issued) == 10 and value < page.issued
        return signed and at < self._body and _SPOKEN.search(page.title) is not None

    def _is_ahead(self, value: str) -> bool:
        """True for a time that begins after the document's own, as far as that is known."""
        own = self._own
        if not value or not own.year or ".." in value or value[0] in "[X.":
            return False
        start = edtf.bounds(value)[0]
        if start is None or not own.day:
            return start is not None and start.year > own.year
        return start.isoformat() > self._today

    def _is_later_part(self, mention: Mention, value: str) -> bool:
        """True for 8月中旬 in what was written on the second of that month."""
        if not self._own.day or value != self._today[:7]:
            return False
        written = self._context.text.slice(mention.span)
        return any(self._own.day < first and written.endswith(part) for part, first in _PARTS_OF_MONTH)

    def _is_meeting_time(self, mention: Mention, place: _Place) -> bool:
        """会议时间：6月24日 in a notice: the day itself, no plan for it."""
        if not self._notice or place.form not in _POINTS or _PLAN_BEFORE.search(place.before):
            return False
        if _MEETING_TIME.search(place.before.rstrip()):
            return True
        if place.before.strip():
            return False
        above = _lines_above(self._context.text.chars, mention.span.start)
        return any(_MEETING_TIME.search(line.rstrip()) for line in above if len(line) < 16)

    # --------------------------------------------------------------------------------- days and spans

    def _of_day(self, mention: Mention, place: _Place) -> str:
        if _PLAN_BEFORE.search(place.before[-6:]) or _DAY_AHEAD.match(place.after) or self._is_deadline(place):
            return "plan"
        if _HELD.search(place.told) or _HELD.search(place.before[-30:]) or _MEETING_TIME.search(place.before[-8:]):
            return "held"
        return "held" if self._is_taken_up(mention) else "other"

    def _is_taken_up(self, mention: Mention) -> bool:
        """True where the next sentence says what was held that day: 当天，…协商会在这里举行."""
        end = self._context.index.sentence(mention.span.start).end
        chars = self._context.text.chars
        if not chars.startswith(_THAT_DAY, end):
            return False
        return _MEETING.search(chars, end, min(self._context.index.sentence(end).end, end + _AROUND)) is not None

    def _is_deadline(self, place: _Place) -> bool:
        past = self._own.day and not self._is_ahead(place.value)
        return not past and bool(_DEADLINE.match(place.after) or (self._notice and _DUE.search(place.before[-8:])))

    def _of_span(self, mention: Mention, place: _Place) -> str:
        """Months, years and parts of them: a plan, what a document reports on, or when something was done."""
        if self._is_planned(mention, place):
            return "plan"
        if place.form == "month":
            return self._of_month(place)
        if place.form in ("years", "part"):
            return "period"
        if place.form == "months":
            part = place.part
            return "held" if _HELD_IN_MONTH.search(part, 0, 60) and not _ROUNDS.search(part) else "period"
        if self._context.text.slice(mention.span).endswith(("末", "底")):
            return "as-of" if _STANDS.match(place.after) else "other"
        if place.form in ("season", "decade"):
            return "other"
        return self._of_year(mention, place)

    def _of_month(self, place: _Place) -> str:
        if _REPORTED.match(place.after):
            return "period"
        part = _QUOTES.sub("“”", place.part) if "“" in place.part else place.part
        held = place.before.strip() != "到" and _HELD_IN_MONTH.search(_MEANWHILE.sub("", part), 0, 60)
        return "held" if held else "other"

    def _of_year(self, mention: Mention, place: _Place) -> str:
        if _REPORTED.match(place.after) or self._context.text.slice(mention.span).endswith("度"):
            return "period"
        if place.before.endswith(_FOUNDED_IN):
            return "other"
        if place.ends(_COMPARED) or _COMPARED_AFTER.match(place.after) or _MADE.match(place.after):
            return "other"
        if _NAMES_MEETING.match(place.after) or _FEAST.match(place.after):
            return "other"
        clause = place.clause
        amount = _AMOUNT.search(clause)
        if not amount and (_FOUNDED.match(clause) or self._is_single_act(mention)):
            return "other"
        if not amount and "year_word" in mention.fields and self._is_quoted(mention.span):
            return "other"  # “去年冬窖塌了两次”: what somebody says
        recent = self._own.year - 1 <= int(place.value[:4] or 0) <= self._own.year
        opens = not self._own.year and not place.before.strip("（( ") and place.after.startswith(("，", "是"))
        return "period" if recent or amount or opens else "other"

    def _is_quoted(self, span: Span) -> bool:
        """True within the quotation marks of what somebody says: more than a name."""
        chars = self._context.text.chars
        opened = chars.rfind("“", max(span.start - _SAID, 0), span.start)
        closed = chars.find("”", span.end, span.end + _SAID)
        if opened < 0 or closed < 0 or chars.find("”", opened, span.start) >= 0:
            return False
        return any(chars.find(mark, opened, closed) >= 0 for mark in "，。？！")

    def _is_single_act(self, mention: Mention) -> bool:
        """2023年，某某将…: what one person did then; a year of a body's work is followed by the body or by figures."""
        end, index = mention.span.end, self._context.index
        opens = "year" in mention.fields and self._context.text.chars[end : end + 1] == "，"
        if not opens or self._headings.at(end) is not None:
            return False
        return index.sentence(end).start == mention.span.start and not any(
            body.span.start <= end + 4 for body in index.inside("body", (end, end + 40))
        )

    def _is_start(self, place: _Place) -> bool:
        """自2021年起, 去年3月启动以来: the beginning of a period."""
        if place.form in _POINTS:
            return False
        started = place.ends(_FROM) and _SINCE_AFTER.match(place.after)
        return bool(started or _SINCE_AFTER.match(place.told[:24]))

    def _is_planned(self, mention: Mention, place: _Place) -> bool:
        heading = self._headings.at(mention.span.start)
        under_plan = heading is not None and heading.plan
        if self._is_past(place.value) and (not under_plan or (heading is not None and heading.title)):
            return False
        if place.form in ("years", "part", "months", "month") and _DEADLINE.match(place.after):
            return True
        if place.before.strip() == "到" and int(place.value[:4] or 0) < self._latest:
            return False
        if place.value == f"{self._own.year:04}" and self._is_outlook(mention, place):
            return True
        if _PLAN_BEFORE.search(place.before[-6:]) or _PLAN_AFTER.match(place.after):
            return True
        return under_plan and not place.ends(_COMPARED)

    def _is_outlook(self, mention: Mention, place: _Place) -> bool:
        """今年是…的第一年, said in its first months or before 我们要…: of the year to come."""
        if not _OUTLOOK.match(place.after):
            return False
        end = self._context.index.sentence(mention.span.start).end
        following = self._context.text.chars[end : end + 12]
        return self._own.month in (1, 2, 3) or _GOES_ON.match(following) is not None

    def _is_past(self, value: str) -> bool:
        """True for a time that was over when the document was written: nobody plans for it any more."""
        own = self._own
        if not own.year or not value or ".." in value or value[0] in "[X":
            return False
        end = edtf.bounds(value)[1]
        if end is None:
            return False
        return end.year < own.year or (own.day > 0 and end.isoformat() < self._today)


def _lines_above(chars: str, position: int) -> tuple[str, str]:
    """The last two lines before a position, empty ones right before it left out."""
    end = position
    while end and chars[end - 1].isspace():
        end -= 1
    last = chars.rfind("\n", 0, end) + 1
    first = chars.rfind("\n", 0, max(last - 1, 0)) + 1
    return chars[first : max(last - 1, 0)], chars[last:end]


def opens_clause(context: Context, span: Span) -> bool:
    """True where nothing but the beginning of a clause stands before a date: it governs what follows."""
    sentence = context.index.sentence(span.start)
    before = context.text.chars[sentence.start : span.start]
    return (
        not before.strip("（( ")
        or before[-1] in "，。；：、—在于自从"
        or _AS_OF.search(before, max(len(before) - _TAIL, 0)) is not None
    )
