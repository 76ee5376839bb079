"""Clues that need no known event: the days they allow, and words that give none."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope import knowledge
from tightrope.articles import _clues
from tightrope.articles._clues import Clue
from tightrope.articles._lines import split
from tightrope.articles._notices import find
from tightrope.articles._sentences import sentences

TABLES = knowledge.load()


def _allows(clue: Clue, day: date) -> bool:
    return any(start <= day.toordinal() <= end for start, end in clue.allowed)


def _told(text: str) -> list[Clue]:
    return [clue for sentence in sentences(text) for clue in _clues.of_sentence(sentence)]


def test_an_article_is_not_younger_than_its_correction() -> None:
    notices = find(split("Correction, May 3, 2022: The river is the Oder, not the Elbe."))
    firm, habit = _clues.of_notices(notices)
    assert _allows(firm, date(2022, 5, 3))
    assert not _allows(firm, date(2022, 5, 4))
    assert _allows(firm, date(2019, 1, 1))
    assert not _allows(habit, date(2022, 4, 1))
    assert firm.weight > habit.weight


def test_a_print_version_names_the_days_before_it() -> None:
    (clue,) = _clues.of_lines(split("A version of this article appears in print on May 3, 2022, Section A."))
    assert _allows(clue, date(2022, 5, 2))
    assert not _allows(clue, date(2022, 5, 4))


def test_the_latest_year_of_rights_bounds_from_above() -> None:
    (clue,) = _clues.of_lines(split("© 2019 Tidewater Post\nCopyright 2021-2023 Tidewater Post"))
    assert _allows(clue, date(2023, 12, 31))
    assert not _allows(clue, date(2024, 1, 1))


@pytest.mark.parametrize(
    ("text", "allowed", "refused"),
    [
        ("The pact was signed on May 3, 2022.", date(2022, 5, 3), date(2022, 5, 2)),
        ("The pact will be signed on May 3, 2022.", date(2022, 5, 3), date(2022, 5, 4)),
        ("The pier was built in 1998.", date(1998, 1, 1), date(1997, 12, 31)),
        ("The pier is to open in 2027.", date(2027, 12, 31), date(2028, 1, 1)),
        ("Voters chose him on Tuesday, Aug. 9.", date(2022, 8, 10), date(2021, 8, 10)),
    ],
)
def test_dates_bound_the_day_of_writing(text: str, allowed: date, refused: date) -> None:
    (clue,) = _told(text)
    assert _allows(clue, allowed)
    assert not _allows(clue, refused)


@pytest.mark.parametrize(
    "text",
    [
        "By 2030 the sea may take the pier.",
        "He said that it would open on May 3, 2022.",
        "The ferry Resolute 2022 is blue.",
        "The pier is open.",
    ],
)
def test_words_that_bound_nothing(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("President Joe Biden met them.", date(2023, 1, 1), date(2017, 1, 1)),
        ("They met the Kazakh president, Kassym-Jomart Tokayev, there.", date(2023, 1, 1), date(2018, 1, 1)),
        ("Secretary of State Mike Pompeo met them.", date(2019, 1, 1), date(2023, 1, 1)),
    ],
)
def test_a_title_holds_for_the_terms_of_the_office(text: str, inside: date, outside: date) -> None:
    (clue,) = [c for sentence in sentences(text) for c in _clues.of_offices(sentence, TABLES)]
    assert _allows(clue, inside)
    assert not _allows(clue, outside)


@pytest.mark.parametrize(
    "text",
    [
        "Former President Joe Biden met them.",
        "Then-President Joe Biden met them.",
        "President Ada Pell of the rowing club met them.",
        "Joe Biden met them.",
    ],
)
def test_who_no_longer_holds_it_or_is_nobody_we_know_gives_none(text: str) -> None:
    assert [c for sentence in sentences(text) for c in _clues.of_offices(sentence, TABLES)] == []


def test_the_weekday_of_the_lead() -> None:
    assert _clues.weekday_of_lead("Ministers met on Tuesday in Oslo. On Friday they will meet again.") == 1
    assert _clues.weekday_of_lead("Ministers will meet on Tuesday.") is None
    assert _clues.weekday_of_lead("Ministers met on Tuesday and on Friday.") is None
    assert _clues.weekday_of_lead("") is None
