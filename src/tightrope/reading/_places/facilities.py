"""Finds buildings, streets and schools, and places the gazetteer lacks: they lie where the text is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from tightrope.knowledge import Knowledge
from tightrope.reading._places.spots import FACILITY, PLACE_LABELS, UNLISTED, Spot
from tightrope.reading._places.words import (
    FACILITY_HEADS,
    INSTITUTIONS,
    LOCATIVE,
    NOT_PLACES,
    TITLES,
)


def unlisted(doc: Doc, persons: frozenset[str], knowledge: Knowledge) -> Iterator[Spot]:
    """Facilities, and what the model calls a place though the gazetteer may lack it.

    `persons` are words of persons' names in the text, which are no places; neither are organisations.
    """
    for entity in (*doc.ents, *_capital_runs(doc)):
        span = _trimmed(entity)
        if span is None or "\n" in span.text or not span.text[:1].isupper():
            continue
        if knowledge.organisation(span.text) is not None:
            continue
        if _is_facility(span):
            form = FACILITY
        elif span.label_ in (*PLACE_LABELS, "FAC") and _place_like(span, persons):
            form = UNLISTED
        else:
            continue
        yield Spot(span.start_char, span.end_char, span.start, span.end, span.text, form, (), span.label_)


def _capital_runs(doc: Doc) -> Iterator[TokenSpan]:
    """Runs of capitalised words outside of entities that end in the head of a facility's name."""
    for sentence in doc.sents:
        for token in sentence:
            if (
                not token.text[:1].isupper()
                or token.ent_type_
                or token.lower_.rstrip(".") not in FACILITY_HEADS
            ):
                continue
            start = token.i
            while start > sentence.start and token.i - start < _LONGEST and doc[start - 1].text[:1].isupper():
                start -= 1
            if start < token.i and doc[start].pos_ == "PROPN":
                yield doc[start : token.i + 1]


_LONGEST = 5


def _place_like(span: TokenSpan, persons: frozenset[str]) -> bool:
    """Whether an unknown name that the model calls a place stands where places stand."""
    if span.text.lower() in NOT_PLACES or (span.text.isupper() and len(span.text) < 4):
        return False
    if any(token.text in persons for token in span):
        return False
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if before is not None and (before.lower_ in LOCATIVE or before.text.rstrip(".") in TITLES):
        return before.lower_ in LOCATIVE
    return (after is not None and after.text == ",") or span.label_ == "LOC" or len(span) > 1


def _is_facility(span: TokenSpan) -> bool:
    """Whether a name is that of a building, street, school or the like: its first or last word says so."""
    words = [token.lower_.rstrip(".") for token in span]
    if len(words) < 2 or span.label_ in ("DATE", "NORP", "TIME") or words[0] in INSTITUTIONS:
        return False
    return words[-1] in FACILITY_HEADS or words[0] in (
        "university",
        "embassy",
        "port",
        "mount",
        "cape",
        "camp",
        "fort",
    )


def _trimmed(entity: TokenSpan) -> TokenSpan | None:
    """An entity without its article, possessive and stray punctuation."""
    start, end, doc = entity.start, entity.end, entity.doc
    while start < end and (
        doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space
        or (doc[end - 1].is_punct and doc[end - 1].text != ".")
        or doc[end - 1].tag_ == "POS"
    ):
        end -= 1
    if end <= start:
        return None
    span = doc[start:end]
    span.label_ = entity.label_
    return span
