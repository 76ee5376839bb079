"""A page of teasers or of links holds no article; one with links among its paragraphs does."""

from __future__ import annotations

import pytest

from tightrope import knowledge
from tightrope.articles._recover import recover
from tightrope.records import Article, Failure, MediaType, Page

TOLD = (
    ("Ports share a crane", "Two ports agreed on Monday to share a crane that neither of them can pay for."),
    ("Ferry stays in harbour", "Gusts of forty metres a second kept the ferry in harbour for a second day."),
    (
        "Council sells lighthouse",
        "The council sold the lighthouse for a fifth of its price, it said on Friday.",
    ),
    ("Fish prices rise", "Salmon costs a fifth more than it did a year ago, the harbour master said."),
    ("Barge sinks", "A barge with sand sank at the mouth of the river, and nobody was hurt on it."),
)


def recovered(body: str) -> Article | Failure:
    source = f"<html><head><title>The Quay</title></head><body><main>{body}</main></body></html>"
    page = Page("p", "https://quay.example/", source.encode(), MediaType.HTML)
    return recover(page, knowledge.load())


def test_a_page_of_teasers_is_no_article() -> None:
    found = recovered(
        "".join(f'<div><h2><a href="/{i}">{h}</a></h2><p>{p}</p></div>' for i, (h, p) in enumerate(TOLD))
    )
    assert isinstance(found, Failure)
    assert found.code == "TR-NO-ARTICLE"


def test_headings_that_are_no_links_make_an_article() -> None:
    found = recovered("<article>" + "".join(f"<h2>{h}</h2><p>{p}</p>" for h, p in TOLD) + "</article>")
    assert isinstance(found, Article)


def test_a_list_under_links_to_other_sites_is_an_article() -> None:
    rows = "".join(
        f'<h2><a href="https://shop.example/{i}">{h}</a></h2><p>{p}</p>' for i, (h, p) in enumerate(TOLD)
    )
    assert isinstance(recovered(f"<article>{rows}</article>"), Article)


def test_a_page_of_links_is_no_article() -> None:
    found = recovered("<p>" + " ".join(f'<a href="/{i}">link number {i}</a>' for i in range(200)) + "</p>")
    assert isinstance(found, Failure)


def test_a_link_that_is_never_closed_loses_no_article() -> None:
    paragraphs = "".join(f"<p>{text} {text}</p>" for _, text in TOLD)
    assert isinstance(recovered(f'<article><a href="/top">{paragraphs}</article>'), Article)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Site maintenance", "We are currently performing scheduled maintenance. We should be back shortly."),
        (
            "quay.example",
            "Verify you are human. quay.example needs to review the security of your connection.",
        ),
        (
            "Willkommen",
            "Mit Werbung weiterlesen, wie gewohnt mit Tracking. Oder Pur-Abo im Monat abschließen.",
        ),
        (
            "Seite nicht gefunden",
            "Die von Ihnen gesuchte Seite existiert leider nicht oder wurde verschoben.",
        ),
    ],
)
def test_a_page_shown_in_place_of_an_article_is_told(heading: str, text: str) -> None:
    found = recovered(f"<h1>{heading}</h1><p>{text}</p>")
    assert isinstance(found, Failure)
    assert found.code == "TR-BLOCKED"
