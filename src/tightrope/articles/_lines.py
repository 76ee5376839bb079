"""A page's text to its lines, and what each line looks like by itself.

Owns the measures that need no neighbour; `_features.py` adds the neighbours, `_body.py` decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from math import log1p
from typing import Final

from tightrope.articles._lexicon import FUNCTION_WORDS, FURNITURE, words_of
from tightrope.limits import MAX_PAGE_LINES


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: `text_of_the_page[start:end] == text`, no white space at its ends.

    `gap` counts the blank lines before it.
    """

    start: int
    end: int
    text: str
    gap: int


WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word: letters and digits, with apostrophes inside."""


def plain(text: str, most: int) -> str:
    """The first `most` characters of a text, each run of white space as one space, none at the ends."""
    return " ".join(text[:most].split())


_NARROWEST, _WIDEST = 40, 130
"""Widths that mail programs and terminals break lines at lie between these."""
_FULL: Final = 0.75
"""A line at least this share of the width may have been broken; a shorter one ends its paragraph."""
_LEAST_BROKEN: Final = 4
_MAX_MEASURED: Final = 2000
"""Characters of a line that are measured; what a line is shows in its first paragraph's worth."""

_ENDINGS: Final = frozenset(".!?…。！？۔।")
_CLOSERS: Final = "\"'”’»)]*"
_DASHES: Final = frozenset("-–—•·*|›»>/✓▶►→+#")
_URL: Final = re.compile(
    r"https?://|www\.|\b[a-z0-9-]{2,40}\.(?:com|org|net|co|io|info|tv)\b|@\w", re.IGNORECASE
)
_TIME: Final = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b")
_NUMBERED: Final = re.compile(r"\d{1,3}[.):]?\s")
_BYLINE: Final = re.compile(r"(?:by|von|par|por|di|words|story)[:\s]+[^\W\d_]", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[.!?…]['\"”’»)]{0,2}\s+['\"“‘«(]{0,2}[^\W\d_a-z]")
_YOU: Final = words_of("you your yours we our us")
_STAMP: Final = re.compile(
    r"\b\d{1,2}:\d\d\b|\b\d{1,2} ?(?:s|m|h|d|w|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?) ago\b"
    r"|\b(?:an?|one) (?:minute|hour|day|week|month|year) ago\b|\bsays:$",
    re.IGNORECASE,
)
_REPORTING: Final = words_of(
    "said says told added asked warned announced reported according wrote stated noted explained insisted"
)
_BIOGRAPHY: Final = re.compile(
    r"\b(?:is|was) (?:an?|the) (?:[\w-]+ ){0,4}(?:writer|reporter|journalist|editor|correspondent"
    r"|columnist|author|contributor"
    r"|freelancer|staffer|professor|researcher|fellow|producer)\b|\b(?:covers|joined) [\w ]{3,60} "
    r"(?:for|in|at)\b"
    r"|\bfollow (?:him|her|them) (?:on|at)\b"
)
_CAPTION_HEAD: Final = re.compile(
    r"FILE\b|(?:Photo|Image|Picture|Credit|Caption|Photograph|Illustration|Video|Source)s?(?: by"
    r"| via| credit)?\s?[:/]"
)
_CAPTION_CREDIT: Final = re.compile(
    r"/ ?(?:Getty|AP|AFP|Reuters|Shutterstock|EPA|TASS)\b|\((?:[\w .]{0,40}/)?(?:AP|AFP|Reuters"
    r"|Getty)[^)]{0,40}\)$"
    r"|\b(?:Getty Images|AP Photo|Shutterstock|Alamy)\b"
)
_CAPTION_CHARS: Final = 440
_COUNTER: Final = re.compile(
    r"\d{1,3} (?:of|/) \d{1,3}\b|\d{1,6}(?:\.\d)?[KkM]?$|#?\d+ (?:comments?|shares?|likes?|votes?|views?)\b",
    re.IGNORECASE,
)
WIDE: Final = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of the scripts that part no words by spaces."""

NAMES: Final = (
    "chars", "words", "ends", "colon", "closer", "sentences", "commas", "function", "capitals", "upper",
    "digits", "lower_first", "quote_first", "mark_first", "numbered", "quoted", "url", "legal_mark", "time",
    "byline", "you", "word_length", "pipes", "question", "exclaim", "brackets", "dots", "wide",
    "stamp", "reporting", "biography", "caption", "counter",
    "share", "menu", "legal", "comment", "offer", "related", "credit", "writer", "months", "furniture",
)  # fmt: skip
"""The measures of one line, in the order `measure` gives them."""


def split(text: str, most: int = MAX_PAGE_LINES) -> list[Line]:
    """The first `most` lines of a text that are not blank."""
    lines: list[Line] = []
    gap = at = 0
    for raw in text.split("\n"):
        if len(lines) == most:
            break
        kept = raw.strip()
        if kept:
            start = at + len(raw) - len(raw.lstrip())
            lines.append(Line(start, start + len(kept), kept, gap))
        gap = 0 if kept else gap + 1
        at += len(raw) + 1
    return lines


def unwrapped(lines: list[Line], text: str) -> list[Line]:
    """The lines with those joined that a fixed width has broken; unchanged where none has.

    A joined line's text holds the line breaks, so that it still is a slice of `text`.
    """
    width = _width(lines)
    if width is None:
        return lines
    joined: list[Line] = []
    last = 0
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and line.gap == 0 and last >= _FULL * width and line.text[0] not in _DASHES:
            joined[-1] = Line(before.start, line.end, text[before.start : line.end], before.gap)
        else:
            joined.append(line)
        last = len(line.text)
    return joined


def _width(lines: list[Line]) -> int | None:
    """The width at which a text's lines were broken, None where each paragraph is one line."""
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(0.98 * (len(lengths) - 1))] if lengths else 0
    if not _NARROWEST <= width <= _WIDEST:
        return None
    broken = whole = 0
    for line, after in pairwise(lines):
        if after.gap == 0 and len(line.text) >= _FULL * width:
            runs_on = after.text[0].islower()
            broken, whole = broken + runs_on, whole + (not runs_on)
    return width if broken >= _LEAST_BROKEN and broken > whole else None


