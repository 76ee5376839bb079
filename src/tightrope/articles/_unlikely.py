"""Which words of an English text stand where hardly anybody would put them: word pairs that no one writes.

Owns the words of a text, the packed table of word pairs, and for each word the entries whose weights add up
to the odds that a machine put it there (`_hashed` has more of them).
Of two words side by side the table says how much likelier the second
is behind the first than anywhere (2.05 million pairs of the pocketsphinx model of US English), or that the
pair is unknown. A word's entries: the word, the pairs on either side, function words beside it, its ending,
its capitals, and how much better a relative of its would stand in its place. Made by
training/reworded_model.py; the card is models/reworded.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles import _hashed
from tightrope.articles._lexicon import words_of

Numbers = NDArray[np.int64]
Weights = NDArray[np.float32]

_WORD: Final = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
UNKNOWN: Final = -1
_MOST_CAPITALS: Final = 6
OTHERS: Final = 16
"""Most relatives of a word."""
_RAREST: Final = -18.0
LEVELS: Final = 8
"""Values of a pair in the table: how much likelier than by chance, 0 lowest, in eighths of all pairs."""
_FINGERPRINT: Final = 32
"""One unknown pair in this many is taken for a known one; a bit more would cost an eighth of the table."""
_BREAK, _NEW, NEW_PAIRS = 0, 1, 6
"""Codes of a pair: 0 none (a stop, a figure, an unknown word stands between), then unknown ones, by how
often chance alone would have shown it, then known ones by level."""
PAIRS: Final = _NEW + NEW_PAIRS + LEVELS
FUNCTION: Final = tuple(
    sorted(
        words_of(
            "the of and to in a is that for it was on with as be by this are at from but not his her "
            "their an he she they we which or has have had who were been will would its than about if "
            "no out so what into after can could some other up all one over only before because between "
            "him them these where do did how our us my me you your just even while through during "
            "against such now there then may might must should "
        )
    )
)
_ENDINGS: Final = (
    *("ing", "ed", "ly", "tion", "ment", "ness", "ity", "er", "est"),
    *("al", "ous", "ive", "able", "ies", "es", "s"),
)
"""Endings that tell kinds of words apart, the first that fits counts."""
RANKS_OF_WORDS: Final = 8
GAINS: Final = 12
FAMILIES: Final = ("word", "pairs", "before", "after", "shape", "gain", "around", "function")
"""The groups of table entries; each word takes one entry of each group."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: their places, and what the table knows of each and of the pair behind it.

    `ids` are rows of the vocabulary, -1 where a word is not in it; `pairs[i]` is the code of the pair of
    word i and word i + 1; `ranks` are 0 (rarest) to 7; `function` is the place in FUNCTION, its length for
    other words; `columns` holds one entry of each family a word, `hashed` one of each family of `_hashed`.
    `wrong_article` and `doubled` mark words behind the wrong one of "a" and "an", and words that stand twice.
    """

    starts: Numbers
    ends: Numbers
    ids: Numbers
    capital: NDArray[np.bool_]
    pairs: Numbers
    ranks: Numbers
    function: Numbers
    columns: Numbers
    hashed: Numbers
    wrong_article: NDArray[np.bool_]
    doubled: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Table:
    """The packed knowledge: vocabulary, how common each word is, and the pairs.

    `common` is the natural logarithm of a word's share of all words. A pair's entry is the exclusive or of
    three slots (Graf and Lemire 2020, "Xor filters"): five bits of mark, three of level.
    `chances` parts unknown pairs by the sum of both words' `common`; `rarity` parts words into ranks;
    `others` are the rows of each word's relatives; `likes` how likely a pair of each level is.
    """

    rows: dict[str, int]
    common: Weights
    slots: NDArray[np.uint8]
    seed: int
    chances: Weights
    rarity: Weights
    suffix: Numbers
    function: Numbers
    others: Numbers
    likes: Weights

    @classmethod
    def of(cls, stored: Mapping[str, NDArray[Any]]) -> Table:
        """The table as the packaged file holds it; British spellings have the American word's row."""
        names = bytes(stored["vocabulary"]).decode("utf-8").split("\n")
        rows = {name: i for i, name in enumerate(names)}
        spellings = bytes(stored["spellings"]).decode("utf-8").split("\n")
        rows.update(zip(spellings, stored["spelling_rows"].tolist(), strict=True))
        functions = {word: i for i, word in enumerate(FUNCTION)}
        unknown = [""]
        return cls(
            rows=rows,
            common=np.append(stored["common"], _RAREST).astype(np.float32),
            slots=stored["slots"],
            seed=int(stored["seed"]),
            chances=stored["chances"],
            rarity=stored["rarity"],
            suffix=np.array([suffix_of(name) for name in names + unknown], dtype=np.int64),
            function=np.array(
                [functions.get(name, len(FUNCTION)) for name in names + unknown], dtype=np.int64
            ),
            others=np.concatenate([stored["others"].astype(np.int64), np.full((1, OTHERS), UNKNOWN)]),
            likes=stored["likes"],
        )

    def row(self, word: str) -> int:
        """The word's row, with its possessive ending cut off where only the rest is known; -1 for none."""
        if word.isupper() and 1 < len(word) < _MOST_CAPITALS:
            return UNKNOWN  # an abbreviation: "US" is not "us"
        low = word.lower().replace("’", "'")
        found = self.rows.get(low)
        if found is None and low.endswith("'s"):
            found = self.rows.get(low[:-2])
        return UNKNOWN if found is None else found

    def values(self, first: Numbers, second: Numbers) -> Numbers:
        """The level of each pair of rows, -1 for an unknown pair."""
        places, mark = hashed(first, second, self.seed, len(self.slots))
        entry = self.slots[places[0]] ^ self.slots[places[1]] ^ self.slots[places[2]]
        known = (entry >> 3) == mark
        return np.where(known, (entry & 7).astype(np.int64), UNKNOWN)


