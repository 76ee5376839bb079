"""Finds the words of a text that may name a place; owns what counts as evidence for it.

The gazetteer says which capitalised words are names of places at all; the parse's entity labels,
prepositions and "City, State" patterns say whether they are meant as places here. Facilities
("Karl Marx Theater", "Eglinton Avenue West") need no entry: they lie where the text is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from tightrope.knowledge import Entry, Gazetteer, Knowledge
from tightrope.reading._places.words import FACILITY_HEADS, LOCATIVE, NOT_PLACES, STATE_SHORT

NAME: Final = "name"
ADJECTIVE: Final = "adjective"
EMBEDDED: Final = "embedded"
FACILITY: Final = "facility"
UNLISTED: Final = "unlisted"

_LONGEST: Final = 6
_INNER: Final = frozenset({"of", "the", "and", "de", "la", "del", "du", "les", "-", "al", "el", "in", "d'", "&", "’s"})
_PLACE_LABELS: Final = frozenset({"GPE", "LOC"})
_LARGE: Final = 100_000
_KNOWN: Final = 20_000


@dataclass(slots=True)
class Spot:
    """Words that may name a place, and the places of that name.

    `container` is the spot that stands behind a comma and says where it lies ("Paris, Texas").
    """

    start: int
    end: int
    first: int
    stop: int
    text: str
    form: str
    entries: tuple[Entry, ...]
    label: str = ""
    container: Spot | None = None
    notes: list[str] = field(default_factory=list)


class Spotter:
    """Finds the spots of one parsed text."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, knowledge: Knowledge) -> None:
        self._doc = doc
        self._gazetteer = gazetteer
        self._knowledge = knowledge
        self._adjectives = adjectives(knowledge)

    def spots(self) -> list[Spot]:
        """All spots in text order, without overlap."""
        found: list[Spot] = []
        for sentence in self._doc.sents:
            at = sentence.start
            while at < sentence.end:
                spot = self._at(at, sentence.end) if _may_begin(self._doc[at]) else None
                if spot is None:
                    at += 1
                else:
                    found.append(spot)
                    at = spot.stop
        found = self._with_facilities(found)
        _link_containers(found, self._doc)
        return [spot for spot in found if self._meant(spot)]

    # --- names ---

    def _at(self, at: int, limit: int) -> Spot | None:
        """The longest name of a place that begins at this token."""
        for stop in range(min(limit, at + _LONGEST), at, -1):
            if not _may_end(self._doc[stop - 1], stop - at):
                continue
            span = self._doc[at:stop]
            spot = self._named(span)
            if spot is not None:
                return spot
        return None

    def _named(self, span: TokenSpan) -> Spot | None:
        text = span.text
        if "\n" in text or text.lower() in NOT_PLACES:
            return None
        adjective = self._adjectives.get(text) or self._adjectives.get(text.title() if text.isupper() and len(text) > 4 else "")
        label = _label(span)
        if adjective and _modifies(span):
            return self._spot(span, ADJECTIVE, self._country(adjective), label)
        entries = self._entries(text)
        own = tuple(entry for entry in entries if not entry.adjective)
        if not own and entries and _modifies(span):
            return self._spot(span, ADJECTIVE, entries, label)
        if adjective and not own:
            return None
        return self._spot(span, NAME, own, label) if own else None

    def _entries(self, text: str) -> tuple[Entry, ...]:
        short = STATE_SHORT.get(text) or STATE_SHORT.get(text.rstrip("."))
        if short:
            return tuple(e for e in self._gazetteer.find(short) if e.kind in ("admin1", "city") and e.country in ("USA", "CAN"))[:1]
        entries = self._gazetteer.find(text)
        if any(entry.geoname_id is None and not entry.adjective for entry in entries):
            return entries
        state = self._knowledge.state_of(text) if not text.islower() else None
        if state and not any(entry.kind == "country" and entry.country == state for entry in entries):
            known = self._knowledge.country(state)
            names = () if known is None else (known.name, *known.aliases)
            if text in names or (text.isupper() and len(text) <= 5) or "." in text:
                return (*self._country(state), *entries)
        if len(text) < 4 and text.isupper():
            return tuple(entry for entry in entries if entry.kind == "country")
        return entries

    def _country(self, iso3: str) -> tuple[Entry, ...]:
        country = self._knowledge.country(iso3)
        if country is None:
            return ()
        for name in (country.name, *country.aliases):
            found = tuple(e for e in self._gazetteer.find(name) if e.kind == "country" and e.country == iso3)
            if found:
                return found[:1]
        point = country.capital_point
        return (Entry(country.name, "country", iso3, 0, point[0], point[1], 0, None),)

    def _spot(self, span: TokenSpan, form: str, entries: tuple[Entry, ...], label: str) -> Spot | None:
        if not entries:
            return None
        return Spot(span.start_char, span.end_char, span.start, span.end, span.text, form, entries, label)

    # --- facilities and places the gazetteer lacks ---

    def _with_facilities(self, named: list[Spot]) -> list[Spot]:
        """Add facilities and unlisted places; one that holds a named place takes its words over."""
        more = list(self._facilities())
        spots = sorted([*named, *more], key=lambda spot: (spot.first, -(spot.stop - spot.first)))
        kept: list[Spot] = []
        for spot in spots:
            if kept and spot.first < kept[-1].stop:
                outer = kept[-1]
                if outer.form in (FACILITY, UNLISTED) and spot.form in (NAME, ADJECTIVE):
                    spot.form = EMBEDDED if spot.form == NAME else spot.form
                    outer.notes.append(spot.text)
                    if outer.form == UNLISTED or outer.entries == ():
                        outer.entries = spot.entries if spot.form == EMBEDDED else outer.entries
                continue
            kept.append(spot)
        return kept

    def _facilities(self) -> Iterator[Spot]:
        taken = -1
        for entity in self._doc.ents:
            span = _trimmed(entity)
            if span is None or "\n" in span.text:
                continue
            last = span[-1].lower_.rstrip(".")
            if entity.label_ == "FAC" or (entity.label_ in ("ORG", "LOC", "GPE", "PERSON") and last in FACILITY_HEADS and len(span) > 1):
                taken = span.end
                yield Spot(span.start_char, span.end_char, span.start, span.end, span.text, FACILITY, (), entity.label_)
            elif entity.label_ in _PLACE_LABELS and span[0].text[:1].isupper() and span.text.lower() not in NOT_PLACES:
                yield Spot(span.start_char, span.end_char, span.start, span.end, span.text, UNLISTED, (), entity.label_)
        del taken

    # --- is it meant as a place here? ---

    def _meant(self, spot: Spot) -> bool:
        if spot.form in (FACILITY, UNLISTED, ADJECTIVE, EMBEDDED):
            return True
        label, best = spot.label, spot.entries[0]
        large = best.kind not in ("city", "admin2", "region") or best.geoname_id is None or best.population >= _LARGE
        if spot.container is not None:
            return True
        if label in _PLACE_LABELS:
            return True
        before = self._doc[spot.first - 1] if spot.first else None
        placed = before is not None and before.lower_ in LOCATIVE
        if label == "PERSON":
            return self._alone_in_entity(spot) and (placed or large) and not self._first_name(spot)
        if label in ("ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"):
            return large or best.population >= _KNOWN or placed
        if label == "NORP":
            return large or placed
        proper = all(token.pos_ == "PROPN" or not token.is_alpha for token in self._doc[spot.first : spot.stop])
        return (proper and (large or placed)) or best.kind == "country"

    def _alone_in_entity(self, spot: Spot) -> bool:
        token = self._doc[spot.first]
        span = next((e for e in self._doc.ents if e.start <= token.i < e.end), None)
        return span is not None and spot.stop - spot.first >= len([t for t in span if t.is_alpha])

    def _first_name(self, spot: Spot) -> bool:
        after = self._doc[spot.stop] if spot.stop < len(self._doc) else None
        before = self._doc[spot.first - 1] if spot.first else None
        titled = before is not None and before.text.rstrip(".") in ("Mr", "Mrs", "Ms", "Dr", "President", "Sen", "Rep", "Gen")
        return titled or (after is not None and after.pos_ == "PROPN" and after.ent_type_ == "PERSON")


