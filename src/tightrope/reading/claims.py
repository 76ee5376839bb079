"""Finds claims: checkable propositions that two accounts can agree or clash on.

Votes, counts, days of visits, borders, offices, memberships, and deeds told or denied; one finder a
kind in `_claims`. How a claim's subject, attribute and value are written stands in docs/claims.md.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tightrope.knowledge import Knowledge
from tightrope.reading._claims import counts, facts, occurrence, visits, votes
from tightrope.reading._claims.context import Context
from tightrope.reading.parse import Parsed, parse
from tightrope.records import (
    ActorMention,
    Article,
    Claim,
    DateMention,
    EventReport,
    Notice,
    NoticeKind,
    Quote,
    content_id,
)

__all__ = ["MAX_CLAIMS", "find", "of_notice"]

MAX_CLAIMS: Final = 400
"""Most claims kept of one article; a live blog of 200,000 characters makes about a hundred."""

_FINDERS: Final = (votes.find, counts.find, visits.find, facts.find, occurrence.find)


def find(
    parsed: Parsed,
    article: Article,
    actors: tuple[ActorMention, ...],
    dates: tuple[DateMention, ...],
    quotes: tuple[Quote, ...],
    events: tuple[EventReport, ...],
    knowledge: Knowledge,
) -> tuple[Claim, ...]:
    """The claims of an article, in text order; one that is repeated is kept where it stands first.

    Last come those of its notices, withdrawn ones among them, with a span of the page as evidence.
    """
    context = Context.of(parsed, article, knowledge, actors, dates, quotes, events)
    found: dict[str, Claim] = {}
    for finder in _FINDERS:
        for claim in finder(context):
            found.setdefault(claim.id, claim)
    ordered = sorted(found.values(), key=lambda c: (c.evidence.start, c.kind, c.subject, c.id))
    noticed = [
        claim
        for notice in article.notices
        if notice.kind is not NoticeKind.RETRACTION  # what a withdrawn story had said is no claim
        for claim in of_notice(notice, article, knowledge)
        if claim
    ]
    return (*ordered[: MAX_CLAIMS - len(noticed)], *noticed)


def of_notice(notice: Notice, article: Article, knowledge: Knowledge) -> tuple[Claim | None, Claim | None]:
    """The claim that a newsroom's notice takes back, and the one it puts in its place.

    Either is None where the words can't be read as a claim. The evidence of both is the notice, a
    span of the page's text. "X shares a border with A, not B" takes back that X borders B.
    """
    parsed = parse(notice.span.text)
    context = Context.of(parsed, article, knowledge)
    read = [c for finder in (facts.find, votes.find, counts.find) for c in finder(context)]
    said = (claim for claim in read if not claim.negated and not _is_wrong(claim, notice))
    right = next(said, None) or _number(context)
    denied = next((c for c in read if c.negated), None)
    wrong = replace(denied, negated=False) if denied else _wrong_count(right, notice, context)
    if wrong is not None:
        wrong = _of_page(wrong, notice, withdrawn=True)
    return wrong, _of_page(right, notice, withdrawn=False) if right else None


def _is_wrong(claim: Claim, notice: Notice) -> bool:
    """Whether a claim was read from the part of the notice that tells the mistake."""
    return bool(notice.wrong and claim.evidence.text in notice.wrong and not notice.right)


_NUMBER_OF = re.compile(
    r"\bnumber of (?:people |those |persons )?(?:who (?:were|had been) )?"
    r"(killed|injured|arrested|displaced)\b"
)
_IT_WAS = re.compile(r"\b(?:was|is|were|are) (\d[\d,]*), not \d")


def _number(context: Context) -> Claim | None:
    """The count in "misstated the number of people killed in X. It was 12, not 21"."""
    text = context.parsed.body
    what, number = _NUMBER_OF.search(text), _IT_WAS.search(text)
    if what is None or number is None:
        return None
    at = context.parsed.doc.char_span(*what.span(1), alignment_mode="expand")
    if at is None:
        return None
    return counts.of_words(context, at.root, what.group(1), number.group(1).replace(",", ""))


_NOT_NUMBER = re.compile(r",? (?:and )?not (\d[\d,]*)\b")


def _wrong_count(right: Claim | None, notice: Notice, context: Context) -> Claim | None:
    """What "12 people were killed, not 21" takes back."""
    found = _NOT_NUMBER.search(notice.span.text)
    if right is None or found is None or not right.values or not right.values[0].isdigit():
        return None
    number = found.group(1).replace(",", "")
    words = right.words.replace(right.values[0], number, 1)
    key = content_id("claim", context.article.id, right.kind, right.subject, right.attribute, number)
    return replace(right, id=key, values=(number,), words=words)


def _of_page(claim: Claim, notice: Notice, *, withdrawn: bool) -> Claim:
    """The claim as the ledger keeps it: with the notice as evidence, and an id of its own."""
    key = content_id(claim.id, "notice", notice.span.start, int(withdrawn))
    plain = claim.words.replace(" does not border ", " borders ")
    return replace(
        claim, id=key, evidence=notice.span, withdrawn=withdrawn, words=plain if withdrawn else claim.words
    )
