"""Owns resolving one phrase by itself: whose actor it is and in which role, without an article.

For coders who have a list of names and phrases. A phrase is a name the tables know, or a noun of
the agents table with whatever tells its state: an adjective, a name, a town of the gazetteer.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from spacy.tokens import Doc

from tightrope.knowledge import Knowledge, Organisation, fold
from tightrope.reading._actors._bodies import BODY_WORDS
from tightrope.reading._actors._lexicon import Match, NameKind, lexicon
from tightrope.reading._actors._profile import (
    best_tenure,
    government_actor,
    organisation_actor,
    people_actor,
    person_actor,
    place_state,
    region_actor,
    state_actor,
)
from tightrope.reading.parse import pipeline
from tightrope.records import Actor, ActorKind

_PRONOUNS = frozenset(
    (
        "he", "she", "they", "him", "her", "them", "it", "who", "someone", "somebody", "one", "others",
        "we", "i", "you", "us", "those", "these",
    )
)  # fmt: skip
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand"
    " thousands several some many few both"
)
_COUNT = rf"(?:{_NUMBERS.replace(' ', '|')}|[0-9]{{1,6}})"
_UNNAMED = re.compile(rf"(?:(?:an?|one|another) )?(?:wo)?man|(?:{_COUNT} ){{0,4}}(?:wo)?men")
"""Someone of whom only the number and the sex is told ("two men", "a woman"): nobody in particular."""
_TIMES = frozenset(
    (
        "yesterday", "today", "tomorrow", "tonight", "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august",
        "september", "october", "november", "december", "week", "month", "year", "earlier", "later",
        "recently", "now",
    )
)  # fmt: skip
_FORMER = frozenset({"former", "ex", "onetime", "disgraced", "retired", "deposed", "ousted", "then"})
_BEHIND = frozenset(
    {"of", "in", "at", "from", "for", "on", "with", "to", "by", "who", "that", "against", "near"}
)
_GENERAL = frozenset(
    (
        "officer", "official", "member", "leader", "chief", "head", "director", "spokesman", "spokeswoman",
        "agent", "spokesperson", "employee", "worker", "representative", "president", "chairman",
        "speaker", "deputy", "fighter", "militant", "gunman", "gunmen", "fighters", "militants",
        "insurgents", "officials", "forces", "terrorist", "terrorists", "commander", "lawmaker",
        "secretary", "adviser", "advisor", "candidate",
    )
)  # fmt: skip
"""Nouns for anybody of a body: they take the body's role ("a CIA official", "president of the Riigikogu")."""


def resolve_phrase(phrase: str, context: str, day: date | None, knowledge: Knowledge) -> Actor | None:
    """The actor a phrase names as of the day, None where it names none.

    `context` may hold a state's name or the sentence the phrase stands in; it serves where the
    phrase itself tells no state. Organisations of states have "UNO", "EUR" or "IGO" in `states`.
    """
    text = re.sub(r"\s+", " ", phrase).strip(" \"'“”‘’.,;:")
    key = fold(text).removeprefix("the ")
    if not text:
        return None
    if key in _PRONOUNS or _UNNAMED.fullmatch(key):
        return Actor("UNK", text, ActorKind.PERSON, (), "UNK")
    if all(word in _TIMES or word.isdecimal() for word in key.split()):
        return Actor("JNK", text, ActorKind.GROUP, (), "JNK")
    found = _whole(text, knowledge) or _person(text, day, knowledge) or _composed(text, knowledge)
    if found is not None and not found.states and context:
        found = _with_state(found, _state_in(context, knowledge))
    return found


def _whole(text: str, knowledge: Knowledge) -> Actor | None:
    """A phrase that is one name of the tables."""
    doc = _words(text)
    start = 1 if len(doc) > 1 and doc[0].lower_ == "the" else 0
    match = lexicon(knowledge).match(doc, start)
    if match is None or match.end != len(doc):
        return None
    return _named(match, knowledge)


