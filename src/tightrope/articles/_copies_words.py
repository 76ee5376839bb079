"""The words of many texts at once as arrays of hashes, without a Python step for each word.

Characters are folded by a table (case and accents away), words found by where letters begin and end,
and hashed by a polynomial over the whole batch. Pure functions; the hashes are the same in every run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.limits import MAX_COMPARED_CHARS

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]
Marks = NDArray[np.bool_]

STEM_CHARS: Final = 6
"""Letters of a word that its stem keeps: forms of one word compare equal most of the time, in any language
that puts its endings last."""

_SHORT: Final = 2
"""Words of so few letters tell nothing, in any alphabet, but for numbers and names."""

_BASE: Final = 0x9E3779B97F4A7C15
_INVERSE: Final = pow(_BASE, -1, 2**64)
_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
_UNSPACED: Final = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x30FF), (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
)  # fmt: skip
"""Scripts written without spaces (Thai, Lao, Burmese, Khmer, Japanese, Chinese): each letter is a word."""

_STOP_WORDS: Final = """
    a an the and or but if of in on at to for from by with as is are was were be been being has have had do
    does did will would can could may might shall should must not no nor so than that this these those it
    its he she they him his them her their there here which who whom whose what when where while after before
    about into over under out up down also more most such only own same other some any all both each few i
    you we your our my me him us said says say
"""
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
"""Words without a subject of their own."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts, one after another: arrays of one length.

    `whole` hashes the folded word, `stem` its first letters; `text` numbers the text it stands in, `start`
    is its first character there; `stop` marks words without a subject of their own, `capital` and
    `number` words that begin with a capital letter or a digit.
    """

    whole: Hashes
    stem: Hashes
    text: Places
    start: Places
    stop: Marks
    capital: Marks
    number: Marks


@dataclass(frozen=True, slots=True)
class _Letters:
    """What each of the 65,536 characters is: its folded value (0: no letter), and its sorts."""

    folded: Hashes
    single: Marks
    capital: Marks
    number: Marks


def prepared(text: str) -> str:
    """The text as its words are counted in: cut to the cap, composed, without characters beyond 16 bits."""
    text = text[:MAX_COMPARED_CHARS]
    if text.isascii():
        return text
    return _ASTRAL.sub(" ", unicodedata.normalize("NFC", text))


def words_of(texts: Sequence[str]) -> Words:
    """The words of prepared texts. Case, accents, punctuation and white space make no difference."""
    codes = _codes("\0".join(texts))
    letters = _letters()
    folded = letters.folded[codes]
    inside = np.zeros(codes.size + 2, dtype=np.bool_)
    np.not_equal(folded, 0, out=inside[1:-1])
    step = inside[1:] != inside[:-1]
    if codes.dtype == np.uint16:
        single = np.zeros(codes.size + 2, dtype=np.bool_)
        single[1:-1] = letters.single[codes]
        step |= (single[1:] | single[:-1]) & (inside[1:] | inside[:-1])
        edges = np.flatnonzero(step)
        begins = edges[inside[1:][edges]]
        ends = edges[inside[:-1][edges]]
    else:
        edges = np.flatnonzero(step)
        begins, ends = edges[::2], edges[1::2]
    whole, stem = _hash_words(folded, begins, ends)
    bounds = np.cumsum(np.fromiter((len(text) + 1 for text in texts), dtype=np.int64, count=len(texts)))
    text = np.searchsorted(bounds, begins, side="right")
    first = codes[begins]
    capital, number = letters.capital[first], letters.number[first]
    short = (ends - begins <= _SHORT) & ~capital & ~number
    if codes.dtype == np.uint16:
        short &= ~letters.single[first]
    stop = short | _stop_table()[(whole >> np.uint64(48)).astype(np.int64)]
    start = begins - np.concatenate(([0], bounds))[text]
    return Words(whole, stem, text, start, stop, capital, number)


def mix(*columns: Hashes) -> Hashes:
    """One hash for each row of several columns; their order matters."""
    total = columns[0] * _SALTS[0]
    for column, salt in zip(columns[1:], _SALTS[1:], strict=False):
        total = (total ^ (total >> np.uint64(29))) * _SALTS[0] + column * salt
    return _stirred(total)


_SALTS: Final = tuple(np.uint64(n) for n in (0xBF58476D1CE4E5B9, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))


def _stirred(hashes: Hashes) -> Hashes:
    hashes = (hashes ^ (hashes >> np.uint64(32))) * _SALTS[1]
    return hashes ^ (hashes >> np.uint64(29))


def _codes(joined: str) -> NDArray[np.uint8] | NDArray[np.uint16]:
    if joined.isascii():
        return np.frombuffer(joined.encode("ascii"), dtype=np.uint8)
    return np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)


def _hash_words(folded: Hashes, begins: Places, ends: Places) -> tuple[Hashes, Hashes]:
    """The hash of each word, and of its first letters: sums of letters times powers, shifted to the start."""
    powers, inverses = _powers(1 << max(16, folded.size.bit_length()))
    sums = np.empty(folded.size + 1, dtype=np.uint64)
    sums[0] = 0
    np.cumsum(folded * powers[: folded.size], out=sums[1:])
    before, back = sums[begins], inverses[begins]
    stems = np.minimum(ends, begins + STEM_CHARS)
    return _stirred((sums[ends] - before) * back), _stirred((sums[stems] - before) * back)


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    made = []
    for base in (_BASE, _INVERSE):
        column = np.full(size, base, dtype=np.uint64)
        column[0] = 1
        made.append(np.multiply.accumulate(column))
    return made[0], made[1]


@cache
def _letters() -> _Letters:
    folded = np.zeros(1 << 16, dtype=np.uint64)
    marks = np.zeros((3, 1 << 16), dtype=np.bool_)
    for code in range(1 << 16):
        char = chr(code)
        if char.isalnum() or unicodedata.category(char)[0] == "M":
            folded[code] = _fold(char, code)
            marks[1, code] = char.isupper() or char.istitle()
            marks[2, code] = char.isdigit()
    for low, high in _UNSPACED:
        marks[0, low : high + 1] = folded[low : high + 1] != 0
    return _Letters(folded, *marks)


def _fold(char: str, code: int) -> int:
    if 0x3000 <= code < 0xE000:  # ideographs and Hangul syllables: nothing to fold
        return code
    plain = unicodedata.normalize("NFKD", char)[0].casefold()
    return ord(plain[0]) if plain[0].isalnum() else code


@cache
def _stop_table() -> Marks:
    """Whether the first 16 bits of a word's hash are a stop word's: wrong for one other word in 500."""
    text = " ".join(sorted(STOP_WORDS))
    codes = _codes(text)
    spaces = np.flatnonzero(codes == ord(" "))
    begins, ends = np.concatenate(([0], spaces + 1)), np.concatenate((spaces, [codes.size]))
    folded = np.where(codes == ord(" "), 0, codes).astype(np.uint64)
    table = np.zeros(1 << 16, dtype=np.bool_)
    table[(_hash_words(folded, begins, ends)[0] >> np.uint64(48)).astype(np.int64)] = True
    return table
