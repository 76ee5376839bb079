"""Merging: which reports are of one happening, and that their order never matters."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.ledger._merge import Told, merge
from tightrope.records import Actor, ActorKind, EventCode, Interval, Modality

from .making import person, state

DAY = date(2024, 6, 1)
ON_THE_DAY = Interval(DAY, DAY)
PERU, CHILE = (state("Peru"),), (state("Chile"),)


def told(
    number: int,
    *,
    article: str | None = None,
    newsroom: str | None = None,
    who: tuple[Actor, ...] = PERU,
    whom: tuple[Actor, ...] = CHILE,
    when: Interval | None = ON_THE_DAY,
    cameo: str = "042",
    root: str = "CONSULT",
    modality: Modality = Modality.HAPPENED,
    action: str = "visited",
    evidence: str = "The president of Peru visited Chile to talk about copper.",
    according_to: Actor | None = None,
) -> Told:
    return Told(
        id=f"report-{number}",
        article=article or f"article-{number}",
        published=DAY + timedelta(days=number % 3),
        newsroom=newsroom or f"newsroom-{number}",
        start=number,
        code=EventCode(root, "", cameo),
        modality=modality,
        sources=who,
        targets=whom,
        when=when,
        action=action,
        evidence=evidence,
        according_to=according_to,
        score=0.5,
    )


def groups(*reports: Told) -> list[list[str]]:
    return sorted(sorted(event.reports) for event in merge(reports))


ONE, TWO = ["report-1", "report-2"], [["report-1"], ["report-2"]]


@pytest.mark.parametrize(
    ("change", "together"),
    [
        ({}, True),
        ({"when": None}, True),
        ({"when": Interval(date(2024, 1, 1), date(2024, 12, 31))}, True),
        ({"when": Interval(DAY + timedelta(9), DAY + timedelta(9))}, False),
        ({"whom": (state("Ghana"),)}, False),
        ({"who": (person("Ines Rojas", "Peru"),)}, True),
        ({"whom": ()}, True),
        ({"who": (), "whom": ()}, False),
        ({"who": (state("Chile"),), "whom": (state("Peru"),)}, True),
        ({"modality": Modality.PLANNED}, True),
        ({"modality": Modality.DENIED}, False),
        ({"modality": Modality.HYPOTHETICAL}, False),
    ],
)
def test_two_reports_are_of_one_happening_when_nothing_sets_them_apart(
    change: dict[str, object], together: bool
) -> None:
    found = groups(told(1), told(2, **change))
    assert found == ([ONE] if together else TWO)


def test_a_body_is_a_part_of_its_organisation_and_no_other_body_of_it() -> None:
    whole, assembly, council = (
        (Actor(key, key, ActorKind.ORGANISATION),) for key in ("IGO.UN", "IGO.UN.GA", "IGO.UN.SC")
    )
    assert groups(told(1, whom=whole), told(2, whom=assembly)) == [ONE]
    assert groups(told(1, whom=council), told(2, whom=assembly)) == TWO


def test_a_deed_done_to_somebody_is_not_the_same_deed_done_back() -> None:
    attack = {"root": "ASSAULT", "cameo": "190", "action": "shelled"}
    back = told(2, who=(state("Chile"),), whom=(state("Peru"),), **attack)
    assert groups(told(1, **attack), back) == TWO


def test_same_parties_and_no_day_are_not_enough_without_a_further_sign() -> None:
    refused = {"root": "REJECT", "when": None}
    one = told(
        1, cameo="12", action="refused", evidence="Peru refused to recognise the new border.", **refused
    )
    two = told(
        2, cameo="12", action="dismissed", evidence="Lima dismissed Chile's complaint on cables.", **refused
    )
    assert groups(one, two) == TWO


def test_two_deeds_of_one_article_need_more_to_be_one() -> None:
    one = told(1, article="a", when=None, cameo="042")
    two = told(
        2, article="a", when=None, cameo="042", action="will travel", evidence="Rojas will travel again."
    )
    assert groups(one, two) == TWO
    assert groups(one, told(3, article="a", when=None)) == [["report-1", "report-3"]]


def test_a_vague_report_does_not_tie_two_dated_ones_together() -> None:
    second = Interval(DAY + timedelta(20), DAY + timedelta(20))
    found = groups(told(1), told(2, when=None), told(3, when=second))
    assert len(found) == 2
    assert not any({"report-1", "report-3"} <= set(group) for group in found)


def test_origins_count_newsrooms_and_not_articles() -> None:
    (event,) = merge([told(1, newsroom="wire"), told(2, newsroom="wire"), told(3)])
    assert (event.origins, len(event.reports)) == (2, 3)


def test_a_plan_that_came_true_has_happened_on_the_day_it_did() -> None:
    week = Interval(DAY - timedelta(3), DAY + timedelta(3))
    (event,) = merge([told(1, modality=Modality.PLANNED, when=week), told(2)])
    assert (event.modality, event.when) == (Modality.HAPPENED, Interval(DAY, DAY))


def test_what_most_newsrooms_say_is_the_event() -> None:
    odd = told(3, who=(state("Peru"), state("Ghana")), cameo="046")
    (event,) = merge([told(1), told(2), odd, told(4, who=(state("Peru"),))])
    assert event.code.cameo == "042"
    assert [actor.id for actor in event.sources] == ["PER"]


def test_the_account_is_named_when_all_reports_rest_on_it() -> None:
    teller = person("Emil Sommer", "Latvia")
    (event,) = merge([told(1, according_to=teller)])
    assert "by the account of Emil Sommer" in event.summary
    (both,) = merge([told(1, according_to=teller), told(2)])
    assert "account" not in both.summary


PARTIES = st.lists(
    st.sampled_from([state("Peru"), state("Chile"), person("Ines Rojas", "Peru")]), max_size=2, unique=True
)
INTERVALS = st.none() | st.tuples(st.integers(0, 12), st.integers(0, 5)).map(
    lambda pair: Interval(DAY + timedelta(pair[0]), DAY + timedelta(pair[0] + pair[1]))
)


@st.composite
def many_reports(draw: st.DrawFn) -> list[Told]:
    return [
        told(
            number,
            article=f"article-{draw(st.integers(0, 4))}",
            newsroom=f"newsroom-{draw(st.integers(0, 3))}",
            who=tuple(draw(PARTIES)),
            whom=tuple(draw(PARTIES)),
            when=draw(INTERVALS),
            cameo=draw(st.sampled_from(["04", "042", "046"])),
            modality=draw(st.sampled_from(Modality)),
            action=draw(st.sampled_from(["visited", "met", "will visit"])),
        )
        for number in range(draw(st.integers(1, 9)))
    ]


@given(many_reports(), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(reports: list[Told], random: object) -> None:
    events = merge(reports)
    random.shuffle(reports)
    assert merge(reports) == events
    assert sorted(key for event in events for key in event.reports) == sorted(r.id for r in reports)
    for event in events:
        assert (
            event.when is None
            or not (event.when.start and event.when.end)
            or event.when.start <= event.when.end
        )
