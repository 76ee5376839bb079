"""The day of publication against the day of fetching."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope import articles
from tightrope.knowledge import load
from tightrope.records import Article, MediaType, Moment, Page, Precision

TABLES = load()
LEAD = "The two ports agreed to share a crane, officials of both said after a long night of talks."
FETCHED = datetime(2024, 3, 5, 12, tzinfo=UTC)


def _published(day: str, fetched: datetime | None) -> Moment:
    tag = f'<meta property="article:published_time" content="{day}">'
    html = f"<html>{tag}<h1>Ports share</h1><p>{LEAD}</p><p>{LEAD}</p>"
    page = Page.of(html.encode(), "https://quay.example/crane", MediaType.HTML, fetched)
    found = articles.recover(page, TABLES)
    assert isinstance(found, Article)
    return found.published


@pytest.mark.parametrize(("days", "known"), [(-400, True), (0, True), (2, True), (3, False), (900, False)])
def test_a_day_after_fetching_is_unknown_and_says_why(days: int, known: bool) -> None:
    day = (FETCHED + timedelta(days=days)).date()
    found = _published(day.isoformat(), FETCHED)
    assert found.earliest == (day if known else None)
    assert known or (str(day) in found.witness and "after it was fetched" in found.witness)


@pytest.mark.parametrize(
    "day", ["2024-13-45", "2024-02-31", "0001-01-01", "9999-01-01", "32503680000000", "now"]
)
def test_an_impossible_day_is_unknown_and_never_today(day: str) -> None:
    found = _published(day, FETCHED)
    assert (found.earliest, found.precision) == (None, Precision.UNKNOWN)


@pytest.mark.parametrize(
    "day",
    ["1970-01-01T00:00:00Z", "1970-01-01", "Thu, 01 Jan 1970 00:00:00 GMT", "1969-12-31T19:00:00-05:00",
     "0001-01-01T00:00:00", "1900-01-01", "9999-12-31T23:59:59Z", "2099-12-31", "0", "2024-13-45"],
)  # fmt: skip
def test_a_day_that_stands_for_none_is_unknown_and_the_reason_shows_it(day: str) -> None:
    found = _published(day, FETCHED)
    assert (found.earliest, found.precision) == (None, Precision.UNKNOWN)
    assert repr(day) in found.witness
    assert "meta article:published_time" in found.witness


def test_a_declared_placeholder_is_unknown_and_the_reason_shows_it() -> None:
    declared = {"published": "1970-01-01T00:00:00Z"}
    html = f"<html><h1>Ports share</h1><p>{LEAD}</p><p>{LEAD}</p>"
    page = Page.of(html.encode(), "crane.html", MediaType.HTML, declared=declared)
    found = articles.recover(page, TABLES)
    assert isinstance(found, Article)
    assert found.published.earliest is None
    assert "1970-01-01T00:00:00Z" in found.published.witness


def test_the_day_after_a_placeholder_is_a_day() -> None:
    assert _published("1970-01-02", FETCHED).earliest == date(1970, 1, 2)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=30).filter(lambda text: '"' not in text and "&" not in text))
def test_whatever_a_tag_holds_gives_a_day_that_it_names_or_none(value: str) -> None:
    found = _published(value, None)
    assert found.earliest is None or date(1900, 1, 1) <= found.earliest <= date(2100, 12, 31)