def hashed(first: Numbers, second: Numbers, seed: int, size: int) -> tuple[list[Numbers], NDArray[np.uint8]]:
    """Three slots and the fingerprint of each pair of rows (splitmix64's mixing)."""
    x = (first.astype(np.uint64) << np.uint64(20)) ^ second.astype(np.uint64)
    x = (x + np.uint64(seed)) * np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    third = size // 3
    y = x * np.uint64(0x9E3779B97F4A7C15)
    y ^= y >> np.uint64(29)
    parts = (x & np.uint64(0xFFFFFFFF), x >> np.uint64(32), y & np.uint64(0xFFFFFFFF))
    places = [
        ((part * np.uint64(third)) >> np.uint64(32)).astype(np.int64) + third * i
        for i, part in enumerate(parts)
    ]
    return places, (y >> np.uint64(40)).astype(np.uint8) & np.uint8(_FINGERPRINT - 1)


def words(text: str, table: Table) -> Words:
    """The words of a text and what the table knows of them."""
    met = list(_WORD.finditer(text))
    starts = np.array([match.start() for match in met], dtype=np.int64)
    ends = np.array([match.end() for match in met], dtype=np.int64)
    tokens = [match.group() for match in met]
    ids = np.array([table.row(token) for token in tokens], dtype=np.int64)
    capital = np.array([token[0].isupper() for token in tokens], dtype=np.bool_)
    joined = np.array(
        [text[a:b] in {" ", "-", "\u00a0"} for a, b in zip(ends[:-1], starts[1:], strict=True)],
        dtype=np.bool_,
    )
    pairs = _pairs(ids, joined, table)
    ranks = np.searchsorted(table.rarity, table.common[ids])
    ranks[ids == UNKNOWN] = 0
    opens = np.array([i == 0 or not joined[i - 1] for i in range(len(met))], dtype=np.bool_)
    fit = _gains(ids, pairs, table)
    columns = _columns(ids, capital * 2 + opens, pairs, ranks, fit, table)
    function = table.function[ids]
    spaced = np.array(
        [text[a:b] == " " for a, b in zip(ends[:-1], starts[1:], strict=True)] + [False], np.bool_
    )
    wrong, twice = _hashed.slips(tokens, spaced)
    own, kin = _hashed.repeats(tokens, ids, table.others[ids], function == len(FUNCTION), len(table.common))
    marks = wrong.astype(np.int64)
    hashed = _hashed.hashed_columns(
        _hashed.keys(tokens, ids),
        (_moved(pairs, 1), pairs),
        (fit.gain, fit.rarer),
        (own, kin, ranks, capital.astype(np.int64)),
        (marks, _moved(marks, -1), twice.astype(np.int64), _hashed.articles(tokens)),
    )
    return Words(starts, ends, ids, capital, pairs, ranks, function, columns, hashed, wrong, twice)


def _pairs(ids: Numbers, joined: NDArray[np.bool_], table: Table) -> Numbers:
    """The code of each word's pair with the next; the last word's is a break."""
    codes = np.zeros(len(ids), dtype=np.int64)
    if len(ids) < 2:
        return codes
    first, second = ids[:-1], ids[1:]
    level = table.values(first, second)
    chance = np.searchsorted(table.chances, table.common[first] + table.common[second])
    code = np.where(level == UNKNOWN, _NEW + chance, _NEW + NEW_PAIRS + level)
    code[~joined | (first == UNKNOWN) | (second == UNKNOWN)] = _BREAK
    codes[:-1] = code
    return codes


