"""Clues from known public events: "last week" beside a vote of a known day tells the week it is written in.

Owns matching known events in a body and reading the relative words that stand next to them. An event
may have several candidates (seven votes on one war): the days that any of them allows are allowed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Final

from tightrope.articles import _days, _relative
from tightrope.articles._clues import FAIR, FUTURE, SOFT, STRONG, Clue
from tightrope.articles._sentences import WEEKDAYS, Sentence
from tightrope.knowledge import Knowledge, KnownEvent

_LEAD: Final = re.compile(
    r"\b(?:(?P<just>just )?(?P<few>days|weeks|months)|(?P<count>an?|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|\d{1,2}) (?P<unit>day|week|month)s?)"
    r" (?P<side>after|before|ahead of) (?:the )?(?P<anniversary>(?:(?P<nth>\w+) )?anniversary of "
    r")?(?P<rest>[\w' ]{0,40})$"
)
_ANNIVERSARY: Final = re.compile(
    r"\b(?:(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|one year|\d{1,3}(?:st|nd|rd|th)) )anniversary of (?:the )?[\w' ]{0,40}$"
)
_LONG: Final = re.compile(
    r"\b(?P<how>nearly|almost|more than|over|about|some)? ?(?P<count>an?|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) "
    r"(?P<unit>week|month|year)s? (?:after|since|into|on from) (?:the )?[\w' ]{0,40}$"
)
_PLANNED: Final = re.compile(r"\b(?:visit|trip|summit|election|vote|referendum|talks|meeting|conference)\b")
_PLANNED_AHEAD: Final = 30
"""Days before its day from which a summit or a visit may be spoken of."""
_NEAR_WORDS: Final = 3
_VOTE_WORDS: Final = 5
_LEAD_CHARS: Final = 900
"""The first paragraphs of a body, where "days after" counts from the day of writing."""
_CAPITALISED: Final = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,7}")
_NAME_WORDS: Final = 4
"""Words of a state's name, at most."""
_MAX_HITS: Final = 200
_MARKED: Final = re.compile(r"\b(?:mark|observ|commemorat|celebrat|on the)\w*\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of the body, body[start:end], that name one of these events."""

    start: int
    end: int
    events: tuple[KnownEvent, ...]


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    if letter in "‘’ʼ`´":
        return "'"
    if letter in "-‐‑–—_/\u00a0\n":
        return " "
    base = unicodedata.normalize("NFKD", letter)[0].lower()
    return base if len(base) == 1 else letter


def plain(text: str) -> str:
    """The text folded as the tables' patterns are, letter for letter: offsets stay what they were."""
    return "".join(map(_plain_letter, text))


def find(body: str, sentences: Sequence[Sentence], knowledge: Knowledge) -> Iterator[Clue]:
    """The clues that known events give."""
    folded = plain(body)
    starts = [sentence.start for sentence in sentences]
    for hit in _hits(folded, sentences, knowledge):
        sentence = sentences[max(0, bisect_right(starts, hit.start) - 1)]
        yield from _of_hit(folded, sentence, hit)
    for sentence in sentences:
        yield from _of_noun(folded, sentence, knowledge)


def _hits(folded: str, sentences: Sequence[Sentence], knowledge: Knowledge) -> list[Hit]:
    found: list[Hit] = []
    starts = [sentence.start for sentence in sentences]
    for event in knowledge.known_events:
        for pattern in event.patterns:
            found += islice(_places(folded, pattern, event), _MAX_HITS - len(found))
        for pattern in event.loose:
            for hit in islice(_places(folded, pattern, event), _MAX_HITS - len(found)):
                sentence = sentences[max(0, bisect_right(starts, hit.start) - 1)]
                if event.told_by(_states(sentence.text, knowledge)):
                    found.append(hit)
    found = _grouped(found)
    return sorted([*found, *_votes(folded, sentences, knowledge)], key=lambda hit: hit.start)


def _places(folded: str, pattern: str, event: KnownEvent) -> Iterator[Hit]:
    """Where whole words of the body are the pattern."""
    at = folded.find(pattern)
    while at >= 0:
        end = at + len(pattern)
        if not (folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum()):
            yield Hit(at, end, (event,))
        at = folded.find(pattern, end)


def _grouped(hits: Sequence[Hit]) -> list[Hit]:
    """One hit for each place: the longest words, with every event that they name."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if out and hit.start < out[-1].end:
            if (hit.start, hit.end) == (out[-1].start, out[-1].end):
                out[-1] = Hit(hit.start, hit.end, out[-1].events + hit.events)
            continue
        out.append(hit)
    return out


def _votes(folded: str, sentences: Sequence[Sentence], knowledge: Knowledge) -> Iterator[Hit]:
    """Votes of an assembly told of without their number: the assembly, and every state it was about."""
    polls = [event for event in knowledge.known_events if event.votes or event.tally]
    for sentence in sentences:
        text = folded[sentence.start : sentence.end]
        match = re.search(r"\bgeneral assembly\b", text)
        if match is None:
            continue
        named = _states(sentence.text, knowledge)
        events = tuple(
            event
            for event in polls
            if event.states and named.issuperset(event.states) and "general assembly" in plain(event.name)
        )
        if events:
            yield Hit(sentence.start + match.start(), sentence.start + match.end(), events)


def _states(text: str, knowledge: Knowledge) -> set[str]:
    """The states that capitalised words of a sentence name."""
    found: set[str] = set()
    for match in _CAPITALISED.finditer(text):
        words = match.group().split()
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + _NAME_WORDS) + 1):
                name = " ".join(words[start:end])
                state = knowledge.state_of(name) or knowledge.state_of(name.rstrip(".’'-"))
                found |= {state} if state else set()
    return found


# --- the words beside an event -------------------------------------------------------------------


def _of_hit(folded: str, sentence: Sentence, hit: Hit) -> Iterator[Clue]:
    before, after = folded[sentence.start : hit.start], folded[hit.end : sentence.end]
    place = (sentence.start, sentence.end, True)
    told = (
        hit.events[0].name
        if len(hit.events) == 1
        else f"{hit.events[0].name}, or another of {len(hit.events)} like it"
    )
    lead = _LEAD.search(before)
    if lead and _only_names(lead["rest"]):
        yield from _of_lead(sentence, hit, lead, told)
        return
    nth = _ANNIVERSARY.search(before)
    if nth:
        near = (2, 5) if sentence.start < _LEAD_CHARS and _MARKED.search(sentence.text) else (30, 45)
        years = _relative.nth_of(nth["nth"])
        days = [_days.in_year(event.start, event.start.year + years) for event in hit.events] if years else []
        window = _days.days(_days.around(day, *near) for day in days)
        yield Clue(window, FAIR, f"it speaks of the {nth['nth']} anniversary of {told}", *place, True)
        return
    long = _LONG.search(before)
    if long and not FUTURE.search(sentence.text):
        yield from _of_long(sentence, hit, long, told)
        return
    relative = _beside(
        before, after, _VOTE_WORDS if hit.events[0].tally or hit.events[0].votes else _NEAR_WORDS
    )
    if relative:
        future = bool(FUTURE.search(sentence.text)) and relative["dow"] is not None
        clue = _of_options(
            f"{relative.group().strip()!r} is {{}}",
            ((event, _relative.window(event, relative, future=future)) for event in hit.events),
            STRONG,
            place,
        )
        if clue:
            yield clue
            return
    yield _floor(hit, place, told)


def _of_options(
    why: str,
    windows: Iterable[tuple[KnownEvent, _relative.Stretches]],
    weight: float,
    place: tuple[int, int, bool],
) -> Clue | None:
    """A clue that may mean any of several events; None where none fits."""
    options = [(_days.days(window), f"{event.name} ({event.start})") for event, window in windows if window]
    if not options:
        return None
    allowed = _days.union(days for days, _ in options)
    return Clue(allowed, weight, why, *place, True, tuple(options))


def _floor(hit: Hit, place: tuple[int, int, bool], told: str) -> Clue:
    """A page that speaks of an event is not older than it, or not much where it was planned."""
    first = min(event.start for event in hit.events)
    ahead = _PLANNED_AHEAD if any(_PLANNED.search(plain(event.name)) for event in hit.events) else 0
    return Clue(_days.since(_days.shifted(first, -ahead)), FAIR, f"it speaks of {told} ({first})", *place)


def _only_names(words: str) -> bool:
    """Whether what stands between "days after" and the event is only whose it was."""
    return len(words.split()) <= 3 and not re.search(
        r"\b(?:said|told|and|who|that|will|was|were|had)\b", words
    )


def _of_lead(sentence: Sentence, hit: Hit, lead: re.Match[str], told: str) -> Iterator[Clue]:
    """The days of a deed that stands "days after the anniversary of X", then those of the writing."""
    if lead["count"] and _relative.count_of(lead["count"]) > _relative.MOST[lead["unit"]]:
        return
    bases = [base for event in hit.events for base in _bases(event, lead)]
    low, high = _spread(lead)
    if lead["side"] != "after":
        low, high = -high, -low
    place = (sentence.start, sentence.end, True)
    deeds = [(_days.shifted(base, low), _days.shifted(base, high)) for base in bases]
    words = lead.group()[: lead.start("rest") - lead.start()].strip()
    weekday = re.search(rf"\bon ({_relative.DAY_NAMES})\b", plain(sentence.text))
    future = bool(FUTURE.search(sentence.text))
    if weekday:
        number = [name.lower() for name in WEEKDAYS].index(weekday.group(1))
        on = [d for start, end in deeds for d in _relative.weekdays(start, end, number)]
        window = [_days.around(d, 6, -1) if future else _days.around(d, 0, 6) for d in on]
        when = "is still to come" if future else "has passed"
        why = f"the {weekday.group(1).title()} that stands {words!r} {told} {when}"
        yield Clue(_days.days(window), STRONG, why, *place, True)
    if sentence.start < _LEAD_CHARS:
        first = low + 1 if lead["few"] == "days" and low == 1 else low
        written = [(_days.shifted(base, first), _days.shifted(base, high)) for base in bases]
        why = f"its first lines count {words!r} {told} from the day of writing"
        yield Clue(_days.days(written), FAIR, why, *place, True)


def _bases(event: KnownEvent, lead: re.Match[str]) -> Iterator[date]:
    """The days that "days after" counts from: the event's own, or its anniversaries."""
    if not lead["anniversary"]:
        yield event.end if lead["side"] == "after" else event.start
        return
    nth = _relative.nth_of(lead["nth"] or "")
    for years in [nth] if nth else range(1, 61):
        yield _days.in_year(event.start, min(2100, event.start.year + years))


def _spread(lead: re.Match[str]) -> tuple[int, int]:
    """At least and at most how many days "days", "two weeks", "a month" are."""
    if lead["few"]:
        return {"days": (1, 7), "weeks": (7, 42), "months": (28, 300)}[lead["few"]]
    size, slack = _relative.UNITS[lead["unit"]]
    count = _relative.count_of(lead["count"]) * size
    return (count, count) if size == 1 else (count - slack, count + slack)


def _of_long(sentence: Sentence, hit: Hit, long: re.Match[str], told: str) -> Iterator[Clue]:
    """A long time after an event ("nearly two years into X"): that long after, as exactly as is said."""
    size, slack = _relative.UNITS[long["unit"]]
    if _relative.count_of(long["count"]) > _relative.MOST[long["unit"]]:
        return
    count = _relative.count_of(long["count"]) * size
    how = long["how"] or ""
    low, high = count - slack, count + slack
    if how in ("nearly", "almost"):
        high = count
    elif how in ("more than", "over"):
        low, high = count, count + 2 * slack
    window = [(_days.shifted(e.start, low), _days.shifted(e.start, high)) for e in hit.events]
    words = long.group().strip()[:40]
    yield Clue(_days.days(window), SOFT, f"{words!r} {told}", sentence.start, sentence.end, True)


def _beside(before: str, after: str, reach: int) -> re.Match[str] | None:
    """The relative words that stand next to an event, with at most `reach` words between."""
    for match in _relative.RELATIVE.finditer(after):
        return (
            match
            if len(after[: match.start()].split()) <= reach
            and not re.search(r"[.;:]", after[: match.start()])
            else None
        )
    last = None
    for match in _relative.RELATIVE.finditer(before):
        last = match
    if last and len(before[last.end() :].replace("'s", "").split()) <= max(1, reach - 2):
        return last
    return None


def _of_noun(folded: str, sentence: Sentence, knowledge: Knowledge) -> Iterator[Clue]:
    """A noun for an event ("last year's unrest") in a sentence that names the state whose event has it."""
    text = folded[sentence.start : sentence.end]
    for match in re.finditer(
        r"\b(?P<which>last|this) (?P<unit>week|month|year)'s (?P<words>[a-z]+(?: [a-z]+)?)", text
    ):
        named = _states(sentence.text, knowledge)
        nouns = [word for word in match["words"].split() if len(word) > 4]
        events = [
            event
            for event in knowledge.known_events
            if event.states and named.issuperset(event.states) and any(_names(event, noun) for noun in nouns)
        ]
        place = (sentence.start + match.start(), sentence.start + match.end(), True)
        windows = ((e, _relative.of_unit(e.start, e.end, match["which"], match["unit"])) for e in events)
        clue = _of_options(f"{match.group()!r} is {{}}", windows, FAIR, place)
        if clue:
            yield clue


@lru_cache(maxsize=4096)
def _word(word: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(rf"\b{re.escape(word)}\b").search


def _names(event: KnownEvent, noun: str) -> bool:
    return _word(noun)(plain(event.name)) is not None
