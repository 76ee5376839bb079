"""Stages that play the faults a page can cause; the text of the page says which."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tightrope.errors import KnowledgeError
from tightrope.records import UNKNOWN_MOMENT, Article, Failure, Page, Reading
from tightrope.scale import Stages

HANG_SECONDS = 60.0


def _article(page: Page, body: str) -> Article:
    return Article(
        id=page.id,
        page_id=page.id,
        origin=page.origin,
        text=body,
        headline=None,
        body=body,
        offsets=(),
        byline=(),
        outlet=None,
        agency=None,
        dateline=None,
        published=UNKNOWN_MOMENT,
        language="en",
        notices=(),
        findings=(),
    )


def _fault(order: str) -> None:
    if order == "hang":
        time.sleep(HANG_SECONDS)
    elif order == "swell":
        held = bytearray(8_000_000_000)
        held[::4096] = b"x" * len(held[::4096])
    elif order == "die":
        os._exit(9)
    elif order == "raise":
        raise ValueError("no such\nthing")


def make(knowledge_dir: Path | None) -> Stages:
    """Stages that read "recover=FAULT", "always=FAULT" (fallback too) and "read=FAULT" from the page."""
    if knowledge_dir is not None:
        raise KnowledgeError(f"countries.csv:3: no column 'iso3' in {knowledge_dir}")

    def orders(page: Page) -> dict[str, str]:
        return dict(word.split("=") for word in page.content.decode().split() if "=" in word)

    def recover(page: Page, fallback: bool) -> Article | Failure:
        said = orders(page)
        _fault(said.get("always", ""))
        if not fallback:
            _fault(said.get("recover", ""))
        if "skip" in said:
            return Failure("TR-EMPTY", "articles", page.origin, "empty", "none", page.id, skipped=True)
        time.sleep(float(said.get("sleep", "0")))
        return _article(
            page, f"{page.content.decode()} pid={os.getpid()} {'fallback' if fallback else 'full'}"
        )

    def read(article: Article) -> Reading:
        for word in article.body.split():
            _fault(word.removeprefix("read=") if word.startswith("read=") else "")
        return Reading(article.id, (), (), (), (), (), (), (), "tests")

    return Stages(recover, read)


def broken(knowledge_dir: Path | None) -> Stages:
    """Stages that cannot be made."""
    raise RuntimeError("the model is not installed")
