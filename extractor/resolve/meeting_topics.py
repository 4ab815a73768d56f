"""What a meeting or visit was about: what its own name says, what its sentence says before or behind it."""

from __future__ import annotations

import re

from extractor.model import Mention, Span
from extractor.resolve.index import Index
from extractor.resolve.meeting_dates import AFTER, AFTER_FIRSTS, around

_PASSES = r"审议(?!时|期间|意见)(?:通过)?(?:了|的)?"
_CONFERS = r"(?:协商|讨论|研究|审议|学习)(?:了|讨论)?"
_BEHIND = re.compile(
    # Each way to say it begins with a plain character, by which the place is found.
    rf"(?P<lead>围绕|主要任务是|会议主题为|活动主题为|主题为|主题是|议题为|议题是|主题：|就(?<!现就)(?!要|是|此|业|地|近|读|诊|医|餐|位|职|任|坐|能|会|有关事|不|可|在|像|算|把|连)|聚焦|听取(?:和|并|、){_PASSES}|{_PASSES}|通过(?:了)?(?=《)"
    rf"|听取(?=[^，。；]{{2,40}}汇报)|协商(?:决定|通过)(?:了)?|传达学习(?:了)?|传达(?=[^，。；]{{2,40}}精神)|专题{_CONFERS}|重点{_CONFERS}|集中{_CONFERS}|集体{_CONFERS}|协商讨论(?:了)?|协(?<=会议协)商)(?P<what>(?![（，]|通过，)[^。；！？]{{4,80}})"
)
_UNDER = re.compile(r"以“(?P<what>[^“”]{4,40})”为(?:主题|题)")
_MADE_TOPIC = re.compile(
    r"[把将](?P<what>[^，。；把将]{3,30}?)(?:作为|列为)(?:唯一|首要|重点|主要|专题|协商|重要){0,2}(?:议题|课题)"
)
_AHEAD = re.compile(
    r"(?:围绕|聚焦|就|针对|对)(?P<what>(?:(?!围绕|聚焦|[，。；！？]就)[^。；！？]){3,60}?)(?:问题|(?<!办理)(?<!落实)(?<!执行)情况|工作|等)?"
    r"(?:，)?(?:先后|分别|联合|组织[^，。；]{0,16}|邀请[^，。；]{0,16}|率队|赴[^，。；]{0,24}|深入[^，。；]{0,24}|来[^，。；]{0,24}|到[^，。；]{0,24}|进行|召开|举行"
    r"|举办|开展|专题)?(?:(?:第[一二三四五六七八九十\d]{1,3}次)?(?:专题|议政性|专题议政性|月度|季度|双月|双周))?$"
)
_INSIDE = re.compile(
    r"(?:围绕|关于|就)“?(?P<what>[^“”]{3,40}?)”?(?:问题)?的?(?:专题|远程|双月|界别|对口|网络|季度)?"
    r"(?:协商|座谈|研讨|议政|推进|交流|调研|视察|监督)"
)
_COINED = re.compile(
    r"^“(?P<what>[^“”]{4,30})”(?:专题|重点|远程|双月|季度|月度?|对口|界别|视频|联动|网络){1,2}(?:协商|议政|座谈|研讨)"
)
_SHOWN = re.compile(r"^(?P<what>“[^“”]{4,30}”)(?:主题)?(?:书画|摄影|图片|书法|作品|成果)")
_TAUGHT = re.compile(
    r"^(?P<what>(?!.*(?:委员|干部|人员|政协|周年|《)|中国人民政治|(?:第.{1,4}次)?中央)[^“”]{4,24}?)(?:专题|业务|(?<!提案办理)协商)?(?:(?<!政治)协商会|座谈会|议政会|培训班|培训会|研讨会)"
)
_FURTHERED = re.compile(  # 2024年度…工作推进会: the work that others are to learn from or to speed up
    r"(?:\d{4}年度?|第[一二三四五六七八九十\d]{1,3}[次届](?=[^“”，]{2,30}?(?:推进|观摩|现场|调度|督办))|[全我本][省市县区州盟旗](?:政协系统)?)?"
    r"(?P<what>(?!第.{1,3}届|.{0,6}政协工作|.{0,3}工作(?:现场|经验|$)|.{0,4}年度?工作)(?:“[^“”]{2,20}”(?=.{2}))?[^“”，]{2,30}?)(?:现场|经验|专题)?"
    r"(?:推进会议?|观摩会|观摩讲评会|现场会|调度会|交流会|督办会)"
)
_NO_WORK = re.compile(r"(?:主席|委员|干部|人员|部门|单位|系统|政协|小组|组长|[期次场届])$")  # who meets, or how often
_TITLED = re.compile(
    r"“(?P<what>[^“”]{4,60})”(?:议题|主题|课题|专题)?(?:(?:与|同)[^，。；]{2,20}?)?(?:进行|开展)?(?:专题|深入|充分|远程|面对面)?"
    r"(?:协商|议政|讨论|研讨|座谈|交流)"
)
_TITLES = re.compile(r"《[^《》]{2,60}》(?:[、和]?《[^《》]{2,60}》){0,6}(?=[，；。]|$)")
_WITHIN_TITLES = re.compile("《[^《》]*》")
_SUBJECTS = ("围绕", "就", "聚焦", "专", "重", "集", "协商讨论", "议题")
_OUTER = str.maketrans("‘’", "“”")  # marks within marks, once the outer ones are gone
_GOES_ON = re.compile(r"\s*(?:会议|大会|全会|座谈会)")
_BRAND = re.compile("商(?<!营商)(?<!招商)(?<!电商)|议|圆桌|夜话|讲堂|论坛|说|来|客厅|面对面|读")  # a way of meeting
_OBJECT = re.compile(r"(?:了|全[省市县区州]|我[省市县区州])?(?P<what>[\u4e00-\u9fff“”、·\d]{4,40})(?=[，。；]|$)")
_NO_OBJECT = re.compile(r"活动|一行|期间|报告|组|团|并|时|后|中|，|工作会|座谈|交流")
_PLACE = re.compile(r"(?:公司|企业|镇|乡|村|社区|街道|医院|学校|园区|景区|基地|现场|\d+[户家个处名项])(?:等.{0,8})?$")
_REPORT = re.compile(r"《关于(?P<what>[^《》]{4,40}?)的(?:专题)?(?:视察|调研|考察)报告》")
_CARRIED_OUT = re.compile(r"了?(?P<what>《[^《》]{4,60}》的?(?:办理|落实|实施|贯彻|执行)(?:落实)?(?:情况|工作)?)")
_OURS = re.compile(r"^(?:我|全|本)[省市县区州盟旗](?!人大|政协)")
_CITED = re.compile(
    r"(?:传达|学习(?!班|会|研讨|中心|委|和文史|文史|联络)|贯彻(?!落实情况|执行情况|实施情况|情况)|落实(?!情况)|领会|宣讲|列席)[^，。；]{0,36}$"
)
_CITED_WITHIN = 44  # code points that `_CITED` reaches over
_TASK = re.compile(r"(?:主要任务是|目的是|主题是|任务就是)(?P<what>[^。；！？]{4,80})")
_CONFERRED = re.compile(  # what the meeting that a headline names is told to have conferred on
    r"(?<![\u4e00-\u9fff])(?:会议|大会|全会)(?:还|专题)?(?:围绕|聚焦|就)(?P<what>“[^“”]{4,40}”|[^，。；“”]{4,40}?)"
    r"(?:等)?，?(?:开展|进行|作)了?(?:专题|深入|集中|议政性)?(?:协商|议政|讨论)"
)
_TEAM = re.compile(r"(?P<what>[\u4e00-\u9fff“”、]{4,20})(?:考察|调研|视察)[团组]")
_WITHIN = re.compile(r"(?:围绕|聚焦|就|针对)(?P<what>[^，。；]{4,40}?)(?:，|开展|进行|视察|考察|调研)")
_QUOTED = re.compile("“([^“”]{4,20})”专题")
_LEADS = re.compile(r"^.*?[率领带]")
_NOTHING = re.compile(r"^(?:会议|大会|此|其|有关|相关|下一步|进一步|如何)")
_TIMES = re.compile(r"[约近]?[0-9]+[余多]?[次场回期]")  # 集中学习18次 says how often, not what
_OPENING = 400  # code points below a headline that may say what its meeting is for
_SHORTEST = 3  # code points that name no work: 党建, 年中
_AHEAD_WITHIN = 90  # code points before a visit that may say what it looked at


