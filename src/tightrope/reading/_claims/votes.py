"""Finds how states voted, and what the totals were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from tightrope.reading._claims.context import Context, spread
from tightrope.reading._claims.grammar import is_future, is_negated, is_supposed, subject_of
from tightrope.records import ActorKind, Claim, ClaimKind, Interval

VOTE_WORDS: Final = {
    "yes": "voted in favour",
    "no": "voted against",
    "abstain": "abstained",
    "absent": "did not vote",
}
"""Votes as the knowledge tables name them, and in plain words."""

_BACKED: Final = frozenset({"back", "support", "approve", "endorse", "favor", "favour"})
_OPPOSED: Final = frozenset({"oppose", "reject"})
_MISSED: Final = frozenset({"skip", "miss", "boycott"})
_MOTION: Final = frozenset({"resolution", "motion", "text", "draft", "measure", "amendment"})
_BODIES: Final = ("IGO.UN.GA", "IGO.UN.SC", "IGO.UN")
_SECURITY_COUNCIL: Final = "IGO.UN.SC"
_BODY_NAMES: Final = {
    "general assembly": "IGO.UN.GA",
    "unga": "IGO.UN.GA",
    "security council": "IGO.UN.SC",
    "unsc": "IGO.UN.SC",
}
MAX_VOTE_DAYS: Final = 14
"""Longest stretch of days that still dates one vote: "last week", not "in recent years"."""


def find(context: Context) -> Iterator[Claim]:
    """Claims "vote BODY" of states, and "tally BODY" of a body."""
    for sentence in context.parsed.sentences():
        for token in sentence:
            if _is_vote(token) and not _is_second(token):
                yield from _votes(context, token)
        yield from _tallies(context, sentence[0], sentence.text)


def _is_vote(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and bool(_value(token))


def _value(verb: Token) -> str:
    """The vote that a verb with its company tells, "" for none."""
    lemma = verb.lemma_
    if lemma == "abstain":
        return "abstain"
    if lemma == "vote":
        return _voted(verb)
    things = {child.lemma_ for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}}
    if _is_veto(verb):
        return "no"
    if lemma in _MISSED:
        return "absent" if "vote" in things else ""
    if not things & _MOTION:
        return ""
    return "yes" if lemma in _BACKED else "no" if lemma in _OPPOSED else ""


_WIELDED: Final = frozenset({"use", "cast", "exercise", "wield", "employ"})


def _is_veto(verb: Token) -> bool:
    """ "vetoed the resolution", "used its veto": a vote against, by one whose vote stops the text."""
    things = {child.lemma_ for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}}
    return (verb.lemma_ == "veto" and bool(things & (_MOTION | {"it"}))) or (
        verb.lemma_ in _WIELDED and "veto" in things
    )


def _voted(verb: Token) -> str:
    near = {child.lower_: child for child in verb.children}
    if "against" in near:
        return "no"
    if "in" in near and any(c.lower_ in {"favour", "favor"} for c in near["in"].children):
        return "yes"
    if "for" in near or "yes" in near:
        return "yes"
    if any(child.dep_ == "neg" for child in verb.children):
        return "absent"
    return ""


def _is_second(verb: Token) -> bool:
    """Whether a verb only adds "or did not vote" to one that is read already."""
    return verb.dep_ == "conj" and _is_vote(verb.head) and _either(verb.head)


def _either(verb: Token) -> bool:
    return any(child.dep_ == "cc" and child.lower_ == "or" for child in verb.children)


def _votes(context: Context, verb: Token) -> Iterator[Claim]:
    actor = _voter(verb)
    if actor is None or is_supposed(verb) or is_future(verb):
        return
    states = tuple(s for s in context.coordinated(actor) if context.knowledge.country(s))
    body = _body(context, verb)
    if _is_veto(verb):
        body = _SECURITY_COUNCIL if any(n in context.lower for n in ("security council", "unsc")) else ""
    if not states or not body or not _speaks_for_states(context, actor):
        return
    values = [_value(verb)]
    if _either(verb):
        values += [v for v in (_value(t) for t in verb.children if t.dep_ == "conj") if v]
    negated = is_negated(verb) and values[0] != "absent"
    said = " or ".join(dict.fromkeys(VOTE_WORDS[v] for v in values))
    words = f"{context.names(states)} {'cannot be said to have ' if negated else ''}{said}"
    if negated:
        words = f"it is not so that {context.names(states)} {said}"
    words += f" in {context.name(body)}"
    yield context.claim(
        ClaimKind.VOTE, states, f"vote {body}", values, words, verb,
        holds=_day(context, verb), negated=negated,
    )  # fmt: skip


_ONE_OF_ALL: Final = frozenset({"country", "state", "nation", "member", "one", "government"})


def _voter(verb: Token) -> Token | None:
    """Who votes: the subject, the agent of a passive, and in "X was the only country to vote" X."""
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        agent = next((child for child in verb.children if child.dep_ == "agent"), None)
        return next(iter(agent.children), None) if agent else subject_of(verb)
    actor = subject_of(verb)
    if actor is None or actor.lemma_ not in _ONE_OF_ALL or actor.head.lemma_ != "be":
        return actor
    if not any(child.lower_ == "only" for child in actor.children):
        return actor
    other = "nsubj" if actor.dep_ == "attr" else "attr"
    return next((child for child in actor.head.children if child.dep_ == other), None)


def _speaks_for_states(context: Context, actor: Token) -> bool:
    """Whether a vote is the state's own: no party's, person's or parliament's of that state."""
    found = context.mention(actor)
    if found is None:
        return actor.lemma_ not in {"party", "parliament", "house", "senate", "lawmaker", "deputy", "member"}
    whose = {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.GROUP}
    return found.actor.kind in whose and found.actor.role not in {"PTY", "LEG", "OPP"}


def _day(context: Context, verb: Token) -> Interval | None:
    """The day of the vote: from its own words, else from the one other day its sentence gives."""
    own = context.days_for(verb)
    if own is not None and spread(own) <= MAX_VOTE_DAYS:
        return own
    sentence = verb.sent
    inside = [
        mention.interval
        for mention in context.dated(sentence.start_char, sentence.end_char)
        if mention.interval is not None and spread(mention.interval) <= MAX_VOTE_DAYS
    ]
    if len(inside) == 1:
        return inside[0]
    return None if inside else _day_before(context, verb)


def _day_before(context: Context, verb: Token) -> Interval | None:
    """The day of the last vote told of before, within the two sentences and the headline's paragraph."""
    start = max(0, verb.sent.start_char - 600)
    found = None
    for token in verb.doc.char_span(start, verb.sent.start_char, alignment_mode="expand") or ():
        if token.lemma_ in {"vote", "adopt", "demand", "pass"} and token.pos_ == "VERB":
            days = context.days_for(token)
            found = days if days and spread(days) <= MAX_VOTE_DAYS else found
    return found


