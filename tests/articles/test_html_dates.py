"""Dates of page metadata: unknown rather than wrong."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles._html_dates import _PLACEHOLDERS, FIRST_YEAR, LAST_YEAR, parse_moment, url_day
from tightrope.records import Precision

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    "value",
    [
        "2024-03-05",
        "2024-3-5",
        "20240305",
        "2024/03/05",
        "March 5, 2024",
        "Mar. 5th, 2024",
        "Tuesday, 5 March 2024",
        "5-Mar-2024",
        "Published: 5 March 2024",
        "2024-03-05T10:00:00",  # no zone: the day only
        "2024-03-05 10:00",
        "5 March 2024, 10:00 BST",  # zones that several places use
        "5 March 2024 10:00 IST",
        "March 5, 2024 at 9:30 p.m. EST",
        "Tue, 05 Mar 2024 10:00:00 CST",
        "2024-03-05T25:00:00Z",  # no such time
        "March 5, 2024 13:30 p.m. UTC",
        "2024-03-05T10:00:00+19:00",  # no such zone
        "2024.03.05",
    ],
)
def test_a_day_alone(value: str) -> None:
    moment = parse_moment(value, "w")
    assert moment is not None
    assert (moment.earliest, moment.latest, moment.precision, moment.instant) == (
        DAY,
        DAY,
        Precision.DAY,
        None,
    )
    assert moment.witness == "w"


@pytest.mark.parametrize(
    ("value", "offset", "hour"),
    [
        ("2024-03-05T10:00:00Z", 0, 10),
        ("2024-03-05T10:00:00.123456+01:00", 1, 10),
        ("2024-03-05 10:00:00 UTC", 0, 10),
        ("2024-03-05T22:00-0500", -5, 22),
        ("20240305T220000Z", 0, 22),
        ("Tue, 05 Mar 2024 10:00:00 GMT", 0, 10),
        ("Tue, 05 Mar 2024 10:00:00 +0200", 2, 10),
        ("10:00 p.m. EDT, March 5, 2024", -4, 22),
        ("March 5, 2024 12:00 a.m. UTC", 0, 0),
        ("1709632800", 0, 10),
        ("1709632800000", 0, 10),
    ],
)
def test_an_instant_keeps_the_day_as_written(value: str, offset: int, hour: int) -> None:
    moment = parse_moment(value, "w")
    assert moment is not None
    assert moment.precision is Precision.INSTANT
    assert moment.earliest == moment.latest == DAY
    assert moment.instant == datetime(2024, 3, 5, hour, tzinfo=timezone(timedelta(hours=offset)))


@pytest.mark.parametrize(
    "value",
    [
        "",
        "today",
        "yesterday",
        "March 2024",
        "2024",
        "2024-13-45",
        "2024-02-31",
        "0001-01-01",
        "9999-12-31",
        "31 June 2024",
        "03/05/2024",
        "1/2/2024",
        "1709632800000000",
        "99999999999999",
        "2024-03-05-06",
        "2024-03",
        "x" * 1000,
        "05-03-24",
    ],
)
def test_unknown_rather_than_wrong(value: str) -> None:
    assert parse_moment(value, "w") is None


@pytest.mark.parametrize("value", ["25/03/2024", "03/25/2024", "25.3.2024"])
def test_numbers_that_have_one_reading(value: str) -> None:
    moment = parse_moment(value, "w")
    assert moment is not None
    assert moment.earliest == date(2024, 3, 25)


@given(st.text(max_size=60))
def test_any_text_gives_a_sane_day_or_none(value: str) -> None:
    moment = parse_moment(value, "w")
    if moment is not None:
        assert moment.earliest is not None
        assert FIRST_YEAR <= moment.earliest.year <= LAST_YEAR


STATED = st.dates(date(1950, 1, 1), date(2099, 1, 1)).filter(lambda day: day not in _PLACEHOLDERS)


@given(STATED, st.times(), st.integers(-11, 12))
def test_iso_round_trip(day: date, clock: time, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    instant = datetime.combine(day, clock.replace(microsecond=0), zone)
    moment = parse_moment(instant.isoformat(), "w")
    assert moment is not None
    assert (moment.instant, moment.earliest) == (instant, day)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/world/2024/03/05/storm", DAY),
        ("https://a.example/2024-03-05-storm.html", DAY),
        ("https://a.example/news/20240305/storm", DAY),
        ("https://a.example/2024/03/storm", None),
        ("https://a.example/storm-20240305123", None),
        ("https://a.example/2024/13/05/storm", None),
        ("https://a.example/storm?date=2024/03/05", None),
    ],
)
def test_days_in_addresses(url: str, day: date | None) -> None:
    moment = url_day(url, "address")
    assert (moment.earliest if moment else None) == day
