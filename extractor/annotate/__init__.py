"""Documents and what was found in them as one self-contained HTML page: for people who write rules or check facts."""

from __future__ import annotations

from extractor.annotate.page import Annotated, page

__all__ = ["Annotated", "page"]
