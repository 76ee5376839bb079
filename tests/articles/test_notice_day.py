"""The day a notice was made: not the day the article ran, nor the day of the mistake."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope.articles._lines import split
from tightrope.articles._notice_day import UNTOLD, Told, resolved, told
from tightrope.records import UNKNOWN_MOMENT, Moment, Precision

FRIDAY = Moment(date(2022, 12, 30), date(2022, 12, 30), Precision.DAY, "test")


def _day(text: str) -> date | None:
    return resolved(told(split(text)), FRIDAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Correction, Jan. 2, 2023, 4:15 p.m.: The ship is Danish.", date(2023, 1, 2)),
        ("CORRECTION (Dec. 31, 2022, 9:02 a.m. ET): The ship is Danish.", date(2022, 12, 31)),
        ("This article was corrected at 3:15 pm on 2 January 2023 to name the ship.", date(2023, 1, 2)),
        # without its year, the first such day from publication on
        ("This post was updated Jan. 2 to correct the name of the ship.", date(2023, 1, 2)),
        ("Correction on Dec. 31: The ship is Danish.", date(2022, 12, 31)),
        ("Corrected Dec. 30, 9:14 p.m. to say that the ship is Danish.", date(2022, 12, 30)),
        # a weekday, from publication on
        ("The article was corrected on Monday: the ship is Danish.", date(2023, 1, 2)),
        ("This story was amended Friday to name the ship.", date(2022, 12, 30)),
        # days of something else
        ("(This Dec. 30 story has been corrected to name the ship)", None),
        ("Correction: The ship sailed on Jan. 2, 2023, not on Jan. 3, 2023.", None),
        ("This story was updated to say that the ship sails on Jan. 2.", None),
        ("Correction: In a story published Dec. 30, 2022, we named the wrong ship.", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert _day(text) == day


def test_without_a_day_of_publication_a_weekday_tells_none() -> None:
    assert resolved(told(split("This story was amended Friday to name the ship.")), UNKNOWN_MOMENT) is None


def test_a_day_that_no_calendar_has_tells_none() -> None:
    assert resolved(Told(month_day=(2, 29)), FRIDAY) is None
    assert resolved(UNTOLD, FRIDAY) is None


def test_a_day_far_from_publication_is_not_guessed() -> None:
    assert resolved(Told(month_day=(12, 1)), FRIDAY) is None
