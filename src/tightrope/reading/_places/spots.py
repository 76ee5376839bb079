"""Finds the words of a text that may name a place; owns what counts as evidence for it.

The gazetteer says which capitalised words are names of places at all; the parse's entity labels,
prepositions and "City, State" patterns say whether they are meant as places here. What only may be
one is marked `weak`: the resolver keeps it if it lies where the rest of the text is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from tightrope.knowledge import Entry, Gazetteer, Knowledge
from tightrope.reading._places.words import (
    FACILITY_HEADS,
    LOCATIVE,
    NOT_PLACES,
    POSTAL,
    STATE_SHORT,
    TITLES,
)

NAME: Final = "name"
ADJECTIVE: Final = "adjective"
EMBEDDED: Final = "embedded"
FACILITY: Final = "facility"
UNLISTED: Final = "unlisted"

_LONGEST: Final = 6
_PLACE_LABELS: Final = frozenset({"GPE", "LOC"})
_NAMING_LABELS: Final = frozenset({"ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
_FAMOUS: Final = 500_000
_DISTRICT: Final = "District of Columbia"
_LARGE: Final = 100_000
"""Inhabitants of a town whose name alone, without a label or preposition, is taken for the town."""


@dataclass(slots=True)
class Spot:
    """Words that may name a place, and the places of that name.

    `container` is the spot that stands behind a comma and says where it lies ("Paris, Texas");
    `weak` marks words that only the rest of the text can make a place.
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
    weak: bool = False
    inner: list[Spot] = field(default_factory=list)


