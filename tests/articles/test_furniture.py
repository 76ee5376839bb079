"""Forms, paywalls and refusals: told by lines that stand together, not by a phrase in an article."""

from __future__ import annotations

import pytest

from tightrope.articles._furniture import blocked, comment_form, consent, paywall, source_line
from tightrope.articles._lines import Line, split


def _form(text: str) -> list[str]:
    lines = split(text)
    found = comment_form(lines)
    return [lines[i].text for i in found.lines] if found else []


@pytest.mark.parametrize(
    "form",
    [
        "Leave a Reply\nYour email address will not be published. Required fields are marked *",
        "Post a comment\nName *\nEmail *\nWebsite\nPost Comment",
        "Leave a Comment\nYou must be logged in to post a comment.",
        "Schreibe einen Kommentar\nDeine E-Mail-Adresse wird nicht veröffentlicht.",
        "Deja una respuesta\nTu dirección de correo electrónico no será publicada.",
        "Comment *\nSave my name, email, and website in this browser for the next time I comment.",
    ],
)
def test_forms_are_found_with_all_their_lines(form: str) -> None:
    page = f"The pier reopened on Monday.\n\n{form}\n\nBack to top"
    assert _form(page) == form.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor asked the people of the town to leave a comment in the book at the door.",
        "Comments\nShips were late all week, the port said.",
        "Name (required)\nEmail (required)",
        "Leave a Reply",
    ],
)
def test_one_cue_or_an_address_form_is_no_comment_form(text: str) -> None:
    assert _form(f"The pier reopened on Monday.\n{text}") == []


def test_the_fullest_of_several_forms_is_taken() -> None:
    far = "\n".join(f"Line {n}" for n in range(30))
    page = f"Comments\nLog in to comment\n{far}\nLeave a Reply\nName *\nEmail *\nPost Comment"
    assert _form(page)[0] == "Leave a Reply"


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to continue reading",
        "This article is for subscribers only.",
        "Already a subscriber? Sign in",
        "You have reached your limit of free articles.",
        "To read the full story, start your free trial.",
    ],
)
def test_paywalls(line: str) -> None:
    assert paywall(split(f"The pier reopened.\n{line}")) == [1]


def test_an_article_about_subscribers_is_no_paywall() -> None:
    assert paywall(split("The paper lost a third of its subscribers in a year, its owners said.")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Please enable JavaScript and cookies to continue",
        "Access denied",
        "Checking your browser",
        "404 Not Found",
    ],
)
def test_refusals(line: str) -> None:
    assert blocked(split(line)) == [0]


def test_a_script_that_only_comments_need_is_no_refusal() -> None:
    assert blocked(split("Please enable JavaScript to view the comments.")) == []


def test_consent() -> None:
    assert consent(split("We use cookies\nAccept all\nThe pier reopened.")) == [0, 1]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Source: Meridian Wire", "Meridian Wire"),
        ("SOURCE: Tidewater News and agencies", "Tidewater News and agencies"),
        ("Originally published in The Slate Post", "The Slate Post"),
        ("Source of the river", None),
        ("A source said that the ministers had met in secret.", None),
        ("Sources told us that " + "much " * 30, None),
    ],
)
def test_source_lines(line: str, name: str | None) -> None:
    assert source_line(Line(0, len(line), line, 0)) == name
