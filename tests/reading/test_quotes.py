"""The reader of quotes on invented articles: each frame, each kind, and the promises of its records."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quote_cases import NORA, PETER, read, told

from tightrope.reading._quotes.frames import candidates
from tightrope.reading._quotes.ground import Ground
from tightrope.reading._quotes.stances import stance
from tightrope.reading._quotes.tree import Tree
from tightrope.reading.parse import parse
from tightrope.records import Quote, QuoteKind, Stance


def only(body: str) -> Quote:
    """The one quote of a text."""
    (quote,) = read(body)
    return quote


@pytest.mark.parametrize(
    ("body", "cue", "content"),
    [
        ("“The bridge stays closed,” Ms. Lindqvist said.", "said", "“The bridge stays closed,”"),
        ("“The bridge stays closed,” said Ms. Lindqvist.", "said", "“The bridge stays closed,”"),
        ("Ms. Lindqvist said: “The bridge stays closed.”", "said", "“The bridge stays closed.”"),
        ("“The bridge,” Ms. Lindqvist said, “stays closed.”", "said", "“The bridge,” ... “stays closed.”"),
        ("“The bridge is closed,” Ms. Lindqvist said. “It is not safe.”", "said",
         "“The bridge is closed,” ... “It is not safe.”"),
        ("Ms. Lindqvist said that the bridge was unsafe.", "said", "that the bridge was unsafe"),
        ("Ms. Lindqvist said the bridge would stay closed.", "said", "the bridge would stay closed"),
        ("The bridge would stay closed, Ms. Lindqvist said.", "said", "The bridge would stay closed"),
        ("The bridge, Ms. Lindqvist said, would stay closed.", "said", "The bridge ... would stay closed"),
        ("Ms. Lindqvist told reporters that the bridge was unsafe.", "told", "that the bridge was unsafe"),
        ("The bridge is unsafe, according to Ms. Lindqvist.", "according to", "The bridge is unsafe"),
        ("According to Ms. Lindqvist, the bridge is unsafe.", "According to", "the bridge is unsafe"),
        ("Ms. Lindqvist called for an inquiry.", "called for", "an inquiry"),
        ("As Ms. Lindqvist said, the bridge was never safe.", "said", "the bridge was never safe"),
        ("Ms. Lindqvist warned that the bridge might fall.", "warned", "that the bridge might fall"),
    ],
)  # fmt: skip
def test_frames_of_speech(body: str, cue: str, content: str) -> None:
    assert told(body) == [("Nora Lindqvist", cue, content)]


@pytest.mark.parametrize(
    ("body", "stance"),
    [
        ("Mr. Halloran said that the talks had failed.", Stance.SAID),
        ("Mr. Halloran believes that the talks have failed.", Stance.BELIEVED),
        ("Mr. Halloran fears that the talks will fail.", Stance.BELIEVED),
        ("Mr. Halloran wants to leave the coalition.", Stance.WANTED),
        ("Mr. Halloran hopes to leave the coalition.", Stance.WANTED),
        ("Mr. Halloran is confident that the talks will succeed.", Stance.BELIEVED),
    ],
)
def test_speech_belief_and_wish_are_told_apart(body: str, stance: Stance) -> None:
    quote = only(body)
    assert quote.stance is stance
    assert quote.speaker == PETER


@pytest.mark.parametrize(
    ("body", "kind", "verbatim"),
    [
        ("“We will not sign,” Mr. Halloran said.", QuoteKind.DIRECT, True),
        ("Mr. Halloran said that the offer was “an insult” to his party.", QuoteKind.MIXED, True),
        ("Mr. Halloran said that the offer was an insult to his party.", QuoteKind.INDIRECT, False),
    ],
)
def test_kinds(body: str, kind: QuoteKind, verbatim: bool) -> None:
    quote = only(body)
    assert (quote.kind, quote.verbatim) == (kind, verbatim)


def test_a_reworded_article_holds_no_verbatim_quote() -> None:
    body = "“We will not sign,” Mr. Halloran said."
    (quote,) = read(body, reworded=True)
    assert quote.kind is QuoteKind.DIRECT
    assert not quote.verbatim


@pytest.mark.parametrize(
    "body",
    [
        "The country has followed a “both hands” policy since the treaty.",
        "The tent, a so-called “house of peace,” stood on the market square.",
        "The film “Northern Lights Over the Old Harbour” opened on Friday.",
    ],
)
def test_irony_and_titles_are_no_quotes(body: str) -> None:
    assert [q for q in read(body) if q.kind is not QuoteKind.INDIRECT] == []


def test_the_words_somebody_cites_are_quoted() -> None:
    body = "“The mood has turned,” said Mr. Halloran, citing a “growing number of voters who stay at home.”"
    first, second = read(body)
    assert first.text == "“The mood has turned,”"
    assert "“growing number of voters who stay at home.”" in second.text
    assert (second.speaker, second.cue[0].text) == (PETER, "citing")


def test_actors_named_in_the_content_are_listed() -> None:
    quote = only("Ms. Lindqvist said that Mr. Halloran had lied.")
    assert quote.about == (PETER.id,)
    assert quote.speaker == NORA


def test_reopened_marks_make_one_quote_of_several_paragraphs() -> None:
    body = "“We waited for an hour,” Mr. Halloran said. “The gate was shut.\n\n“Then the soldiers came out.”"
    quote = only(body)
    assert [span.text for span in quote.content] == [
        "“We waited for an hour,”", "“The gate was shut.", "“Then the soldiers came out.”",
    ]  # fmt: skip


VOCABULARY = """Ms. Lindqvist Mr. Halloran said told that “ ” " ‘ ’ ' , . : ; — ? according to he she wants
    believes the ministers plan will fail not to sign treaty citing a report and which"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=60))
