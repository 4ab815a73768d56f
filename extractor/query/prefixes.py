"""The prefixes that queries may use undeclared: those that the ontology's file declares, and no second list."""

from __future__ import annotations

from extractor.resources import ontology_folder


def prefixes() -> dict[str, str]:
    """Prefix to namespace."""
    from pyoxigraph import RdfFormat, parse  # noqa: PLC0415 - loaded where graphs are asked

    with (ontology_folder() / "cppcc.ttl").open("rb") as file:
        parser = parse(file, RdfFormat.TURTLE)
        next(parser)  # the declarations stand before the first statement
        return dict(sorted(parser.prefixes.items()))
