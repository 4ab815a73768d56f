"""Which noun an amount counts: the one after it, the one before it, or that of an amount before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.model import Span
from extractor.resolve import count_verbs as verbs
from extractor.resolve import count_words as words
from extractor.resolve.count_amounts import Amount
from extractor.resolve.count_forms import settled_by_form, shortened, unit_of_print
from extractor.resolve.count_heads import Head, Left, after, before, outcome
from extractor.resolve.count_numbers import MASS
from extractor.resolve.count_occasions import OCCASION_UNITS, changed, left_over, occasion, received, remainder, started
from extractor.resolve.count_qualifiers import OFTEN, Setting, qualify
from extractor.resolve.count_rates import rates, respectively

_AMONG = re.compile(r"(?:所有|全部|上述|这些|以上)(?P<noun>[\u4e00-\u9fff]{2,8}?)(?:中|里)，")
_QUOTED = re.compile(r"“([^“”，。]{2,12})”")
_GONE = re.compile(r"[跑走去来往]了?$")
_ONCE = re.compile(r"每(?:半年|季度|两个月|名委员|年|月|季|周|人)(?P<act>[\u4e00-\u9fff]{2,8})一[次场]")
_NEAR = 300  # code points; a part such as 立案120件 stands no farther from its whole
_SINCE_WHOLE = 60  # code points; so far back may 其中 stand
_PART = 12  # code points; a longer relative clause only restricts the noun
_LACKS = re.compile(r"没有|尚未|仍未|还未|未能")
_PERCENT = ("%", "个百分点")
_TITLED = re.compile(r"《([^《》]{2,24})》")


@dataclass(frozen=True, slots=True)
class Known:
    """An amount whose noun is settled."""

    amount: Amount
    head: Head


class Nouns:
    """Settles the nouns of a document's amounts, in order; remembers those that later ones may share."""

    def __init__(self, chars: str) -> None:
        self._chars = chars
        self._known: list[Known] = []

    def remember(self, amount: Amount, head: Head) -> None:
        """An amount that turned out to be a count."""
        self._known.append(Known(amount, head))

    def heads(self, amount: Amount, following: Amount | None, sentence: Span) -> Iterator[Head]:
        """The nouns that an amount counts; several only for a rate (办复率、满意率均为100%)."""
        self._known = [k for k in self._known if sentence.start - k.amount.mention.span.end < _NEAR]
        end = amount.mention.span.end
        rest = self._chars[end : min(sentence.end, end + _NEAR)]
        if amount.quantity.unit in _PERCENT:
            inside = self._inside(sentence)
            said = self._said(amount, sentence)
            found = rates(amount.clause, rest, inside[-1].head if inside else None, said)
        else:
            head = self._head(amount, rest, following, sentence)
            found = iter([] if head is None else [occasion(amount.clause, amount.quantity.unit, head)])
        for head in found:
            yield self._qualified(amount, head, rest, sentence)

    def _qualified(self, amount: Amount, head: Head, rest: str, sentence: Span) -> Head:
        inside = self._inside(sentence)
        previous = inside[-1].head if inside else None
        people = amount.quantity.unit in words.ACTING_UNITS
        left = before(started(amount.clause))
        money = amount.quantity.unit.endswith("元")
        numeral = amount.mention.fields.get("number1")
        low = max(sentence.start, amount.mention.span.start - _NEAR)
        said = self._said(amount, sentence) if numeral is None else self._chars[low : numeral.start]
        return qualify(head, Setting(said, rest, left, previous, people, money, amount.follows))

    def _head(self, amount: Amount, rest: str, following: Amount | None, sentence: Span) -> Head | None:
        left = Left(None) if _lists_people(amount) else _left(amount)
        if (listed := respectively(self._said(amount, sentence))) is not None:
            return before(listed).head
        if following is not None and following.follows:
            right = after(rest[following.mention.span.end - amount.mention.span.end :])
            return right or left.head
        right = after(rest)
        if right is not None and not right.measure:
            return right
        right = _actor(amount, right)
        if _is_no_amount(amount, right):
            return None
        if (settled := self._by_form(amount, rest, sentence)) is not None:
            return settled
        if left.head is not None and (_is_done_by(amount, left.head, right) or _LACKS.match(rest)):
            right = None
        if right is None and (told := self._told(amount, left, rest, sentence)) is not None:
            return told
        became = words.ELECTED.match(rest)
        if (became and left.head is None) or (became and amount.clause.endswith("等")):
            return Head(became["noun"])
        if right is not None and _takes_right(amount, left, rest):
            return right if right.qualifier else replace(right, qualifier=_own(left.verb))
        return self._before(amount, left, rest, sentence)

    def _before(self, amount: Amount, left: Left, rest: str, sentence: Span) -> Head | None:
        """The noun that an amount shares with one before it, or that stands before it."""
        if (some := self._some(amount, rest, sentence)) is not None:
            return some
        summed = _sum(amount, left)
        if summed is not None and left.head is None:
            return summed
        partner = self._partner(amount, left, sentence)
        if partner is not None and (left.head is None or self._is_part(amount, left.head, partner)):
            return _shared(left, partner, rest)
        if summed is not None:
            return summed
        if left.part and received(amount.clause):
            return None
        if left.head is None and len(left.verb) >= 2:
            return self._by_verb(amount, left.verb, sentence)
        return left.head or self._doing(amount, rest, sentence)

    def _by_form(self, amount: Amount, rest: str, sentence: Span) -> Head | None:
        """What a fixed form of words tells; a second length of time is that of the first (由74天缩短到15天)."""
        inside = [k for k in self._inside(sentence) if k.amount.sort == "span"]
        if amount.sort == "span" and inside and shortened(amount.clause):
            return inside[-1].head
        return settled_by_form(amount, rest)

    def _told(self, amount: Amount, left: Left, rest: str, sentence: Span) -> Head | None:
        """What no noun but the turn of phrase tells: 每季度抽查一次, 由6个扩大到48个, 其余7件."""
        if once := self._once(amount):
            return Head(once)
        if (grown := changed(self._said(amount, sentence))) is not None:
            return grown if grown.measure else self._partner(amount, left, sentence)
        whole = self._partner(amount, left, sentence) if remainder(amount.clause) else None
        return left_over(whole, outcome(rest)) if whole is not None else None

    def _some(self, amount: Amount, rest: str, sentence: Span) -> Head | None:
        """Some of a whole that are listed by name: 议题12项，其中校园食堂、公园等5项."""
        clause = re.split("[，。；：]", self._said(amount, sentence))[-1]
        listed = amount.clause.endswith("等") and "其中" in clause
        whole = self._partner(amount, Left(None), sentence) if listed else None
        return left_over(whole, outcome(rest)) if whole is not None else None

    def _by_verb(self, amount: Amount, verb: str, sentence: Span) -> Head | None:
        """A verb with no noun: what was held is the name quoted before (“圆桌”是…品牌，共举办67场), or nobody knows."""
        if amount.quantity.unit in words.PERSON_UNITS:
            return Head(f"{verb}人员")
        said = self._said(amount, sentence)
        if unit_of_print(amount) and (titles := _TITLED.findall(said)):
            return Head(titles[-1], verb)
        if words.BUILDING.fullmatch(verb) and (topic := _topic(said)):
            return Head(topic, verb)
        if not verbs.LIGHT_ONLY.fullmatch(verb):
            return Head(verb, _doer(said, verb)) if verbs.STRONG_AT.fullmatch(verb) else None
        quoted = _QUOTED.findall(said)
        return Head(quoted[-1]) if quoted else None

    def _once(self, amount: Amount) -> str:
        """What is done once in every so often: 每季度抽查一次."""
        span = amount.mention.span
        found = _ONCE.fullmatch(self._chars[span.start : span.end])
        act = re.sub("^(?:至少|各|都|要|须|集中|定期)+", "", found["act"]) if found else ""
        return "" if len(act) < 2 or verbs.LIGHT_ONLY.fullmatch(act) else act

    def _doing(self, amount: Amount, rest: str, sentence: Span) -> Head | None:
        """What people did or became, of whom the number alone is given: 300人参加, 12人当选为常务委员; in what they
        took part where the amount before counts it (组织视察11次，230人次参加).
        """
        if amount.quantity.unit not in words.PERSON_UNITS:
            return None
        elected = words.ELECTED.match(rest)
        if elected:
            return Head(elected["noun"])
        done = words.DOING.match(rest)
        if done is None:
            return None
        inside = self._inside(sentence)
        event = (
            inside[-1].head.measure
            if inside and inside[-1].amount.quantity.unit in OCCASION_UNITS | {"场", "期"}
            else ""
        )
        return Head(done["verb"] + (event if 2 <= len(event) <= 8 else "人员"), done["verb"])

    def _said(self, amount: Amount, sentence: Span) -> str:
        """What the sentence says before an amount, as far back as it matters."""
        start = amount.mention.span.start
        return self._chars[max(sentence.start, start - _NEAR) : start]

    def _inside(self, sentence: Span) -> list[Known]:
        return [k for k in self._known if sentence.contains(k.amount.mention.span)]

    def _partner(self, amount: Amount, left: Left, sentence: Span) -> Head | None:
        """The noun that this amount shares: of the last with its measure word, or right before it; a bare number
        shares within its sentence, a verb or a part (立案120件, 已解决的80件) over a few sentences.
        """
        unit = amount.quantity.unit
        if words.BUILDING.fullmatch(left.verb) and (topic := _topic(self._said(amount, sentence))):
            return Head(topic)
        if (beside := self._beside(amount, sentence)) is not None:
            return beside
        far = (left.verb or left.part) and unit not in words.PERSON_UNITS
        for known in reversed(self._known if far else self._inside(sentence)):
            summed = left.verb and unit in MASS and words.SUMS.search(known.head.measure)
            same = known.amount.quantity.unit == unit and not summed
            if same and unit in words.PERSON_UNITS and not words.PERSON.search(known.head.shared) and left.head is None:
                continue
            if same and left.part and words.CORE.search(known.head.shared) is None and self._has_core(unit):
                continue
            if amount.follows or same:
                return known.head
        inside = self._inside(sentence)
        if unit_of_print(amount) and amount.clause.strip("约近共计达超") == "" and inside and _is_printed(inside[-1]):
            return inside[-1].head
        if left.verb and inside and _related(inside[-1].amount.quantity.unit, unit):
            return inside[-1].head
        among = _AMONG.search(self._said(amount, sentence)) if left.part else None
        return Head(among["noun"]) if among else None

    def _beside(self, amount: Amount, sentence: Span) -> Head | None:
        """The noun of the amount that a mark divides from this one, which has none: 接待来宾23批、350余人次."""
        inside = self._inside(sentence)
        if not inside or amount.clause:
            return None
        between = self._chars[inside[-1].amount.mention.span.end : amount.mention.span.start]
        people = amount.quantity.unit in words.PERSON_UNITS and between == "、"
        return inside[-1].head if people else None

    def _has_core(self, unit: str) -> bool:
        """True where an amount before names a whole, so that parts of it (政治类14件) are not taken for one."""
        return any(k.amount.quantity.unit == unit and words.CORE.search(k.head.shared) for k in self._known)

    def _is_part(self, amount: Amount, left: Head, whole: Head) -> bool:
        """True for 乡级12个 and, after 其中, for a part that is not named by the noun of the whole."""
        if words.LEVEL.fullmatch(left.measure) or left.measure.startswith("每"):
            return True
        if amount.quantity.unit in MASS or len(left.measure) > 6:
            return False
        start = amount.mention.span.start
        said = self._chars[max(0, start - _SINCE_WHOLE) : start].rsplit("。", 1)[-1]
        return "其中" in said and left.measure[-1] != whole.shared[-1]


