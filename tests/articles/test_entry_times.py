"""Times as entries are stamped with them: what a line tells, and when an entry was posted."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles._entry_times import goes_back, moments, read
from tightrope.records import Moment, Precision

DAY = date(2023, 2, 24)
NOW = datetime(2023, 2, 24, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "clock", "day"),
    [
        ("10:32 GMT", 632, None),
        ("14.05", 845, None),
        ("14h05", 845, None),
        ("14:05 Uhr", 845, None),
        ("9:15 a.m.", 555, None),
        ("12:05 am", 5, None),
        ("7 p.m.", 1140, None),
        ("2h ago 14.05 GMT", 845, None),
        ("Feb. 24, 2023, 9:15 a.m. ET", 555, DAY),
        ("11:05 a.m. ET, February 24, 2023", 665, DAY),
        ("Friday 24 February 2023 09.15 GMT", 555, DAY),
        ("24.02.2023, 14:05 Uhr", 845, DAY),
        ("Posted at 10:32", 632, None),
    ],
)
def test_a_stamp_alone(text: str, clock: int, day: date | None) -> None:
    stamp = read(text, 3, 100)
    assert stamp is not None
    assert (stamp.alone, stamp.clock, stamp.day) == (True, clock, day)
    assert (stamp.line, stamp.start, stamp.end) == (3, 100, 100 + len(text))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("10:32 GMT – The port reopened", "The port reopened"),
        ("14:05: Der Hafen ist offen", "Der Hafen ist offen"),
        ("[14:05] The port reopened", "The port reopened"),
        ("17:20 CET | The port reopened", "The port reopened"),
    ],
)
def test_a_stamp_at_the_head_of_its_line(text: str, rest: str) -> None:
    stamp = read(text, 0, 0)
    assert stamp is not None
    assert not stamp.alone
    assert text[stamp.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "The meeting began at 10:32 GMT and ended at noon.",
        "At 10:32, the ship left the port",
        "John Smith 3 hours ago",
        "5 comments 3 hours ago",
        "Feb. 24, 2023",
        "24.02.2023",
        "Final score 2.05",
        "12.5%",
        "3,204",
        "Chapter 10:32-40",
        "",
    ],
)
def test_what_is_no_stamp(text: str) -> None:
    assert read(text, 0, 0) is None


def _posted(*lines: str, first: date | None = DAY, fetched: datetime | None = None) -> tuple[Moment, ...]:
    text = "\n".join(lines)
    stamps = [read(line, i, text.index(line)) for i, line in enumerate(lines)]
    return moments([stamp for stamp in stamps if stamp], first, fetched, text)


def test_a_zone_that_means_one_offset_gives_the_instant() -> None:
    (posted,) = _posted("10:32 GMT")
    assert posted.instant == datetime(2023, 2, 24, 10, 32, tzinfo=UTC)
    assert posted.inferred
    assert [span.text for span in posted.evidence] == ["10:32 GMT"]


def test_a_zone_that_means_several_gives_the_day() -> None:
    (posted,) = _posted("Feb. 24, 2023, 9:15 a.m. ET")
    assert (posted.earliest, posted.precision, posted.instant) == (DAY, Precision.DAY, None)
    assert not posted.inferred


def test_over_midnight_the_day_moves_on_whichever_way_the_page_goes() -> None:
    forward = [posted.earliest for posted in _posted("22:10 GMT", "23:40 GMT", "00:20 GMT", "01:05 GMT")]
    assert [day.day for day in forward if day] == [24, 24, 25, 25]
    back = [posted.earliest for posted in _posted("01:05 GMT", "00:20 GMT", "23:40 GMT", "22:10 GMT")]
    assert [day.day for day in back if day] == [25, 25, 24, 24]


def test_so_long_ago_counts_from_when_the_page_was_fetched() -> None:
    minutes, hours, days = _posted("20m ago", "3 hours ago", "2d ago", fetched=NOW)
    assert minutes.instant == datetime(2023, 2, 24, 14, 40, tzinfo=UTC)
    assert (hours.instant, hours.earliest, hours.latest) == (None, DAY, DAY)
    assert (days.earliest, days.latest) == (date(2023, 2, 21), date(2023, 2, 22))


def test_nothing_to_count_from_leaves_it_unknown() -> None:
    assert _posted("3h ago")[0].precision is Precision.UNKNOWN
    assert _posted("10:32 GMT", first=None)[0].precision is Precision.UNKNOWN


@given(st.lists(st.integers(0, 1439), min_size=2, max_size=12, unique=True))
def test_newest_first_and_oldest_first_tell_the_same_times(minutes: list[int]) -> None:
    lines = [f"{m // 60:02}:{m % 60:02} GMT" for m in sorted(minutes) if m - min(minutes) <= 720]
    forward, back = _posted(*lines), _posted(*reversed(lines))
    assert [posted.instant for posted in forward] == [posted.instant for posted in reversed(back)]


@given(st.text(alphabet="0123456789:. aApPmMGMTh-–,goFeb", max_size=200))
def test_any_line_is_read(text: str) -> None:
    stamp = read(text, 0, 0)
    assert stamp is None or 0 <= stamp.start <= stamp.end <= len(text)
    assert stamp is None or not goes_back([stamp])
