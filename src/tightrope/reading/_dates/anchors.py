"""Gives days to lengths of time told from a public event: "a month before the invasion of Ukraine".

The event's day comes from the table of known events; the expression stays a DURATION, as in TIMEX3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tightrope.knowledge import KnownEvent, fold
from tightrope.reading._dates.lengths import moved
from tightrope.reading._dates.periods import Period
from tightrope.reading._dates.words import UNIT_CODES
from tightrope.records import DateMention, Interval

_WINDOW: Final = 90
_NEAR: Final = 40
"""How far behind "before" the event's name is looked for, and where at the latest it begins."""
_SIDE: Final = re.compile(r"\b(before|after)$", re.IGNORECASE)
_VALUE: Final = re.compile(r"^P(\d+)([DWMY])$")
_UNITS: Final = {
    letter: unit for unit, (_, factor, letter) in UNIT_CODES.items() if factor == 1 and unit != "night"
}


def anchored(
    mentions: tuple[DateMention, ...], text: str, events: Iterable[KnownEvent]
) -> tuple[DateMention, ...]:
    """The mentions, those told from a known event with the days that gives."""
    if not any(_SIDE.search(mention.span.text) for mention in mentions):
        return mentions
    patterns = [(pattern, event) for event in events for pattern in event.patterns]
    return tuple(_from_event(mention, text, patterns) for mention in mentions)


def _from_event(mention: DateMention, text: str, patterns: list[tuple[str, KnownEvent]]) -> DateMention:
    side, value = _SIDE.search(mention.span.text), _VALUE.match(mention.value)
    if mention.type != "DURATION" or side is None or value is None:
        return mention
    behind = fold(text[mention.span.end : mention.span.end + _WINDOW])
    named = [
        (at, -len(p), e)
        for p, e in patterns
        if 0 <= (at := behind.find(p)) <= _NEAR and _whole(behind, at, p)
    ]
    if not named:
        return mention
    event = min(named, key=lambda item: (*item[:2], item[2].key))[2]
    ahead = side.group(1).lower() == "after"
    unit, count = _UNITS[value.group(2)], int(value.group(1))
    base = event.end if ahead else event.start
    found = Period.at(unit, moved(base, unit, count if ahead else -count))
    if found is None:
        return mention
    why = f"{side.group(1).lower()} {event.name} ({event.start.isoformat()})"
    return replace(mention, interval=Interval(found.start, found.end), why=why)


def _whole(text: str, at: int, pattern: str) -> bool:
    """Whether the pattern found there is made of whole words."""
    end = at + len(pattern)
    return not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