def topic_of(index: Index, mention: Mention, kind: str) -> str:
    """The topic of a meeting mention, or an empty string where its sentence gives none."""
    chars, sentence = index.text.chars, around(index, mention.span)
    # One that others learn from is not told of here.
    if kind == "party-congress" or chars.startswith(("精神", "部署", "要求", "确定", "提出", "决策"), mention.span.end):
        return ""
    name = index.slice(mention.fields.get("name", mention.span))
    name = _WITHIN_TITLES.sub("《》", name) if "《" in name else name
    start, end = mention.span
    past = chars[end : end + 1] in AFTER_FIRSTS and AFTER.match(chars, end) is not None
    if past or _is_cited(chars, start, sentence):
        return _of_name(name)
    section = index.text.section_at(mention.span.start)
    if section is not None and section.role == "title":
        task = _TASK.search(chars, section.span.end, min(section.span.end + _OPENING, len(chars)))
        if task is not None:
            return task["what"].lstrip("，：")
        conferred = _CONFERRED.search(chars, section.span.end, min(section.span.end + 2 * _OPENING, len(chars)))
        return _unquoted(conferred["what"]) if conferred is not None and "会" in name else ""
    if kind == "visit" and (seen := _seen(chars, mention.span, sentence)):
        return _OURS.sub("", seen)
    if inside := _INSIDE.search(name):
        return inside["what"]
    if under := _UNDER.search(chars, sentence.start, min(sentence.end + _AHEAD_WITHIN, len(chars))):
        return under["what"]
    if made := _MADE_TOPIC.search(chars, mention.span.end, sentence.end):
        return _unquoted(made["what"])
    end = index.sentence(mention.span.start).end
    following = index.sentence(end) if end < len(chars) else sentence
    end = following.end if _GOES_ON.match(chars, sentence.end) else sentence.end
    behind = _BEHIND.search(chars, mention.span.end, max(end, sentence.end))
    if (
        behind is not None
        and not _TIMES.match(behind["what"])
        and not _in_title(chars, mention.span.end, behind.start())
    ):
        return _said(behind)
    before = chars[max(sentence.start, mention.span.start - _AHEAD_WITHIN) : mention.span.start]
    return _cleared(_AHEAD.search(before)) or _of_name(name)


