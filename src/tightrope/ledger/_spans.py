"""Says which spans of an article and its reading do not equal the text they point into; pure."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.ledger._rows import BODY
from tightrope.ledger._rows_reading import claim_place
from tightrope.records import Article, Reading, Span


def broken_spans(article: Article, reading: Reading) -> list[str]:
    """A line for each span that doesn't equal its text, naming what it belongs to."""
    wrong = [
        f"{what} at {span.start}-{span.end} of the body says {span.text[:40]!r}"
        for what, span in _in_body(article, reading)
        if article.body[span.start : span.end] != span.text
    ]
    wrong += [
        f"{what} at {span.start}-{span.end} of the page says {span.text[:40]!r}"
        for what, span in _on_page(article, reading)
        if article.text[span.start : span.end] != span.text
    ]
    return wrong


def _in_body(article: Article, reading: Reading) -> Iterator[tuple[str, Span]]:
    for finding in (*article.findings, *reading.notes):
        yield from (("a finding", span) for span in finding.body_spans)
    yield from (("a notice's sentence", notice.about) for notice in article.notices if notice.about)
    yield from (("a live blog's entry", entry.span) for entry in article.entries)
    for actor in reading.actors:
        yield "a mention of an actor", actor.span
        if actor.antecedent:
            yield "an antecedent", actor.antecedent
    yield from (("a date", date.span) for date in reading.dates)
    yield from (("a place", place.span) for place in reading.places)
    for quote in reading.quotes:
        yield from (("a quote", span) for span in (*quote.content, *quote.cue, *quote.source))
    yield from _in_events(reading)
    for claim in reading.claims:
        if claim_place(claim, article) == BODY:
            yield "a claim", claim.evidence


def _in_events(reading: Reading) -> Iterator[tuple[str, Span]]:
    for report in reading.events:
        yield from (("an event", span) for span in (report.action, report.evidence))
        yield from (("an event's party", mention.span) for mention in (*report.sources, *report.targets))
        yield from (("an event's place", mention.span) for mention in report.where)
        yield from (("an event's number", counted.span) for counted in report.magnitudes)


def _on_page(article: Article, reading: Reading) -> Iterator[tuple[str, Span]]:
    for finding in (*article.findings, *reading.notes):
        yield from (("a finding", span) for span in finding.page_spans)
    yield from (("a notice", notice.span) for notice in article.notices)
    yield from (("a statement", stated.span) for stated in article.statements if stated.span)
    for entry in article.entries:
        yield from (("an entry's time", span) for span in entry.posted.evidence)
    yield from (("a date's evidence", span) for span in article.published.evidence)
    yield from (("a date's evidence", span) for span in article.modified.evidence)
