"""Finds visits with their days: who is to be, or was, in which state when; and visits called off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from spacy.tokens import Token

from tightrope.reading._claims.context import Context, day_text, spread
from tightrope.reading._claims.grammar import governing_verb, is_future, is_negated, is_supposed, subject_of
from tightrope.records import Claim, ClaimKind, Interval

_GOING: Final = frozenset({"travel", "go", "fly", "head", "journey", "return", "pay"})
_BEING: Final = frozenset({"arrive", "meet", "stop", "land", "be", "hold", "begin", "start", "sign", "stay"})
_NOUNS: Final = frozenset({"visit", "trip", "journey", "tour", "stop"})
_CALLED_OFF: Final = frozenset({"cancel", "postpone", "scrap", "abandon", "call", "delay", "shelve"})
_TO: Final = frozenset({"to", "for"})
_IN: Final = frozenset({"in", "at"})
MAX_VISIT_DAYS: Final = 7
"""Longest stretch of days that still tells when a visit is: "this week", not "this year"."""


def find(context: Context) -> Iterator[Claim]:
    """Claims "visit ISO3" of a state and, where it is named, a person, with days as value.

    A visit called off is the same claim, negated.
    """
    for sentence in context.parsed.sentences():
        for token in sentence:
            if token.pos_ in {"VERB", "AUX"} and token.lemma_ in _GOING | _BEING | {"visit"}:
                yield from _of_verb(context, token)
            elif token.pos_ == "NOUN" and token.lemma_ in _NOUNS:
                yield from _of_noun(context, token)


def _of_verb(context: Context, verb: Token) -> Iterator[Claim]:
    actor = subject_of(verb)
    if actor is None or is_negated(verb) or is_supposed(verb):
        return
    days = context.days_for(verb)
    if days is None or spread(days) > MAX_VISIT_DAYS:
        return
    yield from _claims(context, verb, actor, _places_of_verb(context, verb), days, negated=False)


def _places_of_verb(context: Context, verb: Token) -> tuple[str, ...]:
    """The states that a verb of going or being somewhere leads to."""
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        return context.coordinated(verb.head)
    found: list[str] = []
    if verb.lemma_ == "visit":
        things = [c for c in verb.children if c.dep_ == "dobj"]
    else:
        prepositions = _TO if verb.lemma_ in _GOING else _IN
        things = list(_objects(verb, prepositions))
        if verb.lemma_ in {"meet", "hold", "sign", "begin", "start", "be"}:
            direct = [c for c in verb.children if c.dep_ in {"dobj", "attr"}]
            things += [p for c in direct for p in _objects(c, prepositions)]
            things += [c for d in direct for c in d.conjuncts if c.ent_type_ == "GPE"]
    if things:
        things += [c for c in verb.children if c.dep_ == "conj" and c.ent_type_ == "GPE"]
    for thing in things:
        found += _host(context, thing)
    return tuple(dict.fromkeys(found))


def _objects(word: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    for child in word.children:
        if child.dep_ in {"prep", "dative"} and child.lower_ in prepositions:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _host(context: Context, thing: Token) -> list[str]:
    """The states visited: only names of places, not the government of people ("to Mr. Putin")."""
    found: list[str] = []
    for part in (thing, *thing.conjuncts):
        if context.person(part) is None and part.pos_ == "PROPN":
            found += context.states(part)
        elif part.lemma_ in {"capital", "city", "town"}:
            found += [s for c in part.children for s in context.states(c) if c.pos_ == "PROPN"]
    return found


def _of_noun(context: Context, noun: Token) -> Iterator[Claim]:
    verb = governing_verb(noun)
    hosts = [s for thing in _objects(noun, _TO | _IN) for s in _host(context, thing)]
    if verb is None or not hosts or noun.dep_ not in {"dobj", "nsubj", "nsubjpass", "pobj", "attr"}:
        return
    called_off = verb.lemma_ in _CALLED_OFF and noun.dep_ in {"dobj", "nsubjpass"}
    clause = next((c for c in noun.children if c.dep_ in {"relcl", "acl"}), None)
    days = _days(context, noun, clause if clause is not None else verb)
    if days is not None and called_off:
        days = _ahead(context, days)
    if days is None or spread(days) > MAX_VISIT_DAYS:
        return
    if not called_off and (is_negated(verb) or is_supposed(verb)):
        return
    actor = next((c for c in noun.children if c.dep_ == "poss"), None) or _by(noun) or subject_of(verb)
    if actor is not None:
        yield from _claims(context, noun, actor, tuple(dict.fromkeys(hosts)), days, negated=called_off)


def _ahead(context: Context, days: Interval) -> Interval:
    """The day of a visit called off: a bare "Thursday" in the past tense is still the coming one."""
    published = context.article.published.earliest
    if published is None or days.start is None or days.end is None or not days.is_day:
        return days
    if 0 < (published - days.start).days < 7:
        return Interval(days.start + WEEK, days.end + WEEK)
    return days


WEEK: Final = timedelta(days=7)


def _by(noun: Token) -> Token | None:
    return next(iter(_objects(noun, frozenset({"by"}))), None)


def _days(context: Context, noun: Token, verb: Token) -> Interval | None:
    """The days of a visit named by a noun: those that hang on the noun itself, else on its verb."""
    inside = set(noun.subtree)
    for mention in context.dated(noun.sent.start_char, noun.sent.end_char):
        words = noun.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if words is not None and words.root in inside:
            return mention.interval
    return context.days_for(verb)


_VISITORS: Final = frozenset(
    {"minister", "president", "premier", "chancellor", "king", "queen", "prince", "leader", "secretary",
     "envoy", "diplomat", "ambassador", "delegation", "official", "negotiator", "chief", "head",
     "general", "speaker"}
)  # fmt: skip
"""Who visits: a bomber that flies to another state is no visit."""


def _claims(
    context: Context, where: Token, actor: Token, hosts: tuple[str, ...], days: Interval, *, negated: bool
) -> Iterator[Claim]:
    home = context.states(actor)
    person = context.person(actor)
    if person is None and actor.pos_ != "PROPN" and actor.lemma_ not in _VISITORS:
        return
    for host in hosts:
        if len(home) != 1 or host in home or not context.knowledge.country(host):
            continue
        who = person.name if person else f"somebody of {context.name(home[0])}"
        verb = where if where.pos_ in {"VERB", "AUX"} else governing_verb(where)
        plan = verb is not None and is_future(verb)
        subject = (*home, person.id) if person else home
        told = "is called off" if negated else "is planned" if plan else "is told"
        words = f"a visit of {who} to {context.name(host)} on {day_text(days).replace('/', ' to ')} {told}"
        yield context.claim(
            ClaimKind.DATE, subject, f"visit {host}", (day_text(days),), words, where,
            holds=days, negated=negated,
        )  # fmt: skip
