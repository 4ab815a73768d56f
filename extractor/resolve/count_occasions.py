"""Amounts that a verb or a change tells: 学习《条例》5次, 由6个扩大到48个, 上报区政协14条, 其余7件."""

from __future__ import annotations

import re

from extractor.resolve import count_words as words
from extractor.resolve.count_heads import Head, before

OCCASION_UNITS = frozenset("次 趟 回 轮 轮次 场次 天次".split())
"""Measure words of what is done, not of what it is done to."""

_DOING = (
    "(?P<how>集中|集体|专题|理论|传达|深入|专项|实地|联合|跟踪|反复)?(?:组织)?"
    "(?P<verb>学习|研读|研学|宣讲|宣传|培训|轮训|调研|视察|考察|走访|座谈|协商|讨论|研讨|监督|督查|督导|检查|巡查|慰问"
    "|听取|审议|通报|评议|参观|观摩|接待|联系|对接|服务|看望|回访|约谈|会商|推介|报道|清扫|巡河)"
)
_ACT = re.compile(_DOING + "(?:了|过)?(?P<object>.+)")
_EVENT = re.compile(
    "(?:会|会议|活动|班|讲座|课|学习|调研|视察|考察|协商|座谈|研讨|培训|监督|检查|评议|走访|论坛|赛|演出|仪式|巡查|督查|督导"
    "|宣讲|交流|慰问|服务|研究|讨论|评审|轮训|沙龙|之行|议事|批示|反映|建言|发言|采访|报道|宣传|行动|接访|推介|演练|[展节])$"
)
"""Ends of nouns that are occasions themselves."""
_ALL_HAN = re.compile(r"[\u4e00-\u9fff]+")

_GROWTH = (
    "(?:发展|扩大|扩展|扩充|拓展|增加|增长|上升|提高|提升|跃升|下降|减少|缩短|压减|精简|壮大|延伸|[增扩升降减])"
    "(?:[到至为成])(?:了)?(?:现在|目前|如今|今年|现今)?的?"
)
_GROWN = re.compile(rf"{_GROWTH}(?:[近约逾超]|超过)?$")
_GROWN_LENGTH = 12  # code points; more than the longest match has
_CHANGE = re.compile(
    r"(?P<topic>[^，。；：]*?)[从由](?P<first>[^，。；：从由]{0,20}[0-9零一二两三四五六七八九十百千万亿][^，。；：]{0,14}?)，?"
    rf"{_GROWN.pattern}"
)
_STARTED = re.compile(
    r"[从由](?:最初|原来|原先|最早|当初|开始|起初|初期|成立之初|刚开始|去年|上年|上届|过去|以前|以往|此前)(?:时)?的?$"
)
_RECEIVERS = tuple("政协 政府 委 人大 会 厅 室 部门 单位 机关 局 办 院 领导".split())
_RECEIVED = re.compile(
    r"(?:^|[共已先后年内均中并])"
    r"(?P<verb>[上转]?报送?|上报|报送|转送|呈[报送]|送交|转交|移交|转办|交办|提交|提供|反馈|推荐|推送|发往|批转|上交|抄送)"
    r"(?:给|至|到)?(?P<body>(?:全国|中央|自治区|上级|有关|相关|本级|同级|各|中共|[省市县区州旗镇乡])[\u4e00-\u9fff]{0,12}"
    r"(?:政协|政府|[省市县区州旗镇党]委|人大|常委会|委员会|办公[厅室]|部门|单位|机关|[厅局办院]|领导))$"
)
_GOING = re.compile(
    r"(?:分批|集中|先后|分别)?(?:赶?赴|前往|深入|走进|来到|到)[^，。；：]{2,24}?"
    r"(?P<act>(?:实地|专题|联合|集体|现场|跟踪)?(?:视察|调研|考察|走访|慰问|督查|督导|座谈|协商|学习|参观|踏勘|察看|监督|宣讲))(?=[，。；])"
)
_WENT_TO = re.compile(
    r"[\u4e00-\u9fff、]{2,14}?(?:带队|率队|先后|多次|分别|带领[\u4e00-\u9fff]{2,6}?)?(?<![签报])(?P<where>(?:深入|前往|赴|到)[\u4e00-\u9fff、]{2,12}?)"
    r"(?P<act>(?:实地|专题|现场)?(?:调研|视察|考察|走访|慰问|督查|检查|座谈|宣讲|指导))"
)
"""副主席带队|到包联企业|调研12次."""
_TOOK_UP = tuple("采纳 采用 录用 吸收 吸纳 转化 落实 办结 办复 答复 解决 参考 借鉴 采信".split())
_TAKEN_UP = re.compile(
    r"(?:其中|先后|已|有|共)*(?:被[\u4e00-\u9fff]{2,16}?(?:以上|部门|单位)?|(?:[\u4e00-\u9fff、]{0,16}[\u4e00-\u9fff])?"
    r"(?:[局厅委办]|行署|公署|政府|政协|人大|院|处|部门|单位|中心|办公室|党组|领导)(?<![格布全定大难原]局)(?<!举办))"
    rf"(?:已|均|全部|共|予以|直接|部分|及时)*(?:{'|'.join(_TOOK_UP)})"
)
"""Whose act it was, and which: 县林业局采纳, 被自治区级以上采用."""
_MADE_INTO = re.compile(
    r"(?:另有|另|其中|有|共)?(?:转为|转作|改为|改作|作为?|列为|列入|纳入)[\u4e00-\u9fff]{0,10}(?:处理|办理|参考|解决|处置|答复|整改|备案)"
)
"""What else was made of a part of a whole: 转为来信处理."""
_REST_FIRSTS = frozenset("其余剩另还尚仍")
_REST = re.compile(r"(?:其余|其他|其它|余下|剩余|剩下|另外?|还有|尚有|仍有|剩)的?(?:[近约]|尚有|还有)?")


