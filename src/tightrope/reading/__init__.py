"""Reading: an article to its mentions, quotes, events and claims. One parse, six readers.

The front door is `read(article, knowledge)`; the readers run in an order in which each sees what
the ones before it found, and none reaches back.
"""

from __future__ import annotations

from tightrope.knowledge import Knowledge
from tightrope.limits import MAX_BODY_CHARS
from tightrope.reading import actors, claims, dates, events, places, quotes
from tightrope.reading.events import CameoRow, cameo_rows, code_pair
from tightrope.reading.parse import Parsed, parse, pipeline
from tightrope.records import Article, Finding, FindingKind, Reading, Span

__all__ = ["MAKER", "CameoRow", "Parsed", "cameo_rows", "code_pair", "parse", "pipeline", "read"]

MAKER = "tightrope.reading/1"
READ_LANGUAGES = frozenset({"en"})


def read(article: Article, knowledge: Knowledge) -> Reading:
    """Read one article: who, when, where, whose words, what happened, what is claimed.

    An article in a language we don't read gives an empty reading with a note that says so.
    """
    if article.language not in READ_LANGUAGES:
        note = Finding(
            FindingKind.OTHER, 1.0, f"language {article.language!r} is stored and searchable, not read"
        )
        return Reading(article.id, (), (), (), (), (), (), (note,), MAKER)
    parsed = parse(article.body)
    who = actors.find(parsed, article, knowledge)
    when = dates.find(parsed, article, knowledge)
    where = places.find(parsed, article, who, knowledge)
    said = quotes.find(parsed, article, who)
    done = events.find(parsed, article, who, when, where, said, knowledge)
    claimed = claims.find(parsed, article, who, when, said, done, knowledge)
    return Reading(article.id, who, when, where, said, done, claimed, _notes(parsed, article), MAKER)


def _notes(parsed: Parsed, article: Article) -> tuple[Finding, ...]:
    if not parsed.cut:
        return ()
    rest = Span(MAX_BODY_CHARS, len(article.body), article.body[MAX_BODY_CHARS:])
    why = f"only the first {MAX_BODY_CHARS:,} characters of the body were read for events"
    return (Finding(FindingKind.TRUNCATED, 1.0, why, body_spans=(rest,)),)
