"""Who wrote the article, by the lines of a plain-text page: where no tag tells a byline from a menu.

Owns which lines by the headline are asked: those that begin as a byline does, "By" alone with the names
on the lines behind it, and a name by itself beside a day, a role, or itself again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tightrope.articles._lexicon import FURNITURE, words_of
from tightrope.articles._lines import Line, plain
from tightrope.articles._meta_names import Kind, is_led, is_person, signed, unled
from tightrope.articles._shown_dates import has_date

_MAX_CHARS: Final = 200
_MAX_WORDS: Final = 16
_ABOVE: Final = 3
_INTO: Final = 8
_LONE: Final = 12
"""Lines above the headline, into the body's head, and before the body where no headline is known, in
which a byline is looked for."""
_MOST_BEHIND: Final = 4
"""Lines behind "By" alone that may name the writers."""
_LEAD_ALONE: Final = re.compile(r"(?:by|von|par|por|di|door|av|af|автор)\W{0,3}$", re.IGNORECASE)
_LED_LATER: Final = re.compile(
    r"(?:[\d:]\s?(?:[ap]m\s?)?|[|•·/-]\s|published\s)by\s?[:：]?\s(?P<who>.{3,80})$", re.IGNORECASE
)
_JOINER: Final = re.compile(r"(?:and|und|et|y|e|en|og|och|&|,)$", re.IGNORECASE)
_NO_NAMES: Final = words_of(
    "by save article continues below event ended leave sign a in football politics commentary opinion "
    "sports culture style entertainment business science health travel review reviews guide"
)
_BESIDE: Final = re.compile(
    r"\b(?:min(?:ute)?s? read|read time|follow|reporter|editor|writer|correspondent|contributor|columnist"
    r"|staff|archive page|by|published|posted|updated|redakteur|korrespondent|journaliste?|periodista"
    r"|giornalista)\b"
    r"|\b\d{1,2}:\d\d\b|\b\d+ (?:minutes?|hours?|days?) ago\b|@\w",
    re.IGNORECASE,
)
"""What stands beside a writer's name: a clock, a role, "follow"."""


def read_byline(
    lines: Sequence[Line], headline: int | None, first: int, outlet: str
) -> tuple[tuple[str, ...], int]:
    """The writers named by the headline or in the first lines of the body, and on which line; none and -1
    where no line names any. `headline` is the headline's line, `first` the body's first."""
    last = min(first + _INTO, len(lines))
    start = max(0, headline - _ABOVE) if headline else max(0, first - _LONE)
    zone = [i for i in range(start, last) if _is_short(lines[i].text)]
    zone.sort(key=lambda i: (i < (headline or 0), i))  # below the headline first
    for reader in (_led, _alone):
        for i in zone:
            names = reader(lines, i, outlet)
            if names:
                return names, i
    return (), -1


def is_credit(text: str) -> bool:
    """Whether a line only names who wrote the article."""
    if len(text) > _MAX_CHARS or text[-1:] in ".!?" or not is_led(text):
        return False
    return any(one.kind is not Kind.OTHER for one in signed(text))


def _is_short(text: str) -> bool:
    return len(text) <= _MAX_CHARS and len(text.split()) <= _MAX_WORDS


def _led(lines: Sequence[Line], i: int, outlet: str) -> tuple[str, ...]:
    """The names on a line that begins as a byline, or behind "By" on the lines below it."""
    text = plain(lines[i].text, _MAX_CHARS)
    if _LEAD_ALONE.match(text):
        return _below(lines, i + 1, outlet)
    later = _LED_LATER.search(text)
    if not (is_led(text) or later) or text[-1:] in ".!?":
        return ()
    return _names(later["who"] if later and not is_led(text) else unled(text), outlet)


def _below(lines: Sequence[Line], start: int, outlet: str) -> tuple[str, ...]:
    """The names on the lines from `start` on, as long as each names somebody and the one before joins it."""
    found: list[str] = []
    joined = True
    for line in lines[start : start + _MOST_BEHIND]:
        text = plain(line.text, _MAX_CHARS)
        joins = _JOINER.search(text) is not None
        names = _names(text, outlet) if joined and _is_short(text) else ()
        if not names and not joins:
            break
        found += names
        joined = joins
    return tuple(dict.fromkeys(found))


def _names(text: str, outlet: str) -> tuple[str, ...]:
    return tuple(one.name for one in signed(text, outlet) if one.kind is not Kind.OTHER)


def _alone(lines: Sequence[Line], i: int, outlet: str) -> tuple[str, ...]:
    """The names of a line that holds nothing but names and what stands beside a writer's, if a neighbour
    line or the line itself shows such a thing, or the name stands on the next line again."""
    text = plain(lines[i].text, _MAX_CHARS)
    names = tuple(one.name for one in signed(text, outlet) if one.kind is Kind.PERSON)
    if any(_is_control(name) for name in names):
        return ()
    if not names or text[-1:] in ".!?" or not text.casefold().startswith(names[0].casefold()):
        return ()
    own = text.casefold()
    for name in names:
        own = own.replace(name.casefold(), " ")
    if _shows(own):
        return names
    if not is_person(text.rstrip(" |·,-–—")) and len(names) == 1:
        return ()
    near = [lines[j].text for j in (i - 1, i + 1, i + 2) if 0 <= j < len(lines) and _is_short(lines[j].text)]
    return names if any(_shows(other) or other == lines[i].text for other in near) else ()


def _is_control(name: str) -> bool:
    """Whether a name is made of words that pages write on buttons and above lists ("Leave A Comment")."""
    words = name.casefold().split()
    return any(word in _NO_NAMES or any(word in group for group in FURNITURE) for word in words)


def _shows(text: str) -> bool:
    return has_date(text) or _BESIDE.search(text) is not None
