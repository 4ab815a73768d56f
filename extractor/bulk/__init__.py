"""Documents to graph files, any number of them: in bounded memory, by several processes, unchanged ones left alone.

`build` is all that the command needs. Between the command and the line of `extractor.pipeline`, through which documents
go by the handful. What is kept beside the outputs, and why, is described in README.md here.
"""

from __future__ import annotations

from extractor.bulk.building import Options, Summary, Watch, build

__all__ = ["Options", "Summary", "Watch", "build"]
