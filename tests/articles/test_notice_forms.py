"""How notices open, in the forms that newsrooms and agencies use; and what only looks like one."""

from __future__ import annotations

import pytest

from tightrope.articles._lines import split
from tightrope.articles._notices import Found, find
from tightrope.records import NoticeKind as Kind


def _found(line: str) -> tuple[Found, ...]:
    return find(split(f"The pier reopened on Monday, the port said.\n\n{line}\n\nMore from the coast"))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        # the wire's own
        ("(This May 3 story corrects paragraph 2 to clarify that Lem spoke for himself)", Kind.CORRECTION),
        ("(This story has been refiled to fix a garbled word in paragraph 4)", Kind.CORRECTION),
        ("(Removes extraneous word in paragraph 3)", Kind.CORRECTION),
        ("(Adds details, byline)", Kind.UPDATE),
        ("This version CORRECTS that the ship sank in 2011, not 2012.", Kind.CORRECTION),
        ("Corrects to Tuesday, not Wednesday, in lead.", Kind.CORRECTION),
        (
            "In a story May 4 about the port, The Example Press reported erroneously that it is shut.",
            Kind.CORRECTION,
        ),
        # told of the piece in other words
        ("We misstated the length of the pier. It is 200 meters.", Kind.CORRECTION),
        ("Our story on Tuesday incorrectly said that the pier was closed. It is open.", Kind.CORRECTION),
        ("A quote in an earlier version of this story was put in the wrong mouth.", Kind.CORRECTION),
        ("The title of Ivo Lem was misstated in an earlier version of this story.", Kind.CORRECTION),
        ("The headline of this piece was changed after publication.", Kind.CORRECTION),
        ("The Tide has corrected this article to say that the ship is Danish.", Kind.CORRECTION),
        ("An obituary on Tuesday about Ada Pell misstated the year of her first concert.", Kind.CORRECTION),
        ("Post-publication correction: the ship is Danish, not Dutch.", Kind.CORRECTION),
        ("For the record: An earlier version of this article named the wrong ship.", Kind.CORRECTION),
        ("Note to readers: this article has been amended since it was first published.", Kind.CORRECTION),
        ("This article has been removed at the request of its author.", Kind.RETRACTION),
        ("The journal's editors have retracted this article.", Kind.RETRACTION),
        ("WITHDRAWN: The report on the pier has been withdrawn. There will be no other.", Kind.RETRACTION),
        ("Editor's note: We have decided to retract this article.", Kind.RETRACTION),
        # updates
        ("Updated on May 4, 2021 to include the port's response.", Kind.UPDATE),
        ("Updated to add comments from the port.", Kind.UPDATE),
        ("This is a breaking news story. Please check back for more.", Kind.UPDATE),
        ("More details to follow.", Kind.UPDATE),
        ("First published at 09:10 GMT on 15 March 2022", Kind.UPDATE),
        ("Editor's Note: This is a developing story. It will be updated.", Kind.UPDATE),
    ],
)
def test_forms(line: str, kind: Kind) -> None:
    assert [one.kind for one in _found(line)] == [kind]


@pytest.mark.parametrize(
    "line",
    [
        # somebody else's
        "The Aldby Courier has retracted its story about the captain, it said on its website.",
        "The company corrected this report on its website on Tuesday, the minister said.",
        "The broadcaster apologized and issued a correction after it called Lem a convict.",
        "An earlier version of the report said that the bank knew, the inquiry found.",
        "Earlier versions of this aircraft had incorrect wiring, the board found.",
        '"Correction: it was never for sale," Lem told the chamber, to laughter.',
        "“Editor’s note: the figures are wrong,” the memo said, according to the court.",
        # another sense of the word
        "The market is due for a correction, said an analyst at the bank.",
        "A correction was made on the chart of the harbor in 2009, pilots said.",
        "Correction: officers of the Department of Correction",
        "This report was amended by the committee before the vote on Tuesday.",
        "This chart has been revised many times by the navy.",
        "This story was told to me by my mother, who misstated her age all her life.",
        # furniture
        "Our corrections | Write to the desk | Tell us of a mistake",
        "Updated ferry timetable with earlier boats on Sundays, holidays",
        "If you see a mistake in this story, tell us what is incorrect.",
        "UPDATE: Ships were late all week, the port said on Monday.",
    ],
)
def test_what_only_looks_like_one(line: str) -> None:
    assert _found(line) == ()


