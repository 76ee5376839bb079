"""Writes to the ledger: one transaction an article, the same input twice adds nothing.

A `Writer` holds the single-writer lock from entry to exit. What it acknowledged stands in the file;
a process killed half-way leaves what was acknowledged and nothing else, and the next run goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from sqlalchemy import Connection, Engine, Table, insert, select, update
from sqlalchemy.exc import IntegrityError

from tightrope.errors import StageFailed
from tightrope.knowledge import Knowledge
from tightrope.ledger import _belief, _origins, _provenance, _refresh, _rows, _rows_reading
from tightrope.ledger import _schema as t
from tightrope.ledger._answers import Added
from tightrope.ledger._conflicts_comparable import parts
from tightrope.ledger._connect import writing
from tightrope.ledger._faults import told
from tightrope.ledger._lock import WriterLock
from tightrope.ledger._spans import broken_spans
from tightrope.records import Article, CopyLink, Failure, Page, Reading, Version

_SHARED: Final = frozenset({t.actors, t.places, t.pages, t.sightings, t.failures})
"""Tables whose rows several articles share: a row that stands already is left as it is."""


class Writer:
    """Adds pages to a ledger. Use as a context manager; raises LedgerBusy where another one writes.

    `program` names what writes ("tightrope 0.1.0"); `knowledge` lets conflicts be settled from
    reference tables. Time is passed in with every call.
    """

    def __init__(self, engine: Engine, path: Path, program: str, knowledge: Knowledge | None = None) -> None:
        self._engine = writing(engine)
        self._path = path
        self._program = program
        self._knowledge = knowledge
        self._lock = WriterLock(path)
        self._run: int | None = None

    def __enter__(self) -> Writer:
        with told(self._path):
            self._lock.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.__exit__(kind, error, trace)

    def knows(self, page_id: str) -> bool:
        """Whether an article was made of that page already."""
        with told(self._path), self._engine.connect() as connection:
            return _article_of(connection, page_id) is not None

    def sight(self, page: Page, now: datetime) -> None:
        """Note where a page that the ledger knows was met; nothing where that is known too.

        A page that its address went back to is a version again; a file that is read again is not.
        """
        with told(self._path), self._engine.begin() as connection:
            row = _rows.sighting(page, now)
            here = t.sightings.c.page_id == row["page_id"], t.sightings.c.origin == row["origin"]
            seen = connection.execute(select(t.sightings.c.page_id).where(*here)).first() is not None
            _put(connection, t.sightings, [row])
            if not seen or "://" in page.origin:
                _provenance.sighted_again(connection, page.id, page.fetched, now)

    def fail(self, failure: Failure, now: datetime, page: Page | None = None) -> bool:
        """Write an input that could not be read, and its page as it came; False where that is known."""
        with told(self._path), self._engine.begin() as connection:
            if page is not None:
                _put(connection, t.pages, [_rows.page(page, now)])
                _put(connection, t.sightings, [_rows.sighting(page, now)])
            return _failed(connection, failure, now)

    def add(
        self,
        page: Page,
        article: Article,
        reading: Reading,
        links: Sequence[CopyLink],
        story: str,
        now: datetime,
        failure: Failure | None = None,
        version: Version | None = None,
    ) -> Added:
        """Add one page with all that was read from it, in one transaction.

        `links` say which held articles it copies, `story` the key of the story it was placed in.
        `failure` says why the article was kept but not read, where that is so. `version` sets it against
        what its address gave before: the two share their newsroom and are no copies of each other.
        Raises StageFailed where the reading contradicts the article (a span that doesn't equal its
        text, an id met before): such a reading cannot be checked, so nothing of it is kept.
        """
        with told(self._path), self._engine.begin() as connection:
            known = _article_of(connection, page.id)
            _put(connection, t.pages, [_rows.page(page, now)] if known is None else [])
            _put(connection, t.sightings, [_rows.sighting(page, now)])
            if known is not None:
                return Added(known, new=False)
            broken = broken_spans(article, reading)
            if broken:
                raise StageFailed(f"a span does not equal its text: {broken[0]}", article.origin)
            try:
                self._write(connection, article, reading, links, story, now, version)
            except IntegrityError as error:
                raise StageFailed(f"the reading contradicts itself: {error.orig}", article.origin) from error
            if failure is not None:
                _failed(connection, failure, now)
        return Added(article.id, new=True)

    def saw(self, page: Page, version: Version, now: datetime) -> None:
        """Note that an address gave nothing new: the page as it came, and which article stands for it.

        Nothing is noted of a page that is known: the same page twice is one sight.
        """
        with told(self._path), self._engine.begin() as connection:
            if _article_of(connection, page.id) is not None:
                _put(connection, t.sightings, [_rows.sighting(page, now)])
                return
            _put(connection, t.pages, [_rows.page(page, now)])
            _put(connection, t.sightings, [_rows.sighting(page, now)])
            _provenance.put_version(connection, version, self._program, now)

    def finish(self, now: datetime) -> None:
        """Note the end of the run, where it wrote anything."""
        if self._run is not None:
            with told(self._path), self._engine.begin() as connection:
                connection.execute(update(t.runs).where(t.runs.c.n == self._run).values(ended=now))

    def _write(
        self,
        connection: Connection,
        article: Article,
        reading: Reading,
        links: Sequence[CopyLink],
        story: str,
        now: datetime,
        version: Version | None,
    ) -> None:
        run = self._run or _begin_run(connection, self._program, now)
        _insert_article(connection, article, reading, story, run, now)
        _insert_parts(connection, article, reading, now)
        if version is not None:
            _provenance.put_version(connection, version, article.maker, now)
        changed = _link(connection, article, links, version, now)
        for key in sorted({story, *_stories_of(connection, changed)}):
            _refresh.story(connection, key, now)
        for key, root in sorted(_touched(connection, {article.id, *changed})):
            _refresh.events(connection, key, root, now)
        self._beliefs(connection, article, reading, changed, now)
        _clear_failures(connection, article, now)
        self._run = run

    def _beliefs(
        self, connection: Connection, article: Article, reading: Reading, changed: set[str], now: datetime
    ) -> None:
        rows = [
            _belief.correction_row(n, correction, article.maker, now)
            for n, correction in enumerate(_belief.corrections(article, reading.claims))
        ]
        _put(connection, t.corrections, rows)
        newsroom = connection.execute(
            select(t.articles.c.newsroom).where(t.articles.c.id == article.id)
        ).scalar_one()
        closed = _belief.close_withdrawn(connection, reading.claims, newsroom, now)
        _belief.refresh_conflicts(connection, {article.id, *changed, *closed}, self._knowledge, now)


def _put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows; in shared tables those that stand already are left as they are."""
    if rows:
        statement = insert(table)
        connection.execute(statement.prefix_with("OR IGNORE") if table in _SHARED else statement, rows)


