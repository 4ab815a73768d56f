"""What part a person plays in a document: speaker, author, officer, or merely mentioned."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import NamedTuple

from extractor.model import Span
from extractor.resolve.context import Context
from extractor.resolve.people_names import places_of, places_of_all, places_of_any

_ORDER = ("mentioned", "officer", "author", "speaker")
_REPORT = r"(?:报告|讲话|致辞|发言|说明|辅导|总结|通报|宣讲|党课|点评|动员)"
_VERBS = (
    r"表示|指出|强调|要求|说(?!明)|认为|介绍|讲解|坦言|感慨|感叹|主持召开|宣布|致辞|致欢迎|讲话|发言|传达|通报|汇报|呼吁|告诉|回忆|领学|宣讲|授课|"
    r"(?:回应|答复|评价)(?:说|道)|称赞|赞叹|用[^，。；]{1,10}?说明|"
    rf"提议|提出(?!的)|建议(?![案的])|提问|(?:逐一|现场|一一|当场|作(?:了|出)?)回应|受[^，。；]{{2,16}}委托，?(?:作|报告|通报|传达)|发表|作了?[^，。；]{{0,24}}?{_REPORT}"
)
_SPEAKS_NOW = re.compile(
    r"(?:同志|委员|主席|书记|部长|市长|县长)?(?:[于在][^，。；]{1,40}?[上时中日])?(?:还|也|首先|最后|分别|则|多次|反复|一再|再次|特别|专门)?"
    r"(?:用[^，。；]{1,4}[语话])?(?:[^，。；：、]{1,5}[着地](?=说|表示|介绍|告诉|感慨|回忆))?"
    rf"(?:代表[^，。；]{{1,40}}?(?=作|表示|致|讲|对|向|宣|发言))?(?:{_VERBS})"
)
_REPORTS = re.compile(r"(?:同志)?(?:所作的|作的)?关于[^。；]{2,48}(?:通报|汇报|报告|介绍|说明|发言)")
_HEARD = re.compile(r"(?:听取|听)[^。；]{0,60}$")
_SPEAKS_LATER = re.compile(
    rf"(?:并讲话|并作|并致|致辞|致欢迎|发表(?:重要)?讲话|作了?[^，。；]{{0,24}}{_REPORT}|表达了?感谢|表示|"
    r"(?<=时)(?:说(?!明)|称赞|指出|强调))(?!精神)"
)
_QUOTE_WITHIN = 26  # code points that may stand between a name and the words in quotes
_LATER = 80  # code points of the same part of a sentence within which that is told
_SPEECH_OF = re.compile(r"(?:同志)?在[^，。；]{1,60}?上的(?:讲话|致辞|报告|发言)(?!精神)")
_CITED = re.compile(r"(?:学习|传达|贯彻|落实|领会|按照)[^。；]{0,60}$")
_ALL_SPEAK = re.compile(r"[^。；]{0,120}?(?:分别|先后)[^。；]{0,30}(?:发言|讲话|汇报|通报|说明|介绍|表示)")
_TURNS_WITHIN = 600  # code points that a row of those who speak in turn takes up, and what they do
_ALL_WITHIN = 122  # code points within which it says that they do so one by one
_TOGETHER = re.compile(
    r"等?(?:\d{1,3}[名位])?(?:政协)?(?:委员|代表|专家|学者|同志)?(?:分别|先后|也|还|依次)?(?:[从就围][^，。；]{1,30})?(?:发言|作了?[^，。；]{0,16}(?:汇报|发言|介绍))"
)
_AUTHOR_IS = re.compile(r"作者(?:系|为|是|单位[：:]?)$")
_ATTENDS = re.compile(
    r"出席|主持|宣读|参加|参与|列席|陪同|会见|到会(?!祝贺|指导)|当选|揭牌|见证|一同|随同|就座|就坐|莅临|主礼|迎接|收看|收听|同行|应邀|率领|受邀"
)
_ATTENDING = 160  # code points of the same sentence within which that is told
_LONGEST_TAIL = 40  # code points, more than any of these patterns takes
_BEFORE = 12  # code points, more than the patterns take that end right before a name
_CITED_WITHIN = 66
_HEADS = re.compile(r"(?:主席|书记|秘书长|主任|[省市县区州盟旗镇乡局厅部]长|专员|司令员|政委|检察长)(?:同志)?[： ]?$")
_ACTS = re.compile(
    r"[^。；！？]{0,30}?(?:率(?!先)|带队|带领|视察|调研|走访|看望|慰问|考察|检查|指导|围坐|"
    r"座谈|牵头|分管|签约|签署|授牌|颁奖)"
)
_SEATED = re.compile(r"(?:出席|参加|就座|就坐|列席|陪同|到会|到场)[^。；：]{0,16}?(?:有|：)")
# What stands before comes second, so that a search passes over all characters but these two at once.
_HE_SAYS = re.compile(
    rf"[他她](?<=[，。！？”\n][他她])(?:[^，。；：们]{{0,5}}[着地])?(?:还|也|接着|随后|同时)?(?:{_VERBS})"
)
# Somebody whose words stand in quotes: 甲当场表态：“…”; “…”乙接过话。
_QUOTED_BEHIND = re.compile(r"[^。！？；：“”]{0,24}(?:：“[^“”]{4}|，“[^“”]{3,80}[。！？，…]”)")
_BEHIND_QUOTE = re.compile(r"[。！？，…]”[^、，。；：！？“”]{0,24}$")
_QUOTED_BEFORE = re.compile(
    r"[^。！？；：“”]{0,6}?(?:接过话|接话|接茬|插话|抢过话|补充|表态|点头|笑|叹|念叨|打趣|追问|发问|反问|答|抛出|开腔|开口|道出)"
    r"|[^，。！？；：“”]{0,12}。"
)
_HEAD = re.compile(r"主席|书记|秘书长|主任|部长|局长|主委|会长")
_LISTING = ("，", "；", "、", " ")  # what parts the entries of a list of posts and names
_JOINTS = ("、", "和", "及")
_LIST_ENDS = (*_LISTING, "。", "（", "\n", "")
_DELIVERED = re.compile(r"讲话|报告|致辞|发言|讲稿|党课")
_OWN_SPEECH = re.compile(r"[^。；，]{0,30}(?:并发表|发表)(?:重要)?讲话(?!精神)")
_HEAD_LINES = 12
_POST_LONGEST = 24  # code points of a mention that hold its post
_TITLE_LINE = 60  # code points; a longer line is no part of a headline
_MANY = 32  # names
_TERM = 24  # code points that may stand before the post in such a line
_LEADER = "习近平"
# Who delivers these tells of others: nobody else speaks in them.
_MONOLOGUE = re.compile(
    r"(?:讲话|致辞|致词|演讲|开幕词|闭幕词|工作报告|工作总结)(?:提纲|摘要|稿|要点)?(?:（[^（）]{1,20}）)?(?:$|[ —\n])"
)
_DIGEST = re.compile(r"发言|摘登|建言|声音|热议")  # headlines of what several say, each under the name
_UNDER_NAME = re.compile(r"(?:（[^（）\n]{1,30}）)?：")
_NO_MONOLOGUE = re.compile(r"学习|传达|贯彻|热议|解读|出席|发表")
_COMES = re.compile(r"[^。；！？]{0,30}?(?:出席|光临|莅临|列席)")
_CHOSEN = re.compile(r"(?:选举|推选|推举|补选|增选|增补)(?:产生|出)?了?(?:新任)?$")
_PAST = re.compile(r"(?:时任|曾任|历任|原任)$")
_FORM_ROLES = {"author": "author", "roster": "officer"}
_ELECTED = re.compile(
    r"当选|选举|推选|推举|任命|补选|增选|增补|决定|获任|为|由|(?<![曾历时现前离担兼出])任(?![期职务])|连任|继任|接任|兼"
)
_BESIDE = re.compile(r"(?:同志)?(?:兼|担)?任")  # behind a post and a name: what the person takes on beside it
_APPOINTED = re.compile(
    r"(?:兼|担)?任(?:活动|工作|专项)?(?:领导小组|专班)?副?(?:组长|主任|指挥长|召集人|会长)(?=[，。；、]|$)"
)


def _told_soon(pattern: re.Pattern[str], chars: str, span: Span, reach: int, stops: str) -> bool:
    """True where a pattern is found from the start of `span` on after at most `reach` characters, no stop before it.

    The same as a lazy run of characters before the pattern, but found by its first characters.
    """
    start, end = span
    found = pattern.search(chars, start, min(end, start + reach + _LONGEST_TAIL))
    if found is None or found.start() - start > reach:
        return False
    return not any(chars.find(stop, start, found.start()) >= 0 for stop in stops)


class Part(NamedTuple):
    """Where a person is named: the name, the whole mention, how it was read, whether alone in it."""

    name: Span
    mention: Span
    form: str
    alone: bool


class Parts:
    """Tells roles in one document; `mentions` are the spans of all person mentions, in order, `names` all persons."""

    def __init__(self, context: Context, mentions: Sequence[Span], names: Collection[str]) -> None:
        self._context = context
        self._chars = context.text.chars
        self._starts = sorted({m.start for m in mentions})
        self._ends = {m.start: m.end for m in mentions}
        self._around = {m.start for m in mentions} | {m.end for m in mentions}
        # One pass for all names rather than one for each, where they are many.
        self._places = places_of_all(self._chars, names) if len(names) > _MANY else {}
        self._quoted = self._said(names)
        self._seated: dict[Span, int] = {}
        self._is_book = "年鉴" in context.page.title
        title = context.page.title
        self._is_digest = _DIGEST.search(title) is not None
        self._is_monologue = _MONOLOGUE.search(title) is not None and _NO_MONOLOGUE.search(title) is None

    def role(self, name: str, parts: Sequence[Part], spoken: Sequence[Span]) -> str:
        """The most telling role over all mentions of a person; `spoken` are the repetitions of the name that speak."""
        if name == _LEADER:  # cited everywhere; a speaker only where the document reports the speech
            spoke = any(_OWN_SPEECH.match(self._chars, part.mention.end) for part in parts)
            return "speaker" if spoke else "mentioned"
        roles = [self._of_part(part) for part in parts]
        if self._is_monologue and not any(self._is_own(part) for part in parts):
            return max((self._told_of(part, role) for part, role in zip(parts, roles, strict=True)), key=_ORDER.index)
        if spoken or name in self._quoted:
            roles.append("speaker")
        if self._is_book and any(map(self._is_listed, parts)):
            return "officer"  # the page of a yearbook lists who is in office
        return max(roles, key=_ORDER.index)

    def _is_own(self, part: Part) -> bool:
        """True where the line names who delivers the speech or report."""
        if part.form in ("byline", *_FORM_ROLES):
            return True
        in_title = _SPEECH_OF.match(self._chars, part.mention.end) is not None
        return part.form == "post-names" and (in_title or self._delivers(part))

    def _told_of(self, part: Part, role: str) -> str:
        """The role of somebody whom a speech or report tells of: those present at it and those elected are officers."""
        present = role in ("officer", "speaker") and _COMES.match(self._chars, part.mention.end) is not None
        start = part.mention.start
        chosen = part.form == "elected" or _CHOSEN.search(self._chars, max(start - _BEFORE, 0), start) is not None
        return "officer" if present or (role == "officer" and chosen) else "mentioned"

    def spoken(self, name: str, parts: Sequence[Part]) -> list[Span]:
        """Where the bare name stands once more and speaks: 郭沫若强调."""
        places = self._places[name] if name in self._places else places_of(self._chars, name)
        found = [(at, at + len(name)) for at in places]
        for written in sorted({self._chars[slice(*part.name)] for part in parts} - {name}):  # with spaces: 周 恩 来
            found += [(at, at + len(written)) for at in places_of(self._chars, written)]
        speaking = [Span(start, end) for start, end in found if _SPEAKS_NOW.match(self._chars, end)]
        if not speaking:
            return []
        mentions = sorted(part.mention for part in parts)
        starts = [start for start, _ in mentions]
        reach = list(accumulate((end for _, end in mentions), max, initial=0))  # of those that start so far
        return [span for span in speaking if reach[bisect_right(starts, span.start)] < span.end]

    def _said(self, names: Collection[str]) -> frozenset[str]:
        """Who is meant by 他说 and 她表示: the person named last before, in the same paragraph."""
        said = [match.start() for match in _HE_SAYS.finditer(self._chars)]
        places = sorted(places_of_any(self._chars, names)) if said and names else []
        found = set()
        for position in said:
            line = self._context.text.section_at(position)
            if line is None:
                continue
            low = line.span.start
            at = bisect_left(places, (position, "")) - 1
            while at >= 0 and places[at][0] + len(places[at][1]) > position:
                at -= 1
            # Where a paragraph holds nothing but what is said, in the paragraph before.
            since = self._chars.rfind("\n", 0, max(low - 2, 0)) + 1 if self._chars.startswith("“", low) else low
            if at >= 0 and places[at][0] >= since:
                found.add(places[at][1])
        return frozenset(found)

    def _is_listed(self, part: Part) -> bool:
        """One of several heads with their names: 主席甲，副主席乙、丙，秘书长丁。 or an entry of a list, 主席：甲."""
        start, end = part.mention
        if part.form != "post-names" or _HEAD.search(self._chars, start, end) is None:
            return False
        if "：" in self._chars[start:end]:
            return True
        behind = self._chars[end : end + 1] in _LISTING and end + 1 in self._around
        before = self._chars[start - 1 : start] in _LISTING and start - 1 in self._around
        return (behind or before) and self._chars[end : end + 1] in _LIST_ENDS

    def _of_part(self, part: Part) -> str:
        if part.form == "byline":
            return "speaker" if _DELIVERED.search(self._context.page.title) else "author"
        if part.form == "post-names" and self._delivers(part):
            return "speaker"
        if part.form in _FORM_ROLES:
            return _FORM_ROLES[part.form]
        beside = part.mention.start < part.name.start and _BESIDE.match(self._chars, part.name.end, part.mention.end)
        if part.form == "elected" and (beside or _ELECTED.search(self._chars, part.mention.start, part.mention.end)):
            return "officer"
        end = part.mention.end if part.alone else part.name.end
        sentence = self._context.index.sentence(part.name.start)
        if part.alone and self._speaks(sentence, part.mention.start, end):
            return "speaker"
        start = part.mention.start
        if _AUTHOR_IS.search(self._chars, max(sentence.start, start - _BEFORE), start):
            return "author"
        if self._speak_together(part.mention.end, sentence.end) or self._speak_in_turn(part.mention.end, sentence.end):
            return "speaker"
        near = max(sentence.start, start - _BEFORE)
        if part.form == "post-names" and _CHOSEN.search(self._chars, near, start):
            return "officer"
        if self._is_past(part):
            return "mentioned"
        if self._chars.endswith("免去", near, start) or self._chars.startswith("免去", start):
            return "officer"
        in_office = (
            (part.form == "post-names" and not part.alone and self._are_heads(part))  # listed
            or _told_soon(_ATTENDS, self._chars, Span(end, sentence.end), _ATTENDING, "。！？")
            or self._seated_from(sentence) <= start
            or self._opens_line(part)
            or _APPOINTED.match(self._chars, end, sentence.end) is not None
            or self._leads(part, sentence)
        )
        return "officer" if in_office else "mentioned"

    def _seated_from(self, sentence: Span) -> int:
        """Where in a sentence those are named from who attend (出席会议的有 …); behind the text where none are."""
        known = self._seated.get(sentence)
        if known is None:
            found = _SEATED.search(self._chars, *sentence)
            known = self._seated[sentence] = len(self._chars) + 1 if found is None else found.end()
        return known

    def _speak_together(self, start: int, end: int) -> bool:
        """甲、乙、丙分别发言: what follows says it of all."""
        soon = min(end, start + _ALL_WITHIN)
        one_by_one = self._chars.find("分别", start, soon) >= 0 or self._chars.find("先后", start, soon) >= 0
        spoken = one_by_one and _ALL_SPEAK.match(self._chars, start, end) is not None
        return spoken or _TOGETHER.match(self._chars, start, end) is not None

    def _speak_in_turn(self, end: int, until: int) -> bool:
        """经济委主任甲、文史委主任乙作交流发言: what follows the last says it of all."""
        at, until = end, min(until, end + _TURNS_WITHIN)
        while self._chars[at : at + 1] in _JOINTS and at + 1 in self._ends and at < until:
            at = self._ends[at + 1]
        return at > end and _TOGETHER.match(self._chars, at, until) is not None

    def _leads(self, part: Part, sentence: Span) -> bool:
        """A head of a body who does what heads do, and is not only cited."""
        if part.form != "post-names" or _HEADS.search(self._chars, part.mention.start, part.name.start) is None:
            return False
        cited = self._is_cited(sentence, part.mention.start)
        return not cited and _ACTS.match(self._chars, part.mention.end, sentence.end) is not None

    def _is_cited(self, sentence: Span, start: int) -> bool:
        """True where somebody's words are only learned or carried out."""
        return _CITED.search(self._chars, max(sentence.start, start - _CITED_WITHIN), start) is not None

    def _delivers(self, part: Part) -> bool:
        """A line of the head that is a post and a name, under the headline of a report or speech."""
        line = self._context.text.section_at(part.name.start) if part.alone else None
        if line is None or part.mention.end != line.span.end or part.mention.start - line.span.start >= _TERM:
            return False
        head = self._context.text.sections[:_HEAD_LINES]
        if line.span.start > head[-1].span.start:
            return False
        above = "".join(
            self._context.text.slice(s.span)
            for s in head
            if s.span.start < line.span.start and s.span.end - s.span.start <= _TITLE_LINE
        )
        return _DELIVERED.search(f"{above}{self._context.page.title}") is not None

    def _speaks(self, sentence: Span, start: int, end: int) -> bool:
        if _SPEAKS_NOW.match(self._chars, end, sentence.end):
            return True
        if self._is_quoted(sentence, start, end):
            return True
        if _REPORTS.match(self._chars, end, sentence.end) and _HEARD.search(
            self._chars, max(sentence.start, start - _CITED_WITHIN), start
        ):
            return True
        if self._is_digest and self._chars[start - 1 : start] in ("\n", "") and _UNDER_NAME.match(self._chars, end):
            return True
        if self._is_cited(sentence, start):
            return False
        if _SPEECH_OF.match(self._chars, end, sentence.end):
            return True
        stop = bisect_right(self._starts, end - 1)
        until = min(self._starts[stop], sentence.end) if stop < len(self._starts) else sentence.end
        return _told_soon(_SPEAKS_LATER, self._chars, Span(end, until), _LATER, "。；！？")

    def _are_heads(self, part: Part) -> bool:
        """False for members, of whom a list tells nothing: 委员甲、乙."""
        post = self._context.index.slice(part.mention)[:_POST_LONGEST]
        return _HEAD.search(post) is not None or "常委" in post or "常务委员" in post

    def _is_quoted(self, sentence: Span, start: int, end: int) -> bool:
        """Somebody's words stand in quotes right behind, or before what somebody does when speaking."""
        if self._chars.find("“", end, end + _QUOTE_WITHIN) >= 0:
            told = _QUOTED_BEHIND.match(self._chars, end)
            stop = bisect_right(self._starts, end - 1)
            if told is not None and (stop == len(self._starts) or self._starts[stop] > told.end() - 2):
                return True
        if _BEHIND_QUOTE.search(self._chars, max(start - _QUOTE_WITHIN, 0), start) is None:
            return False
        return _QUOTED_BEFORE.match(self._chars, end) is not None

    def _is_past(self, part: Part) -> bool:
        """True for a post of former days: 时任市政协主席的周恩来."""
        start = part.mention.start
        return _PAST.search(self._chars, max(start - 2, 0), start) is not None or self._chars.startswith(
            ("时任", "曾任", "历任", "原任"), start, part.mention.end
        )

    def _opens_line(self, part: Part) -> bool:
        """主席：李济深 under a heading, or a line that is a post and a name."""
        line = self._context.text.section_at(part.name.start)
        if line is not None and part.form == "post-names" and line.span == part.mention:
            return True
        before = self._chars[max(part.name.start - 1, 0) : part.name.start]
        return before in ("：", ":") and part.form == "post-names"
