"""Quotation marks: which stretches of a text stand between them.

Reads “ ”, ", ‘ ’, ', '' '', `` '', « », „ “ and takes an apostrophe for what it is. Only the outermost
pair is kept. A stretch ends with its paragraph at the latest; one whose mark is not closed but opened
again at the head of the next paragraph goes on there (`continues`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’'‚‹›]")
_CLOSERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", "``": "''", "‘": "’", "‚": "‘’"}
_ELISION = re.compile(r"(?:tis|twas|em|cause|til|bout|n|round|\d\ds?)\b", re.IGNORECASE)
_SOFT = "’'"
"""Marks that also serve as an apostrophe."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks: characters `start` to `end`, marks included.

    `closed` tells whether the closing mark is there; `continues` whether it goes on a stretch that
    the paragraph before left open.
    """

    start: int
    end: int
    closed: bool
    continues: bool = False


def quoted(text: str) -> list[Quoted]:
    """The outermost quoted stretches of a text, in order."""
    found: list[Quoted] = []
    begin, open_before = 0, False
    for line in text.splitlines(keepends=True):
        paragraph = line.rstrip()
        if paragraph.strip():
            here = list(_paragraph(text, begin, begin + len(paragraph)))
            if open_before and here and not text[begin : here[0].start].strip():
                here[0] = Quoted(here[0].start, here[0].end, here[0].closed, continues=True)
            open_before = bool(here) and not here[-1].closed
            found.extend(here)
        begin += len(line)
    return found


def _paragraph(text: str, begin: int, end: int) -> list[Quoted]:
    """The stretches of one paragraph. Every mark is met once, whatever stands there."""
    found: list[Quoted] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, begin, end):
        mark, at = match.group(), match.start()
        if opened is None:
            if _opens(text, match, begin, end):
                opened = at, mark
        elif _closes(text, match, opened, end):
            found.append(Quoted(opened[0], match.end(), closed=True))
            opened = None
        elif mark == opened[1] and mark in "“«" and _opens(text, match, begin, end):
            # The mark before was never closed: a lost mark must not swallow the paragraph.
            opened = at, mark
    if opened is not None and opened[1] not in ("'", "‘", "‚", "’") and end - opened[0] > 1:
        found.append(Quoted(opened[0], end, closed=False))
    return found


def _opens(text: str, match: re.Match[str], begin: int, end: int) -> bool:
    mark, after = match.group(), text[match.end() : match.end() + 8]
    before = text[match.start() - 1] if match.start() > begin else " "
    free = before.isspace() or before in "([{—–-―/:;,…\u200b\"'“‘*>"
    if match.end() >= end or after[:1].isspace():
        return False
    if mark in _SOFT or mark == "‘":
        return free and after[:1] not in " ,.;:" and not _ELISION.match(after)
    if mark in ("”", "»", "›"):
        return False
    return free or mark in ("“", "„", "«", "``")


def _closes(text: str, match: re.Match[str], opened: tuple[int, str], end: int) -> bool:
    mark, start = match.group(), opened[1]
    if match.start() == opened[0] + len(start):
        return False
    after = text[match.end()] if match.end() < end else " "
    if start in ("'", "‘", "‚"):
        return _soft_closes(text, match, start, after, end)
    if start in _CLOSERS and len(mark) <= 2:
        wanted = _CLOSERS[start]
        return mark == wanted or (len(mark) == 1 and mark in wanted) or (start == "“" and mark == '"')
    if start == '"' and mark == "”":
        return True
    return mark == start and not after.isalnum()


def _soft_closes(text: str, match: re.Match[str], start: str, after: str, end: int) -> bool:
    """Whether ’ or ' ends the quote: not inside a word, and not the apostrophe of a plural owner."""
    mark = match.group()
    if mark not in (("’",) if start == "‘" else ("'",) if start == "'" else ("‘", "’")) or after.isalnum():
        return False
    before = text[match.start() - 1]
    owner = before == "s" and after == " " and text[match.end() + 1 : match.end() + 2].islower()
    return not (owner and mark in text[match.end() : min(end, match.end() + 200)])
