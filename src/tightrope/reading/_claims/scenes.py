"""Tells where and when a counted happening took place: its state, and its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from tightrope.reading._claims.context import MAX_LINKS, Context, spread
from tightrope.records import Interval

_IN: Final = frozenset(
    {"in", "at", "near", "on", "across", "outside", "throughout", "inside", "above", "from"}
)
MAX_LOOK: Final = 3_000
MAX_WORDS: Final = 400
"""Characters and words looked back over within a paragraph."""

MAX_DAYS: Final = 31
"""Longest stretch that still dates a happening; a longer one only tells that it is another ("in 2015")."""


def scene(context: Context, at: Token) -> str:
    """The state where it happened, "" where nothing tells.

    By the sentence's own places, those before it in its paragraph, the place of an event read from
    the sentence, the headline, the dateline. A place that is named but not known ("in Kunduz") keeps
    other states of the sentence ("US airstrikes") from being taken for it.
    """
    sentence, body = at.sent, context.parsed.body
    paragraph = body.rfind("\n\n", max(0, sentence.start_char - MAX_LOOK), sentence.start_char) + 1
    before = [t for t in at.doc[max(0, sentence.start - MAX_WORDS) : sentence.start] if t.idx >= paragraph]
    own = list(sentence)
    for state in (_located(context, own), _event_place(context, at), _located(context, before)):
        if state:
            return state
    if not any(_is_place_phrase(t) for t in own):
        named = _named(context, own)
        if named:
            return named
    return _by_head(context)


_ABROAD: Final = frozenset(
    {"embassy", "consulate", "mission", "legation", "base", "airbase", "outpost", "ship", "vessel",
     "tanker", "warship", "plane", "jet", "airliner", "restaurant", "compound", "convoy"}
)  # fmt: skip
"""What a state has outside its own land: whose it is does not tell where it stands."""


def _stands_abroad(token: Token) -> bool:
    """Whether a word heads the name of a thing that is one state's on another's land, or qualifies it."""
    own = (token, *(c for c in token.children if c.dep_ in {"compound", "nmod"}))
    return any(part.lower_ in _ABROAD or part.lemma_.lower() in _ABROAD for part in own)


def _only_owns(token: Token) -> bool:
    """Whether a name only tells whose such a thing is: "the Russian embassy", "Russia's consulate"."""
    return token.dep_ in {"amod", "poss", "compound", "nmod"} and _stands_abroad(token.head)


def _is_place_phrase(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in _IN and token.text[:1].isupper()


def _located(context: Context, tokens: list[Token]) -> str:
    """The state of the first phrase of place that has one."""
    for token in tokens:
        if token.dep_ == "pobj" and token.head.lower_ in _IN:
            states = _states_near(context, token)
            if len(states) == 1:
                return states[0]
    return ""


def _named(context: Context, tokens: list[Token]) -> str:
    """The one state that the words name, by noun or adjective."""
    named = {
        s for t in tokens if t.ent_type_ in {"GPE", "NORP"} and not _only_owns(t) for s in context.states(t)
    }
    return min(named) if len(named) == 1 else ""


def _states_near(context: Context, place: Token) -> tuple[str, ...]:
    """The state of a place: its own, or that of what it is "of" or lies "in"."""
    states = () if _stands_abroad(place) else context.states(place)
    for child in list(place.subtree)[:MAX_LINKS]:
        if len(states) == 1:
            break
        if child is place or _only_owns(child):
            continue
        if child.dep_ in {"pobj", "amod", "poss", "compound", "appos"} and child.text[:1].isupper():
            states = context.states(child)
    return states


_NO_SCENE: Final = frozenset({"adjective", "embedded"})
"""Forms of a place's name that qualify something else, and say nothing of where a thing happened."""


def _event_place(context: Context, at: Token) -> str:
    start, end = at.sent.start_char, at.sent.end_char
    found = {
        mention.place.country
        for event in context.events
        if start <= event.action.start < end
        for mention in event.where
        if mention.form not in _NO_SCENE and context.knowledge.country(mention.place.country)
    }
    return min(found) if len(found) == 1 else ""


def _by_head(context: Context) -> str:
    """The one state that the headline names, else the dateline's."""
    words = re.findall(r"[A-Z][\w’'.]*", context.article.headline or "")
    found = {state for state in map(context.knowledge.state_of, words) if state}
    if len(found) == 1:
        return min(found)
    place = (context.article.dateline or "").split(",")[0].title()
    return context.knowledge.capital_state(place) or context.knowledge.state_of(place) or ""


# --- when ---------------------------------------------------------------------------------------


def happened(context: Context, at: Token) -> Interval | None:
    """The days on which it happened, None where nothing tells.

    By the words on its verb, the event read from it, the one day of its sentence, or of its
    paragraph so far. Where the sentence names only a longer or an older time, that time: it is then
    another happening than the page's own.
    """
    verb = at if at.pos_ == "VERB" else at.head
    own = context.days_for(verb)
    if own is not None and spread(own) <= MAX_DAYS:
        return own
    event = _event_day(context, at)
    if event is not None and spread(event) <= MAX_DAYS:
        return event
    sentence = list(_days_between(context, at.sent.start_char, at.sent.end_char))
    if sentence:
        return sentence[0] if len(set(map(_key, sentence))) == 1 else _elsewhen(context, sentence)
    start = at.sent.start_char
    first = max(context.parsed.body.rfind("\n\n", max(0, start - MAX_LOOK), start) + 1, start - MAX_LOOK)
    days = [d for d in _days_between(context, first, at.sent.start_char) if d.is_day]
    return days[0] if len(set(map(_key, days))) == 1 else None


def _days_between(context: Context, start: int, end: int) -> Iterator[Interval]:
    for mention in context.dated(start, end):
        if mention.interval is not None and mention.type == "DATE":
            yield mention.interval


def _key(days: Interval) -> tuple[str, str]:
    return (str(days.start), str(days.end))


def _elsewhen(context: Context, found: list[Interval]) -> Interval | None:
    """The first of several times where all of them lie before the page's own days."""
    page = context.day
    if page is None or page.start is None:
        return None
    past = all(days.end is not None and (page.start - days.end).days > MAX_DAYS for days in found)
    return found[0] if past else None


def _event_day(context: Context, at: Token) -> Interval | None:
    for event in context.events:
        if event.when is not None and event.action.start <= at.idx < event.action.end:
            return event.when
    return None
