"""Reads actors from sentences of our own, as of a day."""

from __future__ import annotations

from datetime import date

from tightrope import knowledge
from tightrope.reading import actors, parse
from tightrope.records import (
    UNKNOWN_MOMENT,
    ActorMention,
    Article,
    Finding,
    FindingKind,
    Moment,
    Precision,
)

DAY = date(2023, 2, 28)


def article(body: str, day: date | None = DAY, *, reworded: bool = False) -> Article:
    """An article of that body, published on the day."""
    published = UNKNOWN_MOMENT if day is None else Moment(day, day, Precision.DAY, "stated")
    findings = (Finding(FindingKind.REWORDED, 0.9, "for the test"),) if reworded else ()
    fields = (None, body, (), (), None, None, None, published, "en", (), findings)
    return Article("a", "p", "made by hand", body, *fields)


def find(body: str, day: date | None = DAY, *, reworded: bool = False) -> tuple[ActorMention, ...]:
    """Every mention in the body."""
    return actors.find(parse(body), article(body, day, reworded=reworded), knowledge.load())


def one(
    body: str, words: str, day: date | None = DAY, *, reworded: bool = False, nth: int = 0
) -> ActorMention:
    """The nth mention of exactly these words."""
    found = [mention for mention in find(body, day, reworded=reworded) if mention.span.text == words]
    assert len(found) > nth, f"{words!r} is no mention in {body!r}"
    return found[nth]


def ids(body: str, day: date | None = DAY) -> dict[str, str]:
    """Words of each mention -> actor id."""
    return {mention.span.text: mention.actor.id for mention in find(body, day)}
