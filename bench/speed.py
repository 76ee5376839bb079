"""How fast the main job is: pages and words a second and peak memory, as a whole and by stage.

The whole is timed as a user meets it: a fresh process, a fresh ledger, cold pages. The stages are
timed in one process, one after the other, so that they add up. Absolute figures hold for one
machine only; the shares by stage travel better.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from bench.gold import REPOSITORY
from tightrope import articles, knowledge, pages, reading
from tightrope.reading import actors, claims, dates, events, places, quotes
from tightrope.records import Article, Failure, Page

Result = TypeVar("Result")


class Clock:
    """Seconds and words spent by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.articles = 0
        self.words = 0

    def time(self, stage: str, work: Callable[..., Result], *given: Any) -> Result:
        """Run `work` and add its time to the stage."""
        started = time.perf_counter()
        result = work(*given)
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - started
        return result


def run(folder: Path | None, workers: int) -> int:
    """Print the whole and the stages for a folder of pages."""
    folder = folder or REPOSITORY / "samples" / "pages"
    whole(folder, workers)
    clock = Clock()
    tables = clock.time("start: knowledge", knowledge.load)
    clock.time("start: language model", reading.pipeline)
    loaded: list[Page | Failure] = clock.time("pages", list, pages.load([folder]))
    for page in loaded:
        if isinstance(page, Page):
            _one(clock, page, tables)
    _report(clock)
    return 0


def whole(folder: Path, workers: int) -> None:
    """Read the folder twice through the command line: fresh ledger, then known pages."""
    with tempfile.TemporaryDirectory() as place:
        ledger = Path(place) / "speed.db"
        for label in ("cold", "again"):
            command = [sys.executable, "-m", "tightrope", "read", str(folder), "--ledger", str(ledger)]
            command += ["--workers", str(workers), "--json"]
            started = time.perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            seconds = time.perf_counter() - started
            if done.returncode not in (0, 3):
                raise SystemExit(f"tightrope read failed: {done.stderr.strip()}")
            summary = json.loads(done.stdout.strip().splitlines()[-1])
            count = summary["pages"]
            print(
                f"{label}: {count} pages in {seconds:.2f} s with start-up, "
                f"{count / seconds:.1f} pages/s, {workers} workers"
            )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the largest process: {peak:.0f} MB")


def _one(clock: Clock, page: Page, tables: knowledge.Knowledge) -> None:
    article = clock.time("articles", articles.recover, page, tables)
    if not isinstance(article, Article) or article.language != "en":
        return
    clock.articles += 1
    clock.words += len(article.body.split())
    parsed = clock.time("reading: parse", reading.parse, article.body)
    who = clock.time("reading: actors", actors.find, parsed, article, tables)
    when = clock.time("reading: dates", dates.find, parsed, article, tables)
    where = clock.time("reading: places", places.find, parsed, article, who, tables)
    said = clock.time("reading: quotes", quotes.find, parsed, article, who)
    done = clock.time("reading: events", events.find, parsed, article, who, when, where, said, tables)
    clock.time("reading: claims", claims.find, parsed, article, who, when, said, done, tables)


def _report(clock: Clock) -> None:
    work = {stage: seconds for stage, seconds in clock.seconds.items() if not stage.startswith("start")}
    total = sum(work.values())
    print(f"\none process, {clock.articles} articles, {clock.words:,} words")
    for stage, seconds in clock.seconds.items():
        share = f"{seconds / total:6.1%}" if stage in work else " " * 6
        each = f"{1000 * seconds / max(1, clock.articles):7.1f} ms/article" if stage in work else ""
        print(f"  {stage:24} {seconds:7.3f} s {share} {each}")
    print(
        f"  {'all but start':24} {total:7.3f} s        "
        f"{clock.words / total:,.0f} words/s, {clock.articles / total:.1f} articles/s"
    )
