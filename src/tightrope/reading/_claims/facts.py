"""Finds standing facts: shared borders, offices and their holders, memberships of organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from tightrope.reading._claims.context import Context, day_text
from tightrope.reading._claims.grammar import is_negated, is_supposed, subject_of
from tightrope.records import Actor, ActorKind, ActorMention, Claim, ClaimKind

_STOPS: Final = frozenset({";", ".", ":", "—", "–", "which", "who", "where", "that", "while", "but"})
_REACH: Final = 25
"""Words behind "borders" or "member of" in which the names that belong to it are looked for."""


def find(context: Context) -> Iterator[Claim]:
    """Claims "borders", "member", an office ("president") or "became OFFICE"."""
    for sentence in context.parsed.sentences():
        for token in sentence:
            yield from _borders(context, token)
            yield from _memberships(context, token)
            yield from _became(context, token)
    yield from _holders(context)


# --- borders ------------------------------------------------------------------------------------


def _borders(context: Context, token: Token) -> Iterator[Claim]:
    """ "Kazakhstan borders Russia and China", "shares a border with Nepal, not China"."""
    if token.lower_ in {"borders", "bordered", "border"} and _is_bordering(context, token):
        subject, objects = _border_subject(context, token), _listed(context, token)
    elif token.lemma_ == "share" and token.pos_ == "VERB" and _shares_border(token):
        subject, objects = _sharer(context, token), _shared_with(context, token)
    else:
        return
    denied = is_negated(token)
    for other, is_not in objects:
        if not subject or other == subject:
            continue
        negated = denied != is_not
        words = f"{context.name(subject)} {'does not border' if negated else 'borders'} {context.name(other)}"
        yield context.claim(ClaimKind.BORDER, (subject,), "borders", (other,), words, token, negated=negated)


def _is_bordering(context: Context, token: Token) -> bool:
    """Whether "borders" is the verb, whatever the tagger took it for: a state follows at once."""
    doc, at = token.doc, token.i + 1
    while at < token.sent.end and doc[at].lower_ in {"the", "both"}:
        at += 1
    following = at < token.sent.end and bool(_state_at(context, doc[at]))
    before = doc[token.i - 1] if token.i > token.sent.start else None
    if _is_name(context, before):
        return following
    owned = before is not None and before.dep_ in _OWNING and before.pos_ != "NOUN"
    return following and token.dep_ != "compound" and not owned


_OWNING: Final = frozenset({"poss", "amod", "case", "det", "compound"})


def _is_name(context: Context, word: Token | None) -> bool:
    """Whether a word is a state's name, not its adjective, whatever the tagger took it for."""
    state = context.knowledge.state_of(word.text) if word is not None else None
    country = context.knowledge.country(state) if state else None
    return word is not None and country is not None and word.text in {country.name, *country.aliases}


def _state_at(context: Context, token: Token) -> str:
    """The state that a proper name stands for, "" for other words and for adjectives."""
    if not token.text[:1].isupper() or not (token.pos_ in {"PROPN", "NOUN"} or _is_name(context, token)):
        return ""
    states = context.states(token) or context.states(token.head if token.dep_ == "compound" else token)
    return states[0] if len(states) == 1 else ""


def _border_subject(context: Context, token: Token) -> str:
    for i in range(token.i - 1, max(token.sent.start, token.i - _REACH) - 1, -1):
        word = token.doc[i]
        if word.pos_ in {"ADP", "SCONJ"} and word.lower_ != "of":
            continue
        if _is_name(context, word) and word.i == token.i - 1:
            return _state_at(context, word)
        if word.pos_ in {"PROPN", "NOUN", "PRON"} and word.dep_ not in {"pobj", "compound"}:
            return _one_state(context, word)
    return ""


def _one_state(context: Context, word: Token) -> str:
    """The state a subject stands for; "it" and "the country" rest on the last state named as subject."""
    if word.lower_ in {"which", "that", "who"}:
        named = (word.doc[i] for i in range(word.i - 1, max(word.sent.start, word.i - 6) - 1, -1))
        return next((s for s in (_state_at(context, t) for t in named) if s), "")
    states = context.states(word)
    if len(states) == 1:
        return states[0]
    if word.lower_ in {"it", "country", "nation", "state", "republic", "kingdom"}:
        return _last_subject(context, word)
    return ""


