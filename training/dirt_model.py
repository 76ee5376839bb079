"""Trains the dirt model of `tightrope.articles` on made-up dirt in clean articles, measures it on other.

    python -m training.dirt_model measure      # learnt words alone; figures on the held ones; nothing written
    python -m training.dirt_model train        # the same, then its weights are written
    python -m training.dirt_model more 2100    # the written weights go on learning, from the learnt half;
    python -m training.dirt_model more 3100    # the seed says which pages
    python -m training.dirt_model widen 4      # they go on learning from both halves and all articles

The clean articles stand beside the checkout (../shared, or where TIGHTROPE_SHARED points); the weights go
to src/tightrope/articles/data/dirt_model.npz. Seeds are fixed. The net is trained by Adam (Kingma and Ba
2015) on the log loss, in NumPy; back-propagation is written out below.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from tightrope.articles import _dirt, _dirt_tokens
from tightrope.articles._dirt import DILATIONS, TAPS, windows
from tightrope.articles._lines import split, unwrapped
from training import dirt

Floats = NDArray[np.float32]

VERSION = "dirt-model/1"
OUT = Path(__file__).parents[1] / "src/tightrope/articles/data/dirt_model.npz"
WIDTH, LETTERS = 40, 12
PAGES, EPOCHS, SLAB = 2400, 4, 4_500
"""Made pages, times each is seen, pieces a step."""
WIDER, WIDER_EPOCHS = 800, 2
"""Made pages of each half, and times each is seen, when a measured net goes on learning from both."""
MORE = {2100: (1200, 2, 0.5), 3100: (2400, 3, 0.7)}
"""Learnt pages, times each is seen, and share of the first rate, by seed, when a net goes on learning."""
RATE, DECAY = 3e-3, 1e-5
WITHOUT_LETTERS = 0.4
"""Share of pages on which the letters are hidden, as they are for every page that is not English."""
FORGET = 0.15
"""Share of pieces whose letters are hidden on the others, so that no name is learnt by heart."""
CLEAN_SHARE = 0.2
"""Share of pages without any dirt."""
FALSE_ALARM = 1.5
"""How much more an article's piece weighs than a piece of dirt: a word lost is worse than one left in."""
APART = 2 * sum(DILATIONS)


@dataclass
class Made:
    """One page's measures, buckets, and which pieces are dirt; `width` is the pieces' length in letters."""

    table: Floats
    buckets: NDArray[np.int64]
    truth: Floats


def measured(page: dirt.Dirty) -> Made:
    """A page as the net sees it."""
    lines = unwrapped(split(page.text), page.text)
    found = _dirt_tokens.pieces(lines, 20_000)
    table, buckets = _dirt_tokens.measure(found, [line.gap for line in lines])
    truth = np.zeros(len(found.starts), dtype=np.float32)
    for start, end in page.dirt:
        truth[(found.ends > start) & (found.starts < end) & (found.starts >= start - 1)] = 1.0
    return Made(table.astype(np.float32), buckets, truth)


def _shorter(page: dirt.Dirty, dice: Random) -> dirt.Dirty:
    """A page without the article's far ends: short articles are learnt too, and more dirt in less time."""
    (start, end), text = page.dirt[0], page.text
    if dice.random() < 0.25:
        return page
    low = text.rfind("\n", 0, max(0, start - dice.randint(300, 1500))) + 1
    high = text.find("\n", min(len(text), end + dice.randint(300, 1500)))
    text = text[low : high if high >= 0 else None]
    return dirt.Dirty(page.id, text, ((start - low, end - low),), page.kind, page.place)


def made(job: tuple[str, int, int, bool | None]) -> list[Made]:
    """Pages made and measured, of one half of the words and one part of the articles (None: all)."""
    half, count, seed, held = job
    dice, found = Random(f"{half}{seed}"), []
    for page in dirt.pages(count, half, seed, held=held, tidy=True):
        page = undone(page) if dice.random() < CLEAN_SHARE else _shorter(page, dice)
        if page.text.strip():
            found.append(measured(page))
    return found


