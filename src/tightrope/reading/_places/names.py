"""Finds the names of places and the adjectives made from them; owns what counts as evidence.

The gazetteer says which capitalised words are names of places at all; the parse's entity labels,
prepositions, datelines and "City, State" say whether they are meant as places here. What only may
be one is marked `weak`: the resolver keeps it if it lies where the rest of the text is.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from tightrope.knowledge import Entry, Gazetteer, Knowledge, place_key
from tightrope.reading._places.facilities import unlisted
from tightrope.reading._places.spots import (
    ADJECTIVE,
    EMBEDDED,
    NAME,
    PLACE_LABELS,
    Spot,
    link_containers,
    merged,
)
from tightrope.reading._places.words import LOCATIVE, NOT_PLACES, POSTAL, STATE_SHORT, TITLES

_LONGEST: Final = 6
_MOST_LETTERS: Final = 60
"""Tokens and letters of the longest name looked up: longer ones are titles, or noise without blanks."""
_NAMING_LABELS: Final = frozenset({"ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
_DATELINE_ENDS: Final = frozenset({"-", "--", ":", "("})
_DISTRICT: Final = "District of Columbia"
_LARGE: Final = 100_000
"""Inhabitants of a town whose name alone, without a label or preposition, is taken for the town."""
_KNOWN: Final = 20_000
"""Inhabitants of a town that may be meant by what the model takes for a person's name."""
_FAMOUS: Final = 500_000
"""Inhabitants of a town that stays a town though a person of the text bears its name."""


class Spotter:
    """Finds the spots of one parsed text."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, knowledge: Knowledge) -> None:
        self._doc = doc
        self._gazetteer = gazetteer
        self._knowledge = knowledge
        self._adjectives = adjectives(knowledge)
        self._persons = person_words(doc)
        self._entity_words = entity_words(doc)

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
        link_containers(named, self._doc)
        meant = [spot for spot in named if self._meant(spot)]
        found = merged([*meant, *unlisted(self._doc, self._persons, self._knowledge)])
        link_containers(found, self._doc)
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
        if len(text) > _MOST_LETTERS:
            return None
        if len(span) > 1 and span[0].lower_ == "the" and not self._is_titled(text):
            return None
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

    def _is_titled(self, text: str) -> bool:
        """Whether "The" belongs to the name, as in "The Hague" or "The Gambia"."""
        return any(entry.name.lower().startswith("the ") for entry in self._gazetteer.find(text))

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
        foreign = best.other_name and not best.feature and not alike(spot.text, best.name)
        placed = self._placed(spot, before) or _heads_text(before, after)
        famous = best.population >= _FAMOUS and (placed or label in (*PLACE_LABELS, *_NAMING_LABELS))
        if not area and not famous and self._is_personal(spot, after):
            return False
        large = best.population >= _LARGE
        if label in PLACE_LABELS:
            spot.weak = not placed and not area and not large and foreign
            return True
        if label == "PERSON":
            spot.weak = not (area or placed or large)
            return self._whole_entity(spot) and (not spot.weak or best.population >= _KNOWN)
        whole = label in _NAMING_LABELS and self._whole_entity(spot)
        if label in _NAMING_LABELS and not whole:
            spot.form = EMBEDDED
        spot.weak = foreign or not (placed or area or (large and not whole))
        proper = label or spot.stop - spot.first > 1 or self._doc[spot.first].pos_ == "PROPN"
        return not foreign and bool(proper or spot.text.isupper())

    def _placed(self, spot: Spot, before: Token | None) -> bool:
        """Whether a preposition of place stands before it, or before the place it is joined to by "and"."""
        if before is not None and before.lower_ in LOCATIVE:
            return True
        last = self._doc[spot.stop - 1]
        if last.dep_ != "conj" or last.head.ent_type_ not in PLACE_LABELS:
            return False
        start = last.head.left_edge.i
        return start > 0 and self._doc[start - 1].lower_ in LOCATIVE

    def _is_personal(self, spot: Spot, after: Token | None) -> bool:
        """Whether the word is part of a person's name somewhere in the text, or is followed by a surname."""
        if spot.stop - spot.first == 1 and spot.text in self._persons:
            return True
        return after is not None and after.ent_type_ == "PERSON" and after.ent_iob_ == "I"

    def _whole_entity(self, spot: Spot) -> bool:
        words = self._entity_words.get(spot.first)
        return words is not None and spot.stop - spot.first >= words


def alike(text: str, name: str) -> bool:
    """Whether two names are spellings of one, as "Zaporizhzhia" and "Zaporizhzhya" are."""
    return SequenceMatcher(None, place_key(text), place_key(name)).ratio() >= _ALIKE


_ALIKE: Final = 0.7
"""Share of letters in common order. At 0.7 the spellings of towns in Ukraine and Syria that newspapers
use pass, names of other languages (Bombay and Mumbai: 0.5) don't."""


def _heads_text(before: Token | None, after: Token | None) -> bool:
    """Whether what stands between is a dateline: at a paragraph's head, a dash, colon or agency behind."""
    heads = before is None or before.is_space
    return heads and after is not None and (after.text in _DATELINE_ENDS or after.text[0] in "–—")


def entity_words(doc: Doc) -> dict[int, int]:
    """For each token in a named entity, how many words the entity has."""
    found: dict[int, int] = {}
    for entity in doc.ents:
        count = sum(1 for token in entity if token.text[:1].isalpha())
        found.update(dict.fromkeys(range(entity.start, entity.end), count))
    return found


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
            if (
                not word.replace(".", "").isupper()
                and "-" not in word
                and word not in (country.name, *country.aliases)
            ):
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
