"""When a page says that it was published: zones, editions, days shown."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.articles._html import Extracted, extract
from tightrope.articles._meta_times import _OFFSETS
from tightrope.records import FindingKind, Precision

BODY = (
    "<p>The two ports agreed on Monday to share a crane, officials of both said after a long night.</p>" * 3
)


def _page(shown: str, lang: str = "en", **said: object) -> Extracted:
    node = json.dumps({"@type": "NewsArticle", "headline": "Ports share a crane", **said})
    head = f'<html lang="{lang}"><script type="application/ld+json">{node}</script>'
    return extract(f"{head}<body><h1>Ports share a crane</h1>{shown}{BODY}</body></html>")


def test_a_time_shown_by_the_headline_tells_the_newsrooms_zone() -> None:
    found = _page("<p>March 5, 2024 10:30 pm PT</p>", datePublished="2024-03-06T06:30:12Z")
    assert found.published.earliest == date(2024, 3, 5)
    assert found.published.instant == datetime(2024, 3, 5, 22, 30, 12, tzinfo=timezone(timedelta(hours=-8)))
    assert "in the zone of the time shown" in found.witnesses["published"]


def test_the_time_of_a_change_tells_the_zone_too() -> None:
    said = {"datePublished": "2024-03-06T05:14:35Z", "dateModified": "2024-03-06T05:21:00Z"}
    found = _page("<p>Updated March 5, 2024 11:21 pm CST</p>", **said)
    assert found.published.earliest == date(2024, 3, 5)


@pytest.mark.parametrize(
    "shown",
    ["March 5, 2024 10:37 pm PT", "March 5, 2024", "March 1, 2024 10:30 pm PT", "March 5, 2024 10:30 pm"],
)
def test_a_time_that_is_another_tells_no_zone(shown: str) -> None:
    found = _page(f"<p>{shown}</p>", datePublished="2024-03-06T06:30:12Z")
    assert found.published.earliest == date(2024, 3, 6)


def test_a_standing_piece_brought_out_anew_keeps_both_days() -> None:
    said = {"datePublished": "2019-03-30T08:00:00Z", "dateModified": "2023-12-19T09:00:00Z"}
    found = _page("<time datetime=2023-12-19T09:00:00Z>Dec 19, 2023</time>", **said)
    assert found.published.earliest == date(2023, 12, 19)
    (finding,) = [one for one in found.findings if one.kind is FindingKind.REPUBLISHED]
    assert "2019-03-30" in finding.why
    assert ("published", "2019-03-30T08:00:00+00:00") in {(s.field, s.value) for s in found.statements}


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Updated Dec 19, 2023</p>",  # says itself that it is a change
        "<p>March 30, 2019</p><p>Dec 19, 2023</p>",  # shows the first day too
        "<p>Dec 18, 2023</p>",  # nothing on the page bears it out
        "",
    ],
)
def test_a_change_alone_is_no_new_edition(shown: str) -> None:
    said = {"datePublished": "2019-03-30T08:00:00Z", "dateModified": "2023-12-19T09:00:00Z"}
    found = _page(shown, **said)
    assert found.published.earliest == date(2019, 3, 30)
    assert found.modified.earliest == date(2023, 12, 19)
    assert not found.findings


def test_a_late_edit_is_no_new_edition() -> None:
    said = {"datePublished": "2024-03-01T08:00:00Z", "dateModified": "2024-03-05T09:00:00Z"}
    assert _page("<p>March 5, 2024</p>", **said).published.earliest == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("lang", "shown", "day"),
    [
        ("de", "03.04.2024", "2024-04-03"),
        ("fr", "Publié le 03/04/2024 à 10h20", "2024-04-03"),
        ("en-US", "03/04/2024", "2024-03-04"),
        ("en-GB", "03/04/2024", "2024-04-03"),
        ("en", "03/04/2024", None),
        ("pl", "Opublikowano: 3 listopada 2024", "2024-11-03"),
        ("hr", "Objavljeno: 3. listopada 2024.", "2024-10-03"),
        ("ar", "٣ أبريل ٢٠٢٤", "2024-04-03"),
        ("ja", "2024年4月3日", "2024-04-03"),
        ("de", "Aktualisiert am 3. April 2024", None),
    ],
)
def test_the_pages_language_orders_figures_and_names_months(lang: str, shown: str, day: str | None) -> None:
    found = _page(f"<p>{shown}</p>", lang)
    assert found.published.earliest == (date.fromisoformat(day) if day else None)


def test_the_witness_with_a_zone_is_kept_of_the_same_day() -> None:
    shown = "<time datetime=2024-03-05T22:30:00+01:00>x</time>"
    found = extract(
        f'<html><meta property="article:published_time" content="2024-03-05T22:30:00">'
        f'<meta name="dc.date" content="2024-03-05T21:30:00Z"><h1>Ports share a crane</h1>{shown}{BODY}'
    )
    assert found.published.precision is Precision.INSTANT
    assert found.published.instant is not None
    assert found.published.instant.utcoffset() == timedelta(hours=1)


@settings(deadline=None)
@given(st.dates(date(1990, 1, 2), date(2037, 1, 1)), st.times(), st.sampled_from(sorted(_OFFSETS)))
def test_whatever_zone_is_shown_the_instant_stays(day: date, clock: time, minutes: int) -> None:
    zone = timezone(timedelta(minutes=minutes))
    local = datetime.combine(day, clock.replace(microsecond=0), zone)
    found = _page(f"<p>{local:%d %B %Y %H:%M} LT</p>", datePublished=local.astimezone(UTC).isoformat())
    assert found.published.instant == local, found.published
    assert found.published.earliest == day


def test_a_witness_that_was_changed_before_it_was_published_yields_to_the_time_beside_the_headline() -> None:
    said = {"datePublished": "2021-01-05", "dateModified": "2020-01-01"}
    found = _page('<time datetime="2024-06-13">13 June</time>', **said)
    assert (found.published.earliest, found.published.witness) == (date(2024, 6, 13), "time")
    assert found.modified is None or found.modified.earliest is None
    told = [(s.value, s.believed) for s in found.statements if s.field == "published"]
    assert ("2021-01-05", False) in told
    alone = _page("", **said)
    assert alone.published.earliest == date(2021, 1, 5)


def test_a_change_in_the_same_night_discredits_nobody() -> None:
    said = {"datePublished": "2024-06-14", "dateModified": "2024-06-13"}
    found = _page('<time datetime="2024-06-17">17 June</time>', **said)
    assert found.published.earliest == date(2024, 6, 14)
    assert found.modified is None or found.modified.earliest is None
