"""The public API: a ledger opened, read into and asked. The command line calls nothing else.

Importing this costs little: the database is loaded when a ledger is opened, the language model when
pages are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TextIO, TypeVar

from tightrope._rows import Rows
from tightrope._summary import Progress, ReadSummary
from tightrope.errors import BadFilter
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
    Modality,
    Origin,
    Quote,
    QuoteKind,
    Stance,
    Story,
    Version,
)

if TYPE_CHECKING:
    from enum import StrEnum

    from tightrope.ledger import Counts, Detail, Head, Health, Hit, Lead, Ledger, Listed
    from tightrope.standing import Standing

Record = TypeVar("Record")

POWERS: Final = ("CHN", "RUS", "USA")
"""The powers that a state's standing is asked between unless others are named."""


def open_ledger(
    path: str | Path, *, knowledge_dir: str | Path | None = None, create: bool = True
) -> Tightrope:
    """Open the ledger at `path`; a new one is made where there is none, unless `create` is False.

    `knowledge_dir` holds a user's knowledge tables, put over ours. Use the result as a context
    manager, or close it. Raises LedgerMissing, LedgerNotOurs, LedgerTooNew, LedgerDamaged, LedgerBusy.
    """
    from tightrope.ledger import Ledger

    directory = Path(knowledge_dir) if knowledge_dir is not None else None
    return Tightrope(Ledger.open(Path(path), create=create), directory)


