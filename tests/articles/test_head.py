"""Headline, outlet and byline of a plain-text page, each told by a witness."""

from __future__ import annotations

import pytest

from tightrope.articles._head import Head, is_byline, names, read
from tightrope.articles._lines import split

LEAD = "The ferry between the two islands is back after a winter of repairs, the port said."


def _head(text: str, url: str | None = None) -> Head:
    lines = split(f"{text}\n\n{LEAD}")
    return read(lines, len(lines) - 1, url)


@pytest.mark.parametrize(
    ("text", "headline", "outlet"),
    [
        ("Ferry returns – The Tidewater Post", "Ferry returns", "The Tidewater Post"),
        ("Ferry returns | Islands | Tidewater", "Ferry returns", "Tidewater"),
        (
            "Ferry war: both sides dig in - The Tidewater Post",
            "Ferry war: both sides dig in",
            "The Tidewater Post",
        ),
        (
            "Tidewater Daily\n\nFerry returns after a long winter",
            "Ferry returns after a long winter",
            "Tidewater Daily",
        ),
        (
            "Ferry returns - and nobody is there to greet it",
            "Ferry returns - and nobody is there to greet it",
            None,
        ),
        ("Ferry returns after a long winter", "Ferry returns after a long winter", None),
        # the full headline stands on the page, the title is cut for machines
        (
            (
                "Ferry returns to islands - Tidewater Post\nHome\nSport\nFerry Returns to the "
                "Islands After a Long Winter"
            ),
            "Ferry Returns to the Islands After a Long Winter",
            "Tidewater Post",
        ),
        ("Menu", None, None),
    ],
)
def test_titles(text: str, headline: str | None, outlet: str | None) -> None:
    head = _head(text)
    assert (head.headline, head.outlet) == (headline, outlet)
    assert set(head.witnesses) == {
        key for key, value in (("headline", headline), ("outlet", outlet)) if value
    }


@pytest.mark.parametrize(
    "button", ["Menu", "Home", "Search", "Sections", "Subscribe", "Skip to main content"]
)
def test_a_word_to_press_is_no_outlet(button: str) -> None:
    head = _head(f"{button}\nFerry returns after a long winter")
    assert head.outlet is None
    assert head.headline == "Ferry returns after a long winter"
    titled = _head(f"Ferry returns | {button}\nFerry returns after a long winter")
    assert titled.outlet != button


def test_the_address_tells_which_part_of_a_title_is_the_site() -> None:
    head = _head(
        "tidewater.example: Ferry returns to the islands - At last", "https://www.atlast.example/ferry"
    )
    assert head.outlet == "At last"


def test_the_holder_of_the_rights_is_the_outlet_where_nothing_else_is() -> None:
    lines = split(
        f"Ferry returns after a long winter\n\n{LEAD}\n\n© 2024 Tidewater Post. All rights reserved."
    )
    head = read(lines, 1, None)
    assert head.outlet == "Tidewater Post"
    assert "rights" in head.witnesses["outlet"]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ada Pell", ("Ada Pell",)),
        ("By Ada Pell and Ivo de la Lem", ("Ada Pell", "Ivo de la Lem")),
        ("BY ADA PELL | Reuters", ("Ada Pell",)),
        ("By Ada Pell in Kirkwall, May 3, 2022", ("Ada Pell",)),
        ("Words by Ada Pell", ("Ada Pell",)),
        ("By Tidewater staff", ()),
        ("By the light of the moon they sailed", ()),
    ],
)
def test_bylines(line: str, byline: tuple[str, ...]) -> None:
    assert _head(f"Ferry returns – The Tidewater Post\n{line}").byline == byline


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    assert not is_byline("By Tuesday Mr Lem had left the islands, and nobody asked why.")


def test_names_come_once_and_in_order() -> None:
    assert names("Ivo Lem, Ada Pell and Ivo Lem") == ("Ivo Lem", "Ada Pell")


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0"])
def test_a_line_of_blanks_is_read_in_linear_time(blank: str) -> None:
    gap = blank * 200_000
    text = f"Ferry{gap}returns{gap}\nBy Ada Pell{gap}and Tom Moi\nAda Pell{gap}\nJune 3, 2024\nAda{gap}Pell"
    assert _head(text).headline is not None
    assert is_byline(f"By Ada Pell{gap}and Tom Moi") is False
    assert names(f"Ada Pell{gap}and Tom Moi") == ("Ada Pell",)
    assert names(f"Ada{blank * 90}Pell{blank * 90}and Tom Moi") == ("Ada Pell", "Tom Moi")


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook Share on Twitter",
        "Facebook Twitter WhatsApp Email",
        "Listen to this article",
        "Photo: Boats at the landing of Tilbury (Ada Pell/AFP)",
        "Image: The two boats of the port",
        "We use cookies to make this site better for you",
        "This website uses cookies. Accept all cookies",
        "Wir verwenden Cookies auf dieser Seite",
        "Nous utilisons des cookies sur ce site",
        "Мы используем файлы cookie на этом сайте",
    ],
)
def test_what_stands_around_articles_is_never_the_headline(line: str) -> None:
    title = "Ferry returns after a long winter"
    below = _head(f"Tidewater Daily\n\n{title}\n\nBy Ines Okoro\n\n{line}")
    assert (below.headline, below.outlet) == (title, "Tidewater Daily")
    above = _head(f"{line}\n\nTidewater Daily\n\n{title}\n\nBy Ines Okoro")
    assert above.headline == title


def test_a_headline_on_cookies_stays_one() -> None:
    assert _head("Cookies sell out in Porto before noon").headline == "Cookies sell out in Porto before noon"


def test_a_short_headline_above_a_byline_is_one_and_the_outlets_name_above_it_none() -> None:
    found = _head("Tidewater Daily\n\nMinister Okoro resigns\n\nBy Ines Okoro")
    assert (found.headline, found.outlet) == ("Minister Okoro resigns", "Tidewater Daily")
