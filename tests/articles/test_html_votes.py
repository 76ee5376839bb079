"""The votes on a page's lines: linked data has a say only when it is the page's whole article."""

from __future__ import annotations

import pytest

from tightrope.articles import _html_votes
from tightrope.articles._html_source import scan

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
SENTENCES = [
    f"In the {word} week of the talks the two harbour towns moved {n} boats and argued over {n + 3} more."
    for n, word in enumerate(ORDINALS, start=2)
]
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
PAGE = f"<html><body><ul><li><a href='/'>Home</a></li></ul><article>{STORY}</article></body></html>"
OTHER = " ".join(f"A recipe of quite another kind has {n} eggs in it and no boats at all." for n in range(12))


def _linked(body: str) -> list[float]:
    return _html_votes.count(PAGE, scan(PAGE).lines, body).table[:, 3].tolist()


def test_linked_data_that_is_the_article_votes_for_its_lines() -> None:
    assert _linked(" ".join(SENTENCES)) == [0.0, *[1.0] * 8]


def test_a_paragraph_that_linked_data_leaves_out_gets_no_vote_of_its() -> None:
    assert _linked(" ".join(SENTENCES[:7])) == [0.0, *[1.0] * 7, 0.0]


@pytest.mark.parametrize(
    "body",
    ["", SENTENCES[0], " ".join(SENTENCES[:4]), OTHER, " ".join(SENTENCES) + OTHER],
    ids=["none", "a teaser", "a stub", "another article", "more than the page shows"],
)
def test_linked_data_that_is_not_has_no_say(body: str) -> None:
    assert set(_linked(body)) == {-1.0}


def test_trafilatura_and_the_cheap_way_vote_in_the_columns_before() -> None:
    votes = _html_votes.count(PAGE, scan(PAGE).lines)
    assert votes.table[:, :3].tolist() == [[0.0] * 3, *[[1.0] * 3] * 8]
    assert not votes.empty
    assert votes.lost == 0


def test_a_page_of_which_nothing_is_picked() -> None:
    page = "<a href='/'>Home</a>"
    votes = _html_votes.count(page, scan(page).lines)
    assert votes.empty