def _in_title(chars: str, start: int, position: int) -> bool:
    """True for 围绕 within 《围绕中心搞调研》."""
    return chars.rfind("《", start, position) > chars.rfind("》", start, position)


def _is_cited(chars: str, start: int, sentence: Span) -> bool:
    """True for a meeting that others only learn from or sit in on: what follows is their business."""
    return _CITED.search(chars, max(sentence.start, start - _CITED_WITHIN), start) is not None


def _of_name(name: str) -> str:
    """What the name itself is made of: “黄连产业链”专题协商会, 提案撰写培训班."""
    furthered = _FURTHERED.fullmatch(name)
    if furthered is not None and len(furthered["what"]) > _SHORTEST and not _NO_WORK.search(furthered["what"]):
        return furthered["what"]
    found = _COINED.match(name) or _SHOWN.match(name) or _TAUGHT.match(name)
    return found["what"] if found and not _BRAND.search(found["what"]) else ""


def _seen(chars: str, span: Span, sentence: Span) -> str:
    """What a visit looked at: 就…开展视察, 视察…情况, …考察团."""
    before = chars[max(sentence.start, span.start - _AHEAD_WITHIN) : span.start]
    if told := _cleared(_AHEAD.search(before)):
        return told
    within = _WITHIN.search(chars, span.start, span.end)
    if within is not None:
        return _unquoted(within["what"])
    found = _OBJECT.match(chars, span.end, sentence.end)
    if found is not None and not _NO_OBJECT.match(found["what"]) and not _PLACE.search(found["what"]):
        return found["what"]
    if (titled := _CARRIED_OUT.match(chars, span.end, sentence.end)) is not None:
        return titled["what"]
    if (report := _REPORT.search(chars, span.end, sentence.end)) is not None:
        return report["what"]
    team = _TEAM.search(before)
    if team is None:
        return ""
    quoted = _QUOTED.search(team["what"])
    return quoted[1] if quoted is not None else _LEADS.sub("", team["what"])


def _said(match: re.Match[str]) -> str:
    lead, what = match["lead"], match["what"].rstrip("，").lstrip("：")
    if lead.startswith(("主", "议题", "会议主", "活动主")):
        return what
    if lead.startswith(("围绕", "就", "聚焦")) and (quoted := _TITLED.match(what)) is not None:
        return quoted["what"].translate(_OUTER)
    first = what.split("，")[0]
    if lead.startswith("通过") and (titles := _TITLES.match(what)) is not None:
        return lead.rstrip("了") + titles[0]
    if lead.startswith(_SUBJECTS) and first.startswith("“") and first.find("”") == len(first) - 1:
        return first[1:-1].translate(_OUTER)
    if lead.startswith(("协商决定", "协商通过")):
        return lead.rstrip("了") + first
    if lead.startswith(("专", "重", "集", "协")):
        return first
    return lead.rstrip("了的") + (first if lead.startswith(("审议", "传达")) or lead == "听取" else what)


def _cleared(match: re.Match[str] | None) -> str:
    """What a match says, without quotation marks around the whole; empty for words that name nothing."""
    if match is None or _NOTHING.match(match["what"]) or "，" in match["what"][-12:]:
        return ""
    return _unquoted(_OURS.sub("", match["what"].strip("，、")))


def _unquoted(what: str) -> str:
    return what[1:-1] if what.startswith("“") and what.find("”") == len(what) - 1 else what