def undone(page: dirt.Dirty) -> dirt.Dirty:
    """The page without its dirt."""
    text = page.text
    for start, end in reversed(page.dirt):
        text = f"{text[:start].rstrip(' ')}{' ' if text[end:].strip() else ''}{text[end:].lstrip(' ')}"
    return dirt.Dirty(page.id, text, (), "none", "none")


# --- the net --------------------------------------------------------------------------------------


@dataclass
class Learner:
    """The weights by name, with what Adam remembers of each."""

    weights: dict[str, Floats]
    first: dict[str, Floats]
    second: dict[str, Floats]
    steps: int = 0

    @classmethod
    def fresh(cls, columns: int) -> Learner:
        dice = np.random.default_rng(0)
        sizes = [columns + LETTERS + 1, WIDTH, WIDTH]
        weights = {"letters": dice.normal(0, 0.05, (_dirt_tokens.BUCKETS, LETTERS))}
        for i, size in enumerate(sizes):
            weights[f"kernel{i}"] = dice.normal(0, (2 / (len(TAPS) * size)) ** 0.5, (len(TAPS) * size, WIDTH))
            weights[f"bias{i}"] = np.zeros(WIDTH)
        weights["last"], weights["base"] = dice.normal(0, 0.1, WIDTH), np.array([-2.0])
        held = {name: value.astype(np.float32) for name, value in weights.items()}
        return cls(held, *({n: np.zeros_like(v) for n, v in held.items()} for _ in range(2)))

    @classmethod
    def of(cls, net: _dirt.Net) -> Learner:
        held = {"letters": net.letters.copy(), "last": net.last.copy(), "base": np.array([net.base])}
        held |= {f"kernel{i}": kernel.copy() for i, kernel in enumerate(net.kernels)}
        held |= {f"bias{i}": bias.copy() for i, bias in enumerate(net.biases)}
        held = {name: value.astype(np.float32) for name, value in held.items()}
        return cls(held, *({n: np.zeros_like(v) for n, v in held.items()} for _ in range(2)))

    def learn(self, slopes: dict[str, Floats], rate: float) -> None:
        self.steps += 1
        for name, slope in slopes.items():
            slope = slope + DECAY * self.weights[name]
            self.first[name] += 0.1 * (slope - self.first[name])
            self.second[name] += 0.01 * (slope**2 - self.second[name])
            one = self.first[name] / (1 - 0.9**self.steps)
            two = self.second[name] / (1 - 0.99**self.steps)
            self.weights[name] -= rate * one / (np.sqrt(two) + 1e-8)


def slopes(
    learner: Learner, table: Floats, buckets: NDArray[np.int64], seen: Floats, truth: Floats
) -> tuple[dict[str, Floats], float]:
    """The log loss's slopes by weight over a slab of pages; a truth below 0 stands between pages."""
    w = learner.weights
    counts = np.maximum(1, (buckets > 0).sum(axis=1))[:, None]
    spelt = w["letters"][buckets].sum(axis=1) / counts * seen[:, :1]
    layers, wide = [np.hstack([table, spelt, seen[:, 1:]])], []
    for i, dilation in enumerate(DILATIONS):
        wide.append(windows(layers[-1], dilation))
        layers.append(np.maximum(wide[-1] @ w[f"kernel{i}"] + w[f"bias{i}"], 0) * (truth >= 0)[:, None])
    p = 1 / (1 + np.exp(-(layers[-1] @ w["last"] + w["base"][0])))
    stakes = np.where(truth < 0, 0, np.where(truth > 0, 1, FALSE_ALARM)).astype(np.float32)
    loss = -(stakes * (truth * np.log(p + 1e-7) + (1 - truth) * np.log(1 - p + 1e-7))).sum() / stakes.sum()
    pull = (stakes * (p - truth) / stakes.sum()).astype(np.float32)
    out = {"last": layers[-1].T @ pull, "base": np.array([pull.sum()], dtype=np.float32)}
    back = np.outer(pull, w["last"])
    for i in reversed(range(len(DILATIONS))):
        back = back * (layers[i + 1] > 0)
        out[f"kernel{i}"], out[f"bias{i}"] = wide[i].T @ back, back.sum(axis=0)
        back = _unwindowed(back @ w[f"kernel{i}"].T, DILATIONS[i])
    columns = table.shape[1]
    letters = back[:, columns : columns + LETTERS] * seen[:, :1] / counts
    flat = np.zeros_like(w["letters"])
    for gram in range(buckets.shape[1]):
        np.add.at(flat, buckets[:, gram], letters)
    flat[0] = 0
    return out | {"letters": flat}, float(loss)


