"""A text's fingerprint for finding copies: hashed word shingles, content-word pairs, sentences.

Pure functions of the text. Hashes are CRC-32 mixed in 64 bits, the same in every run; a clash of two
shingles costs one part in a text's size of a similarity, never a wrong record.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.records import content_id

Hashes = NDArray[np.uint64]

SHINGLE_WORDS: Final = 3
"""Three words: enough to be rare, few enough to survive a wrong letter in every tenth word."""

PAIR_REACH: Final = 3
"""Content words up to this far apart make a pair: what a rewording leaves standing between synonyms."""

MAX_WORDS: Final = 20_000
"""Words of a text that are compared; a longer one is an archive page, and its head tells enough."""

MAX_SENTENCES: Final = 80
"""Sentences of a text that are aligned with another's: the cost is their product."""

_MIN_SENTENCE_STEMS: Final = 5
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"(?<!\w)[“\"][^“”\"\n]{1,600}[”\"](?!\w)")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+|\n+")

_STOP_WORDS: Final = """
    a an the and or but if of in on at to for from by with as is are was were be been being has have had do
    does did will would can could may might shall should must not no nor so than that this these those it
    its he she they them his her their there here which who whom whose what when where while after before
    about into over under out up down also more most such only own same other some any all both each few i
    you we our your my me him us said says say
"""
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
"""Words without a subject of their own."""

_SUFFIXES: Final = ("ings", "ing", "edly", "ed", "es", "ly", "s", "ment", "ation", "ion")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The hashed content stems of a sentence, and those of them that are names or numbers.

    Names and numbers count double: they are what a rewording machine leaves alone.
    """

    stems: frozenset[int]
    anchors: frozenset[int]

    @property
    def weight(self) -> int:
        """How much it has to be told by."""
        return len(self.stems) + len(self.anchors)

    def shared(self, other: Sentence) -> int:
        """How much of that weight another sentence has too."""
        return len(self.stems & other.stems) + len(self.anchors & other.anchors)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A text as copies are told by.

    `digest` hashes its words in order; `shingles` are all its three-word runs, `own` those outside
    quotation marks, `pairs` its nearby content words outside them: each sorted, without doubles.
    `sentences` are all its sentences of some length, quotations included.
    """

    digest: str
    shingles: Hashes
    own: Hashes
    pairs: Hashes
    sentences: tuple[Sentence, ...]


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text. Case, punctuation and white space make no difference."""
    words = _words(text)
    unquoted = _QUOTED.sub(" . ", text)
    own = _words(unquoted)
    return Fingerprint(content_id(*words), _shingles(words), _shingles(own), _pairs(own), _sentences(text))


def _words(text: str) -> list[str]:
    return [m.group(0).casefold() for m, _ in zip(_WORD.finditer(text), range(MAX_WORDS), strict=False)]


@lru_cache(maxsize=65_536)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode())


_SALTS: Final = tuple(np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))


def _mix(*columns: Hashes) -> Hashes:
    """One hash for each row of several columns; their order matters."""
    total = np.zeros_like(columns[0])
    for column, salt in zip(columns, _SALTS, strict=False):
        total = (total ^ (column * salt)) * _SALTS[0]
        total ^= total >> np.uint64(29)
    return total


def _hashed(words: list[str]) -> Hashes:
    return np.fromiter((_hash(word) for word in words), dtype=np.uint64, count=len(words))


def _shingles(words: list[str]) -> Hashes:
    if len(words) < SHINGLE_WORDS:
        return np.empty(0, dtype=np.uint64)
    hashed, last = _hashed(words), len(words) - SHINGLE_WORDS + 1
    return np.unique(_mix(*(hashed[i : i + last] for i in range(SHINGLE_WORDS))))


def _pairs(words: list[str]) -> Hashes:
    stems = _hashed([stem(word) for word in words if word not in STOP_WORDS])
    found = []
    for reach in range(1, PAIR_REACH + 1):
        left, right = stems[:-reach], stems[reach:]
        apart = left != right
        found.append(_mix(np.minimum(left, right)[apart], np.maximum(left, right)[apart]))
    return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.uint64)


def _sentences(text: str) -> tuple[Sentence, ...]:
    found = []
    for part in _SENTENCE_END.split(text)[: 4 * MAX_SENTENCES]:
        words = [w for w in _WORD.findall(part) if w.casefold() not in STOP_WORDS]
        stems = frozenset(_hash(stem(w.casefold())) for w in words)
        anchors = frozenset(
            _hash(stem(w.casefold())) for i, w in enumerate(words) if w.isdigit() or (i and w[0].isupper())
        )
        if len(stems) >= _MIN_SENTENCE_STEMS:
            found.append(Sentence(stems, anchors))
    return tuple(found[:MAX_SENTENCES])


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
