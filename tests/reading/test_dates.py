"""The date reader on sentences of our own: recognition, reference, tense, and what is no date."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope import knowledge
from tightrope.reading import dates, parse
from tightrope.records import UNKNOWN_MOMENT, Article, DateMention, Moment, Precision

WEDNESDAY = date(2024, 5, 15)


def day(when: date) -> Moment:
    return Moment(when, when, Precision.DAY, "a test")


def found(text: str, when: Moment | None = None) -> list[DateMention]:
    return list(dates.find_in_text(text, when or day(WEDNESDAY)))


def values(text: str) -> list[str]:
    return [mention.value for mention in found(text)]


def days(mention: DateMention) -> tuple[str, str] | None:
    if mention.interval is None:
        return None
    return str(mention.interval.start), str(mention.interval.end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The treaty was signed on June 3, 1998.", "1998-06-03"),
        ("The treaty was signed on 3 June 1998.", "1998-06-03"),
        ("The treaty was signed on the 3rd of June 1998.", "1998-06-03"),
        ("The treaty (1998-06-03) is short.", "1998-06-03"),
        ("Filed 25.12.2021 in Bonn.", "2021-12-25"),
        ("He left in August 2019.", "2019-08"),
        ("He left in mid-August 2019.", "2019-08"),
        ("The port was built in 1987.", "1987"),
        ("The port was built in the 1980s.", "198X"),
        ("The port grew in the late '90s.", "199X"),
        ("It was founded in the 19th century.", "18"),
        ("It was founded in nineteen ninety-six.", "1996"),
        ("Sales rose in the third quarter of 2022.", "2022-Q3"),
        ("They met in the summer of 2011.", "2011-SU"),
        ("Talks resumed on Christmas Eve 2020.", "2020-12-24"),
        ("The city fell on Easter Sunday 2022.", "2022-04-17"),
        ("He spoke after the 9/11 attacks.", "2001-09-11"),
    ],
)
def test_a_calendar_date_however_written(text: str, value: str) -> None:
    assert value in values(text)


@pytest.mark.parametrize(
    ("text", "value", "interval"),
    [
        ("He arrived today.", "2024-05-15", ("2024-05-15", "2024-05-15")),
        ("He arrived the day before yesterday.", "2024-05-13", ("2024-05-13", "2024-05-13")),
        ("He arrived last week.", "2024-W19", ("2024-05-06", "2024-05-12")),
        ("He will arrive next month.", "2024-06", ("2024-06-01", "2024-06-30")),
        ("He arrived last year.", "2023", ("2023-01-01", "2023-12-31")),
        ("He arrived last fall.", "2023-FA", ("2023-09-01", "2023-11-30")),
        ("He arrived last summer.", "2023-SU", ("2023-06-01", "2023-08-31")),
        ("Elections are set for mid-June.", "2024-06", ("2024-06-11", "2024-06-20")),
        ("He arrived early last month.", "2024-04", ("2024-04-01", "2024-04-10")),
        ("He arrived over the weekend.", "2024-W19-WE", ("2024-05-11", "2024-05-12")),
        ("He arrived three days ago.", "2024-05-12", ("2024-05-12", "2024-05-12")),
        ("He arrived two months ago.", "2024-03", ("2024-03-01", "2024-03-31")),
        ("He left two decades ago.", "2004", ("2004-01-01", "2004-12-31")),
        ("He recently left.", "PAST_REF", None),
        ("He will leave soon.", "FUTURE_REF", None),
        ("Prices fell in June last year.", "2023-06", ("2023-06-01", "2023-06-30")),
        ("He had left the week of March 4.", "2024-W10", ("2024-03-04", "2024-03-10")),
    ],
)
def test_a_relative_date_from_the_day_of_writing(
    text: str, value: str, interval: tuple[str, str] | None
) -> None:
    mention = found(text)[0]
    assert (mention.value, days(mention)) == (value, interval)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister will visit Oslo on Monday.", "2024-05-20"),
        ("The minister visited Oslo on Monday.", "2024-05-13"),
        ("The minister plans to visit Oslo on Monday.", "2024-05-20"),
        ("Parliament votes on Friday.", "2024-05-17"),
        ("A hearing scheduled for Friday was announced.", "2024-05-17"),
        ("The rebels have until Friday.", "2024-05-17"),
        ("He regretted Friday's vote.", "2024-05-10"),
        ("He was arrested on Wednesday.", "2024-05-15"),
        ("He was arrested last Wednesday.", "2024-05-08"),
        ("The truce expired in February.", "2024-02"),
        ("The truce expired in November.", "2023-11"),
        ("The truce will expire in February.", "2025-02"),
        ("The bank will pay a dividend on Dec. 7.", "2024-12-07"),
        ("The bank paid a dividend on Dec. 7.", "2023-12-07"),
    ],
)
def test_the_tense_turns_a_day_or_month_to_its_side(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The siege lasted two weeks.", "DURATION", "P2W"),
        ("They talked for two and a half hours.", "DURATION", "PT2H30M"),
        ("A 30-day truce held.", "DURATION", "P30D"),
        ("They waited for months.", "DURATION", "PXM"),
        ("Nothing moved for the past two decades.", "DURATION", "P20Y"),
        ("He walks every Tuesday.", "SET", "XXXX-WXX-2"),
        ("Trains run daily.", "SET", "P1D"),
        ("The council meets twice a month.", "SET", "P1M"),
        ("The raid began at 10:30 p.m. Tuesday.", "TIME", "2024-05-14T22:30"),
        ("The raid began on Tuesday night.", "TIME", "2024-05-14TNI"),
    ],
)
def test_lengths_rates_and_times_of_day(text: str, kind: str, value: str) -> None:
    assert (kind, value) in [(mention.type, mention.value) for mention in found(text)]


def test_a_length_up_to_now_has_days() -> None:
    assert days(found("Prices doubled over the past two weeks.")[0]) == ("2024-05-01", "2024-05-15")


@pytest.mark.parametrize(
    "text",
    [
        "The file is named 2026-13-45.",
        "They met on February 31, 2020.",
        "They met on 30 February.",
        "The 44-year-old driver was hurt.",
        "You may march for peace, and march on.",
        "The sun rose over 1,950 people.",
        "He paid $2020 for it.",
        "Three-quarters of the seats are empty.",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert [m for m in found(text) if m.interval is not None or m.type == "DURATION"] == []


def test_a_day_told_before_is_what_later_words_refer_to() -> None:
    text = "The strike began on March 4, 2021. Two days later the port closed. A year earlier it had thrived."
    assert values(text)[:3] == ["2021-03-04", "2021-03-06", "2020"]


def test_without_a_day_of_writing_values_keep_their_x() -> None:
    text = "He left on Tuesday, after last week's talks, and returned on Feb. 3."
    mentions = dates.find_in_text(text, UNKNOWN_MOMENT)
    assert [m.value for m in mentions] == ["XXXX-WXX-2", "XXXX-WXX", "XXXX-02-03"]
    assert all(m.interval is None for m in mentions)


def test_a_range_of_days_of_writing_widens_what_depends_on_it() -> None:
    either = Moment(date(2024, 5, 14), date(2024, 5, 15), Precision.RANGE, "a test")
    today, monday = found("He left today. He had arrived on Monday.", either)
    assert days(today) == ("2024-05-14", "2024-05-15")
    assert "2024-05-14" in today.why
    assert days(monday) == ("2024-05-13", "2024-05-13")


def test_a_length_before_a_known_event_gets_its_days() -> None:
    text = "A month before the invasion of Ukraine, troops had come."
    article = Article(
        "a", "p", "o", text, None, text, (), (), None, None, None, day(date(2023, 3, 1)), "en", (), ()
    )
    mention = dates.find(parse(text), article, knowledge.load())[0]
    assert (mention.value, days(mention)) == ("P1M", ("2022-01-01", "2022-01-31"))
    assert "2022-02-24" in mention.why


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab 0123456789-/:.,'Mayadevwklcth’\n", max_size=60))
def test_spans_equal_the_text_and_never_overlap(text: str) -> None:
    mentions = dates.find_in_text(text, day(WEDNESDAY))
    assert all(text[m.span.start : m.span.end] == m.span.text for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_written_day_is_read_back(when: date) -> None:
    text = f"They met on {when:%B} {when.day}, {when.year}."
    mention = dates.find_in_text(text, day(WEDNESDAY))[0]
    assert (mention.value, days(mention)) == (when.isoformat(), (str(when), str(when)))


@pytest.mark.parametrize("year", [1, 2, 9998, 9999])
@pytest.mark.parametrize("words", ["last fall", "next winter", "this spring", "last summer"])
def test_a_season_at_an_end_of_the_calendar_is_read_without_fail(words: str, year: int) -> None:
    for month in (1, 6, 12):
        [mention] = found(f"He arrived {words}.", day(date(year, month, 28)))
        assert mention.span.text.endswith(words.split()[1])
