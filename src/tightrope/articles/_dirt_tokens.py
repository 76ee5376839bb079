"""A page's text to the pieces that the dirt model judges, and what each looks like. Owns these measures.

A piece is a word, or the part of a word up to where something else is glued to it ("noon.bestbet"). Most
measures know no language: how a piece is written, where it stands in its line, and how it differs from the
rest of its own page. Only the hashed letters are of a language, and they count on English pages alone.
A change here needs the model trained again (training/dirt_model.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log, log1p
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tightrope.articles._features import Table
from tightrope.articles._lexicon import (
    COMMENT,
    FUNCTION_WORDS,
    LEGAL,
    MENU,
    MONTHS,
    OFFER,
    RELATED,
    SHARE,
    TRADE_STEMS,
    TRADE_WORDS,
    WRITER,
)
from tightrope.articles._lines import Line
from tightrope.limits import MAX_DIRT_CHARS

BUCKETS: Final = 8192
"""Buckets that letters are hashed into; bucket 0 stands for nothing."""
GRAMS: Final = 12
"""Most buckets a piece has: the word, and runs of three and four letters."""
_MAX_LETTERS: Final = 24
_REMEMBERED: Final = 32_768
"""Words whose measures are kept from page to page: what a word by itself looks like never changes."""
_NEAR: Final = 30
"""Pieces on either side among which a repeated word counts as repeated nearby."""
_OWN_FUNCTION, _OWN_LETTERS = 4, 4
"""A word of four letters at most that stands four times elsewhere on the page does a function word's work."""

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞİŁŃŇŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁ"
_LOWER: Final = "a-zß-öø-ÿāăąćčďđēęěğıłńňőřśşšťūůűźżžа-яё"
_WIDE: Final = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_GLUE: Final = re.compile(
    rf"(?<=[.!?…:;,)\]»*|•·/>])(?=[^\W\d_])|(?<=[.!?…][\"”’'»)])(?=[^\W\d_])|(?<=[{_LOWER}])(?=[{_UPPER}])"
    rf"|(?<=[^\W\d_])(?=[|•·©*])|(?<=[{_LOWER}{_UPPER}])(?=[{_WIDE}])|(?<=[{_WIDE}])(?=[{_LOWER}{_UPPER}])"
)
"""Where a word may end and something glued to it begin."""
_CHUNK: Final = re.compile(r"\S+")
_MAX_PIECE: Final = 200
"""Characters of the longest piece that is measured whole; of a longer one its two ends are."""
_EDGES: Final = ".,;:!?\"'“”‘’()[]{}*|•·/<>«»…–—-_#©®™@&+=%$€£"
_SITE: Final = re.compile(
    r"(?:com|org|net|info|biz|xyz|club|online|site|top|vip|pro|bet|casino|win|live|app|shop|store|link|io|co|me|tv"
    r"|cc|ws|ru|de|id|uk|tr|fr|br|pl|in)\b",
    re.IGNORECASE,
)
STEMS: Final = re.compile("|".join(sorted(map(re.escape, TRADE_STEMS))))
_GROUPS: Final = (SHARE, MENU, LEGAL, COMMENT, OFFER, RELATED, WRITER, MONTHS)
_TELLING: Final = (SHARE, LEGAL, COMMENT, OFFER, RELATED)
_LEAST_TOLD, _TOLD_SHARE = 2, 0.08
SITES: Final = re.compile(
    r"\w{3}\.(?:com|net|org|info|biz|xyz|online|site|club|vip|bet|top|io)(?![a-z])", re.IGNORECASE
)
_ENDS: Final = frozenset(".!?…。！？۔।")

_SHAPE: Final = (
    "function", "letters", "first_upper", "all_upper", "inner_upper", "lower", "digits", "number",
    "stop", "comma", "opens", "closes", "mark", "site", "address", "star", "trade", "ascii", "wide",
    "share", "menu", "legal", "comment", "offer", "related", "writer", "months",
)  # fmt: skip
_PLACE: Final = (
    "glued", "line_start", "block_start", "line_end", "elsewhere", "nearby", "own_function", "odd_letters",
    "odd_script", "strange", "in_line", "to_line_end", "line_length", "line_stops", "since_stop",
    "until_stop", "share_before", "from_start", "to_end", "line_function", "line_upper", "last_lines",
    "since_function", "until_function",
)  # fmt: skip
NAMES: Final = (*_SHAPE, *_PLACE)
"""The measures of one piece, in order."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a page's lines: their places in the text, and their lines by number.

    `glued` tells the pieces with nothing between them and the one before.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    lines: NDArray[np.int64]
    glued: NDArray[np.bool_]
    texts: tuple[str, ...]


def pieces(lines: Sequence[Line], most: int) -> Pieces:
    """The first `most` pieces of these lines, and no more than MAX_DIRT_CHARS characters of them."""
    chars = 0
    starts: list[int] = []
    ends: list[int] = []
    owners: list[int] = []
    texts: list[str] = []
    for i, line in enumerate(lines):
        for chunk in _CHUNK.finditer(line.text):
            if len(starts) >= most or chars >= MAX_DIRT_CHARS:
                break
            word = chunk.group()
            plainly_one = word.isascii() and word.isalpha() and word[1:].islower()
            glue = () if plainly_one else _GLUE.finditer(word)
            cuts = [0, *(m.start() for m in glue), len(word)]
            for low, high in pairwise(cuts):
                chars += min(high - low, _MAX_PIECE)
                starts.append(line.start + chunk.start() + low)
                ends.append(line.start + chunk.start() + high)
                owners.append(i)
                texts.append(_clipped(chunk.group()[low:high]))
    glued = np.zeros(len(starts), dtype=np.bool_)
    glued[1:] = np.array(starts[1:], dtype=np.int64) == np.array(ends[:-1], dtype=np.int64)
    first = np.array(starts[:most], dtype=np.int64)
    last, owner = np.array(ends[:most], dtype=np.int64), np.array(owners[:most], dtype=np.int64)
    return Pieces(first, last, owner, glued[:most], tuple(texts[:most]))


def _clipped(text: str) -> str:
    """A piece's two ends where it is longer than any word or address that tells something."""
    half = _MAX_PIECE // 2
    return text if len(text) <= _MAX_PIECE else text[:half] + text[-half:]


def measure(page: Pieces, gaps: Sequence[int]) -> tuple[Table, NDArray[np.int64]]:
    """The measures named in NAMES of each piece, and its buckets; `gaps` counts blank lines before lines."""
    bare = [text.strip(_EDGES).lower() for text in page.texts]
    texts, of_text = _numbered(page.texts)
    words, of_word = _numbered(bare)
    shapes = np.array([_shape(text) for text in texts], dtype=np.float64).reshape(len(texts), len(_SHAPE))
    grams = np.array([_grams(word) for word in words], dtype=np.int64).reshape(len(words), GRAMS)
    own = shapes[of_text]
    return np.hstack([own, _places(page, bare, own, gaps)]), grams[of_word]


def _numbered(words: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
    """Each different word once, and the number of each word among them."""
    numbers: dict[str, int] = {}
    index = [numbers.setdefault(word, len(numbers)) for word in words]
    return list(numbers), np.array(index, dtype=np.int64)


def speaks(text: str) -> bool:
    """Whether words name sites or trades, or are those of forms and menus, in any language that we have."""
    told = tells(text)
    return told + len(SITES.findall(text)) >= max(_LEAST_TOLD, _TOLD_SHARE * len(_CHUNK.findall(text)))


def tells(text: str) -> int:
    """How many words are those of trades, forms and menus."""
    words = (word.strip(_EDGES).lower() for word in _CHUNK.findall(text))
    return sum(
        word in TRADE_WORDS or STEMS.search(word) is not None or any(word in group for group in _TELLING)
        for word in words
    )


@lru_cache(_REMEMBERED)
def _shape(text: str) -> tuple[float, ...]:
    word = text.strip(_EDGES).lower()
    letters = [letter for letter in text if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    tail = text.rstrip("\"'”’»)]*")[-1:]
    return (
        float(word in FUNCTION_WORDS),
        log1p(len(text)),
        float(text[:1].isupper()),
        float(len(letters) > 1 and upper == len(letters)),
        float(any(letter.isupper() for letter in text[1:]) and upper < len(letters)),
        float(bool(letters) and upper == 0),
        sum(map(str.isdigit, text)) / len(text),
        float(word[:1].isdigit()),
        float(tail in _ENDS),
        float(text.endswith((",", ";", ":"))),
        float(text[0] in "\"'“‘«([„"),
        float(text[-1] in "\"'”’»)]"),
        float(not word),
        float(_SITE.match(text) is not None),
        float("http" in text or "www." in text or "@" in text or "_" in text or "#" in text),
        float("*" in text or "©" in text or "|" in text or "•" in text or "·" in text),
        float(word in TRADE_WORDS or STEMS.search(word) is not None),
        float(text.isascii()),
        float(any(letter > "\u0e00" for letter in letters)),
        *(float(word in group) for group in _GROUPS),
    )


@lru_cache(_REMEMBERED)
def _grams(word: str) -> tuple[int, ...]:
    """Buckets of a word and of its runs of three and four letters; 0 fills what is left."""
    padded = f"<{word[:_MAX_LETTERS]}>"
    runs = [padded, *(padded[i : i + 4] for i in range(len(padded) - 3)), *(
        padded[i : i + 3] for i in range(len(padded) - 2)
    )] if word else []  # fmt: skip
    found = [1 + crc32(run.encode("utf-8", "replace")) % (BUCKETS - 1) for run in runs[:GRAMS]]
    return tuple(found + [0] * (GRAMS - len(found)))


def _places(page: Pieces, bare: Sequence[str], own: Table, gaps: Sequence[int]) -> Table:
    n = len(bare)
    index = np.arange(n)
    starts = np.flatnonzero(np.diff(page.lines, prepend=-1))
    of_line = np.cumsum(np.diff(page.lines, prepend=-1) != 0) - 1
    sizes = np.diff(np.append(starts, n))
    first, size = starts[of_line], sizes[of_line]
    in_line = index - first
    stops = own[:, _SHAPE.index("stop")] > 0
    ends_line = in_line == size - 1
    function = own[:, _SHAPE.index("function")]
    seen = Counter(bare)
    often = np.array([seen[word] for word in bare], dtype=np.float64)
    own_function = _own_function(bare, often)
    nearby = _nearby(bare)
    working = (function > 0) | (own_function > 0)
    line_stops = np.bincount(of_line, weights=stops)[of_line]
    columns = [
        page.glued,
        in_line == 0,
        (in_line == 0) & (np.array(gaps, dtype=np.int64)[page.lines] > 0),
        ends_line,
        np.log1p(often - nearby - 1),
        np.log1p(nearby),
        own_function,
        *_strangeness(bare),
        np.log1p(in_line),
        np.log1p(size - in_line),
        np.log1p(size),
        np.log1p(line_stops),
        np.log1p(_since(stops, index)),
        np.log1p(_since((stops)[::-1], index)[::-1]),
        index / max(1, n),
        np.exp(-index / 20.0),
        np.exp(-(n - index) / 20.0),
        np.bincount(of_line, weights=working)[of_line] / size,
        np.bincount(of_line, weights=own[:, _SHAPE.index("first_upper")])[of_line] / size,
        stops[np.minimum(first + size - 1, n - 1)],
        np.log1p(_since(working, index)),
        np.log1p(_since(working[::-1], index)[::-1]),
    ]
    return np.column_stack([np.asarray(column, dtype=np.float64) for column in columns])


def _own_function(bare: Sequence[str], often: Table) -> Table:
    short = np.array([0 < len(word) <= _OWN_LETTERS and word.isalpha() for word in bare], dtype=np.bool_)
    return np.asarray(short & (often > _OWN_FUNCTION), dtype=np.float64)


def _nearby(bare: Sequence[str]) -> Table:
    """How often each piece's word stands again among the pieces near it."""
    places: dict[str, list[int]] = {}
    for i, word in enumerate(bare):
        places.setdefault(word, []).append(i)
    out = np.zeros(len(bare))
    for found in places.values():
        if len(found) > 1:
            at = np.array(found)
            low, high = np.searchsorted(at, at - _NEAR), np.searchsorted(at, at + _NEAR, side="right")
            out[at] = high - low - 1
    return out


def _strangeness(bare: Sequence[str]) -> tuple[Table, Table, Table]:
    """How each word differs from the page's others: rare letters, another script, rare pairs of letters."""
    counts = Counter(bare)
    letters: dict[str, int] = {}
    pairs: dict[str, int] = {}
    scripts: Counter[int] = Counter()
    spelt = {word: (set(word), [word[i : i + 2] for i in range(len(word) - 1)]) for word in counts}
    for word, count in counts.items():
        own, runs = spelt[word]
        for letter in own:
            letters[letter] = letters.get(letter, 0) + count
        for run in runs:
            pairs[run] = pairs.get(run, 0) + count
        scripts[_script(word)] += count
    scripts.pop(0, None)
    chief = max(scripts, key=lambda script: (scripts[script], script), default=0)
    total, few = sum(pairs.values()) + 1.0, 0.004 * len(bare)
    known: dict[str, tuple[float, float, float]] = {}
    for word, count in counts.items():
        own, runs = spelt[word]
        rare = any(letters[letter] <= max(count, few) and letter.isalpha() for letter in own)
        odd = -sum(log((pairs[run] - count + 0.3) / total) for run in runs) / len(runs) if runs else 6.0
        known[word] = (float(rare), float(_script(word) not in (0, chief)), odd - 6.0)
    table = np.array([known[word] for word in bare]).reshape(len(bare), 3)
    return table[:, 0], table[:, 1], table[:, 2]


@lru_cache(_REMEMBERED)
def _script(word: str) -> int:
    """A number for the script of a word's first letter, 0 where it has none."""
    letter = next((letter for letter in word if letter.isalpha()), "")
    code = ord(letter) if letter else 0
    return 0 if not letter else next((i for i, top in enumerate(_BLOCKS, 1) if code < top), len(_BLOCKS) + 1)


_BLOCKS: Final = (
    0x0370,
    0x0400,
    0x0530,
    0x0600,
    0x0900,
    0x0E00,
    0x0F00,
    0x1E00,
    0x2000,
    0x3040,
    0xAC00,
    0xD7B0,
)  # fmt: skip
"""Ends of the ranges of letters told apart: Latin, Greek, Cyrillic, Hebrew, Arabic, India's, Thai ..."""


def _since(marks: NDArray[np.bool_], index: NDArray[np.int64]) -> Table:
    """Pieces since the last marked one, 60 at most; a marked piece counts 0."""
    last = np.maximum.accumulate(np.where(marks, index, -60))
    return np.minimum(60, index - last).astype(np.float64)
