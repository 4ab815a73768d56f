"""Which place a mention means: by its own words, by what stands around it, by what the document is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.gazetteer import Division, Gazetteer
from extractor.model import Mention, Metadata, Span, Text
from extractor.resolve import naming
from extractor.resolve.index import Index

_LEVELS = {
    "省": ("provincial",),
    "自治区": ("provincial",),
    "市": ("provincial", "prefectural", "county"),
    "州": ("prefectural",),
    "盟": ("prefectural",),
    "地": ("prefectural",),
    "地区": ("prefectural",),
    "县": ("county",),
    "区": ("county",),
    "旗": ("county",),
}
_LONGEST_NAME = 12  # code points of a division's name
_VISITED = re.compile(r"(?:赴|前往|考察|参观|走访|到访|取经|来自)[^，。；：]*$")
# 某市政协主席…率考察团赴苏州: who goes elsewhere tells of it; who comes to us is a guest.
_TRAVELS = re.compile(r"[^，。；]{0,24}?(?:率|带领|组织)[^，。；]{0,16}?(?:赴|前往)(?!我)")
_GUESTS = re.compile(r"[^，。；]{0,24}?(?:一行|考察[组团]|调研[组团]|学习团)[^，。；]{0,8}?(?:来|莅)我?")
_GUESTS_WITHIN = 37  # code points that it reaches over
_GOING = ("赴", "前往", "来到", "走进", "到")
_DATELINE = ("讯", "电", "网", "发布", "融媒", "新闻")
_CLAUSE = 24  # code points before a place that tell whether it was visited
_ENOUGH = 1.0  # least weight of a home that bare levels (市政协) call for
_SURE = 3.0  # least weight of a home that nothing but the text's words speaks for


class _Fitting(NamedTuple):
    """Places of one level in order, and where each ends."""

    ends: list[int]
    places: list[tuple[Span, Division]]

    def before(self, position: int, limit: int) -> Division | None:
        """The last one that ends at or before `position`, where it starts at or after `limit`."""
        at = bisect_right(self.ends, position) - 1
        return self.places[at][1] if at >= 0 and self.places[at][0].start >= limit else None


def fits(division: Division, level: str) -> bool:
    """True where people there would call the division by that bare level: 市 for 荥阳市, 县 for 环江毛南族自治县."""
    return division.level in _LEVELS.get(level, ()) and division.name.endswith(level)


class Locator:
    """Finds the division behind place mentions and bare levels of one document."""

    def __init__(self, text: Text, index: Index, gazetteer: Gazetteer) -> None:
        self._text, self._index, self._gazetteer = text, index, gazetteer
        self.home = self._home(text.source.metadata)
        self._hints = self._context_hints()
        # What was found once, as the same names and levels are asked for again and again.
        self._explicit: dict[Span, Division | None] = {}
        self._chosen: dict[tuple[str, tuple[Division, ...]], Division | None] = {}
        self._onlys: dict[str, Division | None] = {}
        self._home_levels: dict[str, Division | None] = {}
        self._fitting: dict[tuple[str, str], _Fitting] = {}

    # ------------------------------------------------------------------------------------ explicit places

    def place(self, span: Span) -> Division | None:
        """The division that the place names within `span` give: the last one, the others as hints."""
        explicit = self._explicit
        if span in explicit:
            return explicit[span]
        names = [self._index.slice(self._name_span(m)) for m in self._places(span)]
        found = self._chain(names, self._index.slice(span)) if names else None
        explicit[span] = _as_written(found, names[-1]) if found is not None else None
        return explicit[span]

    def first(self, span: Span) -> Division | None:
        """The division that the names at the head of `span` give: the first one, or the last of a chain that it opens
        (安徽省绩溪县); where no mention lies there, the name that the characters begin with.
        """
        chain: list[Mention] = []
        for mention in self._places(span):
            if chain and mention.span.start != chain[-1].span.end:
                break
            chain.append(mention)
        if chain:
            places = [self.place(m.span) for m in chain]
            if len(chain) > 1 and places[0] is not None and places[-1] is not None:
                inner = self.place(Span(chain[0].span.start, chain[-1].span.end))
                return inner if inner is not None and self._gazetteer.within(inner, places[0]) else places[0]
            return places[0]
        written = self._index.slice(span)
        name = self._gazetteer.longest(written, 0, min(_LONGEST_NAME, len(written) - 1))
        return self.named(name) if name else None

    def named(self, name: str, *beside: Division) -> Division | None:
        """The division of a name as this document means it, `beside` others that are named with it."""
        asked = name, beside
        if asked not in self._chosen:
            self._chosen[asked] = self._gazetteer.choose(name, (*beside, *self._hints))
        return self._chosen[asked]

    def _places(self, span: Span) -> Sequence[Mention]:
        """The place names within `span`, in order."""
        places, hints = self._index.inside("place", span), self._index.inside("place_hint", span)
        return sorted([*places, *hints], key=lambda m: m.span) if hints else places

    def _name_span(self, mention: Mention) -> Span:
        return mention.fields.get("name", mention.span)

    def _chain(self, names: Sequence[str], written: str) -> Division | None:
        hints: list[Division] = []
        for name in names[:-1]:
            found = self.named(name, *hints)
            if found is not None:
                hints.append(found)
        # 大化县, a clipped 大化瑶族自治县: the level letter behind a short name narrows the candidates.
        last = names[-1]
        suffix = written[-1] if not written.endswith(last) else ""
        if suffix:
            fitting = [d for d in self._gazetteer.named(last) if d.name.endswith(suffix)]
            if len(fitting) == 1:
                return fitting[0]
        found = self.named(last, *hints)
        # 琼海县 before it became a city: the tables do not reach so far back.
        was_county = found is not None and suffix == "县" and found.level == "county" and found.name[-1] in "市区"
        return naming.former(found, last + suffix) if found is not None and was_county else found

    # ---------------------------------------------------------------------------------------- bare levels

    def level(self, level: str, position: int) -> Division | None:
        """The division that a bare 市, 县, 省 … at `position` means, or None where the document never says."""
        home = self.home
        if level not in self._home_levels:
            self._home_levels[level] = self._own(level, home) if home is not None else None
        own = self._home_levels[level]
        if own is not None and level not in "县区旗":
            return own
        near = self._near(level, position)
        if home is not None:
            if own is not None:
                return near if near is not None else own
            if near is None and level in "县区旗":
                # A city's page that tells of one county alone: its 县委 is that county's, sentences later, too.
                only = self._only(level)
                return only if only is not None and self._gazetteer.within(only, home) else None
        return near if level not in ("省", "自治区") else self._only(level) or near

    def _own(self, level: str, home: Division) -> Division | None:
        """The home itself or the one of its parents that bears the level: 市 in 泗阳县 is 宿迁市."""
        for division in (home, *self._gazetteer.parents(home)):
            if fits(division, level):
                return division
        return None

    def _near(self, level: str, position: int) -> Division | None:
        """The last place of that level named before `position` in its sentence: 南丹县…，县政府."""
        start = self._index.sentence(position).start
        for kind in ("place", "place_hint"):
            if (kind, level) not in self._fitting:
                self._fitting[kind, level] = self._that_fit(kind, level)
            found = self._fitting[kind, level].before(position, start)
            if found is not None:
                return found
        return None

    def _that_fit(self, kind: str, level: str) -> _Fitting:
        """The mentions of a kind whose division bears that level."""
        placed = ((m.span, self.place(m.span)) for m in self._index.of(kind))
        fitting = [(span, division) for span, division in placed if division is not None and fits(division, level)]
        return _Fitting([span.end for span, _ in fitting], fitting)

    def _only(self, level: str) -> Division | None:
        """The one division of that level that the whole document names or lies in."""
        if level not in self._onlys:
            named = dict.fromkeys(self.place(mention.span) for mention in self._index.of("place"))
            found = {own for d in named if d is not None and (own := self._own(level, d)) is not None}
            self._onlys[level] = next(iter(found)) if len(found) == 1 else None
        return self._onlys[level]

    # ----------------------------------------------------------------------------------------------- home

    def _context_hints(self) -> tuple[Division, ...]:
        found = {} if self.home is None else {self.home: None}
        for mention in self._index.of("place"):
            candidates = self._gazetteer.named(self._index.slice(self._name_span(mention)))
            if len(candidates) == 1:
                found[candidates[0]] = None
        return tuple(found)

    def _home(self, metadata: Metadata) -> Division | None:
        """The division that the document speaks for; None where nothing settles it."""
        if metadata.place:
            chosen = self._metadata_place(metadata.place)
            if chosen is not None:
                return chosen
        weights: dict[Division, float] = defaultdict(float)
        meant: dict[str, list[Division]] = self._chained()
        for name, weight in self._votes():
            if name not in meant:
                meant[name] = [_as_written(division, name) for division in self._gazetteer.named(name)]
            for division in meant[name]:
                weights[division] += weight / len(meant[name])
        levels = self._bare_levels()
        if levels:
            fitting = {d: w for d, w in weights.items() if fits(d, levels[0])}
            weights = defaultdict(float, fitting or self._former_counties(weights, levels[0]))
        if not weights:
            return self._above_all(levels[0]) if levels else None
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0].code))
        best, weight = ranked[0]
        tied = len(ranked) > 1 and ranked[1][1] >= weight and not self._gazetteer.within(ranked[1][0], best)
        sure = weight >= _SURE or (levels and weight >= _ENOUGH)
        return best if sure and not tied else None

    def _chained(self) -> dict[str, list[Division]]:
        """What a name means that stands once behind that of the division above it: 鼓楼区 in 福州市鼓楼区."""
        found: dict[str, set[Division]] = defaultdict(set)
        for above, below in pairwise(self._index.of("place")):
            if above.span.end == below.span.start:
                name = self._index.slice(self._name_span(below))
                over = self._gazetteer.named(self._index.slice(self._name_span(above)))
                inner = [d for d in self._gazetteer.named(name) if any(self._gazetteer.within(d, o) for o in over)]
                if len(inner) == 1:
                    found[name].update(inner)
        return {name: list(divisions) for name, divisions in found.items() if len(divisions) == 1}

    def _former_counties(self, weights: dict[Division, float], level: str) -> dict[Division, float]:
        """The cities and districts that the text calls 县, as they were called: 县政协 in what 琼海县 remembers."""
        found: dict[Division, float] = {}
        for division, weight in weights.items():
            if level == "县" and division.level == "county" and division.name[-1] in "市区":
                written = division.name[:-1] + level
                if written in self._text.chars:
                    found[naming.former(division, written)] = weight
        return found

    def _above_all(self, level: str) -> Division | None:
        """The one city or prefecture in which all the districts lie that the text names: 上海市 for its 市政协 beside
        静安区 and 杨浦区.
        """
        found: dict[Division, set[Division]] = defaultdict(set)
        for mention in self._index.of("place"):
            division = self._gazetteer.choose(self._index.slice(self._name_span(mention)))
            own = self._own(level, division) if division is not None else None
            if own is None or division is None:
                return None
            found[own].add(division)
        several = {own for own, named in found.items() if len(named) > 1 or level in ("州", "盟")}
        return next(iter(several)) if len(found) == 1 and several else None

    def _metadata_place(self, written: str) -> Division | None:
        for length in range(min(len(written), _LONGEST_NAME), 1, -1):
            candidates = self._gazetteer.named(written[-length:])
            if candidates:
                hints = [d for n in _names(written[:-length], self._gazetteer) for d in self._gazetteer.named(n)]
                return self._gazetteer.choose(written[-length:], hints)
        return None

    def _votes(self) -> Iterator[tuple[str, float]]:
        """Names and weights: a body's place counts more than a place, a headline more than a line."""
        for mention in self._index.of("body"):
            place = mention.fields.get("place")
            if place is None or mention.constants.get("family") not in ("cppcc", "party", "government"):
                continue
            names = self._index.inside("place", place)
            if names:
                section = self._text.section_at(mention.span.start)
                weight = 4.0 if section is not None and section.role in ("title", "meta") else 2.0
                weight *= self._part(mention)
                yield self._index.slice(self._name_span(names[-1])), weight
        for kind, weight in (("place", 1.0), ("place_hint", 0.5)):
            for nth, mention in enumerate(self._index.of(kind)):
                first = kind == "place" and nth == 0
                yield (
                    self._index.slice(self._name_span(mention)),
                    (weight + (0.5 if first else 0)) * self._stress(mention) + self._bonus(mention),
                )
        for section in self._text.sections:
            if section.role == "furniture":
                for name in _names(self._text.slice(section.span), self._gazetteer):
                    yield name, 1.0
        for value in (self._text.source.metadata.publisher, self._text.source.metadata.title):
            for name in _names(value, self._gazetteer):
                yield name, 2.0

    def _part(self, mention: Mention) -> float:
        """What part a body plays in a visit: who goes elsewhere tells of it, guests and those visited do not."""
        chars, (start, end) = self._text.chars, mention.span
        if _TRAVELS.match(chars, end):
            return 3.0
        if self._are_guests(end):
            return 0.0
        place = self._index.slice(mention.fields["place"])
        at = chars.rfind(place, self._index.sentence(start).start, start)
        return 0.1 if at > 0 and chars.endswith(_GOING, 0, at) else 1.0

    def _stress(self, mention: Mention) -> float:
        """Little for a place that is only visited: the city's own committee goes to other cities."""
        chars, (start, end) = self._text.chars, mention.span
        sentence = self._index.sentence(start).start
        if _VISITED.search(chars, max(start - _CLAUSE, sentence), start) is not None:
            return 0.25
        at = chars.rfind(self._index.slice(self._name_span(mention)), sentence, start)
        again = at > 0 and chars.endswith(_GOING, 0, at)
        return 0.25 if again or self._are_guests(end) else 1.0

    def _are_guests(self, end: int) -> bool:
        """True where who comes from elsewhere is named from `end` on."""
        near = self._text.chars[end : end + _GUESTS_WITHIN]  # a cheap test before the pattern
        return ("来" in near or "莅" in near) and _GUESTS.match(self._text.chars, end) is not None

    def _bonus(self, mention: Mention) -> float:
        """More for a place in the headline or source line, or in a dateline: 云上通城讯."""
        section = self._text.section_at(mention.span.start)
        dateline = self._text.chars.startswith(_DATELINE, mention.span.end)
        return 1.5 if dateline or (section is not None and section.role in ("title", "meta")) else 0.0

    def _bare_levels(self) -> list[str]:
        """Bare levels of this document's own CPPCC and Party bodies, the most frequent first."""
        counts: dict[str, int] = defaultdict(int)
        for mention in self._index.of("body"):
            if "bare" in mention.fields and mention.constants.get("family") in ("cppcc", "party"):
                level = self._index.slice(mention.fields["bare"])
                if level not in ("省", "自治区"):
                    counts[level] += 2 if mention.constants["family"] == "cppcc" else 1
        return sorted(counts, key=lambda level: (-counts[level], level))


def _as_written(division: Division, name: str) -> Division:
    """The division under the former full name that the text uses: 琼海县 before 1992."""
    if name == division.name or name in division.shorts or name not in {f.name for f in division.former}:
        return division
    return naming.former(division, name)


def _names(written: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Names of divisions in a line of furniture or metadata, longest first from the left."""
    at = 0
    while at < len(written) - 1:
        begins = written[at : at + 2] in gazetteer.lengths
        name = gazetteer.longest(written, at, _LONGEST_NAME) if begins else ""
        if name:
            yield name
        at += len(name) or 1
