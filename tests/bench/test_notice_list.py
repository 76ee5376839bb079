"""The labelled list of notices: that it is sound, and that what is found of it does not get worse."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from bench.notices import cases, report, score
from tightrope.records import NoticeKind


def test_every_label_stands_in_its_page() -> None:
    for case in cases():
        body = " ".join(case.article["body"])
        for told in case.row["told"]:
            assert NoticeKind(told["kind"])
            assert told["day"] is None or date.fromisoformat(told["day"])
            assert (told["wrong"] or "").lower() in case.row["text"].lower()
            assert (told["right"] or "").lower() in case.row["text"].lower()
            assert told["about"] is None or told["about"] in body


def test_the_halves_share_no_article_and_have_what_is_asked() -> None:
    tune, kept = (list(cases(half)) for half in ("tune", "kept"))
    assert {case.article["id"] for case in tune}.isdisjoint(case.article["id"] for case in kept)
    assert sum(bool(case.row["told"]) for case in [*tune, *kept]) >= 150
    assert sum(not case.row["told"] for case in [*tune, *kept]) >= 60


@pytest.mark.slow
def test_the_half_kept_apart_is_read_as_well_as_it_was() -> None:
    counts = score("kept")
    assert counts["found"] >= 76
    assert counts["false"] == 0
    assert counts["kind"] >= 75
    assert counts["day wrong"] + counts["wrong wrong"] + counts["right wrong"] <= 1
    assert counts["about right"] >= 54
    assert counts["about wrong"] <= 3


def test_the_report_says_what_was_counted() -> None:
    lines = list(report(Counter({"told": 4, "found": 3, "given": 3, "right right": 1, "right missed": 1})))
    assert lines[1] == "notices: 4 labelled, found 3; false 0 of 3"
    assert lines[5] == "right: 1 right, 0 mistaken, 1 missed: precision 1.000, recall 0.500"