def weight(text: str) -> int:
    """Words of a line; scripts that part no words count two letters as one."""
    return len(WORD.findall(text)) + len(WIDE.findall(text)) // 2


def _is_caption(text: str) -> bool:
    return bool(_CAPTION_HEAD.match(text) or _CAPTION_CREDIT.search(text[:_CAPTION_CHARS]))


def measure(text: str) -> list[float]:
    """The measures named in NAMES of one line's text."""
    text = text[:_MAX_MEASURED]
    words = WORD.findall(text)
    low = [word.lower() for word in words]
    n = max(1, len(words))
    wide = len(WIDE.findall(text))
    bare = text.rstrip(_CLOSERS)
    letters = sum(map(len, words)) or 1
    lists = [sum(word in group for word in low) / n for group in FURNITURE]
    return [
        log1p(len(text) + wide),
        log1p(len(words) + wide // 2),
        float(bare[-1:] in _ENDINGS),
        float(text.endswith(":")),
        float(text[-1:] in "\"”’»"),
        log1p(len(_SENTENCE.findall(text)) + sum(map(text.count, "。！？"))),
        log1p(text.count(",") + text.count("、") + text.count("，")),
        sum(word in FUNCTION_WORDS for word in low) / n,
        sum(word[0].isupper() for word in words[1:]) / max(1, n - 1),
        sum(word.isupper() and len(word) > 1 for word in words) / n,
        sum(map(str.isdigit, text)) / len(text),
        float(text[0].islower()),
        float(text[0] in "\"“‘«„'"),
        float(text[0] in _DASHES),
        float(_NUMBERED.match(text) is not None),
        float(any(mark in text for mark in "“”«»\"")),
        float(_URL.search(text) is not None),
        float(any(mark in text for mark in "©®™")),
        float(_TIME.search(text) is not None),
        float(_BYLINE.match(text) is not None),
        sum(word in _YOU for word in low) / n,
        letters / n,
        log1p(sum(map(text.count, "|›»/•·"))),
        float("?" in text),
        float("!" in text),
        float("(" in text or "[" in text),
        float(text.endswith(("...", "…"))),
        wide / len(text),
        float(_STAMP.search(text) is not None),
        sum(word in _REPORTING for word in low) / n,
        float(_BIOGRAPHY.search(text) is not None),
        float(_is_caption(text)),
        float(_COUNTER.match(text) is not None),
        *lists,
        sum(any(word in group for group in FURNITURE) for word in low) / n,
    ]  # fmt: skip
