from collections.abc import Iterator
from extractor.model import Problem, Source
from extractor.read.opened import Opened
def looks_like(head: bytes) -> bool: return False
def documents(opened: Opened) -> Iterator[Source | Problem]: yield from ()