class Tightrope:
    """The record: pages go in with `read`, everything else asks. Made by `tightrope.open`.

    Lists come in one order (time in the world, then ids) as `Rows`. Days are `date` or ISO text
    ("2023-02-23"); `since` and `until` are both included, and rows without a day don't match them.
    """

    def __init__(self, ledger: Ledger, knowledge_dir: Path | None = None) -> None:
        self._ledger = ledger
        self._knowledge_dir = knowledge_dir

    def __enter__(self) -> Tightrope:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the ledger stands."""
        return self._ledger.path

    def close(self) -> None:
        """Let go of the ledger's file."""
        self._ledger.close()

    # --- pages in ---

    def read(
        self,
        paths: Iterable[str | Path],
        *,
        workers: int | None = None,
        now: datetime | None = None,
        progress: Callable[[Progress], None] | None = None,
        stdin: BinaryIO | None = None,
        offline: bool = False,
    ) -> ReadSummary:
        """Read files, folders and addresses ("-" is standard input) into the ledger; known ones cost nothing.

        The network is used for http(s) addresses among `paths` and for nothing else; with `offline` such an
        address is a failure.

        One article is one transaction: what was counted is kept, whatever happens next, and the same
        call goes on where it stopped. `workers` is the number of processes (default: one for each
        processor, at most four; 0 works in this process). `now` is written down as the time of
        recording. No page ends the run: see `failures()`. Raises LedgerBusy where another process
        writes, LedgerFull where the disk is full.
        """
        from tightrope._run import Run, default_workers

        run = Run(
            self._ledger,
            workers=default_workers() if workers is None else workers,
            knowledge_dir=self._knowledge_dir,
            now=now,
            progress=progress,
        )
        return run.read([paths] if isinstance(paths, str | Path) else paths, stdin, offline=offline)

    # --- lists ---

    def articles(
        self,
        *,
        outlet: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        story: str | None = None,
        limit: int | None = None,
    ) -> Rows[Article]:
        """Articles by day of publication; `outlet` is part of its name, `story` the beginning of an id."""
        found = self._ledger.articles(outlet=outlet, **_days(since, until), story=story, limit=limit)
        return self._rows(found, "articles")

    def events(
        self,
        *,
        actor: str | None = None,
        state: str | None = None,
        code: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        modality: str | None = None,
        story: str | None = None,
        limit: int | None = None,
    ) -> Rows[Event]:
        """Events by the days they may have been on, those without a day last.

        `actor` is an actor's id ("KAZ.MFA"), or part of a name; `state` a state's ISO 3166 code or
        name, its people and government included; `code` a PLOVER root, mode or CAMEO code ("CONSULT",
        "visit", "042"); `modality` one of `Modality`.
        """
        found = self._ledger.events(
            actor=actor,
            state=self._state(state),
            code=code,
            **_days(since, until),
            modality=_choice(modality, Modality),
            story=story,
            limit=limit,
        )
        if code and not found.records:
            self._must_be_a_code(code)
        return self._rows(found, "events")

    def reports(self, *, article: str | None = None, limit: int | None = None) -> Rows[EventReport]:
        """Each article's account of each deed, in the order of the text; `article` is a whole id."""
        return self._rows(self._ledger.reports(article=article, limit=limit), "reports")

    def quotes(
        self,
        *,
        speaker: str | None = None,
        about: str | None = None,
        stance: str | None = None,
        kind: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        limit: int | None = None,
    ) -> Rows[Quote]:
        """Quotes by article, in the order of the text.

        `speaker` and `about` are an actor's id or part of a name; `stance` is said, believed or
        wanted, `kind` direct, indirect or mixed; `since` and `until` are days of publication.
        """
        found = self._ledger.quotes(
            speaker=speaker,
            about=about,
            stance=_choice(stance, Stance),
            kind=_choice(kind, QuoteKind),
            **_days(since, until),
            limit=limit,
        )
        return self._rows(found, "quotes")

    def claims(
        self, *, kind: str | None = None, subject: str | None = None, limit: int | None = None
    ) -> Rows[Claim]:
        """Claims by article, withdrawn ones marked; `subject` is one code of what it is about ("KAZ")."""
        return self._rows(self._ledger.claims(kind=kind, subject=subject, limit=limit), "claims")

    def conflicts(self, *, kind: str | None = None, limit: int | None = None) -> Rows[Conflict]:
        """Pairs of claims that cannot both be right."""
        return self._rows(self._ledger.conflicts(kind=kind, limit=limit), "conflicts")

    def corrections(self, *, limit: int | None = None) -> Rows[Correction]:
        """What sources took back, by the day they did."""
        return self._rows(self._ledger.corrections(limit=limit), "corrections")

    def stories(
        self,
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        limit: int | None = None,
    ) -> Rows[Story]:
        """Stories by their first day."""
        return self._rows(self._ledger.stories(**_days(since, until), limit=limit), "stories")

    def copies(self, *, article: str | None = None, limit: int | None = None) -> Rows[CopyLink]:
        """Which articles share their words with which; `article` (a whole id) keeps links to and from it."""
        return self._rows(self._ledger.copies(article=article, limit=limit), "copies")

    def origins(self, *, limit: int | None = None) -> Rows[Origin]:
        """Groups of copies, largest first, each with who wrote it first and how sure that is."""
        return self._rows(self._ledger.origins(limit=limit), "origins")

    def versions(
        self, *, address: str | None = None, article: str | None = None, limit: int | None = None
    ) -> Rows[Version]:
        """What an address gave over time, each time set against the version before.

        `address` is an address as any page or link writes it, `article` a whole id of one of its versions;
        without either, all addresses that were met more than once.
        """
        from tightrope.articles.versions import address_key

        key = address_key(address) if address else None
        return self._rows(self._ledger.versions(address=key, article=article, limit=limit), "versions")

    def failures(self, *, skipped: bool | None = None, limit: int | None = None) -> Rows[Failure]:
        """Inputs that could not be read; `skipped` True or False keeps only the passed over or the broken."""
        return self._rows(self._ledger.failures(skipped=skipped, limit=limit), None)

    def search(self, text: str, *, limit: int | None = None) -> Rows[Hit]:
        """Articles that hold all words of `text`, best first.

        Words, "phrases in quotes", prefix*, -word to leave out, OR between alternatives. BadQuery,
        with the place of the mistake, where it makes no sense.
        """
        return self._rows(self._ledger.search(text, limit=limit), None)

    # --- single questions ---

    def show(self, wanted: str) -> Detail:
        """The record whose id begins with `wanted` (4 letters at least), with its receipts.

        Raises NotFound, or AmbiguousId where several ids begin so.
        """
        return self._ledger.show(wanted)

    def actors(self, ids: Sequence[str]) -> dict[str, Actor]:
        """Actors by id, each in the office in which the record names it most."""
        return self._ledger.actors(ids)

    def leads(self, events: Sequence[Event]) -> dict[str, Lead]:
        """The sentence of each event's first published report, with the words of the deed, by event id."""
        return self._ledger.leads(events)

    def taken_back(self) -> set[str]:
        """Ids of the events that no article tells of but ones that their newsroom retracted."""
        return self._ledger.taken_back()

    def retracted(self) -> set[str]:
        """Ids of the articles that their newsroom took back as a whole, all versions of such a page too."""
        return self._ledger.retracted()

    def heads(self) -> dict[str, Head]:
        """What is to be said of each article beside its text: page, outlet, day, newsroom, story."""
        return self._ledger.heads()

    def counts(self) -> Counts:
        """How much the ledger holds, so that "nothing happened" can be told from "no data"."""
        return self._ledger.counts()

    def check(self) -> Health:
        """Look for broken promises: file, search index, spans, hashes, and all that was worked out."""
        return self._ledger.check()

    def standing(
        self,
        state: str,
        powers: Sequence[str] = POWERS,
        *,
        day: date | str | None = None,
        window_days: int | None = None,
    ) -> Standing:
        """Where a state stood between powers on a day: deeds and votes counted, with their evidence.

        States are names or ISO 3166 codes. `day` is by default the last day of publication the ledger
        holds; the window reaches back a year. These are counts, not scores: `Standing.error` says what
        is known of their error. BadFilter where a state is not known.
        """
        from tightrope import standing

        whom = self._state(state) or ""
        others = tuple(self._state(power) or "" for power in powers)
        if whom in others:
            raise BadFilter("give powers other than the state itself")
        events = self.events(state=whom)
        heads = self.heads().values()
        return standing.of(
            whom,
            others,
            _day(day) or self.counts().last or date.min,
            events=events,
            actors=self.actors(sorted({key for event in events for key in (*event.sources, *event.targets)})),
            claims=self.claims(kind="vote"),
            published=sorted({head.published.start for head in heads if head.published.start}),
            window_days=window_days or standing.WINDOW_DAYS,
        )

    # --- out ---

    def export(
        self,
        table: str,
        to: TextIO,
        *,
        form: str = "jsonl",
        spreadsheet: bool = False,
        recorded: bool = False,
    ) -> int:
        """Write a table ("events", "reports", ... : docs/exports.md) as "jsonl" or "csv"; the row count.

        The same record gives the same bytes. `spreadsheet` marks cells that a spreadsheet would run as
        formulas; `recorded` adds the time of recording, which differs from run to run. BadFilter where
        there is no such table or format.
        """
        from tightrope import exports

        return exports.write(self._ledger, table, form, to, spreadsheet=spreadsheet, recorded=recorded)

    # --- helpers ---

    def _rows(self, found: Listed[Record], table: str | None) -> Rows[Record]:
        return Rows(found.records, found.total, partial(self._flat, table) if table else None)

    def _flat(self, table: str, records: Sequence[Any]) -> tuple[list[str], list[dict[str, Any]]]:
        from tightrope import exports

        return exports.columns_of(table), list(exports.rows(self._ledger, table, records))

    def _must_be_a_code(self, wanted: str) -> None:
        """Tell a code that no event has from one that there is not; looked up only when nothing was found."""
        from tightrope import knowledge

        if not knowledge.load(self._knowledge_dir).event_lexicon.knows(wanted):
            raise BadFilter(f"{wanted!r} is no PLOVER root, mode or CAMEO code (CONSULT, visit, 042)")

    def _state(self, wanted: str | None) -> str | None:
        """A state's code from its code or its name."""
        if wanted is None:
            return None
        from tightrope import knowledge

        known = knowledge.load(self._knowledge_dir)
        code = wanted.strip().upper()
        found = code if known.country(code) else known.state_of(wanted)
        if found is None:
            raise BadFilter(f"no state is called {wanted!r}; give its name or ISO 3166 code (KAZ)")
        return found


def _days(since: date | str | None, until: date | str | None) -> dict[str, date | None]:
    """The two ends of a filter by days; BadFilter where they leave no day between them."""
    first, last = _day(since), _day(until)
    if first and last and first > last:
        raise BadFilter(f"no day lies between {first} and {last}")
    return {"since": first, "until": last}


def _day(given: date | str | None) -> date | None:
    """A day from a date or its ISO text."""
    if given is None or (isinstance(given, date) and not isinstance(given, datetime)):
        return given
    if isinstance(given, datetime):
        return given.date()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise BadFilter(f"{given!r} is no day; write it as 2023-02-23") from None


def _choice(given: str | None, choices: type[StrEnum]) -> str | None:
    if given is None:
        return None
    wanted = given.casefold().replace(" ", "_").replace("-", "_")
    if wanted not in [choice.value for choice in choices]:
        raise BadFilter(f"{given!r} is none of: {', '.join(choice.value for choice in choices)}")
    return wanted
