"""Which noun an amount counts: the one after it, the one before it, or that of an amount before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.model import Span
from extractor.resolve import count_verbs as verbs
from extractor.resolve import count_words as words
from extractor.resolve.count_amounts import Amount
from extractor.resolve.count_clauses import last_clause
from extractor.resolve.count_doers import (
    OFFICE,
    PRAISED,
    PRAISED_UNITS,
    Known,
    actor,
    praise,
    reached_people,
    some_of,
    visited,
    went,
)
from extractor.resolve.count_forms import acted_upon, copies, settled_by_form, shortened, unit_of_print
from extractor.resolve.count_growth import against_mean, extreme, grown, than_before
from extractor.resolve.count_heads import Head, Left, after, before, outcome
from extractor.resolve.count_numbers import MASS
from extractor.resolve.count_occasions import (
    OCCASION_UNITS,
    changed,
    going,
    left_over,
    made_into,
    occasion,
    received,
    remainder,
    started,
    taken_up,
)
from extractor.resolve.count_qualifiers import OFTEN, Near, qualify
from extractor.resolve.count_rates import rates, respectively
from extractor.resolve.count_topics import by_verb, spoken, topic, trained
from extractor.resolve.count_turns import lists_people, others, plainest, settled_by_turn, share, spent

_AMONG = re.compile(r"(?:所有|全部|上述|这些|以上)(?P<noun>[\u4e00-\u9fff]{2,8}?)(?:中|里)，")
_PHASES = ("工程", "建设", "项目", "改造", "开发", "扩建", "施工")
"""What has phases, which a number before 期 orders: 二期建设."""
_GONE = re.compile(r"[跑走去来往]了?$")
_ONCE = re.compile(r"每(?:半年|季度|两个月|名委员|年|月|季|周|人)(?P<act>[\u4e00-\u9fff]{2,8})一[次场]")
_NEAR = 300  # code points; a part such as 立案120件 stands no farther from its whole
_SINCE_WHOLE = 60  # code points; so far back may 其中 stand
_PART = 12  # code points; a longer relative clause only restricts the noun
_LACKS = re.compile(r"没有|尚未|仍未|还未|未能")
_PERCENT = ("%", "个百分点")
_TIMES = ("次", "趟", "批次", "轮")
_EVENT_UNITS = OCCASION_UNITS | {"场", "期"}
_EACH_PRINTED = re.compile(r"(每[辑期册本部卷集])(?:印数?|印刷|印制|发行|印发)?约?")
_ACTS = frozenset("讨论 座谈 宣讲 走访 慰问 看望 研讨 接访 联系 对接".split())
_ACT_LENGTH = 8  # code points
_HOW_ONCE = re.compile("^(?:至少|各|都|要|须|集中|定期)+")


class Nouns:
    """Settles the nouns of a document's amounts, in order; remembers those that later ones may share."""

    def __init__(self, chars: str) -> None:
        self._chars = chars
        self._sentence = Span(0, 0)
        self._known: list[Known] = []
        self._inside: list[Known] = []

    def enter(self, sentence: Span) -> None:
        """Go on to the next sentence."""
        self._sentence = sentence
        self._known = [k for k in self._known if sentence.start - k.amount.mention.span.end < _NEAR]
        self._inside = []

    def remember(self, amount: Amount, head: Head) -> None:
        """An amount that turned out to be a count."""
        known = Known(amount, head)
        self._known.append(known)
        self._inside.append(known)

    def heads(self, amount: Amount, following: Amount | None) -> Iterator[Head]:
        """The nouns that an amount of the sentence counts; several only for a rate (办复率、满意率均为100%)."""
        near = self._near(amount)
        if amount.unit in _PERCENT:
            told = grown(near.said, [k.head for k in self._inside]) or extreme(near.last, self._previous)
            told = told or against_mean(amount.clause, self._previous) or share(near, self._inside)
            if told is not None:
                yield told
                return
            for head in rates(amount.clause, near.rest, self._previous, near.said):
                yield self._qualified(amount, head, near)
            return
        found = self._head(amount, near, following)
        if found is not None:
            yield self._qualified(amount, occasion(amount.clause, amount.unit, found), near)

    @property
    def _previous(self) -> Head | None:
        """What the amount before counts, where it stands in the same sentence."""
        return self._inside[-1].head if self._inside else None

    def _near(self, amount: Amount) -> Near:
        start, end = amount.mention.span
        said = self._chars[max(self._sentence.start, start - _NEAR) : start]
        rest = self._chars[end : min(self._sentence.end, end + _NEAR)]
        return Near(said, last_clause(said), before(started(amount.clause)), rest)

    def _qualified(self, amount: Amount, head: Head, near: Near) -> Head:
        numeral = amount.mention.fields.get("number1")
        if numeral is not None:  # the span begins before the number
            low = max(self._sentence.start, amount.mention.span.start - _NEAR)
            said = self._chars[low : numeral.start]
            near = near._replace(said=said, last=last_clause(said))
        return qualify(head, amount, near, self._previous)

    def _head(self, amount: Amount, near: Near, following: Amount | None) -> Head | None:
        rest = near.rest
        left = Left(None) if lists_people(amount) else _left(amount, near)
        lies = against_mean(amount.clause, self._previous)
        if (told := lies or settled_by_turn(amount, near, self._known, self._inside)) is not None:
            return told
        if (listed := respectively(near.last)) is not None:
            return before(listed).head
        if amount.unit in _TIMES and _has_people(left) and (gone := going(rest)):
            return Head(gone)
        if self._inside and (reached := reached_people(amount, self._inside)) is not None:
            return reached if reached.measure else None
        if following is not None and following.follows:
            right = after(rest[following.mention.span.end - amount.mention.span.end :])
            return right or left.head
        right = after(rest)
        if right is not None and not right.measure:
            return right
        right = visited(amount, actor(amount, right))
        if _is_no_amount(amount, right):
            return None
        if (settled := self._by_form(amount, rest)) is not None:
            return settled
        if left.head is not None and (_is_done_by(amount, left.head, right) or _LACKS.match(rest)):
            right = None
        if right is None and (told := self._told(amount, left, near)) is not None:
            return told
        became = words.ELECTED.match(rest) if left.head is None or amount.clause.endswith("等") else None
        if became:
            return Head(became["noun"])
        if right is not None and _takes_right(amount, left, rest):
            return right if right.qualifier else Head(right.measure, _own(left.verb), right.noun)
        return self._before(amount, left, near)

    def _before(self, amount: Amount, left: Left, near: Near) -> Head | None:
        """The noun that an amount shares with one before it, or that stands before it."""
        if (praised := praise(amount, left)) is not None and amount.unit.endswith("次"):
            return praised  # 领导批示11篇次: so many acts, not so many of the reports before
        if (some := self._some(amount, near)) is not None:
            return some
        summed = _sum(amount, left)
        if summed is not None and left.head is None:
            return summed
        event = left.head is None and amount.unit in _EVENT_UNITS
        if event and left.verb in _ACTS:
            act = words.without_trailing(amount.clause).removeprefix("其中")
            return Head(act if len(act) <= _ACT_LENGTH else act[-len(left.verb) - 2 :])  # 分组讨论1次
        if event and (name := spoken(left.verb, self._chars, amount.mention.span.start, near.said)):
            return Head(name)  # 开展“委员讲堂”等活动，累计举办430场
        partner = self._partner(amount, left, near)
        if partner is not None and (left.head is None or self._is_part(amount, left.head, partner)):
            return _shared(left, partner, near.rest)
        if summed is not None:
            return summed
        if left.part and received(amount.clause):
            return None
        if praised is not None:
            return praised
        if left.head is None and len(left.verb) >= 2:
            return by_verb(amount, left.verb, near)
        return left.head or self._doing(amount, near.rest)

    def _by_form(self, amount: Amount, rest: str) -> Head | None:
        """What a fixed form of words tells; a second length of time is that of the first (由74天缩短到15天)."""
        if amount.sort == "span" and shortened(amount.clause):
            inside = [k for k in self._inside if k.amount.sort == "span"]
            if inside:
                return inside[-1].head
        return settled_by_form(amount, rest)

    def _told(self, amount: Amount, left: Left, near: Near) -> Head | None:
        """What no noun but the turn of phrase tells: 每季度抽查一次, 由6个扩大到48个, 其余7件."""
        if self._inside and unit_of_print(amount) and (each := _EACH_PRINTED.fullmatch(amount.clause)) is not None:
            return self._inside[-1].head._replace(qualifier=each[1])
        if once := self._once(amount):
            return Head(once)
        if (whom := trained(amount, near.said)) is not None:
            return whom
        if (grew := changed(near.said)) is not None:
            return grew if grew.measure else self._partner(amount, left, near)
        if than := than_before(near.last):
            whole = self._partner(amount, Left(None, part=than), near)
            return whole._replace(qualifier=than) if whole is not None else None
        whole = self._partner(amount, left, near) if remainder(amount.clause) else None
        return left_over(whole, outcome(near.rest)) if whole is not None else None

    def _some(self, amount: Amount, near: Near) -> Head | None:
        """Some of a whole that are listed by name: 议题12项，其中校园食堂、公园等5项."""
        listed = amount.clause.endswith("等") and "其中" in near.last
        whole = self._partner(amount, Left(None), near) if listed else None
        return left_over(whole, outcome(near.rest)) if whole is not None else None

    def _once(self, amount: Amount) -> str:
        """What is done once in every so often: 每季度抽查一次."""
        start, end = amount.mention.span
        found = _ONCE.fullmatch(self._chars, start, end) if self._chars.startswith("每", start) else None
        act = _HOW_ONCE.sub("", found["act"]) if found else ""
        return "" if len(act) < 2 or act in verbs.LIGHT else act

    def _doing(self, amount: Amount, rest: str) -> Head | None:
        """What people did or became, of whom the number alone is given: 300人参加, 12人当选为常务委员; in what they
        took part where the amount before counts it (组织视察11次，230人次参加).
        """
        if amount.unit not in words.PERSON_UNITS:
            return None
        elected = words.ELECTED.match(rest)
        if elected:
            return Head(elected["noun"])
        done = words.DOING.match(rest)
        if done is None:
            return None
        inside = self._inside
        event = inside[-1].head.measure if inside and inside[-1].amount.unit in _EVENT_UNITS else ""
        return Head(done["verb"] + (event if 2 <= len(event) <= 8 else "人员"), done["verb"])

    def _partner(self, amount: Amount, left: Left, near: Near) -> Head | None:
        """The noun that this amount shares: of the last with its measure word, or right before it; a bare number
        shares within its sentence, a verb or a part (立案120件, 已解决的80件) over a few sentences.
        """
        unit, inside = amount.unit, self._inside
        if left.verb in words.BUILDING and (found := topic(near.said)):
            return Head(found)
        if (beside := self._beside(amount)) is not None:
            return beside
        if inside and copies(amount, left.verb) and _is_printed(inside[-1]):
            return inside[-1].head
        people = unit in words.PERSON_UNITS
        if people and left.head is None and not left.part and inside and (some := some_of(inside[-1].head, near.rest)):
            return some
        field = left.head is not None and left.verb == "" and left.head.measure.endswith(words.FIELDS)
        far = (left.verb or left.part or field) and not people
        things = acted_upon(inside, left.verb, self._chars)
        related = bool(things) and _related(things[-1].amount.unit, unit)
        far = far and not (related and things[-1].amount.unit in words.VISITS)
        for known in reversed(self._known if far else inside):
            summed = left.verb and unit in MASS and words.SUMS.search(known.head.measure)
            same = known.amount.unit == unit and not summed
            if same and people and left.head is None and not words.PERSON.search(known.head.shared):
                continue
            outside = known.amount.mention.span.start < self._sentence.start
            if field and outside and words.CORE.search(known.head.shared) is None:
                continue
            no_whole = (outside or known.head.noun) and words.CORE.search(known.head.shared) is None
            if same and left.part and no_whole and self._has_core(unit):
                continue
            if amount.follows or same:
                return plainest(known.head, self._known, unit) if outside else known.head
        if things and (related or spent(things, unit)):
            return things[-1].head
        among = _AMONG.search(near.said) if left.part else None
        return Head(among["noun"]) if among else None

    def _beside(self, amount: Amount) -> Head | None:
        """The noun of the amount that a mark divides from this one, which has none: 接待来宾23批、350余人次."""
        if amount.clause or not self._inside or amount.unit not in words.PERSON_UNITS:
            return None
        last = self._inside[-1]
        between = self._chars[last.amount.mention.span.end : amount.mention.span.start]
        return last.head if between == "、" else None

    def _has_core(self, unit: str) -> bool:
        """True where an amount before names a whole, so that parts of it (政治类14件) are not taken for one."""
        return any(k.amount.unit == unit and words.CORE.search(k.head.shared) for k in self._known)

    def _is_part(self, amount: Amount, left: Head, whole: Head) -> bool:
        """True for 乡级12个 and, after 其中, for a part that is not named by the noun of the whole."""
        visited = left.qualifier in verbs.VERBS and not left.measure.endswith("级")  # 走访乡镇17个 is no part
        if (words.LEVEL.fullmatch(left.measure) and not visited) or (
            left.measure[0] == "每" and left.measure[1:2] not in "千百万"
        ):
            return True
        if left.measure.endswith(words.FIELDS) and words.CORE.search(whole.shared):
            return not left.qualifier
        if others(amount, left, whole):
            return False
        if amount.unit in MASS or len(left.measure) > 6 or words.CORE.search(left.measure):
            return False
        start = amount.mention.span.start
        said = self._chars[max(0, start - _SINCE_WHOLE) : start].rsplit("。", 1)[-1]
        if (left.qualifier and verbs.STRONG_AT.match(left.qualifier)) or left.measure in _ACTS:
            return False  # 其中乡级7个，解决问题87个
        if left.measure[-2:] in said[: max(said.rfind("其中"), 0)]:
            return False  # 酒店、民宿126家，其中星级酒店2家
        return "其中" in said and left.measure[-1] != whole.shared[-1]


