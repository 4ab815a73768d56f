"""One way of reading documents, ready to be timed again and again: `python benchmarks/peers.py NAME CORPUS`.

Loads, writes `ready` and what it is to standard output, then for each line `FIRST LAST OUT` on standard input treats
the documents number FIRST to LAST (excluded) of the corpus, from files to whatever it produces, and answers with the
seconds of processor time that this took. `extraction.py` drives several of these in turn.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

_MEMORY = 6 << 30  # bytes of address space: a peer that wants more ends, not the machine

Treat = Callable[[Sequence[Path], Path], None]
"""Documents and a folder for what comes out."""


def cppcc() -> tuple[Treat, str]:
    """Text files to N-Quads on disk, with all tables' facts and evidence."""
    from extractor.pipeline import kit, processed
    from extractor.read import read
    from extractor.resources import collect_seldom

    ready = kit()
    collect_seldom()  # as the command does

    def treat(paths: Sequence[Path], out: Path) -> None:
        with (out / "graph.nq").open("wb") as file:
            for done in processed(read(paths), ready):
                file.write(done.block)

    return treat, "cppcc, text files to N-Quads on disk"


def lcut() -> tuple[Treat, str]:
    import jieba

    jieba.lcut("政协")
    return _each_text(jieba.lcut), f"jieba {jieba.__version__} lcut"


def posseg() -> tuple[Treat, str]:
    import jieba
    import jieba.posseg

    jieba.posseg.lcut("政协")
    return _each_text(jieba.posseg.lcut), f"jieba {jieba.__version__} posseg.lcut"


def entity_ruler() -> tuple[Treat, str]:
    import spacy
    from spacy_patterns import patterns

    from extractor import gazetteer, rules

    rulebook = rules.load()
    found, count = patterns(rulebook)
    places = gazetteer.load().full_names()
    found += [{"label": "place", "pattern": name} for name in places]
    nlp = spacy.blank("zh")
    nlp.add_pipe("entity_ruler").add_patterns(found)  # type: ignore[attr-defined]
    what = f"spaCy {spacy.__version__} EntityRuler, {len(found)} patterns, {count} of {len(rulebook.rules)} rules"
    return _each_line(lambda line: nlp(line).ents), what


def jionlp() -> tuple[Treat, str]:
    import contextlib
    import io
    import logging

    logging.disable(logging.CRITICAL)  # it logs a traceback for each phrase that it cannot read
    with contextlib.redirect_stdout(io.StringIO()):  # it greets on import
        import jionlp as jio

        jio.ner.extract_time("2023年5月")
    return _each_line(jio.ner.extract_time), f"JioNLP {jio.__version__} extract_time"


def plain() -> tuple[Treat, str]:
    """The same rules, each by `re.finditer` over every sentence, and statements as objects of rdflib."""
    from rdflib import Dataset, URIRef
    from rdflib.plugins.parsers.ntriples import r_literal, unquote, uriquote
    from rdflib.term import Literal, Node

    from extractor.clean import clean
    from extractor.find.plain import find_plainly
    from extractor.graph import graph
    from extractor.pipeline import kit
    from extractor.read import read
    from extractor.resolve import resolve

    ready = kit()

    def term(text: str) -> Node:
        if text.startswith("<"):
            return URIRef(uriquote(unquote(text[1:-1])))
        match = r_literal.match(text)
        assert match
        lit, lang, dtype = match.groups()
        return Literal(unquote(lit), lang or None, URIRef(dtype) if dtype else None)

    def treat(paths: Sequence[Path], out: Path) -> None:
        dataset = Dataset()
        for source in read(paths):
            text = clean(source)  # type: ignore[arg-type]
            records = resolve(text, find_plainly(text, ready.rulebook), ready.gazetteer)
            for line in graph(records):
                subject, predicate, rest = line.split(" ", 2)
                value, name, _ = rest.rsplit(" ", 2)
                dataset.add((term(subject), term(predicate), term(value), URIRef(name[1:-1])))  # type: ignore[arg-type]
        dataset.serialize(str(out / "plain.nq"), format="nquads")

    return treat, "the same rules by re.finditer a sentence, statements in rdflib, N-Quads by rdflib"


PEERS: dict[str, Callable[[], tuple[Treat, str]]] = {
    "cppcc": cppcc,
    "lcut": lcut,
    "posseg": posseg,
    "entity-ruler": entity_ruler,
    "jionlp": jionlp,
    "plain": plain,
}


def _each_text(work: Callable[[str], object]) -> Treat:
    def treat(paths: Sequence[Path], out: Path) -> None:
        for path in paths:
            work(path.read_text(encoding="utf-8"))

    return treat


def _each_line(work: Callable[[str], object]) -> Treat:
    """Line by line: these peers slow down on long texts."""

    def treat(paths: Sequence[Path], out: Path) -> None:
        for path in paths:
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.strip():
                    work(line)

    return treat


def main(name: str, corpus: Path, requests: Iterable[str]) -> None:
    """Answer requests until there are none."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    paths = sorted(corpus.rglob("*.txt"))
    treat, what = PEERS[name]()
    print(f"ready {what}", flush=True)
    for request in requests:
        first, last, out = request.split(" ", 2)
        start = time.process_time()
        treat(paths[int(first) : int(last)], Path(out.strip()))
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.stdin)
