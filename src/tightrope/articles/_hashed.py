"""Entries of a word by its own identity and its neighbours': which pairs of words a machine makes.

Owns the families of entries that are too many for a table each, so that they share one by hash: the pair with
the word on either side and with the next but one, both neighbours without the word, the word with how well
it fits there, how often the text has the word and its relatives, and slips that a program leaves which
exchanges words one by one ("a interpreter", "the the"). Weights are fitted by training/reworded_model.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

BUCKETS: Final = 1 << 20
"""Entries of the shared table: the fit met 0.9 million different ones; half as many was not tried."""
HASHED: Final = (
    *("left pair", "right pair", "around", "left fit", "right fit"),
    *("repeated", "slip", "gain", "far left", "far right"),
)
"""The families, in the order of the columns."""
_SALTS: Final = (1, 2, 3, 4, 5, 9, 10, 11, 12, 13)
_MOST_REPEATS: Final = 5
_MOST_RELATIVES: Final = 3
_UNSURE: Final = ("uni", "use", "usu", "uti", "eu", "one", "once", "ut", "ur", "u", "h", "y", "x")
"""Beginnings that may sound as a vowel or as none ("hour", "union")."""
_VOWELS: Final = "aeiou"
_GAINS: Final = (-4, -2, -1, 0, 1, 2, 3, 4.5, 6, 8)
_RARER: Final = (-1, 1, 3)


def keys(tokens: Sequence[str], ids: Numbers) -> Numbers:
    """A number for each word: its row, or one below -1 by its letters where the vocabulary has it not."""
    out = ids.copy()
    for place in np.flatnonzero(ids == -1).tolist():
        out[place] = -2 - (_letters(tokens[place].lower()) & 0xFFFFF)
    return out


def _letters(word: str) -> int:
    """FNV-1a of the word's bytes, 32 bits."""
    value = 2166136261
    for byte in word.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def hashed_columns(
    key: Numbers,
    pairs: tuple[Numbers, Numbers],
    fit: tuple[NDArray[np.float32], NDArray[np.float32]],
    repeated: tuple[Numbers, ...],
    slip: tuple[Numbers, ...],
) -> Numbers:
    """Each word's bucket in each family of HASHED.

    `pairs` are the codes of the pairs before and behind each word (0 for none), `fit` how much better the
    best relative would stand there and how much commoner it is, both logarithms; `repeated` and `slip` are
    codes that make one entry together.
    """
    left, right = pairs
    before = np.where(left == 0, -1, moved(key, 1))
    behind = np.where(right == 0, -1, moved(key, -1))
    gain, rarer = np.searchsorted(_GAINS, fit[0]), np.searchsorted(_RARER, fit[1])
    parts = (
        (before, key), (key, behind), (before, behind), (key, left), (key, right),
        repeated, slip, (key, gain, rarer), (moved(key, 2), key), (key, moved(key, -2)),
    )  # fmt: skip
    return np.stack([_mixed(salt, *values) for salt, values in zip(_SALTS, parts, strict=True)], axis=1)


def _mixed(salt: int, *values: Numbers) -> Numbers:
    """One bucket for each place, by all values there."""
    out = np.zeros(len(values[0]), np.uint64)
    for value in (np.full(len(out), salt), *values):
        out = (out ^ (value.astype(np.int64).astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15))) * np.uint64(
            0xBF58476D1CE4E5B9
        )
        out ^= out >> np.uint64(29)
    return (out >> np.uint64(20)).astype(np.int64) & (BUCKETS - 1)


def repeats(
    tokens: Sequence[str], ids: Numbers, others: Numbers, content: NDArray[np.bool_], rows: int
) -> tuple[Numbers, Numbers]:
    """How often the text has each word, and the one of its relatives that it has most often.

    `others` are the rows of each word's relatives, -1 for none; `rows` how many rows there are.
    """
    low = [token.lower() for token in tokens]
    counts = Counter(low)
    own = np.array([min(counts[word], _MOST_REPEATS) for word in low], dtype=np.int64)
    met = np.bincount(ids[ids >= 0], minlength=rows)
    kin = np.where(others == -1, 0, met[np.maximum(others, 0)]).max(axis=1, initial=0)
    kin = np.where(content, np.minimum(kin, _MOST_RELATIVES), _MOST_RELATIVES + 1)
    return own, kin


def slips(tokens: Sequence[str], spaced: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Words with the wrong article before them, and words that stand twice.

    `spaced[i]` tells whether nothing but a space parts word i from the next.
    """
    wrong = np.zeros(len(tokens), np.bool_)
    twice = np.zeros(len(tokens), np.bool_)
    for i in np.flatnonzero(spaced[:-1]).tolist():
        article, word = tokens[i].lower(), tokens[i + 1]
        twice[i + 1] = article == word.lower()
        vowel = _vowel(word) if article in {"a", "an"} else None
        wrong[i + 1] = vowel is not None and vowel == (article == "a")
    return wrong, twice


def _vowel(word: str) -> bool | None:
    """Whether a word sounds as if it began with a vowel; None where letters do not tell."""
    if word.isupper() or word.lower().startswith(_UNSURE):
        return None
    return word[0].lower() in _VOWELS


def articles(tokens: Sequence[str]) -> Numbers:
    """1 for "a", 2 for "an", 0 for every other word."""
    return np.array([{"a": 1, "an": 2}.get(token.lower(), 0) for token in tokens], dtype=np.int64)


def moved(values: Numbers, by: int) -> Numbers:
    """What stands `by` places before each (behind it for a negative number); -1 beyond the text."""
    out = np.full_like(values, -1)
    if by > 0:
        out[by:] = values[:-by]
    else:
        out[:by] = values[-by:]
    return out
