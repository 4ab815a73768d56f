"""Whose amount it is, and for when it is told."""

from __future__ import annotations

import re

from extractor.model import Span
from extractor.resolve import count_verbs as verbs
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.count_plans import WILL, list_of_plans
from extractor.resolve.dates import Dates

_SAID = 300  # code points before a number that may tell its time
_REST = 30  # code points behind a number that may do so
_EVENT = 500  # code points before 会上 in which the day of the meeting is told
_REPLY = re.compile(r"(?:提案|建议)[^，。]{0,8}(?:答复|复函|回复)(?!率|质量|情况|工作|办法)")
"""Headlines of answers to proposals: what they count is that of the department that answers."""
_AT_EVENT = re.compile(
    r"[ “]?(?:(?:座谈|协商|推进|现场|交流|视察|调研|观摩|研讨)?(?:会议?上|会中|活动中|活动现场|仪式上)(?:，|共|先后|还)"
    r"|(?:本次|此次|这次)?(?:会议|大会|全会|培训班?)(?:期间|闭会后)?，?(?:共|先后|还|以[^，。；]{2,12}方式)?"
    r"(?:选举|补选|增选|增补|听取|审议|表决|表彰|邀请))"
)
_CALLED = re.compile(
    r"(?:应到|实到|到会|参会|与会|应出席|实出席|[出列缺]席|请假)(?:会议|大会|开幕会|闭幕会|的)*[^，。；0-9]{0,14}$"
)
"""Before the number of those who were to come to a meeting, or came."""
_CALLED_LENGTH = 28  # code points; no match is longer
_PRESENT = re.compile(
    r"[^，。；0-9]{0,24}(?:(?:参加|出席|列席|参与)(?:了)?(?:会议|座谈会?|观摩|活动|调研|视察|培训|协商会?)?(?=[，。；])|(?:作|进行|先后|踊跃)[^，。；]{0,6}发言)"
)
_ALL_YEAR = re.compile(r"[，。；](?:全年|年内)[^，。；]*$")
_BEGUN = re.compile(r"[^，。；]{0,4}，?[^，。；]{0,14}(?:启动|部署开展|拉开)[^，。；]{0,24}[，。；]")
_SAME_YEAR = re.compile(r"(?P<year>[0-9]{4})-[0-9-]+(?:/(?P=year)-[0-9-]+)?")
_YEAR_END = re.compile(r"(?:^|[，。；])(?:截至|至|到)?年[末底]，(?:(?!力争|争取|确保|计划)[^。])*$")
_EARLIER = re.compile(
    "(?:以|之)?前(?:[建竣落投完][\u4e00-\u9fff]{0,3})的"
    "|(?:正式|全面|首批|重新|恢复)?(?:上线|成立|建成|启用|推出|揭牌|开通|投用|投产|启动|创建|创办|创立|开设|设立|组建|建立|实施|出台|提出|打造|探索|试行|施行|首创)(?:运行|使用)?(?:的|以来)"
)
"""2000年以前建成的小区有286个: built then, counted now; so 今年1月上线的平台, 自1984年恢复成立以来."""
_FOUNDED = re.compile("(?:[建成设创生办]于|[立办建]自)$")
"""Before the day when something came to be, which is not that of its amounts: 建于1986年，有18个单元."""
_YEARS = re.compile(r"\d{4}(?:/\d{4})?")
_LEADS_IN = re.compile(
    r"(?:其中|此外|另外|同时|会上|会后|随后|目前|现在|当场|经协商|近年来|今年以来|[\u4e00-\u9fff]{0,8}(?:年|月|日|以来|期间)|对此|为此|如今"
    r"|促成|促使|推动|督促|(?:承办|主办|会办|协办|责任|牵头|办理)(?:单位|部门))?"
)
"""What may stand before the subject of a clause."""

_ON = re.compile(r"每年|累计|并|同时|总?投资|围绕|针对|聚焦|根据")
_ACTS = re.compile(
    r"(?:常委会|常务会议?|全会)?(?:据此|为此|今年以来|当场|现场|已|也|还|就|共|先后|累计|今年|去年|每年|全年|年内|及时|迅速|随即|随后|主动|专门|专题|统筹|直接|积极|联合)*"
    r"(?:承诺|答应|决定|安排|拿出|拨出|拨付|下拨|划拨|投入|投资|出资|筹措|筹集|争取|拨款|捐款|筹资|列支|落实|整合|研究|出台|制定|印发|召开|办理|办结|采纳"
    r"|新增|新建|改造|修缮|修建|建成|建设|配备|增设|设立|补助|补贴|发放|关停|关闭|拆除|整治|治理|受理|审结|起诉|立案|批捕|查处|追加|启动|实施"
    r"|完成|招录|选派|派出|组织|开展|举办|培训|引进|签约|推出|明确|探索|推行|建立|健全|围绕|坚持|设有|现有)"
)
"""What bodies other than the CPPCC do themselves, right behind their names."""