_PRAISED = re.compile(
    r"(?:获|得到)?[\u4e00-\u9fff、]{0,8}(?:领导|书记|[省市县区州]长|主席)(?:同志)?(?:肯定性|重要)?(?:批示|圈阅|签批)(?:肯定)?"
)
"""What became of reports and letters, not what they are: 县领导批示36件."""


def _left(amount: Amount) -> Left:
    """What stands before a number; a body that got the things is no noun (上报区政协14条)."""
    if amount.quantity.unit in ("件", "篇", "条", "期", "份") and _PRAISED.fullmatch(amount.clause):
        return Left(None, part=amount.clause)
    if part := received(amount.clause):
        return Left(None, part=part)
    if remainder(amount.clause) or OFTEN.fullmatch(amount.clause):
        return Left(None, part=amount.clause)
    return before(started(amount.clause))


def _topic(said: str) -> str:
    """What the clause before speaks of, in quotation marks or as an object: 办好“屋场会”，新建 → 屋场会."""
    clauses = re.split("[，。；：]", said)
    if len(clauses) < 2 or any(c.isdigit() for c in clauses[-2]):
        return ""
    if quoted := _QUOTED.findall(clauses[-2]):
        return str(quoted[-1])
    head = before(clauses[-2])
    return head.head.measure if head.head is not None and head.verb and len(head.head.measure) <= 8 else ""


def _doer(said: str, verb: str) -> str:
    """Who did it, where the clause names nothing else: 县委书记、县长领衔督办3件."""
    clause = words.TRAILING.sub("", re.split("[，。；：]", said)[-1]).removeprefix("其中")
    who = clause.removesuffix(verb)
    return who if 2 <= len(who) <= 20 and clause != who and not any(c.isdigit() for c in who) else ""


def _is_printed(known: Known) -> bool:
    return unit_of_print(known.amount)


def _is_done_by(amount: Amount, left: Head, right: Head | None) -> bool:
    """True for people named before their number, where what follows tells what they did: 村民代表30余名围坐院坝."""
    if right is None or amount.quantity.unit not in words.PERSON_UNITS or not amount.clause.endswith(left.measure):
        return False
    if verbs.STRONG_AT.search(right.measure) is None and words.PERSON.search(right.measure):
        return False
    return words.PERSON.search(left.measure) is not None and amount.clause[: -len(left.measure)] == ""


def _actor(amount: Amount, right: Head | None) -> Head | None:
    """People are counted, not what they do: 5名委员走访 → 委员."""
    if right is None or amount.quantity.unit not in words.PERSON_UNITS:
        return right
    if amount.clause and amount.quantity.unit == "人" and not words.PERSON.search(right.measure):
        return None
    found = words.ACTOR.match(right.measure)
    return replace(right, measure=found["who"]) if found else right


