"""Standing counts deeds by independent origins, and tells "no data" from "nothing happened"."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope import standing
from tightrope.records import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Event,
    EventCode,
    Interval,
    Modality,
    Span,
)
from tightrope.standing import Coverage

DAY = date(2024, 6, 30)
ENVOY = Actor("Q.envoy", "Nils Envoy", ActorKind.PERSON, ("NOR",))


def event(
    key: str, root: str, sources: list[str], targets: list[str], day: date | None, **more: object
) -> Event:
    when = Interval(day, day) if day else None
    values = {"modality": Modality.HAPPENED, "origins": 1} | more
    return Event(
        id=key,
        story="s",
        code=EventCode(root, "", ""),
        sources=tuple(sources),
        targets=tuple(targets),
        when=when,
        reports=(),
        summary="",
        **values,
    )


def vote(state: str, value: str) -> Claim:
    holds = Interval(date(2024, 4, 9), date(2024, 4, 9))
    body, span = "vote IGO.UN.GA", Span(0, 0, "")
    return Claim(f"c-{state}", "a", ClaimKind.VOTE, state, body, (value,), holds, False, None, "", span, "t")


def ask(*events: Event, **more: object) -> standing.Standing:
    given = {"events": events, "actors": {"Q.envoy": ENVOY}} | more
    return standing.of("NOR", ["USA", "RUS"], DAY, **given)


def test_deeds_are_counted_by_origins_in_both_directions() -> None:
    told = ask(
        event("e1", "AID", ["NOR.GOV"], ["USA"], date(2024, 5, 1), origins=3),
        event("e2", "ACCUSE", ["USA"], ["Q.envoy"], date(2024, 5, 2)),
    )
    usa, russia = told.relations
    assert (usa.cooperative, usa.cooperative_origins, usa.conflictual_origins) == (1, 3, 1)
    assert usa.balance == 0.5
    assert usa.toward == 0.5
    assert usa.evidence == ("e1", "e2")
    assert russia.balance is None


def test_what_is_not_counted_is_said_with_its_reason() -> None:
    told = ask(
        event("plan", "AID", ["NOR"], ["USA"], date(2024, 5, 1), modality=Modality.PLANNED),
        event("old", "AID", ["NOR"], ["USA"], date(2021, 5, 1)),
        event("dateless", "AID", ["NOR"], ["RUS"], None),
        event("others", "AID", ["SWE"], ["USA"], date(2024, 5, 1)),
    )
    assert told.left_out == (("no day known", 1), ("outside the window", 1), ("planned", 1))
    assert all(not relation.evidence for relation in told.relations)


@pytest.mark.parametrize(
    ("published", "coverage"),
    [([], Coverage.NO_DATA), ([date(2020, 1, 1)], Coverage.NO_DATA), ([DAY], Coverage.NOTHING_REPORTED)],
)
def test_no_data_is_told_apart_from_nothing_reported(published: list[date], coverage: Coverage) -> None:
    assert {r.coverage for r in ask(published=published).relations} == {coverage}


def test_votes_with_against_and_apart() -> None:
    claims = [vote("NOR", "yes"), vote("USA", "yes"), vote("RUS", "no"), vote("SWE", "abstain")]
    usa, russia = ask(claims=claims).relations
    assert usa.voted("with") == 1
    assert russia.votes[0].alike == "against"
    assert russia.votes[0].evidence == ("c-NOR", "c-RUS")
    sweden = standing.of("SWE", ["USA"], DAY, events=[], actors={}, claims=claims).relations[0]
    assert sweden.voted("apart") == 1


def test_no_figure_without_its_method_and_error() -> None:
    told = ask()
    assert told.method == standing.METHOD
    assert "not measured" in told.error


@pytest.mark.parametrize(("powers", "days"), [(["NOR"], 365), (["USA"], 0)])
def test_senseless_questions_are_refused(powers: list[str], days: int) -> None:
    with pytest.raises(ValueError, match="window"):
        standing.of("NOR", powers, DAY, events=[], actors={}, window_days=days)
