"""Checks a ledger against itself: file, index, spans, ids, and everything that was worked out.

Each promise of the ledger is one function that gives the ways in which it is broken.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from tightrope.ledger import _records as records
from tightrope.ledger import _refresh
from tightrope.ledger import _schema as t
from tightrope.ledger._answers import Health, Problem
from tightrope.ledger._rows import PAGE
from tightrope.records import Page, content_id

MAX_PROBLEMS: Final = 100
"""Most problems listed of one kind: a broken disk breaks many rows in one way."""


def check(connection: Connection) -> Health:
    """Look at the whole ledger."""
    problems = [problem for look in _LOOKS for problem in _some(look(connection))]
    if not {problem.code for problem in problems} & {"TR-CHECK-FILE", "TR-CHECK-LINK"}:
        problems += _some(_events(connection))  # of rows that are missing nothing can be worked out
    return Health(_counts(connection), tuple(problems))


def _some(problems: Iterator[Problem]) -> Iterator[Problem]:
    for n, problem in enumerate(problems):
        if n == MAX_PROBLEMS:
            yield Problem(problem.code, f"and more; only {MAX_PROBLEMS} of a kind are listed")
            return
        yield problem


def _counts(connection: Connection) -> tuple[tuple[str, int], ...]:
    tables = (t.pages, t.articles, t.spans, t.actor_mentions, t.quotes, t.reports, t.claims)
    counted = [(table.name, select(func.count()).select_from(table)) for table in tables]
    counted.append(("events", select(func.count()).where(t.events.c.believed_to.is_(None))))
    return tuple((name, int(connection.execute(wanted).scalar_one())) for name, wanted in counted)


def _file(connection: Connection) -> Iterator[Problem]:
    """The database file is whole."""
    for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if line != "ok":
            yield Problem("TR-CHECK-FILE", str(line))


def _links(connection: Connection) -> Iterator[Problem]:
    """Every row that another one names is there."""
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(
            "TR-CHECK-LINK", f"a row of {row[0]} names a row of {row[2]} that is missing", str(row[1])
        )


def _index(connection: Connection) -> Iterator[Problem]:
    """The search index holds the articles' words, all and no others."""
    try:
        connection.exec_driver_sql(
            "INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)"
        )
    except DatabaseError as error:
        yield Problem("TR-CHECK-INDEX", f"the search index differs from the articles ({error.orig})")


def _pages(connection: Connection) -> Iterator[Problem]:
    """Every page's id is the hash of what is stored of it."""
    for row in connection.execute(select(t.pages)).mappings():
        try:
            held = records.page(row, "")
        except zlib.error:
            yield Problem("TR-CHECK-PAGE", "the stored bytes cannot be unpacked", row["id"])
            continue
        if Page.of(held.content, "", held.media_type, declared=held.declared).id != row["id"]:
            yield Problem("TR-CHECK-PAGE", "the page's id is not the hash of its bytes", row["id"])


def _spans(connection: Connection) -> Iterator[Problem]:
    """Every stored span equals its text: in the body, or in the page's text where it says so."""
    statement = select(t.articles.c.id, t.articles.c.body, t.articles.c.page_text).order_by(t.articles.c.n)
    for article in connection.execute(statement).mappings():
        page = zlib.decompress(article["page_text"]).decode()
        yield from _article_spans(connection, article["id"], article["body"], page)
        yield from _offsets(connection, article["id"], article["body"], page)


_IN_BODY: Final = (
    t.actor_mentions,
    t.date_mentions,
    t.place_mentions,
    t.quotes,
    t.reports,
    t.magnitudes,
    t.entries,
)
_ON_PAGE: Final = (t.notices, t.corrections)


def _article_spans(connection: Connection, article: str, body: str, page: str) -> Iterator[Problem]:
    for table in (*_IN_BODY, *_ON_PAGE, t.spans, t.claims):
        for row in connection.execute(select(table).where(table.c.article_id == article)).mappings():
            on_page = table in _ON_PAGE or row.get("place") == PAGE
            yield from _compared(table.name, row, page if on_page else body, "")
            if table is t.reports:
                yield from _compared(table.name, row, body, "action_")


def _compared(table: str, row: Any, whole: str, prefix: str) -> Iterator[Problem]:
    span = records.span(row, prefix)
    if whole[span.start : span.end] != span.text:
        where = f"{table} at {span.start}-{span.end}"
        yield Problem(
            "TR-CHECK-SPAN", f"{where} is not the text it points to", row.get("id") or row["article_id"]
        )


def _offsets(connection: Connection, article: str, body: str, page: str) -> Iterator[Problem]:
    """Every stretch of the body lies in the page, in order."""
    statement = select(t.offsets).where(t.offsets.c.article_id == article).order_by(t.offsets.c.start)
    behind = 0
    for row in connection.execute(statement).mappings():
        ends = (row["start"] + row["length"], row["page_start"] + row["page_length"])
        if row["start"] < behind or ends[0] > len(body) or ends[1] > len(page):
            yield Problem("TR-CHECK-OFFSET", f"offsets at {row['start']} leave the body or the page", article)
        behind = ends[0]


def _ids(connection: Connection) -> Iterator[Problem]:
    """Every article's id is the hash of its page and of what recovered it."""
    columns = (t.articles.c.id, t.articles.c.page_id, t.articles.c.maker)
    for row in connection.execute(select(*columns)).mappings():
        if content_id(row["page_id"], row["maker"]) != row["id"]:
            yield Problem("TR-CHECK-ID", "the article's id is not the hash of its page and maker", row["id"])


def _events(connection: Connection) -> Iterator[Problem]:
    """The events that stand are those that the reports amount to."""
    statement = (
        select(t.articles.c.story_key, t.reports.c.plover)
        .join(t.reports, t.reports.c.article_id == t.articles.c.id)
        .distinct()
        .order_by(t.articles.c.story_key, t.reports.c.plover)
    )
    for key, root in connection.execute(statement).all():
        wanted = {event.id: _refresh.row_of(event, key) for event in _refresh.merged(connection, key, root)}
        held = _refresh.current(connection, key, root)
        for event_id in sorted(wanted.keys() ^ held.keys()):
            yield Problem("TR-CHECK-EVENT", "the event is not what its reports amount to", event_id)
        for event_id in sorted(wanted.keys() & held.keys()):
            if any(held[event_id][name] != value for name, value in wanted[event_id].items()):
                yield Problem("TR-CHECK-EVENT", "the event's values are not those of its reports", event_id)


_LOOKS: Final[tuple[Callable[[Connection], Iterator[Problem]], ...]] = (
    _file,
    _links,
    _index,
    _pages,
    _spans,
    _ids,
)
