"""What is recovered from a page: articles, notices, findings, links between copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tightrope.records._basics import UNKNOWN_MOMENT, Moment, Span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the body that stands in the page's decoded text.

    Characters `start` to `start + length` of the body come from `page_start` to
    `page_start + page_length` of the page text. The two lengths differ only where the page writes
    a character differently (an HTML entity, collapsed white space).
    """

    start: int
    length: int
    page_start: int
    page_length: int


class FindingKind(StrEnum):
    """What can be wrong with a page, or was done to its text."""

    INJECTED_SPAM = "injected_spam"
    COMMENT_FORM = "comment_form"
    REWORDED = "reworded"
    TRUNCATED = "truncated"
    PAYWALL_STUB = "paywall_stub"
    BLOCK_PAGE = "block_page"
    BOILERPLATE = "boilerplate"
    REPUBLISHED = "republished"
    DECODING = "decoding"
    GENERATED_FILLER = "generated_filler"
    TRUNCATED_DEPTH = "truncated_depth"
    READER_COMMENTS = "reader_comments"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader must know about the page: what, how sure (0..1), where, why.

    `page_spans` point into the page's decoded text, `body_spans` into the article's body.
    """

    kind: FindingKind
    score: float
    why: str
    page_spans: tuple[Span, ...] = ()
    body_spans: tuple[Span, ...] = ()


class NoticeKind(StrEnum):
    """What a newsroom's notice about its own article says."""

    CORRECTION = "correction"
    RETRACTION = "retraction"
    CLARIFICATION = "clarification"
    EDITORS_NOTE = "editors_note"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Notice:
    """A newsroom's notice about its own article, parsed as far as its words allow.

    `span` points into the page's decoded text (a notice is no part of the body). `wrong` and
    `right` quote what the notice says was wrong and is right; None where it doesn't say. `about` is
    the sentence of the article's body that it concerns, None where none can be told.
    """

    kind: NoticeKind
    span: Span
    day: date | None
    wrong: str | None
    right: str | None
    about: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What one witness on the page says of one field of the article, whether or not it was believed.

    `field` is "headline", "byline", "outlet", "section", "published", "modified", "agency", "dateline"
    or "language"; `value` is its plain text (days and instants in ISO 8601, names joined by "; ").
    `witness` names the part of the page in plain words ("JSON-LD datePublished", "meta og:title",
    "line 3"). `believed` marks the statements that the article's own field agrees with. `span` points
    into the page's decoded text where the words stand there as they are.
    """

    field: str
    value: str
    witness: str
    believed: bool
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live blog: its stretch of the body, its heading, and when it was posted.

    `span` points into the article's body and holds the entry's own words, without heading and time.
    """

    span: Span
    heading: str | None
    posted: Moment = UNKNOWN_MOMENT
    byline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """The story recovered from a page.

    `text` is the page's decoded text, `body` the article's own words, paragraphs parted by one
    blank line; `offsets` maps body to `text`, in order, without overlap. Fields the page does not
    tell are None or empty. `dateline` is the place at the head ("MOSCOW"). `language` is an ISO
    639-1 code told from the body. `witnesses` says for headline, byline, outlet ... which part of
    the page told it; `statements` keeps what every witness said, the ones not believed too.
    `entries` are a live blog's, in the order of the page; empty for any other article.
    """

    id: str
    page_id: str
    origin: str
    text: str
    headline: str | None
    body: str
    offsets: tuple[Run, ...]
    byline: tuple[str, ...]
    outlet: str | None
    agency: str | None
    dateline: str | None
    published: Moment
    language: str
    notices: tuple[Notice, ...]
    findings: tuple[Finding, ...]
    witnesses: Mapping[str, str] = field(default_factory=dict)
    url: str | None = None
    modified: Moment = UNKNOWN_MOMENT
    maker: str = ""
    section: str | None = None
    statements: tuple[Statement, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def disagreements(self) -> tuple[Statement, ...]:
        """The statements that were not believed because another witness said otherwise."""
        return tuple(statement for statement in self.statements if not statement.believed)

    def page_span(self, start: int, end: int) -> Span:
        """The stretch of the page's decoded text that body[start:end] came from.

        Characters we put in ourselves (the blank line between paragraphs) take the nearest place.
        """
        if not self.offsets:
            return Span(0, 0, "")
        first = _to_page(self.offsets, start)
        last = _to_page(self.offsets, max(start, end - 1), end_of_char=True)
        return Span.of(self.text, first, max(first, last))


def _to_page(runs: tuple[Run, ...], offset: int, *, end_of_char: bool = False) -> int:
    for run in runs:
        if offset < run.start:
            return run.page_start
        if offset < run.start + run.length:
            if run.length == run.page_length:
                return run.page_start + offset - run.start + end_of_char
            return run.page_start + (run.page_length if end_of_char else 0)
    last = runs[-1]
    return last.page_start + last.page_length


@dataclass(frozen=True, slots=True)
class CopyLink:
    """One article shares its words with an earlier one.

    `similarity` is the share of the copy's word shingles found in the original (0..1); `kind` is
    "exact", "near", "partial" or "reworded"; `original` is the article we hold for the source.
    `score` is how sure it is that the two share their text (0..1, calibrated); `direction` says in plain
    words why the original is held to be the earlier, and `direction_score` how sure that is (0.5: either).
    """

    copy: str
    original: str
    kind: str
    similarity: float
    why: str
    score: float = 1.0
    direction: str = ""
    direction_score: float = 0.5


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote first what a group of copies tells, as well as it can be told.

    `members` are the articles' ids, sorted. `article` is the one among them that stands nearest to the
    origin; `newsroom` names the origin itself (an agency or an outlet), which may be none of the
    members; "" where nothing names it. `confidence` (0..1) is how sure the newsroom is; `why` says what
    tells it.
    """

    id: str
    members: tuple[str, ...]
    article: str
    newsroom: str
    confidence: float
    why: str