def occasion(clause: str, unit: str, head: Head) -> Head:
    """What was done so many times, where the verb's object is no occasion: 学习《条例》5次, 走访企业12次."""
    if unit not in OCCASION_UNITS:
        return head
    if (went := _WENT_TO.fullmatch(head.measure)) is not None:
        return Head(went["act"], went["where"])
    if _EVENT.search(head.measure):
        return head
    found = _last_act(clause)
    if found is None or _EVENT.search(found["object"]):
        return head
    act = (found["how"] or "") + found["verb"]
    short = len(found["object"]) <= 6 and _ALL_HAN.fullmatch(found["object"])
    return Head(act + found["object"] if short else act, act if short else found["object"].strip("《》“”"))


def _last_act(clause: str) -> re.Match[str] | None:
    """The act nearest to the number that stands outside of titles and quotations."""
    best = None
    at = 0
    while (found := _ACT.search(clause, at)) is not None:
        inside = clause[: found.start()]
        if inside.count("《") == inside.count("》") and inside.count("“") == inside.count("”"):
            best = best or found
        at = found.start("verb") + 1
    return best


def started(clause: str) -> str:
    """A clause without what only says that the number is the first of two: 议事点从最初的 → 议事点."""
    return _STARTED.sub("", clause) if "从" in clause or "由" in clause else clause


def changed(said: str) -> Head | None:
    """What grew or shrank from one number to this one; an empty head where only its first number says so."""
    found = _CHANGE.search(said) if _GROWN.search(said[-_GROWN_LENGTH:]) else None
    if found is None:
        return None
    return before(found["topic"]).head or Head("")


def received(clause: str) -> str:
    """The verb with the body that got things, where nothing else stands before the number: 上报区政协."""
    clause = words.without_trailing(clause)
    found = _RECEIVED.search(clause) if clause.endswith(_RECEIVERS) else None
    return found["verb"] + found["body"] if found else ""


def going(rest: str) -> str:
    """What somebody went for so many times: 组织委员3次|赴外地实地视察 → 实地视察."""
    found = _GOING.match(rest)
    return found["act"] if found else ""


def taken_up(clause: str) -> str:
    """Who took up some of the things named before: 县林业局采纳12条."""
    clause = words.without_trailing(clause.strip(" "))
    found = _TAKEN_UP.fullmatch(clause) if clause.endswith(_TOOK_UP) else None
    return found[0] if found else ""


def made_into(clause: str) -> str:
    """What else became of some of the things named before: 转为来信处理5件."""
    found = _MADE_INTO.fullmatch(clause) if "为" in clause or "入" in clause or "作" in clause else None
    return found[0] if found else ""


def remainder(clause: str) -> bool:
    """True where a clause says only that the number is what is left of a whole: 其余, 另有."""
    clause = clause.strip(" ")
    return clause[:1] in _REST_FIRSTS and _REST.fullmatch(clause) is not None


def left_over(whole: Head, qualifier: str) -> Head:
    """The part of a whole that is left."""
    return whole._replace(measure=whole.shared, qualifier=qualifier)