def _article_of(connection: Connection, page_id: str) -> str | None:
    """The article made of a page, or the one that stands for a page that gave nothing new."""
    found = connection.execute(select(t.articles.c.id).where(t.articles.c.page_id == page_id))
    made: str | None = found.scalar_one_or_none()
    if made is None:
        of_page = t.versions.c.page_id == page_id, t.versions.c.against.is_not(None)
        stands = select(t.versions.c.against).where(*of_page).order_by(t.versions.c.n.desc()).limit(1)
        made = connection.execute(stands).scalar_one_or_none()
    return made


def _begin_run(connection: Connection, program: str, now: datetime) -> int:
    begun = insert(t.runs).values(program=program, started=now).returning(t.runs.c.n)
    return int(connection.execute(begun).scalar_one())


def _insert_article(
    connection: Connection, article: Article, reading: Reading, story: str, run: int, now: datetime
) -> None:
    row = _rows.article(article, reading.maker, now) | {
        "story_key": story,
        "copy_group": article.id,
        "newsroom": article.id,  # until `_link` has put it into a group
        "run": run,
    }
    number = connection.execute(insert(t.articles).values(**row).returning(t.articles.c.n)).scalar_one()
    connection.exec_driver_sql(
        "INSERT INTO article_text (rowid, headline, body) VALUES (?, ?, ?)",
        (number, article.headline, article.body),
    )


def _insert_parts(connection: Connection, article: Article, reading: Reading, now: datetime) -> None:
    """Insert what hangs on an article, table by table in the order of the schema."""
    batches: dict[Table, list[dict[str, Any]]] = {}
    for table, row in _rows.article_parts(article):
        batches.setdefault(table, []).append(row)
    for table, row in _rows_reading.reading_parts(reading, article, now):
        batches.setdefault(table, []).append(row)
    batches[t.claim_subjects] = [
        {"part": part, "claim_id": claim.id}
        for claim in reading.claims
        for part in sorted(parts(claim.subject))
    ]
    for table in t.metadata.tables.values():
        _put(connection, table, batches.get(table, []))


def _link(
    connection: Connection,
    article: Article,
    links: Iterable[CopyLink],
    version: Version | None,
    now: datetime,
) -> set[str]:
    """Write links to and from held articles and regroup; the articles that this changes.

    An article that the ledger refused (its reading contradicted itself) is no origin to share. An earlier
    version of the same page is of the same origin whatever it says, and is no copy.
    """
    own = set(_provenance.of_address(connection, version.address)) if version else set()
    others = {link.original if link.copy == article.id else link.copy: link for link in links}
    held = {other: link for other, link in others.items() if other not in own and _holds(connection, other)}
    _put(connection, t.copies, [_rows.copy_link(link, now) for link in held.values()])
    return _origins.regroup(connection, article.id, {*held, *own})


def _holds(connection: Connection, article_id: str) -> bool:
    found = connection.execute(select(t.articles.c.n).where(t.articles.c.id == article_id))
    return found.first() is not None


def _stories_of(connection: Connection, article_ids: Iterable[str]) -> set[str]:
    wanted = select(t.articles.c.story_key).where(t.articles.c.id.in_(sorted(article_ids)))
    return set(connection.execute(wanted).scalars())


def _touched(connection: Connection, article_ids: Iterable[str]) -> set[tuple[str, str]]:
    """The stories and PLOVER roots that some articles report on."""
    wanted = (
        select(t.articles.c.story_key, t.reports.c.plover)
        .join(t.reports, t.reports.c.article_id == t.articles.c.id)
        .where(t.articles.c.id.in_(sorted(article_ids)))
    )
    return {(row[0], row[1]) for row in connection.execute(wanted)}


def _failed(connection: Connection, failure: Failure, now: datetime) -> bool:
    """Write a failure; one that was cleared and came back is open again."""
    row = _rows.failure(failure, now)
    table = t.failures
    held = connection.execute(select(table.c.cleared).where(table.c.id == row["id"])).first()
    if held is None:
        _put(connection, table, [row])
    elif held.cleared is not None:
        connection.execute(update(table).where(table.c.id == row["id"]).values(cleared=None))
    else:
        return False
    return True


def _clear_failures(connection: Connection, article: Article, now: datetime) -> None:
    """Close the failures that a page which was read has left behind: its own, or its file's."""
    table = t.failures
    same_page = table.c.page_id == article.page_id
    same_file = table.c.page_id.is_(None) & (table.c.origin == _rows.storable(article.origin))
    connection.execute(
        update(table).where(table.c.cleared.is_(None), same_page | same_file).values(cleared=now)
    )