def _named(match: Match, knowledge: Knowledge) -> Actor | None:
    name = match.name
    match name.kind:
        case NameKind.STATE:
            return state_actor(name.state, knowledge)
        case NameKind.CAPITAL | NameKind.SEAT:
            return government_actor(name.state, knowledge)
        case NameKind.DEMONYM | NameKind.ADJECTIVE:
            return people_actor(name.state, knowledge)
        case NameKind.ORGANISATION:
            return _body(name.organisation) if name.organisation else None
        case _:
            return region_actor(name.region) if name.region else None


def _body(body: Organisation) -> Actor:
    actor = organisation_actor(body)
    return _with_state(actor, body.bloc) if body.bloc else actor


def _with_state(actor: Actor, state: str) -> Actor:
    if not state:
        return actor
    return Actor(actor.id, actor.name, actor.kind, (state,), actor.role, actor.office)


def _person(text: str, day: date | None, knowledge: Knowledge) -> Actor | None:
    """Somebody of the tables, with or without titles before the name: the last two to four words."""
    words = text.split()
    for start in range(max(0, len(words) - 4), len(words) - 1):
        name = words[start:]
        if not all(word[:1].isupper() or word in {"al", "bin", "von", "van", "de", "der"} for word in name):
            continue
        full = " ".join(name)
        tenures = knowledge.holders(full, day) or knowledge.figures(full, day)
        best = best_tenure(tenures, day)
        if best is None or fold(words[start]) in {"president", "minister", "prime"}:
            continue
        if start == 0 or day is not None or best.holds(day):
            return _of_body(person_actor(best, day, knowledge, former=True), best.state, knowledge)
    return None


def _of_body(actor: Actor, state: str, knowledge: Knowledge) -> Actor:
    body = knowledge.organisation(state) if "." in state else None
    return _with_state(actor, body.bloc) if body is not None and body.bloc else actor


def _composed(text: str, knowledge: Knowledge) -> Actor | None:
    """A noun with what tells its state."""
    doc = _words(text)
    matches = _matches(doc, knowledge)
    state = _state(matches, doc, knowledge)
    if state:
        matches = [
            m for m in matches if m.name.organisation is None or m.name.organisation.state in {"", state}
        ]
    role, noun = _role(doc, matches, knowledge)
    bodies = [m.name.organisation for m in matches if m.name.organisation is not None]
    if role and bodies and noun in _GENERAL and bodies[0].role and role != "ELI":
        role = bodies[0].role
    if not role and bodies:
        role = bodies[0].role
    role = _told_by_adjective(doc, role, noun) or _told_by_word(doc) if not bodies else role
    if not role and not state:
        return None
    if not role and not matches and len(doc) <= 3:
        role = "CVL"  # a town named as an actor stands for its people
    name = " ".join(text.split())
    return Actor(f"{state}.{role}".strip("."), name, ActorKind.GROUP, (state,) if state else (), role)


_ADJECTIVES = {
    "congressional": "LEG", "parliamentary": "LEG", "legislative": "LEG", "military": "MIL", "naval": "MIL",
    "judicial": "JUD", "medical": "MED", "presidential": "GOV", "governmental": "GOV", "ministerial": "GOV",
    "diplomatic": "GOV", "religious": "REL", "academic": "EDU", "rebel": "REB", "insurgent": "REB",
    "separatist": "SEP", "secessionist": "SEP", "terrorist": "UAF", "criminal": "CRM", "paramilitary": "PRM",
    "journalistic": "JRN", "corporate": "BUS", "humanitarian": "NGO", "environmental": "ENV",
}  # fmt: skip
_ANY_BODY = frozenset(
    {"", "group", "groups", "team", "teams", "unit", "units", "delegation", "mission", "agency"}
)


def _told_by_adjective(doc: Doc, role: str, noun: str) -> str:
    """A noun for any body takes the role its adjective tells: "congressional group"."""
    if noun not in _ANY_BODY:
        return role
    told = (_ADJECTIVES.get(token.lower_, "") for token in doc)
    return next((code for code in told if code), role)


def _told_by_word(doc: Doc) -> str:
    """The role that a word of a body's name tells: "Harborview University"."""
    named = [token for token in doc if token.text[:1].isupper()]
    return next((BODY_WORDS[t.lower_] for t in reversed(named) if t.lower_ in BODY_WORDS), "")


