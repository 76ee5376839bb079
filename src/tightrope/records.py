"""Every record that flows between the rooms, frozen and typed, in one place.

This module owns the shapes and nothing else: no record reads a file, a clock or a database. Offsets
count Unicode code points of the text they point into, `start` inclusive and `end` exclusive. A
record's `id` is a content hash (`content_id`), so the same input gives the same id in every run.

Add a field here when two rooms need it; keep what one room needs in that room.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


def content_id(*parts: str | bytes | int | None) -> str:
    """The BLAKE2b hash, 16 bytes as 32 hex digits, of the parts in order.

    Parts are length-prefixed before hashing, so ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else b"" if part is None else str(part).encode()
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


# --- spans and time ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `text_of_the_whole[start:end] == text`, always."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, whole: str, start: int, end: int) -> Span:
        """The span of `whole` from `start` to `end`; the text is taken from `whole` itself."""
        return cls(start, end, whole[start:end])

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character of the same text."""
        return self.start < other.end and other.start < self.end


class Precision(StrEnum):
    """How exactly a `Moment` is known."""

    INSTANT = "instant"  # date and time of day with its zone
    DAY = "day"  # one calendar day
    RANGE = "range"  # one of several days
    UNKNOWN = "unknown"  # no day can be told; earliest and latest are None


@dataclass(frozen=True, slots=True)
class Interval:
    """The days in which something holds, both ends included; None is an open end."""

    start: date | None
    end: date | None

    def overlaps(self, other: Interval) -> bool:
        """Whether some day may lie in both; an open end reaches to the end of time."""
        return (self.start is None or other.end is None or self.start <= other.end) and (
            other.start is None or self.end is None or other.start <= self.end
        )

    @property
    def is_day(self) -> bool:
        """Whether exactly one day is meant."""
        return self.start is not None and self.start == self.end


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or instant as well as it is known, and how it came to be known.

    `witness` says in plain words what tells the time ("meta article:published_time",
    "inferred: 'on Thursday' is the vote of 2023-02-23"). `inferred` is False when the page states
    it. `evidence` holds spans of the page's text where an inference rests on words.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    witness: str
    instant: datetime | None = None
    inferred: bool = False
    evidence: tuple[Span, ...] = ()

    @property
    def interval(self) -> Interval:
        """The days it may be."""
        return Interval(self.earliest, self.latest)


UNKNOWN_MOMENT = Moment(None, None, Precision.UNKNOWN, "the page names no day")


# --- pages ------------------------------------------------------------------------------------


class MediaType(StrEnum):
    """What a page's bytes are."""

    HTML = "text/html"
    TEXT = "text/plain"


@dataclass(frozen=True, slots=True)
class Page:
    """What was handed over, as it came: bytes, where from, when.

    `declared` holds what the hander-over said beside the bytes (a JSON Lines row's "url",
    "published", "outlet", "title", "charset"): strings only. `id` hashes content, media type and
    `declared`, not `origin` or `fetched`: the same bytes met twice are one page seen twice.
    """

    id: str
    origin: str
    content: bytes
    media_type: MediaType
    fetched: datetime | None = None
    declared: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        content: bytes,
        origin: str,
        media_type: MediaType,
        fetched: datetime | None = None,
        declared: Mapping[str, str] | None = None,
    ) -> Page:
        """A page with its id worked out from what it holds."""
        said = dict(sorted((declared or {}).items()))
        key = content_id(content, media_type, json.dumps(said, ensure_ascii=False))
        return cls(key, origin, content, media_type, fetched, said)


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be read, or was passed over with a reason: one row, never silence.

    `code` is an error code of `errors.py`; `stage` the room that gave up; `detail` says what is
    wrong with this input, `remedy` what the user can do. `skipped` tells a page that holds nothing
    for us (empty, unsupported language) from one that broke.
    """

    code: str
    stage: str
    origin: str
    detail: str
    remedy: str
    page_id: str | None = None
    skipped: bool = False


# --- articles ---------------------------------------------------------------------------------


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
    `right` quote what the notice says was wrong and is right; None where it doesn't say.
    """

    kind: NoticeKind
    span: Span
    day: date | None
    wrong: str | None
    right: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """The story recovered from a page.

    `text` is the page's decoded text, `body` the article's own words, paragraphs parted by one
    blank line; `offsets` maps body to `text`, in order, without overlap. Fields the page does not
    tell are None or empty. `dateline` is the place at the head ("MOSCOW"). `language` is an ISO
    639-1 code told from the body. `witnesses` says for headline, byline, outlet ... which part of
    the page told it.
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
    """

    copy: str
    original: str
    kind: str
    similarity: float
    why: str


# --- reading ----------------------------------------------------------------------------------


