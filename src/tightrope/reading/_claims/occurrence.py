"""Finds whether a deed took place by the article's account, or is denied in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from tightrope.reading._claims.context import Context
from tightrope.records import Claim, ClaimKind, EventReport, Modality

_TALK: Final = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "CONSULT"})
"""Roots that are speech, or that so many sentences report that a denial of one can't be tied to it."""

MIN_SCORE: Final = 0.3
"""Events the coder is less sure of make no claim: a conflict needs two sound sides."""


def find(context: Context) -> Iterator[Claim]:
    """A claim a deed: subject the states that act, attribute the PLOVER root, values those acted on."""
    for event in context.events:
        denied = event.modality is Modality.DENIED
        if event.modality not in {Modality.HAPPENED, Modality.UNDER_WAY, Modality.DENIED}:
            continue
        if event.score < MIN_SCORE or (event.code.plover in _TALK and not denied):
            continue
        subject = sorted({state for mention in event.sources for state in mention.actor.states})
        where = context.parsed.doc.char_span(event.action.start, event.action.end, alignment_mode="expand")
        if not subject or where is None:
            continue
        targets = sorted({s for m in event.targets for s in m.actor.states} - set(subject))
        words = _words(context, event, where.root, subject)
        yield context.claim(
            ClaimKind.OCCURRENCE, subject, event.code.plover, targets, words, where.root,
            holds=event.when, negated=denied, account=event.according_to,
        )  # fmt: skip


def _words(context: Context, event: EventReport, verb: Token, subject: list[str]) -> str:
    """The deed in the article's own words: "Iceland recalled its ambassador from Ireland"."""
    told = [t for child in verb.children if child.dep_ in _KEPT and child.i > verb.i for t in child.subtree]
    last = max((t.i for t in told), default=verb.i)
    phrase = verb.doc[verb.i : min(last + 1, verb.i + MAX_WORDS)].text.rstrip(' ,;.\u201d"')
    who = context.names(subject)
    if event.modality is Modality.DENIED:
        return f"it is not so that {who} {phrase}"
    whole = verb.tag_ in {"VBD", "VBZ", "VBP"} and any(t.dep_ == "dobj" for t in told)
    return f"{who} {phrase}" if whole else f"{who} did what “{phrase}” tells"


_KEPT: Final = frozenset({"dobj", "prep", "agent", "dative", "prt"})
MAX_WORDS: Final = 12
"""Words of the deed that are repeated; the evidence has the rest."""
