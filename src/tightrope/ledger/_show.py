"""Finds one record by its id and gathers what it rests on: sentence, marks, article, place on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from tightrope.errors import AmbiguousId, NotFound
from tightrope.ledger import _provenance
from tightrope.ledger import _records as records
from tightrope.ledger import _records_reading as readings
from tightrope.ledger import _schema as t
from tightrope.ledger._answers import Detail, Mark, Receipt
from tightrope.ledger._fetch import where_in
from tightrope.ledger._rows import BODY, PAGE
from tightrope.records import (
    Article,
    Claim,
    Correction,
    Event,
    EventReport,
    Interval,
    Quote,
    Span,
)

CONTEXT_CHARS: Final = 160
"""How much of the page is shown before and behind a span."""

MIN_ID_CHARS: Final = 4
"""Shortest beginning of an id that is looked up."""


# --- finding it ---------------------------------------------------------------------------------

_TABLES: Final[tuple[tuple[str, Table], ...]] = (
    ("event", t.events),
    ("report", t.reports),
    ("quote", t.quotes),
    ("article", t.articles),
    ("story", t.stories),
    ("claim", t.claims),
    ("conflict", t.conflicts),
    ("correction", t.corrections),
)


def resolve(connection: Connection, wanted: str) -> tuple[str, str]:
    """The kind and whole id of the one record whose id begins so; NotFound or AmbiguousId otherwise."""
    key = wanted.strip().casefold()
    if len(key) < MIN_ID_CHARS or not all(c in "0123456789abcdef" for c in key):
        raise NotFound(f"{wanted!r} is no id: ids are letters a to f and digits, {MIN_ID_CHARS} at least")
    found = [
        (kind, row)
        for kind, table in _TABLES
        for row in connection.execute(
            select(table.c.id).distinct().where(table.c.id.startswith(key)).order_by(table.c.id).limit(3)
        ).scalars()
    ]
    if not found:
        raise NotFound(f"no record has an id that begins with {wanted!r}")
    if len(found) > 1:
        several = ", ".join(f"{kind} {row[: len(key) + 4]}" for kind, row in found[:4])
        raise AmbiguousId(f"{wanted!r} begins the ids of {several}")
    return found[0]


def show(connection: Connection, wanted: str) -> Detail:
    """The record whose id begins with `wanted`, and what it rests on."""
    kind, key = resolve(connection, wanted)
    return _SHOWING[kind](connection, key)


def _rows(connection: Connection, table: Table, ids: Iterable[str]) -> list[Any]:
    return list(where_in(connection, select(table), table.c.id, ids))


# --- showing it ---------------------------------------------------------------------------------


def _event(connection: Connection, key: str) -> Detail:
    table = t.events
    statement = select(table).where(table.c.id == key).order_by(table.c.version)
    versions = connection.execute(statement).mappings().all()
    standing = versions[-1]["believed_to"] is None
    (event,) = records.events(connection, versions[-1:], now=standing)
    history = [_believed(row, row["summary"]) for row in versions[:-1] if _lasted(row)]
    if not standing:
        history.append(
            _believed(versions[-1], "since then its reports belong to " + _heirs(connection, event))
        )
    reports = readings.reports(connection, _rows(connection, t.reports, event.reports))
    return Detail("event", event, receipts(connection, reports), tuple(history))


PASSING: Final = timedelta(minutes=1)
"""What was believed for less is left out of the history: it was on its way in the middle of a run."""


def _lasted(row: Any) -> bool:
    return bool(row["believed_to"] - row["believed_from"] >= PASSING)


def _believed(row: Any, what: str) -> str:
    return f"{row['believed_from']:%Y-%m-%d %H:%M} to {row['believed_to']:%Y-%m-%d %H:%M}: {what}"


def _heirs(connection: Connection, event: Event) -> str:
    member = t.event_reports
    statement = select(member.c.event_id).where(
        member.c.report_id.in_(event.reports), member.c.believed_to.is_(None)
    )
    return ", ".join(sorted(set(connection.execute(statement).scalars()))) or "no event"


def _report(connection: Connection, key: str) -> Detail:
    (report,) = readings.reports(connection, _rows(connection, t.reports, [key]))
    return Detail("report", report, receipts(connection, [report]))


def _quote(connection: Connection, key: str) -> Detail:
    (quote,) = readings.quotes(connection, _rows(connection, t.quotes, [key]))
    return Detail("quote", quote, receipts(connection, [quote]))


def _claim(connection: Connection, key: str) -> Detail:
    (claim,) = records.claims(connection, _rows(connection, t.claims, [key]))
    return Detail("claim", claim, receipts(connection, [claim]))


def _conflict(connection: Connection, key: str) -> Detail:
    table = t.conflicts
    statement = select(table).where(table.c.id == key).order_by(table.c.version)
    versions = connection.execute(statement).mappings().all()
    (conflict,) = records.conflicts(connection, versions[-1:])
    history = tuple(_believed(row, row["why"]) for row in versions if row["believed_to"])
    return Detail("conflict", conflict, receipts(connection, [conflict.left, conflict.right]), history)


def _correction(connection: Connection, key: str) -> Detail:
    (row,) = _rows(connection, t.corrections, [key])
    correction = records.correction(row)
    return Detail("correction", correction, receipts(connection, [correction]))


def _article(connection: Connection, key: str) -> Detail:
    (article,) = records.articles(connection, _rows(connection, t.articles, [key]))
    listed = select(t.reports).where(t.reports.c.article_id == key).order_by(t.reports.c.n)
    reports = readings.reports(connection, connection.execute(listed).mappings().all())
    said = select(t.quotes).where(t.quotes.c.article_id == key).order_by(t.quotes.c.n)
    quotes = readings.quotes(connection, connection.execute(said).mappings().all())
    notes = _provenance_notes(connection, article.id)
    return Detail("article", article, receipts(connection, [*reports, *quotes]), notes=notes)


def _provenance_notes(connection: Connection, article_id: str) -> tuple[str, ...]:
    """What is known of where an article's words come from: its links, its group's origin, its versions."""
    notes = []
    links = _provenance.copies(connection, article=article_id, limit=None).records
    for link in links:
        shared = f"({link.similarity:.0%} shared)"
        if link.copy == article_id:
            notes.append(f"{link.kind} copy of {link.original[:8]} {shared}: {link.why}")
        else:
            notes.append(f"{link.kind} copy in {link.copy[:8]} {shared}")
    group = select(t.articles.c.copy_group).where(t.articles.c.id == article_id)
    origin = _provenance.origin_of(connection, connection.execute(group).scalar_one())
    if origin is not None and links:
        told = origin.newsroom or "nobody that the pages name"
        notes.append(f"written first by {told} ({origin.confidence:.0%} sure: {origin.why})")
    met = _provenance.versions(connection, address=None, article=article_id, limit=None).records
    if len(met) > 1:
        kinds = ", ".join(version.kind for version in met)
        notes.append(f"its address was met {len(met)} times: {kinds}; see: tightrope versions")
    return tuple(notes)


def _story(connection: Connection, key: str) -> Detail:
    table = t.stories
    statement = select(table).where(table.c.id == key).order_by(table.c.version)
    versions = connection.execute(statement).mappings().all()
    (story,) = records.stories(connection, versions[-1:])
    return Detail("story", story, ())


_SHOWING: Final = {
    "event": _event,
    "report": _report,
    "quote": _quote,
    "article": _article,
    "story": _story,
    "claim": _claim,
    "conflict": _conflict,
    "correction": _correction,
}


# --- receipts -----------------------------------------------------------------------------------


def receipts(
    connection: Connection, found: Sequence[EventReport | Quote | Claim | Correction]
) -> tuple[Receipt, ...]:
    """The receipts of some records, in the order of publication and of the text."""
    ids = [record.article_id for record in found]
    articles = {
        article.id: article for article in records.articles(connection, _rows(connection, t.articles, ids))
    }
    placed = {
        row["id"]: row["place"]
        for row in _rows(connection, t.claims, [record.id for record in found if isinstance(record, Claim)])
    }
    seen = _origins(connection, articles.values())
    made = [
        _receipt(record, articles[record.article_id], placed.get(record.id, BODY), seen) for record in found
    ]
    return tuple(sorted(made, key=_by_publication)) if len(articles) > 1 else tuple(made)


def _by_publication(receipt: Receipt) -> tuple[Any, ...]:
    when: Interval = receipt.article.published.interval
    return (when.start is None, str(when.start), receipt.article.id, receipt.start)


def _origins(connection: Connection, articles: Iterable[Article]) -> dict[str, tuple[str, ...]]:
    table = t.sightings
    statement = select(table.c.page_id, table.c.origin).order_by(table.c.origin)
    found: dict[str, tuple[str, ...]] = {}
    for row in where_in(connection, statement, table.c.page_id, [article.page_id for article in articles]):
        found[row["page_id"]] = (*found.get(row["page_id"], ()), row["origin"])
    return found


def _receipt(
    record: EventReport | Quote | Claim | Correction,
    article: Article,
    place: str,
    seen: dict[str, tuple[str, ...]],
) -> Receipt:
    place = PAGE if isinstance(record, Correction) else place
    whole = article.body if place == BODY else article.text
    start, end = _stretch(record, whole)
    page = article.page_span(start, end) if place == BODY else Span.of(whole, start, end)
    return Receipt(
        record=record,
        article=article,
        place=place,
        start=start,
        end=end,
        text=whole[start:end],
        marks=tuple(Mark(m.start - start, m.end - start, m.role) for m in _marks(record)),
        page=page,
        before=article.text[max(0, page.start - CONTEXT_CHARS) : page.start],
        behind=article.text[page.end : page.end + CONTEXT_CHARS],
        origins=seen.get(article.page_id, ()),
    )


def _stretch(record: EventReport | Quote | Claim | Correction, whole: str) -> tuple[int, int]:
    """What to show of the text: the sentence, widened to hold every mark; for quotes the paragraph's part."""
    if isinstance(record, Quote):
        spans = [*record.content, *record.cue, *record.source]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        while start > 0 and whole[start - 1] in "“\"‘'":
            start -= 1
        while end < len(whole) and whole[end] in "”\"’'.,":
            end += 1
        return start, end
    marks = _marks(record)
    start = min([record.evidence.start, *(mark.start for mark in marks)])
    return start, max([record.evidence.end, *(mark.end for mark in marks)])


def _marks(record: EventReport | Quote | Claim | Correction) -> list[Mark]:
    """The spans of a record with their role; those far from its sentence (a name a page up) left out."""
    if isinstance(record, Quote):
        parts = (("says", record.content), ("cue", record.cue), ("speaker", record.source))
        return [Mark(span.start, span.end, role) for role, spans in parts for span in spans]
    if not isinstance(record, EventReport):
        return []
    named = [("did", record.action)]
    named += [("who", mention.span) for mention in record.sources]
    named += [("to whom", mention.span) for mention in record.targets]
    named += [("where", mention.span) for mention in record.where]
    named += [("how many", counted.span) for counted in record.magnitudes]
    return [Mark(span.start, span.end, role) for role, span in named if span.overlaps(record.evidence)]