def _has_people(left: Left) -> bool:
    """True where people stand before a number of times: 组织委员3次赴外地考察."""
    return left.head is not None and words.PERSON.search(left.head.measure) is not None


def _left(amount: Amount, near: Near) -> Left:
    """What stands before a number; a body that got the things is no noun (上报区政协14条)."""
    clause, left = amount.clause, near.left
    if amount.unit in PRAISED_UNITS and PRAISED.fullmatch(clause):
        return Left(None, part=near.last if PRAISED.fullmatch(near.last) else clause)
    if left.head is not None and amount.unit in PRAISED_UNITS and OFFICE.fullmatch(left.head.measure):
        return Left(None, part=left.head.measure)
    if amount.unit in words.PERSON_UNITS and left.head is not None:
        left = went(left, left.head.measure, clause)
    if part := received(clause) or ("" if left.verb else taken_up(clause)) or made_into(clause):
        return Left(None, part=part)
    return Left(None, part=clause) if remainder(clause) or OFTEN.fullmatch(clause) else left


def _is_printed(known: Known) -> bool:
    return unit_of_print(known.amount)


def _is_done_by(amount: Amount, left: Head, right: Head | None) -> bool:
    """True for people named before their number, where what follows tells what they did: 村民代表30余名围坐院坝."""
    if right is None or amount.unit not in words.PERSON_UNITS or not amount.clause.endswith(left.measure):
        return False
    if verbs.STRONG_AT.search(right.measure) is None and words.PERSON.search(right.measure):
        return False
    return words.PERSON.search(left.measure) is not None and amount.clause[: -len(left.measure)] == ""