class Spotter:
    """Finds the spots of one parsed text."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, knowledge: Knowledge) -> None:
        self._doc = doc
        self._gazetteer = gazetteer
        self._knowledge = knowledge
        self._adjectives = adjectives(knowledge)
        self._persons = person_words(doc)

    def spots(self) -> list[Spot]:
        """All spots in text order, without overlap."""
        named: list[Spot] = []
        for sentence in self._doc.sents:
            at = sentence.start
            while at < sentence.end:
                spot = self._at(at, sentence.end) if _may_begin(self._doc[at]) else None
                if spot is not None:
                    named.append(spot)
                at = at + 1 if spot is None else spot.stop
        _link_containers(named, self._doc)
        meant = [spot for spot in named if self._meant(spot)]
        found = _merged([*meant, *self._unlisted()])
        _link_containers(found, self._doc)
        return found

    # --- names ---

    def _at(self, at: int, limit: int) -> Spot | None:
        """The longest name of a place that begins at this token."""
        for stop in range(min(limit, at + _LONGEST), at, -1):
            last = self._doc[stop - 1]
            if stop > at + 1 and not (last.text[:1].isupper() or last.text[-1:].isupper() or last.like_num):
                continue
            spot = self._named(self._doc[at:stop])
            if spot is not None:
                return spot
        return None

    def _named(self, span: TokenSpan) -> Spot | None:
        text = span.text
        if "\n" in text or (text.lower() in NOT_PLACES and text not in STATE_SHORT):
            return None
        entries = self._entries(text, span)
        modifies = _modifies(span)
        described = tuple(entry for entry in entries if entry.adjective)
        if described and modifies:
            return self._spot(span, ADJECTIVE, described)
        iso3 = self._adjectives.get(text) or (self._adjectives.get(text.title()) if len(text) > 4 else None)
        if iso3 and modifies:
            return self._spot(span, ADJECTIVE, self._country(iso3))
        own = tuple(entry for entry in entries if not entry.adjective)
        return None if iso3 or not own else self._spot(span, NAME, own)

    def _entries(self, text: str, span: TokenSpan) -> tuple[Entry, ...]:
        short = self._short_form(text, span)
        if short is not None:
            return short
        entries = self._gazetteer.find(text)
        if any(entry.feature and not entry.adjective for entry in entries):
            return entries
        state = None if text.islower() else self._knowledge.state_of(text)
        known = self._knowledge.country(state) if state else None
        if known is not None and state and _is_name(text, known.name, known.aliases):
            countries = self._country(state)
            return (*countries, *(entry for entry in entries if entry not in countries))
        if len(text) < 4 and text.isupper():
            return ()
        return entries

    def _short_form(self, text: str, span: TokenSpan) -> tuple[Entry, ...] | None:
        """The state that "Calif.", "N.Y." or, behind a comma, "NY" stands for; None for no such form."""
        bare = text.rstrip(".")
        before = self._doc[span.start - 1].text if span.start else ""
        if bare in STATE_SHORT and (text.endswith(".") or "." in text or before == ","):
            name = STATE_SHORT[bare]
        elif bare in POSTAL and (before in (",", "-", "(") or bare in ("BC", "DC")):
            name = POSTAL[bare]
        else:
            return () if bare in POSTAL or (bare in STATE_SHORT and text != bare) else None
        found = (entry for entry in self._gazetteer.find(name) if entry.country in ("USA", "CAN"))
        states = [entry for entry in found if entry.kind == "admin1" or name == _DISTRICT]
        return tuple(replace(entry, other_name=False) for entry in states[:1])

    def _country(self, iso3: str) -> tuple[Entry, ...]:
        entry = self._gazetteer.country(iso3)
        if entry is not None:
            return (entry,)
        country = self._knowledge.country(iso3)
        if country is None:
            return ()
        return (Entry(country.name, "country", iso3, 0, *country.capital_point, 0, None),)

    def _spot(self, span: TokenSpan, form: str, entries: tuple[Entry, ...]) -> Spot | None:
        if not entries:
            return None
        label = next((token.ent_type_ for token in span if token.ent_type_), "")
        return Spot(span.start_char, span.end_char, span.start, span.end, span.text, form, entries, label)

    # --- facilities and places the gazetteer lacks ---

    def _unlisted(self) -> Iterator[Spot]:
        for entity in (*self._doc.ents, *self._capital_runs()):
            span = _trimmed(entity)
            if span is None or "\n" in span.text or not span.text[:1].isalnum():
                continue
            words = [token.lower_.rstrip(".") for token in span]
            facility = len(span) > 1 and (words[-1] in FACILITY_HEADS or words[0] in ("university", "embassy", "port"))
            if entity.label_ == "FAC" or (facility and entity.label_ not in ("DATE", "NORP", "TIME")):
                form = FACILITY
            elif entity.label_ in _PLACE_LABELS and self._place_like(span):
                form = UNLISTED
            else:
                continue
            yield Spot(span.start_char, span.end_char, span.start, span.end, span.text, form, (), entity.label_)

    def _capital_runs(self) -> Iterator[TokenSpan]:
        """Runs of capitalised words outside of entities that end in the head of a facility's name."""
        for token in self._doc:
            if token.lower_.rstrip(".") not in FACILITY_HEADS or not token.text[:1].isupper() or token.ent_type_:
                continue
            start = token.i
            while start > token.sent.start and token.i - start < 5 and self._doc[start - 1].text[:1].isupper():
                start -= 1
            if start < token.i and self._doc[start].pos_ == "PROPN":
                yield self._doc[start : token.i + 1]

    def _place_like(self, span: TokenSpan) -> bool:
        """Whether an unknown name that the model calls a place stands where places stand."""
        if span.text.lower() in NOT_PLACES or any(token.text in self._persons for token in span):
            return False
        before = self._doc[span.start - 1] if span.start else None
        after = self._doc[span.end] if span.end < len(self._doc) else None
        if before is not None and (before.lower_ in LOCATIVE or before.text.rstrip(".") in TITLES):
            return before.lower_ in LOCATIVE
        return (after is not None and after.text == ",") or span.label_ == "LOC" or len(span) > 1

    # --- is it meant as a place here? ---

    def _meant(self, spot: Spot) -> bool:
        """Whether to keep a named spot; sets `weak` where the rest of the text must decide."""
        if spot.form == ADJECTIVE or spot.container is not None:
            return True
        best, label = spot.entries[0], spot.label
        before = self._doc[spot.first - 1] if spot.first else None
        after = self._doc[spot.stop] if spot.stop < len(self._doc) else None
        if before is not None and before.text.rstrip(".") in TITLES:
            return False
        area = best.kind in ("country", "continent", "admin1") or best.feature
        foreign = best.other_name and not best.feature
        placed = (before is not None and before.lower_ in LOCATIVE) or self._heads_text(spot, before, after)
        famous = best.population >= _FAMOUS and (placed or label in _PLACE_LABELS)
        if not area and not famous and self._is_personal(spot, after):
            return False
        if label in _PLACE_LABELS:
            spot.weak = not placed and not area and best.population < _LARGE and foreign
            return True
        if label == "PERSON":
            return (area or placed or best.population >= _LARGE) and self._whole_entity(spot)
        whole = label in _NAMING_LABELS and self._whole_entity(spot)
        certain = not foreign and (area or (best.population >= _LARGE and not whole))
        spot.weak = not (certain or (placed and not foreign))
        if label in _NAMING_LABELS or label == "NORP":
            return not foreign
        proper = spot.stop - spot.first > 1 or self._doc[spot.first].pos_ == "PROPN" or spot.text.isupper()
        return proper and not foreign

    def _heads_text(self, spot: Spot, before: Token | None, after: Token | None) -> bool:
        """Whether it is a dateline: a name at the head of a paragraph, with a dash, colon or agency behind."""
        heads = before is None or before.is_space
        return heads and after is not None and (after.text in ("–", "—", "-", "--", ":", "(") or after.text[0] in "–—")

    def _is_personal(self, spot: Spot, after: Token | None) -> bool:
        """Whether the word is part of a person's name somewhere in the text, or is followed by a surname."""
        if spot.stop - spot.first == 1 and spot.text in self._persons:
            return True
        return after is not None and after.ent_type_ == "PERSON" and after.ent_iob_ == "I"

    def _whole_entity(self, spot: Spot) -> bool:
        token = self._doc[spot.first]
        entity = next((e for e in self._doc.ents if e.start <= token.i < e.end), None)
        return entity is not None and spot.stop - spot.first >= sum(1 for t in entity if t.text[:1].isalpha())


