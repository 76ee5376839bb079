"""Plain-text pages: dirt is cut to the word, the map stays exact, and what was cut is said with its place."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.articles.test_dirt import BODY, FORM, LINKS
from tightrope import articles, knowledge
from tightrope.articles import _dirt, _model
from tightrope.articles._lines import split
from tightrope.articles._plain import lines_without, parted
from tightrope.articles._plain_live import between_stamps
from tightrope.records import Article, FindingKind, MediaType, Page
from training import dirt

TABLES = knowledge.load()
MADE = dirt.Clean("ferry", "made", "Ferry returns", BODY)


def _read(text: str) -> Article:
    found = articles.recover(Page.of(text.encode(), "page.txt", MediaType.TEXT), TABLES)
    assert isinstance(found, Article)
    return found


def test_a_clean_article_keeps_every_word() -> None:
    assert _read(BODY).body.split() == BODY.split()


def test_a_clean_article_on_one_line_keeps_every_word() -> None:
    text = " ".join(BODY.split())
    assert _read(text).body == text


@pytest.mark.parametrize(("dirt_words", "kind"), [(LINKS, "injected_spam"), (FORM, "comment_form")])
def test_what_is_glued_to_the_last_sentence_is_cut_and_said(dirt_words: str, kind: str) -> None:
    found = _read(BODY + dirt_words)
    assert found.body.split() == BODY.split()
    (finding,) = [one for one in found.findings if one.kind is FindingKind(kind)]
    assert [span.text for span in finding.page_spans] == [dirt_words]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(dirt.PLACES), st.sampled_from(["links", "share", "comment"]))
def test_every_character_of_a_body_is_the_pages_own(seed: int, place: str, kind: str) -> None:
    made = dirt.put(MADE, Random(seed), dirt.HALVES["learnt"], kind, place)
    found = _read(made.text)
    for run in found.offsets:
        there = found.text[run.page_start : run.page_start + run.page_length]
        assert found.body[run.start : run.start + run.length] == there
    outside = set(range(len(found.body))) - {
        i for run in found.offsets for i in range(run.start, run.start + run.length)
    }
    assert all(found.body[i].isspace() for i in outside)
    for finding in found.findings:
        for span in finding.page_spans:
            assert found.text[span.start : span.end] == span.text


def test_a_line_is_broken_only_where_something_is_glued_to_prose() -> None:
    prose = "The port said so on Monday to all who would listen."
    text = f"Skip to main content\n{prose}Buy pills"
    cuts = [(5, 20), (21 + len(prose), len(text))]
    assert [line.text for line in parted(split(text), text, cuts)] == [
        "Skip to main content",
        prose,
        "Buy pills",
    ]
    assert [line.text for line in lines_without(split(text), text, cuts)] == ["Skip", prose]


@pytest.mark.parametrize("headline", ["5 Tips for a Dry Cellar", "Come Shopping, He Says", "A free ride"])
def test_a_headline_above_a_clean_text_is_not_cut(headline: str) -> None:
    text = f"{headline}\n\n{BODY}"
    view = split(text)
    assert all(start >= len(headline) for start, _ in _dirt.find(view))
    found = _read(text)
    assert headline in (found.headline, found.body.split("\n")[0])


def test_short_lines_among_an_articles_own_stay() -> None:
    first, rest = BODY.split("\n\n", 1)
    text = f"{first}\n\nThe boats\n\n{rest}"
    assert _read(text).body.split() == text.split()


STAMPED = "\n\n".join(
    f"1{4 - i // 2}:{50 - 20 * (i % 2)}\n\n{words}"
    for i, words in enumerate(
        (
            "The harbour office of Mellin says that the lock stays shut until the evening.",
            "Ministers of both states left the hall without a word to those who waited there.",
            "A spokeswoman for Karsk said that the talks were never meant to end today.",
            "The first buses with families have come to the bridge, our reporter says.",
            "Prices for grain fell after the news of the pause, by more than on Monday.",
        )
    )
)


def test_a_live_page_keeps_the_words_between_its_stamps() -> None:
    found = _read(
        f"Talks on the lock: live updates\nHome\nWorld\nSport\nContact us\n\n{STAMPED}\n\nMore stories"
    )
    assert found.headline == "Talks on the lock: live updates"
    assert len(found.entries) == 5
    assert "Ministers of both states" in found.body
    assert "More stories" not in found.body


def test_stamps_alone_make_no_page_live() -> None:
    lines = split(f"The lock of Mellin\n\n{STAMPED}")
    assert between_stamps(lines, _model.running(lines)) is None
    lines = split(f"The lock of Mellin: live\n\n{STAMPED}")
    assert between_stamps(lines, _model.running(lines)) == range(1, len(lines))


def test_a_line_of_a_script_is_no_article() -> None:
    code = 'window.load = function () { return {"page":{"id":"f","days":["Monday, the port said"]}}; });'
    assert _read(f"{BODY}\n\n{code}").body.split() == BODY.split()