def _last_subject(context: Context, word: Token) -> str:
    """The last state before a word that opens a sentence or acts in one; else the last one named."""
    floor = max(0, word.i - 120)
    named = [t for t in word.doc[floor : word.sent.start] if t.ent_type_ == "GPE" or t.pos_ == "PROPN"]
    acting = [t for t in named if t.dep_ in {"nsubj", "nsubjpass", "poss"}]
    for token in (*reversed(acting), *reversed(named)):
        state = _state_at(context, token)
        if state:
            return state
    return ""


def _shares_border(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and c.lemma_ in {"border", "frontier"} for c in verb.children)


def _sharer(context: Context, verb: Token) -> str:
    subject = subject_of(verb)
    return _one_state(context, subject) if subject is not None else ""


def _shared_with(context: Context, verb: Token) -> list[tuple[str, bool]]:
    """With whom: what "with" leads to, or what "with which X shares a border" hangs on."""
    if verb.dep_ == "relcl":
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ == "with" and child.i < verb.i:
                state = _state_at(context, verb.head)
                return [(state, False)] if state else []
    for i in range(verb.i + 1, min(verb.sent.end, verb.i + _REACH)):
        if verb.doc[i].lower_ == "with":
            return _listed(context, verb.doc[i])
    return []


def _listed(context: Context, token: Token) -> list[tuple[str, bool]]:
    """The states named in the list that follows, each with whether "not" stands before it."""
    found: list[tuple[str, bool]] = []
    is_not = False
    for i in range(token.i + 1, min(token.sent.end, token.i + _REACH)):
        word = token.doc[i]
        if word.lower_ in _STOPS or (word.pos_ in {"VERB", "AUX"} and word.dep_ != "amod"):
            break
        if word.lower_ == "not":
            is_not = True
        state = _state_at(context, word)
        if state and (state, is_not) not in found and not _qualifies(word):
            found.append((state, is_not))
    return found


def _qualifies(word: Token) -> bool:
    """Whether a name only qualifies another word: "Russia's south", "China policy"."""
    following = word.nbor(1) if word.i + 1 < len(word.doc) else None
    return following is not None and (
        following.tag_ == "POS" or (word.dep_ == "compound" and following.pos_ == "NOUN")
    )


# --- memberships --------------------------------------------------------------------------------


def _memberships(context: Context, token: Token) -> Iterator[Claim]:
    """ "is a member of NATO", "joined the EU in 2004", "left the CSTO", "NATO member Turkey"."""
    if token.lower_ in {"member", "members"}:
        subject, body, negated = _member(context, token)
    elif token.lemma_ in {"join", "leave", "quit"} and token.pos_ == "VERB" and token.tag_ in {"VBD", "VBN"}:
        subject, body, negated = _joined(context, token)
    else:
        return
    organisation = context.knowledge.organisation(body) if body else None
    if organisation is None or not organisation.id.startswith("IGO."):
        return
    holds = context.days_for(token) or context.day
    for state in subject:
        if context.knowledge.country(state):
            verb = "is not" if negated else "is"
            words = f"{context.name(state)} {verb} a member of {context.name(organisation.id)}"
            yield context.claim(
                ClaimKind.MEMBERSHIP, (state,), "member", (organisation.id,), words, token,
                holds=holds, negated=negated,
            )  # fmt: skip