def _is_no_amount(amount: Amount, right: Head | None) -> bool:
    """先后3次捐赠, 除1件外; and 五次全会, the fifth: a number in Chinese before a meeting that nobody held."""
    if amount.clause == "除" or (amount.unit in ("趟", "回") and _GONE.search(amount.clause)):
        return True
    if amount.unit == "次" and amount.sort == "small" and amount.clause.endswith("连续"):
        return True  # 连续两次排名末位
    if right is None:
        return amount.unit in ("次", "场") and words.ADVERBIAL.search(amount.clause) is not None
    if amount.unit == "期" and amount.sort in ("small", "han") and right.measure.startswith(_PHASES):
        return True
    numbered = amount.sort in ("small", "han") and amount.unit == "次" and words.SESSION.match(right.measure)
    return bool(numbered) and not verbs.STRONG_AT.search(amount.clause)


def _takes_right(amount: Amount, left: Left, rest: str) -> bool:
    """The noun after the number counts, but not behind a noun of money or size: 投资3亿元的项目, 拨款8万元抢修."""
    given = left.verb.endswith(words.GIVING) or (amount.unit in MASS and words.SUMS.search(amount.clause))
    if given and not words.MONEY.match(rest):
        return False
    if amount.unit in MASS and left.head is not None and words.FUNDS.search(left.head.measure):
        return False
    worth = left.head is not None and words.WORTH.search(left.head.measure)
    people = amount.unit in words.PERSON_UNITS
    return not (rest.startswith("的") and left.head is not None and not worth and not people)


