"""Rows to records: mentions, quotes, reports and whole readings; the way back of `_rows_reading.py`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, select
from sqlalchemy.engine import RowMapping

from tightrope.ledger import _records as records
from tightrope.ledger import _schema as t
from tightrope.ledger._fetch import grouped, where_in
from tightrope.ledger._records import Row, interval, span
from tightrope.records import (
    ActorMention,
    DateMention,
    EventCode,
    EventReport,
    Magnitude,
    Modality,
    Place,
    PlaceMention,
    Quote,
    QuoteKind,
    Reading,
    Stance,
)


def actor_mentions(connection: Connection, rows: Sequence[RowMapping]) -> dict[str, ActorMention]:
    """Mentions of actors by row id, in the order of `rows`."""
    keys = [key for row in rows for key in (row["actor_key"], *row["alternatives"])]
    actors = records.actors(connection, keys)
    antecedents = records.spans(connection, [row["id"] for row in rows])
    return {
        row["id"]: ActorMention(
            span=span(row),
            actor=actors[row["actor_key"]],
            form=row["form"],
            score=row["score"],
            why=row["why"],
            alternatives=tuple(actors[key] for key in row["alternatives"]),
            antecedent=next(iter(antecedents.get((row["id"], "antecedent"), ())), None),
        )
        for row in rows
    }


def _place(row: Row) -> Place:
    return Place(
        row["name"], row["kind"], row["country"], row["latitude"], row["longitude"], row["geoname_id"]
    )


def place_mentions(connection: Connection, rows: Sequence[RowMapping]) -> dict[str, PlaceMention]:
    """Mentions of places by row id, in the order of `rows`."""
    keys = [key for row in rows for key in (row["place_key"], *row["alternatives"])]
    places = {row["key"]: _place(row) for row in where_in(connection, select(t.places), t.places.c.key, keys)}
    return {
        row["id"]: PlaceMention(
            span=span(row),
            place=places[row["place_key"]],
            score=row["score"],
            why=row["why"],
            alternatives=tuple(places[key] for key in row["alternatives"]),
        )
        for row in rows
    }


def quotes(connection: Connection, rows: Sequence[RowMapping]) -> list[Quote]:
    """Quotes, in the order of `rows`."""
    ids = [row["id"] for row in rows]
    speakers = records.actors(connection, [row["speaker_key"] for row in rows])
    parts = records.spans(connection, ids)
    about = grouped(
        connection, select(t.quote_about).order_by(t.quote_about.c.n), t.quote_about.c.quote_id, ids
    )
    return [
        Quote(
            id=row["id"],
            article_id=row["article_id"],
            content=parts.get((row["id"], "content"), ()),
            cue=parts.get((row["id"], "cue"), ()),
            source=parts.get((row["id"], "source"), ()),
            speaker=speakers.get(row["speaker_key"] or ""),
            kind=QuoteKind(row["kind"]),
            stance=Stance(row["stance"]),
            verbatim=row["verbatim"],
            about=tuple(each["actor_id"] for each in about.get(row["id"], ())),
            score=row["score"],
            why=row["why"],
            maker=row["maker"],
        )
        for row in rows
    ]


def reports(connection: Connection, rows: Sequence[RowMapping]) -> list[EventReport]:
    """Reports of events, in the order of `rows`."""
    ids = [row["id"] for row in rows]
    sides = grouped(
        connection, select(t.report_actors).order_by(t.report_actors.c.n), t.report_actors.c.report_id, ids
    )
    wheres = grouped(
        connection, select(t.report_places).order_by(t.report_places.c.n), t.report_places.c.report_id, ids
    )
    counted = grouped(
        connection, select(t.magnitudes).order_by(t.magnitudes.c.n), t.magnitudes.c.report_id, ids
    )
    who = actor_mentions(connection, _pointed(connection, t.actor_mentions, sides.values()))
    where = place_mentions(connection, _pointed(connection, t.place_mentions, wheres.values()))
    tellers = records.actors(connection, [row["according_to_key"] for row in rows])

    def side(report: str, name: str) -> tuple[ActorMention, ...]:
        return tuple(who[row["mention_id"]] for row in sides.get(report, ()) if row["side"] == name)

    return [
        EventReport(
            id=row["id"],
            article_id=row["article_id"],
            sources=side(row["id"], "source"),
            action=span(row, "action_"),
            targets=side(row["id"], "target"),
            code=EventCode(row["plover"], row["mode"], row["cameo"]),
            modality=Modality(row["modality"]),
            when=interval(row, "when"),
            when_why=row["when_why"],
            where=tuple(where[each["mention_id"]] for each in wheres.get(row["id"], ())),
            magnitudes=tuple(_magnitude(each) for each in counted.get(row["id"], ())),
            according_to=tellers.get(row["according_to_key"] or ""),
            quote_id=row["quote_id"],
            score=row["score"],
            why=row["why"],
            evidence=span(row),
            maker=row["maker"],
        )
        for row in rows
    ]


def _pointed(
    connection: Connection, table: Table, pointers: Iterable[Sequence[RowMapping]]
) -> list[RowMapping]:
    ids = [row["mention_id"] for found in pointers for row in found]
    return list(where_in(connection, select(table), table.c.id, ids))


def _magnitude(row: Row) -> Magnitude:
    return Magnitude(row["what"], row["least"], row["most"], span(row))


def _date_mention(row: Row) -> DateMention:
    return DateMention(span(row), row["type"], row["value"], interval(row, "interval"), row["why"])


def reading(connection: Connection, article_id: str) -> Reading:
    """All that was read from one article, as it was handed over."""

    def rows(table: Table) -> list[RowMapping]:
        listed = select(table).where(table.c.article_id == article_id, table.c.n.is_not(None))
        return list(connection.execute(listed.order_by(table.c.n)).mappings())

    maker = select(t.articles.c.reading_maker).where(t.articles.c.id == article_id)
    return Reading(
        article_id=article_id,
        actors=tuple(actor_mentions(connection, rows(t.actor_mentions)).values()),
        dates=tuple(_date_mention(row) for row in rows(t.date_mentions)),
        places=tuple(place_mentions(connection, rows(t.place_mentions)).values()),
        quotes=tuple(quotes(connection, rows(t.quotes))),
        events=tuple(reports(connection, rows(t.reports))),
        claims=tuple(records.claims(connection, rows(t.claims))),
        notes=records.findings(connection, [article_id], "reading").get(article_id, ()),
        maker=connection.execute(maker).scalar_one(),
    )
