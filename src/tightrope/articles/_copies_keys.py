"""The keys by which a text's copies are looked up: a sample of its nearby words, chosen by their own hash.

Alike texts choose alike, whatever their lengths: a cut copy finds the whole story and the reverse,
which signatures of one length (MinHash in bands) miss.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles._copies_words import Hashes, Marks, Places, Words, mix, prepared, words_of
from tightrope.limits import MAX_COPY_KEYS

Keys = NDArray[np.uint32]

PAIR_REACH: Final = 3
"""Content words up to this far apart make a pair: what a rewording leaves standing between synonyms."""

PAIR_SAMPLE: Final = 12
"""One pair of content words in this many is a key: 37 of a report of 300 words."""

NAME_SAMPLE: Final = 4
"""One pair of names or numbers that follow each other in this many is a key."""

_NAME_SALT: Final = np.uint64(0x632BE59BD9B4E019)
_TEXT_SALTS: Final = tuple(np.uint64(n) for n in (0x8CB92BA72F3D8DD7, 0x2545F4914F6CDD1D))


def keys_of(texts: Sequence[str]) -> list[Keys]:
    """The keys of each text, sorted, without doubles: two for its words as they stand, the rest of pairs."""
    words = words_of([prepared(text) for text in texts])
    content = ~words.stop
    numbers, keys = [], []
    for chosen, sample, salt in (
        (content, PAIR_SAMPLE, np.uint64(0)),
        (content & (words.capital | words.number), NAME_SAMPLE, _NAME_SALT),
    ):
        for text, pairs in _pairs(words, chosen):
            mixed = mix(pairs, np.full_like(pairs, salt)) if salt else pairs
            kept = (mixed >> np.uint64(40)) % np.uint64(sample) == 0
            numbers.append(text[kept])
            keys.append(mixed[kept])
    for text, digests in _digests(words):
        numbers.append(text)
        keys.append(digests)
    return _by_text(np.concatenate(numbers), np.concatenate(keys), len(texts))


def _pairs(words: Words, chosen: Marks) -> list[tuple[Places, Hashes]]:
    """Pairs of chosen words of one text up to the reach apart, whichever comes first."""
    stems, text = words.stem[chosen], words.text[chosen]
    found = []
    for reach in range(1, PAIR_REACH + 1):
        left, right = stems[:-reach], stems[reach:]
        apart = (text[:-reach] == text[reach:]) & (left != right)
        left, right = left[apart], right[apart]
        found.append((text[reach:][apart], mix(np.minimum(left, right), np.maximum(left, right))))
    return found


def _digests(words: Words) -> list[tuple[Places, Hashes]]:
    """Two keys for the sequence of all words: short texts that are the same have these alone in common."""
    if not words.text.size:
        return []
    starts = np.flatnonzero(np.diff(words.text, prepend=-1))
    counts = np.diff(starts, append=words.text.size)
    place = (np.arange(words.text.size) - np.repeat(starts, counts)).astype(np.uint64)
    sums = np.add.reduceat(mix(words.whole, place), starts)
    return [(words.text[starts], mix(sums, np.full_like(sums, salt))) for salt in _TEXT_SALTS]


def _by_text(numbers: Places, keys: Hashes, texts: int) -> list[Keys]:
    joined = np.sort((numbers.astype(np.uint64) << np.uint64(32)) | (keys & np.uint64(0xFFFFFFFF)))
    joined = joined[np.diff(joined, prepend=np.uint64(2**64 - 1)) != 0]
    bounds = np.searchsorted(joined >> np.uint64(32), np.arange(texts + 1, dtype=np.uint64)).tolist()
    low = joined.astype(np.uint32)
    return [low[a:b][:MAX_COPY_KEYS] for a, b in pairwise(bounds)]
