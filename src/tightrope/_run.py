"""One run: pages in, recovered, read, placed and written; counts in equal counts out.

Pages that the ledger knows are noted and not read again, so a run that was cut off goes on where it
stopped. Which articles are copies of one another and which story they belong to is told from the
articles added last, whatever run added them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from tightrope._summary import Progress, ReadSummary
from tightrope.errors import StageFailed, UnsupportedLanguage
from tightrope.records import Article, Failure, Page, Reading, Version

if TYPE_CHECKING:
    from tightrope.articles.copies import Index
    from tightrope.ledger import Ledger, Writer
    from tightrope.scale import Processed
    from tightrope.stories import Stream

PROGRAM: Final = f"tightrope {version('tightrope')}"

WINDOW: Final = 2_000
"""Articles of earlier runs that new ones are set beside for stories: some days of a busy collection. Reading
them back costs about 3 ms each, once a run and only where something is new."""

COPIES_WINDOW: Final = 10_000
"""Articles of earlier runs that new ones are compared with for copies; only their words are read back, in
about half a millisecond each."""


@dataclass(slots=True)
class _Tally:
    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def failed(self, failure: Failure) -> None:
        self.counts["skipped" if failure.skipped else "failed"] += 1
        self.reasons[failure.code] += 1

    def summary(self) -> ReadSummary:
        done = ("new", "known", "unchanged", "skipped", "failed")
        return ReadSummary(
            pages=sum(self.counts[name] for name in done),
            **{name: self.counts[name] for name in (*done, "unread")},
            reasons=tuple(sorted(self.reasons.items())),
        )


def default_workers() -> int:
    """As many processes as there are processors we may use, at most four: each needs about 0.6 GB."""
    return max(
        1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    )


class Run:
    """A run over sources into one ledger. `now` stands for the clock; None asks the real one."""

    def __init__(
        self,
        ledger: Ledger,
        *,
        workers: int,
        knowledge_dir: Path | None,
        now: datetime | None,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self._ledger = ledger
        self._workers = workers
        self._knowledge_dir = knowledge_dir
        self._now = now
        self._progress = progress
        self._tally = _Tally()
        self._waiting: dict[str, Page] = {}
        self._placing: tuple[Index, Stream] | None = None

    def read(
        self, sources: Iterable[str | Path], stdin: BinaryIO | None = None, *, offline: bool = False
    ) -> ReadSummary:
        """Read all that the sources hold. Raises LedgerError where the ledger cannot be written."""
        from tightrope import knowledge, pages, scale

        with self._ledger.writer(PROGRAM, knowledge.load(self._knowledge_dir)) as writer:
            network = None if offline else pages.Network()
            loaded = pages.load(sources, now=self._now, stdin=stdin, network=network)
            outcomes = scale.process(
                self._new(loaded, writer), workers=self._workers, knowledge_dir=self._knowledge_dir
            )
            for outcome in outcomes:
                self._write(writer, outcome)
            writer.finish(self._clock())
        return self._tally.summary()

    def _clock(self) -> datetime:
        return self._now or datetime.now(UTC)

    def _new(self, loaded: Iterable[Page | Failure], writer: Writer) -> Iterator[Page | Failure]:
        """What the ledger has no article of; a page that it knows is noted where it was met."""
        own = self._ledger.path.resolve()
        for item in loaded:
            if isinstance(item, Failure) and _is_part_of(own, item.origin):
                continue  # the ledger lies in the folder that is read; it is no input
            if isinstance(item, Page):
                if writer.knows(item.id):
                    writer.sight(item, self._clock())
                    self._tally.counts["known"] += 1
                    self._tell(item.origin)
                    continue
                self._waiting[item.id] = item
            yield item

    def _write(self, writer: Writer, outcome: Processed | Failure) -> None:
        if isinstance(outcome, Failure):
            page = self._waiting.pop(outcome.page_id or "", None)
            writer.fail(outcome, self._clock(), page)
            self._tally.failed(outcome)
            self._tell(outcome.origin)
            return
        self._waiting.pop(outcome.page.id, None)
        try:
            self._add(writer, outcome)
        except StageFailed as error:
            failure = error.as_failure(outcome.page.origin, outcome.page.id)
            writer.fail(failure, self._clock(), outcome.page)
            self._tally.failed(failure)
        self._tell(outcome.page.origin)

    def _add(self, writer: Writer, outcome: Processed) -> None:
        article = outcome.article
        reading = outcome.reading or _unread(article.id)
        version = self._version(outcome.page, article)
        if version is not None and version.article_id is None:
            writer.saw(outcome.page, version, self._clock())
            self._tally.counts["unchanged"] += 1
            return
        index, stream = self._placing or self._begin_placing()
        links, story = index.find(article), stream.find(article, reading)
        failure = outcome.failure or _language(article.language, outcome.page)
        added = writer.add(outcome.page, article, reading, links, story, self._clock(), failure, version)
        if added.new:  # only now: what the ledger refused is nobody's original
            index.remember([article])
            stream.remember(article, reading, story)
        self._tally.counts["new" if added.new else "known"] += 1
        if added.new and failure:
            self._tally.counts["unread"] += 1
            self._tally.reasons[failure.code] += 1

    def _version(self, page: Page, article: Article) -> Version | None:
        """What the page is among those that its address has given; None for a page without an address."""
        from tightrope._versions import version_of
        from tightrope.articles.versions import address_key

        if not article.url:
            return None
        address = address_key(article.url)
        held, standing = self._ledger.history(address)
        return version_of(address, page, article, held, standing)

    def _begin_placing(self) -> tuple[Index, Stream]:
        """The index of copies and the stream of stories as the last articles left them."""
        from tightrope.articles.copies import Index
        from tightrope.stories import Stream

        index, stream = Index(bodies=self._ledger.body), Stream()
        index.remember(self._ledger.texts(COPIES_WINDOW))
        for article, reading, story in self._ledger.recent(WINDOW):
            stream.remember(article, reading, story)
        self._placing = index, stream
        return self._placing

    def _tell(self, origin: str) -> None:
        if self._progress:
            self._progress(Progress(self._tally.summary(), origin))


def _is_part_of(ledger: Path, origin: str) -> bool:
    """Whether an origin is the ledger's own file or one that stands beside it (log, lock)."""
    met = Path(origin)
    return met.name.startswith(ledger.name) and met.resolve().with_name(ledger.name) == ledger


def _unread(article_id: str) -> Reading:
    """The reading of an article whose reading broke: nothing."""
    return Reading(article_id, (), (), (), (), (), (), (), "")


def _language(language: str, page: Page) -> Failure | None:
    """The row that says that an article is kept and searchable but not read."""
    from tightrope.reading import READ_LANGUAGES

    if language in READ_LANGUAGES:
        return None
    detail = f"the article is in {language!r}; kept and searchable, not read for events"
    return UnsupportedLanguage(detail).as_failure(page.origin, page.id)
