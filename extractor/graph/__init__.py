"""Records → RDF: vocabulary, IRIs, provenance, the store, serialisation."""

from __future__ import annotations

from extractor.graph.describe import block, graph
from extractor.graph.vocabulary import BASE

__all__ = ["BASE", "block", "graph"]
