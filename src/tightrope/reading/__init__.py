"""Reading: an article to its mentions, quotes, events and claims. One parse, six readers.

The front door is `read(article, knowledge)`; the readers run in an order in which each sees what
the ones before it found, and none reaches back.
"""

from __future__ import annotations

from datetime import date

from tightrope.knowledge import Knowledge
from tightrope.limits import MAX_BODY_CHARS
from tightrope.reading import actors, claims, dates, events, places, quotes
from tightrope.reading._actors import resolve_phrase
from tightrope.reading.events import CameoRow, code_pair
from tightrope.reading.parse import Parsed, parse, pipeline
from tightrope.records import Actor, Article, Finding, FindingKind, NoticeKind, Reading, Span

__all__ = ["MAKER", "CameoRow", "Parsed", "cameo", "code_pair", "parse", "pipeline", "read", "resolve_actor"]

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
    if _is_withdrawn(article):
        why = "the newsroom withdrew the article: the page holds its notice alone, which is stored, not read"
        return Reading(article.id, (), (), (), (), (), (), (Finding(FindingKind.OTHER, 1.0, why),), MAKER)
    return _read(parse(article.body), article, knowledge)


def cameo(article: Article, knowledge: Knowledge) -> tuple[CameoRow, ...]:
    """The events of an article as rows in strict CAMEO, for whoever compares with event data.

    Plans are coded as intent and statements as events; what is denied or merely possible is left out.
    """
    if article.language not in READ_LANGUAGES or _is_withdrawn(article):
        return ()
    parsed = parse(article.body)
    return events.cameo_rows(parsed, _read(parsed, article, knowledge), knowledge)


def _read(parsed: Parsed, article: Article, knowledge: Knowledge) -> Reading:
    who = actors.find(parsed, article, knowledge)
    when = dates.find(parsed, article, knowledge)
    where = places.find(parsed, article, who, knowledge)
    said = quotes.find(parsed, article, who)
    done = events.find(parsed, article, who, when, where, said, knowledge)
    claimed = claims.find(parsed, article, who, when, said, done, knowledge)
    return Reading(article.id, who, when, where, said, done, claimed, _notes(parsed, article), MAKER)


def _is_withdrawn(article: Article) -> bool:
    """Whether every character of the body stands in the notices' spans, a retraction's among them."""
    if not article.offsets or all(one.kind is not NoticeKind.RETRACTION for one in article.notices):
        return False
    spans = [one.span for one in article.notices]
    return all(
        any(span.start <= run.page_start and run.page_start + run.page_length <= span.end for span in spans)
        for run in article.offsets
    )


def _notes(parsed: Parsed, article: Article) -> tuple[Finding, ...]:
    if not parsed.cut:
        return ()
    rest = Span(MAX_BODY_CHARS, len(article.body), article.body[MAX_BODY_CHARS:])
    why = f"only the first {MAX_BODY_CHARS:,} characters of the body were read for events"
    return (Finding(FindingKind.TRUNCATED, 1.0, why, body_spans=(rest,)),)


def resolve_actor(phrase: str, context: str, day: date | None, knowledge: Knowledge) -> Actor | None:
    """The actor that a phrase names as of the day, outside any article; None where it names none.

    "Armenian Prime Minister Nikol Pashinyan" is of ARM with role GOV, "Boko Haram gunmen" of NGA with
    REB. `context` may hold the sentence or a state's name, for phrases that tell no state. A body
    of several states has "UNO" (United Nations), "EUR" (European Union) or "IGO" in `states`.
    """
    return resolve_phrase(phrase, context, day, knowledge)
