"""Who is said to hold which post: one claim for each name and post of each mention, then made to agree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from extractor.model import Mention, Span
from extractor.resolve.bodies import Bodies
from extractor.resolve.context import Context
from extractor.resolve.people_names import Named, is_name, is_nobody, is_phrase, split_names
from extractor.resolve.people_posts import Held, PostReader

_POSTLESS = ("author", "plain", "comrade", "byline", "list")
_THEY_DO = re.compile(
    r"等?(?:[0-9一二三四五六七八九十多余]{1,4}[人名位])?(?:同志|领导|委员|代表)?(?:也|还|先后|分别|一同)?"
    r"(?:出席|参加|列席|到会|陪同|发言|当选|应邀|主持|与会|参会|任|表示|介绍|提出|建议)"
)
_LISTED = "person.heading-names"  # 副主席：丁玲 茅盾
_PROSE = ("plain", "comrade", "list", "name-post")  # in running text words may look like names
_WRITTEN_OUT = ("roster", "author", "byline")  # nothing but names stands there
_POST_OPEN = ("roster", *_POSTLESS)  # they leave the posts of a heading standing
_OF_STATE = Held("主席", None, explicit=True)
_LEADERS = ("习近平", "胡锦涛", "江泽民", "毛泽东")
_AUTHORS = ("author", "byline")
_NO_POST = Held("", None, explicit=False)
_HEAD_LINES = 12  # a line that is a name and nothing else tells the author only near the headline
_SHORT = 2  # Han characters of a name that may be a longer one cut short
_RUNNING = 60  # code points; a longer line is running text


class Claim(NamedTuple):
    """One person as one mention names them, with one post (empty where the mention gives none)."""

    named: Named
    held: Held
    form: str
    mention: Mention
    alone: bool  # False where others are named in the same breath

    @property
    def span(self) -> Span:
        """What shows the claim: the whole mention where it names one person, else the name."""
        return self.mention.span if self.alone else self.named.span


def claims(context: Context, bodies: Bodies) -> list[Claim]:
    """All claims of a document, in order of place."""
    read = _in_full(_whole(context, list(_read(context, bodies))))
    named = _settled([c for c in read if c.form != "surname"])
    return sorted([*named, *_recognised(named, read)], key=lambda c: c.named.span)


def _read(context: Context, bodies: Bodies) -> Iterator[Claim]:
    reader = PostReader(context, bodies)
    own: Sequence[Held] = ()  # posts that a note gives to the author
    written: list[Claim] = []
    heading: Sequence[Held] = ()  # posts that a heading sets for the names in the lines below it
    ended: int | None = None  # where a line of a post and names ends, which the line right below it may go on
    for mention in sorted([*context.index.of("person"), *_lone_names(context)], key=attrgetter("span")):
        form = mention.constants["form"]
        if form == "heading":
            heading, ended = reader.read(mention), None
            continue
        if form == "roster" and ended is not None:
            heading = heading if _is_right_below(context, ended, mention) else ()
            ended = mention.span.end
        held = heading if form == "roster" else () if form in _POSTLESS else reader.read(mention)
        if form not in _POST_OPEN:
            listed = mention.rule == _LISTED
            heading, ended = (held, mention.span.end) if listed else ((), None)
        if form == "author-is":
            own = held
            continue
        if (form == "byline" and not _is_head(context, mention)) or (form == "roster" and not held):
            continue
        names = _names(context, mention)
        for named in names:
            of_state = named.name in _LEADERS and form == "name-post"
            for one in held or (_NO_POST,):
                post = _OF_STATE if of_state and one.post == _OF_STATE.post else one
                claim = Claim(named, post, form, mention, len(names) == 1)
                if form in _AUTHORS:
                    written.append(claim)
                yield claim
    written = [c for c in written if c.form == "byline"] or written
    if len({c.named.name for c in written}) == 1:
        yield from (written[0]._replace(held=one) for one in own)


def _is_right_below(context: Context, end: int, mention: Mention) -> bool:
    """True where a line of names goes on the list of the line above: 副主席：丁玲 茅盾 / 老舍（满族，9月离任）."""
    return not context.text.chars[end : mention.span.start].strip(" \n。；")


def _whole(context: Context, read: Sequence[Claim]) -> list[Claim]:
    """Where a name was cut short and the document has it in full elsewhere, the full one: 周恩|来到会."""
    names = {c.named.name for c in read if c.form != "surname"}
    return [c._replace(named=_longer(context, c.named, names)) if _is_short(c) else c for c in read]


def _in_full(named: Sequence[Claim]) -> list[Claim]:
    """古丽委员 beside 古丽巴哈尔·艾山: whoever is called by the first part of a name that the document has in full."""
    full = {c.named.name for c in named if "·" in c.named.name}
    if not full:
        return list(named)
    found = []
    for claim in named:
        meant = [name for name in full if name.startswith(claim.named.name)] if "·" not in claim.named.name else []
        found.append(claim._replace(named=Named(meant[0], claim.named.span)) if len(meant) == 1 else claim)
    return found


def _is_short(claim: Claim) -> bool:
    return len(claim.named.name) == _SHORT and claim.form != "surname"


def _longer(context: Context, named: Named, names: set[str]) -> Named:
    end = named.span.end
    longer = named.name + context.text.chars[end : end + 1]
    return Named(longer, Span(named.span.start, end + 1)) if longer in names else named


def _names(context: Context, mention: Mention) -> tuple[Named, ...]:
    if "surname" in mention.fields:
        return (Named(context.index.slice(mention.fields["surname"]), mention.span),)
    named = split_names(context.text.chars, mention.fields["names"])
    if mention.rule == "person.list" and not _are_people(context, mention, named):
        return ()
    if mention.constants["form"] in _PROSE:
        return tuple(n for n in named if not is_nobody(n.name) and not is_phrase(n.name))
    if mention.constants["form"] in _WRITTEN_OUT:
        return named
    return tuple(n for n in named if not is_phrase(n.name))


def _are_people(context: Context, mention: Mention, named: Sequence[Named]) -> bool:
    """False for villages and sorts of tea: most persons have names of three, or else do what only persons do."""
    long = sum(len(n.name) > _SHORT for n in named)
    return 2 * long >= len(named) or _THEY_DO.match(context.text.chars, mention.fields["names"].end) is not None


def _is_head(context: Context, mention: Mention) -> bool:
    """True for a line among the first ones, before any running text."""
    before = 0
    for section in context.text.sections:
        if section.span.end > mention.span.start:
            break
        if section.role != "furniture":
            before += 1
            if before > _HEAD_LINES or section.span.end - section.span.start > _RUNNING:
                return False
    return True


def _lone_names(context: Context) -> Iterator[Mention]:
    """Lines of the head that are a name and nothing else: who delivered the report or wrote the article."""
    for section in islice(context.text.sections, _HEAD_LINES):
        if section.role != "furniture" and is_name(context.text.slice(section.span)):
            yield Mention("person.byline", "person", section.span, {"names": section.span}, {"form": "byline"})


def _settled(read: Sequence[Claim]) -> list[Claim]:
    """Claims without a body of their own join those of the same person and post that have one."""
    known: dict[tuple[str, str], Held] = {}
    for claim in sorted(read, key=_doubt):
        known.setdefault((claim.named.name, claim.held.post), claim.held)
    return [c if _stands(c) else c._replace(held=known[c.named.name, c.held.post]) for c in read]


def _doubt(claim: Claim) -> int:
    """0 where the text names the body there, 1 where a body is known, 2 where none is."""
    return 0 if claim.held.explicit else 1 if claim.held.body is not None else 2


def _stands(claim: Claim) -> bool:
    """True where the mention itself tells the body, or gives a post anew."""
    return claim.held.explicit or (claim.form == "elected" and claim.held.body is not None)


def _recognised(named: Sequence[Claim], read: Sequence[Claim]) -> Iterator[Claim]:
    """丁部长, where one person of that surname holds that post."""
    surnames = [claim for claim in read if claim.form == "surname"]
    holders: dict[str, list[Claim]] = defaultdict(list)
    for claim in named if surnames else ():
        holders[claim.held.post].append(claim)
    for claim in surnames:
        same = holders.get(claim.held.post, ())
        fitting = {c.named.name: c.held for c in same if c.named.name.startswith(claim.named.name)}
        if len(fitting) == 1:
            ((name, held),) = fitting.items()
            yield claim._replace(named=Named(name, claim.mention.span), held=held)
