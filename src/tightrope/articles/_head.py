"""What a plain-text page tells around its article: headline, outlet, byline, each with its witness.

Owns the reading of the lines above the body, where no tag says which is which. Dates are
`_shown_dates`'s, datelines and agencies `_dateline`'s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from tightrope.articles._lexicon import FUNCTION_WORDS, FURNITURE
from tightrope.articles._lines import WORD, Line
from tightrope.articles._shown_dates import has_date

_SEPARATOR: Final = re.compile(r"\s+[|–—·•»«:~-]{1,2}\s+|\s*[|¦]\s*")
_MAX_TITLE: Final = 300
_MAX_HEAD_LINES: Final = 4_000
_SAME: Final = 0.5
"""Share of words that a line above the body and the page's title must have in common to be one headline."""
_NAME_WORDS: Final = 5
"""Words of the longest name of an outlet."""
_BY: Final = re.compile(
    r"^\W{0,3}(?:(?:words|text|story|reporting|written|analysis|opinion|posted|report) )?(?:by|von|par|por|di|door|av)[:\s]\s?(?P<who>.{3,160})$",
    re.IGNORECASE,
)
_AFTER_NAMES: Final = re.compile(
    r"\s*(?:[|@(\d•·;/]|[-–—] |,? (?:in|for|at|is|published|updated|posted|on|from|special to|staff|senior|chief|associated press|reuters|afp)\b).*$",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b)\s*")
