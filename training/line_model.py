"""Trains the line model of `tightrope.articles` and measures it by cross-validation.

    python -m training.line_model measure      # cross-validated figures, nothing written
    python -m training.line_model train        # the same figures, then the weights from all pages

The labelled pages stand beside the checkout (../shared, or where TIGHTROPE_SHARED points); the
weights go to src/tightrope/articles/data/line_model.json. Seeds are fixed: the same pages give the
same weights. About six minutes on two cores.
"""

from __future__ import annotations

import difflib
import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from tightrope.articles import _context, _features
from tightrope.articles._lines import WORD, Line, split, weight
from tightrope.articles._model import Trees, choose, likelihood

Table = NDArray[np.float64]

VERSION = "line-model/1"
SETS = ("zyte", "newspaper4k")
OUT = Path(__file__).parents[1] / "src/tightrope/articles/data/line_model.json"
FOLDS = 5
SAME = 0.6
"""Share of a line's words that must be aligned with the labelled body for the line to be body."""
FIRST = {"rounds": 200, "depth": 6, "rate": 0.1}
SECOND = {"rounds": 150, "depth": 5, "rate": 0.08}
BINS = 32
SHRINK = 20.0
"""Added to every leaf's second derivative: leaves with few lines say little."""
ROWS, COLUMNS = 0.8, 0.35
"""Shares of lines and columns that each tree sees."""


@dataclass
class Example:
    """One page, or a page with furniture cut away, and which of its lines are body."""

    source: str
    host: str
    lines: list[Line]
    body: NDArray[np.bool_]
    truth: str = ""
    first: Table = field(default_factory=lambda: np.zeros(0))
    second: Table = field(default_factory=lambda: np.zeros(0))
    one: Table = field(default_factory=lambda: np.zeros(0))
    two: Table = field(default_factory=lambda: np.zeros(0))


# --- pages to examples ---------------------------------------------------------------------------


def shared() -> Path:
    """Where the labelled pages are."""
    return Path(os.environ.get("TIGHTROPE_SHARED", Path(__file__).parents[2] / "shared"))


def pages() -> Iterator[dict[str, str]]:
    """Every labelled page, with the name of its set."""
    for name in SETS:
        with gzip.open(shared() / "gold/articles" / f"{name}_text.jsonl.gz", "rt", encoding="utf-8") as rows:
            for row in rows:
                yield json.loads(row) | {"set": name}


def labels(lines: list[Line], body: str) -> NDArray[np.bool_]:
    """Which lines hold the body's words, in the body's order."""
    words, owner = [], []
    for i, line in enumerate(lines):
        for word in WORD.findall(line.text.lower()):
            words.append(word)
            owner.append(i)
    hits, total = Counter[int](), Counter(owner)
    matcher = difflib.SequenceMatcher(None, words, WORD.findall(body.lower()), autojunk=False)
    for start, _, length in matcher.get_matching_blocks():
        hits.update(owner[start : start + length])
    return np.array([total[i] > 0 and hits[i] / total[i] >= SAME for i in range(len(lines))])


def host(url: str) -> str:
    """The site's own name: pages of one site must not stand in two folds."""
    parts = urlsplit(url).netloc.lower().split(".")
    return next((part for part in reversed(parts[:-1]) if len(part) > 3), parts[0])


def bare(whole: Example, dice: Random) -> Example:
    """The page with most of what surrounds its article gone, as a copied or reposted page has it."""
    marked = np.flatnonzero(whole.body)
    low = max(1, int(marked[0]) - dice.randint(0, 8))
    high = min(len(whole.lines), int(marked[-1]) + 1 + dice.randint(0, 8))
    picked = [0] if dice.random() < 0.7 else []
    picked += range(low, high)
    flat = dice.random() < 0.3
    lines = [whole.lines[i] for i in picked]
    if flat:
        lines = [Line(line.start, line.end, line.text, 0) for line in lines]
    return Example(whole.source + ".bare", whole.host, lines, whole.body[picked], whole.truth)


