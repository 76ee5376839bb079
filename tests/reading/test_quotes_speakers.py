"""Who speaks: names, descriptions, pronouns, turns, and nobody where the text leaves it open."""

from __future__ import annotations

import pytest
from quote_cases import PETER, mentions, read

from tightrope.articles import from_body
from tightrope.reading import quotes
from tightrope.reading.parse import parse
from tightrope.records import ActorMention, Span

OPENING = "“The vote was fair,” said Nora Lindqvist, an observer from Oslo."


def speakers(body: str) -> list[str | None]:
    """The speakers of the direct and mixed quotes and of what else is said, in text order."""
    return [quote.speaker.name if quote.speaker else None for quote in read(body)]


def last(body: str) -> str | None:
    """The speaker of the last quote."""
    return speakers(body)[-1]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("“Nobody was turned away,” she said.", "Nora Lindqvist"),
        ("“Nobody was turned away,” Lindqvist said.", "Nora Lindqvist"),
        ("“Nobody was turned away,” the observer said.", "Nora Lindqvist"),
        ("“Nobody was turned away,” he said.", None),
        ("“Nobody was turned away,” a policeman said.", None),
        ("“Nobody was turned away,” the mayor said.", None),
        ("“Nobody was turned away,” officials said.", None),
        ("“Nobody was turned away at the door.”", "Nora Lindqvist"),
    ],
)
def test_the_next_paragraph(after: str, expected: str | None) -> None:
    assert last(f"{OPENING}\n\n{after}") == expected


def test_he_said_reaches_over_a_paragraph_that_names_others_in_passing() -> None:
    body = (
        "“The harbour can reopen,” Mr. Halloran said.\n\n"
        "Denmark, where Mr. Sabri will speak on Monday, has closed its ports.\n\n"
        "The best answer to the strike, he said, would be to wait."
    )
    assert last(body) == "Peter Halloran"


def test_a_new_subject_takes_over_the_pronoun() -> None:
    body = (
        "“The harbour can reopen,” Mr. Halloran said.\n\n"
        "Omar Sabri has led the union for ten years. “We will not go back,” he said."
    )
    assert last(body) == "Omar Sabri"


def test_a_pronoun_too_far_from_its_name_is_left_open() -> None:
    filler = "\n\n".join(f"Prices rose in region {n}." for n in range(6))
    assert last(f"“The harbour can reopen,” Mr. Halloran said.\n\n{filler}\n\n“We wait,” he said.") is None


def test_turns_are_taken_after_a_question() -> None:
    body = (
        "“Will you sign the treaty this week?” Mr. Halloran asked.\n\n"
        "“We have not decided on that,” Ms. Lindqvist said.\n\n"
        "“What would you need to decide?”"
    )
    assert speakers(body) == ["Peter Halloran", "Nora Lindqvist", "Peter Halloran"]


def test_several_sources_are_no_one_speaker() -> None:
    assert last("Nora Lindqvist and Peter Halloran said that the vote had been fair.") is None


def test_a_body_can_speak() -> None:
    assert last("The Norwegian foreign ministry said that the embassy would close.") == (
        "Ministry of Foreign Affairs of Norway"
    )


def test_who_stands_for_the_name_before_it() -> None:
    body = "Peter Halloran, who said that the vote had been stolen, left the room."
    assert last(body) == "Peter Halloran"


def test_words_of_the_author_have_no_speaker() -> None:
    assert last("I believe that the treaty will hold.") is None


def misled(passage: str) -> str | None:
    """Who says the last quote, where the reader of actors takes the last "he" for Mr. Halloran."""
    body = f"Mr. Halloran said that the harbour could reopen.\n\n{passage}"
    at = body.rindex(" he ") + 1
    he = ActorMention(Span.of(body, at, at + 2), PETER, "pronoun", 0.81, "by the passage")
    found = quotes.find(parse(body), from_body(body), (*mentions(body), he))
    return found[-1].speaker.name if found[-1].speaker else None


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Omar Sabri is also expected at the quay. “We will not go back,” he said.", "Omar Sabri"),
        ("Omar Sabri denied the report. “None of it is true,” he said in Bergen.", "Omar Sabri"),
        ("The new chairman, Omar Sabri, is in town. “We stand together,” he said.", "Omar Sabri"),
        ("Omar Sabri met Mr. Halloran on the quay. “We will not go back,” he said.", "Omar Sabri"),
        ("Omar Sabri left the quay before Mr. Halloran came. “We will not go back,” he said.", None),
        ("Torvald Ekdal-Brun came to the quay as well. “We will not go back,” he said.", None),
        ("Nora Lindqvist told reporters that the tide was late. “We wait,” he said.", "Peter Halloran"),
        ("The tide was late again. “We wait,” he said.", "Peter Halloran"),
    ],
)
def test_the_nearest_subject_outvotes_the_reader_of_actors(passage: str, expected: str | None) -> None:
    assert misled(passage) == expected
