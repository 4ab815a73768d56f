"""Which organisation each body mention means, and who acts where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extractor.model import Body, Evidence, Mention, Place, Span
from extractor.resolve import naming
from extractor.resolve.context import Context
from extractor.resolve.identify import Identifier
from extractor.resolve.naming import Name

_NO_SUBJECT_AFTER = frozenset(
    "在 受 应 向 将 对 经 报 为 给 与 和 及 、 同 得到 按照 贯彻 落实 争取 参加 配合 联合 会同 邀请 组织 支持 推动 "
    "督促 听取 取了 陪同 协助 走访 收到 承办 办了 出席 列席 加了 办好 合好 助好".split()
)
"""Words of one or two characters."""
_NO_SUBJECT_BEFORE = ("的", "委")
# 市政协副主席某某一行来我县调研: who comes acts in that sentence alone.
_GUEST = re.compile(
    r"[^，。；]{0,24}?(?:一行|调研[组团]|考察[组团]|视察[组团]|督导组|检查组|参访团|代表团|学习团)[^，。；]{0,8}?(?:来|到|赴|莅)"
)
_TITLE_WITHIN = 20  # code points that a title may hold before a body named in it
_GUEST_WITHIN = 44  # code points that `_GUEST` reaches over
_ACTING = frozenset(("cppcc", "party", "government", "congress", "department", "people", "named", "prefixed"))


@dataclass
class Bodies:
    """The bodies of one document; keys are those of `model.Body`."""

    context: Context
    subject: str | None = None
    _names: dict[str, Name] = field(default_factory=dict)
    _evidence: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    _written: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _of: dict[Span, tuple[str, ...]] = field(default_factory=dict)
    # Bodies named as ones that act: where each mention starts and ends, in order, and their keys.
    _acting_starts: list[int] = field(default_factory=list)
    _acting_ends: list[int] = field(default_factory=list)
    _acting: list[str] = field(default_factory=list)
    _guests: set[int] = field(default_factory=set)

    # ---------------------------------------------------------------------------------------- looking up

    def key_of(self, mention: Mention) -> str | None:
        """Key of the body that a mention of kind `body` means (the last one of a list such as 省、市政协)."""
        keys = self._of.get(mention.span, ())
        return keys[-1] if keys else None

    def keys_of(self, mention: Mention) -> tuple[str, ...]:
        """All bodies of a mention, in order."""
        return self._of.get(mention.span, ())

    def at(self, span: Span) -> str | None:
        """The body whose mention fills `span`, or else the last one that lies inside it."""
        exact = self._of.get(span)
        if exact:
            return exact[-1]
        inside = self.context.index.inside("body", span)
        return self.key_of(inside[-1]) if inside else None

    def get(self, key: str) -> Name:
        """What is known of a body."""
        return self._names[key]

    def organ(self, key: str, which: str) -> str:
        """Key of an organ (党组, 常务委员会, 办公室 …) of a CPPCC committee; the organ is registered as known."""
        name = self._names[key]
        root = name.parent if name.parent is not None and name.key.startswith("cppcc") else name
        if not root.key.startswith("cppcc"):
            return key
        return self.register(naming.committee_organ(root, which))

    def committee(self, key: str) -> str:
        """The committee that a body is, or is an organ of."""
        name = self._names[key]
        while name.parent is not None:
            name = name.parent
        return name.key

    @property
    def open_committee(self) -> str | None:
        """The one CPPCC committee of a document that never tells its place."""
        found = [n.key for n in self._names.values() if n.kind == "cppcc-committee" and not n.resolved]
        return found[0] if len(found) == 1 else None

    def governing(self, position: int) -> str | None:
        """Who acts at `position`: the last body named as subject before it in its sentence, else in its paragraph,
        else the body that the document is about.
        """
        at = bisect_right(self._acting_ends, position) - 1
        sentence = self.context.index.sentence(position).start
        while at >= 0 and at in self._guests and self._acting_starts[at] < sentence:
            at -= 1
        if at < 0:
            return self.subject
        start = self._acting_starts[at]
        if start >= sentence:
            return self._acting[at]
        section = self.context.text.section_at(position)
        return self._acting[at] if section is not None and start >= section.span.start else self.subject

    # --------------------------------------------------------------------------------------- registering

    def register(self, name: Name) -> str:
        """Make a body known (and the bodies it is an organ of) without evidence of its own."""
        key = name.key
        if self._names.get(key) is not name:
            if name.parent is not None:
                self.register(name.parent)
            self._names.setdefault(key, name)
        return key

    def add(self, mention: Mention, names: Iterable[Name]) -> None:
        """Register what a mention means, with the mention as evidence."""
        keys = tuple([self.register(name) for name in names])
        if not keys:
            return
        span, index = mention.span, self.context.index
        start, end = span
        self._of[span] = keys
        written = index.slice(span)
        for key in keys:
            known = self._written[key]
            if written not in known:
                known.add(written)
                self._evidence[key].append(index.evidence(span, mention.rule))
        if len(keys) == 1 and _can_act(mention) and self._is_subject(start, end):
            if self._is_guest(end):
                self._guests.add(len(self._acting))
            self._acting_starts.append(start)
            self._acting_ends.append(end)
            self._acting.append(keys[0])

    def witness(self, key: str, mention: Mention, span: Span | None = None) -> None:
        """Take a mention of another kind, or `span` in it, as evidence of a body: 十二次常委会会议 of the standing
        committee.
        """
        if not self._evidence[key]:
            self._evidence[key].append(self.context.index.evidence(span or mention.span, mention.rule))

    def _is_subject(self, start: int, end: int) -> bool:
        chars = self.context.text.chars
        before = chars[max(start - 2, 0) : start]
        if before in _NO_SUBJECT_AFTER or before[-1:] in _NO_SUBJECT_AFTER or chars.startswith(_NO_SUBJECT_BEFORE, end):
            return False
        titled = chars.rfind("《", max(start - _TITLE_WITHIN, 0), start)
        return titled < 0 or chars.find("》", titled, start) >= 0  # 制定《县政协党组工作规则》

    def _is_guest(self, end: int) -> bool:
        chars = self.context.text.chars
        near = chars[end : end + _GUEST_WITHIN]  # a cheap test before the pattern
        may = "组" in near or "团" in near or "一行" in near
        return may and _GUEST.match(chars, end, end + _GUEST_WITHIN) is not None

    # ------------------------------------------------------------------------------------------- records

    @property
    def records(self) -> tuple[Body, ...]:
        """The bodies in order of their keys; those that were only implied have no evidence."""
        return tuple([self._record(self._names[key]) for key in sorted(self._names)])

    def _record(self, name: Name) -> Body:
        key = name.key
        place = name.place.code if name.place is not None else None
        parent = name.parent.key if name.parent is not None else None
        aliases = tuple(sorted(written - {name.name})) if (written := self._written.get(key)) else ()
        guide = self._guide(name) if name.kind == "cppcc-committee" else None
        evidence = tuple(self._evidence.get(key, ()))
        return Body(key, name.name, name.kind, name.level, place, aliases, parent, guide, name.resolved, evidence)

    def _guide(self, name: Name) -> str | None:
        """The CPPCC committee one level above another, where the document knows it."""
        if name.level == "national":
            return None
        parents = self.context.gazetteer.parents(name.place) if name.place is not None else ()
        above = [d for d in parents if d.level != "national"]
        key = naming.committee(above[0] if above else None).key
        return key if key in self._names else None

    @property
    def places(self) -> tuple[Place, ...]:
        """The divisions that the bodies belong to, with all their parents."""
        gazetteer = self.context.gazetteer
        named = {name.place.code: name.place for name in self._names.values() if name.place is not None}
        found = {above.code: above for division in named.values() for above in gazetteer.parents(division)} | named
        return tuple([gazetteer.place(found[code]) for code in sorted(found)])


def _can_act(mention: Mention) -> bool:
    """True for a body named with its scope; a bare 党组 or 机关 says nothing of who acts after it."""
    return mention.constants.get("family") in _ACTING and "home" not in mention.constants


def resolve_bodies(context: Context) -> Bodies:
    """Resolve every body mention of the document and settle what it is about."""
    bodies = Bodies(context)
    identifier = Identifier(context)
    for mention in context.index.of("body"):
        bodies.add(mention, identifier.names(mention))
    bodies.subject = _subject(bodies)
    return bodies


def _subject(bodies: Bodies) -> str | None:
    """The body that the document is about: one whose short name begins the headline, the committee of the document's
    home, the only or most frequent CPPCC committee.
    """
    context = bodies.context
    counts: Mapping[str, int] = _committee_counts(bodies)
    for mention in context.index.of("body"):
        short = mention.fields.get("abbreviation")
        if short is not None and context.page.title.startswith(context.index.slice(short)):
            return bodies.key_of(mention)
    headline = _headline_subject(bodies)
    if headline is not None:
        return headline
    if context.home is not None:
        home = naming.committee(context.home).key
        if counts.get(home):
            return home
    if not counts:
        return None
    found = max(counts, key=lambda key: counts[key])  # of equals the one named first
    # 市政协 all through a text that never says of which city: it is about that one, whoever else it names.
    return found if context.home is not None or counts[found] >= _open_count(bodies) else None


def _open_count(bodies: Bodies) -> int:
    """How often the committee is named whose place the document never tells."""
    key = bodies.open_committee
    if key is None:
        return 0
    return sum(bodies.key_of(mention) == key for mention in bodies.context.index.of("body"))


def _headline_subject(bodies: Bodies) -> str | None:
    """The body that the headline begins with, or else the first CPPCC committee in it."""
    title = bodies.context.page.title_span
    if title is None:
        return None
    found = [(m, key) for m in bodies.context.index.inside("body", title) if (key := bodies.key_of(m)) is not None]
    for mention, key in found:
        at_start = mention.span.start == title.start
        if at_start and bodies.get(key).kind == "social-organisation" and bodies.get(key).resolved:
            return key
        if key.startswith("cppcc") and bodies.get(key).resolved:
            return bodies.committee(key) if "/" in key and key.startswith("cppcc-") else key
    return None


def _committee_counts(bodies: Bodies) -> Mapping[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for mention in bodies.context.index.of("body"):
        key = bodies.key_of(mention)
        if key is not None and key.startswith("cppcc"):
            counts[bodies.committee(key)] += 1
    return counts
