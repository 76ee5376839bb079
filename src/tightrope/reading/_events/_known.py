"""Owns the dated public events that a text names without their day: invasions, votes, famous attacks."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Token

from tightrope.knowledge import Knowledge, KnownEvent, fold
from tightrope.records import Interval

_ONCE = frozenset({"invasion", "invade", "annexation", "annex"})
"""Acts so rare between two states that the states alone name the known one, the latest if several."""

_STEM = 6  # letters that two forms of one word share: recognise, recognized, recognition
_LEAST = 4  # shorter words say nothing of what is meant


class KnownActs:
    """Known events, asked for by the words of a deed; every phrase is folded."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._events = tuple((event, tuple(map(fold, event.patterns))) for event in knowledge.known_events)

    def named(self, phrase: str) -> KnownEvent | None:
        """The first event that the phrase names."""
        return next((event for event, names in self._events if any(n in phrase for n in names)), None)

    def called(self, trigger: Token) -> KnownEvent | None:
        """The event that the deed's own phrase names, with the deed's own word in the name."""
        words = _forms(trigger)
        phrase = fold(" ".join(token.text for token in trigger.subtree))
        for event, names in self._events:
            if any(name in phrase and words & set(name.split()) for name in names):
                return event
        return None

    def between(self, trigger: Token, states: frozenset[str], written: date | None) -> KnownEvent | None:
        """The latest event of that kind between just these states, where such acts are rare."""
        words = _forms(trigger)
        if not words & _ONCE:
            return None
        same = [
            event
            for event, names in self._events
            if states == frozenset(event.states)
            and any(words & set(name.split()) for name in names)
            and (written is None or event.start <= written)
        ]
        return max(same, key=lambda event: event.start, default=None)

    def vote(self, days: Interval, text: str) -> KnownEvent | None:
        """The one roll call of the General Assembly that the days hold, on states that the text names."""
        if "general assembly" not in text or days.start is None or days.end is None:
            return None
        held = [
            event
            for event, _ in self._events
            if event.tally and days.start <= event.start and event.end <= days.end
        ]
        if len(held) != 1 or not any(self._name(state) in text for state in held[0].states):
            return None
        return held[0]

    def answered(self, words: list[str], until: date) -> KnownEvent | None:
        """The event a refusal is an answer to: every word of a name of it stands in the refusal."""
        stems = {word[:_STEM] for word in map(fold, words) if len(word) >= _LEAST}
        for event, names in self._events:
            asked = [{w[:_STEM] for w in name.split() if len(w) >= _LEAST} for name in names]
            if event.start <= until and any(len(a) > 1 and a <= stems for a in asked):
                return event
        return None

    def _name(self, state: str) -> str:
        country = self._knowledge.country(state)
        return fold(country.name) if country is not None else state.casefold()


def _forms(token: Token) -> set[str]:
    return {fold(token.text), fold(token.lemma_)}
