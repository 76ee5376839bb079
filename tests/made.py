"""Articles made by hand for the tests of claims, copies and stories, and the way to the labelled data."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from tightrope.records import Article, Moment, Notice, Precision, Reading, Run, content_id

ROOT = Path(__file__).parent.parent


def gold(name: str) -> Path:
    """A file of the labelled data; the test is skipped where it is not beside the checkout."""
    shared = Path(os.environ.get("TIGHTROPE_SHARED") or ROOT.parent / "shared")
    path = shared / "gold" / name
    if not path.exists():
        pytest.skip(f"the labelled data is not here ({name}); set TIGHTROPE_SHARED")
    return path


def moment(day: date | datetime | None) -> Moment:
    """A stated day or instant of publication."""
    if day is None:
        return Moment(None, None, Precision.UNKNOWN, "none stated")
    if isinstance(day, datetime):
        return Moment(day.date(), day.date(), Precision.INSTANT, "stated", day)
    return Moment(day, day, Precision.DAY, "stated")


def article(
    body: str,
    *,
    headline: str | None = None,
    published: date | datetime | None = None,
    outlet: str | None = None,
    agency: str | None = None,
    dateline: str | None = None,
    notices: tuple[Notice, ...] = (),
    key: str | None = None,
) -> Article:
    """An article whose page holds nothing but its body."""
    return Article(
        id=key or content_id("article", headline, body, outlet, str(published)),
        page_id="page",
        origin="made",
        text=body,
        headline=headline,
        body=body,
        offsets=(Run(0, len(body), 0, len(body)),),
        byline=(),
        outlet=outlet,
        agency=agency,
        dateline=dateline,
        published=moment(published),
        language="en",
        notices=notices,
        findings=(),
    )


def unread(one: Article) -> Reading:
    """A reading that found nothing."""
    return Reading(one.id, (), (), (), (), (), (), (), "none")
