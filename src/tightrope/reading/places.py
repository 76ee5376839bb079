"""Finds the places that a text names and says which places on the map they are.

Recognition by entity labels and the gazetteer together, resolution by population, by the countries
and states the text names and by what stands beside the name. The parts live in `_places/`;
docs/places.md tells what counts as a place, the measured error and where the data come from.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from spacy.tokens import Doc

from tightrope.knowledge import Entry, Gazetteer, Knowledge, gazetteer
from tightrope.reading._places.home import home_of
from tightrope.reading._places.names import Spotter
from tightrope.reading._places.resolve import Choice, Resolver
from tightrope.reading._places.spots import FACILITY, UNLISTED, lies_in_area
from tightrope.reading.parse import Parsed, parse
from tightrope.records import ActorMention, Article, Place, PlaceMention, Span

__all__ = ["find", "find_in_text"]


def find(
    parsed: Parsed, article: Article, actors: tuple[ActorMention, ...], knowledge: Knowledge
) -> tuple[PlaceMention, ...]:
    """The places that an article's body names, in text order, without overlap.

    A capital that stands for its government is an actor and a place both: `form` and `why` of the
    mention say so. Places the gazetteer lacks come with the place they lie near, or without a point.
    """
    host = (urlsplit(article.url).hostname or "") if article.url else ""
    metonyms = {actor.span: actor.actor.name for actor in actors if actor.form == "metonym"}
    found = _find(parsed.body, parsed.doc, knowledge, host, article.dateline or "")
    return tuple(_with_metonym(mention, metonyms) for mention in found)


def find_in_text(text: str, knowledge: Knowledge, domain: str = "") -> tuple[PlaceMention, ...]:
    """The places that a plain text names; `domain` is the host name of the site, where known."""
    parsed = parse(text)
    return _find(parsed.body, parsed.doc, knowledge, domain)


def _find(
    text: str, doc: Doc, knowledge: Knowledge, host: str, dateline: str = ""
) -> tuple[PlaceMention, ...]:
    places = gazetteer()
    spots = Spotter(doc, places, knowledge).spots()
    home, head = home_of(host, places, knowledge), _of_dateline(dateline, places)
    choices = Resolver(knowledge, home, head).resolve(spots)
    return tuple(_mention(choice, text) for choice in choices)


def _of_dateline(dateline: str, places: Gazetteer) -> tuple[Entry, ...]:
    """The places a dateline may name; "LONDON, Ontario" only those in Ontario."""
    town, _, area = dateline.partition(",")
    found = tuple(place for place in places.find(town) if not place.adjective) if town else ()
    inside = tuple(p for p in found if any(lies_in_area(p, a) for a in places.find(area)))
    return inside or found


def _mention(choice: Choice, text: str) -> PlaceMention:
    spot = choice.spot
    span = Span.of(text, spot.start, spot.end)
    others = tuple(_place(other) for other in choice.others)
    if choice.entry is None:
        return PlaceMention(
            span, Place(spot.text, spot.form, "", None, None), choice.score, choice.why, (), spot.form
        )
    place = _place(choice.entry)
    if spot.form in (FACILITY, UNLISTED):
        place = Place(spot.text, spot.form, place.country, place.latitude, place.longitude)
    return PlaceMention(span, place, choice.score, choice.why, others, spot.form)


def _place(entry: Entry) -> Place:
    return Place(entry.name, entry.kind, entry.country, entry.latitude, entry.longitude, entry.geoname_id)


def _with_metonym(mention: PlaceMention, metonyms: dict[Span, str]) -> PlaceMention:
    actor = metonyms.get(mention.span)
    if actor is None:
        return mention
    return replace(mention, why=f"{mention.why}; here it stands for {actor}", form="metonym")
