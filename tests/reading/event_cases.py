"""What the event tests share: an article out of a sentence, and actors named by hand."""

from __future__ import annotations

from datetime import date

from tightrope import knowledge
from tightrope.reading import dates, events
from tightrope.reading.parse import parse
from tightrope.records import (
    UNKNOWN_MOMENT,
    Actor,
    ActorKind,
    ActorMention,
    Article,
    EventReport,
    Moment,
    PlaceMention,
    Precision,
    Quote,
    Span,
)

TABLES = knowledge.load()
PUBLISHED = Moment(date(2024, 5, 15), date(2024, 5, 15), Precision.DAY, "said by the test")  # a Wednesday

NORWAY = Actor("NOR", "Norway", ActorKind.STATE, ("NOR",))
SWEDEN = Actor("SWE", "Sweden", ActorKind.STATE, ("SWE",))
FINLAND = Actor("FIN", "Finland", ActorKind.STATE, ("FIN",))
DENMARK = Actor("DNK", "Denmark", ActorKind.STATE, ("DNK",))
RUSSIA = Actor("RUS", "Russia", ActorKind.STATE, ("RUS",))
UKRAINE = Actor("UKR", "Ukraine", ActorKind.STATE, ("UKR",))
MINISTRY = Actor("NOR.MFA", "Norwegian foreign ministry", ActorKind.GOVERNMENT, ("NOR",), "GOV")
PREMIER = Actor("Q.kari-lund", "Kari Lund", ActorKind.PERSON, ("NOR",), "GOV", "prime minister of Norway")
REBELS = Actor("GRP.rebels", "rebels", ActorKind.GROUP, (), "REB")
PROTESTERS = Actor("GRP.protesters", "protesters", ActorKind.GROUP, ("FIN",), "OPP")
NEIGHBOUR = Actor("Q.neighbour", "a neighbour", ActorKind.PERSON)

NAMES = {
    "Norway": NORWAY,
    "Norwegian foreign ministry": MINISTRY,
    "Oslo": NORWAY,
    "Kari Lund": PREMIER,
    "Prime Minister Kari Lund": PREMIER,
    "Ms. Lund": PREMIER,
    "she": PREMIER,
    "Norwegian troops": Actor("NOR.MIL", "Norwegian troops", ActorKind.GROUP, ("NOR",), "MIL"),
    "Norwegian warplanes": Actor("NOR.MIL", "Norwegian warplanes", ActorKind.GROUP, ("NOR",), "MIL"),
    "Sweden": SWEDEN,
    "Stockholm": SWEDEN,
    "Swedish": SWEDEN,
    "Swedish diplomats": Actor("SWE.DIP", "Swedish diplomats", ActorKind.GROUP, ("SWE",), "GOV"),
    "Finland": FINLAND,
    "Denmark": DENMARK,
    "Russia": RUSSIA,
    "Ukraine": UKRAINE,
    "rebels": REBELS,
    "Rebels": REBELS,
    "protesters": PROTESTERS,
    "a neighbour": NEIGHBOUR,
    "refugees": Actor("GRP.refugees", "refugees", ActorKind.GROUP, (), "REF"),
}


def article(body: str, published: Moment = UNKNOWN_MOMENT) -> Article:
    """An article of that body and nothing else."""
    return Article("a1", "p1", "test", body, None, body, (), (), None, None, None, published, "en", (), ())


def mentions(body: str) -> tuple[ActorMention, ...]:
    """Every place where one of NAMES stands, the longest name first, without overlap."""
    found: list[ActorMention] = []
    for name in sorted(NAMES, key=len, reverse=True):
        start = body.find(name)
        while start >= 0:
            span = Span.of(body, start, start + len(name))
            before, after = body[start - 1 : start], body[span.end : span.end + 1]
            whole = not before.isalpha() and not after.isalpha()
            if whole and not any(span.overlaps(m.span) for m in found):
                found.append(ActorMention(span, NAMES[name], "name", 1.0, "named by the test"))
            start = body.find(name, start + 1)
    return tuple(sorted(found, key=lambda m: m.span.start))


def read(
    body: str,
    published: Moment = PUBLISHED,
    quotes: tuple[Quote, ...] = (),
    places: tuple[PlaceMention, ...] = (),
) -> tuple[EventReport, ...]:
    """The events of a body, actors by NAMES, dates by the real reader."""
    parsed, whole = parse(body), article(body, published)
    when = dates.find(parsed, whole, TABLES)
    return events.find(parsed, whole, mentions(body), when, places, quotes, TABLES)


def told(body: str, published: Moment = PUBLISHED) -> list[tuple[str, str, str, str]]:
    """Source ids, PLOVER root, target ids and modality of each event, in text order."""
    return [
        (
            "+".join(m.actor.id for m in r.sources),
            r.code.plover,
            "+".join(m.actor.id for m in r.targets),
            r.modality.value,
        )
        for r in read(body, published)
    ]
