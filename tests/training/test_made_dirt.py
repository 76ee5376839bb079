"""Made-up dirt: the same seed gives the same page, and what is said to be dirt is all that was put in."""

from __future__ import annotations

from random import Random

import pytest

from training import dirt
from training.dirt import HALVES, KINDS, PLACES, Clean

ARTICLE = Clean(
    "ferry",
    "made",
    "Ferry returns",
    "The ferry between the two islands is back after a winter of repairs. The port said so on Monday.\n"
    "It will sail twice a day until the autumn, and nobody will have to pay more for it. The mayor agreed.\n"
    "About forty people work on the boats, and the port wants to hire ten more before the summer.",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("half", ["learnt", "held"])
def test_without_its_dirt_a_page_is_the_article(half: str, place: str) -> None:
    for seed in range(20):
        made = dirt.put(ARTICLE, Random(seed), HALVES[half], "links", place)
        ((start, end),) = made.dirt
        left = f"{made.text[:start]} {made.text[end:]}"
        assert left.split() == ARTICLE.text.split()
        assert made.text[start:end].strip() == made.text[start:end] != ""


def test_the_same_seed_gives_the_same_page() -> None:
    first, again = (dirt.put(ARTICLE, Random(3), HALVES["held"], "share", "paragraph") for _ in range(2))
    assert first == again


def test_the_halves_share_no_trade_and_no_form() -> None:
    learnt, held = HALVES["learnt"], HALVES["held"]
    assert not learnt.trades.keys() & held.trades.keys()
    for kind in learnt.forms:
        assert not set(learnt.forms[kind]) & set(held.forms[kind])
    assert set(learnt.forms) | {"links", "related", "form+links"} == set(KINDS)


def test_short_lines_that_are_furniture_are_tidied_away() -> None:
    assert dirt.tidied("The port said so.\nAdvertisement\nRead more: Ferry returns") == "The port said so."
