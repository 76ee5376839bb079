"""How much made-up dirt is cut out of clean articles, and how many of the articles' words are kept.

    python -m bench.dirt                    # 500 articles, words and kinds that nothing was tuned on
    python -m bench.dirt --half learnt      # the half that is tuned on
    python -m bench.dirt --worst 20         # with the worst pages

Every word of the page is counted once: dirt that is in the body was missed, an article's word that is
not in it was lost. The same articles without dirt come last: what is cut from them is a false alarm. Needs
the labelled data (TIGHTROPE_SHARED, or ../shared).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.adapters import tables
from bench.gold import shared
from tightrope import articles
from tightrope.records import Article, MediaType, Page
from training.dirt import Dirty, pages

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Count:
    """One page: its words of dirt, those of them that are gone, the article's words, those kept."""

    page: Dirty
    dirt: int
    gone: int
    words: int
    kept: int
    missed: str
    lost: str


def count(page: Dirty) -> Count:
    """What recovery made of one page, word for word by the body's map to the page."""
    found = articles.recover(Page.of(page.text.encode(), page.id, MediaType.TEXT), tables())
    runs = found.offsets if isinstance(found, Article) else ()
    held = bytearray(len(page.text))
    for run in runs:
        held[run.page_start : run.page_start + run.page_length] = b"\1" * run.page_length
    tally, told = Counter[tuple[bool, bool]](), {True: [""], False: [""]}
    for word, dirty in _words(page):
        there = bool(held[word.start()])
        tally[dirty, there] += 1
        if dirty == there:
            told[dirty].append(word.group())
    return Count(
        page,
        tally[True, True] + tally[True, False],
        tally[True, False],
        tally[False, True] + tally[False, False],
        tally[False, True],
        " ".join(told[True]),
        " ".join(told[False]),
    )


def _words(page: Dirty) -> Iterator[tuple[re.Match[str], bool]]:
    """Each word of the page, and whether it is dirt; where both are glued, each side has its own."""
    at = 0
    for start, end in (*page.dirt, (len(page.text), len(page.text))):
        yield from ((m, False) for m in _WORD.finditer(page.text, at, start))
        yield from ((m, True) for m in _WORD.finditer(page.text, start, end))
        at = end


def shares(counts: Iterable[Count]) -> tuple[float, float, int]:
    """Share of the dirt's words gone, share of the articles' words kept, and pages."""
    every = list(counts)
    dirt, words = sum(one.dirt for one in every), sum(one.words for one in every)
    gone, kept = sum(one.gone for one in every), sum(one.kept for one in every)
    return gone / max(1, dirt), kept / max(1, words), len(every)


def run(number: int, half: str, seed: int, worst: int) -> int:
    """Print the figures; 0 when there was data to measure on."""
    if shared() is None:
        print("dirt: not measured, the labelled data is not here (set TIGHTROPE_SHARED)")
        return 0
    made = list(pages(number, half, seed, held=half == "held"))
    counts = [count(page) for page in made]
    _line("all", counts)
    for label in ("place", "kind"):
        for name in sorted({getattr(one.page, label) for one in counts}):
            _line(f"  {label} {name}", [one for one in counts if getattr(one.page, label) == name])
    bare = [count(_undone(page)) for page in made]
    _line("without dirt", bare)
    for one in sorted(counts, key=lambda c: c.gone - c.dirt)[:worst]:
        print(f"MISSED {one.dirt - one.gone:4} {one.page.kind} {one.page.place}: {one.missed[:150]}")
    for one in sorted([*counts, *bare], key=lambda c: c.kept - c.words)[:worst]:
        print(
            f"LOST {one.words - one.kept:4} {one.page.kind} {one.page.place} {one.page.id}: {one.lost[:150]}"
        )
    return 0


def _undone(page: Dirty) -> Dirty:
    """The same page without its dirt."""
    text = page.text
    for start, end in reversed(page.dirt):
        text = f"{text[:start].rstrip(' ')}{' ' if text[end:].strip() else ''}{text[end:].lstrip(' ')}"
    return Dirty(page.id, text, (), "none", "none")


def _line(name: str, counts: list[Count]) -> None:
    gone, kept, number = shares(counts)
    print(f"{name:22} dirt gone {gone:.4f}  words kept {kept:.4f}  ({number} pages)")


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.dirt", description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--half", choices=("held", "learnt"), default="held")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--worst", type=int, default=0)
    chosen = parser.parse_args(arguments)
    return run(chosen.articles, chosen.half, chosen.seed, chosen.worst)


if __name__ == "__main__":
    sys.exit(main())
