"""Pages through workers that can be killed: who has which page, what is late, what comes out when."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from multiprocessing.connection import wait
from typing import Final

from tightrope.errors import KnowledgeError, ParseTimeout, WorkerDied
from tightrope.limits import MAX_OPEN_PAGES, WORKER_START_SECONDS
from tightrope.records import Article, Failure, Page, Reading
from tightrope.scale._launch import Launcher, Settings, Worker, launcher
from tightrope.scale._stages import Message

_DIED: Final = "the worker process ended while it held this page"


@dataclass(frozen=True, slots=True)
class Processed:
    """A page, the article recovered from it, and what was read from that.

    Where reading broke or took too long, the article stands alone: `reading` is None and `failure`
    says why, so that the article can be stored and searched.
    """

    page: Page
    article: Article
    reading: Reading | None
    failure: Failure | None = None


Outcome = Processed | Failure


@dataclass(slots=True)
class _Job:
    """One page on its way: its place in the input, and how far it has come."""

    place: int
    page: Page
    fallback: bool = False
    article: Article | None = None


@dataclass(slots=True)
class _Desk:
    """One worker and the page it holds. `late` is when it is to be killed (monotonic seconds)."""

    worker: Worker
    late: float
    job: _Job | None = None
    begun: float = 0.0
    done: int = 0

    @property
    def ready(self) -> bool:
        """Whether it has started."""
        return self.worker.pid != 0


@dataclass(slots=True)
class Pool:
    """At most `size` workers at work on a stream of pages. Use `run` once, then `close`."""

    size: int
    settings: Settings
    _launcher: Launcher = field(init=False)
    _desks: list[_Desk] = field(default_factory=list)
    _again: deque[_Job] = field(default_factory=deque)
    _out: dict[int, Outcome] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._launcher = launcher(self.settings)

    def run(self, pages: Iterable[Page | Failure]) -> Iterator[Outcome]:
        """The outcomes in the order of the pages; at most MAX_OPEN_PAGES are under way."""
        source = enumerate(pages)
        taken = given = 0
        more = True
        while True:
            while given in self._out:
                yield self._out.pop(given)
                given += 1
            while more and given not in self._out and self._wants_page(taken - given):
                place, item = next(source, (-1, None))
                more = item is not None
                taken += more
                if isinstance(item, Page):
                    self._again.append(_Job(place, item))
                elif item is not None:
                    self._out[place] = item
                self._hand_out()
            if not more and given == taken:
                return
            if given not in self._out:
                self._hand_out()
                self._listen()

    def close(self) -> None:
        """End every worker."""
        self._launcher.close()
        self._desks.clear()

    def _wants_page(self, under_way: int) -> bool:
        """Whether to take in a page: somebody can have it, or it can wait for a worker to start."""
        busy = sum(desk.job is not None for desk in self._desks)
        return under_way < MAX_OPEN_PAGES and busy + len(self._again) < self.size

    def _hand_out(self) -> None:
        now = time.monotonic()
        while len(self._desks) < min(
            self.size, len(self._again) + sum(d.job is not None for d in self._desks)
        ):
            self._desks.append(_Desk(self._launcher.launch(), now + WORKER_START_SECONDS))
        for desk in list(self._desks):
            if self._again and desk.ready and desk.job is None:
                desk.job = self._again.popleft()
                desk.begun = time.monotonic()
                desk.late = desk.begun + self.settings.page_seconds
                self._send(desk, desk.job)

    def _send(self, desk: _Desk, job: _Job) -> None:
        try:
            desk.worker.line.send((job.page, job.fallback))
        except OSError:
            self._lose(desk, WorkerDied(_DIED))

    def _listen(self) -> None:
        """Wait for the next message or the next deadline, and deal with it."""
        now = time.monotonic()
        waiting = {desk.worker.line: desk for desk in self._desks if desk.job or not desk.ready}
        nearest = min((desk.late for desk in waiting.values()), default=now)
        heard = wait(list(waiting), max(0.0, nearest - now))
        for line, desk in waiting.items():
            if line in heard:
                self._hear(desk)
            elif time.monotonic() > desk.late:
                self._overdue(desk)

    def _hear(self, desk: _Desk) -> None:
        try:
            message = desk.worker.line.recv()
        except (EOFError, OSError):
            if not desk.ready:
                raise WorkerDied("a worker could not start; run with workers=0 to see why") from None
            self._lose(desk, WorkerDied(_DIED))
            return
        if not desk.ready:
            self._welcome(desk, *message)
        elif desk.job is not None:
            self._take(desk, desk.job, message)

    def _welcome(self, desk: _Desk, word: str, said: int | str, known: bool) -> None:
        if word == "ready" and isinstance(said, int):
            desk.worker.pid = said
        elif known:
            raise KnowledgeError(str(said))
        else:
            raise WorkerDied(f"a worker could not start: {said}")

    def _take(self, desk: _Desk, job: _Job, message: Message) -> None:
        if message is None:
            self._lose(desk, WorkerDied(f"out of memory ({self.settings.memory_bytes:,} bytes)"))
        elif isinstance(message, Article):
            job.article = message
            desk.late = desk.begun + self.settings.reading_seconds
        else:
            self._finish(job, message)
            self._release(desk)

    def _finish(self, job: _Job, last: Reading | Failure) -> None:
        if isinstance(last, Reading):
            if job.article is not None:
                self._out[job.place] = Processed(job.page, job.article, last)
        elif job.article is not None:
            self._out[job.place] = Processed(job.page, job.article, None, last)
        else:
            self._out[job.place] = last

    def _release(self, desk: _Desk) -> None:
        desk.job = None
        desk.done += 1
        if desk.done >= self.settings.worker_pages:
            self._dismiss(desk)

    def _overdue(self, desk: _Desk) -> None:
        if not desk.ready:
            raise WorkerDied(f"a worker did not start within {WORKER_START_SECONDS:g} seconds")
        limit = self.settings.reading_seconds if desk.job and desk.job.article else self.settings.page_seconds
        self._lose(desk, ParseTimeout(f"not done after {limit:g} seconds"))

    def _lose(self, desk: _Desk, error: ParseTimeout | WorkerDied) -> None:
        """A worker is late or gone: replace it; its page is tried once more by the cheap way, or fails."""
        self._dismiss(desk)
        job = desk.job
        if job is None:
            return
        failure = error.as_failure(job.page.origin, job.page.id)
        if job.article is not None:
            self._finish(job, replace(failure, stage="reading"))
        elif job.fallback:
            self._finish(job, failure)
        else:
            job.fallback = True
            self._again.appendleft(job)

    def _dismiss(self, desk: _Desk) -> None:
        self._desks.remove(desk)
        self._launcher.kill(desk.worker)
