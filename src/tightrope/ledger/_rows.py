"""Records to rows: what the ledger stores for a page, a failure and an article; pure.

`_records.py` is the way back; a property test holds the two against each other. The rows of a
reading stand in `_rows_reading.py`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Table

from tightrope.ledger import _schema as t
from tightrope.records import (
    Article,
    CopyLink,
    Entry,
    Failure,
    Finding,
    Interval,
    Moment,
    Notice,
    Page,
    Span,
    Statement,
    content_id,
)

Row = dict[str, Any]
Rows = Iterator[tuple[Table, Row]]

BODY: Final = "body"
PAGE: Final = "page"


def squeezed(data: bytes) -> tuple[str, bytes]:
    """How the bytes are stored, and the stored bytes: compressed where that makes them fewer."""
    packed = zlib.compress(data, 6)
    return ("zlib", packed) if len(packed) < len(data) else ("raw", data)


def storable(text: str) -> str:
    """The text with lone surrogates (undecodable bytes of file names) written out as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


# --- pages, failures --------------------------------------------------------------------------


def page(record: Page, now: datetime) -> Row:
    """The row of a page: its bytes as they came."""
    coding, content = squeezed(record.content)
    return {
        "id": record.id,
        "media_type": record.media_type.value,
        "declared": dict(record.declared),
        "coding": coding,
        "content": content,
        "recorded": now,
    }


def sighting(record: Page, now: datetime) -> Row:
    """The row of a page met at an origin."""
    return {
        "page_id": record.id,
        "origin": storable(record.origin),
        "fetched": record.fetched,
        "recorded": now,
    }


def failure(record: Failure, now: datetime) -> Row:
    """The row of an input that could not be read; the same failure twice is one row."""
    return {
        "id": content_id("failure", record.code, record.stage, storable(record.origin), record.page_id),
        "code": record.code,
        "stage": record.stage,
        "origin": storable(record.origin),
        "detail": storable(record.detail),
        "remedy": record.remedy,
        "page_id": record.page_id,
        "skipped": record.skipped,
        "recorded": now,
    }


# --- articles ---------------------------------------------------------------------------------


def article(record: Article, reading_maker: str, now: datetime) -> Row:
    """The article's own row; what the ledger works out (story, newsroom) is added by the writer."""
    return {
        "id": record.id,
        "page_id": record.page_id,
        "origin": storable(record.origin),
        "url": record.url,
        "headline": record.headline,
        "body": record.body,
        "page_text": zlib.compress(record.text.encode(), 6),
        "byline": list(record.byline),
        "outlet": record.outlet,
        "agency": record.agency,
        "dateline": record.dateline,
        "section": record.section,
        **_moment("published", record.published),
        **_moment("modified", record.modified),
        "language": record.language,
        "witnesses": dict(record.witnesses),
        "maker": record.maker,
        "reading_maker": reading_maker,
        "recorded": now,
    }


def article_parts(record: Article) -> Rows:
    """The rows that hang on the article: offsets, statements, entries, notices, findings, dates' words."""
    for run in record.offsets:
        yield (
            t.offsets,
            {
                "article_id": record.id,
                "start": run.start,
                "length": run.length,
                "page_start": run.page_start,
                "page_length": run.page_length,
            },
        )
    for n, statement in enumerate(record.statements):
        yield from _statement(record, n, statement)
    for n, entry in enumerate(record.entries):
        yield from _entry(record, n, entry)
    for n, notice in enumerate(record.notices):
        yield t.notices, _notice(record, n, notice)
        if notice.about is not None:
            owner = notice_id(record.id, n)
            yield from spans(record.id, owner, "about", BODY, [notice.about], record.maker)
    yield from findings(record.id, "article", record.findings, record.maker)
    for name, moment in (("published", record.published), ("modified", record.modified)):
        yield from spans(record.id, record.id, name, PAGE, moment.evidence, record.maker)


def _moment(name: str, moment: Moment) -> Row:
    return {
        f"{name}_earliest": moment.earliest,
        f"{name}_latest": moment.latest,
        f"{name}_precision": moment.precision.value,
        f"{name}_witness": moment.witness,
        f"{name}_instant": moment.instant,
        f"{name}_inferred": moment.inferred,
    }


def evidence(article_id: str, span: Span, maker: str) -> Row:
    """The columns that tell where a row was read, the words, and by whom."""
    return {
        "article_id": article_id,
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "maker": maker,
    }


def spans(article_id: str, owner: str, part: str, place: str, found: Iterable[Span], maker: str) -> Rows:
    """The rows of further spans of a row: a quote's stretches, a finding's places."""
    for n, span in enumerate(found):
        yield (
            t.spans,
            {"owner": owner, "part": part, "n": n, "place": place, **evidence(article_id, span, maker)},
        )


def part_id(article_id: str, part: str, n: int) -> str:
    """The id under which further spans of an article's n-th statement or entry are kept."""
    return content_id(part, article_id, n)


def _statement(record: Article, n: int, statement: Statement) -> Rows:
    row = {
        "article_id": record.id,
        "n": n,
        "field": statement.field,
        "value": storable(statement.value),
        "witness": statement.witness,
        "believed": statement.believed,
    }
    yield t.statements, row
    if statement.span is not None:
        owner = part_id(record.id, "statement", n)
        yield from spans(record.id, owner, "value", PAGE, [statement.span], record.maker)


def _entry(record: Article, n: int, entry: Entry) -> Rows:
    row = {
        "n": n,
        "heading": entry.heading,
        **_moment("posted", entry.posted),
        "byline": list(entry.byline),
        **evidence(record.id, entry.span, record.maker),
    }
    yield t.entries, row
    owner = part_id(record.id, "entry", n)
    yield from spans(record.id, owner, "posted", PAGE, entry.posted.evidence, record.maker)


def notice_id(article_id: str, n: int) -> str:
    """The id of an article's n-th notice, which its correction shares."""
    return content_id("notice", article_id, n)


def _notice(record: Article, n: int, notice: Notice) -> Row:
    return {
        "id": notice_id(record.id, n),
        "n": n,
        "kind": notice.kind.value,
        "day": notice.day,
        "wrong": notice.wrong,
        "right": notice.right,
        **evidence(record.id, notice.span, record.maker),
    }


def findings(article_id: str, stage: str, found: Iterable[Finding], maker: str) -> Rows:
    """The rows of findings, with their spans; `stage` is "article" or "reading"."""
    for n, finding in enumerate(found):
        key = content_id("finding", article_id, stage, n)
        row = {
            "id": key,
            "article_id": article_id,
            "stage": stage,
            "n": n,
            "kind": finding.kind.value,
            "score": finding.score,
            "why": finding.why,
            "maker": maker,
        }
        yield t.findings, row
        yield from spans(article_id, key, "page", PAGE, finding.page_spans, maker)
        yield from spans(article_id, key, "body", BODY, finding.body_spans, maker)


def days(name: str, interval: Interval | None) -> Row:
    """The three columns of an interval that may be missing or open."""
    return {
        f"{name}_known": interval is not None,
        f"{name}_from": interval.start if interval else None,
        f"{name}_to": interval.end if interval else None,
    }


def copy_link(record: CopyLink, now: datetime) -> Row:
    """The row of one article's dependence on another."""
    return {
        "copy": record.copy,
        "original": record.original,
        "kind": record.kind,
        "similarity": record.similarity,
        "why": record.why,
        "score": record.score,
        "direction": record.direction,
        "direction_score": record.direction_score,
        "recorded": now,
    }
