"""Records to rows: what the ledger stores for an article's reading; pure.

Mentions that an event names but the list of mentions doesn't are stored too, without a place in
that list (`n`). `_records_reading.py` is the way back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tightrope.ledger import _schema as t
from tightrope.ledger._rows import BODY, PAGE, Row, Rows, days, evidence, findings, spans
from tightrope.records import (
    Actor,
    ActorMention,
    Article,
    Claim,
    DateMention,
    EventReport,
    Magnitude,
    Place,
    PlaceMention,
    Quote,
    Reading,
    content_id,
)


def reading_parts(record: Reading, written: Article, now: datetime) -> Rows:
    """Every row of a reading, those that others point to first."""
    made = _Reading(record)
    yield from made.rows()
    for n, claim in enumerate(record.claims):
        yield from _claim(n, claim, written, now)
    yield from findings(record.article_id, "reading", record.notes, record.maker)


class _Reading:
    """The rows of one reading; knows which row each mention has, so that each is written once."""

    def __init__(self, record: Reading) -> None:
        self._record = record
        self._actor_rows: dict[ActorMention, str] = {}
        self._place_rows: dict[PlaceMention, str] = {}

    def rows(self) -> Rows:
        """All rows but those of claims and notes."""
        record = self._record
        for n, actor in enumerate(record.actors):
            yield from self._actor_mention(actor, n)
        for n, date in enumerate(record.dates):
            yield t.date_mentions, _date_mention(n, date, record)
        for n, place in enumerate(record.places):
            yield from self._place_mention(place, n)
        for n, quote in enumerate(record.quotes):
            yield from _quote(n, quote)
        for n, report in enumerate(record.events):
            yield from self._report(n, report)

    def _actor_mention(self, mention: ActorMention, n: int | None) -> Rows:
        """The rows of a mention; `n` is its place in the reading's list, None where it isn't listed."""
        record = self._record
        key = content_id("actor mention", record.article_id, n, len(self._actor_rows) if n is None else None)
        self._actor_rows.setdefault(mention, key)
        yield from _actors((mention.actor, *mention.alternatives))
        row = {
            "id": key,
            "n": n,
            "actor_key": actor_key(mention.actor),
            "form": mention.form,
            "score": mention.score,
            "why": mention.why,
            "alternatives": [actor_key(actor) for actor in mention.alternatives],
            **evidence(record.article_id, mention.span, record.maker),
        }
        yield t.actor_mentions, row
        antecedent = () if mention.antecedent is None else (mention.antecedent,)
        yield from spans(record.article_id, key, "antecedent", BODY, antecedent, record.maker)

    def _place_mention(self, mention: PlaceMention, n: int | None) -> Rows:
        """The rows of a mention; `n` as for actors."""
        record = self._record
        key = content_id("place mention", record.article_id, n, len(self._place_rows) if n is None else None)
        self._place_rows.setdefault(mention, key)
        for place in (mention.place, *mention.alternatives):
            yield t.places, _place(place)
        row = {
            "id": key,
            "n": n,
            "place_key": place_key(mention.place),
            "score": mention.score,
            "why": mention.why,
            "alternatives": [place_key(place) for place in mention.alternatives],
            **evidence(record.article_id, mention.span, record.maker),
        }
        yield t.place_mentions, row

    def _report(self, n: int, report: EventReport) -> Rows:
        for actor in (*report.sources, *report.targets):
            if actor not in self._actor_rows:
                yield from self._actor_mention(actor, None)
        for place in report.where:
            if place not in self._place_rows:
                yield from self._place_mention(place, None)
        if report.according_to:
            yield from _actors((report.according_to,))
        yield t.reports, _report_row(n, report)
        for side, mentions in (("source", report.sources), ("target", report.targets)):
            for i, actor in enumerate(mentions):
                key = self._actor_rows[actor]
                yield t.report_actors, {"report_id": report.id, "side": side, "n": i, "mention_id": key}
        for i, place in enumerate(report.where):
            yield t.report_places, {"report_id": report.id, "n": i, "mention_id": self._place_rows[place]}
        for i, counted in enumerate(report.magnitudes):
            yield t.magnitudes, _magnitude(i, counted, report)


def actor_key(actor: Actor) -> str:
    """What tells an actor as of a day from the same actor in another office."""
    return content_id(
        actor.id, actor.name, actor.kind, "\0".join(actor.states), actor.role, *_present(actor.office)
    )


def place_key(place: Place) -> str:
    """What tells a place from another."""
    numbers = (place.latitude, place.longitude, place.geoname_id)
    return content_id(place.name, place.kind, place.country, *(repr(number) for number in numbers))


def _present(text: str | None) -> tuple[str, ...]:
    """No part for None, so that an empty text and a missing one hash apart."""
    return () if text is None else (text,)


def _actors(found: Iterable[Actor]) -> Rows:
    for actor in found:
        row = {
            "key": actor_key(actor),
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind.value,
            "states": list(actor.states),
            "role": actor.role,
            "office": actor.office,
        }
        yield t.actors, row


def _place(place: Place) -> Row:
    return {
        "key": place_key(place),
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geoname_id": place.geoname_id,
    }


def _date_mention(n: int, mention: DateMention, record: Reading) -> Row:
    return {
        "id": content_id("date mention", record.article_id, n),
        "n": n,
        "type": mention.type,
        "value": mention.value,
        **days("interval", mention.interval),
        "why": mention.why,
        **evidence(record.article_id, mention.span, record.maker),
    }


def _quote(n: int, quote: Quote) -> Rows:
    if quote.speaker:
        yield from _actors((quote.speaker,))
    row = {
        "id": quote.id,
        "n": n,
        "kind": quote.kind.value,
        "stance": quote.stance.value,
        "verbatim": quote.verbatim,
        "speaker_key": actor_key(quote.speaker) if quote.speaker else None,
        "score": quote.score,
        "why": quote.why,
        **evidence(quote.article_id, quote.content[0], quote.maker),
    }
    yield t.quotes, row
    for part, found in (("content", quote.content), ("cue", quote.cue), ("source", quote.source)):
        yield from spans(quote.article_id, quote.id, part, BODY, found, quote.maker)
    for i, actor_id in enumerate(quote.about):
        yield t.quote_about, {"quote_id": quote.id, "n": i, "actor_id": actor_id}


def _report_row(n: int, report: EventReport) -> Row:
    return {
        "id": report.id,
        "n": n,
        "action_start": report.action.start,
        "action_end": report.action.end,
        "action_text": report.action.text,
        "plover": report.code.plover,
        "mode": report.code.mode,
        "cameo": report.code.cameo,
        "modality": report.modality.value,
        **days("when", report.when),
        "when_why": report.when_why,
        "according_to_key": actor_key(report.according_to) if report.according_to else None,
        "quote_id": report.quote_id,
        "score": report.score,
        "why": report.why,
        **evidence(report.article_id, report.evidence, report.maker),
    }


def _magnitude(n: int, counted: Magnitude, report: EventReport) -> Row:
    return {
        "report_id": report.id,
        "n": n,
        "what": counted.what,
        "least": counted.least,
        "most": counted.most,
        **evidence(report.article_id, counted.span, report.maker),
    }


def _claim(n: int, claim: Claim, written: Article, now: datetime) -> Rows:
    if claim.according_to:
        yield from _actors((claim.according_to,))
    row = {
        "id": claim.id,
        "n": n,
        "kind": claim.kind.value,
        "subject": claim.subject,
        "attribute": claim.attribute,
        "values": list(claim.values),
        **days("holds", claim.holds),
        "negated": claim.negated,
        "according_to_key": actor_key(claim.according_to) if claim.according_to else None,
        "words": claim.words,
        "withdrawn": claim.withdrawn,
        "place": claim_place(claim, written),
        **evidence(claim.article_id, claim.evidence, claim.maker),
        "believed_from": now,
        # What the source took back in the same breath was never ours to believe.
        "believed_to": now if claim.withdrawn else None,
    }
    yield t.claims, row


def claim_place(claim: Claim, written: Article) -> str:
    """Which text a claim's evidence points into: a notice's claim stands in the page's text alone."""
    span = claim.evidence
    in_notice = any(n.span.start <= span.start and span.end <= n.span.end for n in written.notices)
    on_page = written.text[span.start : span.end] == span.text
    in_body = written.body[span.start : span.end] == span.text
    return PAGE if on_page and (in_notice or not in_body) else BODY
