"""What a page's linked data (schema.org) promise of its article: its length, its end, whether it is free.

Owns reading these three fields; they are a witness against a body that was cut at the end of a
paragraph, where the body itself shows nothing. The scripts are searched as text, in time linear in the page.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Final

from tightrope.articles._lines import weight

_SCRIPT: Final = re.compile(r"<script[^>]{0,300}ld\+json[^>]{0,300}>", re.IGNORECASE)
_BODY: Final = re.compile(r'"articleBody"\s{0,9}:\s{0,9}("(?:[^"\\]|\\.)*+")', re.DOTALL)
_WORDS: Final = re.compile(r'"wordCount"\s{0,9}:\s{0,9}"?(\d{1,6})\b')
_FREE: Final = re.compile(r'"isAccessibleForFree"\s{0,9}:\s{0,9}"?(true|false)\b', re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]{1,500}>")
_MOST_SCRIPTS: Final = 20
_MOST_CHARS: Final = 400_000
_TAIL_WORDS: Final = 12
_SAME_START: Final = 6
_HEAD_CHARS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Promise:
    """`words` is the length stated or shown; `tail` the last words of an articleBody; None where not told."""

    words: int | None = None
    tail: str | None = None
    free: bool | None = None


NOTHING: Final = Promise()


def read(source: str, body: str) -> Promise:
    """The promise of an HTML page's linked data about the article with this body.

    An articleBody counts where the body's first words stand in it; where several pieces are described, only
    such a one does.
    """
    data = "\n".join(_scripts(source))
    if not data:
        return NOTHING
    free = {word.lower() for word in _FREE.findall(data)}
    told = next((text for text in map(_plain, _BODY.findall(data)) if _is_of(text, body)), None)
    counts = {int(count) for count in _WORDS.findall(data)} - {0}
    if told is not None:
        tail = " ".join(told.split()[-_TAIL_WORDS:])
        return Promise(weight(told), tail, free == {"true"} if len(free) == 1 else None)
    words = counts.pop() if len(counts) == 1 else None
    return Promise(words, None, free == {"true"} if len(free) == 1 else None)


def _scripts(source: str) -> list[str]:
    found, at = [], 0
    for _ in range(_MOST_SCRIPTS):
        opened = _SCRIPT.search(source, at)
        if opened is None:
            break
        at = source.find("</script", opened.end())
        if at < 0:
            break
        found.append(source[opened.end() : min(at, opened.end() + _MOST_CHARS)])
    return found


def _plain(quoted: str) -> str:
    try:
        text = json.loads(quoted, strict=False)
    except ValueError:
        return ""  # a broken string promises nothing
    return " ".join(html.unescape(_TAG.sub(" ", html.unescape(text))).split())


def _is_of(told: str, body: str) -> bool:
    """Whether the told text begins as the body does: six words in a row of its first two paragraphs."""
    folded = " ".join(told[:_HEAD_CHARS].casefold().split())
    for paragraph in body[:_HEAD_CHARS].split("\n\n")[:3]:
        words = paragraph.casefold().split()
        if len(words) >= _SAME_START and " ".join(words[:_SAME_START]) in folded:
            return True
    return False
