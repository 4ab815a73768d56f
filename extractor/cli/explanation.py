"""What a store says of one thing, gathered for `cppcc explain`: label, values, links to it, evidence in its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.errors import QueryError
from extractor.graph import vocabulary as v

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad, Store

    from extractor.model import Span, Text

OPEN, CLOSE = "⟦", "⟧"
_ENDS = "。！？!?\n"
_LABELS = (v.PREF_LABEL, v.TITLE, v.NAME, v.EVENT_NAME, v.WRITTEN, v.FILE_NAME)
_JOINED = (v.MEASURE, v.MEMBER, v.ORG_ROLE)
_EVIDENCE = (v.WAS_DERIVED_FROM, v.FIRST_EVIDENCE)


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence: the document's file name and digest, the raw ranges (code points), the quote with what
    stands before and behind it, the rule.
    """

    document: str
    sha256: str
    segments: tuple[tuple[int, int], ...]
    exact: str
    prefix: str
    suffix: str
    rule: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """`values` and `links` are (name, shown values) pairs; `evidence` stands in order of document and place."""

    iri: str
    label: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    links: tuple[tuple[str, tuple[str, ...]], ...]
    evidence: tuple[Shown, ...]

    @classmethod
    def of(cls, store: Store, name: str, *, base: str | None = None) -> Explanation:
        """Everything about the thing of that IRI: whole, prefixed, or short below `base` (the graph's, if it was made
        with another than ours) or any other. Raises QueryError where there is none.
        """
        graph = _Graph(store, base or v.BASE)
        node = graph.named(name)
        return cls(node.value, graph.label(node), graph.values(node), graph.links(node), graph.evidence(node))


class _Graph:
    """A store's default graph, where it has one (the merge of its documents); else the union of its graphs."""

    def __init__(self, store: Store, base: str) -> None:
        from pyoxigraph import DefaultGraph

        self._store = store
        self._base = base
        merged = next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None
        self._graph = DefaultGraph() if merged else None

    def _quads(self, subject: NamedNode | None, predicate: NamedNode | None, value: NamedNode | None) -> Iterator[Quad]:
        return self._store.quads_for_pattern(subject, predicate, value, self._graph)

    def named(self, name: str) -> NamedNode:
        from pyoxigraph import NamedNode

        iri = name.removeprefix("<").removesuffix(">")
        prefix, colon, local = iri.partition(":")
        if colon and prefix in v.PREFIXES:
            iri = v.PREFIXES[prefix] + local
        short = "id/" + iri.strip("/").removeprefix("id/")
        for whole in (iri, self._base + short):
            if "://" in whole and self._has(whole):
                return NamedNode(whole)
        subjects = self._subjects()
        for subject in subjects:
            if subject.endswith(("/" + short, "#" + short)):
                return NamedNode(subject)
        near = get_close_matches(short, [_short(s) for s in subjects if "/evidence/" not in s], n=3, cutoff=0.5)
        fix = (
            "try " + ", ".join(s.removeprefix("id/") for s in near)
            if near
            else "see `cppcc query GRAPH --named bodies`"
        )
        raise QueryError(name, "the graph has nothing of that name", fix)

    def _has(self, iri: str) -> bool:
        from pyoxigraph import NamedNode

        try:
            return next(self._quads(NamedNode(iri), None, None), None) is not None
        except ValueError:  # no IRI at all
            return False

    def _subjects(self) -> list[str]:
        typed = self._quads(None, _node(v.TYPE), None)
        return sorted({str(getattr(quad.subject, "value", quad.subject)) for quad in typed})

    def label(self, node: NamedNode) -> str:
        """Its own label (a field's with its value), or one made of what it joins: a count's number and measure, a
        membership's person and post.
        """
        from pyoxigraph import NamedNode

        for predicate in _LABELS:
            for text in sorted(self._objects(node, predicate)):
                return ": ".join((text, *sorted(self._objects(node, v.PROPERTY_VALUE_OF))))
        parts = (
            *self._objects(node, v.NUMERAL),
            *self._objects(node, v.UNIT),
            *(self.label(NamedNode(iri)) for term in _JOINED for iri in sorted(self._objects(node, term))),
        )
        return " ".join(part for part in parts if part)

    def values(self, node: NamedNode) -> tuple[tuple[str, tuple[str, ...]], ...]:
        found: dict[str, set[str]] = {}
        for quad in self._quads(node, None, None):
            if f"<{quad.predicate.value}>" not in _EVIDENCE:
                found.setdefault(_prefixed(quad.predicate.value), set()).add(self._shown(quad.object))
        return tuple((name, tuple(sorted(shown))) for name, shown in sorted(found.items()))

    def links(self, node: NamedNode) -> tuple[tuple[str, tuple[str, ...]], ...]:
        found: dict[str, set[str]] = {}
        for quad in self._quads(None, None, node):
            if f"<{quad.predicate.value}>" != v.HAS_SOURCE:
                found.setdefault(f"is {_prefixed(quad.predicate.value)} of", set()).add(self._shown(quad.subject))
        return tuple((name, tuple(sorted(shown))) for name, shown in sorted(found.items()))

    def evidence(self, node: NamedNode) -> tuple[Shown, ...]:
        from pyoxigraph import NamedNode

        found = {self._one(NamedNode(iri)) for iri in self._objects(node, v.WAS_DERIVED_FROM)}
        return tuple(sorted(found, key=lambda item: (item.document, item.segments, item.rule)))

    def _one(self, resource: NamedNode) -> Shown:
        from pyoxigraph import NamedNode

        documents = [NamedNode(iri) for iri in self._objects(resource, v.HAS_SOURCE)]
        selectors = [NamedNode(iri) for iri in self._objects(resource, v.HAS_SELECTOR)]
        positions = [(self._first(s, v.START), self._first(s, v.END)) for s in selectors]
        quotes = [s for s in selectors if self._objects(s, v.EXACT)]
        return Shown(
            document=self._first(documents[0], v.FILE_NAME) if documents else "",
            sha256=self._first(documents[0], v.SHA256) if documents else "",
            segments=tuple(sorted((int(start), int(end)) for start, end in positions if start and end)),
            exact=self._first(quotes[0], v.EXACT) if quotes else "",
            prefix=self._first(quotes[0], v.PREFIX) if quotes else "",
            suffix=self._first(quotes[0], v.SUFFIX) if quotes else "",
            rule=self._first(resource, v.RULE),
        )

    def _shown(self, term: object) -> str:
        from pyoxigraph import Literal, NamedNode

        if isinstance(term, Literal):
            return term.value
        if isinstance(term, NamedNode):
            name = _prefixed(term.value)
            label = self.label(term)
            return f"{name} {label}" if label else name
        return str(term)

    def _objects(self, node: NamedNode, predicate: str) -> list[str]:
        quads = self._quads(node, _node(predicate), None)
        return sorted({str(getattr(quad.object, "value", quad.object)) for quad in quads})

    def _first(self, node: NamedNode, predicate: str) -> str:
        return next(iter(sorted(self._objects(node, predicate))), "")


