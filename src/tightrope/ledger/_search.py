"""Full-text search over headlines and bodies; owns the one statement that asks FTS5."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, select, text

from tightrope.ledger import _schema as t
from tightrope.ledger._answers import Hit
from tightrope.ledger._fetch import where_in
from tightrope.ledger._grammar import compile_query
from tightrope.ledger._records import moment

_OPEN: Final = "\x02"
_CLOSE: Final = "\x03"
"""Sentinels around found words in FTS5's snippet, taken out again before anybody sees them."""

SNIPPET_WORDS: Final = 24


_STATEMENT: Final = text(
    """
    SELECT rowid AS n, snippet(article_text, -1, :open, :close, ' … ', :words) AS snippet,
           bm25(article_text, 4.0, 1.0) AS rank
    FROM article_text WHERE article_text MATCH :query ORDER BY rank, rowid LIMIT :most
    """
)
"""A word in the headline weighs four in the body: headlines are about a fortieth of an article's words,
and what stands there is what the article is about."""

_COUNT: Final = text("SELECT count(*) FROM article_text WHERE article_text MATCH :query")


def search(connection: Connection, query: str, limit: int | None) -> tuple[list[Hit], int]:
    """The best hits and how many there are in all; BadQuery where the query makes no sense."""
    compiled = compile_query(query)
    given = {"open": _OPEN, "close": _CLOSE, "words": SNIPPET_WORDS, "query": compiled}
    found = list(connection.execute(_STATEMENT, given | {"most": -1 if limit is None else limit}).mappings())
    columns = [t.articles.c[name] for name in ("n", "id", "headline", "outlet")]
    when = [column for column in t.articles.c if column.name.startswith("published_")]
    statement = select(*columns, *when)
    known = {
        row["n"]: row for row in where_in(connection, statement, t.articles.c.n, [r["n"] for r in found])
    }
    hits = []
    for row in found:
        article = known[row["n"]]
        snippet, marks = _marked(row["snippet"])
        hits.append(
            Hit(
                article_id=article["id"],
                headline=article["headline"],
                outlet=article["outlet"],
                published=moment(article, "published", ()),
                snippet=snippet,
                marks=marks,
                rank=round(row["rank"], 6),
            )
        )
    total = connection.execute(_COUNT, {"query": compiled}).scalar_one()
    return hits, int(total)


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A snippet without its sentinels, and the stretches that stood between them."""
    plain: list[str] = []
    marks: list[tuple[int, int]] = []
    length, opened = 0, None
    for piece in _pieces(snippet):
        if piece == _OPEN:
            opened = length
        elif piece == _CLOSE:
            if opened is not None:
                marks.append((opened, length))
            opened = None
        else:
            plain.append(piece)
            length += len(piece)
    return "".join(plain), tuple(marks)


def _pieces(snippet: str) -> list[str]:
    return [
        piece
        for chunk in snippet.replace(_OPEN, f"\0{_OPEN}\0").replace(_CLOSE, f"\0{_CLOSE}\0").split("\0")
        for piece in [" ".join(chunk.splitlines()) if chunk not in (_OPEN, _CLOSE) else chunk]
        if piece
    ]