class ActorKind(StrEnum):
    """What sort of actor it is."""

    STATE = "state"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or is acted on, resolved as of the article's day.

    `id` is stable and readable: "KAZ" (state), "KAZ.GOV" (its government, also when its capital
    stands for it), "KAZ.MFA" (a ministry), "IGO.UN.GA" (an organisation), "Q.antony-blinken" style
    slugs for persons. `states` are ISO 3166 alpha-3 codes: one for a state's own actors, several
    for a group ("the five Central Asian states"), none when no state is known. `role` is a PLOVER
    role code (GOV, MIL, LEG, ...) or "". `office` is the post held on that day, in plain words
    ("president of Kazakhstan"); `name` is the full name.
    """

    id: str
    name: str
    kind: ActorKind
    states: tuple[str, ...] = ()
    role: str = ""
    office: str | None = None

    @property
    def state(self) -> str:
        """The one state it belongs to, or "" where there is none or several."""
        return self.states[0] if len(self.states) == 1 else ""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A span of the body that names an actor.

    `form` is "name", "title" ("the Kazakh president"), "metonym" ("Moscow" for its government),
    "pronoun" or "description"; `why` says in plain words what resolved it. `alternatives` are
    other readings, best first. `antecedent` is the earlier mention a pronoun or short form rests on.
    """

    span: Span
    actor: Actor
    form: str
    score: float
    why: str
    alternatives: tuple[Actor, ...] = ()
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression: TIMEX3 type (DATE, TIME, DURATION, SET) and value, and the days it spans."""

    span: Span
    type: str
    value: str
    interval: Interval | None
    why: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map; `geoname_id` where our gazetteer knows it, `country` ISO alpha-3."""

    name: str
    kind: str
    country: str
    latitude: float | None
    longitude: float | None
    geoname_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A span of the body that names a place, resolved; `alternatives` best first.

    `form` is "name", "metonym" (a capital that stands for its government), "adjective" ("Kazakh"),
    "embedded" (inside a longer name: "Bank of England"), "facility" (a building or street, placed
    where the text is) or "unlisted" (no place of our gazetteer, placed likewise): only a name or
    facility says where something happened.
    """

    span: Span
    place: Place
    score: float
    why: str
    alternatives: tuple[Place, ...] = ()
    form: str = "name"


class QuoteKind(StrEnum):
    """How the words are given: all in quotation marks, none, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the source does with the content: says it, thinks it, wants or plans it."""

    SAID = "said"
    BELIEVED = "believed"
    WANTED = "wanted"


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words or claim, with the speaker resolved as far as the text allows.

    `content` is in text order, one span for each unbroken stretch. `verbatim` is False for
    indirect speech and for every quote of an article found to be machine-reworded. `speaker` is
    None when nobody can be named; `source` are the words that name the source in this sentence
    ("he", "the regional expert", "Mr. Halloran"). `about` lists ids of actors named in the content.
    """

    id: str
    article_id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: Actor | None
    kind: QuoteKind
    stance: Stance
    verbatim: bool
    about: tuple[str, ...]
    score: float
    why: str
    maker: str

    @property
    def text(self) -> str:
        """The content's stretches joined by " ... "."""
        return " ... ".join(span.text for span in self.content)


class Modality(StrEnum):
    """Whether the deed took place, as the text tells it."""

    HAPPENED = "happened"
    UNDER_WAY = "under_way"
    PLANNED = "planned"
    THREATENED = "threatened"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class EventCode:
    """PLOVER root and mode (mode "" where none fits), and the CAMEO code to the digit we can tell."""

    plover: str
    mode: str
    cameo: str


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A number the report states about the deed: what is counted, and how many, at least and at most."""

    what: str
    least: int
    most: int
    span: Span


@dataclass(frozen=True, slots=True)
class EventReport:
    """One article's account of one deed: who did what to whom, when, where, by whose account.

    `according_to` is None when the article itself tells it, else the actor whose words it is.
    `when` is None where the text gives no time; `when_why` says what it rests on. `evidence` is
    the sentence; `action` the words of the deed inside it. `quote_id` names the quote it stands in.
    """

    id: str
    article_id: str
    sources: tuple[ActorMention, ...]
    action: Span
    targets: tuple[ActorMention, ...]
    code: EventCode
    modality: Modality
    when: Interval | None
    when_why: str
    where: tuple[PlaceMention, ...]
    magnitudes: tuple[Magnitude, ...]
    according_to: Actor | None
    quote_id: str | None
    score: float
    why: str
    evidence: Span
    maker: str


class ClaimKind(StrEnum):
    """What a claim is about; only claims of one kind can contradict each other."""

    VOTE = "vote"
    COUNT = "count"
    DATE = "date"
    BORDER = "border"
    OFFICE = "office"
    MEMBERSHIP = "membership"
    OCCURRENCE = "occurrence"


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable proposition inside a report.

    `subject` names what it is about in a normal form that two articles share ("KAZ", or
    "KAZ+KGZ+TJK+TKM+UZB"); `attribute` what is said of it ("vote UN General Assembly", "killed",
    "borders"); `values` the value, sorted; several values mean "one of these, the text does not
    say which". `holds` is the time it is true of. `negated` denies it. `words` gives it in plain
    English. `withdrawn` marks what the source itself has taken back.
    """

    id: str
    article_id: str
    kind: ClaimKind
    subject: str
    attribute: str
    values: tuple[str, ...]
    holds: Interval | None
    negated: bool
    according_to: Actor | None
    words: str
    evidence: Span
    maker: str
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article. `notes` are findings of the reading itself (text cut at
    a limit, language not supported)."""

    article_id: str
    actors: tuple[ActorMention, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    quotes: tuple[Quote, ...]
    events: tuple[EventReport, ...]
    claims: tuple[Claim, ...]
    notes: tuple[Finding, ...]
    maker: str


# --- the record -------------------------------------------------------------------------------


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
