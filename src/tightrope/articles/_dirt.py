"""The dirt model: which stretches of a page's text somebody has put in, down to the word. Its arithmetic.

A small convolutional net over `_dirt_tokens`: three layers, each piece seen with some thirty on either side.
Its log odds are cut into stretches by the cheapest way through two states. The weights are made by
training/dirt_model.py; models/dirt_model.md tells of their data and their measured error.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles import _dirt_tokens, _language
from tightrope.articles._assemble import Stretch, merged
from tightrope.articles._dirt_tokens import NAMES
from tightrope.articles._lines import WIDE, Line, unwrapped
from tightrope.limits import MAX_DIRT_PIECES

_PROSE_CHARS, _SHOWN = 80, 8_000
"""Shortest line that tells the page's language, and the characters that are shown to tell it."""
_MOST_WIDE: Final = 0.2
Floats = NDArray[np.float32]

_WEIGHTS: Final = "dirt_model.npz"
DILATIONS: Final = (1, 3, 8)
TAPS: Final = (-2, -1, 0, 1, 2)
_SWITCH: Final = 4.0
"""What entering or leaving a stretch costs, in log odds."""
_LEAST: Final = 8.0
"""Least sum of a stretch's log odds, what entering and leaving cost not counted."""
_SCRAP_WORDS: Final = 3
"""Words of a line, without the end of a sentence, that go with the rest of it when that is cut."""
_TWINS: Final = 4
"""Lines of the same words that are looked at."""
_FIRST_WORDS: Final = 4
"""Most words that a line of the article is given back when the rest of it stays."""
_LOOKED: Final = 200
_OPENED: Final = re.compile(r"(?<=\s)[“„«\"]\w+$")
_STOP: Final = re.compile(r"(?=[\"'”’»)]{0,2}[.!?…。])")
"""The end of a sentence, read backwards."""
_MOST: Final = 5.0
"""Log odds of one piece are bounded to this, so that no single word makes a stretch."""


@dataclass(frozen=True, slots=True)
class Net:
    """`letters` buckets x width; `kernels` and `biases` one a layer; `last` weighs the last layer."""

    version: str
    mean: Floats
    spread: Floats
    letters: Floats
    kernels: tuple[Floats, ...]
    biases: tuple[Floats, ...]
    last: Floats
    base: float

    def odds(self, measures: NDArray[np.float64], buckets: NDArray[np.int64], *, lexical: bool) -> Floats:
        """Log odds of each piece; without `lexical` the letters say nothing."""
        width = self.letters.shape[1]
        spelt = (
            self.letters[buckets].sum(axis=1) / np.maximum(1, (buckets > 0).sum(axis=1))[:, None]
            if lexical
            else np.zeros((len(measures), width), dtype=np.float32)
        )
        known = np.full((len(measures), 1), float(lexical), dtype=np.float32)
        table = ((measures - self.mean) / self.spread).astype(np.float32)
        layer = np.hstack([table, spelt.astype(np.float32), known])
        for kernel, bias, dilation in zip(self.kernels, self.biases, DILATIONS, strict=True):
            layer = np.maximum(windows(layer, dilation) @ kernel + bias, 0)
        return np.asarray(layer @ self.last + np.float32(self.base))


def windows(layer: Floats, dilation: int) -> Floats:
    """Each row beside those `dilation` and twice `dilation` before and behind it; 0 off the page."""
    n, width = layer.shape
    reach = 2 * dilation
    padded = np.zeros((n + 2 * reach, width), dtype=np.float32)
    padded[reach : reach + n] = layer
    return np.hstack([padded[reach + tap * dilation : reach + tap * dilation + n] for tap in TAPS])


def find(lines: Sequence[Line]) -> list[Stretch]:
    """The stretches of these lines' text that are none of the article's, in order.

    Nothing is looked for on a page in a script that parts no words, and on a page that is not in English
    the letters say nothing: the articles that they were learnt on are English.
    """
    lines = _without_twins(lines)
    page = _dirt_tokens.pieces(lines, MAX_DIRT_PIECES)
    prose = "\n".join(line.text for line in lines if len(line.text) >= _PROSE_CHARS)[:_SHOWN]
    if not len(page.starts) or len(WIDE.findall(prose)) > _MOST_WIDE * len(prose):
        return []
    lexical = _language.language_of(prose) == "en"
    odds = load().odds(*_dirt_tokens.measure(page, [line.gap for line in lines]), lexical=lexical)
    bounded = np.clip(odds.astype(np.float64), -_MOST, _MOST)
    found = stretches(bounded, switch=_SWITCH, least=_LEAST)
    whole = merged(
        one
        for low, high in found
        if (
            one := _without_first_words(
                [*lines[page.lines[low] : page.lines[high - 1] + 1]],
                (int(page.starts[low]), int(page.ends[high - 1])),
            )
        )
    )
    if lexical:
        return whole
    return [one for one in whole if _dirt_tokens.speaks(_between(lines, *one))]


def _without_twins(lines: Sequence[Line]) -> list[Line]:
    """The lines, of many that are the same a few: what is odd on a page is told from the rest of it."""
    seen: dict[str, int] = {}
    kept = []
    for line in lines:
        seen[line.text] = seen.get(line.text, 0) + 1
        if seen[line.text] <= _TWINS:
            kept.append(line)
    return kept


