"""Which words of a page's source an extractor picked, told from its output; near-linear.

The extractor's paragraphs are matched to the source's lines: whole lines first, by their letters,
then what is left between two matched lines by runs of words. Both steps keep the order of the page: of
all pairs, the heaviest chain that rises on both sides is taken. So a line that the page shows twice
is matched where its neighbours are.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_WORD: Final = re.compile(r"[\w\u0300-\u036f]+")
_GRAM: Final = 3
"""Words in a run that is looked up between matched lines; two are found everywhere, four miss short
remarks."""
_MAX_PLACES: Final = 8
"""Places looked at for one line or run of words; of one repeated more often, those of about its rank."""
_MAX_GAP_WORDS: Final = 40_000
"""Words between two matched lines that are compared run by run."""

_MIN_DISPLACED: Final = 12
_MAX_DISPLACED: Final = 24
"""Paragraphs of at least so many unmatched words, and at most so many of them, are looked for out of
order: each costs a pass over the page."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line's words in one spelling (Unicode NFC, case kept) and where they stand in it."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def words_of(text: str) -> Words:
    """The words of one line; marks and symbols are none."""
    found = tuple(_WORD.finditer(text))
    plain = text.isascii()
    return Words(
        tuple(m.group() if plain else unicodedata.normalize("NFC", m.group()) for m in found),
        tuple(m.span() for m in found),
    )


def align(lines: Sequence[Words], picked: Sequence[Words]) -> tuple[list[bytearray], int]:
    """For each source line one flag a word, 1 where the extractor picked it; and how many of the
    extractor's words were found nowhere."""
    shown = [bytearray(len(line.words)) for line in lines]
    given = [bytearray(len(line.words)) for line in picked]
    chain = _chain_lines(lines, picked)
    for p, line in chain:
        shown[line][:] = b"\1" * len(shown[line])
        given[p][:] = b"\1" * len(given[p])
    for (p0, l0), (p1, l1) in pairwise([(-1, -1), *chain, (len(picked), len(lines))]):
        _match_words(_Side(lines, range(l0 + 1, l1), shown), _Side(picked, range(p0 + 1, p1), given))
    _match_displaced(lines, picked, shown, given)
    return shown, sum(flags.count(0) for flags in given)


def _match_displaced(
    lines: Sequence[Words], picked: Sequence[Words], shown: list[bytearray], given: list[bytearray]
) -> None:
    """Find paragraphs that the extractor moved: each alone, in whatever lines are still free."""
    lost = [p for p, flags in enumerate(given) if flags.count(0) >= _MIN_DISPLACED]
    for p in lost[:_MAX_DISPLACED]:
        free = [index for index, flags in enumerate(shown) if flags and not any(flags)]
        _match_words(_Side(lines, free, shown), _Side(picked, [p], given))


@dataclass(frozen=True, slots=True)
class _Side:
    """The part of a list of lines that is compared, and where to write down what matched."""

    lines: Sequence[Words]
    part: Sequence[int]
    flags: list[bytearray]

    def words(self) -> list[str]:
        return [word for index in self.part for word in self.lines[index].words]

    def mark(self, at: set[int]) -> None:
        """Flag the words at these places of `words()`."""
        offset = 0
        for index in self.part:
            size = len(self.lines[index].words)
            for k in range(size):
                if offset + k in at:
                    self.flags[index][k] = 1
            offset += size


def _key(line: Words) -> str:
    return "".join(line.words)


def _chain_lines(lines: Sequence[Words], picked: Sequence[Words]) -> list[tuple[int, int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.words:
            places[_key(line)].append(index)
    seen: Counter[str] = Counter()
    pairs: list[tuple[int, int, int]] = []
    for p, line in enumerate(picked):
        if line.words:
            key = _key(line)
            near = _near(places.get(key, []), seen[key])
            pairs.extend((p, index, len(line.words)) for index in near)
            seen[key] += 1
    return _heaviest_chain(pairs)


def _near(places: list[int], rank: int) -> list[int]:
    """The places to look at for the rank-th time that a text is asked for: those of about that rank."""
    start = max(0, min(rank - _MAX_PLACES // 2, len(places) - _MAX_PLACES))
    return places[start : start + _MAX_PLACES]


def _match_words(shown: _Side, given: _Side) -> None:
    """Match the words of two stretches by runs of words, in order."""
    left, right = given.words(), shown.words()
    if not left or not right or max(len(left), len(right)) > _MAX_GAP_WORDS:
        return
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, gram in enumerate(_grams(right)):
        places[gram].append(at)
    seen: Counter[tuple[str, ...]] = Counter()
    pairs: list[tuple[int, int, int]] = []
    for at, gram in enumerate(_grams(left)):
        pairs.extend((at, to, 1) for to in _near(places.get(gram, []), seen[gram]))
        seen[gram] += 1
    chain = _heaviest_chain(pairs)
    given.mark({at + k for at, _ in chain for k in range(_GRAM)})
    shown.mark({to + k for _, to in chain for k in range(_GRAM)})


def _grams(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[k:] for k in range(_GRAM)), strict=False)


def _heaviest_chain(pairs: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Of (left, right, weight) pairs sorted by left, the heaviest set that rises strictly on both
    sides.

    Kept as a list of best ends: right places rising, weights rising with them, so that the best
    predecessor of a pair is found by bisection (n log n, plus what each insertion overtakes).
    """
    order = sorted(range(len(pairs)), key=lambda i: (pairs[i][0], -pairs[i][1]))
    ends: list[int] = []
    weights: list[int] = []
    holders: list[int] = []
    before: list[int] = [-1] * len(pairs)
    for index in order:
        _, right, weight = pairs[index]
        at = bisect_right(ends, right - 1)
        total = weight + (weights[at - 1] if at else 0)
        before[index] = holders[at - 1] if at else -1
        stop = at
        while stop < len(ends) and weights[stop] <= total:
            stop += 1
        if stop > at or at == len(ends) or ends[at] != right:
            ends[at:stop], weights[at:stop], holders[at:stop] = [right], [total], [index]
    chain: list[tuple[int, int]] = []
    index = holders[-1] if holders else -1
    while index >= 0:
        chain.append(pairs[index][:2])
        index = before[index]
    return chain[::-1]
