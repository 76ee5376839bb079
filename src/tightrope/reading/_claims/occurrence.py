"""Finds whether a deed took place by the article's account, or is denied in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

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
        words = _words(context, event, subject, targets)
        yield context.claim(
            ClaimKind.OCCURRENCE, subject, event.code.plover, targets, words, where.root,
            holds=event.when, negated=denied,
        )  # fmt: skip


def _words(context: Context, event: EventReport, subject: list[str], targets: list[str]) -> str:
    who = context.names(subject)
    whom = f" toward {context.names(targets)}" if targets else ""
    said = "did not do" if event.modality is Modality.DENIED else "did"
    return f'{who} {said} what "{event.action.text}" tells{whom}'
