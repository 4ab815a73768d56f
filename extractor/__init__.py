"""cppcc-kg: documents of the Chinese People's Political Consultative Conference become a knowledge graph.

`extractor.build(paths)` gives the graph as an `rdflib.Dataset`; `extractor.pipeline` names the five steps in order.
Nothing heavy is loaded before it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.pipeline import build
    from extractor.read import source

__version__ = "0.1.0"
__all__ = ["__version__", "build", "source"]

_HOMES = {"build": "extractor.pipeline", "source": "extractor.read"}


def __getattr__(name: str) -> object:
    """Load a public name at its first use (PEP 562)."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
