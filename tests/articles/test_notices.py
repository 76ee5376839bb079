"""Notices about a newsroom's own article: what opens one, how far it goes, its kind and its day."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope.articles import _notices
from tightrope.articles._lines import split
from tightrope.articles._notices import Found, find
from tightrope.records import NoticeKind as Kind


def _only(text: str) -> Found:
    found = find(split(text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Correction: The river is the Oder, not the Elbe.", Kind.CORRECTION, None),
        (
            "CORRECTION (May 3, 2022): The river was misnamed in this report.",
            Kind.CORRECTION,
            date(2022, 5, 3),
        ),
        ("Corrections & Clarifications: An earlier version named the wrong river.", Kind.CORRECTION, None),
        ("A correction was made on May 3, 2022: The river is the Oder.", Kind.CORRECTION, date(2022, 5, 3)),
        ("An earlier version of this article misstated the length of the pier.", Kind.CORRECTION, None),
        (
            "Due to an editing error, a previous version of this story gave a wrong age.",
            Kind.CORRECTION,
            None,
        ),
        (
            "This article was amended on 3 May 2022 to correct the minister's name.",
            Kind.CORRECTION,
            date(2022, 5, 3),
        ),
        ("(Corrects paragraph 4 to say the ship is Danish, not Dutch)", Kind.CORRECTION, None),
        ("Corrects spelling of envoy's name in paragraph 2.", Kind.CORRECTION, None),
        ("(This May 3 story has been corrected to fix the name of the ship)", Kind.CORRECTION, None),
        ("Editor's note: This story was updated to correct the number of seats.", Kind.CORRECTION, None),
        (
            "Editors’ note: The author once worked for the port that this column is about.",
            Kind.EDITORS_NOTE,
            None,
        ),
        ("This story has been retracted because its main source was invented.", Kind.RETRACTION, None),
        ("Retraction: We have withdrawn our report of May 2 on the pier.", Kind.RETRACTION, None),
        (
            "Retraction\nThe Quay Herald has retracted the article, for its photos were staged.",
            Kind.RETRACTION,
            None,
        ),
        ("WITHDRAWN: This report rested on a letter that nobody wrote.", Kind.RETRACTION, None),
        ("KILL: Please do not use this item, which was a test.", Kind.RETRACTION, None),
        (
            "Please disregard our earlier story on the pier, which was filed by mistake.",
            Kind.RETRACTION,
            None,
        ),
        ("The report has been removed; we could not confirm who wrote the letter.", Kind.RETRACTION, None),
        ("We got this wrong: the pier closed on Monday, and not on Sunday.", Kind.CORRECTION, None),
        ("In an earlier version, we wrote that nine boats sank; in fact it was six.", Kind.CORRECTION, None),
        (
            "Clarification: The pier belongs to the county, which leases it to the port.",
            Kind.CLARIFICATION,
            None,
        ),
        ("This story has been updated to clarify who owns the pier.", Kind.CLARIFICATION, None),
        ("This story was updated on May 3, 2022 with a comment by the port.", Kind.UPDATE, date(2022, 5, 3)),
        ("(Updates with quotes, adds background in paragraphs 5-7)", Kind.UPDATE, None),
        ("This article was updated.", Kind.UPDATE, None),
    ],
)
def test_usual_forms(text: str, kind: Kind, day: date | None) -> None:
    page = f"The pier reopened on Monday, the port said.\n\n{text}\n\nMore from the coast"
    notice = _only(page)
    assert (notice.kind, notice.day) == (kind, day)
    assert page[notice.start : notice.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "Corrections\nContact us\nPrivacy policy",
        "Corrections and clarifications | Send a tip | About",
        "Corrections officers said that the prison had been emptied on Tuesday.",
        "The minister said that an earlier version of this report had been wrong.",
        "An earlier version of this article was published in The Tide.",
        "Updated: May 3, 2022 6:55 AM",
        "Last updated on 3 May 2022 at 14:05 GMT",
        "Update: 3 May 2022",
        "Correct answers were given by nine of the ten pupils in the class.",
        "He corrected the course of the ship, not the speed.",
        "The Gull has withdrawn the story, and we regret that it ran, its editor told the harbour court.",
        "We got this wrong in the spring, said Ada Pell, who runs the port.",
        "KILL: a report on the fleet's orders was read out on Monday.",
        "In an earlier version, the bill would have closed the pier.",
        "Withdrawn: the boats left the bay on Monday after a storm.",
        "تصحيح المسار: الميناء يعلن خطة جديدة للسفن.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert find(split(f"The pier reopened on Monday, the port said.\n\n{text}\n\nMore")) == ()


def test_a_heading_takes_its_date_and_its_words_from_the_lines_below() -> None:
    page = (
        "The end.\n\nA correction was made on\n\nMay 3, 2022\n\nAn earlier version named the "
        "wrong river.\n\nLeave a Reply"
    )
    notice = _only(page)
    assert page[notice.start : notice.end].splitlines()[0] == "A correction was made on"
    assert page[notice.start : notice.end].endswith("wrong river.")
    assert notice.day == date(2022, 5, 3)


def test_a_days_of_the_mistake_is_not_the_day_of_the_notice() -> None:
    assert _only("Correction: The treaty was signed on May 3, 2019, not on May 4, 2019.").day is None


def test_a_notice_in_brackets_behind_the_last_sentence_is_cut_off_there() -> None:
    page = "The town was shelled, it said. (This story has been corrected to say 12 died, not 21)"
    notice = _only(page)
    assert page[: notice.start] == "The town was shelled, it said. "
    assert (notice.wrong, notice.right) == ("21 died", "12 died")


def test_two_notices_stay_two_when_words_stand_between() -> None:
    page = (
        "Correction: The river is the Oder, not the Elbe.\n\nShips were late all "
        "week.\n\nThis article was updated."
    )
    assert [found.kind for found in find(split(page))] == [Kind.CORRECTION, Kind.UPDATE]


def test_a_notice_that_puts_two_things_right_is_two_with_their_own_stretches() -> None:
    first = "Correction: An earlier version misstated the price: it is $5.5 million, not $5 million. "
    second = "It also misstated the title of Ivo Lem; he is prime minister, not president."
    page = f"The pier reopened on Monday, the port said.\n\n{first}{second}\n\nMore from the coast"
    found = find(split(page))
    assert [page[one.start : one.end].strip() for one in found] == [first.strip(), second]
    assert [(one.wrong, one.right) for one in found] == [
        ("the price: $5 million", "the price: $5.5 million"),
        ("president", "prime minister"),
    ]


def test_of_many_lines_with_a_word_of_correction_the_first_and_last_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_notices, "MAX_NOTICE_LINES", 6)
    told = "Correction: The river is the Oder, not the Elbe."
    idle = [f"The update number {n} came in the morning" for n in range(9)]
    found = find(split("\n\n".join([told, *idle[:5], told, *idle[5:], told])))
    assert [one.kind for one in found] == [Kind.CORRECTION, Kind.CORRECTION]
