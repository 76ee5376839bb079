"""A text's fingerprint for verifying copies: hashed word runs, content-word pairs, sentences.

Pure functions of the text. Hashes are of 64 bits and the same in every run; a clash of two runs costs
one part in a text's size of a similarity, never a wrong record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from tightrope.articles._copies_keys import PAIR_REACH
from tightrope.articles._copies_words import STOP_WORDS, Hashes, Marks, Places, Words, mix, prepared, words_of

__all__ = ["MAX_SENTENCES", "SHINGLE_WORDS", "STOP_WORDS", "Fingerprint", "Sentences", "fingerprint", "stem"]

SHINGLE_WORDS: Final = 3
"""Three words: enough to be rare, few enough to survive a wrong letter in every tenth word."""

MAX_SENTENCES: Final = 80
"""Sentences of a text that are aligned with another's: the cost is their product."""

_MIN_SENTENCE_STEMS: Final = 5
_QUOTED = re.compile(r"(?<!\w)[“\"][^“”\"\n]{1,600}[”\"](?!\w)")
_SENTENCE_END = re.compile(r"[.!?。！？][”\"’']?\s+|[。！？]|\n+")
_SUFFIXES: Final = ("ings", "ing", "edly", "ed", "es", "ly", "s", "ment", "ation", "ion")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The content stems of a text's sentences: arrays of one length, by sentence and then by stem.

    `sentence` numbers the sentences that have five stems or more, from 0 without gaps; `anchor` marks
    names and numbers, which count double: they are what a rewording machine leaves alone. `weight` is
    how much each sentence has to be told by.
    """

    sentence: Places
    stem: Hashes
    anchor: Marks
    weight: Places


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A text as copies are told by.

    `digest` hashes its words in order; `shingles` are all its three-word runs, `own` those outside
    quotation marks, `pairs` its nearby content words outside them, `stems` its content stems, `names`
    its names and numbers, `once` the content stems that it has once: each sorted, without doubles.
    `place` is where each of `once` stands, counted in words; `words` counts all words. `sentences` are all
    its sentences of some length, quotations included.
    """

    digest: int
    words: int
    shingles: Hashes
    own: Hashes
    pairs: Hashes
    stems: Hashes
    names: Hashes
    once: Hashes
    place: Places
    sentences: Sentences


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text. Case, accents, punctuation and white space make no difference."""
    text = prepared(text)
    words = words_of([text])
    own = ~_within(words, [m.span() for m in _QUOTED.finditer(text)])
    content = ~words.stop
    sentence, opening = _numbered(words, [m.end() for m in _SENTENCE_END.finditer(text)])
    anchor = words.number | (words.capital & ~opening)
    stems, first, count = np.unique(words.stem[content], return_index=True, return_counts=True)
    return Fingerprint(
        _digest(words.whole),
        words.whole.size,
        _shingles(words.whole),
        _shingles(words.whole[own]),
        _pairs(words.stem[content & own]),
        stems,
        np.unique(words.stem[content & anchor]),
        stems[count == 1],
        np.flatnonzero(content)[first[count == 1]],
        _sentences(sentence[content], words.stem[content], anchor[content]),
    )


def _within(words: Words, spans: list[tuple[int, int]]) -> Marks:
    """Which words stand within the spans, which don't overlap."""
    edges = np.array([edge for span in spans for edge in span], dtype=np.int64)
    within: Marks = np.searchsorted(edges, words.start, side="right") % 2 == 1
    return within


def _numbered(words: Words, ends: list[int]) -> tuple[Places, Marks]:
    """The sentence that each word stands in, and which words open one."""
    sentence = np.searchsorted(np.array(ends, dtype=np.int64), words.start, side="right")
    return sentence, np.diff(sentence, prepend=-1) != 0


def _digest(whole: Hashes) -> int:
    place = np.arange(whole.size, dtype=np.uint64)
    return int(mix(whole, place).sum(dtype=np.uint64)) if whole.size else 0


def _shingles(whole: Hashes) -> Hashes:
    last = whole.size - SHINGLE_WORDS + 1
    if last < 1:
        return np.empty(0, dtype=np.uint64)
    return np.unique(mix(*(whole[i : i + last] for i in range(SHINGLE_WORDS))))


def _pairs(stems: Hashes) -> Hashes:
    found = []
    for reach in range(1, PAIR_REACH + 1):
        left, right = stems[:-reach], stems[reach:]
        apart = left != right
        found.append(mix(np.minimum(left, right)[apart], np.maximum(left, right)[apart]))
    return np.unique(np.concatenate(found))


def _sentences(sentence: Places, stems: Hashes, anchor: Marks) -> Sentences:
    """One row for each stem of each sentence, the first sentences that are long enough."""
    order = np.lexsort((~anchor, stems, sentence))
    sentence, stems, anchor = sentence[order], stems[order], anchor[order]
    fresh = (np.diff(sentence, prepend=-1) != 0) | (np.diff(stems, prepend=np.uint64(0)) != 0)
    sentence, stems, anchor = sentence[fresh], stems[fresh], anchor[fresh]
    long = np.flatnonzero(np.bincount(sentence) >= _MIN_SENTENCE_STEMS)[:MAX_SENTENCES]
    kept = np.isin(sentence, long)
    sentence = np.searchsorted(long, sentence[kept])
    stems, anchor = stems[kept], anchor[kept]
    weight = np.bincount(sentence, minlength=long.size) + np.bincount(sentence[anchor], minlength=long.size)
    return Sentences(sentence, stems, anchor, weight)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without its ending, so that forms of one word compare equal most of the time.

    >>> stem("cables"), stem("negotiations"), stem("talked")
    ('cabl', 'negotiat', 'talk')
    """
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word[:7]


def folded(name: str | None) -> str:
    """A newsroom's name as it is compared: case, white space and an article before it make no difference."""
    return " ".join((name or "").casefold().split()).removeprefix("the ")
