"""Finds how many people were killed, injured, arrested or displaced, and how many troops; and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from tightrope.reading._claims.context import (
    MAX_LINKS,
    Context,
    is_negated,
    is_supposed,
    near,
    spread,
)
from tightrope.reading._claims.numbers import in_words, value
from tightrope.records import Claim, ClaimKind, Interval

_VERBS: Final = {
    "kill": "killed", "slay": "killed", "murder": "killed", "slaughter": "killed", "die": "killed",
    "perish": "killed", "drown": "killed", "injure": "injured", "wound": "injured", "hurt": "injured",
    "harm": "injured", "arrest": "arrested", "detain": "arrested", "jail": "arrested",
    "displace": "displaced", "evacuate": "displaced",
}  # fmt: skip
_NOUNS: Final = {
    "death": "killed", "fatality": "killed", "life": "killed", "injury": "injured", "arrest": "arrested",
    "detention": "arrested",
}  # fmt: skip
_DOERS: Final = frozenset({"die", "perish", "drown"})
_STATES_OF_BEING: Final = {"dead": "killed", "injured": "injured", "wounded": "injured", "hurt": "injured"}
_PEOPLE_WORDS: Final = """
    person people man woman child girl boy civilian soldier officer worker villager resident student
    teacher passenger protester demonstrator migrant refugee member militant rebel fighter troop
    policeman policewoman journalist doctor nurse national citizen guest tourist pilgrim miner sailor
    fisherman farmer prisoner family inmate suspect individual serviceman guard patient victim insurgent
    gunman crew driver laborer labourer Palestinian Israeli Afghan Iraqi Syrian Ukrainian Russian other
    dozen score hundred thousand activist supporter
"""
_PEOPLE: Final = frozenset(_PEOPLE_WORDS.split())
_TROOPS: Final = frozenset({"troop", "soldier", "serviceman", "peacekeeper"})
_TROOP_VERBS: Final = frozenset({"deploy", "send", "station", "mass", "withdraw", "keep", "base", "move"})
_IN_WORDS: Final = {
    "killed": "people were killed", "injured": "people were injured", "arrested": "people were arrested",
    "displaced": "people were driven from their homes", "troops": "troops were sent",
}  # fmt: skip
_RISES: Final = frozenset({"rise", "climb", "increase", "grow", "stand", "reach", "jump", "pass", "hit"})
_TOLL = re.compile(
    r"\b(?:death toll|toll|number of (?:people |those )?(?:killed|dead|deaths|victims))\b[^.;]{0,120}?"
    r"\b(?:to|of|at|reached|passed|hit|is|was) "
    r"((?:at least |more than |over |about |around |nearly )?)(\d[\d,]*)\b",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"\b(?:since|so far this year|this year|last year|in recent (?:years|months|weeks)|per year|a year"
    r"|annually|every (?:year|day)|each (?:year|day)|over the (?:past|last)|in the past)\b",
    re.IGNORECASE,
)
"""Words that make a count run over a stretch of time: no toll of one happening."""

_IN: Final = frozenset(
    {"in", "at", "near", "on", "across", "outside", "throughout", "inside", "above", "from"}
)
REPORT_DAYS: Final = 10
"""A count is dated by words that name a day at most this long before the page's own day."""


@dataclass(frozen=True, slots=True)
class _Count:
    what: str
    said: str
    at: Token


def find(context: Context) -> Iterator[Claim]:
    """Claims "killed", "injured", "arrested", "displaced" and "troops" of the state where it happened."""
    for sentence in context.parsed.sentences():
        if _RUNNING.search(sentence.text):
            continue
        for count in _counts(list(sentence), sentence.text):
            state = _scene(context, count.at)
            if not state:
                continue
            words = f"{in_words(count.said)} {_IN_WORDS[count.what]} in {context.name(state)}"
            holds = None if count.at.lemma_ in _RISES | {"toll", "number"} else _day(context, count.at)
            yield context.claim(
                ClaimKind.COUNT, (state,), count.what, (count.said,), words, count.at, holds=holds
            )


