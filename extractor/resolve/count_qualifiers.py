"""What restricts a count: how often, which part, what was done with it, and what those who are counted did."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.resolve import count_verbs as verbs
from extractor.resolve import count_words as words
from extractor.resolve.count_amounts import Amount
from extractor.resolve.count_heads import Head, Left, before
from extractor.resolve.count_predicates import PREDICATE, may_begin
from extractor.resolve.count_refining import Around, names_only, refined

OFTEN = re.compile(
    r"每(?:个?(?:季度|月|星期|工作日)|半年|两年|两个?月|[年月周日天次场期届季人户车村镇组]|[名位](?:政协)?(?:主席会议成员|常委|委员|党员|干部|代表|职工|教师|成员|医生|队员)|名[\u4e00-\u9fff]{2,4}?(?=[至最不都每年]|$)"
    r"|件提案|个(?:工作站|工作室|联络站|联络组|联络室|党支部|议事点|界别|专委会|支部|小组|村|社区|乡镇|街道|镇街|镇|县|市|区|单位|部门))|(?<!第)[年月日季人户村](?:均)|两周"
)
_ACTOR = re.compile(
    r"(?P<who>[\u4e00-\u9fff、]{0,10}?(?:中心组|常委会会议|常委会|主席会议|党组会议|党组|支部|专委会|委员会|主要领导|领导|负责人"
    r"|政协机关|机关|界别|联络组|小组))"
    r"(?P<what>(?:专题)?(?:研究|听取)[\u4e00-\u9fff]{2,10}(?:工作|汇报)|(?:集体|集中|专题|理论|联合|实地|重要|肯定性|开展)?(?:学习|协商|调研|视察|批示|考察|走访|座谈|研讨|培训|监督|慰问|评议|督办|交流))"
)
_RATE = re.compile(
    r"(?P<of>(?!基本|比较|满意和)[\u4e00-\u9fffA-Za-z“”（）·]{2,16}?)(?:[\u4e00-\u9fff]{2}率|优良天数(?:比例|比率)?|满意度|知晓度|覆盖度)"
)
_SIZE = re.compile(
    r"(?:全[省市县区镇乡村])?(?P<of>[\u4e00-\u9fff“”]{2,10})[\u4e00-\u9fff]{2}(?:面积|里程|长度|总量|总额)"
)
_TRAINED = re.compile(
    r"(?P<verb>培训|资助|救助|帮扶|慰问|走访|服务|组织|选派|聘请|邀请|表彰|吸纳|带动|受理|选聘|轮训|招录|引进|吸引|安置)(?P<who>[\u4e00-\u9fff、]{2,})"
)
_ACTED = "分组|现场|分批|走访|视察|考察|调研|参观|观摩|学习|发言|领办|入选"
_ACTED_FIRSTS = frozenset(word[0] for word in _ACTED.split("|"))
_DID = re.compile(
    r"(?!同比|环比|较上|[是占把为均])"
    rf"(?P<did>(?:{PREDICATE.pattern}|{_ACTED})[^，。；：！？（）0-9]{{0,22}})"
)
_NOT_DONE = ("将于", "拟于", "将在", "拟在")
_ABOUT = ("围绕", "就", "针对", "聚焦")
_SPOKE = re.compile(
    r"(?:围绕|就|针对|聚焦)[^，。；]{6,50}?(?:作了?|进行了?|做了?|踊跃|积极|展开|深入)(?P<did>[^，。；]{0,6}?(?:发言|交流|协商|讨论|建言|座谈|辩论|问政))(?=[，。；])"
)
"""围绕种养、加工和销售作了|大会发言: what people did, where their topic is told at length."""
_RESULT = re.compile(
    r"(?:全部|均已|均|已|成功|顺利)?(?P<did>落地|开工|投产|竣工|完工|建成|办结|签约|落户|投用|办理|承办|答复)(?=[，。；])"
)
_LEADS = ("由", "对")
_CAUSES = ("因", "由于")
"""Why something happened restricts nothing."""
_ACTS = tuple("工作 汇报 学习 协商 调研 视察 批示 考察 走访 座谈 研讨 培训 监督 慰问 评议 督办 交流".split())
"""Ends of what `_ACTOR` matches."""
_RATES = tuple("率 度 天数 比例 面积 里程 长度 总量 总额".split())
"""Ends of what `_RATE` and `_SIZE` match."""
_ACT = re.compile(r"(?:前|内|都|各|须|要|应)?[\u4e00-\u9fff]{2,4}")
_LIST = re.compile(r"(?P<list>[^，。；：0-9]{2,60}等)[\u4e00-\u9fff]{0,10}")
_STATE = re.compile(
    r"^的?(?:办理|落实|整改|推进|进展|执行|实施|督办|答复|转化|建设|完成|解决){1,2}(?:工作)?(?:情况|结果|进展|成效|进度)(?=[\u4e00-\u9fff]{2})"
)
"""5件重点提案|办理情况|开展视察."""
_SUCH = re.compile(r"[^、等]{1,12}等(?![级离候额效外分])(?=[\u4e00-\u9fff]{2})")
_LIST_MARKS = frozenset("、和及与")
_LIST_OPENING = re.compile(r"^(?:其中|包括|涉及|有|围绕|就|聚焦|对)")
_CONTINUES = re.compile(r"[、和及与][^，。；：、]{0,14}$")
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百")
_PRAISED = re.compile(
    r"(?P<who>[\u4e00-\u9fff、]{0,16}(?:领导|书记|[省市县区州]长|主席|主任)(?:同志)?(?:作出|做出|给予|予以))(?:重要|肯定性|专门)*批示$"
)
_TOGETHER = re.compile(r"[^，。；：]{0,40}?(?P<did>(?:组成|进行)(?:了)?[\u4e00-\u9fff]{2,10})(?=[，。；])")
"""What holds for all of a list: 由6名委员、3名律师组成服务团, 对5个集体、9名个人进行表彰."""
_SUMMED = re.compile(r"(?:计划|协议|合同|涉及|累计)?(?:总投资|投资额|总金额|金额|总面积|总额|资金)(?:共|约|达|为)*")
_HANDLED = re.compile(r"^[^，。；]*?(?:将对|将把|对|把)(?=[\u4e00-\u9fff]{4})")
_ORDER = re.compile(r"^(?P<first>首期|首批|一期|二期|第[一二三]批|会前|会后|会议期间|大会期间|闭会期间|平时|全年|年内)")
_SCOPE = re.compile(r"全[省市县区旗州盟乡镇村国校](?!体|面)")
_BOUND = re.compile(r"(?:至少|最少|不少于|不低于|最多|至多|不超过)+")
_EVERY = re.compile(r"(?:各[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff]{2,4})(?:每人每年|每人|每年)$|每人每年$")
_ADVERBIAL = re.compile(
    r"(?:经[^，。；、]{0,12}?(?:审查|审核|研究|筛选|协商)，?|合作|联合|共同|合力|协助|帮助|协同|牵头|参与|推动|带动|促成|领衔|集中|专题)+$"
)
_ADVERBIALS = tuple(
    """
    审查 审核 研究 筛选 协商 审查， 审核， 研究， 筛选， 协商，
    合作 联合 共同 合力 协助 帮助 协同 牵头 参与 推动 带动 促成 领衔 集中 专题
    """.split()
)
"""Ends of what `_ADVERBIAL` matches."""
_FOR = re.compile(r"(?!的)(?:专门|专项)?(?:用于|用来|用作)?(?P<what>[\u4e00-\u9fff“”]{4,16})(?=[，。；])")
_ALL = re.compile(r"^(?:全部|全都|均|都|已|先后|顺利|成功|相继|陆续|分别){1,3}")
_ALL_FIRSTS = frozenset("全均都已先顺成相陆分")
_NEXT = re.compile(
    r"，(?P<did>(?:先后|分别|集中|实地)?(?:赴|前往|深入|走进|围绕|就)[^，。；：0-9《“]{2,16}|(?:先后|分别|集中|实地)?(?:视察|考察|调研|参观|走访|慰问|观摩|学习|结对|参加|开展)[^，。；：0-9《“]{2,16}+(?![0-9近约]))"
)
_NEXT_PASSIVE = re.compile(
    r"，(?P<did>(?:全部|均|分别)?(?:由[\u4e00-\u9fff]{2,12}(?:督办|办理|承办|领衔|牵头)[\u4e00-\u9fff]{0,4}|被[\u4e00-\u9fff]{2,14}|(?:获|得到|受到)[\u4e00-\u9fff、]{2,16}))(?=[，。；])"
)
_PIVOT = re.compile(r"(?:帮助|协助|组织|动员|组织动员|邀请|引导|推动|选派|安排|发动|吸引|带动|推荐|资助|支持)$")
_HANDED_ON = ("交由", "交给", "转交", "送交", "由")
_CLOSING = re.compile(r"(?:\d{4}年)?年[末底](?=[，有共])|[省市县区州盟旗]?政协机关(?=有)")
"""When, or of whom, a yearbook says how many there were: 年末有委员227名."""
_BARELY = ("发生", "有", "共有", "拥有", "现有", "设有", "建有", "具有", "开展", "举办", "召开", "组织", "进行")
"""Verbs that restrict nothing."""
_TIME = re.compile(
    r"[一二两三四五六七八九十几]{1,2}年(?:多)?[来间]|全年|一年来|过去(?:的)?[一五]年|本届|[一二三四五六七八九十]{1,3}届(?:期间|以来)|任期内|任职期间"
)
_OCCASION = re.compile(
    r"(?P<of>[\u4e00-\u9fff]{4,}?)(?:专题|联合|集体|实地)?(?:调研|视察|协商|协商会|座谈会|培训班|监督|考察|研讨会|巡查|走访)"
)
_OCCASIONS = tuple("调研 视察 协商 协商会 座谈会 培训班 监督 考察 研讨会 巡查 走访".split())
_VERBAL = re.compile(r"[\u4e00-\u9fff]{2,6}")


_KIND = re.compile(
    r"(?P<kind>[\u4e00-\u9fff]{2,8}(?<!这)(?<!各)(?<!两)[类界]别?)(?:重点|集体|个人)?(?:提案|委员|建议|意见|信息|议题|问题)$"
)
_MET = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{0,10}(?:党组|支部|专委会|联络组|小组|中心组|党委|工委|常委会))"
    r"(?:全年|今年|先后|累计|共|分别|均|已)*(?:召开|举行)了?会议$"
)
_GIFTS = frozenset("配套 集资 众筹 垫资 捐款 捐款捐物 捐资 捐赠 捐物 出资 捐助 资助 认捐".split())
_GIVERS = re.compile(
    r"^(?:全年|其中|一年来|截至.{1,8}[月底日])?(?!累计|先后|共|捐|自发|个人)(?P<who>[\u4e00-\u9fff]{2,16}?)(?:累计|先后|共|自发|主动|踊跃|积极|带头|个人|合计|还)*"
    r"(?:捐款捐物|捐款|捐资|捐赠|捐物|出资|捐助|资助|认捐|配套|集资|众筹|垫资)"
)


class Near(NamedTuple):
    """What stands around an amount in its sentence: all that is `said` before it, as far back as it matters, `last`,
    the clause before it, `left`, what that ends in, and `rest`, what stands behind the amount.
    """

    said: str
    last: str
    left: Left
    rest: str


def qualify(head: Head, amount: Amount, near: Near, previous: Head | None) -> Head:
    """The head with what restricts it, as far as its sentence says: what was done to it, and what became of it;
    `previous` is what the amount before counts (走访企业12家、农户30户).
    """
    people = amount.unit in words.ACTING_UNITS
    if "、" in near.last:
        head = _unlisted(head, near.last)
    kind = _KIND.match(head.measure)
    if kind is not None and not verbs.STRONG_AT.match(head.measure):  # 民生类提案: more than what was done with them
        return Head(head.measure, kind["kind"], head.noun)
    if (met := _met(head, near.last)) or (met := _given(head, near.last)):
        return Head(head.measure, met, head.noun)
    head = _divided(head, people)
    inherited = previous.qualifier if previous is not None else ""
    if previous is not None and not head.qualifier and (whole := _of_whole(head, near, previous)):
        return head._replace(qualifier=whole)
    told = inherited if amount.follows and inherited else _before(head, near, inherited, people)
    became = _did(head, near.rest, people) or _purpose(head, near, amount.unit.endswith("元"))
    if not became and near.last.startswith(_LEADS) and (both := _TOGETHER.match(near.rest)) is not None:
        became = both["did"]
    if became in head.measure:
        became = ""
    qualified = Head(head.measure, _joined(told, became, near.last), head.noun)
    return refined(qualified, amount.unit, Around(near.said, near.last, near.rest))


def _unlisted(head: Head, clause: str) -> Head:
    """A noun or what restricts it, of which only the end of a list is left: 水、电、|路等方面, 用工、|融资等难题."""
    measure, own = head.measure, head.qualifier
    if "等" in measure and (such := _SUCH.match(measure)) is not None and f"、{measure}" in clause:
        return head._replace(measure=measure[such.end() :])
    return head._replace(qualifier=_widened(own, clause)) if own else head


def _widened(own: str, clause: str) -> str:
    """All of the list that `own` is the end of: 后宅镇、|云澳镇."""
    at = clause.find(f"、{own}")
    if at < 0 or verbs.STRONG_AT.match(own) is not None:
        return own
    start = 1 + max(clause.rfind(mark, 0, at) for mark in "的了到在赴对为就与向和")
    said = verbs.without_adverbs(clause[start:at])
    lead = verbs.STRONG_AT.match(said)
    listed = said if lead is None else said[lead.end() :]
    return own if not listed or any(c in _NUMERALS for c in listed) else f"{listed}、{own}"


def _met(head: Head, clause: str) -> str:
    """Who held meetings that are called no more than that: 县政协党组全年召开会议18次."""
    found = _MET.search(clause) if head.measure == "会议" else None
    return found["who"] if found else ""


def _given(head: Head, clause: str) -> str:
    """Who gave, where the verb is all that is counted: 港澳委员累计捐资120万元."""
    if head.measure not in _GIFTS:
        return ""
    found = _GIVERS.search(clause)
    return found["who"] if found else ""


def _of_whole(head: Head, near: Near, previous: Head) -> str:
    """The whole that a part is of (委员210名，其中女性46名), or the things whose sum it is (项目9个，总投资3亿元)."""
    if words.RATE.search(previous.measure):
        return ""
    if near.last.startswith("其中") and near.last.removeprefix("其中").startswith(head.measure):
        core = words.CORE.search(previous.shared)
        named = (core[0] if core else previous.shared) in head.measure
        return "" if named or words.LEVEL.fullmatch(head.measure) else previous.measure
    return previous.measure if _SUMMED.fullmatch(near.last) else ""


def _joined(told: str, became: str, clause: str) -> str:
    """What restricts a count from before its number and from behind it."""
    if not became:
        return told or _scope(clause)
    if told in _HANDED_ON or _PIVOT.search(told):
        return told + became
    if told and told in became:
        return told if became.endswith(told) else became
    if became not in told:
        return f"{told}，{became}" if told else became
    return told


def _before(head: Head, near: Near, inherited: str, people: bool) -> str:
    """What restricts a count from before its number: how often, which, the verb with its adverbs."""
    clause, rest, left = near.last, near.rest, near.left
    own = "" if head.qualifier == head.measure else verbs.without_adverbs(head.qualifier) or head.qualifier
    bare = not own or own in verbs.VERBS
    if head.measure.endswith("批示") and (praised := _PRAISED.fullmatch(words.without_trailing(clause))) is not None:
        return praised["who"]
    if often := _often(clause, head.measure):
        return often if bare or verbs.STRONG_AT.match(own) or "每" in own else f"{often}，{own}"
    if bare and (listed := _listed(clause, people)):
        return listed
    if own and not bare:
        verb = left.verb
        led = len(verb) >= 2 and verb not in verbs.LIGHT and verb not in own and rest.startswith(own)
        return f"{verb}，{own}" if led else own
    found = own or _governing(left, clause, head.measure) or _inherited(clause, inherited)
    found = verbs.without_adverbs(found) or found
    if not found or found in _BARELY:
        if found == "有" and (closing := _CLOSING.match(clause)) is not None:
            return closing[0]
        return _about(head.measure) or _scope(clause) or _period(near.said) or found
    return _with_adverbs(near.said, found)


def _purpose(head: Head, near: Near, money: bool) -> str:
    """What a sum is for (拨款8万元应急抢修), or what became of the rest of a whole (其余4个明确了时限)."""
    part = near.left.part or head.noun
    if not (money or part) or head.measure in near.rest[:40]:
        return ""
    found = _FOR.match(near.rest)
    return found["what"] if found else ""


def _scope(clause: str) -> str:
    """全县, 全乡: of which place."""
    found = _SCOPE.search(clause) if "全" in clause else None
    return found[0] if found else ""


def _about(measure: str) -> str:
    """What an occasion was about: 国家公园试点|专题调研."""
    found = _OCCASION.fullmatch(measure) if measure.endswith(_OCCASIONS) else None
    return found["of"] if found else ""


def _period(said: str) -> str:
    """五年来, 全年: over which time, where a sentence begins with it."""
    found = _TIME.match(said)
    return found[0] if found else ""


def _often(clause: str, measure: str) -> str:
    """每季度, 每名委员联系: how often, with what is done so often."""
    if not ("每" in clause or "均" in clause or "两周" in clause):
        return ""
    found = [m for m in OFTEN.finditer(clause) if not m[0].startswith("人均")]
    if not found:
        return ""
    said = clause[: clause.rfind(measure)] if measure in clause else clause
    said = _BOUND.sub("", said)
    act = said[found[-1].end() :]
    whole = _EVERY.search(said[: found[-1].end()])
    if len(found) > 1 and found[-2].end() == found[-1].start():
        return found[-2][0] + found[-1][0]
    start = found[-1][0] if whole is None or whole.start() > 0 else whole[0].removeprefix("把")
    return start + act if _ACT.fullmatch(act) else start


def _listed(clause: str, people: bool) -> str:
    """The things named before 等: 民盟县委、县工商联等集体提案42件, 养老、托育等6个课题."""
    found = _LIST.fullmatch(clause) if "等" in clause else None
    if found is None or _LIST_MARKS.isdisjoint(found["list"]) or (people and names_only(found["list"])):
        return ""
    return _LIST_OPENING.sub("", found["list"])


def _with_adverbs(said: str, verb: str) -> str:
    """The verb with what it is done by or together with: 经审查立案, 合作征集."""
    at = said.rfind(verb)
    found = _ADVERBIAL.search(said[:at]) if at > 0 and said.endswith(_ADVERBIALS, 0, at) else None
    return (found[0].replace("，", "") if found else "") + verb


def _divided(head: Head, people: bool) -> Head:
    """Who did it (常委会会议专题学习) and of what it is a rate (重点提案落实率); the measure stays whole there."""
    if head.qualifier and head.qualifier not in verbs.LIGHT and verbs.without_adverbs(head.qualifier):
        return head
    measure = head.measure
    if measure.endswith(_ACTS) and (found := _ACTOR.fullmatch(measure)):
        return head._replace(qualifier=found["who"])
    if measure.endswith(words.PROCESSES) and (done := words.PROCESSED.fullmatch(measure)):
        return head._replace(measure=done["noun"], qualifier=done["verb"])
    if people and (trained := _TRAINED.fullmatch(measure)) and _are_people(trained["who"]):
        return head._replace(measure=trained["who"], qualifier=trained["verb"])
    if head.qualifier or not measure.endswith(_RATES):
        return head
    rate = _RATE.fullmatch(measure) or _SIZE.fullmatch(measure)
    return head._replace(qualifier=rate["of"].strip("“”")) if rate else head


def _are_people(noun: str) -> bool:
    return words.COUNTED_OWNER.search(noun) is not None or words.PERSON.search(noun) is not None


def _did(head: Head, rest: str, people: bool) -> str:
    """What the people did, or what was done by those that are counted (12个部门办理): right behind the noun."""
    at = rest.find(head.measure)
    if at > 2 and head.qualifier and rest[:at] == f"{head.qualifier}的":
        rest = rest[at:]
        at = 0
    behind = (rest[at + len(head.measure) :] if 0 <= at <= 2 else rest).lstrip(" ")
    if (state := _STATE.match(behind)) is not None:
        behind = behind[state.end() :]
    if at == 0 and (result := _RESULT.match(behind)):
        return result["did"]
    if at == 0 or people:
        behind = _ALL.sub("", behind) if behind[:1] in _ALL_FIRSTS else behind
    if behind.startswith("，"):
        next_ = (_NEXT if people else _NEXT_PASSIVE).match(behind) if people or at != 0 else None
        return next_["did"] if next_ is not None else ""
    may = (people or at == 0) and (may_begin(behind) or behind[:1] in _ACTED_FIRSTS)
    found = _DID.match(behind) if may else None
    if found is None or found["did"].startswith(_CAUSES) or found["did"].endswith(_NOT_DONE):
        return ""
    if not people and found["did"] in verbs.VERBS and behind[found.end() : found.end() + 1].isdigit():
        return ""  # 立案的88件提案|已办结71件: done with some of them
    if people and found["did"].startswith(_ABOUT) and (spoke := _SPOKE.match(behind)) is not None:
        return spoke["did"]
    return found["did"] if len(found["did"]) >= 2 else ""


def _governing(left: Left, clause: str, measure: str) -> str:
    """The verb or the part before the number, or the verb that begins the list that the number closes."""
    if left.part:
        part = _HANDLED.sub("", _widened(left.part, clause) if "、" in clause else left.part)
        if len(part) <= 16:
            return part
    start, mark, _ = clause.partition("、")
    listed = bool(mark) and not any(c.isdigit() for c in clause)
    verb = before(start).verb if listed else ""
    leads = len(verb) >= 2 and verb not in verbs.LIGHT
    if leads and verbs.STRONG_AT.match(start):
        return verb
    if len(left.verb) >= 2 and left.verb != measure and left.verb not in verbs.LIGHT:
        return left.verb
    if first := _ORDER.match(clause):
        return first["first"]
    return verb if leads else ""


def _inherited(clause: str, qualifier: str) -> str:
    """The verb of the list that this number continues: that of the number before it, if `qualifier` is one."""
    mark = _CONTINUES.search(clause) if qualifier else None
    if mark is None or _NUMERALS.isdisjoint(clause[: mark.start()]):
        return ""
    shared = _VERBAL.fullmatch(qualifier) and verbs.STRONG_AT.match(qualifier)
    return qualifier if shared or OFTEN.fullmatch(qualifier) else ""
