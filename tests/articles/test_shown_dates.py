"""Days shown beside an article: labels, languages, and days that are none of its own."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope.articles._lines import split
from tightrope.articles._shown_dates import Shown, has_date, read

LEAD = "The ferry is back after a winter of repairs, the port said."


def _shown(above: str, below: str = "") -> Shown:
    lines = split(f"Ferry returns\n{above}\n{LEAD}\n{below}")
    body = next(i for i, line in enumerate(lines) if line.text == LEAD)
    return read(lines, 0, body + 1, body + 1)


@pytest.mark.parametrize(
    "line",
    [
        "May 3, 2022",
        "3 May 2022",
        "Published May 3, 2022",
        "By Ada Pell, 3 May 2022",
        "2022-05-03",
        "03.05.2022",
        "3 de mayo de 2022",
        "3. Mai 2022",
        "3 mai 2022",
        "3 мая 2022",
        "3 Mayıs 2022",
        "Tuesday, May 3rd, 2022",
        "Published\nMay 3, 2022",
        "Posted: May 3, 2022 | Updated: May 9, 2022",
    ],
)
def test_ways_to_write_a_day(line: str) -> None:
    published = _shown(line).published
    assert published is not None
    assert (published.earliest, published.latest) == (date(2022, 5, 3), date(2022, 5, 3))


@pytest.mark.parametrize(
    "line", ["03/04/2022", "31 February 2022", "May 2022", "Chapter 3.5.20221", "at 10:05"]
)
def test_what_names_no_day_or_two(line: str) -> None:
    assert not has_date(line)
    assert _shown(line).published is None


def test_a_day_of_change_is_not_the_day_of_publication() -> None:
    shown = _shown("Last updated on May 9, 2022")
    assert shown.published is None
    assert shown.changed is not None
    assert shown.changed.earliest == date(2022, 5, 9)


def test_a_label_counts_more_than_a_day_that_comes_first() -> None:
    shown = _shown("May 9, 2022\nFirst published 3 May 2022")
    assert shown.published is not None
    assert shown.published.earliest == date(2022, 5, 3)


def test_a_long_line_with_a_day_is_not_asked() -> None:
    assert (
        _shown(
            "On May 3, 2022 the county bought the ferry from a bank which had held it for nine years"
        ).published
        is None
    )


def test_a_label_just_behind_the_body_counts_a_bare_day_there_does_not() -> None:
    assert _shown("Islands", "Published on May 3, 2022").published is not None
    assert _shown("Islands", "May 3, 2022").published is None


def test_time_and_zone_make_an_instant() -> None:
    published = _shown("Published May 3, 2022 at 14:05 GMT").published
    assert published is not None
    assert published.instant is not None
    assert published.instant.isoformat() == "2022-05-03T14:05:00+00:00"