def examples() -> list[Example]:
    """Every page whole, then twice with its furniture cut away."""
    found = []
    for page in pages():
        lines = split(page["text"])
        whole = Example(
            page["set"], host(page.get("url") or page["id"]), lines, labels(lines, page["body"]), page["body"]
        )
        found.append(whole)
        if whole.body.any():
            dice = Random(page["id"])
            found += [bare(whole, dice), bare(whole, dice)]
    for one in found:
        one.first = _features.table(one.lines)
    return found


# --- boosting ------------------------------------------------------------------------------------


def stake(one: Example) -> Table:
    """What each line weighs: its share of the body, in per cent, up to 30, so that pages count alike."""
    words = np.array([weight(line.text) + 1 for line in one.lines], dtype=np.float64)
    return np.minimum(words / max(1.0, words[one.body].sum()) * 100, 30) + 0.2


def fit(rows: Table, truth: Table, stakes: Table, rounds: int, depth: int, rate: float) -> Trees:
    """Symmetric trees by second-order boosting on the log loss, over binned columns."""
    dice = np.random.default_rng(0)
    edges = [np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1])) for column in rows.T]
    binned = np.stack(
        [np.searchsorted(e, c, side="right") for e, c in zip(edges, rows.T, strict=True)]
    ).astype(np.int64)
    stakes = stakes / stakes.mean()
    base = float(np.log((stakes * truth).sum() / (stakes * (1 - truth)).sum()))
    odds = np.full(len(truth), base)
    useful = [j for j, e in enumerate(edges) if len(e)]
    columns, thresholds, leaves = [], [], []
    for _ in range(rounds):
        seen = np.flatnonzero(dice.random(len(truth)) < ROWS)
        asked = np.sort(dice.choice(useful, int(COLUMNS * len(useful)), replace=False))
        p = likelihood(odds)
        pull, curve = (stakes * (truth - p))[seen], (stakes * p * (1 - p))[seen]
        leaf, everywhere = np.zeros(len(seen), dtype=np.int64), np.zeros(len(truth), dtype=np.int64)
        tree = []
        for level in range(depth):
            _, j, cut = max(_best(binned[j][seen], leaf, pull, curve, 1 << level, edges[j], j) for j in asked)
            tree.append((j, float(edges[j][cut])))
            leaf = leaf * 2 + (binned[j][seen] > cut)
            everywhere = everywhere * 2 + (binned[j] > cut)
        size = 1 << depth
        value = np.bincount(leaf, pull, size) / (np.bincount(leaf, curve, size) + SHRINK) * rate
        odds += value[everywhere]
        columns.append([j for j, _ in tree])
        thresholds.append([t for _, t in tree])
        leaves.append(value)
    return Trees(base, np.array(columns), np.array(thresholds), np.array(leaves))


def _best(
    bins: NDArray[np.int64],
    leaf: NDArray[np.int64],
    pull: Table,
    curve: Table,
    size: int,
    edges: Table,
    j: int,
) -> tuple[float, int, int]:
    """The best cut of one column for all leaves at once: its gain, the column, the bin."""
    key = leaf * BINS + bins
    g = np.bincount(key, pull, size * BINS).reshape(size, BINS).cumsum(axis=1)
    h = np.bincount(key, curve, size * BINS).reshape(size, BINS).cumsum(axis=1)
    gain = (g**2 / (h + SHRINK) + (g[:, -1:] - g) ** 2 / (h[:, -1:] - h + SHRINK)).sum(axis=0)[: len(edges)]
    cut = int(gain.argmax())
    return float(gain[cut]), int(j), cut


def _train(found: list[Example], which: str, settings: dict[str, float]) -> Trees:
    rows = np.vstack([getattr(one, which) for one in found])
    truth = np.concatenate([one.body for one in found]).astype(np.float64)
    return fit(rows, truth, np.concatenate([stake(one) for one in found]), **settings)  # type: ignore[arg-type]


