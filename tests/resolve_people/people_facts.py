"""What the tests of people compare: the posts and roles that a document tells, and the committee that it is about."""

from __future__ import annotations

from collections.abc import Callable

from extractor.model import Records

HOME = "绍兴市政协工作综述\n绍兴市政协深入基层。\n"
CPPCC, GROUP, NATIONAL = "cppcc-330600", "cppcc-330600/party-group", "cppcc-cn"

Read = Callable[..., Records]
Row = tuple[str, str, str | None]


def rows(records: Records) -> set[Row]:
    """Name, post and key of the body of every post."""
    names = {p.key: p.name for p in records.people}
    return {(names[p.person], p.post, p.body) for p in records.posts}


def roles(records: Records) -> dict[str, str]:
    """The role of each person."""
    names = {p.key: p.name for p in records.people}
    return {names[p.person]: p.role for p in records.posts}