_AGAIN = re.compile(
    r"(?P<noun>公司|集团|合作社|商会|协会|学会|医院|学校|联络委|联络组|联络站|联络室|工作室|工作站|议事会|监督小组)"
    r"(?=成立|去年|今年|每年|先后|现有|现|已|共|投入|投资|累计|还|主动|面积|举办|开展|组织|受理|接待|[一两三四五]年)"
)
"""A bare noun at the beginning of a clause that stands for the last body whose name ends in it."""


_SINCE = re.compile("(?:开始|起)(?=[，先累共已])")
_AS_OF = ("截至", "截止")
_OF_WHOLE = re.compile(
    r"度?(?:共|已|所)?(?:审查)?(?:立案|征集|收到|提交|受理|交办|承办|确定|列入|签约|开工|实施)[^，。；]{0,4}?的"
)
"""截至8月20日，本年度|立案的152件已办复139件: the year tells only which things are meant."""
_ALL_OF_YEAR = re.compile(r"全年[^。；]*")
_OF_ALL = re.compile(r"(?:会|会议|协商|视察|监督|调研|考察|座谈|活动|提案|信息|成果|报告)$")
"""What a standing committee tells of the year of its committee."""
_STANDING = "/standing-committee"  # end of the keys of standing committees
_GROWN_TO = frozenset("到至为")
_ORGANS = (
    (re.compile(r"(?:[省市县区州盟旗]?政协)?党组(?:[（(]扩大[）)])?会议?|党组理论学习中心组学习会议?"), "党组"),
    (re.compile(r"(?:[省市县区州盟旗]?政协)?(?:专题议政性)?(?:常委会议|常务委员会议)"), "常务委员会"),
)
"""Meetings that an organ holds."""


def holder(context: Context, bodies: Bodies, position: int, sentence: Span, measure: str) -> str | None:
    """Key of the body whose amount of `measure` stands at `position` of a sentence.

    A document about a CPPCC committee tells what that committee and its organs did: another body holds an amount only
    where it is the subject of the very clause.
    """
    subject = bodies.subject
    if _REPLY.search(context.page.title):
        return _subject_of_clause(context, bodies, position, sentence.start) or _replying(context, bodies)
    acting = bodies.governing(position)
    own = subject if acting is None or subject is not None else acting
    held = measure.endswith(("会", "会议"))
    if measure in ("常委", "常务委员") and own is not None and own.startswith("cppcc"):
        called = context.text.chars[max(sentence.start, position - _CALLED_LENGTH) : position]
        if _CALLED.search(called) is not None:
            return bodies.organ(bodies.committee(own), "常务委员会")
    organ = next((name for pattern, name in _ORGANS if pattern.fullmatch(measure)), None) if held else None
    if organ is not None and own is not None and own.startswith("cppcc"):
        return bodies.organ(own, organ)
    if subject is None or not subject.startswith("cppcc") or acting is None:
        return acting
    own = acting if bodies.committee(acting) == bodies.committee(subject) else subject
    if own.endswith(_STANDING) and _OF_ALL.search(measure):
        own = subject  # it reports on the work of the whole committee
    return _subject_of_clause(context, bodies, position, sentence.start) or own


def _replying(context: Context, bodies: Bodies) -> str | None:
    """The department that answers a proposal, where the headline begins with its name; never the committee asked."""
    title = context.page.title_span
    mention = next(iter(context.index.inside("body", title)), None) if title is not None else None
    if title is None or mention is None or mention.span.start != title.start:
        return None
    key = bodies.key_of(mention)
    return None if key is None or key.startswith("cppcc") else key


