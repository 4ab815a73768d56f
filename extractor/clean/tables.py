"""The word lists and patterns that the cleaning steps read from `data/*.yaml`, loaded once when first asked for."""

from __future__ import annotations

from functools import cache
from typing import Any

from extractor.resources import package_folder


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of `data/<name>.yaml`; shared, so not to be changed."""
    import yaml  # noqa: PLC0415 - loaded when a table is first asked for

    text = package_folder("clean", "data", f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded
