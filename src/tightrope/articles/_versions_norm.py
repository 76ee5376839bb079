"""A body's sentences as versions are compared by: typography and what changes by itself taken out.

Owns what a body's sentences are for a comparison, and counters; lines that say nothing of the story are
told by `_versions_noise`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from tightrope.articles import _stub_words
from tightrope.articles._lines import WORD
from tightrope.articles._sentences import sentences
from tightrope.articles._versions_noise import is_aside, is_byline, is_furniture, is_stamp, leads_away
from tightrope.limits import MAX_VERSION_SENTENCES
from tightrope.records import Span

_COUNTER: Final = re.compile(
    r"^\W{0,3}(?:(?:viewed|seen|read|shared|liked|watched|played|downloaded|visited|opened) (?:by )?(?:over "
    r"|about )?"
    r"(?:[\d.,]{1,9} ?[kKmM]?\+? ?(?:times|people|readers|users)|once|twice)"
    r"|[\d.,]{1,9} ?[kKmM]?\+? ?(?:comments?|shares?|likes?|views?|reads?|reactions?|votes?"
    r"|tweets?|replies"
    r"|kommentare|commentaires|comentarios|комментар\w*|просмотр\w*|min(?:ute)?s? read"
    r"|people (?:are )?(?:reading|read) this)"
    r"|(?:comments?|shares?|likes?|views?|reads?|reactions?|reading time|read time"
    r"|lesezeit)\W{0,3}[\d.,]{0,9} ?[kKmM]?(?: min\w*)?)\W{0,3}$",
    re.IGNORECASE,
)
_SHORT_WORDS: Final = 16
_LONGEST_NOISE: Final = 300
_FURNITURE_WORDS: Final = 9
_FURNITURE_SHARE: Final = 0.6
_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_FOLD: Final = str.maketrans(dict.fromkeys("’‘‛ʼ`´", "'") | dict.fromkeys(sorted(_INVISIBLE)))


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence: its place in the body, its key, and its words in lower case."""

    span: Span
    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A body's sentences without noise, in order; `noise` counts what was left out, `rest` what lay
    beyond the cap."""

    told: tuple[Piece, ...]
    noise: int
    rest: str


def pieces(body: str) -> Pieces:
    """The sentences of a body as versions are compared by; the first MAX_VERSION_SENTENCES of them."""
    told: list[Piece] = []
    noise = count = at = 0
    for line in body.split("\n"):
        if count >= MAX_VERSION_SENTENCES:
            return Pieces(tuple(told), noise, body[at:])
        if line.strip() and is_noise(line):
            noise += 1
        else:
            for start, end in _split(line):
                count += 1
                words = words_of(line[start:end])
                if words:
                    span = Span(at + start, at + end, line[start:end])
                    told.append(Piece(span, " ".join(words), words))
        at += len(line) + 1
    return Pieces(tuple(told), noise, "")


def _split(line: str) -> list[tuple[int, int]]:
    """Start and end of a line's sentences, told on the line without its invisible characters."""
    if not _INVISIBLE & set(line):
        return [(sentence.start, sentence.end) for sentence in sentences(line)]
    kept = [i for i, char in enumerate(line) if char not in _INVISIBLE]
    bare = "".join(line[i] for i in kept)
    return [(kept[sentence.start], kept[sentence.end - 1] + 1) for sentence in sentences(bare)]


def words_of(text: str) -> tuple[str, ...]:
    """Words and numbers without case, typography and invisible characters."""
    plain = folded(text).casefold()
    return tuple(match.strip("'.,:") for match in re.findall(r"\d[\d.,:]*|[^\W\d_]+(?:'[^\W\d_]+)*", plain))


def is_noise(line: str) -> bool:
    """Whether a paragraph changes by itself or tells nothing of the story."""
    if len(line) > _LONGEST_NOISE:
        return False
    text = folded(line).strip()
    if len(WORD.findall(text)) > _SHORT_WORDS:
        return False
    if _COUNTER.match(text) or is_stamp(text) or is_byline(text) or is_aside(text):
        return True
    if _stub_words.leads_on(text):
        return leads_away(text)
    return is_furniture(text, _FURNITURE_WORDS, _FURNITURE_SHARE)


def folded(text: str) -> str:
    """The text without invisible characters, and with the plain form of each."""
    return unicodedata.normalize("NFKC", text).translate(_FOLD)