def person_words(doc: Doc) -> frozenset[str]:
    """The words of persons' names of two words and more, and what stands behind a title."""
    words = set()
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            names = [token.text for token in entity if token.text[:1].isalpha() and len(token.text) > 2]
            titled = entity.start > 0 and doc[entity.start - 1].text.rstrip(".") in TITLES
            if len(names) > 1 or titled:
                words.update(names)
    return frozenset(words)


def adjectives(knowledge: Knowledge) -> dict[str, str]:
    """Adjectives of states to their ISO3 codes; short forms in capitals ("US") are names, not these."""
    found: dict[str, str] = {}
    for iso3, country in knowledge.countries.items():
        for word in (*country.adjectives, *country.demonyms):
            if not word.replace(".", "").isupper() and "-" not in word and word not in (country.name, *country.aliases):
                found.setdefault(word, iso3)
    return found


def _is_name(text: str, name: str, aliases: tuple[str, ...]) -> bool:
    if text in (name, *aliases) or (text.isupper() and (len(text) <= 5 or text.title() in (name, *aliases))):
        return True
    return text.replace(".", "").isupper() and len(text) <= 8


def _may_begin(token: Token) -> bool:
    text = token.text
    return text[:1].isupper() or (text.startswith(("al-", "el-")) and any(c.isupper() for c in text))


def _modifies(span: TokenSpan) -> bool:
    """Whether an adjective of nationality stands before what it describes, or is said of somebody."""
    last = span[-1]
    if last.tag_ in ("NNS", "NNPS") and last.text.endswith("s"):
        return False
    if last.dep_ in ("amod", "compound", "nmod", "poss") and last.head.i > last.i:
        return True
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is not None and (following.pos_ in ("NOUN", "PROPN", "ADJ") or following.text == "-"):
        return True
    return last.tag_ == "JJ"


def _trimmed(entity: TokenSpan) -> TokenSpan | None:
    """An entity without its article, possessive and stray punctuation."""
    start, end, doc = entity.start, entity.end, entity.doc
    while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text != ".") or doc[end - 1].tag_ == "POS"):
        end -= 1
    if end <= start:
        return None
    span = doc[start:end]
    span.label_ = entity.label_
    return span


def _merged(spots: list[Spot]) -> list[Spot]:
    """Spots without overlap: a longer unlisted name keeps the places named inside it as `inner`.

    An adjective or a state inside a longer name of no facility stays itself ("British Embassy").
    """
    spots.sort(key=lambda spot: (spot.first, -spot.stop, spot.form in (FACILITY, UNLISTED)))
    kept: list[Spot] = []
    for spot in spots:
        outer = kept[-1] if kept else None
        if outer is None or spot.first >= outer.stop:
            kept.append(spot)
        elif outer.form in (FACILITY, UNLISTED) and spot.form in (NAME, ADJECTIVE):
            outer.inner.append(spot)
        elif spot.form in (FACILITY, UNLISTED) and spot.stop > outer.stop:
            spot.inner.append(outer)
            kept[-1] = spot
    return [part for spot in kept for part in _opened(spot)]


def _opened(spot: Spot) -> list[Spot]:
    """A longer name as one spot, or as the places inside it where those are what it tells."""
    inner = spot.inner
    if not inner:
        return [spot]
    for part in inner:
        part.weak = False
        if part.form == NAME:
            part.form = EMBEDDED
    if spot.form == UNLISTED or any(part.form == ADJECTIVE for part in inner):
        return inner
    return [spot]


def _link_containers(spots: list[Spot], doc: Doc) -> None:
    """Find "City, State", "City, Country" and "City (State)": the second says where the first lies."""
    for spot, behind in zip(spots, spots[1:], strict=False):
        if behind.first - spot.stop != 1 or doc[spot.stop].text not in (",", "(") or behind.form != NAME:
            continue
        areas = [entry for entry in behind.entries if entry.kind in ("admin1", "country", "admin2", "region")]
        if areas and spot.form in (NAME, FACILITY, UNLISTED) and _fits(spot, behind):
            spot.container = behind


def _fits(spot: Spot, behind: Spot) -> bool:
    """A list of countries is no chain of containers; a town must lie in what follows it, if we know both."""
    if not spot.entries:
        return True
    if any(entry.kind == "country" for entry in spot.entries):
        return False
    return any(lies_in(entry, behind) for entry in spot.entries)


def lies_in(entry: Entry, container: Spot) -> bool:
    """Whether a place lies in one of the areas that a container may be."""
    for area in container.entries:
        if area.kind == "country" and entry.country == area.country and entry.kind != "country":
            return True
        if area.kind == "admin1" and entry.admin1 == area.admin1 and entry.kind != "admin1":
            return True
        if area.kind in ("region", "admin2") and area.country == entry.country and entry.name != area.name:
            return True
    return False