# --- measuring -----------------------------------------------------------------------------------


def folds(found: list[Example]) -> list[list[int]]:
    """Example numbers by fold; the pages of one site fall into one fold, big sites first."""
    sizes = Counter(one.host for one in found)
    parts: list[list[int]] = [[] for _ in range(FOLDS)]
    of_host: dict[str, int] = {}
    load = [0] * FOLDS
    for name, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        of_host[name] = load.index(min(load))
        load[of_host[name]] += size
    for i, one in enumerate(found):
        parts[of_host[one.host]].append(i)
    return parts


def _one_fold(
    rest: list[Example], held: list[Example], which: str, settings: dict[str, float]
) -> list[Table]:
    trees = _train(rest, which, settings)
    return [trees.odds(getattr(one, which)) for one in held]


def cross(found: list[Example], which: str, into: str, settings: dict[str, float]) -> None:
    """Fill in each example's log odds by trees that have not seen its site."""
    parts = folds(found)
    with ProcessPoolExecutor(2) as pool:
        work = []
        for part in parts:
            held = set(part)
            rest = [one for i, one in enumerate(found) if i not in held]
            work.append(pool.submit(_one_fold, rest, [found[i] for i in part], which, settings))
        for part, done in zip(parts, work, strict=True):
            for i, odds in zip(part, done.result(), strict=True):
                setattr(found[i], into, odds)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The multiset of 4-word runs."""
    words = WORD.findall(text.lower())
    return Counter(zip(*(words[i:] for i in range(4)), strict=False))


def report(found: list[Example]) -> dict[str, str]:
    """Precision, recall and F1 over 4-word shingles, averaged over pages, by set."""
    figures = {}
    for name in sorted({one.source for one in found}):
        rows = []
        for one in (one for one in found if one.source == name):
            bounded = (np.clip(one.one, -6.2, 6.2) + np.clip(one.two, -6.2, 6.2)) / 2
            keep = choose(one.lines, likelihood(bounded))
            have = shingles("\n".join(line.text for line, kept in zip(one.lines, keep, strict=True) if kept))
            want = shingles(one.truth)
            hit = (have & want).total()
            rows.append((hit / max(1, have.total()), hit / max(1, want.total())))
        p, r = np.mean(rows, axis=0)
        figures[name] = f"F1 {2 * p * r / (p + r):.4f}  P {p:.4f}  R {r:.4f}  ({len(rows)} pages)"
    return figures


def second_look(found: list[Example]) -> None:
    """The second pass's columns, from first answers by trees that had not seen the page."""
    for one in found:
        one.second = _context.context(one.lines, likelihood(one.one))


def stored(trees: Trees, names: tuple[str, ...]) -> dict[str, object]:
    """One pass as the weights file holds it."""
    return {
        "features": names,
        "base": round(trees.base, 5),
        "columns": trees.columns.tolist(),
        "thresholds": [[float(f"{t:.6g}") for t in tree] for tree in trees.thresholds.tolist()],
        "leaves": [[round(v, 4) for v in tree] for tree in trees.leaves.tolist()],
    }


def main(what: str) -> None:
    found = examples()
    print(f"{len(found)} examples, {sum(len(one.lines) for one in found)} lines")
    cross(found, "first", "one", FIRST)
    second_look(found)
    cross(found, "second", "two", SECOND)
    for name, figures in report(found).items():
        print(f"{name:20} {figures}")
    if what == "train":
        first, second = _train(found, "first", FIRST), _train(found, "second", SECOND)
        weights = {
            "version": VERSION,
            "first": stored(first, _features.FEATURES),
            "second": stored(second, _context.FEATURES),
        }
        OUT.parent.mkdir(exist_ok=True)
        OUT.write_text(json.dumps(weights, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"wrote {OUT} ({OUT.stat().st_size:,} bytes)")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "measure")
