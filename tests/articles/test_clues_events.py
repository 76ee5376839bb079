"""Relative words beside a known event: which days of writing they allow."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from tightrope.articles._clues import Clue
from tightrope.articles._clues_events import find, plain
from tightrope.articles._sentences import sentences
from tightrope.knowledge import KnownEvent

QUAKE = KnownEvent(
    "quake", "Earthquake of Szohod", date(2021, 9, 15), date(2021, 9, 15), ("BOR",), ("earthquake of szohod",)
)
VOTES = tuple(
    KnownEvent(
        f"vote-{day}", "UN General Assembly vote on Borduria", day, day, ("BOR",), (), (), (1, 2, 3, 4)
    )
    for day in (date(2021, 9, 15), date(2022, 3, 1))
)
TABLES = SimpleNamespace(
    known_events=(QUAKE, *VOTES), state_of=lambda word: "BOR" if word.startswith("Bordur") else None
)


def _clues(text: str) -> list[Clue]:
    return list(find(text, list(sentences(text)), TABLES))


def _hull(clue: Clue) -> tuple[date, date]:
    return date.fromordinal(clue.allowed[0][0]), date.fromordinal(clue.allowed[-1][1])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The earthquake of Szohod on Wednesday killed nobody.", date(2021, 9, 15), date(2021, 9, 21)),
        ("They spoke of yesterday's earthquake of Szohod.", date(2021, 9, 16), date(2021, 9, 16)),
        ("They spoke of last week's earthquake of Szohod.", date(2021, 9, 20), date(2021, 9, 26)),
        ("The earthquake of Szohod earlier this week killed nobody.", date(2021, 9, 15), date(2021, 9, 19)),
        ("The earthquake of Szohod last month killed nobody.", date(2021, 10, 1), date(2021, 10, 31)),
        ("The earthquake of Szohod three days ago killed nobody.", date(2021, 9, 18), date(2021, 9, 18)),
        ("The earthquake of Szohod two weeks ago killed nobody.", date(2021, 9, 25), date(2021, 10, 3)),
        ("The earthquake of Szohod last fall killed nobody.", date(2021, 12, 1), date(2022, 9, 26)),
        ("The earthquake of Szohod last year killed nobody.", date(2022, 1, 1), date(2022, 12, 31)),
        ("A day after the earthquake of Szohod, help came.", date(2021, 9, 16), date(2021, 9, 16)),
        ("Nearly two years after the earthquake of Szohod, help came.", date(2023, 3, 9), date(2023, 9, 15)),
        ("The people of Borduria recall last year's earthquake well.", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_words_and_their_days(text: str, first: date, last: date) -> None:
    (clue,) = [clue for clue in _clues(text) if clue.anchor or clue.weight <= 1]
    assert _hull(clue) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "On Thursday the mayor recalled the earthquake of Szohod.",
        "The earthquake of Szohod moved the mayor to tears when he spoke of it last week.",
        "The earthquake of Szohod on Friday killed nobody.",
    ],
)
def test_words_that_belong_to_another_deed_or_day_only_bound_from_below(text: str) -> None:
    (clue,) = _clues(text)
    assert _hull(clue) == (date(2021, 9, 15), date(2100, 12, 31))
    assert not clue.anchor


@pytest.mark.parametrize(
    "text",
    [
        "Help came 99 months after the earthquake of Szohod.",
        "The earthquake of Szohod 99 months ago killed nobody.",
    ],
)
def test_a_count_that_news_does_not_make_tells_no_day(text: str) -> None:
    assert not any(clue.anchor for clue in _clues(text))


LOOSE = SimpleNamespace(
    known_events=(
        KnownEvent(
            "war", "War", date(2021, 9, 15), date(2021, 9, 15), ("BOR", "SYL"), (), (), (), ("the invasion",)
        ),
    ),
    state_of={"Borduria": "BOR", "Syldavia": "SYL", "New Syldavia": "NSY"}.get,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Borduria kept silent on the invasion of Syldavia.", True),
        ("Borduria kept silent on the invasion. Syldavia spoke.", False),
        ("The invasion was long.", False),
    ],
)
def test_a_loose_name_counts_where_the_sentence_names_the_states(text: str, found: bool) -> None:
    clues = list(find(text, list(sentences(text)), LOOSE))
    assert bool(clues) == found


def test_days_after_an_anniversary_count_from_each_of_them() -> None:
    deed, writing = _clues(
        "Days after the anniversary of the earthquake of Szohod, they will meet on Monday."
    )
    assert deed.allowed[0][1] == date(2022, 9, 18).toordinal()
    assert [date.fromordinal(start) for start, _ in writing.allowed[:2]] == [
        date(2022, 9, 17),
        date(2023, 9, 17),
    ]


def test_a_vote_told_of_without_its_number_may_be_any_of_its_kind() -> None:
    (clue,) = _clues("In the General Assembly last week, Borduria stood alone.")
    assert [date.fromordinal(start) for start, _ in clue.allowed] == [date(2021, 9, 20), date(2022, 3, 7)]
    assert len(clue.options) == 2


def test_a_vote_on_somebody_else_is_none() -> None:
    assert _clues("In the General Assembly last week, Syldavia stood alone.") == []


def test_plain_text_keeps_its_length() -> None:
    text = "The “full-scale” invasion’s Łódź — ǅ ﬁ ß İ"
    assert len(plain(text)) == len(text)