class Sources:
    """The documents that a graph was built from, where they can still be read; found again by their SHA-256."""

    def __init__(self, inputs: Sequence[str]) -> None:
        self._inputs = inputs
        self.problems: list[str] = []

    @cached_property
    def _texts(self) -> dict[str, Text]:
        from extractor.clean import clean
        from extractor.model import Problem
        from extractor.read import read

        texts: dict[str, Text] = {}
        for item in read(self._inputs) if self._inputs else ():
            if isinstance(item, Problem):
                self.problems.append(str(item))
            else:
                texts[item.sha256] = clean(item)
        return texts

    def sentence(self, item: Shown) -> str:
        """The sentence with the evidence marked; without its document, the quote between its neighbouring words."""
        text = self._texts.get(item.sha256)
        runs = _sentence_runs(text, item.segments) if text else ()
        if not text or not runs:
            return _context(item)
        return _flat("".join(_marked(text.source.raw, run, item.segments) for run in runs)).replace(CLOSE + OPEN, "")


def _sentence_runs(text: Text, segments: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Raw runs of the first sentence that shares characters with the evidence."""
    for sentence in text.sentences:
        runs = text.raw_segments(sentence)
        if any(run.start < end and start < run.end for run in runs for start, end in segments):
            return runs
    return ()


def _marked(raw: str, run: Span, segments: Sequence[tuple[int, int]]) -> str:
    parts, at = [], run.start
    for start, end in _within(run, segments):
        parts += [raw[at:start], OPEN, raw[start:end], CLOSE]
        at = end
    return "".join((*parts, raw[at : run.end]))


def _within(run: Span, segments: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in segments:
        if start < run.end and run.start < end:
            yield max(start, run.start), min(end, run.end)


def _context(item: Shown) -> str:
    """Prefix and suffix cut at the ends of the sentence, or an ellipsis where the end is not in sight."""
    before = max(item.prefix.rfind(end) for end in _ENDS) + 1
    behind = min((at for end in _ENDS if (at := item.suffix.find(end)) >= 0), default=-1)
    head = item.prefix[before:] if before else ("…" if item.prefix else "") + item.prefix
    tail = item.suffix[: behind + 1] if behind >= 0 else item.suffix + ("…" if item.suffix else "")
    return _flat(f"{head}{OPEN}{item.exact}{CLOSE}{tail}")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _node(term: str) -> NamedNode:
    from pyoxigraph import NamedNode

    return NamedNode(term[1:-1])


def _prefixed(iri: str) -> str:
    for prefix, namespace in v.PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return _short(iri).removeprefix("id/")


def _short(iri: str) -> str:
    """`…/id/body/cppcc-410182` → `id/body/cppcc-410182`."""
    at = max(iri.find("/id/"), iri.find("#id/"))
    return iri[at + 1 :] if at >= 0 else iri
