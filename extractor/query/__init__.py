"""Questions to a finished graph: named queries, any SPARQL, the eight tables."""

from __future__ import annotations

from extractor.query.answer import Result, run
from extractor.query.catalogue import NamedQuery, find, named
from extractor.query.guard import needs_graphs
from extractor.query.present import render

__all__ = ["NamedQuery", "Result", "find", "named", "needs_graphs", "render", "run"]