def _counts(tokens: list[Token], text: str) -> Iterator[_Count]:
    toll = _toll(tokens, text)
    if toll is not None:
        yield toll
        return
    for token in tokens:
        if token.pos_ in {"VERB", "AUX"} and token.lemma_ in _VERBS | dict.fromkeys(_TROOP_VERBS, ""):
            yield from _of_verb(token)
        elif token.lower_ in _STATES_OF_BEING and token.pos_ in {"ADJ", "NOUN", "VERB"}:
            yield from _of_being(token)
        elif token.lemma_ in _NOUNS and token.pos_ == "NOUN":
            yield from _of_noun(token)


def _toll(tokens: list[Token], text: str) -> _Count | None:
    match = _TOLL.search(text)
    said = value(match.group(1), match.group(2)) if match else None
    if match is None or said is None:
        return None
    start = tokens[0].idx + match.start()
    token = next((t for t in tokens if t.idx >= start and t.lemma_ in {"toll", "number"}), tokens[0])
    return _Count("killed", said, token)


def _of_verb(verb: Token) -> Iterator[_Count]:
    """What a verb counts: "killing 12 people and injuring 31", "17 were arrested", "12 died"."""
    if is_negated(verb) or is_supposed(verb):
        return
    lemma, troops = verb.lemma_, verb.lemma_ in _TROOP_VERBS
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    wanted = {"nsubj", "nsubjpass"} if lemma in _DOERS or passive else {"dobj"}
    things = [c for c in verb.children if c.dep_ in wanted]
    if not things and verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN":
        things = [verb.head]
    for thing in things:
        said = _how_many(thing, _TROOPS if troops else None)
        if said:
            yield _Count("troops" if troops else _VERBS[lemma], said, verb)


def _of_being(word: Token) -> Iterator[_Count]:
    """ "12 dead", "left 12 dead", "31 people were hurt", "12 dead and 31 injured"."""
    if word.pos_ == "VERB" and word.lemma_ in _VERBS and word.dep_ not in {"amod", "acl", "acomp", "oprd"}:
        return
    what = _STATES_OF_BEING[word.lower_]
    before = list(word.doc[max(word.sent.start, word.i - 6) : word.i])
    numerals = [t for t in before if t.like_num or t.lower_ in {"dozens", "hundreds", "scores", "thousands"}]
    if not numerals:
        return
    last = numerals[-1]
    between = word.doc[last.i + 1 : word.i]
    if all(t.lemma_ in _PEOPLE | {"be", "leave", "lie", "other", "more", "of"} for t in between):
        said = _numeral_value(last)
        if said:
            yield _Count(what, said, word)


def _of_noun(noun: Token) -> Iterator[_Count]:
    """ "12 deaths", "17 arrests", "claimed 12 lives"."""
    if noun.lemma_ == "life" and noun.head.lemma_ not in {"claim", "cost", "take", "lose"}:
        return
    said = next((_numeral_value(c) for c in noun.children if c.dep_ == "nummod"), None)
    if said and not is_supposed(noun.head):
        yield _Count(_NOUNS[noun.lemma_], said, noun)


def _how_many(thing: Token, only: frozenset[str] | None) -> str | None:
    """The count of a phrase for people, None where it counts something else or nothing."""
    if thing.pos_ == "NUM" or (thing.like_num and thing.dep_ != "nummod"):
        return _numeral_value(thing) if only is None and not _of_things(thing) else None
    if thing.lower_ in {"dozens", "hundreds", "thousands", "scores", "tens", "millions"}:
        return _numeral_value(thing) if only is None or _of_what(thing) in only else None
    wanted = thing.lemma_ in (only or _PEOPLE) or (
        only is None and thing.lemma_.endswith(("er", "ist", "ian"))
    )
    numeral = next((c for c in thing.children if c.dep_ == "nummod"), None)
    return _numeral_value(numeral) if wanted and numeral is not None else None


def _of_what(thing: Token) -> str:
    for step in thing.subtree:
        if step.dep_ == "pobj" and step.pos_ == "NOUN":
            return step.lemma_
    return ""


