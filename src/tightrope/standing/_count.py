"""Counts deeds and votes between a state and powers: plain records in, a `Standing` out, no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from tightrope.records import Actor, Claim, ClaimKind, Event, Interval, Modality
from tightrope.standing._records import Coverage, Relation, Standing, VoteTogether

METHOD: Final = "tightrope.standing.count/1"

ERROR: Final = (
    "not measured: these are counts of what was read, not yet compared with relations that people judged"
)

WINDOW_DAYS: Final = 365
"""Days before and with the day asked for that are counted: a year, so that yearly meetings count once."""

_COOPERATIVE: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_CONFLICTUAL: Final = frozenset(
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
"""PLOVER's roots, parted as in its codebook: cooperation and conflict, verbal and material."""

_COUNTED: Final = frozenset({Modality.HAPPENED, Modality.UNDER_WAY})


def of(
    state: str,
    powers: Sequence[str],
    day: date,
    *,
    events: Iterable[Event],
    actors: Mapping[str, Actor],
    claims: Iterable[Claim] = (),
    published: Iterable[date] = (),
    window_days: int = WINDOW_DAYS,
) -> Standing:
    """Where `state` stood between `powers` (ISO 3166 alpha-3 codes) on `day`.

    `events` and `claims` may hold the whole record: what is outside the window, or has no day, is left
    out and counted. `actors` resolves the actor ids of the events. `published` are the days of the
    articles in the record; without any in the window, a count of nothing is "no data". A power equal to
    the state gives a ValueError, as does an empty window.
    """
    if window_days < 1 or state in powers:
        raise ValueError("give a window of at least a day, and powers other than the state itself")
    window = Interval(day - timedelta(days=window_days - 1), day)
    votes = _votes(claims, window)
    covered = any(window.overlaps(Interval(d, d)) for d in published)
    left_out: Counter[str] = Counter()
    deeds = list(_deeds(state, frozenset(powers), window, events, actors, left_out))
    relations = tuple(_relation(state, power, deeds, votes, covered) for power in powers)
    return Standing(state, day, window, relations, tuple(sorted(left_out.items())), METHOD, ERROR)


def _deeds(
    state: str,
    powers: frozenset[str],
    window: Interval,
    events: Iterable[Event],
    actors: Mapping[str, Actor],
    left_out: Counter[str],
) -> Iterator[tuple[Event, frozenset[str], bool]]:
    """The events that count, each with the powers it is with and whether the state is the one that acts."""
    for event in sorted(events, key=_order):
        doing, done_to = _states(event.sources, actors), _states(event.targets, actors)
        if state in doing:
            others = done_to & powers
        elif state in done_to:
            others = doing & powers
        else:
            continue
        if not others:
            continue
        reason = _why_not(event, window)
        if reason:
            left_out[reason] += 1
            continue
        yield event, others, state in doing


def _order(event: Event) -> tuple[date, str]:
    start = event.when.start if event.when else None
    return (start or date.max, event.id)


def _states(ids: Iterable[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    """The states of actors; the code of an id ("KAZ.GOV") stands in where the actor is not given."""
    found: set[str] = set()
    for key in ids:
        actor = actors.get(key)
        head = key.partition(".")[0]
        found.update(actor.states if actor else [head] if len(head) == 3 and head.isupper() else [])
    return frozenset(found)


def _why_not(event: Event, window: Interval) -> str:
    if event.modality not in _COUNTED:
        return event.modality.value
    if event.when is None or event.when.start is None or event.when.end is None:
        return "no day known"
    if not (
        window.start and window.end and window.start <= event.when.start and event.when.end <= window.end
    ):
        return "outside the window"
    if event.code.plover not in _COOPERATIVE | _CONFLICTUAL:
        return "neither cooperative nor conflictual"
    return ""


def _relation(
    state: str,
    power: str,
    deeds: Sequence[tuple[Event, frozenset[str], bool]],
    votes: Mapping[tuple[str, Interval | None], dict[str, tuple[str, str]]],
    covered: bool,
) -> Relation:
    mine = [(event, acts) for event, others, acts in deeds if power in others]
    good = [event for event, _ in mine if event.code.plover in _COOPERATIVE]
    bad = [event for event, _ in mine if event.code.plover in _CONFLICTUAL]
    together = tuple(_together(state, power, votes))
    if mine or together:
        coverage = Coverage.REPORTED
    else:
        coverage = Coverage.NOTHING_REPORTED if covered else Coverage.NO_DATA
    return Relation(
        power=power,
        coverage=coverage,
        cooperative=len(good),
        conflictual=len(bad),
        cooperative_origins=sum(event.origins for event in good),
        conflictual_origins=sum(event.origins for event in bad),
        toward=sum(acts for _, acts in mine) / len(mine) if mine else None,
        votes=together,
        evidence=tuple(event.id for event, _ in mine),
    )


def _votes(
    claims: Iterable[Claim], window: Interval
) -> dict[tuple[str, Interval | None], dict[str, tuple[str, str]]]:
    """For each body and time, each state's claimed vote with the claim's id; open and withdrawn ones are
    left out."""
    found: dict[tuple[str, Interval | None], dict[str, tuple[str, str]]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        usable = claim.kind is ClaimKind.VOTE and len(claim.values) == 1 and not claim.negated
        if not usable or claim.withdrawn or not claim.attribute.startswith("vote"):
            continue
        if claim.holds is None or not claim.holds.overlaps(window):
            continue
        body = claim.attribute.removeprefix("vote").strip()
        cast = found.setdefault((body, claim.holds), {})
        for state in claim.subject.split("+"):
            cast.setdefault(state, (claim.values[0], claim.id))
    return found


def _together(
    state: str, power: str, votes: Mapping[tuple[str, Interval | None], dict[str, tuple[str, str]]]
) -> Iterator[VoteTogether]:
    for (body, days), cast in sorted(votes.items(), key=lambda item: (str(item[0][1]), item[0][0])):
        if state not in cast or power not in cast:
            continue
        (mine, my_claim), (theirs, their_claim) = cast[state], cast[power]
        alike = "with" if mine == theirs else "against" if {mine, theirs} == {"yes", "no"} else "apart"
        yield VoteTogether(body, days, mine, theirs, alike, (my_claim, their_claim))