def _subject_of_clause(context: Context, bodies: Bodies, position: int, sentence: int) -> str | None:
    """The body that begins the clause and does what the clause tells (县政府承诺拿出200万元), or that begins one before
    it in the sentence (which begins at `sentence`) that this one carries on without a subject of its own.
    """
    if context.index.last("body", position, sentence) is None:
        return None
    chars = context.text.chars
    end = position
    while end > sentence:
        start = max(sentence, _clause_start(chars, sentence, end - 1))
        named = context.index.inside("body", (start, end))
        if named:
            mention = named[0]
            acts = _ACTS.match(chars, mention.span.end) and _LEADS_IN.fullmatch(
                chars[start : mention.span.start].strip(" ")
            )
            key = bodies.key_of(mention) if acts else None
            return None if key is None else bodies.committee(key) if not key.startswith("cppcc") else key
        if (again := _AGAIN.match(chars, start, end)) is not None:
            return _named_before(context, bodies, start, sentence, again["noun"])
        if start == 0 or chars[start - 1] != "，" or not _carries_on(chars[start:end]):
            return None
        end = start
    return None


def _named_before(context: Context, bodies: Bodies, position: int, sentence: int, noun: str) -> str | None:
    """The last body of the sentence whose name ends in `noun`: 某镇商会会长说，商会去年投入30万元."""
    for mention in context.index.before("body", position, sentence):
        if context.index.slice(mention.span).endswith(noun):
            return bodies.key_of(mention)
    return None


def _clause_start(chars: str, low: int, high: int) -> int:
    """Where the clause begins that goes on at `high`; 0 where no mark stands between."""
    return 1 + max(
        chars.rfind("，", low, high),
        chars.rfind("；", low, high),
        chars.rfind("：", low, high),
        chars.rfind("。", low, high),
    )


def _carries_on(clause: str) -> bool:
    """True where a clause begins with a verb, and so has the subject of the one before it."""
    said = verbs.without_adverbs(clause.strip(" "))
    return said == "" or verbs.STRONG_AT.match(said) is not None or _ON.match(said) is not None


def _behind_first(context: Context, span: Span, sentence: Span) -> Span:
    """Where to look for the date of the second of two amounts: 收入由2016年的3万元增加到|75万元 is not of 2016."""
    chars = context.text.chars
    last = context.index.last("date", span.start, sentence.start)
    led = "" if last is None else chars[last.span.start - 1 : last.span.start]
    as_of = chars.startswith(_AS_OF, sentence.start) and last is not None
    if last is not None and as_of and last.span.start > sentence.start + 4 and _is_of_whole(chars, last.span, span):
        return Span(last.span.start, last.span.start)
    if last is not None and (led in ("比", "较") or _is_of_old(chars, last.span)):
        return Span(last.span.start, last.span.start)  # neither 较2022年增长8% nor 召开2022年度推进会 is of that year
    if last is None or led not in ("由", "从"):
        return span
    grown = not _GROWN_TO.isdisjoint(chars[last.span.end : span.start])
    return Span(last.span.start, last.span.start) if grown else span


def _is_of_whole(chars: str, date: Span, amount: Span) -> bool:
    """True for a year that only tells which things are meant, behind whose own number the amount stands."""
    whole = _OF_WHOLE.match(chars, date.end)
    return whole is not None and whole.end() < amount.start


def _is_of_old(chars: str, date: Span) -> bool:
    """True for the day that something there is from, or that an event is named after."""
    start, end = date
    built = _FOUNDED.search(chars, max(0, start - 3), start) or _EARLIER.match(chars, end)
    return built is not None or chars.startswith("度", end)


def _only_of_old(context: Context, dates: Dates, span: Span, sentence: Span, told: str) -> bool:
    """True where no date but that of what is there already was found."""
    low = sentence.start
    if context.index.last("date", span.start, low) is None:  # the date is that of a sentence before
        section = context.text.section_at(span.start)
        low = section.span.start if section is not None else low
    last = context.index.last("date", span.start, low)
    return last is not None and dates.value(last) == told and _is_of_old(context.text.chars, last.span)


def told_date(context: Context, dates: Dates, span: Span, sentence: Span, period: str | None) -> str | None:
    """EDTF date of an amount: as its sentence, paragraph or heading says, else `period`, the year that the document
    reports on (None where nobody knows).
    """
    event = _event_day(context, dates, span, sentence)
    if event is not None:
        return event
    if (ahead := _day_ahead(context, dates, span, sentence)) is not None:
        return ahead
    governing = dates.governing(_behind_first(context, span, sentence))
    if governing is not None and _only_of_old(context, dates, span, sentence, governing):
        governing = None
    last = context.index.last("date", span.start, sentence.start) if governing is not None else None
    if last is not None and governing is not None and dates.value(last) == governing:
        said = context.text.chars[last.span.end : span.start]
        if whole := _of_whole_year(said, governing, period):
            return whole
    told = governing if governing is not None else period
    if governing is not None and len(governing) == 4 and _is_since(context, dates, span, sentence, governing):
        return f"{governing}/.."
    return _narrowed(context, told, span, sentence) if told is not None else None


