"""Amounts whose noun stands elsewhere in the sentence, as a turn of phrase tells (其中教育界最多，为31件;
三届合计1126件); and numbers that a turn of phrase makes no amounts: 每采用1条得2分, 实现三个全覆盖.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.resolve import count_words as words
from extractor.resolve.count_amounts import Amount
from extractor.resolve.count_doers import Known
from extractor.resolve.count_heads import Head, before
from extractor.resolve.count_numbers import MASS
from extractor.resolve.count_qualifiers import Near

_POINTS = re.compile(r"[，的]?(?:每[件条次篇人])?(?:得|加|扣|计|记|减)[0-9]{1,3}(?:\.[0-9])?分")
"""采用1条|得2分: a rule of scoring."""
_FAILED = re.compile(
    r"(?:及?以上)?(?:无故|因故|无正当理由|擅自)?(?:不(?:参加|出席|履行|履职|到会|提交|合格|称职|达标)|未(?:参加|出席|到会|履行|提交)|缺席|缺会|请假)"
)
_WITHIN = re.compile(
    "(?:一|两|本|每|任期|届)[年届期]?度?(?:之)?内[^，。；]{0,6}$|连续[^，。；]{0,6}$|累计(?:无故)?$|无故$"
)
"""一年内无故两次|不参加会议: a rule, no amount."""
_ALL_OF = re.compile(r"(?:全覆盖|百分百|百分之百|100%|一律|优先(?!股)|到位(?!资金|率|情况)|不放过|不误|不减|同步)")
"""实现镇、村、企业三个|全覆盖: as many as were just named."""
_MOST = re.compile(
    r"(?:^|[，；。、：])(?:其中|以|尤以)?(?P<who>[^，；。、：0-9的最]{2,12}?)(?:的)?(?:数量|人数|件数)?(?:最[多少高大]|居首|排名第一|位居首位)"
    r"[，的]?(?:共|已|为|达到?|有|计)*$"
)
_ONE_WITH_MOST = re.compile(
    r"(?P<who>[^，；。：0-9]{2,12}?)(?:人数|数量)?最[多少大小]的(?:一[件个次场家篇名位条]|[^，。；：0-9]{1,6}?)(?:共|就|也|只|仅)?(?:有|达到?|为|是)$"
)
_TOP = re.compile(
    r"(?:^|[，；])(?:其中)?(?P<which>最[高多低少大]的(?:一[件个次场家篇名位条户村]|[^，。；0-9最]{1,6}?))[^，。；0-9]{0,3}$"
)
_SORT_OF_PEOPLE = re.compile(
    r"(?:其中)?(?P<which>[0-9]{2}(?:周?岁)?(?:[—－~至到-][0-9]{2})?周?岁(?:（含）)?(?:及?以[上下]|左右)?"
    r"|(?:小学|初中|高中|中专|大专|专科|本科|大学|研究生|硕士|博士)(?:及以[上下]|以[上下])?(?:文化程度|学历|学位|文化)?)(?:的|者|人员)?"
)
_DISTANCES = ("公里", "千米", "米", "里")
"""到11公里|外背水: how far, not how much."""
_SORTS = ("女性", "男性", "少数民族")
"""Sorts of people that are counted beside one another: 中共党员119名，女性52名, no part of the party members."""
_SHARES = re.compile(r"^分别占(?P<whole>[^，。；0-9%]{0,10}?)的?(?P<given>(?:[0-9.]+%(?:、|和|及|与))*)$")
_MORE_SHARES = re.compile(r"(?:(?:、|和|及|与)[0-9.]+%)*")
_LABELLED = re.compile(r"(?:^|[、：])(?:办理结果为|评定为)?(?P<label>[A-Da-d甲乙丙丁]类)（(?P<what>[^（）]{2,20})）$")
"""A类（已经解决或采纳）|98件."""
_SCOPE = re.compile(
    r"(?P<scope>全[省市县区州盟旗镇乡国])(?:目前|现|已|共|已经|累计|一共|总共|还)*(?:有|达到?|多达|拥有)?"
)
_OF_ALL = re.compile(
    rf"{_SCOPE.pattern}|[\u4e00-\u9fff]{{2,5}}?(?=全)(?:{_SCOPE.pattern.replace('scope', 'whose')})(?<=[有到达])"
)
"""某某区全区已有|16个."""
_ALL_OF_THEM = ("共", "共计", "合计", "总计", "一共")
_THEY_ALL = re.compile(
    r"[0-9一二两三四五六七八九十百]{1,4}[个家所支](?P<of>[^，。；：0-9的]{1,12})的"
    r"(?P<who>[^，。；：0-9的]{2,24}?)(?:共|合|总|一)(?:计|共)?$"
)
"""来自12个县的联络员和工作人员共|40人."""
_LIST_OF = re.compile(
    r"(?:(?:通过|决定|公布|确定|产生|推荐)了?)?(?P<who>(?:(?!通过|决定|公布|确定|产生|推荐)[^，。；：、0-9]){2,24}?)名单，(?:共|计|共计|合计|总计)?$"
)
"""通过六届委员名单，计|210名."""
_SITES = ("设站", "设点", "建站", "建点", "布点", "设岗")
_SITE = {what: re.compile(rf"(?P<noun>[\u4e00-\u9fff]{{1,5}}{what})(?=[自从，、”])") for what in "站点岗"}
"""工作站…已在各镇设站|16个: the station is named before."""
_SOME = ("多的", "少的")
_THE_ONES = ("有的", "有些")
"""有的提案写了|几千字: said at a venture."""
_ALIKE = re.compile(
    r"(?:像[^，。；]{1,10}(?:这样|一样|那样|这类|似)|(?:^ ?|。)像?(?:这样|类似|此类))的"
    r"(?P<noun>[\u4e00-\u9fff“”]{2,10})，(?:目前，)?[^，。；]{2,10}$"
)
_LESS = re.compile(
    r"(?:还|也|却|仍|均|都)?比(?!上年|去年|往年|上届|同期)[^，。；：0-9]{2,14}?(?:[高低多少](?:出|了)?|增加|减少|提高|下降|缩短|落后)"
)
_TOGETHER = re.compile(
    r"(?:以上|上述)?(?P<which>[两三四五六七八九十0-9]{1,2}(?:届|次|年|期|批|项|者|季|地|县|级))(?:委员会|会议|全会)?(?:合计|共计|总计|共|累计)"
)
_CURRENCY = re.compile(r"元[、，和及](?:人民币|港币|美元|澳门币|新台币|台币|欧元|日元)?$")
_CURRENCIES = ("、", "，", "和", "及", "币", "元")


def settled_by_turn(amount: Amount, near: Near, known: Sequence[Known], inside: Sequence[Known]) -> Head | None:
    """The noun of an amount that a turn of phrase tells; an empty head for a number that is no amount; None for all
    others. `known` are the amounts before, `inside` those of the same sentence.
    """
    rest = near.rest
    if _POINTS.match(rest) or (amount.sort == "small" and _ALL_OF.match(rest)):
        return Head("")
    if amount.unit in ("次", "年") and _FAILED.match(rest) and _WITHIN.search(amount.clause):
        return Head("")
    if amount.unit in _DISTANCES and rest.startswith(("外", "处", "远", "以外", "开外")):
        return Head("")
    if "最" in near.said and (most := _most(amount, near.said, known)) is not None:
        return most
    if amount.unit in words.PERSON_UNITS and (sort := _SORT_OF_PEOPLE.fullmatch(amount.clause)) is not None:
        whole = _of_unit(known, amount.unit)
        return Head(whole.shared, sort["which"]) if whole is not None else None
    if "类" in near.last and (label := _LABELLED.search(near.last)) is not None:
        whole = _of_unit(known, amount.unit)
        core = words.CORE.search(whole.shared) if whole is not None else None
        return Head(f"{label['label']}{core[0] if core else ''}", label["what"])
    if (named := _named_before(amount, near)) is not None:
        return named
    if "全" in near.last[:6] and rest[:1] in "，。；、）" and _OF_ALL.fullmatch(near.last):
        return _alike(near, amount.unit, known)
    if amount.clause in _SORTS:
        return Head(amount.clause)
    if inside and "比" in amount.clause and _LESS.fullmatch(amount.clause) is not None:
        return Head(inside[-1].head.measure, amount.clause)
    if amount.clause.endswith(("计", "共")) and (total := _TOGETHER.fullmatch(amount.clause)) is not None:
        whole = _of_unit(known, amount.unit)
        return Head(whole.shared, total["which"]) if whole is not None else None
    money = inside and amount.unit in MASS and amount.clause == "" and near.said.endswith(_CURRENCIES)
    if money and inside[-1].amount.unit in MASS and _CURRENCY.search(near.said) is not None:
        return inside[-1].head  # 外资120万美元、港币350万元
    return None


def _named_before(amount: Amount, near: Near) -> Head | None:
    """What clauses before the number's own name; an empty head for numbers said at a venture."""
    if near.last.startswith(_SOME) or (near.last.startswith(_THE_ONES) and amount.sort == "han"):
        return Head("")
    if amount.clause.endswith(_SITES):
        site = _SITE[amount.clause[-1]].search(near.said)
        return Head(site["noun"] if site is not None else "")
    return _listed(amount, near) if amount.unit in words.PERSON_UNITS else None