def _between(lines: Sequence[Line], start: int, end: int) -> str:
    """What the lines have between two places of the page."""
    first = bisect_right(lines, start, key=lambda line: line.start) - 1
    past = bisect_left(lines, end, key=lambda line: line.start)
    within = lines[max(0, first) : past]
    return "\n".join(line.text[max(0, start - line.start) : max(0, end - line.start)] for line in within)


def _without_first_words(lines: Sequence[Line], stretch: Stretch) -> Stretch | None:
    """The whole stretch over these lines, less a few first words of its last line that go on as a line of the
    article: nobody puts three words before a headline. None where nothing is left."""
    last = lines[-1]
    start, end = _whole(lines[0], last, stretch)
    if len(lines) > 1 and _is_last_words(lines[0], start):
        start = lines[1].start
    words, behind = last.text[: end - last.start], last.text[end - last.start :]
    goes_on = behind[:1].isspace() and len(behind.split()) > _SCRAP_WORDS
    few = 0 < len(words.split()) <= _FIRST_WORDS and start <= last.start
    if not (few and goes_on) or _dirt_tokens.SITES.search(words) or _dirt_tokens.tells(words):
        return start, end
    return (start, lines[-2].end) if len(lines) > 1 else None


def _is_last_words(line: Line, start: int) -> bool:
    """Whether a cut begins with a few last words of a line that is no sentence, such as a page's title."""
    before, words = line.text[: max(0, start - line.start)], line.text[max(0, start - line.start) :]
    spaced = before[-1:].isspace() and before.rstrip()[-1:] not in tuple(".!?…\"'”’»)")
    few = len(words.split()) <= _FIRST_WORDS and len(before.split()) > _SCRAP_WORDS
    told = _dirt_tokens.SITES.search(words) is not None or _dirt_tokens.tells(words) > 1
    return spaced and few and not told


def _whole(first: Line, last: Line, stretch: Stretch) -> Stretch:
    """A stretch that begins in one line and ends in another, with the scraps that it leaves of either.

    Scraps are a few words between a sentence's end, or the line's, and what is cut. Where the text goes on
    in lower case behind it, it was put into a sentence, whose words stay.
    """
    start, end = stretch
    before = first.text[max(0, start - first.start - _LOOKED) : start - first.start].rstrip()
    behind = last.text[end - last.start : end - last.start + _LOOKED].lstrip()
    opened = _OPENED.search(last.text[max(0, end - last.start - _LOOKED) : end - last.start])
    if opened and behind[:1].islower():  # a quotation of the article opens with the last word
        end -= len(opened.group())
    elif behind and _is_scrap(behind):
        end, behind = last.end, ""
    if before and not behind[:1].islower():
        stop = _STOP.search(before[::-1])
        scrap = before[len(before) - stop.start() :] if stop else before
        if scrap.strip() and _is_scrap(scrap):
            start -= len(scrap.lstrip()) + _gap(first, start)
    return start, end


def _gap(line: Line, at: int) -> int:
    """White space before a place in a line."""
    before = line.text[max(0, at - line.start - _LOOKED) : at - line.start]
    return len(before) - len(before.rstrip())


def _is_scrap(text: str) -> bool:
    return len(text.split()) <= _SCRAP_WORDS and text.rstrip("\"'”’»)]*")[-1:] not in tuple(".!?…。")


def unbroken(lines: Sequence[Line], text: str) -> list[Line]:
    """The page's lines, those joined that a fixed width has broken."""
    return unwrapped(list(lines), text)


def stretches(odds: NDArray[np.float64], *, switch: float, least: float) -> list[tuple[int, int]]:
    """The stretches, as piece numbers, of the likeliest way through clean and dirty pieces (Viterbi 1967).

    Both changes of state cost `switch`; the page's ends cost nothing. Stretches that sum to less than
    `least` are dropped.
    """
    dirty, clean = 0.0, 0.0
    from_clean, from_dirty = np.zeros(len(odds), dtype=np.bool_), np.zeros(len(odds), dtype=np.bool_)
    for i, one in enumerate(odds.tolist()):
        from_clean[i] = clean - switch > dirty
        from_dirty[i] = dirty - switch > clean
        dirty, clean = max(dirty, clean - switch) + one, max(clean, dirty - switch)
    found: list[tuple[int, int]] = []
    inside, end = dirty > clean, len(odds)
    for i in range(len(odds) - 1, -1, -1):
        if inside and from_clean[i]:
            found.append((i, end))
            inside = False
        elif not inside and from_dirty[i]:
            inside, end = True, i
    if inside:
        found.append((0, end))
    return [pair for pair in reversed(found) if float(odds[pair[0] : pair[1]].sum()) >= least]


@cache
def load() -> Net:
    """The packaged weights; loaded once."""
    with resources.files("tightrope.articles").joinpath("data", _WEIGHTS).open("rb") as file:
        stored = np.load(file, allow_pickle=False)
        if tuple(stored["names"].tolist()) != NAMES:
            raise ValueError(f"{_WEIGHTS} was trained on other measures; run training/dirt_model.py")
        return of({name: stored[name] for name in stored.files})


def of(stored: dict[str, NDArray[np.float16]]) -> Net:
    """The net as the weights file holds it."""
    layers = range(len(DILATIONS))
    full = {name: value.astype(np.float32) for name, value in stored.items() if value.dtype.kind == "f"}
    return Net(
        version=str(stored["version"]),
        mean=full["mean"],
        spread=full["spread"],
        letters=full["letters"],
        kernels=tuple(full[f"kernel{i}"] for i in layers),
        biases=tuple(full[f"bias{i}"] for i in layers),
        last=full["last"],
        base=float(full["base"]),
    )