def _member(context: Context, noun: Token) -> tuple[tuple[str, ...], str, bool]:
    verb = noun.head
    body = next(
        (_name(c) for p in noun.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"), ""
    )
    if (
        body
        and noun.dep_ == "attr"
        and verb.lemma_ == "be"
        and not is_supposed(verb)
        and verb.tag_ in {"VBZ", "VBP"}
    ):
        subject = subject_of(verb)
        return (context.coordinated(subject) if subject is not None else (), body, is_negated(verb))
    before = noun.nbor(-1) if noun.i > noun.sent.start else None
    after = noun.nbor(1) if noun.i + 1 < noun.sent.end else None
    if before is not None and after is not None and before.pos_ == "PROPN" and _state_at(context, after):
        return ((_state_at(context, after),), _name(before), False)
    return ((), "", False)


def _joined(context: Context, verb: Token) -> tuple[tuple[str, ...], str, bool]:
    subject = subject_of(verb)
    body = next((_name(c) for c in verb.children if c.dep_ == "dobj"), "")
    if subject is None or not body or is_supposed(verb) or is_negated(verb):
        return ((), "", False)
    if context.person(subject) is not None:
        return ((), "", False)
    return (context.coordinated(subject), body, verb.lemma_ != "join")


def _name(token: Token) -> str:
    start = token.i
    while start > token.sent.start and token.doc[start - 1].dep_ in {"compound", "det"}:
        start -= 1
    return token.doc[start : token.i + 1].text


# --- offices ------------------------------------------------------------------------------------

OFFICES: Final = (
    "president",
    "prime minister",
    "foreign minister",
    "chancellor",
    "secretary of state",
    "king",
)
"""Offices that one person holds at a time, so that two holders contradict each other."""

_OFFICE = re.compile(rf"\b({'|'.join(OFFICES)})\b", re.IGNORECASE)
_NOT_HELD = re.compile(
    r"\b(?:former|ex|late|vice|deputy|acting|interim|then|future|incoming|outgoing|designate|elect|candidate"
    r"|assistant|under|honorary|assembly|club|company|bank|university|council|commission|committee|party)\b",
    re.IGNORECASE,
)


def _holders(context: Context) -> Iterator[Claim]:
    """Offices that the text itself gives to a person: "Kazakhstan's president, X", "President X of Y"."""
    if context.day is None:
        return
    for mention in context.mentions.before(len(context.parsed.body) + 1)[::-1]:
        actor = mention.actor
        if actor.kind is not ActorKind.PERSON or mention.form not in {"name", "title"} or not actor.state:
            continue
        around, token = _around(context, mention)
        offices = {m.lower() for m in _OFFICE.findall(around)}
        if (
            token is None
            or len(offices) != 1
            or _NOT_HELD.search(around)
            or len(mention.span.text.split()) < 2
        ):
            continue
        office = offices.pop()
        if not _holds(context, actor, office):
            continue
        words = f"{actor.name} is {office} of {context.name(actor.state)}"
        yield context.claim(
            ClaimKind.OFFICE, (actor.state,), office, (actor.id,), words, token, holds=context.day
        )


def _holds(context: Context, actor: Actor, office: str) -> bool:
    """Whether the actor's office is that one of its own state: no company's or club's president."""
    held = actor.office or ""
    of = held[len(office) :].removeprefix(" of ")
    if not held.lower().startswith(f"{office} of ") or " " not in actor.name:
        return False
    return actor.state in {context.knowledge.state_of(of), *_codes(of)}


def _codes(text: str) -> tuple[str, ...]:
    return (text,) if len(text) == 3 and text.isupper() else ()


def _around(context: Context, mention: ActorMention) -> tuple[str, Token | None]:
    """The mention with the few words before and behind it that may name its office."""
    body, span = context.parsed.body, mention.span
    words = context.parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None:
        return "", None
    first, last = words.root.sent.start_char, words.root.sent.end_char
    before = body[max(first, span.start - 40) : span.start]
    after = body[span.end : min(last, span.end + 60)]
    title_before = re.search(r"[^,;.]*,? ?$", before)
    title_after = re.match(r", (?:the |[A-Z]\w+(?:'s|’s) )?[^,;.]*", after)
    parts = (
        title_before.group(0) if title_before else "",
        span.text,
        title_after.group(0) if title_after else "",
    )
    return " ".join(parts), words.root


def _became(context: Context, verb: Token) -> Iterator[Claim]:
    """ "X became president of Y in 2019"."""
    if verb.lemma_ != "become" or is_negated(verb) or is_supposed(verb):
        return
    role = next((c for c in verb.children if c.dep_ in {"attr", "acomp", "dobj"}), None)
    actor, days = subject_of(verb), context.days_for(verb)
    if role is None or actor is None or days is None:
        return
    phrase = " ".join(t.text for t in role.subtree)[:200]
    office, person = _OFFICE.search(phrase), context.person(actor)
    if office is None or person is None or _NOT_HELD.search(phrase) or not person.state:
        return
    name = office.group(1).lower()
    when = day_text(days).replace("/", " to ")
    words = f"{person.name} became {name} of {context.name(person.state)} in {when}"
    yield context.claim(
        ClaimKind.OFFICE,
        (person.state, person.id),
        f"became {name}",
        (day_text(days),),
        words,
        verb,
        holds=days,
    )