def _listed(amount: Amount, near: Near) -> Head | None:
    """People of several bodies who are summed up, and people on a list."""
    if amount.clause in _ALL_OF_THEM and (all_of := _THEY_ALL.search(near.last)) is not None:
        return Head(all_of["who"], all_of["of"]) if words.PERSON.search(all_of["who"]) else None
    listed = _LIST_OF.search(near.said) if "名单，" in near.said[-6:] else None
    return before(listed["who"]).head if listed is not None else None


def share(near: Near, inside: Sequence[Known]) -> Head | None:
    """Which of several amounts a share is of: A类98件，B类33件，分别占70.5%、23.7%."""
    found = _SHARES.match(near.last) if "分别占" in near.last else None
    if found is None:
        return None
    at = found["given"].count("%")
    more = _MORE_SHARES.match(near.rest)
    size = at + 1 + (more[0].count("%") if more is not None else 0)
    wholes = [k.head for k in inside if k.amount.unit != "%"][-size:]
    if len(wholes) != size:
        return Head("")
    whole = found["whole"]
    return Head(f"{wholes[at].measure}占{whole or '比'}", f"占{whole}" if whole else wholes[at].qualifier)


def _alike(near: Near, unit: str, known: Sequence[Known]) -> Head:
    """What a place as a whole has (全区已有16个): what the clause before names, else what the last amount counts."""
    scope = _SCOPE.search(near.last)
    alike = _ALIKE.search(near.said)
    if alike is not None:
        return Head(alike["noun"], scope["scope"] if scope else "")
    whole = _of_unit(known, unit)
    return Head(whole.shared if whole is not None else "", scope["scope"] if scope else "")


