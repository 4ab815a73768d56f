"""China's administrative divisions (GB/T 2260) down to county level: names, codes, parents, short and former names.

The data is `divisions.tsv`, made by `benchmarks/make_gazetteer.py`. Development zones (高新区, 经开区) are no
divisions.
"""

from __future__ import annotations

from extractor.gazetteer.divisions import Division, FormerName
from extractor.gazetteer.lookup import Gazetteer, load

__all__ = ["Division", "FormerName", "Gazetteer", "load"]