def test_a_bracketed_notice_above_the_story_leaves_the_first_paragraph_alone() -> None:
    page = "(Corrects paragraph 3 to say 12, not 20)\n\nFive states signed a pact on Thursday."
    (notice,) = find(split(page))
    assert page[notice.start : notice.end] == "(Corrects paragraph 3 to say 12, not 20)"


def test_a_slugged_headline_goes_with_the_notice_that_explains_it() -> None:
    page = "CORRECTED-Blast kills six\n(Corrects year to 2017 from 2007)\n\nSix people died on Wednesday."
    (notice,) = find(split(page))
    assert page[notice.start : notice.end].splitlines() == [
        "CORRECTED-Blast kills six",
        "(Corrects year to 2017 from 2007)",
    ]
    assert (notice.wrong, notice.right) == ("2007", "2017")


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("CORRECTED-UPDATE 2-Blast kills six", Kind.CORRECTION),
        ("REFILE-Blast kills six", Kind.CORRECTION),
        ("UPDATE 1-Blast kills six", Kind.UPDATE),
        ("WITHDRAWN-Blast kills six", Kind.RETRACTION),
    ],
)
def test_a_slug_alone_is_the_notice(headline: str, kind: Kind) -> None:
    (notice,) = find(split(f"{headline}\n\nSix people died on Wednesday, the fire service said."))
    assert notice.kind is kind
    assert headline[notice.start : notice.end].endswith("-")


def test_correction_appended_points_elsewhere_and_takes_nothing_with_it() -> None:
    page = "Correction Appended.\n\nThree ships sank on Monday, and their owners said nothing of it."
    (notice,) = find(split(page))
    assert page[notice.start : notice.end] == "Correction Appended."


def test_a_notice_glued_behind_the_last_sentence_begins_where_it_begins() -> None:
    line = "Ships were late all week. Editor's note: An earlier version of our film named the wrong port."
    (notice,) = find(split(line))
    assert line[notice.start : notice.end].startswith("Editor's note:")


def test_a_line_that_tells_the_right_first_is_notice_from_its_beginning() -> None:
    line = "The League represents 140 companies. An earlier version of this story said it represents 410."
    (notice,) = find(split(line))
    assert (notice.start, notice.end) == (0, len(line))
    assert (notice.wrong, notice.right) == ("it represents 410", "The League represents 140 companies")


def test_a_heading_reaches_over_where_it_appeared_to_what_it_puts_right() -> None:
    page = (
        "The end.\n\nCORRECTION:\n\nAs published in the weekly edition.\n\nAn article on Thursday on the port"
        " misstated its age. It was built in 1931, not 1913.\n\nSaturday, March 19, 2016."
    )
    (notice,) = find(split(page))
    assert page[notice.start : notice.end].startswith("CORRECTION:")
    assert page[notice.start : notice.end].endswith("2016.")
    assert notice.wrong == "It was built in 1913"


def test_a_notice_broken_at_a_fixed_width_is_read_whole() -> None:
    page = (
        "The end.\n\nCorrection: Our earlier version of this article misstated the year in\n"
        "which the breakwater was built and the number of the fishermen who\n"
        "had drowned. It was built in 1931, not 1913.\n\nMore from the coast"
    )
    (notice,) = find(split(page))
    assert page[notice.start : notice.end].endswith("not 1913.")
    assert (notice.wrong, notice.right) == ("It was built in 1913", "It was built in 1931")
