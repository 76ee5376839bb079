"""Lines that change by themselves, and paragraphs that only begin as they do."""

from __future__ import annotations

import pytest

from bench.versions import QUIET, TOLD
from tests.made import article
from tightrope.articles import versions
from tightrope.articles._versions_noise import is_byline, is_stamp
from tightrope.records import Article, ChangeKind

BEFORE = "PORTO — A ferry with 12 people on board ran aground off Porto on Monday, the coast guard said."
BEHIND = "The ferry was built in 1987 and had been repaired in May. It is to be towed to Tilbury in June."


def _with(line: str, key: str) -> Article:
    return article(f"{BEFORE}\n\n{line}\n\n{BEHIND}", headline="Ferry runs aground", key=key)


@pytest.mark.parametrize(("before", "after"), TOLD)
def test_a_paragraph_that_begins_as_a_stamp_or_a_credit_tells_what_it_tells(before: str, after: str) -> None:
    change = versions.compare(_with(before, "old"), _with(after, "new"))
    assert change.kind is ChangeKind.EDIT
    assert [span.text for span in change.removed] != [span.text for span in change.added]


@pytest.mark.parametrize(("before", "after"), QUIET)
def test_a_line_that_is_furniture_whole_changes_nothing(before: str, after: str) -> None:
    assert versions.compare(_with(before, "old"), _with(after, "new")).kind is ChangeKind.NOISE


@pytest.mark.parametrize(
    "line",
    [
        "As of Monday 40",
        "Updated 400",
        "Published 99",
        "Monday 14:05 40",
        "5 days",
        "May",
        "2024",
        "vor 5 Toten",
    ],
)
def test_a_stamp_has_no_number_that_is_no_time(line: str) -> None:
    assert not is_stamp(line)


@pytest.mark.parametrize(
    "line",
    ["By Monday", "By 40 votes", "Von Montag bis Freitag", "By Kabul the army fled", "كتب الجيش بيانا", "By"],
)
def test_a_byline_names_somebody(line: str) -> None:
    assert not is_byline(line)
