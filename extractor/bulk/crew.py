"""Worker processes: chunks of items out, outcomes back; a worker that dies costs a retry, never the run.

Own processes and pipes instead of an executor: it is known which chunk a worker had when it died, and the others go
on. What it had not reported is tried again in halves by other workers; a single item that ends its worker twice
becomes a problem.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeAlias

from extractor.bulk.hand import Hand
from extractor.bulk.records import Done, Item, Task
from extractor.errors import ExtractorError, OptionError
from extractor.model import Problem
from extractor.resources import collect_seldom

__all__ = ["attended"]

Attended: TypeAlias = tuple[Item, Done]

_AHEAD = 2
_STILLBORN = 3


@dataclass(slots=True)
class _Chunk:
    """Items not yet reported; `tries` counts the workers that the first of them has ended alone."""

    items: deque[Item]
    tries: int = 0

    def pieces(self) -> list[_Chunk]:
        """What to try next after a worker died over this."""
        found = list(self.items)
        if len(found) == 1:
            return [_Chunk(deque(found), self.tries + 1)]
        half = (len(found) + 1) // 2
        return [_Chunk(deque(found[:half])), _Chunk(deque(found[half:]))]


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    chunks: deque[_Chunk] = field(default_factory=deque)
    ready: bool = False


def attended(chunks: Iterable[list[Item]], task: Task, jobs: int, first_shard: int) -> Iterator[Attended]:
    """Every item with its outcome, as they come; `jobs` workers, each with a shard of its own.

    Raises what a worker raised on purpose (a broken rule pack), OptionError where workers do not even start.
    """
    crew = _Crew(task, first_shard)
    try:
        yield from crew.run(iter(chunks), jobs)
    finally:
        crew.stop()


class _Crew:
    def __init__(self, task: Task, first_shard: int) -> None:
        self._task = task
        self._shard = first_shard
        self._workers: list[_Worker] = []
        self._again: deque[_Chunk] = deque()
        self._stillborn = 0

    def run(self, chunks: Iterator[list[Item]], jobs: int) -> Iterator[Attended]:
        more = True
        while more or self._again or any(worker.chunks for worker in self._workers):
            while len(self._workers) < jobs:
                self._hire()
            more = self._supply(chunks) and more
            busy = {worker.pipe: worker for worker in self._workers if worker.chunks}
            for pipe in wait(list(busy)):
                yield from self._hear(busy[pipe])  # type: ignore[index]

    def stop(self) -> None:
        """End all workers; what they have not reported is lost."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def _hire(self) -> None:
        # Never "fork": the progress bar is a thread, and a fork of a threaded process can hang.
        method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
        context: Any = get_context(method)
        if method == "forkserver":
            # What is imported once is shared by all workers: memory, and a second or so of each.
            context.set_forkserver_preload([__name__, "extractor.pipeline"])
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._task, self._shard), daemon=True)
        process.start()
        theirs.close()
        self._shard += 1
        self._workers.append(_Worker(process, ours))

    def _supply(self, chunks: Iterator[list[Item]]) -> bool:
        """Give every worker work, and the next as well, so that none waits; False where there are no more chunks."""
        for ahead in range(1, _AHEAD + 1):
            for worker in self._workers:
                if len(worker.chunks) >= ahead:
                    continue
                chunk = self._next(chunks)
                if chunk is None:
                    return False
                worker.chunks.append(chunk)
                with suppress(OSError):  # it has died: hearing from it says so
                    worker.pipe.send(list(chunk.items))
        return True

    def _next(self, chunks: Iterator[list[Item]]) -> _Chunk | None:
        if self._again:
            return self._again.popleft()
        items = next(chunks, None)
        return None if items is None else _Chunk(deque(items))

    def _hear(self, worker: _Worker) -> Iterator[Attended]:
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        if isinstance(said, _Refused):
            raise said.error()
        worker.ready, self._stillborn = True, 0
        for outcome in said:
            chunk = worker.chunks[0]
            yield chunk.items.popleft(), outcome
            if not chunk.items:
                worker.chunks.popleft()

    def _bury(self, worker: _Worker) -> Iterator[Attended]:
        """Take over the work of a worker that has died."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        end = _ending(worker.process.exitcode)
        if not worker.ready:
            self._stillborn += 1
        if self._stillborn > _STILLBORN * (len(self._workers) + 1):
            raise OptionError("--jobs", f"worker processes end before they have done anything ({end})", "use fewer")
        suspect, *others = worker.chunks
        pieces = suspect.pieces()
        if pieces[0].tries > 1:
            item = pieces.pop(0).items[0]
            what = f"ended its worker process twice ({end})"
            fix = "split the document, use fewer --jobs where memory is short, or remove it"
            yield item, Done(problems=(Problem(item.name, item.name, what, fix),))
        self._again.extendleft(reversed([*pieces, *others]))


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return "out of memory" if code == _NO_MEMORY else f"exit code {code}"


# ------------------------------------------------------------------------------------- in the worker

_NO_MEMORY = 12


@dataclass(frozen=True, slots=True)
class _Refused:
    """An error that stops the build; in parts, since exceptions with several arguments cannot be sent."""

    kind: type[ExtractorError]
    where: str
    what: str
    fix: str

    def error(self) -> ExtractorError:
        return self.kind(self.where, self.what, self.fix)


def _serve(pipe: Connection, task: Task, shard: int) -> None:
    """Attend to chunks until there are no more, or the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the group; the parent decides what it means
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    collect_seldom()
    # Chunks are taken in at once: while this process is busy or sending, the parent must not have to wait for it.
    waiting: SimpleQueue[list[Item]] = SimpleQueue()
    Thread(target=_receive, args=(pipe, waiting), daemon=True).start()
    try:
        with Hand(task, shard, isolated=True) as hand:
            while chunk := waiting.get():
                outcomes = hand.attend(chunk)
                hand.flush()
                pipe.send(outcomes)
    except (BrokenPipeError, ConnectionResetError):
        return
    except MemoryError:
        raise SystemExit(_NO_MEMORY) from None
    except ExtractorError as error:
        pipe.send(_Refused(type(error), error.where, error.what, error.fix))
    except OSError as error:
        where, what = str(error.filename or task.output), str(error.strerror or error)
        pipe.send(_Refused(OptionError, where, what, "check its rights and the space left, then use --resume"))


def _receive(pipe: Connection, waiting: SimpleQueue[list[Item]]) -> None:
    with suppress(EOFError, OSError):
        while True:
            waiting.put(pipe.recv())
    waiting.put([])