def _columns(
    ids: Numbers,
    shape: Numbers,
    pairs: Numbers,
    ranks: Numbers,
    fit: Fit,
    table: Table,
) -> Numbers:
    """Each word's entry in each family."""
    left, right = _moved(pairs, 1), pairs
    far_left, far_right = _moved(pairs, 2), _moved(pairs, -1)
    suffix, function = table.suffix[ids], table.function[ids]
    before = np.where(left == _BREAK, len(FUNCTION) + 1, _moved(function, 1))
    after = np.where(right == _BREAK, len(FUNCTION) + 1, _moved(function, -1))
    kinds = len(FUNCTION) + 2
    table_of = {
        "word": ids + 1,
        "pairs": (left * PAIRS + right) * RANKS_OF_WORDS + ranks,
        "before": before * SUFFIXES + suffix,
        "after": after * SUFFIXES + suffix,
        "shape": (shape * RANKS_OF_WORDS + ranks) * 2 + (ids == UNKNOWN),
        "gain": (fit.codes() * 9 + 3 * _kind(left) + _kind(right)) * RANKS_OF_WORDS + ranks,
        "around": (_moved(ranks, 1) * RANKS_OF_WORDS + _moved(ranks, -1)) * 9
        + 3 * _kind(far_left)
        + _kind(far_right),
        "function": before * kinds + np.where(function < len(FUNCTION), function, after),
    }
    return np.stack([table_of[name] for name in FAMILIES], axis=1)


@dataclass(frozen=True, slots=True)
class Fit:
    """How much better the best of each word's relatives would stand in its place, and how much commoner.

    Natural logarithms, 0 where `known` is false: no relatives, or no neighbour to go by.
    """

    gain: Weights
    rarer: Weights
    known: NDArray[np.bool_]

    def codes(self) -> Numbers:
        """Both in classes, 0 for unknown."""
        gain = np.searchsorted(_GAIN_STEPS, self.gain)
        return np.where(self.known, (1 + gain) * 4 + np.searchsorted(_RARER_STEPS, self.rarer), 0)


def _gains(ids: Numbers, pairs: Numbers, table: Table) -> Fit:
    """How each word stands beside the best of its relatives: words of like meaning or like use.

    A word's standing is the sum of both pairs' likelihoods and its own; one whose relative would stand far
    better was perhaps put in its place.
    """
    before = np.where(_moved(pairs, 1) == _BREAK, UNKNOWN, _moved(ids, 1, UNKNOWN))
    after = np.where(pairs == _BREAK, UNKNOWN, _moved(ids, -1, UNKNOWN))
    others = table.others[ids]
    known = (others[:, 0] != UNKNOWN) & ((before != UNKNOWN) | (after != UNKNOWN))
    places = np.flatnonzero(known)
    out = Fit(np.zeros(len(ids), np.float32), np.zeros(len(ids), np.float32), known)
    if not len(places):
        return out
    options = np.concatenate([ids[places, None], others[places]], axis=1)
    shape = options.shape
    flat = options.ravel()
    score = table.common[flat] + _likelihood(np.repeat(before[places], shape[1]), flat, table)
    score = (score + _likelihood(flat, np.repeat(after[places], shape[1]), table)).reshape(shape)
    score[options == UNKNOWN] = -99.0
    best = 1 + score[:, 1:].argmax(axis=1)
    rows = np.arange(len(places))
    out.gain[places] = score[rows, best] - score[:, 0]
    out.rarer[places] = table.common[options[rows, best]] - table.common[ids[places]]
    return out


_GAIN_STEPS: Final = np.array([-4, -2, -1, 0, 1, 2, 3, 4.5, 6, 8], dtype=np.float32)
_RARER_STEPS: Final = np.array([0, 1.5, 3], dtype=np.float32)
_SIZE: Final = 18.0
"""Logarithm of how many words the table's pairs are taken to have been counted on."""


def _likelihood(first: Numbers, second: Numbers, table: Table) -> Weights:
    """How much likelier than by chance each pair is, as a natural logarithm; 0 where a word is unknown."""
    level = table.values(first, second)
    expected = table.common[first] + table.common[second] + _SIZE
    found = np.where(level == UNKNOWN, -0.7 - np.clip(expected, 0.0, 6.0), table.likes[level])
    return np.where((first == UNKNOWN) | (second == UNKNOWN), 0.0, found).astype(np.float32)


SUFFIXES: Final = len(_ENDINGS) + 2


def sizes(vocabulary: int) -> tuple[int, ...]:
    """How many entries each family has."""
    kinds = len(FUNCTION) + 2
    return (
        vocabulary + 1,
        PAIRS * PAIRS * RANKS_OF_WORDS,
        kinds * SUFFIXES,
        kinds * SUFFIXES,
        4 * RANKS_OF_WORDS * 2,
        (GAINS + 1) * 4 * 9 * RANKS_OF_WORDS,
        RANKS_OF_WORDS * RANKS_OF_WORDS * 9,
        kinds * kinds,
    )


def _kind(pairs: Numbers) -> Numbers:
    return np.where(pairs == _BREAK, 0, np.where(pairs < _NEW + NEW_PAIRS, 1, 2))


def _moved(values: Numbers, by: int, fill: int = 0) -> Numbers:
    """What stands `by` places before each (behind it for a negative number); `fill` beyond the text."""
    out = np.full_like(values, fill)
    if by > 0:
        out[by:] = values[:-by]
    else:
        out[:by] = values[-by:]
    return out


def suffix_of(word: str) -> int:
    """The class of a word's ending: 0 for none of the list."""
    return next(
        (i + 1 for i, end in enumerate(_ENDINGS) if len(word) > len(end) + 2 and word.endswith(end)), 0
    )