def _matches(doc: Doc, knowledge: Knowledge) -> list[Match]:
    found, token = [], 0
    while token < len(doc):
        match = lexicon(knowledge).match(doc, token)
        if match is None:
            token += 1
        else:
            found.append(match)
            token = match.end
    return found


def _role(doc: Doc, matches: list[Match], knowledge: Knowledge) -> tuple[str, str]:
    """The role of the phrase's head noun and the noun: the last one before "of", "in" and the like."""
    words = [fold(token.text) for token in doc]
    named = {i for m in matches for i in range(m.start, m.end)}
    stop = next((i for i, word in enumerate(words) if (i and word in _BEHIND) or word == ","), len(words))
    roles = _agents(words, named, stop, knowledge) or _agents(words, named, len(words), knowledge)
    if not roles:
        return "", ""
    role, noun = roles[-1]
    if _FORMER & set(words[:stop]) and role in {"GOV", "LEG", "JUD", "SPY", "MIL", "COP", "PTY", "ELI"}:
        return "ELI", noun
    if noun in _GENERAL and len(roles) > 1 and roles[-2][0] not in {"", role}:
        role = roles[-2][0]
    return role, noun


def _agents(words: list[str], named: set[int], stop: int, knowledge: Knowledge) -> list[tuple[str, str]]:
    """Roles and nouns of the agents in the words before `stop`, longest first, left to right."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < stop:
        for end in range(min(stop, at + 4), at, -1):
            agent = None if at in named else lexicon(knowledge).agent(tuple(words[at:end]))
            if agent is not None:
                found.append((agent.role, agent.noun))
                at = end - 1
                break
        at += 1
    return found


_NOT_OWNERS = frozenset({"against", "on", "with", "to", "toward", "towards"})


def _state(matches: list[Match], doc: Doc, knowledge: Knowledge) -> str:
    """The state the phrase's names tell; else that of the largest town or region it names."""
    for match in matches:
        if match.start and doc[match.start - 1].lower_ in _NOT_OWNERS:
            continue
        body = match.name.organisation
        state = body.bloc or body.state if body is not None else match.name.state
        if state:
            return state
    return next((state for run in _runs(matches, doc, knowledge) if (state := _run_state(run, len(doc)))), "")


def _runs(matches: list[Match], doc: Doc, knowledge: Knowledge) -> list[list[str]]:
    """Capitalised words that follow each other and may name a place: not a person's name, which
    follows a person's noun or begins with a given name."""
    named = {i for m in matches for i in range(m.start, m.end)}
    runs: list[list[str]] = []
    person, last = False, -2
    for token in doc:
        agent = lexicon(knowledge).agent((fold(token.text),))
        if token.i in named or agent is not None or not (token.text[:1].isupper() and token.text.isalpha()):
            person = agent is not None and agent.kind == "person"
        elif not person:
            if token.i != last + 1:
                runs.append([])
            runs[-1].append(token.text)
            last = token.i
    return [run for run in runs if not (len(run) > 1 and knowledge.gender(run[0]))]


def _run_state(run: list[str], words: int) -> str:
    """The state of the place that a run names: as a whole, or in part where the phrase has more words."""
    whole = len(run) == words and not any(word.casefold() in BODY_WORDS for word in run)
    if whole:
        return place_state(" ".join(run)) if len(run) < MAX_BARE_PLACE else ""
    for length in range(min(3, len(run)), 0, -1):
        for start in range(len(run) - length + 1):
            name = " ".join(run[start : start + length])
            state = place_state(name) if length == len(run) or len(name) > MAX_SHORT_PLACE else ""
            if state:
                return state
    return ""


MAX_BARE_PLACE = 3
"""From so many words on, a phrase of capitalised words alone is taken for a person, no place."""
MAX_SHORT_PLACE = 4
"""Up to so many letters, one word of several is no place: short words are towns somewhere by chance."""


def _state_in(context: str, knowledge: Knowledge) -> str:
    for match in _matches(_words(context), knowledge):
        if match.name.state:
            return match.name.state
    return ""


@lru_cache(maxsize=1_024)
def _words(text: str) -> Doc:
    """The text as tokens, without a parse: phrases out of context parse badly."""
    return pipeline().make_doc(text)
