"""Trains the HTML line model of `tightrope.articles` and measures it by cross-validation.

    python -m training.html_model measure      # cross-validated figures, nothing written
    python -m training.html_model train        # the same figures, then the weights from all pages

The labelled pages stand beside the checkout (../shared, or where TIGHTROPE_SHARED points); the weights
go to src/tightrope/articles/data/html_model.json. Boosting, labels and folds are training/line_model.py's.
Seeds are fixed: the same pages give the same weights. About five minutes on two cores.
"""

from __future__ import annotations

import gzip
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from tightrope.articles import _html, _html_features
from tightrope.articles._html_align import words_of
from tightrope.articles._html_meta import read_meta
from tightrope.articles._html_select import pick_cheaply
from tightrope.articles._html_source import Line, Node, scan
from tightrope.articles._lines import Line as TextLine
from tightrope.articles._model import Trees, choose, likelihood
from training.line_model import Example, fit, folds, host, labels, shared, shingles, stored

Table = NDArray[np.float64]

VERSION = "html-model/1"
SETS = ("zyte", "newspaper4k")
OUT = Path(__file__).parents[1] / "src/tightrope/articles/data/html_model.json"
ROUNDS, DEPTH, RATE = 80, 6, 0.15
"""Of (80, 6, 0.15), (200, 6, 0.08) and (150, 4, 0.12) the first is smallest and no worse: cross-validated
F1 0.975 / 0.936 against 0.975 / 0.935 and 0.974 / 0.936."""
MOST_TAKEN, LEAST_FOUND = 0.55, 0.85
"""A page is not trained on when most of what the extractor picked is outside its labelled body though
the body is nearly all picked: such bodies were cut short by whoever labelled them (14 of 381 pages)."""


@dataclass
class Sheet:
    """One page's lines as rows, and which are body; the first view is the page as it is."""

    source: str
    host: str
    truth: str
    texts: list[TextLine]
    beside: frozenset[int]
    views: list[tuple[Table, NDArray[np.bool_]]]
    odds: Table


def sheet(row: dict[str, str]) -> Sheet:
    """A labelled page as it is, without its classes and ids, and with its surroundings cut away."""
    source = scan(row["html"])
    lines = source.lines
    meta = read_meta(source, row.get("url"))
    title = meta.headline.value if meta.headline else ""
    texts = [TextLine(0, len(line.text), line.text, 0) for line in lines]
    body = labels(texts, row["body"])
    votes = _votes(row["html"], lines)
    bare = _without_hints(lines)
    views = [(_html_features.table(some, votes, title), body) for some in (lines, bare)]
    if body.any():
        dice = Random(row["id"])
        marked = np.flatnonzero(body)
        low = max(0, int(marked[0]) - dice.randint(0, 10))
        high = int(marked[-1]) + 1 + dice.randint(0, 10)
        some = (bare if dice.random() < 0.5 else lines)[low:high]
        views.append((_html_features.table(some, votes[low:high], title), body[low:high]))
    site = host(row.get("url") or row["id"])
    return Sheet(row["set"], site, row["body"], texts, frozenset(meta.headline_lines), views, np.zeros(0))


def _votes(text: str, lines: list[Line]) -> Table:
    words = [words_of(line.text) for line in lines]
    ways = [
        _html._vote(_html._extractor_text(text, precise=precise), words).shares() for precise in (True, False)
    ]
    return np.array([*ways, _html._cheap_shares(pick_cheaply(lines), len(lines))]).T


def _without_hints(lines: list[Line]) -> list[Line]:
    """The same lines in a page that names nothing by class or id, as many plain pages are."""
    known: dict[int, Node] = {}

    def bare(node: Node | None) -> Node | None:
        if node is None:
            return None
        if id(node) not in known:
            known[id(node)] = Node(node.tag, "", bare(node.parent), node.depth, node.around)
        return known[id(node)]

    return [
        Line(line.text, line.runs, bare(line.node) or line.node, line.around, line.linked) for line in lines
    ]


def rows() -> list[dict[str, str]]:
    """Every labelled page, with the name of its set."""
    found = []
    for name in SETS:
        with gzip.open(shared() / "gold/articles" / f"{name}_html.jsonl.gz", "rt", encoding="utf-8") as lines:
            found += [json.loads(line) | {"set": name} for line in lines]
    return found


def sound(page: Sheet) -> bool:
    """Whether the labelled body can be the whole of it."""
    view, body = page.views[0]
    if not body.any():
        return False
    words = np.expm1(view[:, _html_features.FEATURES.index("words")])
    picked = view[:, _html_features.FEATURES.index("precise")] > 0.5
    both = (words * (body & picked)).sum()
    return both >= MOST_TAKEN * (words * picked).sum() or both <= LEAST_FOUND * (words * body).sum()


def _stakes(view: Table, body: NDArray[np.bool_]) -> Table:
    """What each line weighs: its share of the body, in per cent, up to 30, so that pages count alike."""
    words = np.expm1(view[:, _html_features.FEATURES.index("words")]) + 1
    return np.minimum(words / max(1.0, words[body].sum()) * 100, 30) + 0.2


def grow(pages: list[Sheet]) -> Trees:
    """Trees from all views of the sound pages."""
    views = [view for page in pages if sound(page) for view in page.views]
    truth = np.concatenate([body for _, body in views]).astype(np.float64)
    stakes = np.concatenate([_stakes(*view) for view in views])
    return fit(np.vstack([view for view, _ in views]), truth, stakes, ROUNDS, DEPTH, RATE)


def cross(pages: list[Sheet]) -> None:
    """Fill in each page's log odds by trees that have not seen its site."""
    parts = folds([Example(p.source, p.host, [], np.zeros(0, dtype=np.bool_)) for p in pages])
    with ProcessPoolExecutor(2) as pool:
        held = [set(part) for part in parts]
        work = [pool.submit(grow, [p for i, p in enumerate(pages) if i not in part]) for part in held]
        for part, done in zip(parts, work, strict=True):
            for i in part:
                pages[i].odds = done.result().odds(pages[i].views[0][0])


def report(pages: list[Sheet]) -> None:
    """Print precision, recall and F1 over 4-word shingles, averaged over pages, by set."""
    for name in SETS:
        figures = []
        for page in (page for page in pages if page.source == name):
            kept = choose(page.texts, likelihood(page.odds))
            chosen = [t.text for i, t in enumerate(page.texts) if kept[i] and i not in page.beside]
            have, want = shingles("\n".join(chosen)), shingles(page.truth)
            hit = (have & want).total()
            figures.append((hit / max(1, have.total()), hit / max(1, want.total())))
        p, r = np.mean(figures, axis=0)
        print(f"{name:12} F1 {2 * p * r / (p + r):.4f}  P {p:.4f}  R {r:.4f}  ({len(figures)} pages)")


def main(what: str) -> None:
    with ProcessPoolExecutor(2) as pool:
        pages = list(pool.map(sheet, rows(), chunksize=4))
    print(
        f"{len(pages)} pages, {sum(map(sound, pages))} trained on, {sum(len(p.texts) for p in pages)} lines"
    )
    cross(pages)
    report(pages)
    if what == "train":
        weights = {"version": VERSION, "trees": stored(grow(pages), _html_features.FEATURES)}
        OUT.write_text(json.dumps(weights, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"wrote {OUT} ({OUT.stat().st_size:,} bytes)")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "measure")
