"""What the tests of meetings share: names, and rows of meetings."""

from __future__ import annotations

from extractor.model import Records

CPPCC = "中国人民政治协商会议"
CC = "中国共产党中央委员会"
Row = tuple[str, str, int | None, int | None, str | None]


def rows(records: Records) -> set[Row]:
    names = {b.key: b.name for b in records.bodies}
    return {(m.kind, names.get(m.body or "", ""), m.term, m.session, m.date) for m in records.meetings}
