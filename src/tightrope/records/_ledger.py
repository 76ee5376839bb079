"""What the record says: events, conflicts, corrections and stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tightrope.records._articles import NoticeKind
from tightrope.records._basics import Interval, Span
from tightrope.records._reading import Claim, ClaimKind, EventCode, Modality


@dataclass(frozen=True, slots=True)
class Event:
    """Reports of one happening: the best supported values and how many origins tell of it.

    `origins` counts independent newsrooms, not pages; `reports` are EventReport ids, `sources` and
    `targets` actor ids; `story` the story it belongs to.
    """

    id: str
    story: str
    code: EventCode
    modality: Modality
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    when: Interval | None
    reports: tuple[str, ...]
    origins: int
    summary: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that cannot both be right. `settled` names the side a reference table bears out."""

    id: str
    kind: ClaimKind
    left: Claim
    right: Claim
    why: str
    settled: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A later statement by the source that replaces a claim.

    `wrong` and `right` are the words of the notice; `withdrawn` and `replacement` the ids of the
    claims they were read as, None where the words could not be read as a claim.
    """

    id: str
    article_id: str
    kind: NoticeKind
    day: date | None
    wrong: str | None
    right: str | None
    withdrawn: str | None
    replacement: str | None
    evidence: Span
    why: str


@dataclass(frozen=True, slots=True)
class Story:
    """The articles that tell of the same happening, in the order they came."""

    id: str
    headline: str
    articles: tuple[str, ...]
    origins: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Version:
    """One sight of an address: the page it gave, and how that differs from the version held before.

    `kind` is "first" or a kind of `Change`; `article_id` the article made of the page, None where
    nothing of meaning was new (then `against` names the article that still stands for it). `changed` is the
    share of words that differ (0..1), `removed` and `added` the sentences, in the bodies of `against` and
    of `article_id`.
    """

    address: str
    page_id: str
    article_id: str | None
    against: str | None
    kind: str
    changed: float
    why: str
    fetched: datetime | None
    removed: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
