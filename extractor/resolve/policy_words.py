"""The words of adopting, issuing and handing in documents, before a title and behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

PASSES = (
    "审议通过",
    "讨论通过",
    "表决通过",
    "原则通过",
    "一致通过",
    "审议批准",
    "审议并通过",
    "通过",
)
HANDS_IN = (
    *("提交", "提出", "写出", "整理形成", "整理成", "汇总成", "归纳成"),
    *("递交", "报送", "上报", "呈报", "撰写", "形成"),
)
COMPILES = ("编印", "编纂", "编辑", "编撰", "编写", "出版", "推出", "编")
OWN_WORK = (
    *("制定", "制订", "拟定", "拟订", "出台", "联合出台", "印发", "修订", "修改", "编制", "发出", "制发", "下发"),
    *("颁发", "下达", "推行", "建立", "作出", "做出"),
)
ISSUES = (
    *("联合印发", "颁布", "颁行", "发布", "公布", "公开发布", "发表", "转发", "批转", "批准", "批复", "核准", "签发"),
    *("签署", "签订", "签定", "确立", "起草"),
)
PASSES_ON = ("转发", "批转")
NEAR = (*PASSES, *HANDS_IN, *COMPILES)
DATED = frozenset((*PASSES, *OWN_WORK, *ISSUES, *HANDS_IN, "出版", "编印")) - {"起草", "撰写", "写出"}


def _either(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# A title may be called 新修订的 or 修改后的 without that being what is told of it.
_REVISED = r"修(?<!新修)(?:订|改)(?!后?的|稿|草案)"
_WORDS = tuple(w for w in (*PASSES, *HANDS_IN, *COMPILES, *OWN_WORK, *ISSUES) if w not in ("修订", "修改"))
_VERB = re.compile(rf"{_either(_WORDS)}|{_REVISED}")
_BETWEEN = 16  # code points between a verb and the title that it governs
_STOPS = "，。；：《》"  # none of them stands between
# What is only read or followed is issued by somebody else, at another time.
STUDIES = re.compile(r"学习|传达|贯彻|落实|宣传|解读|研读|对照|根据|按照|依据|依照|依托|围绕|结合|遵循|执行")

# What is still to come has no day of issue yet.
_URGED = re.compile(
    r"(?:(?:尽快|尽早|早日|适时|抓紧)(?:研究|组织|修订|启动|抓紧)?|(?<!意见)建议|应|应当|应该|督促|争取|呼吁)$"
)  # 建议尽快出台《…条例》
_INTENDED = re.compile(r"(?:即将|将要|[拟将]|准备|计划|筹备|尚未|有待|正在)$")
# 拟在2024年秋季开学前出台, 力争年内印发
_DUE = re.compile(r"[日月底末旬内年季度](?:之|以)?前$")  # 年底前提交: who it is by is told, but it has no day yet
_SET_FOR = re.compile(r"(?:拟|计划|力争|争取|确保|预计|准备|将[于在])[^，。；：《》]{2,20}[前底内年季月]$")
_ADVISED_WITHIN = 160  # code points that a list of advice takes up
_TO_COME = re.compile(r"即将|将[要于]|拟于?|尚未|有望|正在|征求意见|起草|酝酿|筹备")

_PARTICLE = (
    r"于|在|自|从|由|经|是|联合|共同|、(?=B)|被|获得|获|得到|已经|已|也|均|都|又|正式|最终|随即|即日|分别|相继|先后|审议|讨论|表决|一致|"
    r"全票|联合|日?起|开始|会议|大会|全会|全体会议|常委会会议|主席会议|第?[一二三四五六七八九十\d]{1,3}[届次]"
)
_TOLD = (
    r"印发|出台|下发|制定|颁布|公布|发布|颁发|颁行|批复|批准|审议通过|通过|修订|施行|实施|执行|生效|发表|问世"
    r"|出版(?!社|物)"
)
_TELLS = re.compile(_TOLD)
_BEHIND = re.compile(
    rf"(?:[，并和]?(?:{_PARTICLE}|D{{1,30}}|B{{1,40}}|，(?=[自于由经DB])){{0,10}}(?:{_TOLD})(?!过程|情况|办法|细则|[\d一二三四五六七八九十]{{1,4}}周年)){{1,3}}"
)
NOUNS = ("意见", "条例", "规定", "办法", "规则", "方案", "规划", "计划", "纲要", "章程", "决定", "细则")
# 2006年2月中共中央《…》: the date that a title bears, with nothing but its issuer between.
_BESIDE = re.compile(r"(?P<date>D{1,30})(?:的|B{1,40}的?|(?:B{1,40}|中央)?一号文件)?$")
_NUMBER = re.compile(r"[〔\[（(【]((?:19|20)\d\d)[〕\]）)】](?:第? ?)?\d{1,4} ?号")
_PLACE = re.compile(r"[我本][省市县区州盟旗]$")
_NUMBER_WITHIN = 24  # code points that the number of a document and its brackets take up
_NOTICE = re.compile(r"关于(?:印发|颁发|下发|颁布|发布)(?:修订后的)?$")
_TOOK_PART = re.compile(
    r"(?:组织|率|带队|联合|会同|牵头|组成)[^。；《]{0,60}(?:视察|调研|考察|调查|监督|走访|评议|座谈|协商)|会后|经协商|(?:开展|深入|赴)[^。；《]{0,40}(?:视察|调研|考察|调查)"
)
_SITTING = re.compile(
    r"(常务委员会|常委会|常委(?=会议)|党组)(?=会议|（?扩大）?会议|议|，|召开|举行|第?[一二三四五六七八九十\d]{1,3}次|专题)"
)
_ORGANS = {"常委会": "常务委员会", "常委": "常务委员会"}
_OTHERS = re.compile(
    r"(?:(?:^|[，。；：、\n])(?:近年来，?|此外，?|同时，?)?(?:[我本全][省市县区州盟旗国]|国家|各地|各级|有关部门|相关部门|当地|部门)"
    r"(?!政协|委|人民|主席|副主席)[^，。；：《》]{0,16})$"
)
LONGEST_JOINT = 66  # code points: brackets, a conjunction and a date
_JOINED = re.compile(r"(?:（[^（）]{1,30}）)?(?:以及|[、和与及，]|\s{0,3})(?:D{1,30}的?)?")


class Verb(NamedTuple):
    """A verb that governs a title, where it begins, and whether a time is set by which it is to be done."""

    word: str
    start: int
    due: bool = False


def verb_before(chars: str, start: int, title: int) -> Verb | None:
    """The verb nearest before a title that says what was done with it; None where the title is only read or cited."""
    found = None
    clause = start
    for stop in _STOPS:
        if (at := chars.rfind(stop, clause, title)) >= 0:
            clause = at + 1
    for match in _VERB.finditer(chars, clause, title):
        near = title - match.end() <= _BETWEEN
        told = near and chars.find("被", match.end(), title) < 0  # 提出的建议被《…办法》采纳
        if told and not STUDIES.search(chars, match.end(), title) and not _is_intended(chars, start, match):
            at = match.start()
            found = Verb(match[0], at, _DUE.search(chars, max(start, at - 4), at) is not None)
    return found


def _is_intended(chars: str, start: int, verb: re.Match[str]) -> bool:
    at, end = verb.span()
    if chars.startswith("的", end):
        return False  # 将整理形成的《…》报送
    advised = chars.rfind("建议：", max(0, at - _ADVISED_WITHIN), at)
    if advised >= 0 and chars.find("。", advised, at) < 0:
        return True  # 建议：一是修订《…》；二是制定《…》
    if _INTENDED.search(chars, max(start, at - 4), at) or _SET_FOR.search(chars, max(start, at - 24), at):
        return True
    return not chars.startswith("了", end) and _URGED.search(chars, max(start, at - 6), at) is not None


def is_revision(behind: str) -> bool:
    """True for what stands behind a title and only says when it was revised: ，2011年11月修订."""
    return set(_TELLS.findall(behind)) == {"修订"}


def year_of_number(chars: str, at: int) -> str | None:
    """The year that the number of a document bears, in the brackets right behind its title: （东府〔2023〕1号）."""
    match = _NUMBER.search(chars, at, at + _NUMBER_WITHIN) if chars[at : at + 1] == "（" else None
    return match[1] if match is not None else None


def is_of_notice(chars: str, start: int, title: int) -> bool:
    """True for what a headline issues: 关于印发《…》的通知."""
    return _NOTICE.search(chars, start, title) is not None


def may_tell(chars: str, start: int, end: int) -> bool:
    """True where a word of issue stands between: a cheap test before `told_behind`."""
    return _TELLS.search(chars, start, end) is not None


def told_behind(masked: str) -> int:
    """Length of what is said right behind a title of its issue: 于D由B印发, 正式出台; 0 where nothing is.

    In `masked` each date is a run of D and each body a run of B.
    """
    match = _BEHIND.match(masked)
    return match.end() if match is not None else 0


def is_to_come(behind: str) -> bool:
    """True where the words behind a title say that it is not issued yet."""
    return _TO_COME.match(behind) is not None


def named_again(noun: str, chars: str, start: int, end: int) -> int | None:
    """Where, between `start` and `end`, a document is told to be issued that only its last word names: 条例正式印发."""
    if noun not in NOUNS:
        return None
    match = _named_again(noun).search(chars, start, end)
    return match.end() if match is not None else None


@cache
def _named_again(noun: str) -> re.Pattern[str]:
    adverb = "(?:正式|终于|最终|终|已)?"
    return re.compile(rf"[，。；日月年](?:这[一部个项]{{1,2}}|该)?{noun}(?={adverb}(?:{_TOLD})[，。；])")


def date_beside(masked: str) -> int | None:
    """Where in the words before a title the date stands that the title bears; None where it bears none."""
    match = _BESIDE.search(masked)
    return match.start("date") if match is not None else None


def in_a_row(masked: str) -> bool:
    """True for what stands between two titles of one list."""
    return _JOINED.fullmatch(masked) is not None


def took_part(chars: str, start: int, end: int) -> bool:
    """True where a body went to see or confer on something before it reported: 组织委员视察企业，形成."""
    return _TOOK_PART.search(chars, start, end) is not None


def is_of_others(chars: str, start: int, verb: int, title: int) -> bool:
    """True where 我省, 有关部门 act or own the document (出台我县《实施方案》): which organ it is, nothing tells."""
    return bool(_OTHERS.search(chars, start, verb) or _PLACE.search(chars, verb, title))


def organ_sitting(chars: str, start: int, end: int) -> str:
    """The organ of a committee that met last in the words before a title; empty where none did."""
    met = [match[1] for match in _SITTING.finditer(chars, start, end)]
    return _ORGANS.get(met[-1], met[-1]) if met else ""