def _lists_people(amount: Amount) -> bool:
    """True behind the names of people: 张三、李四等12人."""
    if amount.quantity.unit not in words.PERSON_UNITS or not amount.clause.endswith("等"):
        return False
    name = amount.clause.removesuffix("等")
    return len(name) <= 3 and not (words.COUNTED_OWNER.search(name) or words.CORE.search(name))


def _is_no_amount(amount: Amount, right: Head | None) -> bool:
    """先后3次捐赠, 除1件外; and 五次全会, the fifth: a number in Chinese before a meeting that nobody held."""
    if amount.clause == "除" or (amount.quantity.unit in ("趟", "回") and _GONE.search(amount.clause)):
        return True
    if right is None:
        return amount.quantity.unit in ("次", "场") and words.ADVERBIAL.search(amount.clause) is not None
    numbered = amount.sort in ("small", "han") and amount.quantity.unit == "次" and words.SESSION.match(right.measure)
    return bool(numbered) and not verbs.STRONG_AT.search(amount.clause)


def _takes_right(amount: Amount, left: Left, rest: str) -> bool:
    """The noun after the number counts, but not behind a noun of money or size: 投资3亿元的项目, 拨款8万元抢修."""
    given = words.GIVING.fullmatch(left.verb) or (amount.quantity.unit in MASS and words.SUMS.search(amount.clause))
    if given and not words.MONEY.match(rest):
        return False
    if amount.quantity.unit in MASS and left.head is not None and words.FUNDS.search(left.head.measure):
        return False
    worth = left.head is not None and words.WORTH.search(left.head.measure)
    people = amount.quantity.unit in words.PERSON_UNITS
    return not (rest.startswith("的") and left.head is not None and not worth and not people)


def _sum(amount: Amount, left: Left) -> Head | None:
    """向基金会捐赠10万元: the verb names the sum, where no short noun does."""
    summed = words.SUMS.search(amount.clause) if amount.quantity.unit.endswith("元") else None
    named = left.head is not None and summed is not None and len(left.head.measure) <= len(summed[0]) + 2
    return Head(summed[0]) if summed and not named else None


def _related(one: str, other: str) -> bool:
    return any(one in family and other in family for family in words.FAMILIES)


def _own(verb: str) -> str:
    """A verb as qualifier; those that only say that something took place add nothing."""
    return "" if len(verb) < 2 or verbs.LIGHT_ONLY.fullmatch(verb) else verb


def _shared(left: Left, whole: Head, rest: str) -> Head:
    """The noun of the whole with what singles out the part: 立案 + 提案, 乡级 + 协商议事平台, 会后 + 提案."""
    noun = whole.shared
    core = words.CORE.search(noun)
    short = core[0] if core else noun
    if left.part:
        named = left.relative and len(left.part) <= _PART
        return Head(f"{left.part}的{short}" if named else short, left.part, noun)
    if left.head is not None:
        name = left.head.measure
        apart = words.LEVEL.fullmatch(name) or name.startswith("每")
        return Head(noun, name, noun) if apart else Head(f"{name}{short}", name, noun)
    if not left.verb:
        return Head(noun, outcome(rest), noun)
    if len(short) < 2:
        return Head(noun, left.verb, noun)
    core_of = noun if len(noun) <= _PART and "、" not in noun else short
    return Head(core_of if core_of.startswith(left.verb) else f"{left.verb}{core_of}", left.verb, noun)