_NAME: Final = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯΑ-Ω][\w'’.-]*|(?:al|bin|ibn|de|del|della|da|dos|di|du|la|le|van|von|der|den|ter|el|ben|abu)\b)"
    r"(?:[ -](?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯΑ-Ω][\w'’.-]*|(?:al|bin|ibn|de|del|della|da|dos|di|du|la|le|van|von|der|den|ter|el|ben|abu)\b)){1,4}$"
)
_NO_NAME: Final = re.compile(
    r"\b(?:staff|editor|editorial|reporter|correspondent|news|team|desk|bureau|admin|press|agenc(?:y|ies)|times|post|journal|"
    r"herald|tribune|daily|magazine|media|network|online|guest|contributor|writers?|service|wire|associated|reuters)\b",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(
    r"(?:©|\(c\)|copyright)[\s©,]*(?:copyright )?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s,]*(?:by )?(?P<who>[^.|©\d]{2,60}?)"
    r"(?:[,.]? (?:all rights|inc|llc|ltd|plc|gmbh|corp|media|limited|alle rechte|todos los|todos os|tous droits)\b.*|\.|$|\s?\|)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the page tells; None or empty where it does not. `lines` are those that hold the headline."""

    headline: str | None
    outlet: str | None
    byline: tuple[str, ...]
    lines: tuple[int, ...]
    witnesses: dict[str, str] = field(default_factory=dict)


def read(lines: Sequence[Line], first: int, url: str | None) -> Head:
    """Read the lines before line `first`, where the body begins, and the page's first line and rights."""
    witnesses: dict[str, str] = {}
    title = lines[0].text[:_MAX_TITLE] if lines and first > 0 else ""
    headline, at, outlet = _title(lines, first, title, url, witnesses)
    byline, by = _byline(lines, at, first)
    if byline:
        witnesses["byline"] = f"line {by + 1} names the writer"
    if outlet is None:
        outlet = _owner(lines, witnesses)
    kept = () if at is None else (at,)
    return Head(headline, outlet, byline, kept, witnesses)


def _title(
    lines: Sequence[Line], first: int, title: str, url: str | None, witnesses: dict[str, str]
) -> tuple[str | None, int | None, str | None]:
    """Headline, the line it stands on, and outlet, from the page's title and the lines above the body."""
    if not title:
        return None, None, None
    head, site = _parts(title, lines, url)
    near = _alike(lines, first, head or title)
    if near is not None:
        witnesses["headline"] = "line above the article that repeats the page's title"
        if site:
            witnesses["outlet"] = "end of the page's title"
        return lines[near].text, near, site
    if site is None and _is_name(title):
        below = _below(lines, first)
        if below is not None:
            witnesses["headline"] = "line above the article"
            witnesses["outlet"] = "first line of the page"
            return lines[below].text, below, title
    if _is_menu(title):
        return None, None, None
    witnesses["headline"] = "page's title"
    if site:
        witnesses["outlet"] = "end of the page's title"
    return head or title, 0, site


def _parts(title: str, lines: Sequence[Line], url: str | None) -> tuple[str, str | None]:
    """A title's headline and its outlet: "Talks fail - The Daily Lamp"; no outlet where none stands out."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title, None
    pieces = [title[a:b].strip() for a, b in zip([0, *(m.end() for m in cuts)], [*(m.start() for m in cuts), len(title)], strict=True)]
    host = _letters(urlsplit(url).netloc if url else "")
    rights = " ".join(_letters(line.text) for line in lines[-40:] if _RIGHTS.search(line.text))
    marks = [_site_marks(piece, host, rights) for piece in pieces]
    last, best = len(pieces) - 1, max(range(len(pieces)), key=lambda i: (marks[i], i))
    if marks[best] < 2:
        best = last if marks[last] >= 1 and len(pieces[last]) < len(title) / 2 else -1
    if best < 0:
        return title, None
    if best == 0:
        return title[cuts[0].end() :].strip(), pieces[0]
    ends = cuts[0 if len(pieces) > 2 and _is_section(pieces[1:best]) else best - 1]
    return title[: ends.start()].strip(), pieces[best]


def _site_marks(piece: str, host: str, rights: str) -> int:
    """How much says that a part of a title names the site."""
    letters = _letters(piece)
    if not letters:
        return 0
    bare = letters.removeprefix("the")
    named = _is_name(piece)
    short = "".join(word[0].lower() for word in piece.split())
    in_host = len(bare) > 2 and (bare in host or (len(short) > 2 and host.startswith((short, "www" + short))))
    return 3 * in_host + 2 * (named and len(bare) > 3 and bare in rights) + named


def _is_section(pieces: Sequence[str]) -> bool:
    return all(len(piece.split()) <= 3 for piece in pieces)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _is_name(text: str) -> bool:
    """Whether a text reads as a name: few words, each capitalised or a function word."""
    words = WORD.findall(text)
    if not 0 < len(words) <= _NAME_WORDS or text.rstrip()[-1:] in "?!…":
        return False
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in FUNCTION_WORDS for word in words) and words[0][0].isupper()


def _is_menu(text: str) -> bool:
    words = [word.lower() for word in WORD.findall(text)]
    return not words or sum(any(word in group for group in FURNITURE) for word in words) > 0.7 * len(words)


def _alike(lines: Sequence[Line], first: int, title: str) -> int | None:
    """The line above the body that is most like the title; of equals the last."""
    wanted = _bag(title)
    best, score = None, _SAME
    for i in range(max(1, first - _MAX_HEAD_LINES), first):
        text = lines[i].text
        if len(text) > _MAX_TITLE or len(WORD.findall(text)) < 3:
            continue
        have = _bag(text)
        like = len(have & wanted) / max(1, len(have | wanted))
        if like >= score:
            best, score = i, like
    return best


def _bag(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(text))


def _below(lines: Sequence[Line], first: int) -> int | None:
    """The line above the body that reads most like a headline, where the page's first line is no title."""
    for i in range(first - 1, max(0, first - 12), -1):
        text = lines[i].text
        words = WORD.findall(text)
        if 4 <= len(words) <= 30 and text[-1:] not in ".:" and not _BY.match(text) and not has_date(text) and not _is_menu(text):
            return i
    return None


def _byline(lines: Sequence[Line], headline: int | None, first: int) -> tuple[tuple[str, ...], int]:
    """The writers named between the headline and a line into the body, and on which line."""
    start = headline + 1 if headline is not None and headline > 0 else max(0, first - 12)
    zone = range(start, min(first + 1, len(lines)))
    for i in reversed(zone[-20:]):
        text = lines[i].text
        match = _BY.match(text) if len(text) <= 200 else None
        if match:
            found = names(_AFTER_NAMES.sub("", match["who"]))
            if found:
                return found, i
    for i in zone[-8:-1]:
        text = _AFTER_NAMES.sub("", lines[i].text)
        if len(lines[i].text) <= 120 and i > start and _NAME.match(text) and not _NO_NAME.search(text) and has_date(lines[i + 1].text):
            return (text,), i
    return (), -1


def is_byline(text: str) -> bool:
    """Whether a line only names who wrote the article."""
    match = _BY.match(text) if len(text) <= 160 and text[-1:] not in ".!?" else None
    return match is not None and bool(names(_AFTER_NAMES.sub("", match["who"])))


def names(text: str) -> tuple[str, ...]:
    """Persons' names in a byline, in order, each once."""
    found: dict[str, str] = {}
    for part in _AND.split(text[:200]):
        name = part.strip(" .,:;–-—\"'")
        name = name.title() if name.isupper() and len(name) > 4 else name
        if _NAME.match(name) and not _NO_NAME.search(name):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _owner(lines: Sequence[Line], witnesses: dict[str, str]) -> str | None:
    """Who holds the rights, by the foot of the page."""
    for line in reversed(lines[-60:]):
        match = _RIGHTS.search(line.text[:300]) if len(line.text) < 300 or "©" in line.text else None
        who = match["who"].strip(" ,;–-") if match else ""
        if who and _is_name(who) and not _is_menu(who):
            witnesses["outlet"] = "line of rights at the foot of the page"
            return who
    return None