def adjectives(knowledge: Knowledge) -> dict[str, str]:
    """Adjectives of states to their ISO3 codes; short forms in capitals ("US") are names, not these."""
    found: dict[str, str] = {}
    for iso3, country in knowledge.countries.items():
        for word in (*country.adjectives, *country.demonyms):
            if not word.replace(".", "").isupper() and "-" not in word and word != country.name:
                found.setdefault(word, iso3)
    return found


def _may_begin(token: Token) -> bool:
    text = token.text
    return text[:1].isupper() or (text.startswith(("al-", "el-", "‘", "'")) and any(c.isupper() for c in text))


def _may_end(token: Token, length: int) -> bool:
    if length == 1:
        return True
    return token.text[:1].isupper() or token.text == "." or token.text[-1:].isupper() or token.like_num


def _label(span: TokenSpan) -> str:
    labels = [token.ent_type_ for token in span if token.ent_type_]
    return labels[0] if labels else ""


def _modifies(span: TokenSpan) -> bool:
    """Whether an adjective of nationality stands before what it describes, or is said of somebody."""
    last = span[-1]
    if last.text.endswith(("s", "men", "man")) and last.tag_ in ("NNS", "NNPS"):
        return False
    if last.dep_ in ("amod", "compound", "nmod", "poss") and last.head.i > last.i:
        return True
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ") and not following.is_punct:
        return True
    return last.tag_ == "JJ"


def _trimmed(entity: TokenSpan) -> TokenSpan | None:
    """An entity without its article, possessive and stray punctuation."""
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in ("'s", "’s", "'", "’") or doc[end - 1].is_punct and doc[end - 1].text != "." or doc[end - 1].is_space):
        end -= 1
    return doc[start:end] if end > start else None


def _link_containers(spots: list[Spot], doc: Doc) -> None:
    """Find "City, State", "City, Country" and "City (State)"; the second says where the first lies."""
    for spot, behind in zip(spots, spots[1:], strict=False):
        between = doc[spot.stop : behind.first].text
        if between.strip() in (",", "(", "in", "of") and behind.first - spot.stop <= 2 and behind.form == NAME:
            areas = [entry for entry in behind.entries if entry.kind in ("admin1", "country", "admin2") or entry.kind == "region"]
            if areas and spot.form in (NAME, FACILITY, UNLISTED) and (between.strip() == "," or between.strip() == "("):
                spot.container = behind
