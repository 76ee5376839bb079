"""The ledger as one object: opens a file, gives a writer, answers questions; owns no statement itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType

from sqlalchemy import ColumnElement, Connection, Engine, Table, func, select

from tightrope.errors import NotFound
from tightrope.knowledge import Knowledge
from tightrope.ledger import _check, _provenance, _query, _records, _records_reading, _search, _show
from tightrope.ledger import _schema as t
from tightrope.ledger._answers import Counts, Detail, Head, Health, Hit, Lead, Listed
from tightrope.ledger._connect import open_engine, writing
from tightrope.ledger._faults import told
from tightrope.ledger._provenance import Held
from tightrope.ledger._write import Writer
from tightrope.records import (
    Actor,
    Article,
    Claim,
    Conflict,
    CopyLink,
    Correction,
    Event,
    EventReport,
    Failure,
    Origin,
    Page,
    Quote,
    Reading,
    Story,
    Version,
)


class Ledger:
    """A ledger's file, open. Make one with `Ledger.open`; close it, or use it as a context manager."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Ledger:
        """Open the ledger at `path`, made anew where there is none and `create` allows.

        An older ledger is brought up to date in one transaction. Raises LedgerMissing, LedgerNotOurs,
        LedgerTooNew, LedgerDamaged, LedgerBusy, LedgerError; a refused file is left as it was.
        """
        return cls(open_engine(path, create=create), path)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with told(self.path), self._engine.connect() as connection:
            yield connection

    def writer(self, program: str, knowledge: Knowledge | None = None) -> Writer:
        """What adds pages; to be used as a context manager."""
        return Writer(self._engine, self.path, program, knowledge)

    # --- lists ---

    def articles(
        self,
        *,
        outlet: str | None = None,
        since: date | None = None,
        until: date | None = None,
        story: str | None = None,
        limit: int | None = None,
    ) -> Listed[Article]:
        """Articles by day of publication."""
        with self._asking() as connection:
            return _query.articles(
                connection, outlet=outlet, since=since, until=until, story=story, limit=limit
            )

    def events(
        self,
        *,
        actor: str | None = None,
        state: str | None = None,
        code: str | None = None,
        since: date | None = None,
        until: date | None = None,
        modality: str | None = None,
        story: str | None = None,
        limit: int | None = None,
    ) -> Listed[Event]:
        """Events by the days they may have happened on."""
        with self._asking() as connection:
            return _query.events(
                connection,
                actor=actor,
                state=state,
                code=code,
                since=since,
                until=until,
                modality=modality,
                story=story,
                limit=limit,
            )

    def reports(self, *, article: str | None = None, limit: int | None = None) -> Listed[EventReport]:
        """Reports of events by article, in the order of the text."""
        with self._asking() as connection:
            return _query.reports(connection, article=article, limit=limit)

    def quotes(
        self,
        *,
        speaker: str | None = None,
        about: str | None = None,
        stance: str | None = None,
        kind: str | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> Listed[Quote]:
        """Quotes by article, in the order of the text."""
        with self._asking() as connection:
            return _query.quotes(
                connection,
                speaker=speaker,
                about=about,
                stance=stance,
                kind=kind,
                since=since,
                until=until,
                limit=limit,
            )

    def claims(
        self, *, kind: str | None = None, subject: str | None = None, limit: int | None = None
    ) -> Listed[Claim]:
        """Claims by article, in the order of the text, withdrawn ones marked."""
        with self._asking() as connection:
            return _query.claims(connection, kind=kind, subject=subject, limit=limit)

    def conflicts(self, *, kind: str | None = None, limit: int | None = None) -> Listed[Conflict]:
        """Conflicts that stand."""
        with self._asking() as connection:
            return _query.conflicts(connection, kind=kind, limit=limit)

    def corrections(self, *, limit: int | None = None) -> Listed[Correction]:
        """Corrections by the day they were made."""
        with self._asking() as connection:
            return _query.corrections(connection, limit=limit)

    def stories(
        self, *, since: date | None = None, until: date | None = None, limit: int | None = None
    ) -> Listed[Story]:
        """Stories by their first day."""
        with self._asking() as connection:
            return _query.stories(connection, since=since, until=until, limit=limit)

    def failures(self, *, skipped: bool | None = None, limit: int | None = None) -> Listed[Failure]:
        """Inputs that could not be read and were not read since."""
        with self._asking() as connection:
            return _query.failures(connection, skipped=skipped, limit=limit)

    def copies(self, *, article: str | None = None, limit: int | None = None) -> Listed[CopyLink]:
        """Links between copies; of one article (a whole id) those to and from it."""
        with self._asking() as connection:
            return _provenance.copies(connection, article=article, limit=limit)

    def origins(self, *, limit: int | None = None) -> Listed[Origin]:
        """Groups of copies with the newsroom that wrote them first, largest first."""
        with self._asking() as connection:
            return _provenance.origins(connection, limit=limit)

    def versions(
        self, *, address: str | None = None, article: str | None = None, limit: int | None = None
    ) -> Listed[Version]:
        """What addresses gave over time; without a filter those that were met more than once."""
        with self._asking() as connection:
            return _provenance.versions(connection, address=address, article=article, limit=limit)

    # --- single questions ---

    def history(self, address: str) -> tuple[list[Held], str | None]:
        """The versions kept of an address, oldest first, and the id of the one that stands now.

        `address` is a key of `articles.versions.address_key`; nothing is known of one never met.
        """
        with self._asking() as connection:
            stands = _provenance.standing(connection, address)
            return (_provenance.history(connection, address), stands[0]) if stands else ([], None)

    def actors(self, ids: Sequence[str]) -> dict[str, Actor]:
        """Actors by id, each as the record knows it best."""
        with self._asking() as connection:
            return _query.actors(connection, ids)

    def leads(self, events: Sequence[Event]) -> dict[str, Lead]:
        """The sentence of each event's first published report, by the event's id."""
        with self._asking() as connection:
            return _query.leads(connection, events)

    def taken_back(self) -> set[str]:
        """Ids of the events that no article tells of but ones that their newsroom retracted."""
        with self._asking() as connection:
            return _query.taken_back(connection)

    def retracted(self) -> set[str]:
        """Ids of the articles that their newsroom took back as a whole, all versions of such a page too."""
        with self._asking() as connection:
            return _query.retracted(connection)

    def search(self, query: str, *, limit: int | None = None) -> Listed[Hit]:
        """Articles that hold the words of a query, best first; BadQuery where it makes no sense."""
        with self._asking() as connection:
            hits, total = _search.search(connection, query, limit)
            return Listed(tuple(hits), total)

    def show(self, wanted: str) -> Detail:
        """One record by the beginning of its id, with its receipts; NotFound, AmbiguousId."""
        with self._asking() as connection:
            return _show.show(connection, wanted)

    def check(self) -> Health:
        """Look for broken promises in the whole ledger. Writes nothing."""
        with told(self.path), writing(self._engine).connect() as connection:
            found = _check.check(connection)
            connection.rollback()
            return found

    def heads(self) -> dict[str, Head]:
        """What lists and exports say of each article beside its text, by id."""
        with self._asking() as connection:
            return _query.heads(connection)

    def recent(self, most: int) -> Iterator[tuple[Article, Reading, str]]:
        """The articles added last, oldest first, with their readings and the keys of their stories.

        What the index of copies and the stream of stories are built up from when a run begins.
        """
        with self._asking() as connection:
            newest = select(t.articles.c.n).order_by(t.articles.c.n.desc()).limit(most)
            for n in sorted(connection.execute(newest).scalars()):
                rows = connection.execute(select(t.articles).where(t.articles.c.n == n)).mappings().all()
                (article,) = _records.articles(connection, rows)
                yield article, _records_reading.reading(connection, article.id), rows[0]["story_key"]

    def texts(self, most: int) -> Iterator[Article]:
        """The articles added last, oldest first, with what tells of copies alone: words, day, credits.

        Their page's text, their notices and what else hangs on an article are left out; this is many times
        faster than `recent`.
        """
        with self._asking() as connection:
            newest = select(t.articles.c.n).order_by(t.articles.c.n.desc()).limit(most).subquery()
            rows = select(*_records.TOLD_OF_COPIES).where(
                t.articles.c.n >= select(func.min(newest.c.n)).scalar_subquery()
            )
            reworded = _records.reworded(connection)
            for row in connection.execute(rows.order_by(t.articles.c.n)).mappings():
                yield _records.told_of_copies(row, reworded.get(row["id"]))

    def body(self, article_id: str) -> str | None:
        """The body of an article by its id, None where the ledger holds none of that id."""
        with self._asking() as connection:
            wanted = select(t.articles.c.body).where(t.articles.c.id == article_id)
            return connection.execute(wanted).scalar_one_or_none()

    def page(self, page_id: str) -> Page:
        """A page with its bytes as they came; NotFound where the ledger holds none of that id."""
        with self._asking() as connection:
            row = connection.execute(select(t.pages).where(t.pages.c.id == page_id)).mappings().first()
            if row is None:
                raise NotFound(f"no page has the id {page_id!r}")
            met = select(func.min(t.sightings.c.origin)).where(t.sightings.c.page_id == page_id)
            return _records.page(row, connection.execute(met).scalar_one() or "")

    def counts(self) -> Counts:
        """How much the ledger holds."""
        with self._asking() as connection:

            def number(table: Table, *wanted: ColumnElement[bool]) -> int:
                statement = select(func.count()).select_from(table).where(*wanted)
                return int(connection.execute(statement).scalar_one())

            days = select(func.min(t.articles.c.published_earliest), func.max(t.articles.c.published_latest))
            first, last = connection.execute(days).one()
            standing = t.events.c.believed_to.is_(None)
            undated = t.events.c.when_from.is_(None) & t.events.c.when_to.is_(None)
            unread = t.failures.c.cleared.is_(None)
            return Counts(
                pages=number(t.pages),
                articles=number(t.articles),
                stories=number(t.stories, t.stories.c.believed_to.is_(None)),
                events=number(t.events, standing),
                undated=number(t.events, standing, undated),
                reports=number(t.reports),
                quotes=number(t.quotes),
                claims=number(t.claims),
                conflicts=number(t.conflicts, t.conflicts.c.believed_to.is_(None)),
                corrections=number(t.corrections),
                failed=number(t.failures, unread, t.failures.c.skipped.is_(False)),
                skipped=number(t.failures, unread, t.failures.c.skipped.is_(True)),
                first=first,
                last=last,
            )
