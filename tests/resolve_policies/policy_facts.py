"""What the tests of policies share: a document's beginning, names, and rows of policies."""

from __future__ import annotations

from collections.abc import Callable

from extractor.model import Records

HOME = "绍兴市政协工作综述\n绍兴市政协深入基层。\n"
CC, COUNCIL = "party-cn", "cppcc-cn"

Read = Callable[..., Records]
Row = tuple[str, str, str | None, str | None]


def rows(records: Records) -> set[Row]:
    return {(p.title, p.kind, p.issuer, p.issued) for p in records.policies}
