"""Look up divisions by code and name, walk to their parents, choose between divisions of one name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extractor.gazetteer.divisions import LEVELS, Division, read_divisions, read_everyday_words
from extractor.model import Place

# 郊区 or 城区 is the whole name of some districts and a plain word everywhere else.
_GENERIC = frozenset(c + "区" for c in "城郊矿东西南北")


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """All divisions, indexed; made by `load`. Lookups are by dictionary, answers are in order of code.

    `lengths` are those of the names that begin with two characters, longest first.
    """

    divisions: Mapping[str, Division]
    names: Mapping[str, tuple[Division, ...]]
    signs: Mapping[str, Division]
    everyday: frozenset[str] = frozenset()
    lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    _above: dict[str, tuple[Division, ...]] = field(default_factory=dict, repr=False)
    _places: dict[str, Place] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, divisions: Iterable[Division], everyday: frozenset[str] = frozenset()) -> Gazetteer:
        """Index these divisions."""
        by_code = {d.code: d for d in sorted(divisions, key=lambda d: d.code)}
        by_name: dict[str, list[Division]] = {}
        for division in by_code.values():
            for name in dict.fromkeys(_all_names(division)):
                by_name.setdefault(name, []).append(division)
        names = {name: tuple(found) for name, found in by_name.items()}
        lengths: dict[str, set[int]] = {}
        for name in names:
            lengths.setdefault(name[:2], set()).add(len(name))
        longest_first = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}
        return cls(by_code, names, {sign: d for d in by_code.values() for sign in d.signs}, everyday, longest_first)

    def by_code(self, code: str) -> Division | None:
        """The division of a six-digit code."""
        return self.divisions.get(code)

    def named(self, name: str) -> tuple[Division, ...]:
        """All divisions that have or had this full or short name, in order of code."""
        return self.names.get(name, ())

    def longest(self, written: str, at: int, most: int) -> str:
        """The longest name of two to `most` characters that `written` has at a position, or an empty string."""
        for length in self.lengths.get(written[at : at + 2], ()):
            if 1 < length <= most and (name := written[at : at + length]) in self.names:
                return name
        return ""

    def abbreviated(self, sign: str) -> Division | None:
        """The province of a one-character abbreviation: 鄂, 豫, 沪."""
        return self.signs.get(sign)

    # ------------------------------------------------------------------------------- word lists

    def full_names(self) -> tuple[str, ...]:
        """Names that end in their level, those in use and former ones, clipped forms (恩施州) among them; sorted.

        Without the country's, and without the generic 城区, 郊区, 矿区, 东区, 西区.
        """
        found = {n for d in self._below_national() for n in (d.name, *d.clipped, *(f.name for f in d.former))}
        return tuple(sorted(found - _GENERIC))

    def short_names(self) -> tuple[str, ...]:
        """Names without their level (荥阳, 环江, 襄樊), sorted; never of one character, never the country's."""
        found = {n for d in self._below_national() for n in (*d.bare, *(f.short for f in d.former))}
        return tuple(sorted(found - {""}))

    def everyday_words(self) -> frozenset[str]:
        """Those of the short names that are everyday words as well: 资源, 合作, 公安."""
        return self.everyday

    # ----------------------------------------------------------------------------------- parents

    def parents(self, division: Division) -> tuple[Division, ...]:
        """Those above it, the nearest first, the country last."""
        at = division.parent
        if at is None:
            return ()
        known = self._above.get(at)
        if known is None:
            above = self.divisions[at]
            known = self._above[at] = (above, *self.parents(above))
        return known

    def parent_at(self, division: Division, level: str) -> Division | None:
        """The division itself or the one above it that has this level; None where the chain has none."""
        return next((d for d in (division, *self.parents(division)) if d.level == level), None)

    def within(self, child: Division, ancestor: Division) -> bool:
        """True where `child` is `ancestor` or lies in it."""
        return child.code == ancestor.code or any(above.code == ancestor.code for above in self.parents(child))

    def qualified(self, division: Division) -> str:
        """The province's name and its own: 河南省荥阳市; a district's with its city: 甘肃省张掖市甘州区, 北京市朝阳区;
        a province's or the country's alone. What is no division of the tables (a town, a former county) is qualified
        by its parent, or as its parent is.
        """
        province = self.parent_at(division, "provincial")
        if province in (None, division):
            return division.name
        above = self.divisions[division.parent] if division.parent is not None else None
        if division.level not in LEVELS and above is not None:
            return f"{self.qualified(above)}{division.name}"
        in_city = above not in (None, province) and division.name.endswith("区") and not division.name.endswith("地区")
        city = above.name if in_city and above is not None else ""
        return f"{province.name}{city}{division.name}"

    def place(self, division: Division) -> Place:
        """The division as a record; those of the tables are asked for again and again."""
        code = division.code
        if self.divisions.get(code) is not division:
            return Place(code, division.name, self.qualified(division), division.level, division.parent)
        known = self._places.get(code)
        if known is None:
            known = Place(code, division.name, self.qualified(division), division.level, division.parent)
            self._places[code] = known
        return known

    # ------------------------------------------------------------------------------------- choice

    def choose(self, name: str, hints: Sequence[Division] = ()) -> Division | None:
        """The one division that `name` means beside `hints` (divisions that the document speaks of), None where open.

        Of several, today's go before former and abolished ones. Then count, in turn: being a hint, sharing a
        prefecture with one, sharing a province with one; the first that any candidate meets decides, or nothing does.
        Where none meets any, a name means the province or prefecture before districts that share it (西安).
        Nested namesakes count as one, the outermost (荆州市, not its 荆州区).
        """
        candidates = self.named(name)
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        today = tuple(d for d in candidates if d.last is None and (name == d.name or name in d.shorts))
        before = tuple(d for d in candidates if d not in today)
        for pool in (today, before):
            if near := self._near(pool, hints):
                return self._one(near)
        pool = today or before
        return self._one(pool) or self._prominent(pool)

    def _near(self, pool: Sequence[Division], hints: Sequence[Division]) -> list[Division]:
        """Those of the pool that the strongest tie to a hint binds."""
        ties: tuple[Callable[[Division], Division | None], ...] = (
            lambda d: d,
            lambda d: self.parent_at(d, "prefectural"),
            lambda d: self.parent_at(d, "provincial"),
        )
        for tie in ties:
            homes = {h.code for hint in hints if (h := tie(hint))}
            if found := [d for d in pool if (home := tie(d)) and home.code in homes]:
                return found
        return []

    def _one(self, pool: Sequence[Division]) -> Division | None:
        """The only one, or the one that all the others lie in."""
        return next((d for d in pool if all(self.within(other, d) for other in pool)), None)

    def _prominent(self, pool: Sequence[Division]) -> Division | None:
        above = [d for d in pool if d.level != "county"]
        if len(above) != 1:
            return None
        rest = (d for d in pool if d is not above[0] and not self.within(d, above[0]))
        return above[0] if all(d.name.endswith("区") for d in rest) else None

    def _below_national(self) -> Iterable[Division]:
        return (d for d in self.divisions.values() if d.level != LEVELS[0])


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """The gazetteer that ships with the program; read once a process."""
    return Gazetteer.of(read_divisions(), read_everyday_words())


def _all_names(division: Division) -> Iterable[str]:
    yield division.name
    yield from division.shorts
    for former in division.former:
        yield former.name
        if former.short:
            yield former.short
