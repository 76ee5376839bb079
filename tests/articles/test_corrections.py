"""What a correction's words say was wrong and is right."""

from __future__ import annotations

import pytest

from tightrope.articles._corrections import Sides, all_sides, sides


@pytest.mark.parametrize(
    ("notice", "wrong", "right"),
    [
        # a contrast tells both sides, whatever stands around it
        ("Chad borders Niger, not Mali.", "Chad borders Mali", "Chad borders Niger"),
        (
            "The treaty was signed in 2019, not 2018.",
            "The treaty was signed in 2018",
            "The treaty was signed in 2019",
        ),
        (
            "The treaty was signed in May, not in June.",
            "The treaty was signed in June",
            "The treaty was signed in May",
        ),
        (
            "Forty ships lay at anchor, not fourteen.",
            "fourteen ships lay at anchor",
            "Forty ships lay at anchor",
        ),
        ("The vote was 52-48, not 48-52.", "The vote was 48-52", "The vote was 52-48"),
        ("The envoy is Ivo Lem, not Ivan Lemm.", "The envoy is Ivan Lemm", "The envoy is Ivo Lem"),
        ("The grant is $5 million, not $50 million.", "The grant is $50 million", "The grant is $5 million"),
        ("The port is in Kent rather than Essex.", "The port is in Essex", "The port is in Kent"),
        (
            "This story has been corrected to show that the vote was on Tuesday, not Monday.",
            "the vote was on Monday",
            "the vote was on Tuesday",
        ),
        # a verb of error, then the sentence behind it
        (
            "An earlier version of this article incorrectly said that the bridge fell. It was only closed.",
            "the bridge fell",
            "It was only closed",
        ),
        (
            "An earlier version said the pier cost 2 million. It cost 20.",
            "the pier cost 2 million",
            "It cost 20",
        ),
        (
            "A caption misidentified the woman on the left. She is Ada Pell.",
            "misidentified the woman on the left",
            "She is Ada Pell",
        ),
        # a value says what it is of, where the sentence before names it
        (
            "An earlier version misstated the number of boats that sank. It was six, not nine.",
            "the number of boats that sank: nine",
            "the number of boats that sank: six",
        ),
        (
            "It gave the wrong length of the pier. It is 200.",
            "gave the wrong length of the pier",
            "length of the pier: 200",
        ),
        (
            "In this report, the day of the vote was given as Monday; it should have read Tuesday.",
            "the day of the vote: Monday",
            "the day of the vote: Tuesday",
        ),
        (
            "An earlier version misstated the month of the storm. It was in March, not April.",
            "the month of the storm: April",
            "the month of the storm: March",
        ),
        ("It was six boats, not nine.", "nine boats", "six boats"),
        ("The name of the captain was misspelled. It is Ivo Lem.", None, "Ivo Lem"),
        (
            "In an earlier version, we wrote that nine boats sank; in fact it was six.",
            "nine boats sank",
            "it was six",
        ),
        (
            "It gave the wrong age of the pier. Officials said on Monday that it is 20.",
            "gave the wrong age of the pier",
            "Officials said on Monday that it is 20",
        ),
        # a unit that is written once for both
        ("Corrects price of pier from 30 to 20 million crowns.", "30 million crowns", "20 million crowns"),
        (
            "The pier cost 20 million crowns, not 30 million.",
            "The pier cost 30 million crowns",
            "The pier cost 20 million crowns",
        ),
        ("Corrects year of the treaty from 2011 to 2012 in paragraph 2", "2011", "2012"),
        # one side alone
        ("The article should have said that the law is in force.", None, "the law is in force"),
        ("Corrects name of envoy to Ivo Lem from Ivan Lemm in paragraph 7", "Ivan Lemm", "Ivo Lem"),
        ("This article was amended on 3 May.", None, None),
        # "not" inside a clause is no contrast
        (
            "This was updated to make clear that the port had not approved the plan.",
            None,
            "the port had not approved the plan",
        ),
    ],
)
def test_sides(notice: str, wrong: str | None, right: str | None) -> None:
    assert sides(notice) == (wrong, right)


@pytest.mark.parametrize(
    ("notice", "told"),
    [
        (
            (
                "An earlier version misstated the price: it is $5.5 billion, not $5 billion. "
                "It also misstated the title of Ivo Lem; he is prime minister, not president."
            ),
            (("the price: $5 billion", "the price: $5.5 billion"), ("president", "prime minister")),
        ),
        (
            "The pier is in Kent, not Essex; the bridge is in Surrey, not Sussex.",
            (
                ("The pier is in Essex", "The pier is in Kent"),
                ("the bridge is in Sussex", "the bridge is in Surrey"),
            ),
        ),
        ("Chad borders Niger, not Mali.", (("Chad borders Mali", "Chad borders Niger"),)),
        ("This article was amended on 3 May.", ((None, None),)),
    ],
)
def test_every_contrast_is_given(notice: str, told: tuple[Sides, ...]) -> None:
    found = all_sides(notice)
    assert tuple(two for _, two in found) == told
    assert found[0][0] == 0


@pytest.mark.parametrize(
    ("notice", "wrong", "right"),
    [
        ("She is prime minister, not president.", "president", "prime minister"),
        ("Ada Pell is deputy foreign minister, not envoy.", "envoy", "deputy foreign minister"),
        # one word for one word leaves a sentence that stands
        ("She is president, not chancellor.", "She is chancellor", "She is president"),
    ],
)
def test_no_words_that_nobody_wrote(notice: str, wrong: str, right: str) -> None:
    assert sides(notice) == (wrong, right)
