"""What the pages show of a record: rows of plain words, and sentences cut at their marks; pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tightrope._api import Tightrope
from tightrope._rows import Rows
from tightrope.errors import NotFound
from tightrope.ledger import Detail, Receipt, days
from tightrope.records import (
    Article,
    Claim,
    Conflict,
    Correction,
    Event,
    Failure,
    Origin,
    Quote,
    Story,
    Version,
)

Lister = Callable[[Tightrope, int], Rows[Any]]

LISTINGS: Final[Mapping[str, Lister]] = {
    "events": lambda record, limit: record.events(limit=limit),
    "quotes": lambda record, limit: record.quotes(limit=limit),
    "conflicts": lambda record, limit: record.conflicts(limit=limit),
    "corrections": lambda record, limit: record.corrections(limit=limit),
    "articles": lambda record, limit: record.articles(limit=limit),
    "stories": lambda record, limit: record.stories(limit=limit),
    "origins": lambda record, limit: record.origins(limit=limit),
    "versions": lambda record, limit: record.versions(limit=limit),
    "failures": lambda record, limit: record.failures(limit=limit),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A list as rows of text: column heads, and for each row its id ("" where it has none) and cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A receipt as the page shows it: pieces of the sentence with their role ("" for none)."""

    pieces: tuple[tuple[str, str], ...]
    headline: str
    outlet: str
    published: str
    before: str
    page: str
    behind: str
    origins: tuple[str, ...]
    why: str


def table(record: Tightrope, name: str, limit: int) -> Table:
    """The list called `name`; NotFound where there is none of that name."""
    if name not in LISTINGS:
        raise NotFound(f"there is no list called {name!r}; there are: {', '.join(LISTINGS)}")
    rows = LISTINGS[name](record, limit)
    cells = tuple((_key(row), _cells(row)) for row in rows)
    return Table(_HEADS[name], cells, rows.total)


def _key(row: Any) -> str:
    """The id that a row leads to: its own, or of a group or version the article that stands for it."""
    if isinstance(row, Origin):
        return row.article
    if isinstance(row, Version):
        return row.article_id or row.against or ""
    return str(getattr(row, "id", ""))


def receipts(detail: Detail) -> tuple[Marked, ...]:
    """The receipts of a record, sentences cut at their marks."""
    return tuple(_marked(receipt) for receipt in detail.receipts)


def facts(detail: Detail) -> tuple[tuple[str, str], ...]:
    """What is to be said of an article beside its receipts: findings, notices, witnesses not believed."""
    article = detail.record
    if not isinstance(article, Article):
        return ()
    found = [(f"{finding.kind.value.replace('_', ' ')}", finding.why) for finding in article.findings]
    found += [(notice.kind.value.replace("_", " "), notice.span.text) for notice in article.notices]
    found += [
        (f"{stated.field} by another witness", f"{stated.value} ({stated.witness})")
        for stated in article.disagreements
    ]
    return tuple(found)


def _marked(receipt: Receipt) -> Marked:
    article = receipt.article
    return Marked(
        tuple(_pieces(receipt)),
        article.headline or "(no headline)",
        article.outlet or "outlet unknown",
        days(article.published.interval),
        receipt.before,
        receipt.page.text,
        receipt.behind,
        receipt.origins,
        getattr(receipt.record, "why", ""),
    )


def _pieces(receipt: Receipt) -> list[tuple[str, str]]:
    """The sentence cut where a mark begins or ends; where marks overlap, the first one counts."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for mark in sorted(receipt.marks, key=lambda mark: (mark.start, mark.end)):
        if mark.start < at:
            continue
        pieces.append((receipt.text[at : mark.start], ""))
        pieces.append((receipt.text[mark.start : mark.end], mark.role))
        at = mark.end
    pieces.append((receipt.text[at:], ""))
    return [piece for piece in pieces if piece[0]]


_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "events": ("when", "what", "did it happen", "origins"),
    "quotes": ("speaker", "words", "kind", "verbatim"),
    "conflicts": ("about", "one side", "other side", "why"),
    "corrections": ("day", "was wrong", "is right"),
    "articles": ("published", "headline", "outlet", "language"),
    "stories": ("first", "last", "headline", "articles", "origins"),
    "origins": ("written first by", "how sure", "what tells", "articles"),
    "versions": ("address", "what it is", "why", "changed"),
    "failures": ("code", "where", "what", "remedy"),
}


def _cells(row: Any) -> tuple[str, ...]:
    match row:
        case Event():
            return days(row.when), row.summary, row.modality.value.replace("_", " "), str(row.origins)
        case Quote():
            speaker = row.speaker.name if row.speaker else "nobody named"
            return speaker, row.text, row.kind.value, "yes" if row.verbatim else "no"
        case Conflict():
            return row.kind.value, row.left.words, row.right.words, row.why
        case Correction():
            return str(row.day or "no day"), row.wrong or "not said", row.right or "not said"
        case Article():
            return days(row.published.interval), row.headline or "", row.outlet or "", row.language
        case Story():
            return (
                str(row.first or ""),
                str(row.last or ""),
                row.headline,
                str(len(row.articles)),
                str(row.origins),
            )
        case Origin():
            return row.newsroom or "not told", f"{row.confidence:.0%}", row.why, str(len(row.members))
        case Version():
            return row.address, row.kind, row.why, f"{row.changed:.0%}"
        case Failure():
            return row.code, row.origin, row.detail, row.remedy
        case Claim():
            return (row.words,)
    raise TypeError(f"no row is known for {type(row).__name__}")
