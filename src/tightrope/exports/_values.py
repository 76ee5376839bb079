"""The values of the flat tables' columns, record by record; pure. What they mean stands in `_columns.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime

from tightrope.ledger import Head
from tightrope.records import (
    Actor,
    ActorMention,
    Article,
    Claim,
    Conflict,
    CopyLink,
    Correction,
    Event,
    EventReport,
    Finding,
    Interval,
    Origin,
    Quote,
    Span,
    Statement,
    Story,
    Version,
)

Value = str | int | float | bool | date | datetime | list[str] | None
Row = dict[str, Value]

_DIGITS = 4
"""Digits kept of a score: more would promise what no measured error bears out."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a row says beside its own record: heads of articles, actors, reports, and the reports' events."""

    heads: Mapping[str, Head]
    actors: Mapping[str, Actor]
    reports: Mapping[str, EventReport]
    event_of: Mapping[str, str]
    taken_back: Set[str] = frozenset()

    def name(self, actor_id: str) -> str:
        """An actor's name, its id where the record holds no such actor."""
        actor = self.actors.get(actor_id)
        return actor.name if actor else actor_id


def article(record: Article, context: Context) -> Row:
    """An article's columns."""
    head = context.heads[record.id]
    return {
        "id": record.id,
        "page_id": record.page_id,
        "origin": head.origin,
        "url": record.url,
        "headline": record.headline,
        "outlet": record.outlet,
        "agency": record.agency,
        "byline": list(record.byline),
        "dateline": record.dateline,
        "published_from": record.published.earliest,
        "published_to": record.published.latest,
        "published_precision": record.published.precision.value,
        "published_inferred": record.published.inferred,
        "published_witness": record.published.witness,
        "language": record.language,
        "newsroom": head.newsroom,
        "copies": head.copies,
        "story": head.story,
        "findings": [f.kind.value for f in record.findings],
        "body": record.body,
        "section": record.section,
        "modified_from": record.modified.earliest,
        "modified_to": record.modified.latest,
        "origin_confidence": None if head.confidence is None else round(head.confidence, _DIGITS),
    }


def copy(record: CopyLink, context: Context) -> Row:
    """A link between copies."""
    return {
        "copy": record.copy,
        "original": record.original,
        "kind": record.kind,
        "similarity": round(record.similarity, _DIGITS),
        "score": round(record.score, _DIGITS),
        "why": record.why,
        "direction": record.direction,
        "direction_score": round(record.direction_score, _DIGITS),
        "copy_outlet": context.heads[record.copy].outlet,
        "original_outlet": context.heads[record.original].outlet,
    }


def origin(record: Origin, _: Context) -> Row:
    """An origin's columns."""
    return {
        "id": record.id,
        "newsroom": record.newsroom,
        "confidence": round(record.confidence, _DIGITS),
        "why": record.why,
        "article": record.article,
        "members": list(record.members),
    }


def version(record: Version, _: Context) -> Row:
    """A version's columns."""
    return {
        "address": record.address,
        "page_id": record.page_id,
        "article_id": record.article_id,
        "against": record.against,
        "kind": record.kind,
        "changed": round(record.changed, _DIGITS),
        "why": record.why,
        "fetched": record.fetched,
        "removed": [span.text for span in record.removed],
        "added": [span.text for span in record.added],
    }


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement with the article it is about."""

    article_id: str
    statement: Statement


def stated(articles: Iterable[Article]) -> Iterator[Stated]:
    """The rows of the table of statements."""
    return (Stated(article.id, statement) for article in articles for statement in article.statements)


def statement(record: Stated, _: Context) -> Row:
    """A statement's columns."""
    said = record.statement
    return {
        "article_id": record.article_id,
        "field": said.field,
        "value": said.value,
        "witness": said.witness,
        "believed": said.believed,
    }


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its article, and one of its places; none where it is of the whole page."""

    article_id: str
    finding: Finding
    page: Span | None
    body: Span | None


def found(articles: Iterable[Article]) -> Iterator[Found]:
    """The rows of the table of findings: one for each place of a finding."""
    for article in articles:
        for finding in article.findings:
            if not (finding.page_spans or finding.body_spans):
                yield Found(article.id, finding, None, None)
            for span in finding.page_spans:
                yield Found(article.id, finding, span, None)
            for span in finding.body_spans:
                yield Found(article.id, finding, None, span)


def finding(record: Found, _: Context) -> Row:
    """A finding's columns."""
    place = record.page or record.body
    return {
        "article_id": record.article_id,
        "kind": record.finding.kind.value,
        "score": round(record.finding.score, _DIGITS),
        "why": record.finding.why,
        "page_start": record.page.start if record.page else None,
        "page_end": record.page.end if record.page else None,
        "body_start": record.body.start if record.body else None,
        "body_end": record.body.end if record.body else None,
        "text": place.text if place else None,
    }


def event(record: Event, context: Context) -> Row:
    """An event's columns."""
    first = _first_report(record, context)
    return {
        "id": record.id,
        "summary": record.summary,
        "when_from": _from(record.when),
        "when_to": _to(record.when),
        "sources": list(record.sources),
        "source_names": [context.name(key) for key in record.sources],
        "targets": list(record.targets),
        "target_names": [context.name(key) for key in record.targets],
        "plover": record.code.plover,
        "mode": record.code.mode,
        "cameo": record.code.cameo,
        "modality": record.modality.value,
        "origins": record.origins,
        "reports": list(record.reports),
        "story": record.story,
        **_evidence(first.article_id, first.evidence, context),
        "taken_back": record.id in context.taken_back,
    }