def _sum(amount: Amount, left: Left) -> Head | None:
    """向基金会捐赠10万元: the verb names the sum, where no short noun does."""
    summed = words.SUMS.search(amount.clause) if amount.unit.endswith("元") else None
    named = left.head is not None and summed is not None and len(left.head.measure) <= len(summed[0]) + 2
    return Head(summed[0]) if summed and not named else None


def _related(one: str, other: str) -> bool:
    return any(one in family and other in family for family in words.FAMILIES)


def _own(verb: str) -> str:
    """A verb as qualifier; those that only say that something took place add nothing."""
    return "" if len(verb) < 2 or verb in verbs.LIGHT else verb


def _shared(left: Left, whole: Head, rest: str) -> Head:
    """The noun of the whole with what singles out the part: 立案 + 提案, 乡级 + 协商议事平台, 会后 + 提案."""
    noun = whole.shared
    core = words.CORE.search(noun)
    short = core[0] if core else noun
    if left.part:
        named = left.relative and len(left.part) <= _PART
        kept = noun if len(noun) <= _PART and "、" not in noun else short
        return Head(f"{left.part}的{kept}" if named else short, left.part, noun)
    if left.head is not None:
        name = left.head.measure
        apart = words.LEVEL.fullmatch(name) or name.startswith("每")
        return Head(noun, name, noun) if apart else Head(f"{name}{short}", name, noun)
    if not left.verb:
        return Head(noun, outcome(rest), noun)
    if noun in verbs.VERBS or noun in words.PRINTED:
        return Head(left.verb)
    if len(short) < 2:
        return Head(noun, left.verb, noun)
    core_of = noun if len(noun) <= _PART and "、" not in noun else short
    return Head(core_of if core_of.startswith(left.verb) else f"{left.verb}{core_of}", left.verb, noun)