def _of_whole_year(said: str, told: str, period: str | None) -> str | None:
    """The year of the report behind 自2021年3月…以来，…年内, and that of the month in which something was only begun
    (3月，启动学习教育，举办读书班2期); None where the date before `said` stands.
    """
    if "当年" in said and len(told) > len("2024"):
        return told[:4]
    if period is not None and told[:4] != period[:4] and "以来" in said and _ALL_YEAR.search(said) is not None:
        return period
    return told[:4] if len(told) == len("2024-03") and _BEGUN.match(said) is not None else None


def _day_ahead(context: Context, dates: Dates, span: Span, sentence: Span) -> str | None:
    """When what is counted will be there (首批50名教师|将于9月到岗), and the year of a list of plans that begins with
    it (明年准备办三件事：一是…；二是…).
    """
    chars = context.text.chars
    will = WILL.match(chars, span.end, sentence.end)
    if will is not None:
        return next(
            (
                dates.value(d)
                for d in context.index.inside("date", (will.end(), will.end() + _REST))
                if d.span.start == will.end()
            ),
            None,
        )
    lead = list_of_plans(chars, span, sentence)
    if lead is None:
        return None
    part = max(lead.end, sentence.start, _part_start(chars, span, sentence))
    if context.index.last("date", span.start, part) is not None:
        return None
    named = next(iter(context.index.inside("date", lead)), None)
    return dates.value(named) if named is not None else None


def _part_start(chars: str, span: Span, sentence: Span) -> int:
    """Where the part of the sentence begins that a semicolon parts from the one before."""
    return chars.rfind("；", sentence.start, span.start) + 1


def _is_since(context: Context, dates: Dates, span: Span, sentence: Span, told: str) -> bool:
    """True behind 从2019年起, in whose sentence the amount stands."""
    last = next(context.index.before("date", span.start, sentence.start), None)
    if last is None or dates.value(last) != told:
        return False
    return _SINCE.match(context.text.chars, last.span.end) is not None


def _narrowed(context: Context, told: str, span: Span, sentence: Span) -> str:
    """The end of the year (年末，有委员210名) or all of it (全年培训300人次), where the words before it say so."""
    said = context.text.chars[max(sentence.start, span.start - _SAID) : span.start]
    if "年" not in said:
        return told
    if _SAME_YEAR.fullmatch(told) and (_ALL_YEAR.search(said) or _ALL_OF_YEAR.fullmatch(said)):
        return told[:4]
    return f"{told}-12" if len(told) == 4 and _YEAR_END.search(said) else told


def _event_day(context: Context, dates: Dates, span: Span, sentence: Span) -> str | None:
    """The day of the meeting at which somebody spoke or was present, where the text before names one day only."""
    chars = context.text.chars
    opened = _AT_EVENT.match(chars, sentence.start, sentence.end)
    if opened is None and not _is_attendance(chars, span, sentence):
        return None
    if context.index.last("date", span.start, sentence.start) is not None:
        return None
    section = context.text.section_at(span.start)
    inside = section is not None and opened is None and sentence.start > section.span.start
    low = section.span.start if section is not None and inside else sentence.start - _EVENT
    held = [
        mention
        for mention in context.index.before("date", sentence.start, max(0, low))
        if dates.role(mention) == "held"
    ]
    days = {dates.value(mention) for mention in held}
    session = opened is not None and "期间" in opened[0]
    if len(days) > 1 and not session and len(single := {d for d in days if len(d) == len("2024-01-01")}) == 1:
        days = single  # a visit of several days before the meeting
    if len(days) > 1:
        line = chars.rfind("\n", 0, sentence.start)
        days = {dates.value(held[0])} if held[0].span.start > line else set()
    day = days.pop() if days else ""
    return day if len(day) >= len("2024-01-01") else None


def _is_attendance(chars: str, span: Span, sentence: Span) -> bool:
    """True of a number of people who were at a meeting or spoke there."""
    if _PRESENT.match(chars, span.end, sentence.end) is not None:
        return True
    said = chars[max(sentence.start, span.start - _CALLED_LENGTH) : span.start]
    return _CALLED.search(said) is not None


def reported_year(dates: Dates, period: str | None) -> tuple[str | None, str | None]:
    """The year that a document reports on (EDTF), for what is achieved and for what is planned; `period` is the time
    that its title names.
    """
    if dates.reports_own_year:
        return dates.year, dates.year
    return (period if period is not None and _YEARS.fullmatch(period) else None), None