def _most(amount: Amount, said: str, known: Sequence[Known]) -> Head | None:
    """Who has the most of what was counted (其中教育界最多，为31件), or what there is most of in one case."""
    if (one := _ONE_WITH_MOST.search(said)) is not None:
        head = before(one["who"]).head
        return Head(head.measure, "最多" if "最多的" in said else "") if head is not None else None
    if (top := _TOP.search(said)) is not None and known:
        last = known[-1].head if amount.unit in MASS and known[-1].amount.unit in MASS else _of_unit(known, amount.unit)
        return Head(last.measure, top["which"]) if last is not None else None
    most = _MOST.search(said)
    if most is None or words.RATE.search(most["who"]):
        return None
    whole = _of_unit(known, amount.unit)
    return Head(whole.shared, most["who"]) if whole is not None else None


def _of_unit(known: Sequence[Known], unit: str) -> Head | None:
    """The noun of the last amount with the measure word `unit`: the shortest where one holds another."""
    last = next((k.head for k in reversed(known) if k.amount.unit == unit), None)
    return plainest(last, known, unit) if last is not None else None


def lists_people(amount: Amount) -> bool:
    """True behind the names of people: 张三、李四等12人."""
    if amount.unit not in words.PERSON_UNITS or not amount.clause.endswith("等"):
        return False
    name = amount.clause.removesuffix("等")
    return len(name) <= 3 and not (words.COUNTED_OWNER.search(name) or words.CORE.search(name))


def others(amount: Amount, part: Head, whole: Head) -> bool:
    """True for people who are no part of what was counted in persons before: 行政编制19人，其中公务员14人."""
    person = words.PERSON.search
    return amount.unit in words.PERSON_UNITS and person(part.measure) is not None and person(whole.shared) is None


def spent(things: Sequence[Known], unit: str) -> bool:
    """True for a part of a sum that was told before: 安排专项资金1.5亿元，已下达4800万元."""
    if not (things and unit.endswith("元") and things[-1].amount.unit.endswith("元")):
        return False
    return words.FUNDS.search(things[-1].head.measure) is not None


def plainest(head: Head, known: Sequence[Known], unit: str) -> Head:
    """Of the wholes in `unit` that were told before, the one whose noun the others end in: of 提案 and 联名提案 the
    first.
    """
    noun = head.shared
    heads = [k.head for k in known if k.amount.unit == unit]
    wider = [h for h in heads if len(h.shared) < len(noun) and noun.endswith(h.shared)]
    return min(wider, key=lambda h: len(h.shared)) if wider and len(wider[0].shared) >= 2 else head