def _body(context: Context, where: Token) -> str:
    """The body that voted: named in the sentence, else nearest before, else anywhere; "" for none."""
    text, sentence = context.lower, where.sent
    for start, end in (
        (sentence.start_char, sentence.end_char),
        (max(0, sentence.start_char - 1500), sentence.start_char),
        (0, len(text)),
    ):
        found = [(text.rfind(name, start, end), body) for name, body in _BODY_NAMES.items()]
        at, body = max(found)
        if at >= 0:
            return body
    return "IGO.UN" if "united nations" in text else ""


_NUMBER = r"(\d{1,3}|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TALLIES: Final = (
    # "by 141 votes to 7, with 32 abstentions", "141 to 7 with 32 abstaining", "141-7 with 32 ..."
    re.compile(
        rf"\b(\d{{1,3}})(?: votes?)?(?: in favou?r)?(?: to |[-–—]){_NUMBER}(?: against)?"
        rf"(?:(?:,? with|,? and|,)? {_NUMBER} (?:\w+ )?abst\w+)?",
        re.IGNORECASE,
    ),
    # "141 states voted in favour, seven against and 32 abstained"
    re.compile(
        r"\b(\d{1,3})(?: \w+){0,2} (?:voted )?(?:in favou?r|for)(?: of it)?"
        rf"(?:,| and|, and| with)? {_NUMBER} (?:voted )?against"
        rf"(?:(?:,| and|, and|,? with)? {_NUMBER} (?:\w+ )?abst\w+)?",
        re.IGNORECASE,
    ),
)
_SMALL_WORDS: Final = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
)
_SMALL: Final = {word: n for n, word in enumerate(_SMALL_WORDS.split())}
_ABOUT_VOTES = re.compile(r"\b(?:vote[sd]?|voting|resolution|adopted|abst\w+)\b", re.IGNORECASE)


_FEW: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
_COUNTED_ALONE: Final = (
    r"(?<!\bthe )(?<!\ball )(?<!\bthese )(?<!\bthose )(?<!\bother )(?<![\d-])"
    rf"\b(\d{{1,3}}|{_FEW})(?: (?:member|council))?(?: (?:states|members|countries|nations|delegations))?"
)
"""A number of voters, not of a group that is named besides ("the five countries", "two Baltic states")."""

_FOR: Final = re.compile(rf"{_COUNTED_ALONE} voted (?:in favou?r|for|yes)\b", re.IGNORECASE)
_AGAINST: Final = re.compile(rf"{_COUNTED_ALONE} (?:voted )?against\b", re.IGNORECASE)
_ABSTAINED: Final = re.compile(rf"{_COUNTED_ALONE} (?:abstained|abstaining|abstentions?)\b", re.IGNORECASE)


def _tallies(context: Context, first: Token, text: str) -> Iterator[Claim]:
    """The totals of a vote, whole ("141-7-32") or as far as the sentence gives them ("11--3")."""
    value = _total(text) or _part_of_total(text) if _ABOUT_VOTES.search(text) else ""
    body = _body(context, first) if value else ""
    if not body:
        return
    told = zip(value.split("-"), ("in favour", "against", "abstaining"), strict=True)
    words = f"{context.name(body)} voted " + ", ".join(f"{n} {how}" for n, how in told if n)
    day = _day(context, first)
    yield context.claim(ClaimKind.VOTE, (body,), f"tally {body}", (value,), words, first, holds=day)


def _total(text: str) -> str:
    """The totals for and against, with or without abstentions; "" where they are not told together."""
    for pattern in _TALLIES:
        match = pattern.search(text)
        if match is None:
            continue
        value = "-".join(_digits(part) for part in match.groups())
        if value.endswith("-") and "vote" not in match.group(0) and "in favo" not in match.group(0):
            continue
        return value
    return ""


def _part_of_total(text: str) -> str:
    """The votes in favour, and others where the sentence gives them; "" without those in favour."""
    found = [pattern.search(text) for pattern in (_FOR, _AGAINST, _ABSTAINED)]
    return "-".join(_digits(m.group(1)) if m else "" for m in found) if found[0] else ""


def _digits(part: str | None) -> str:
    if not part:
        return ""
    return part if part.isdecimal() else str(_SMALL[part.lower()])
