"""Which town a bare 镇 or 乡 means: that of its sentence, the one that the document tells of, or the one named last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from extractor.resolve.people_names import places_of_all

_TOWN = re.compile(
    r"(?<=[省市县区州旗])((?!组织|乡镇|城乡|各|全)[\u4e00-\u9fff]{2,3}(?<![由在向到找去问从被让的])[镇乡])(?![长域村贤])"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=[在到赴于进是]))((?![在到赴于进是由从]|组织|乡镇|城乡|各|全)[\u4e00-\u9fff]{2,3}(?<![由在向到找去问从被让的])[镇乡])"
    r"(?=政协|党委|政府|人大|地处|位于|现有|下辖|辖|联络|[\u4e00-\u9fff]{2,4}(?:村|社区))"
)
_COMMUNITY = re.compile(
    r"(?:(?<=[镇乡县区市旗在到赴于进是、])|(?<=街道)|(?<![\u4e00-\u9fff]))"
    r"((?!乡村|我|咱|他|你|[在到赴于进是由从向往去]|全|各|有关|相关|所在|本|该|这|每|老旧|智慧|示范|美丽|行政|贫困|脱贫|帮扶|联系|基层|部分)"
    r"(?:(?![村镇乡县市的了个])[\u4e00-\u9fff]){2,3}(?:村|社区))(?![干民级组庄落寨里])"
)
_WITHIN = 400  # code points before the sentence within which the town named last is still told of
_LAST = 4  # villages that are looked at back from a bare 村
_OFTEN = 3  # a town named so often, and so much more often than others, is the one that the document tells of
_MANY = 32  # towns; more of them are counted in one pass
CLASSES = ("各", "全", "有关", "相关", "所在", "本", "该", "这", "每", "基层", "部分")
"""What stands before 镇 where no one town is meant."""


class _Row(NamedTuple):
    """The towns of one level in order of place: where each is named, its name, where another one was named last."""

    starts: Sequence[int]
    names: Sequence[str]
    others: Sequence[int]


class Towns:
    """The towns that one document names."""

    def __init__(self, chars: str) -> None:
        self._chars = chars
        self._rows: dict[str, _Row] = {}

    def meant(self, level: str, position: int, sentence: int) -> str | None:
        """The town that a bare 镇 or 乡 at a position means, in the sentence that begins at `sentence`."""
        if level not in self._rows:
            self._rows[level] = _row((start, town) for start, town in self._all if town.endswith(level))
        row = self._rows[level]
        at = bisect_left(row.starts, position) - 1
        if at >= 0 and row.starts[at] >= sentence:
            return row.names[at] if row.others[at] < sentence else None
        return self._main.get(level) or self._last(row, sentence)

    def community(self, level: str, position: int) -> str | None:
        """The village or 社区 that a bare 村 or 社区 means: the one named last, where that was not long ago."""
        at = bisect_left(self._communities, position, key=lambda placed: placed[0])
        near = [name for start, name in self._communities[max(at - _LAST, 0) : at] if start >= position - _WITHIN]
        fitting = [name for name in near if name.endswith(level)]
        return fitting[-1] if fitting else None

    @cached_property
    def _communities(self) -> Sequence[tuple[int, str]]:
        """All villages and 社区, with where, in order."""
        return [(m.start(), m[1]) for m in _COMMUNITY.finditer(self._chars)]

    @staticmethod
    def _last(row: _Row, sentence: int) -> str | None:
        """The town that was named last before, where that was not long ago."""
        at = bisect_left(row.starts, sentence) - 1
        return row.names[at] if at >= 0 and row.starts[at] >= sentence - _WITHIN else None

    @cached_property
    def _all(self) -> Sequence[tuple[int, str]]:
        """All towns, with where, in order."""
        found = ((m.start(), m[1] or m[2]) for m in _TOWN.finditer(self._chars))
        return [(start, town) for start, town in found if not town.startswith(CLASSES)]

    @cached_property
    def _main(self) -> Mapping[str, str]:
        """The 镇 and the 乡 that the document tells of: the only one that it names, or by far the one named most."""
        found: dict[str, str] = {}
        for level in ("镇", "乡"):
            counts = self._counts({town for _, town in self._all if town.endswith(level)})
            ranked = sorted(((count, town) for town, count in counts.items()), reverse=True)
            if len(ranked) == 1 or (ranked and ranked[0][0] >= _OFTEN * ranked[1][0] >= _OFTEN):
                found[level] = ranked[0][1]
        return found

    def _counts(self, towns: Collection[str]) -> Mapping[str, int]:
        """How often the text has each name."""
        if len(towns) > _MANY:
            return {town: len(places) for town, places in places_of_all(self._chars, towns).items()}
        return {town: self._chars.count(town) for town in towns}


def _row(placed: Iterable[tuple[int, str]]) -> _Row:
    starts: list[int] = []
    names: list[str] = []
    others: list[int] = []
    for start, town in placed:
        if not names:
            others.append(-1)
        else:
            others.append(others[-1] if names[-1] == town else starts[-1])
        starts.append(start)
        names.append(town)
    return _Row(starts, names, others)