def test_spans_equal_the_text_and_never_overlap_the_cue(words: list[str]) -> None:
    body = " ".join(words)
    found = read(body)
    covered: set[int] = set()
    for quote in found:
        for span in (*quote.content, *quote.cue, *quote.source):
            assert body[span.start : span.end] == span.text
        assert not any(content.overlaps(cue) for content in quote.content for cue in quote.cue)
        assert list(quote.content) == sorted(quote.content)
        letters = {i for span in quote.content for i in range(span.start, span.end)}
        assert covered.isdisjoint(letters)
        covered |= letters
        assert 0 < quote.score <= 1
    assert len({quote.id for quote in found}) == len(found)


def test_the_same_text_gives_the_same_quotes() -> None:
    body = "“We will not sign,” Mr. Halloran said. Ms. Lindqvist wants to wait, he added."
    assert read(body) == read(body)


def test_content_runs_around_the_cue_clause_in_its_midst() -> None:
    body = "The port will have to pay for a bridge, which Ms. Lindqvist estimates would take four years."
    found = [quote for quote in read(body) if "estimates" in [span.text for span in quote.cue]]
    assert [span.text for quote in found for span in quote.content] in (
        ["which", "would take four years"],
        ["would take four years"],
    )


def test_a_preposition_left_behind_by_its_object_proposes_no_empty_content() -> None:
    body = "The thing that we are not used to, Ms. Lindqvist said, is the silence they told us about."
    ground = Ground.of(Tree.of(parse(body)), [])
    spans = [span for c in candidates(ground) for span in (*c.content, *c.source)]
    assert spans
    assert all(first < past for first, past in spans)


@pytest.mark.parametrize("body", ["", "\n\n", "“", "said", "“”", ": :"])
def test_texts_without_words_give_nothing(body: str) -> None:
    assert read(body) == ()


def test_long_runs_without_a_stop_are_read_in_bounded_time() -> None:
    body = "he said she said that they told " * 400 + "“a” " * 800
    read("he said so.")  # the model is loaded outside the clock
    begun = time.process_time()
    read(body)
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "body",
    [
        "The gull attacked the ferry.",
        "Norway closed its border with Sweden.",
        "Ms. Lindqvist signed the deal.",
        "The parliament ratified the fishing pact.",
        "The columnist wrote about Nora Lindqvist.",
        "The dispute over a herring quota went on.",
        "Norway imposed sanctions on two ferry companies.",
    ],
)
def test_deeds_are_no_quotes(body: str) -> None:
    assert read(body) == ()


@pytest.mark.parametrize(
    "body",
    [
        "Ms. Lindqvist opposed the toll.",
        "Ms. Lindqvist voted against the resolution.",
        "Ms. Lindqvist does not want to sell the ferry.",
    ],
)
def test_what_somebody_is_against_is_an_attitude_and_no_wish(body: str) -> None:
    assert [quote.stance for quote in read(body)] == [Stance.BELIEVED]


@pytest.mark.parametrize(
    ("lemma", "marked", "expected"),
    [
        ("dismantle", False, Stance.BELIEVED),
        ("dismantle", True, Stance.SAID),
        ("hope", True, Stance.WANTED),
        ("reportedly", False, Stance.SAID),
        (":", False, Stance.SAID),
    ],
)
def test_an_unknown_cue_says_nothing_without_marks(lemma: str, marked: bool, expected: Stance) -> None:
    assert stance(lemma, marked=marked) is expected