def _of_things(numeral: Token) -> bool:
    """Whether a bare numeral counts something that is not people: "12 of the houses"."""
    what = _of_what(numeral)
    return bool(what) and what not in _PEOPLE


def _numeral_value(numeral: Token) -> str | None:
    doc, start, end = numeral.doc, numeral.i, numeral.i + 1
    sentence = numeral.sent
    while (
        start > sentence.start and (doc[start - 1].like_num or doc[start - 1].text == "-") and start > end - 6
    ):
        start -= 1
    if numeral.lower_ in {"tens", "hundreds"} and doc[end : end + 2].text.lower() in {
        "of thousands",
        "of millions",
    }:
        end += 2
    before = doc[max(sentence.start, start - 4) : start].text
    text = doc[start:end].text
    if any(t.text in {"%", "percent", "$", "€", "£"} for t in doc[max(0, start - 1) : end + 1]):
        return None
    return value(before, text)


# --- where and when -----------------------------------------------------------------------------


def _scene(context: Context, at: Token) -> str:
    """The state where it happened: by the sentence, those before it in its paragraph, the headline,
    the dateline; "" where none tells."""
    sentence, body = at.sent, context.parsed.body
    paragraph = body.rfind("\n\n", 0, sentence.start_char) + 1
    spoken = list(at.doc.char_span(paragraph, sentence.end_char, alignment_mode="expand") or ())
    for tokens in (list(sentence), spoken):
        state = _place_state(context, tokens[-400:])
        if state:
            return state
    headline = _state_in(context, context.article.headline or "")
    if headline:
        return headline
    place = (context.article.dateline or "").split(",")[0].title()
    return context.knowledge.capital_state(place) or context.knowledge.state_of(place) or ""


def _place_state(context: Context, tokens: list[Token]) -> str:
    for token in tokens:
        if token.dep_ == "pobj" and token.head.lower_ in _IN:
            states = _states_near(context, token)
            if len(states) == 1:
                return states[0]
    named = {s for t in tokens if t.ent_type_ == "GPE" for s in context.states(t)}
    return min(named) if len(named) == 1 else ""


def _states_near(context: Context, place: Token) -> tuple[str, ...]:
    """The state of a place: its own, or that of what it is "of" or lies "in"."""
    states = context.states(place)
    for child in list(place.subtree)[:MAX_LINKS]:
        if len(states) == 1:
            break
        if child.dep_ in {"pobj", "amod", "poss", "compound", "appos"} and child.text[:1].isupper():
            states = context.states(child)
    return states


def _state_in(context: Context, text: str) -> str:
    words = re.findall(r"[A-Z][\w’'.]*", text)
    found = {state for state in map(context.knowledge.state_of, words) if state}
    return min(found) if len(found) == 1 else ""


def _day(context: Context, at: Token) -> Interval | None:
    """The day it happened: by the words on its verb, by the event read from this sentence, else by
    the one day that the sentence or the paragraph before it names; never later than the page."""
    verb = at if at.pos_ == "VERB" else at.head
    for days in (context.days_for(verb), _event_day(context, at), _only_day(context, at)):
        if days is not None and spread(days) <= REPORT_DAYS and _is_recent(context, days):
            return days
    return None


def _is_recent(context: Context, days: Interval) -> bool:
    published = context.article.published
    if published.earliest is None or published.latest is None:
        return True
    return days.start is None or (
        days.start <= published.latest and near(published.earliest, days, REPORT_DAYS)
    )


def _event_day(context: Context, at: Token) -> Interval | None:
    for event in context.events:
        if event.when is not None and event.action.start <= at.idx < event.action.end:
            return event.when
    return None


def _only_day(context: Context, at: Token) -> Interval | None:
    first = context.parsed.body.rfind("\n\n", 0, at.sent.start_char) + 1
    days = {
        (d.interval.start, d.interval.end): d.interval
        for d in context.dates
        if d.interval is not None and first <= d.span.start < at.sent.end_char and d.interval.is_day
    }
    return next(iter(days.values())) if len(days) == 1 else None