def _unwindowed(wide: Floats, dilation: int) -> Floats:
    """The slopes of a layer from those of its windows."""
    n, width = len(wide), wide.shape[1] // len(TAPS)
    reach = 2 * dilation
    padded = np.zeros((n + 2 * reach, width), dtype=np.float32)
    for i, tap in enumerate(TAPS):
        at = reach + tap * dilation
        padded[at : at + n] += wide[:, i * width : (i + 1) * width]
    return padded[reach : reach + n]


def slabs(
    found: list[Made], dice: np.random.Generator
) -> Iterator[tuple[Floats, NDArray[np.int64], Floats, Floats]]:
    """Pages in a new order, put one behind the other with empty rows between, up to SLAB pieces."""
    group: list[Made] = []
    size = 0
    for i in dice.permutation(len(found)):
        group.append(found[i])
        size += len(found[i].truth) + APART
        if size >= SLAB:
            yield _slab(group, dice)
            group, size = [], 0


def _slab(group: list[Made], dice: np.random.Generator) -> tuple[Floats, NDArray[np.int64], Floats, Floats]:
    tables, buckets, seen, truth = [], [], [], []
    for one in group:
        lexical = dice.random() >= WITHOUT_LETTERS
        shown = (dice.random(len(one.truth)) >= FORGET) & lexical
        tables += [one.table, np.zeros((APART, one.table.shape[1]), dtype=np.float32)]
        buckets += [one.buckets, np.zeros((APART, one.buckets.shape[1]), dtype=np.int64)]
        known = np.column_stack([shown, np.full(len(shown), lexical)]).astype(np.float32)
        seen += [known, np.zeros((APART, 2), dtype=np.float32)]
        truth += [one.truth, np.full(APART, -1, dtype=np.float32)]
    return np.vstack(tables), np.vstack(buckets), np.vstack(seen), np.concatenate(truth)


def _scales(found: list[Made]) -> tuple[Floats, Floats]:
    every = np.vstack([one.table for one in found])
    return every.mean(axis=0), every.std(axis=0) + 0.05


def train(
    found: list[Made], start: _dirt.Net | None = None, *, epochs: int = EPOCHS, top: float = RATE
) -> _dirt.Net:
    """The net from these pages, from the start or from another net's weights."""
    mean, spread = (start.mean, start.spread) if start else _scales(found)
    for one in found:
        one.table = (one.table - mean) / spread
    learner, dice = Learner.of(start) if start else Learner.fresh(len(mean)), np.random.default_rng(1)
    for epoch in range(epochs):
        losses, begun = [], time.perf_counter()
        for slab in slabs(found, dice):
            rate = top * (1 - epoch / epochs) ** 1.5
            change, loss = slopes(learner, *slab)
            learner.learn(change, rate)
            losses.append(loss)
        print(
            f"pass {epoch + 1}: log loss {np.mean(losses):.5f}  [{time.perf_counter() - begun:.0f} s]",
            flush=True,
        )
    for one in found:
        one.table = one.table * spread + mean
    stored = {name: value.astype(np.float16) for name, value in learner.weights.items()}
    stored["base"] = stored["base"][0]
    return _dirt.of(
        stored
        | {"mean": mean.astype(np.float16), "spread": spread.astype(np.float16), "version": np.array(VERSION)}
    )


