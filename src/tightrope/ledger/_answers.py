"""What the ledger answers with: records about records, frozen, with nothing of the database in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from tightrope.records import (
    Article,
    Claim,
    Conflict,
    Correction,
    Event,
    EventReport,
    Interval,
    Moment,
    Quote,
    Span,
    Story,
)

Record = TypeVar("Record")

Shown = Article | Claim | Conflict | Correction | Event | EventReport | Quote | Story


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a page: the article's id, and whether the ledger learnt anything."""

    article_id: str
    new: bool


@dataclass(frozen=True, slots=True)
class Listed(Generic[Record]):
    """The records that match, up to the limit, and how many match in all."""

    records: tuple[Record, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Head:
    """An article without its text: its page, where it comes from, and what the ledger made of it.

    `origin` is where the page was met, of several places the first by name, so that it does not depend
    on which was read first.
    `newsroom` is what its copies are counted under, with `confidence` (0..1; None in a ledger of an older
    version), `copies` the first published of its group, `story` the id of its story, `recorded` when it was
    added.
    """

    id: str
    page_id: str
    origin: str
    headline: str | None
    outlet: str | None
    published: Interval
    newsroom: str
    copies: str
    story: str
    recorded: datetime
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence of an event's first report: `text[start:end]` are the words of the deed."""

    report_id: str
    article_id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found.

    `snippet` is a piece of its body (or headline) and `marks` the stretches [start, end) of it that
    were looked for. Better hits come first; `rank` is FTS5's bm25, lower is better, comparable only
    within one search.
    """

    article_id: str
    headline: str | None
    outlet: str | None
    published: Moment
    snippet: str
    marks: tuple[tuple[int, int], ...]
    rank: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a receipt's sentence and what it is there: "who", "did", "to whom", "says" ..."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where one statement of the record stands: the words, what they are read as, and their page.

    `text` are the words (`article.body` or, for notices, the page's text, from `start` to `end`);
    `marks` count from the start of `text`. `page` is the same stretch of the page's decoded text,
    `before` and `behind` what stands around it there. `origins` are where the page was met.
    """

    record: EventReport | Quote | Claim | Correction
    article: Article
    place: str
    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    page: Span
    before: str
    behind: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """A record with all it rests on.

    `history` says, oldest first, what was believed of it before; `notes` what else is known of it
    (of an article: what it copies).
    """

    kind: str
    record: Shown
    receipts: tuple[Receipt, ...]
    history: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A way in which the ledger breaks a promise: a code, what is wrong, and the row it is wrong with."""

    code: str
    detail: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found: how much was looked at, and the problems; a healthy ledger has none."""

    checked: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds, to tell "nothing happened" from "no data".

    `first` and `last` are the first and last day of publication; `undated` counts events without
    any day, `failed` and `skipped` inputs that could not be read or were passed over.
    """

    pages: int
    articles: int
    stories: int
    events: int
    undated: int
    reports: int
    quotes: int
    claims: int
    conflicts: int
    corrections: int
    failed: int
    skipped: int
    first: date | None
    last: date | None
