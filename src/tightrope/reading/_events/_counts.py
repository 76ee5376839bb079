"""Owns the numbers that a report states about its deed: killed, injured, arrested, marching."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tightrope.reading._claims.numbers import value
from tightrope.reading._events._clauses import is_passive, surface_subjects
from tightrope.reading._events._deed import Deed
from tightrope.reading._events._phrases import children
from tightrope.records import Magnitude, Span

_COUNTED = {
    "kill": "killed", "die": "killed", "slay": "killed", "murder": "killed", "injure": "injured",
    "wound": "injured", "hurt": "injured", "arrest": "arrested", "detain": "arrested", "abduct": "abducted",
    "kidnap": "abducted", "expel": "expelled", "deport": "deported", "release": "released",
    "free": "released", "displace": "displaced", "evacuate": "evacuated", "execute": "executed",
}  # fmt: skip
_OF_SUBJECT = frozenset({"die"})
_GATHERED = {
    "protest": "protesting",
    "demonstrate": "protesting",
    "rally": "protesting",
    "march": "protesting",
}


def magnitudes(deed: Deed, body: str) -> tuple[Magnitude, ...]:
    """The counts in the deed's clause; "at least 12" is told as `what` "killed, at least"."""
    found: dict[int, Magnitude] = {}
    for verb in _verbs(deed.trigger):
        what = _COUNTED.get(verb.lemma_.lower()) or _GATHERED.get(verb.lemma_.lower())
        for head in _heads(verb) if what else ():
            counted = _count(head, what or "", body)
            if counted is not None:
                found.setdefault(counted.span.start, counted)
    return tuple(found[start] for start in sorted(found))


def _verbs(trigger: Token) -> Iterator[Token]:
    """The deed's own verb, those joined to it, and the participles that tell its outcome."""
    yield trigger
    for token in trigger.subtree:
        if token != trigger and token.dep_ in ("advcl", "conj", "relcl", "acl") and token.pos_ == "VERB":
            yield token
    head = trigger.head
    if trigger.pos_ == "NOUN" and head.pos_ == "VERB":
        yield head


def _heads(verb: Token) -> list[Token]:
    lemma = verb.lemma_.lower()
    if lemma in _OF_SUBJECT or lemma in _GATHERED or is_passive(verb):
        return list(surface_subjects(verb))
    return children(verb, "dobj")


def _count(head: Token, what: str, body: str) -> Magnitude | None:
    numerals = children(head, "nummod") or ([head] if head.like_num or head.lower_.endswith("s") else [])
    if not numerals:
        return None
    numeral = numerals[0]
    phrase = [t for t in numeral.subtree if t.i <= numeral.i]
    words = [t for t in phrase if t.like_num or t.lower_ in ("hundred", "thousand", "million", "-")] or [
        numeral
    ]
    lead = body[max(0, words[0].idx - 24) : words[0].idx]
    text = body[words[0].idx : numeral.idx + len(numeral.text)]
    told = value(lead, text)
    if told is None:
        return None
    span = Span.of(body, words[0].idx, numeral.idx + len(numeral.text))
    return _bounds(told, what, span)


def _bounds(told: str, what: str, span: Span) -> Magnitude:
    if ".." in told:
        low, high = told.split("..")
        return Magnitude(what, int(low), int(high), span)
    number = int(told.lstrip("<>="))
    if told.startswith(">="):
        return Magnitude(f"{what}, at least", number, number, span)
    return Magnitude(what, 0 if told.startswith("<=") else number, number, span)
