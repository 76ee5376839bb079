"""Trains the HTML line model of `tightrope.articles` and measures it on pages that it has not seen.

    python -m training.html_model measure      # held-out figures, nothing written
    python -m training.html_model train        # the same figures, then the weights from all pages

Held out two ways: five-fold, the pages of one site in one fold; and across the sets, trained on one and
measured on the other, which others gathered and labelled. The labelled pages stand beside the checkout
(../shared, or where TIGHTROPE_SHARED points); the weights go to src/tightrope/articles/data/html_model.json.
Boosting, labels and folds are training/line_model.py's, the views of each page training/html_views.py's.
Seeds are fixed: the same pages give the same weights. About ten minutes on two cores.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from tightrope.articles import _html_boxes, _html_comments, _html_features, _html_votes
from tightrope.articles._html_meta import read_meta
from tightrope.articles._html_source import Line, scan
from tightrope.articles._lines import Line as TextLine
from tightrope.articles._model import Trees, choose, likelihood
from training.html_views import STAKES, Labelled, views
from training.line_model import Example, fit, folds, host, labels, shared, shingles, stored

Table = NDArray[np.float64]
Marks = NDArray[np.bool_]

VERSION = "html-model/2"
SETS = ("zyte", "newspaper4k")
OUT = Path(__file__).parents[1] / "src/tightrope/articles/data/html_model.json"
ROUNDS, DEPTH, RATE = 80, 6, 0.15
"""Of (80, 6, 0.15), (200, 6, 0.08) and (150, 4, 0.12) the first is smallest and no worse: cross-validated
F1 0.975 / 0.936 against 0.975 / 0.935 and 0.974 / 0.936 (measured on the first version's columns)."""
MOST_BESIDE, MOST_MORE, LEAST_FOUND = 0.8, 4.0, 0.85
"""A page is not trained on when an extractor that finds nearly all of its labelled body picks 0.8 times as
many words more from the same elements, or 4 times as many in all: such bodies were cut short by whoever
labelled them. Words from other elements may be readers' comments, which the model must learn to leave."""
SHORT, THINNED = 6, 0.35
"""Of lines of at most so many words that are not body this share is trained on, each counting for more."""


@dataclass
class Sheet:
    """One page: what it shows, and the rows, labels and stakes of its views."""

    source: str
    host: str
    truth: str
    page: Labelled
    beside: frozenset[int]
    sound: bool
    first: Table
    rows: list[tuple[Table, Marks, Table]] = field(default_factory=list)
    crossed: Table = field(default_factory=lambda: np.zeros(0))
    foreign: Table = field(default_factory=lambda: np.zeros(0))


PAGES: list[Sheet] = []
"""Every page; workers inherit it, since handing it over would take longer than the work."""


# --- pages to rows --------------------------------------------------------------------------------


def rows() -> list[dict[str, str]]:
    """Every labelled page, with the name of its set."""
    found = []
    for name in SETS:
        with gzip.open(shared() / "gold/articles" / f"{name}_html.jsonl.gz", "rt", encoding="utf-8") as lines:
            found += [json.loads(line) | {"set": name} for line in lines]
    return found


def sheet(row: dict[str, str]) -> Sheet:
    """A labelled page: its lines without readers' comments, the votes on them, and which are body."""
    source = scan(row["html"])
    meta = read_meta(source, row.get("url"))
    comments = set(_html_comments.find(source.lines))
    read = [i for i in range(len(source.lines)) if i not in comments]
    lines = [source.lines[i] for i in read]
    votes = _html_votes.count(row["html"], lines, meta.linked.body if meta.linked else "")
    page = Labelled(
        name=row["id"],
        lines=lines,
        votes=votes.table,
        body=labels(_plain(lines), row["body"]),
        title=meta.headline.value if meta.headline else "",
        told=meta.description.value if meta.description else "",
    )
    beside = frozenset(read.index(i) for i in meta.headline_lines if i not in comments)
    site = host(row.get("url") or row["id"])
    return Sheet(row["set"], site, row["body"], page, beside, _sound(page), _table(page))


def _plain(lines: Iterable[Line]) -> list[TextLine]:
    return [TextLine(0, len(line.text), line.text, 0) for line in lines]


def _table(page: Labelled) -> Table:
    return _html_features.table(page.lines, page.votes, page.title, page.told)


def _sound(page: Labelled) -> bool:
    """Whether the labelled body can be the whole of it."""
    words = np.array([len(line.text.split()) for line in page.lines])
    picked = page.votes[:, 0] > 0.5
    boxes = [id(_html_boxes.block(line.node).parent) for line in page.lines]
    own = {box for box, body in zip(boxes, page.body, strict=True) if body}
    beside = np.array([box in own for box in boxes], dtype=np.bool_)
    both = (words * (page.body & picked)).sum()
    more = words * (picked & ~page.body)
    short = (more * beside).sum() > MOST_BESIDE * both or more.sum() > MOST_MORE * both
    return bool(page.body.any()) and not (short and both > LEAST_FOUND * (words * page.body).sum())


def show(work: tuple[int, list[int]]) -> list[tuple[Table, Marks, Table]]:
    """The rows, labels and stakes of all views of a page; the pages of the second numbers lend sidebars."""
    number, others = work
    one = PAGES[number]
    found = []
    for name, view in views(one.page, [PAGES[i].page for i in others]):
        table = one.first if name == "whole" else _table(view)
        words = np.expm1(table[:, _html_features.FEATURES.index("words")]) + 1
        stakes = np.minimum(words / max(1.0, words[view.body].sum()) * 100, 30) + 0.2
        thin = ~view.body & (words <= SHORT + 1)
        dice = np.random.default_rng(Random(one.page.name + name).randrange(1 << 32))
        kept = ~thin | (dice.random(len(thin)) < THINNED)
        stakes = STAKES[name] * np.where(thin, stakes / THINNED, stakes)
        found.append((table[kept], view.body[kept], stakes[kept]))
    return found


# --- growing and measuring ------------------------------------------------------------------------


def grow(numbers: Sequence[int]) -> Trees:
    """Trees from all views of the sound pages among these."""
    parts = [part for i in numbers if PAGES[i].sound for part in PAGES[i].rows]
    truth = np.concatenate([body for _, body, _ in parts]).astype(np.float64)
    stakes = np.concatenate([stake for _, _, stake in parts])
    return fit(np.vstack([table for table, _, _ in parts]), truth, stakes, ROUNDS, DEPTH, RATE)


def parts_of() -> list[list[int]]:
    """Page numbers by fold; the pages of one site in one fold."""
    return folds([Example(p.source, p.host, [], np.zeros(0, dtype=np.bool_)) for p in PAGES])


def hold_out(pool: ProcessPoolExecutor) -> None:
    """Fill in each page's log odds by trees that have not seen its site, and by trees of the other set."""
    every = range(len(PAGES))
    work = []
    for part in parts_of():
        held = set(part)
        work.append((part, "crossed", pool.submit(grow, [i for i in every if i not in held])))
    for name in SETS:
        part = [i for i in every if PAGES[i].source == name]
        work.append((part, "foreign", pool.submit(grow, [i for i in every if PAGES[i].source != name])))
    for part, into, done in work:
        trees = done.result()
        for i in part:
            setattr(PAGES[i], into, trees.odds(PAGES[i].first))


def report() -> None:
    """Print precision, recall and F1 over 4-word shingles, averaged over pages, by set."""
    for name in SETS:
        for into, how in (("crossed", "by site"), ("foreign", "across sets")):
            figures = [_figures(page, getattr(page, into)) for page in PAGES if page.source == name]
            p, r = np.mean(figures, axis=0)
            print(f"{name:12} {how:12} F1 {2 * p * r / (p + r):.4f}  P {p:.4f}  R {r:.4f}", flush=True)


def _figures(page: Sheet, odds: Table) -> tuple[float, float]:
    lines = _plain(page.page.lines)
    kept = choose(lines, likelihood(odds))
    chosen = [line.text for i, line in enumerate(lines) if kept[i] and i not in page.beside]
    have, want = shingles("\n".join(chosen)), shingles(page.truth)
    hit = (have & want).total()
    return hit / max(1, have.total()), hit / max(1, want.total())


def main(what: str) -> None:
    with ProcessPoolExecutor(2) as pool:
        PAGES.extend(pool.map(sheet, rows(), chunksize=4))
    print(f"{len(PAGES)} pages, {sum(page.sound for page in PAGES)} trained on", flush=True)
    fold_of = {i: part for part in parts_of() for i in part}
    # Lenders of sidebars are of the page's own fold and set: no view shows what its page is held out from.
    lenders = [(i, [j for j in fold_of[i] if PAGES[j].source == p.source]) for i, p in enumerate(PAGES)]
    with ProcessPoolExecutor(2) as pool:
        for page, made in zip(PAGES, pool.map(show, lenders, chunksize=8), strict=True):
            page.rows = made
    print(f"{sum(len(part[1]) for page in PAGES for part in page.rows)} rows", flush=True)
    with ProcessPoolExecutor(2) as pool:
        trees = pool.submit(grow, list(range(len(PAGES)))) if what == "train" else None
        hold_out(pool)
        report()
        if trees is not None:
            weights = {"version": VERSION, "trees": stored(trees.result(), _html_features.FEATURES)}
            OUT.write_text(json.dumps(weights, separators=(",", ":")) + "\n", encoding="utf-8")
            print(f"wrote {OUT} ({OUT.stat().st_size:,} bytes)")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "measure")
