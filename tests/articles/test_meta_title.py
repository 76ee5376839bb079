"""The headline: heading, stated titles, kickers, and the site's name."""

from __future__ import annotations

import pytest

from tightrope.articles._html_source import scan
from tightrope.articles._meta_title import read_headline, site_in, without_site


def _headline(body: str, *stated: str, outlet: str = "The Quay") -> tuple[str, str]:
    told = [(f"witness {number}", title) for number, title in enumerate(stated)]
    found = read_headline(scan(f"<body>{body}</body>").lines, told, outlet)
    return found.text, found.witness


CRANE = "Two ports share a crane"


@pytest.mark.parametrize(
    ("heading", "stated", "headline"),
    [
        (f"Harbours | {CRANE}", [CRANE] * 2, CRANE),
        (f"Opinion <span>“{CRANE}”</span>", [CRANE] * 2, f"“{CRANE}”"),
        (f"{CRANE} The first in ten years", [CRANE] * 3, CRANE),
        (f"Harbours: {CRANE}", [CRANE] * 2, f"Harbours: {CRANE}"),
        (f"{CRANE}: who pays", [CRANE] * 3, f"{CRANE}: who pays"),
        (f"{CRANE} for good", ["Two ports share …"] * 3, f"{CRANE} for good"),
        ("Ports share a crane", ["Share a crane"] * 2, "Ports share a crane"),  # too short to tell
    ],
)
def test_kicker_and_subtitle(heading: str, stated: list[str], headline: str) -> None:
    assert _headline(f"<h1>{heading}</h1>", *stated, f"{CRANE} - The Quay")[0] == headline


def test_the_only_heading_counts_beside_a_title_written_for_machines() -> None:
    body = "<h1>The Quay</h1><h1>A hook for two masters</h1>"
    assert _headline(body, "Crane hook shared: what we know") == ("A hook for two masters", "h1")
    assert _headline(body, "Crane shared: what we know")[1] == "witness 0"


def test_a_title_that_breaks_off_gives_way_to_the_whole_of_it() -> None:
    whole = "Two ports that have quarrelled for years share a crane"
    assert _headline("", "Two ports that have quarrelled for years...", whole, "The Quay") == (
        whole,
        "witness 1",
    )


def test_a_heading_of_one_word_gives_way_to_a_long_title() -> None:
    title = "The lamp oil diet in fourteen days: how it works. Reviews"
    assert _headline("<h1>Reviews</h1>", title) == (title, "witness 0")
    assert _headline("<h1>Reviews</h1>", "Reviews - The Quay") == ("Reviews", "h1")


def test_a_heading_without_blanks_between_words_is_no_short_one() -> None:
    assert (
        _headline("<h1>二つの港がクレーンを共有へ</h1>", "二つの港がクレーンを共有へ｜波止場新聞")[1] == "h1"
    )


@pytest.mark.parametrize(
    ("title", "outlet", "rest"),
    [
        ("Ports share a crane - The Quay", "The Quay", "Ports share a crane"),
        ("The Quay | Ports share a crane", "The Quay", "Ports share a crane"),
        ("Ports share a crane", "The Quay", "Ports share a crane"),
        ("Ports - share", "", "Ports - share"),
        ("港がクレーンを共有｜波止場", "波止場", "港がクレーンを共有"),
    ],
)
def test_a_title_without_its_site(title: str, outlet: str, rest: str) -> None:
    assert without_site(title, outlet) == rest


@pytest.mark.parametrize(
    ("title", "host", "site"),
    [
        ("Ports share a crane - The Quay", "thequay.example", "The Quay"),
        ("Ports share a crane | Quay Cannon Pictures", "quaycannon.example", "Quay Cannon Pictures"),
        ("Ports share a crane - Harbours", "thequay.example", ""),
        ("Ports share a crane", "thequay.example", ""),
    ],
)
def test_the_site_in_a_title(title: str, host: str, site: str) -> None:
    assert site_in(title, host) == site
