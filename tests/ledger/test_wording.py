"""Wording: codes, days and events in plain English."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope.ledger import code_label, days, done, names
from tightrope.ledger._wording import _BY_CAMEO, _BY_ROOT, sentence, verb
from tightrope.records import Actor, ActorKind, EventCode, Interval, Modality

from .making import person, state

PERU, CHILE = state("Peru"), state("Chile")
VISIT = EventCode("CONSULT", "visit", "042")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2023, 2, 23), date(2023, 2, 23), "2023-02-23"),
        (date(2022, 10, 1), date(2022, 10, 31), "October 2022"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2019, 1, 1), date(2022, 12, 31), "2019 to 2022"),
        (date(2022, 9, 1), date(2022, 11, 30), "2022-09-01 to 2022-11-30"),
        (date(2019, 3, 20), None, "since 2019-03-20"),
        (None, date(2019, 3, 20), "until 2019-03-20"),
        (None, None, ""),
    ],
)
def test_days_are_said_as_people_say_them(first: date | None, last: date | None, told: str) -> None:
    assert days(Interval(first, last)) == told


@pytest.mark.parametrize(
    ("modality", "told"),
    [
        (Modality.HAPPENED, "Peru visited Chile."),
        (Modality.UNDER_WAY, "Peru visited Chile, still under way."),
        (Modality.PLANNED, "Peru plans to visit Chile."),
        (Modality.THREATENED, "Peru threatens to visit Chile."),
        (Modality.HYPOTHETICAL, "Peru might visit Chile."),
        (Modality.DENIED, "It is denied that Peru visited Chile."),
    ],
)
def test_a_deed_is_never_said_more_surely_than_it_was_told(modality: Modality, told: str) -> None:
    assert sentence(VISIT, modality, [PERU], [CHILE], None) == told


def test_the_most_exact_words_are_chosen() -> None:
    assert verb(EventCode("REQUEST", "assist", "1032")).past == "demanded aid"
    assert verb(EventCode("CONSULT", "phone", "04")).past == "spoke by telephone"
    assert verb(EventCode("ASSAULT", "", "19")).past == "attacked"
    assert verb(EventCode("NEWCODE", "", "")).past == "did: newcode"
    assert done(EventCode("THREATEN", "", "138"), Modality.THREATENED) == "threatened force"
    assert code_label(EventCode("ASSAULT", "", "19")) == "ASSAULT 19"


def test_words_are_there_for_every_root_and_hold_no_code() -> None:
    assert len(_BY_ROOT.keys() - {"ELECTION"}) == 16  # the roots of PLOVER
    for words in (*_BY_ROOT.values(), *_BY_CAMEO.values()):
        assert words.past == words.past.lower()
        assert words.base


def test_a_state_is_left_out_where_its_own_people_stand_for_it() -> None:
    rojas = person("Ines Rojas", "Peru")
    assert names([PERU, rojas]) == "Ines Rojas (PER)"
    assert names([CHILE, rojas]) == "Chile and Ines Rojas (PER)"
    assert names([state(name) for name in ("Peru", "Chile", "Ghana", "Nepal", "Latvia")]).endswith(
        "Nepal and Latvia"
    )
    six = [Actor(str(n), f"Group {n}", ActorKind.GROUP) for n in range(7)]
    assert names(six) == "Group 0, Group 1, Group 2, Group 3 and 3 more"


def test_the_pages_own_word_is_given_where_it_adds_something() -> None:
    refusal = EventCode("REJECT", "", "12")
    assert "(“abstained”)" in sentence(refusal, Modality.HAPPENED, [PERU], [], None, "abstained")
    assert "“" not in sentence(VISIT, Modality.HAPPENED, [PERU], [], None, "visits")


def test_a_warrant_is_not_said_to_be_an_arrest() -> None:
    charged = EventCode("ACCUSE", "allege", "173")
    assert (
        sentence(charged, Modality.HAPPENED, [PERU], [CHILE], None) == "Peru took legal action against Chile."
    )
