"""A page that holds a newsroom's withdrawal alone, and one whose headline has a wire slug."""

from __future__ import annotations

import pytest

from tightrope import articles, knowledge, reading
from tightrope.articles import versions
from tightrope.records import Article, ChangeKind, Failure, MediaType, NoticeKind, Page

_STORY = (
    "<p>TUNIS — Norway expelled two diplomats of Chad on Monday, the foreign ministry said.</p>"
    "<p>Chad recalled its ambassador from Oslo and promised an answer within the week, officials said.</p>"
)


def _recovered(inside: str, title: str = "Norway expels envoys of Chad") -> Article | Failure:
    page = (
        f"<html><head><title>{title} | Quay Herald</title></head><body><nav><ul><li><a href='/'>Home</a>"
        f"</li><li><a href='/w'>World</a></li></ul></nav><main><article><h1>{title}</h1>"
        "<p class='byline'>By Ada Pell</p><time datetime='2024-03-05'>2024-03-05</time>"
        f"{inside}</article></main>"
        "<aside><ol><li><a href='/x'>Harbour seal moves into a bakery</a></li></ol></aside></body></html>"
    )
    return articles.recover(
        Page.of(page.encode(), "https://quay.example/a", MediaType.HTML), knowledge.load()
    )


def _article(inside: str, title: str = "Norway expels envoys of Chad") -> Article:
    found = _recovered(inside, title)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    "words",
    [
        ("This story has been retracted because a letter it rests on was invented.",),
        (
            "Retraction",
            "Quay Herald has retracted the article “Norway expels envoys of Chad”, whose source lied.",
        ),
        (
            "This article has been withdrawn.",
            "It said that Norway had expelled two diplomats of Chad. That never happened.",
            "We apologise to our readers.",
        ),
        ("Quay Herald has withdrawn its report that Norway expelled envoys. We regret it &amp; more.",),
    ],
)
def test_a_withdrawal_alone_is_an_article_of_which_nothing_is_read(words: tuple[str, ...]) -> None:
    article = _article("".join(f"<p>{line}</p>" for line in words))
    assert [one.kind for one in article.notices] == [NoticeKind.RETRACTION]
    assert article.body == "\n\n".join(words).replace("&amp;", "&")
    assert all(
        article.text[run.page_start : run.page_start + run.page_length]
        in (article.body[run.start : run.start + run.length], "&amp;")
        for run in article.offsets
    )
    read = reading.read(article, knowledge.load())
    assert (read.events, read.claims, read.quotes) == ((), (), ())
    assert reading.cameo(article, knowledge.load()) == ()
    assert "withdrew" in read.notes[0].why


def test_a_withdrawal_in_place_of_the_story_is_a_correction_of_it() -> None:
    change = versions.compare(
        _article(_STORY), _article("<p>This story has been retracted as it was false.</p>")
    )
    assert change.kind is ChangeKind.CORRECTION


def test_a_withdrawn_story_that_still_stands_is_read_but_its_withdrawal_is_no_claim() -> None:
    article = _article(f"<p>Retraction: We withdraw this story, for 12 people were not killed.</p>{_STORY}")
    assert [one.kind for one in article.notices] == [NoticeKind.RETRACTION]
    read = reading.read(article, knowledge.load())
    assert read.events
    assert all(claim.evidence != article.notices[0].span for claim in read.claims)


@pytest.mark.parametrize(
    "words", ["This page has been removed.", "This article has been removed or is no longer available."]
)
def test_a_page_that_is_gone_is_no_withdrawal(words: str) -> None:
    assert isinstance(_recovered(f"<p>{words}</p>", "Not here"), Failure)


def test_what_else_stands_on_a_withdrawn_storys_page_is_no_body_of_it() -> None:
    other = (
        "The ferry to the islands lies in dock until Friday, and nobody can say who will pay for the repairs."
    )
    article = _article(f"<p>This story has been retracted.</p><p>{other}</p><p>{other[::-1]}.</p>")
    assert article.body == "This story has been retracted."


def test_a_slug_with_its_notice_below_is_one_notice_and_no_headline() -> None:
    notice = "(Corrects paragraph 2 to say 44 ships, not 440)"
    article = _article(f"<p>{notice}</p>{_STORY}", "CORRECTED-Norway expels envoys of Chad")
    assert [one.span.text for one in article.notices] == [notice]
    assert article.headline == "Norway expels envoys of Chad"
