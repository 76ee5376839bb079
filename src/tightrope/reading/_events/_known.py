"""Owns the dated public events that a text names without their day: invasions, votes, famous attacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from tightrope.knowledge import Knowledge, KnownEvent, fold
from tightrope.records import Interval

_ONCE = frozenset({"invasion", "invade", "annexation", "annex"})
"""Acts so rare between two states that the states alone name the known one, the latest if several."""

_WORDS = r"[^\s,;:()\"“”]+"
_CAPITALISED = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,7}")
_LONGEST = 4  # words of a state's name


class KnownActs:
    """Known events, asked for by the words of a deed; every phrase is folded."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._events = tuple(
            (event, tuple(map(fold, event.patterns)), tuple(map(fold, event.loose)))
            for event in knowledge.known_events
        )

    def named(self, phrase: str, sentence: str, written: date | None) -> KnownEvent | None:
        """The first event, not after the day of writing, that the phrase names within its sentence."""
        return next((event for event, _ in self._named(phrase, sentence, written)), None)

    def called(self, trigger: Token, written: date | None) -> KnownEvent | None:
        """The event that the deed's own phrase names, with the deed's own word in the name."""
        words = _forms(trigger)
        phrase = trigger.doc[trigger.left_edge.i : trigger.right_edge.i + 1].text
        found = self._named(phrase, trigger.sent.text, written)
        return next((event for event, name in found if words & set(name.split())), None)

    def _named(self, phrase: str, sentence: str, written: date | None) -> Iterator[tuple[KnownEvent, str]]:
        """Events and the words of the phrase that name them; whole words only."""
        text = f" {' '.join(re.findall(_WORDS, fold(phrase)))} "
        states: frozenset[str] | None = None
        for event, names, loose in self._events:
            if written is not None and event.start > written:
                continue
            yield from ((event, name) for name in names if _within(name, text))
            hits = [name for name in loose if _within(name, text)]
            if hits:
                states = self._states(sentence) if states is None else states
                if event.told_by(states):
                    yield from ((event, name) for name in hits)

    def _states(self, text: str) -> frozenset[str]:
        """The states that capitalised words of a text name, by themselves or by their capitals."""
        found: set[str] = set()
        for match in _CAPITALISED.finditer(text):
            words = match.group().split()
            for start in range(len(words)):
                for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
                    phrase = " ".join(words[start:end]).rstrip(".’'-")
                    state = self._knowledge.state_of(phrase) or self._knowledge.capital_state(phrase)
                    found |= {state} if state else set()
        return frozenset(found)

    def between(self, trigger: Token, states: frozenset[str], written: date | None) -> KnownEvent | None:
        """The latest event of that kind between just these states, where such acts are rare."""
        words = _forms(trigger)
        if not words & _ONCE:
            return None
        same = [
            event
            for event, names, loose in self._events
            if states == frozenset(event.states)
            and any(words & set(name.split()) for name in (*names, *loose))
            and (written is None or event.start <= written)
        ]
        return max(same, key=lambda event: event.start, default=None)

    def vote(self, days: Interval, text: str) -> KnownEvent | None:
        """The one roll call of the General Assembly that the days hold, on states that the text names."""
        if "general assembly" not in text or days.start is None or days.end is None:
            return None
        held = [
            event
            for event, *_ in self._events
            if event.tally and days.start <= event.start and event.end <= days.end
        ]
        if len(held) != 1 or not any(self._name(state) in text for state in held[0].states):
            return None
        return held[0]

    def _name(self, state: str) -> str:
        country = self._knowledge.country(state)
        return fold(country.name) if country is not None else state.casefold()


def _within(name: str, text: str) -> bool:
    return f" {name} " in text or f" {name}'s " in text


def _forms(token: Token) -> set[str]:
    return {fold(token.text), fold(token.lemma_)}
