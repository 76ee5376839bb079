"""One adapter for each accuracy task: the given fields of a row in, a prediction out.

An adapter reads only the fields named under "given" in the task's description and calls the code
that a user runs. Add a task here and in `TASKS` together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cache

from bench.gold import Row
from tightrope import articles, knowledge, reading, stories
from tightrope.articles import copies
from tightrope.records import Article, MediaType, Page, Reading, Span

Predictor = Callable[[Iterable[Row]], Iterator[Row]]


def each(task: Callable[[Row], Row]) -> Predictor:
    """A predictor that answers row by row, joined by id."""

    def predict(given: Iterable[Row]) -> Iterator[Row]:
        for row in given:
            yield {"id": row["id"], **task(row)}

    return predict


@cache
def tables() -> knowledge.Knowledge:
    """The knowledge tables, loaded once."""
    return knowledge.load()


def day_of(stated: str | None) -> date | datetime | None:
    """The day or instant a row states, None where it states none that we can read."""
    if not stated:
        return None
    try:
        return datetime.fromisoformat(stated) if len(stated) > 10 else date.fromisoformat(stated)
    except ValueError:
        return None


def article_of(row: Row) -> Article:
    """The row's clean text as an article."""
    return articles.from_body(
        row.get("text") or row.get("sentence") or "",
        published=day_of(row.get("published")),
        headline=row.get("title"),
        outlet=row.get("outlet"),
        url=f"https://{row['domain']}/" if row.get("domain") else None,
    )


def read(row: Row) -> Reading:
    """The reading of the row's clean text."""
    return reading.read(article_of(row), tables())


def pairs_of(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as the [start, end] pairs of the prediction formats."""
    return [[span.start, span.end] for span in spans]


# --- the tasks --------------------------------------------------------------------------------


def dates(row: Row) -> Row:
    """Time expressions with their TIMEX3 values."""
    found = [
        {"start": d.span.start, "end": d.span.end, "type": d.type, "value": d.value} for d in read(row).dates
    ]
    return {"dates": found}


def places(row: Row) -> Row:
    """Toponyms with their coordinates."""
    found = [
        {
            "start": p.span.start,
            "end": p.span.end,
            "lat": p.place.latitude,
            "lon": p.place.longitude,
            "geonameid": p.place.geoname_id,
        }
        for p in read(row).places
    ]
    return {"places": found}


def actors(row: Row) -> Row:
    """The state and role of a phrase."""
    day = day_of(row.get("published"))
    actor = reading.resolve_actor(row["phrase"], row.get("context") or "", _as_date(day), tables())
    return {"state": actor.state if actor else "", "role": actor.role if actor else ""}


def quotes(row: Row) -> Row:
    """Attributions of every stance, with cue, source and resolved speaker."""
    found = [
        {
            "content": pairs_of(q.content),
            "cue": pairs_of(q.cue),
            "source": pairs_of(q.source),
            "speaker": q.speaker.name if q.speaker else None,
        }
        for q in read(row).quotes
    ]
    return {"quotes": found}


def pairs(row: Row) -> Row:
    """The PLOVER root of what one marked phrase does to the other."""
    return {"root": reading.code_pair(row["sentence"], row["source"], row["target"], tables())}


def events(row: Row) -> Row:
    """CAMEO roots with the spans of source, action and target, of what took place and what was said."""
    found = [
        {
            "root": event.code[:2],
            "source": pairs_of(m.span for m in event.sources),
            "action": pairs_of([event.action]),
            "target": pairs_of(m.span for m in event.targets),
        }
        for event in reading.cameo(article_of(row), tables())
    ]
    return {"events": found}


def coded(row: Row) -> Row:
    """Countries, PLOVER roots and CAMEO codes of the events of a sentence, statements among them."""
    return {"events": [_coded(event) for event in reading.cameo(article_of(row), tables())]}


def article_bodies(row: Row) -> Row:
    """The article's text out of a whole page."""
    recovered = articles.recover(_page(row), tables())
    return {"body": recovered.body if isinstance(recovered, Article) else ""}


def metadata(row: Row) -> Row:
    """Headline, day of publication and authors out of a whole page."""
    recovered = articles.recover(_page(row), tables())
    if not isinstance(recovered, Article):
        return {"title": None, "published": None, "authors": None}
    when = recovered.published
    known = (
        None if when.inferred else when.instant or (when.earliest if when.earliest == when.latest else None)
    )
    return {
        "title": recovered.headline,
        "published": known.isoformat() if known else None,
        "authors": list(recovered.byline) or None,
    }


def copy_groups(given: Iterable[Row]) -> Iterator[Row]:
    """One label for all copies of one original, as the articles arrive."""
    index, groups = copies.Index(), copies.Groups()
    arrived = []
    for row in given:
        article = article_of(row)
        groups.add(article.id, index.place(article))
        arrived.append((row["id"], article.id))
    for row_id, article_id in arrived:
        yield {"id": row_id, "group": groups.label(article_id)}


def story_groups(given: Iterable[Row]) -> Iterator[Row]:
    """One label a story, decided as each article arrives."""
    stream = stories.Stream()
    for row in given:
        article = article_of(row)
        yield {"id": row["id"], "group": stream.place(article, reading.read(article, tables()))}


def _as_date(day: date | datetime | None) -> date | None:
    return day.date() if isinstance(day, datetime) else day


def _coded(event: reading.CameoRow) -> Row:
    states = {
        side: sorted({s for m in mentions for s in m.actor.states})
        for side, mentions in (("source", event.sources), ("target", event.targets))
    }
    return {**states, "root": event.root, "cameo": event.code}


def _page(row: Row) -> Page:
    kind = MediaType.HTML if row.get("html") else MediaType.TEXT
    declared = {"url": row["url"]} if row.get("url") else {}
    content = (row.get("html") or row.get("text") or "").encode("utf-8", "surrogatepass")
    return Page.of(content, row.get("url") or row["id"], kind, declared=declared)


TASKS: dict[str, Predictor] = {
    "dates": each(dates),
    "places": each(places),
    "actors": each(actors),
    "quotes": each(quotes),
    "speakers": each(quotes),
    "pairs": each(pairs),
    "events": each(events),
    "coded": each(coded),
    "articles": each(article_bodies),
    "metadata": each(metadata),
    "copies": copy_groups,
    "stories": story_groups,
}