# --- measuring ------------------------------------------------------------------------------------


def report(net: _dirt.Net, found: list[Made], *, lexical: bool) -> str:
    """Share of the dirt's letters found and of the articles' kept, by pieces."""
    odds = [net.odds(one.table.astype(np.float64), one.buckets, lexical=lexical) for one in found]
    figures = []
    for switch, least, lean in ((3.0, 6.0, 0.0), (4.0, 8.0, 0.0), (4.0, 8.0, 0.5), (4.0, 8.0, 1.0)):
        hit = dirty = false = clean = 0.0
        for one, row in zip(found, odds, strict=True):
            cut = np.zeros(len(row))
            bounded = np.clip(row.astype(np.float64) + lean, -5, 5)
            for low, high in _dirt.stretches(bounded, switch=switch, least=least):
                cut[low:high] = 1
            hit, dirty = hit + (cut * one.truth).sum(), dirty + one.truth.sum()
            false, clean = false + (cut * (1 - one.truth)).sum(), clean + (1 - one.truth).sum()
        figures.append(
            f"{switch:.0f}/{least:.0f}/{lean}: gone {hit / dirty:.4f} kept {1 - false / clean:.4f}"
        )
    return "  ".join(figures)


def _gathered(half: str, count: int, *, held: bool | None, seed: int) -> list[Made]:
    parts = 8
    with ProcessPoolExecutor(2) as pool:
        jobs = [(half, count // parts, seed + i, held) for i in range(parts)]
        return [one for batch in pool.map(made, jobs) for one in batch]


def main(what: str, count: int = PAGES) -> None:
    begun = time.perf_counter()
    if what == "more":
        pages, epochs, share = MORE[count]
        more = _gathered("learnt", pages, held=False, seed=count)
        write(train(more, _dirt.load(), epochs=epochs, top=RATE * share))
        return
    if what == "widen":
        widened = _gathered("learnt", WIDER, held=None, seed=700 + 100 * count)
        widened += _gathered("held", WIDER, held=None, seed=750 + 100 * count)
        write(train(widened, _dirt.load(), epochs=WIDER_EPOCHS, top=RATE / 2))
        return
    held = _gathered("held", 480, held=True, seed=500)
    same = _gathered("learnt", 240, held=True, seed=600)
    found = _gathered("learnt", count, held=False, seed=100)
    pieces = sum(len(one.truth) for one in found)
    print(f"{len(found)} pages, {pieces} pieces [{time.perf_counter() - begun:.0f} s]")
    net = train(found)
    for name, pages in (("held words", held), ("learnt words, held articles", same)):
        for lexical in (True, False):
            told = report(net, pages, lexical=lexical)
            print(f"{name}, letters {'seen' if lexical else 'hidden'}: {told}")
    if what == "train":
        write(net)


def write(net: _dirt.Net) -> None:
    """The weights file."""
    layers = {f"kernel{i}": kernel for i, kernel in enumerate(net.kernels)}
    layers |= {f"bias{i}": bias for i, bias in enumerate(net.biases)}
    held = layers | {"letters": net.letters, "last": net.last, "mean": net.mean, "spread": net.spread}
    small = {name: value.astype(np.float16) for name, value in held.items()}
    np.savez_compressed(
        OUT, names=np.array(_dirt_tokens.NAMES), version=np.array(VERSION), base=np.float16(net.base), **small
    )
    print(f"wrote {OUT} ({OUT.stat().st_size:,} bytes)")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "measure", int(sys.argv[2]) if len(sys.argv) > 2 else PAGES)
