"""What a worker does to one page: recover, then read; every way it can go wrong ends in a message."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, cast

from tightrope import articles, knowledge, reading
from tightrope.errors import StageFailed, TightropeError
from tightrope.records import Article, Failure, Page, Reading

PRODUCT: Final = "tightrope.scale._stages:product"
_MAX_DETAIL_CHARS: Final = 500


@dataclass(frozen=True, slots=True)
class Stages:
    """The two stages of a page, ready to be called."""

    recover: Callable[[Page, bool], Article | Failure]
    read: Callable[[Article], Reading]


Message = Article | Reading | Failure | None
"""What a worker says of a page: first an Article, or the Failure that ends it; then a Reading or the
Failure to read. None stands for "out of memory"; the worker is not to be used again."""


def product(knowledge_dir: Path | None) -> Stages:
    """The product's own stages, with the knowledge and the model loaded."""
    known = knowledge.load(knowledge_dir)
    reading.pipeline()

    def recover(page: Page, fallback: bool) -> Article | Failure:
        return articles.recover(page, known, fallback=fallback)

    def read(article: Article) -> Reading:
        return reading.read(article, known)

    return Stages(recover, read)


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
