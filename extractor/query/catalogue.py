"""The queries that ship with the program: `ontology/queries/*.rq`, each with a comment head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from extractor.errors import QueryError
from extractor.resources import ontology_folder

_HEAD = re.compile(r"^# (title|question|columns): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with the question it answers and the columns it gives."""

    name: str
    title: str
    question: str
    columns: tuple[str, ...]
    text: str


def named(folder: Path | None = None) -> list[NamedQuery]:
    """All named queries by name; `folder` is where their `.rq` files are, by default those of the ontology.

    Raises QueryError for a file whose head lacks `# title:`, `# question:` or `# columns:`.
    """
    where = folder or ontology_folder() / "queries"
    return [_read(path) for path in sorted(where.glob("*.rq"), key=lambda path: path.stem)]


def find(name: str, folder: Path | None = None) -> NamedQuery:
    """The query of this name. Raises QueryError, which names those that there are."""
    queries = {query.name: query for query in named(folder)}
    if name in queries:
        return queries[name]
    close = get_close_matches(name, queries, n=1)
    fix = f"did you mean {close[0]}?" if close else "choose " + ", ".join(queries)
    raise QueryError(name, "no named query", fix)


def _read(path: Path) -> NamedQuery:
    text = path.read_text("utf-8")
    head = dict(_HEAD.findall(text))
    missing = [key for key in ("title", "question", "columns") if key not in head]
    if missing:
        raise QueryError(str(path), f"the head lacks {', '.join(missing)}", f"add a line '# {missing[0]}: …'")
    return NamedQuery(path.stem, head["title"], head["question"], tuple(head["columns"].split()), text)
