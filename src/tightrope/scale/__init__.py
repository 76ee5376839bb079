"""Scale: the stages over many pages, in local worker processes that can be killed.

No page can stop a run: a worker that takes too long, grows too large or dies is replaced, and its
page is tried once more with the cheap extractor before it becomes a failure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tightrope.records import Article, Failure, Page, Reading
from tightrope.scale._launch import Settings
from tightrope.scale._pool import Pool, Processed
from tightrope.scale._stages import Stages, load_stages, work

__all__ = ["Processed", "Settings", "Stages", "process"]


def process(
    pages: Iterable[Page | Failure],
    *,
    workers: int,
    knowledge_dir: Path | None = None,
    settings: Settings | None = None,
) -> Iterator[Processed | Failure]:
    """Recover and read pages; one outcome for each item, in the order of the input.

    Failures among `pages` pass through. `workers` is the number of processes; 0 works in this process,
    for debugging: nothing is killed then, and no limit of time or memory holds. Closing the iterator
    early ends the workers.

    Raises KnowledgeError when the tables in `knowledge_dir` cannot be read, and WorkerDied when no
    worker can be started; nothing for what a page holds.
    """
    chosen = settings or Settings()
    if knowledge_dir is not None:
        chosen = replace(chosen, knowledge_dir=knowledge_dir)
    if workers <= 0:
        yield from _here(pages, load_stages(chosen.stages, chosen.knowledge_dir))
        return
    pool = Pool(workers, chosen)
    try:
        yield from pool.run(pages)
    finally:
        pool.close()


def _here(pages: Iterable[Page | Failure], stages: Stages) -> Iterator[Processed | Failure]:
    for page in pages:
        if isinstance(page, Failure):
            yield page
            continue
        article: Article | None = None
        for message in work(stages, page, fallback=False):
            if isinstance(message, Article):
                article = message
            elif isinstance(message, Reading) and article is not None:
                yield Processed(page, article, message)
            elif isinstance(message, Failure):
                yield message if article is None else Processed(page, article, None, message)
            elif message is None:
                raise MemoryError(f"{page.origin}: no memory left for this page")
