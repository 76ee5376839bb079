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
    if lemma in _MISSED:
        return "absent" if "vote" in things else ""
    if not things & _MOTION:
        return ""
    return "yes" if lemma in _BACKED else "no" if lemma in _OPPOSED else ""


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
    actor = subject_of(verb)
    if actor is None or is_supposed(verb) or is_future(verb):
        return
    states = tuple(s for s in context.coordinated(actor) if context.knowledge.country(s))
    body = _body(context, verb)
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
_SMALL_WORDS: Final = "no one two three four five six seven eight nine ten eleven twelve"
_SMALL: Final = {word: n for n, word in enumerate(_SMALL_WORDS.split())}
_ABOUT_VOTES = re.compile(r"\b(?:vote[sd]?|voting|resolution|adopted|abst\w+)\b", re.IGNORECASE)


def _tallies(context: Context, first: Token, text: str) -> Iterator[Claim]:
    if not _ABOUT_VOTES.search(text):
        return
    for pattern in _TALLIES:
        match = pattern.search(text)
        body = _body(context, first) if match else ""
        if match is None or not body:
            continue
        value = "-".join(_digits(part) for part in match.groups())
        if value.endswith("-") and "vote" not in match.group(0) and "in favo" not in match.group(0):
            continue
        yes, no, abstained = value.split("-")
        words = f"{context.name(body)} voted {yes} in favour, {no} against" + (
            f", {abstained} abstaining" if abstained else ""
        )
        day = _day(context, first)
        yield context.claim(ClaimKind.VOTE, (body,), f"tally {body}", (value,), words, first, holds=day)
        return


def _digits(part: str | None) -> str:
    if not part:
        return ""
    return part if part.isdecimal() else str(_SMALL[part.lower()])
