"""What a worker does to one page: recover, then read; every way it can go wrong ends in a message."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from tightrope.errors import StageFailed, TightropeError
from tightrope.records import Article, Failure, MediaType, Page, Reading

if TYPE_CHECKING:
    from tightrope.knowledge import Knowledge

PRODUCT: Final = "tightrope.scale._stages:product"
_MAX_DETAIL_CHARS: Final = 500
_FIRST_WORDS: Final = (
    "OSLO, June 3 — Norway's foreign minister met the envoy of Peru in Oslo on Monday, the ministry said.",
    "“We spoke about fish,” said Ola Nilsen, the spokesman, who added that talks are to go on in Lima.",
    "Peru had asked Norway in May to lend it the two ships of the coast guard, and Norway refused to do so.",
)
"""An article that every stage has something to do on, to load what they load at first use."""


@dataclass(frozen=True, slots=True)
class Stages:
    """The two stages of a page, ready to be called."""

    recover: Callable[[Page, bool], Article | Failure]
    read: Callable[[Article], Reading]


Message = Article | Reading | Failure | None
"""What a worker says of a page: first an Article, or the Failure that ends it; then a Reading or the
Failure to read. None stands for "out of memory"; the worker is not to be used again."""


def product(knowledge_dir: Path | None) -> Stages:
    """The product's own stages, warm: whatever they load at first use is loaded, so that forked workers
    share it.

    The two rooms load side by side, since much of that is unpacking outside the interpreter's lock
    (about 2 s of processor time in all on the machine that this was written on).
    """
    # Imported here: the process that hands out pages has no use for the parser and starts faster.
    from tightrope import knowledge

    known = knowledge.load(knowledge_dir)
    with ThreadPoolExecutor(1) as beside:
        recovering = beside.submit(_recoverer, known)
        read = _reader(known)
        recover = recovering.result()
    article = recover(Page.of("\n\n".join(_FIRST_WORDS).encode(), "first words", MediaType.TEXT), False)
    if isinstance(article, Article):
        read(article)
    return Stages(recover, read)


def _recoverer(known: Knowledge) -> Callable[[Page, bool], Article | Failure]:
    from tightrope import articles

    def recover(page: Page, fallback: bool) -> Article | Failure:
        return articles.recover(page, known, fallback=fallback)

    page = "<html><body>" + "".join(f"<p>{words}</p>" for words in _FIRST_WORDS)
    recover(Page.of(page.encode(), "first words", MediaType.HTML), False)
    return recover


def _reader(known: Knowledge) -> Callable[[Article], Reading]:
    from tightrope import reading

    reading.pipeline()
    return lambda article: reading.read(article, known)


def load_stages(name: str, knowledge_dir: Path | None) -> Stages:
    """The stages that "module:function" makes; tests name their own to play faults."""
    module, _, function = name.partition(":")
    make = cast("Callable[[Path | None], Stages]", getattr(importlib.import_module(module), function))
    return make(knowledge_dir)


def work(stages: Stages, page: Page, *, fallback: bool) -> Iterator[Message]:
    """Do one page; what a stage raises becomes a failure that names the page and the exception."""
    try:
        article = _recover(stages, page, fallback=fallback)
        yield article
        if isinstance(article, Article):
            yield _read(stages, page, article)
    except MemoryError:
        yield None


def _recover(stages: Stages, page: Page, *, fallback: bool) -> Article | Failure:
    try:
        return stages.recover(page, fallback)
    except MemoryError:
        raise
    except Exception as error:  # the seam where a page's fault must not end the run
        if not fallback:
            return _recover(stages, page, fallback=True)
        return failure_of(error, page, "articles")


def _read(stages: Stages, page: Page, article: Article) -> Reading | Failure:
    try:
        return stages.read(article)
    except MemoryError:
        raise
    except Exception as error:
        return failure_of(error, page, "reading")


def failure_of(error: Exception, page: Page, stage: str) -> Failure:
    """An exception as a row: our own errors as they are, others as TR-STAGE with type and words."""
    if isinstance(error, TightropeError):
        return error.as_failure(page.origin, page.id)
    detail = " ".join(f"{type(error).__name__}: {error}".split())[:_MAX_DETAIL_CHARS]
    return replace(StageFailed(detail).as_failure(page.origin, page.id), stage=stage)
