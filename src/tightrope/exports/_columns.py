"""The flat tables of the record: which columns they have, in order, and what each means.

`docs/exports.md` lists the same columns; a test holds the two against each other. Columns are only
ever added, at the end of a table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from tightrope.exports import _values
from tightrope.exports._values import Context, Found, Row, Stated
from tightrope.records import (
    Article,
    Claim,
    Conflict,
    CopyLink,
    Correction,
    Event,
    EventReport,
    Origin,
    Quote,
    Story,
    Version,
)

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Table(Generic[Record]):
    """One table of the record: what a row is, its columns in order with their meaning, and their values."""

    name: str
    row: str
    columns: Mapping[str, str]
    values: Callable[[Record, Context], Row]


def _evidence_columns(what: str) -> dict[str, str]:
    """The columns that lead from a row to the words it rests on."""
    return {
        "article_id": f"the article {what} stands in",
        "page_id": "hash of the page the article was made of",
        "start": "first character of the words, counted in code points",
        "end": "the character behind the last",
        "text": "the exact words",
    }


def _side_columns(side: str) -> dict[str, str]:
    meanings = {
        "claim": f"id of the {side} claim",
        "words": "what it says",
        "outlet": "who says so",
        **_evidence_columns("it"),
    }
    return {f"{side}_{name}": meaning for name, meaning in meanings.items()}


ARTICLES: Final[Table[Article]] = Table(
    "articles",
    "one article",
    {
        "id": "the article's id",
        "page_id": "hash of the page it was made of",
        "origin": "where the page was met; of several places the first by name",
        "url": "the address the page names for itself",
        "headline": "its headline",
        "outlet": "who published this page",
        "agency": "the agency it credits",
        "byline": "its authors",
        "dateline": "the place at its head",
        "published_from": "first day it may have been published",
        "published_to": "last day it may have been published",
        "published_precision": "instant, day, range or unknown",
        "published_inferred": "whether the day was inferred",
        "published_witness": "what tells the day",
        "language": "ISO 639-1 code of the body",
        "newsroom": "its origin: what its copies are counted under",
        "copies": "the first published article of its copies, itself included",
        "story": "id of its story",
        "findings": "what is wrong with the page",
        "body": "the article's own words",
        "section": "the part of the paper it stands in",
        "modified_from": "first day it may have been changed last",
        "modified_to": "last day of that",
        "origin_confidence": "how sure the newsroom is, 0 to 1",
    },
    _values.article,
)

COPIES: Final[Table[CopyLink]] = Table(
    "copies",
    "one article that shares its words with an earlier one",
    {
        "copy": "id of the copy",
        "original": "id of the article held for its source",
        "kind": "exact, near, partial or reworded",
        "similarity": "share of the copy's runs of three words that the original has, 0 to 1",
        "score": "how sure it is that they share their text, 0 to 1",
        "why": "what tells that they do",
        "direction": "what tells which came first",
        "direction_score": "how sure that is; 0.5 is either",
        "copy_outlet": "who published the copy",
        "original_outlet": "who published the original",
    },
    _values.copy,
)

ORIGINS: Final[Table[Origin]] = Table(
    "origins",
    "one text that several articles print, and who wrote it first",
    {
        "id": "the first published article of the group",
        "newsroom": "who wrote it, as far as it can be told",
        "confidence": "how sure that is, 0 to 1",
        "why": "what tells so",
        "article": "the article that stands nearest to the origin",
        "members": "ids of the articles that print it",
    },
    _values.origin,
)

STATEMENTS: Final[Table[Stated]] = Table(
    "statements",
    "what one witness on a page says of one field of its article, believed or not",
    {
        "article_id": "the article",
        "field": "headline, byline, outlet, section, published, modified, agency, dateline or language",
        "value": "what the witness says",
        "witness": "which part of the page it is",
        "believed": "whether the article's own field agrees",
    },
    _values.statement,
)

FINDINGS: Final[Table[Found]] = Table(
    "findings",
    "one thing that is wrong with a page, or was done to its text",
    {
        "article_id": "the article",
        "kind": "what it is",
        "score": "how sure it is, 0 to 1",
        "why": "in plain words",
        "page_start": "where it begins in the page's decoded text; empty where it is of the whole",
        "page_end": "where it ends there",
        "body_start": "where it begins in the article's body",
        "body_end": "where it ends there",
        "text": "its words",
    },
    _values.finding,
)

VERSIONS: Final[Table[Version]] = Table(
    "versions",
    "one sight of an address, set against the version held before",
    {
        "address": "the page's address without what varies (https, www, tracking)",
        "page_id": "hash of the page as it came",
        "article_id": "the article made of it; empty where nothing of meaning was new",
        "against": "the article it was set against",
        "kind": "first, same, noise, retitled, edit, correction, revert or stub",
        "changed": "share of words that differ, 0 to 1",
        "why": "in plain words",
        "fetched": "when the page was fetched, where that is known",
        "removed": "sentences that went",
        "added": "sentences that came",
    },
    _values.version,
)

EVENTS: Final[Table[Event]] = Table(
    "events",
    "one event: the reports of one happening, merged",
    {
        "id": "the event's id",
        "summary": "the event as one sentence",
        "when_from": "first day it may have been",
        "when_to": "last day it may have been",
        "sources": "ids of who did it",
        "source_names": "their names",
        "targets": "ids of whom it was done to",
        "target_names": "their names",
        "plover": "PLOVER root",
        "mode": "PLOVER mode",
        "cameo": "CAMEO code to the digit that can be told",
        "modality": "happened, under_way, planned, threatened, denied or hypothetical",
        "origins": "independent newsrooms that tell of it",
        "reports": "ids of its reports",
        "story": "id of its story",
        **_evidence_columns("its first published report"),
        "taken_back": "whether no article tells of it but ones that their newsroom retracted",
    },
    _values.event,
)

REPORTS: Final[Table[EventReport]] = Table(
    "reports",
    "one article's account of one deed",
    {
        "id": "the report's id",
        "event": "id of the event it belongs to",
        "when_from": "first day by this account",
        "when_to": "last day by this account",
        "when_why": "what the time rests on",
        "sources": "ids of who did it",
        "source_states": "their states",
        "targets": "ids of whom it was done to",
        "target_states": "their states",
        "places": "where",
        "plover": "PLOVER root",
        "mode": "PLOVER mode",
        "cameo": "CAMEO code",
        "modality": "as the article tells it",
        "according_to": "id of whose account it is, empty for the article's own",
        "magnitudes": "numbers told: what, at least, at most",
        "action": "the words of the deed",
        "quote": "id of the quote it stands in",
        "score": "how sure the reader is, 0 to 1",
        "why": "why it was read so",
        "outlet": "who published it",
        "newsroom": "the article's origin",
        "published": "first day the article may have been published",
        **_evidence_columns("it"),
    },
    _values.report,
)

QUOTES: Final[Table[Quote]] = Table(
    "quotes",
    "one quotation or claim of somebody",
    {
        "id": "the quote's id",
        "content": 'the words, stretches joined by " ... "',
        "speaker": "id of who speaks",
        "speaker_name": "the speaker's full name",
        "speaker_office": "the post held on that day",
        "speaker_states": "the speaker's states",
        "source_words": "the words that name the source",
        "cue": "the words of saying",
        "kind": "direct, indirect or mixed",
        "stance": "said, believed or wanted",
        "verbatim": "whether these are the speaker's own words",
        "about": "ids of actors named in it",
        "score": "how sure the reader is, 0 to 1",
        "why": "why it was read so",
        "outlet": "who published it",
        "newsroom": "the article's origin",
        "published": "first day the article may have been published",
        **_evidence_columns("it"),
    },
    _values.quote,
)

CLAIMS: Final[Table[Claim]] = Table(
    "claims",
    "one proposition that another page can contradict",
    {
        "id": "the claim's id",
        "words": "the claim in plain English",
        "kind": "vote, count, date, border, office, membership or occurrence",
        "subject": "what it is about",
        "attribute": "what is said of it",
        "values": "the value; several mean one of these",
        "holds_from": "first day it is true of",
        "holds_to": "last day it is true of",
        "negated": "whether it is denied",
        "withdrawn": "whether its source has taken it back",
        "according_to": "id of whose account it is",
        "outlet": "who published it",
        **_evidence_columns("it"),
    },
    _values.claim,
)

CONFLICTS: Final[Table[Conflict]] = Table(
    "conflicts",
    "two claims of different origins that cannot both be right",
    {
        "id": "the conflict's id",
        "kind": "the kind of both claims",
        "why": "why both cannot be right",
        "settled": "what a reference table says of it",
        **_side_columns("left"),
        **_side_columns("right"),
    },
    _values.conflict,
)

CORRECTIONS: Final[Table[Correction]] = Table(
    "corrections",
    "one statement of a source that replaces a claim of its own",
    {
        "id": "the correction's id",
        "kind": "correction, retraction, clarification, editors_note or update",
        "day": "the day it was made",
        "wrong": "the notice's words for what was wrong",
        "right": "the notice's words for what is right",
        "withdrawn": "id of the claim it takes back",
        "replacement": "id of the claim it puts in its place",
        "why": "how its words were read",
        "outlet": "who published it",
        **_evidence_columns("it"),
    },
    _values.correction,
)

STORIES: Final[Table[Story]] = Table(
    "stories",
    "the articles that tell of one happening",
    {
        "id": "the story's id",
        "headline": "headline of its first article",
        "first": "first day of publication",
        "last": "last day of publication",
        "origins": "independent newsrooms",
        "articles": "ids of its articles",
    },
    _values.story,
)

TABLES: Final[Mapping[str, Table[Any]]] = {
    table.name: table
    for table in (
        ARTICLES,
        EVENTS,
        REPORTS,
        QUOTES,
        CLAIMS,
        CONFLICTS,
        CORRECTIONS,
        STORIES,
        COPIES,
        ORIGINS,
        VERSIONS,
        STATEMENTS,
        FINDINGS,
    )
}
"""Every table that can be exported, by name."""
