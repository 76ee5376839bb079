"""What the parse tells the finders of claims: who acts, whether it is denied or only supposed, its verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

MAX_STEPS: Final = 40
"""Steps climbed for one look-up: beyond that the words no longer belong together."""


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a word."""
    for ancestor in (token, *token.ancestors):
        if ancestor.pos_ in {"VERB", "AUX"}:
            return ancestor
    return None


def deeds(verb: Token) -> Iterator[Token]:
    """The verbs that share a deed's time: joined to it ("landed and met"), or its own participle."""
    yield from verb.conjuncts
    if verb.dep_ in {"xcomp", "auxpass", "aux"} and verb.head is not verb:
        yield verb.head
    for child in verb.children:
        if child.dep_ in {"xcomp", "acomp"}:
            yield child


def subject_of(verb: Token) -> Token | None:
    """The word that acts: the verb's own subject, the one it shares, or what a relative clause hangs on."""
    for step in _chain(verb):
        acting = [child for child in step.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if acting:
            nearest = min(acting, key=lambda child: abs(child.i - step.i))
            return _relative(_behind_dateline(nearest), step)
        if step.dep_ in {"acl", "relcl"}:
            return step.head
    return None


def _chain(verb: Token) -> Iterator[Token]:
    """A verb and those above it whose subject it shares."""
    yield verb
    for _ in range(MAX_STEPS):
        if verb.dep_ not in {"conj", "xcomp", "advcl", "auxpass"} or verb.head is verb:
            return
        verb = verb.head
        yield verb


_DATELINE_WORDS: Final = 14
_DASHES: Final = frozenset({"—", "–", "-", "--"})


def _dash(sentence: TokenSpan) -> Token | None:
    """The dash behind a dateline ("LIMA, May 3 —"), None where the sentence has none."""
    if not any(token.is_upper and len(token) > 2 for token in sentence[:3]):
        return None
    return next((token for token in sentence[:_DATELINE_WORDS] if token.text in _DASHES), None)


def behind_head(sentence: TokenSpan) -> int:
    """The offset where a sentence's own words begin: behind its dateline, whose day is not the deed's."""
    dash = _dash(sentence)
    return sentence.start_char if dash is None else dash.idx


def _behind_dateline(subject: Token) -> Token:
    """The real subject where the parser took the dateline for it: "LIMA, May 3 — Chile and Peru voted"."""
    dash = _dash(subject.sent)
    if dash is None or subject.i > dash.i:
        return subject
    apart = {"appos", "conj", "dep", "nsubj"}
    return next((c for c in subject.children if c.i > dash.i and c.dep_ in apart), subject)


def dated_verb(words: TokenSpan) -> Token | None:
    """The verb that a time expression dates: none where another thing stands between ("the May 3 vote")."""
    for ancestor in words.root.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            return ancestor
        if ancestor.lower_ in _APART:
            return None
        inside = words.start <= ancestor.i < words.end
        passes = ancestor.pos_ in {"ADP", "ADV", "SCONJ"} or ancestor.ent_type_ == "GPE"
        if not (inside or passes or ancestor.lemma_ in _OCCASIONS):
            return None
    return None


_APART: Final = frozenset({"after", "before", "since", "until", "following"})
_OCCASIONS: Final = frozenset(
    {"talk", "talks", "meeting", "visit", "trip", "vote", "session", "summit", "stop"}
)


def _relative(subject: Token, verb: Token) -> Token:
    """What "which", "who" or "that" stands for: the name before it, else what the clause hangs on."""
    if subject.lower_ not in {"which", "who", "that"} or subject.tag_ not in {"WDT", "WP"}:
        return subject
    for i in range(subject.i - 1, max(subject.sent.start, subject.i - 4) - 1, -1):
        if subject.doc[i].pos_ in {"PROPN", "NOUN"}:
            return subject.doc[i]
    return verb.head


def is_negated(verb: Token) -> bool:
    """Whether a verb is denied by "not", "never" or "no" before its subject."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    subject = subject_of(verb)
    return subject is not None and any(
        child.lower_ in {"no", "none", "neither", "nobody"} for child in (subject, *subject.children)
    )


def is_supposed(verb: Token) -> bool:
    """Whether the deed is only supposed: under "could", "would", "if", or hoped and feared for."""
    for step in (verb, *_chain(verb)):
        for child in step.children:
            if child.dep_ == "aux" and child.lower_ in {"could", "would", "might", "may", "should"}:
                return True
            if child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"}:
                return True
    return verb.dep_ in {"ccomp", "xcomp"} and verb.head.lemma_ in _HOPES


_HOPES: Final = frozenset(
    {"hope", "fear", "want", "expect", "wish", "threaten", "urge", "ask", "call", "decide", "refuse", "fail"}
)


def is_future(verb: Token) -> bool:
    """Whether the deed still lies ahead of the speaker: "will", "is to", "plans to", "set to"."""
    if any(
        child.dep_ == "aux" and child.lower_ in {"will", "shall", "'ll", "’ll"} for child in verb.children
    ):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in {
        "plan",
        "be",
        "set",
        "expect",
        "schedule",
        "intend",
        "due",
    }
