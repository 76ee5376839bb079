"""The day of publication from a page's own words: right where they tell it, unknown where they don't."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tightrope import articles, knowledge
from tightrope.articles._clues import FIRM, STRONG, Clue
from tightrope.articles._days import days, since, until
from tightrope.articles._infer import weigh
from tightrope.knowledge import Knowledge
from tightrope.records import Article, MediaType, Moment, Page, Precision

TABLES = knowledge.load()
REST = (
    " Fishermen in the harbour said that they had heard nothing of it. The port, whose lamps "
    "have burned since the war, "
    "has room for forty boats and no money for more."
)


def _published(text: str, tables: Knowledge = TABLES, **declared: str) -> Moment:
    page = Page.of(text.encode(), "page.txt", MediaType.TEXT, declared=declared)
    found = articles.recover(page, tables)
    assert isinstance(found, Article)
    for span in found.published.evidence:
        assert found.text[span.start : span.end] == span.text
    return found.published


def _days(moment: Moment) -> tuple[date | None, date | None]:
    return moment.earliest, moment.latest


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        # a dateline without a year: the weekday and the president pick it
        (
            "Boats agreed\n\nBEIJING, March 14 (Xinhua) -- President Joe Biden sent boats on Tuesday." + REST,
            date(2023, 3, 14),
            date(2023, 3, 15),
        ),
        # days after an event of a known day
        (
            "Boats counted\n\nOSLO — Ministers met days after Finland joined NATO, to count boats." + REST,
            date(2023, 4, 6),
            date(2023, 4, 11),
        ),
        # a count of weeks, and the weekday that it leads to
        (
            "Boats sail\n\nCAIRO — Boats sailed on Saturday, two weeks after the Hamas attack on Israel."
            + REST,
            date(2023, 10, 21),
            date(2023, 10, 25),
        ),
        # an anniversary by its number
        (
            "Boats stop\n\nOSLO — Boats stopped to mark the second anniversary of the invasion of Ukraine."
            + REST,
            date(2024, 2, 22),
            date(2024, 2, 29),
        ),
        # "last week" beside a vote that the tables know, told of without its number
        (
            "Boats wait\n\nOSLO — In the General Assembly last week, Russia lost a vote on "
            "Ukraine and on boats."
            + REST
            + "\n\nCorrection: March 9, 2023\n\nAn earlier version of this article misstated the "
            "number of boats.",
            date(2023, 2, 27),
            date(2023, 3, 5),
        ),
        # a correction alone: that day or the two weeks before
        (
            "Boats counted\n\nOSLO — Ministers counted boats." + REST + "\n\nCorrection: May 3, 2022\n"
            "An earlier version of this article misstated the number of boats. It is forty, not fourteen.",
            date(2022, 4, 19),
            date(2022, 5, 3),
        ),
        (
            "Boats counted\n\nOSLO — Ministers counted boats."
            + REST
            + "\n\nA version of this article appeared in print on May 3, 2022.",
            date(2022, 4, 30),
            date(2022, 5, 3),
        ),
    ],
)
def test_inferred(text: str, first: date, last: date) -> None:
    moment = _published(text)
    assert moment.inferred
    assert _days(moment) == (first, last)
    assert moment.precision is Precision.RANGE
    assert moment.witness.startswith("inferred: ")
    assert moment.evidence


@pytest.mark.parametrize(
    "text",
    [
        "Boats counted\n\nOSLO — Ministers counted boats on Tuesday and will count them again on Friday."
        + REST,
        "How the port was built\n\nOSLO — The port was begun in 1923 and opened in 1932, when thousands came."
        + REST,
        "Boats counted\n\nOSLO — President Joe Biden counted boats with Prime Minister Jonas Gahr Støre."
        + REST,
        "Boats counted\n\nOSLO — On Thursday ministers condemned the invasion of Ukraine and counted boats."
        + REST,
    ],
)
def test_unknown_rather_than_wrong(text: str) -> None:
    moment = _published(text)
    assert moment.precision is Precision.UNKNOWN
    assert not moment.inferred


def test_an_event_that_a_user_adds_dates_a_page(tmp_path: Path) -> None:
    table = (
        "key,name,start,end,states,patterns,tally\nwedding,Royal wedding in "
        "Borduria,2031-06-07,2031-06-07,,royal wedding in Borduria,\n"
    )
    (tmp_path / "known_events.csv").write_text(table)
    text = (
        "Boats out\n\nSZOHOD — Boats were out yesterday. A week after the royal wedding in "
        "Borduria they came home." + REST
    )
    moment = _published(text, knowledge.load(tmp_path))
    assert moment.earliest is not None
    assert moment.latest is not None
    assert moment.earliest <= date(2031, 6, 14) <= moment.latest


def test_what_is_stated_is_not_inferred() -> None:
    text = (
        "Boats counted\nMay 9, 2023\n\nOSLO — Ministers counted boats days after Finland joined NATO." + REST
    )
    moment = _published(text)
    assert (moment.inferred, _days(moment)) == (False, (date(2023, 5, 9), date(2023, 5, 9)))


def test_what_is_declared_counts_more_than_what_is_stated() -> None:
    text = "Boats counted\nMay 9, 2023\n\nOSLO — Ministers counted boats." + REST
    assert _days(_published(text, published="2023-05-08")) == (date(2023, 5, 8), date(2023, 5, 8))


def test_a_dateline_with_its_year_states_the_day() -> None:
    moment = _published("Boats counted\n\nOSLO, May 9, 2023 — Ministers counted boats." + REST)
    assert (moment.inferred, moment.precision, moment.earliest) == (False, Precision.DAY, date(2023, 5, 9))


def _clue(allowed: tuple[tuple[int, int], ...], weight: float) -> Clue:
    return Clue(allowed, weight, "", 0, 0, True)


def test_the_heaviest_clues_win_and_the_broken_ones_are_told() -> None:
    firm = _clue(until(date(2022, 5, 3)), FIRM)
    week = _clue(days([(date(2022, 5, 1), date(2022, 5, 9))]), STRONG)
    other = _clue(since(date(2023, 1, 1)), STRONG / 2)
    allowed, broken = weigh([firm, week, other])
    assert allowed == days([(date(2022, 5, 1), date(2022, 5, 3))])
    assert broken == [other]


def test_without_clues_every_day_is_allowed() -> None:
    allowed, broken = weigh([])
    assert len(allowed) == 1
    assert broken == []


def test_no_inferred_day_lies_after_the_day_of_fetching() -> None:
    text = "Boats counted\n\nOSLO — Ministers met days after Finland joined NATO, to count boats." + REST
    ends = []
    for fetched in (datetime(2023, 4, 7, 12, tzinfo=UTC), datetime(2023, 3, 1, 12, tzinfo=UTC)):
        page = Page.of(text.encode(), "page.txt", MediaType.TEXT, fetched=fetched)
        found = articles.recover(page, TABLES)
        assert isinstance(found, Article)
        ends.append(found.published.latest)
    assert ends == [date(2023, 4, 8), None]