def report(record: EventReport, context: Context) -> Row:
    """A report's columns."""
    head = context.heads[record.article_id]
    return {
        "id": record.id,
        "event": context.event_of.get(record.id),
        "when_from": _from(record.when),
        "when_to": _to(record.when),
        "when_why": record.when_why,
        "sources": _ids(record.sources),
        "source_states": _states(record.sources),
        "targets": _ids(record.targets),
        "target_states": _states(record.targets),
        "places": [mention.place.name for mention in record.where],
        "plover": record.code.plover,
        "mode": record.code.mode,
        "cameo": record.code.cameo,
        "modality": record.modality.value,
        "according_to": record.according_to.id if record.according_to else None,
        "magnitudes": [f"{m.what}:{m.least}:{m.most}" for m in record.magnitudes],
        "action": record.action.text,
        "quote": record.quote_id,
        "score": round(record.score, _DIGITS),
        "why": record.why,
        "outlet": head.outlet,
        "newsroom": head.newsroom,
        "published": head.published.start,
        **_evidence(record.article_id, record.evidence, context),
    }


def quote(record: Quote, context: Context) -> Row:
    """A quote's columns."""
    head = context.heads[record.article_id]
    return {
        "id": record.id,
        "content": record.text,
        "speaker": record.speaker.id if record.speaker else None,
        "speaker_name": record.speaker.name if record.speaker else None,
        "speaker_office": record.speaker.office if record.speaker else None,
        "speaker_states": list(record.speaker.states) if record.speaker else [],
        "source_words": [span.text for span in record.source],
        "cue": [span.text for span in record.cue],
        "kind": record.kind.value,
        "stance": record.stance.value,
        "verbatim": record.verbatim,
        "about": list(record.about),
        "score": round(record.score, _DIGITS),
        "why": record.why,
        "outlet": head.outlet,
        "newsroom": head.newsroom,
        "published": head.published.start,
        **_evidence(record.article_id, record.content[0], context),
    }


def claim(record: Claim, context: Context) -> Row:
    """A claim's columns."""
    head = context.heads[record.article_id]
    return {
        "id": record.id,
        "words": record.words,
        "kind": record.kind.value,
        "subject": record.subject,
        "attribute": record.attribute,
        "values": list(record.values),
        "holds_from": _from(record.holds),
        "holds_to": _to(record.holds),
        "negated": record.negated,
        "withdrawn": record.withdrawn,
        "according_to": record.according_to.id if record.according_to else None,
        "outlet": head.outlet,
        **_evidence(record.article_id, record.evidence, context),
    }


def conflict(record: Conflict, context: Context) -> Row:
    """A conflict's columns."""
    return {
        "id": record.id,
        "kind": record.kind.value,
        "why": record.why,
        "settled": record.settled,
        **_side("left", record.left, context),
        **_side("right", record.right, context),
    }


def correction(record: Correction, context: Context) -> Row:
    """A correction's columns."""
    head = context.heads[record.article_id]
    return {
        "id": record.id,
        "kind": record.kind.value,
        "day": record.day,
        "wrong": record.wrong,
        "right": record.right,
        "withdrawn": record.withdrawn,
        "replacement": record.replacement,
        "why": record.why,
        "outlet": head.outlet,
        **_evidence(record.article_id, record.evidence, context),
    }


def story(record: Story, _: Context) -> Row:
    """A story's columns."""
    return {
        "id": record.id,
        "headline": record.headline,
        "first": record.first,
        "last": record.last,
        "origins": record.origins,
        "articles": list(record.articles),
    }


def _side(side: str, claim: Claim, context: Context) -> Row:
    head = context.heads[claim.article_id]
    values: Row = {
        "claim": claim.id,
        "words": claim.words,
        "outlet": head.outlet,
        **_evidence(claim.article_id, claim.evidence, context),
    }
    return {f"{side}_{name}": value for name, value in values.items()}


def _evidence(article_id: str, span: Span, context: Context) -> Row:
    """The columns that lead from a row to the words it rests on."""
    page_id = context.heads[article_id].page_id
    return {
        "article_id": article_id,
        "page_id": page_id,
        "start": span.start,
        "end": span.end,
        "text": span.text,
    }


def _first_report(record: Event, context: Context) -> EventReport:
    """The report of an event that was published first."""

    def order(report: EventReport) -> tuple[date, str, int]:
        published = context.heads[report.article_id].published.start or date.max
        return published, report.article_id, report.evidence.start

    return min((context.reports[key] for key in record.reports), key=order)


def _from(interval: Interval | None) -> date | None:
    return interval.start if interval else None


def _to(interval: Interval | None) -> date | None:
    return interval.end if interval else None


def _ids(mentions: tuple[ActorMention, ...]) -> list[str]:
    return list(dict.fromkeys(mention.actor.id for mention in mentions))


def _states(mentions: tuple[ActorMention, ...]) -> list[str]:
    return list(dict.fromkeys(state for mention in mentions for state in mention.actor.states))
