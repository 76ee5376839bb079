"""The page's verdict: a spun text is told from the same text as it was, and short ones get none."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

from tightrope.articles import _rewording_page
from tightrope.articles._reworded import find, least_likely
from tightrope.articles._rewording_page import LEAST_WORDS, load, standing
from tightrope.records import FindingKind

CLEAN = (
    "The government said on Monday that it would reopen the two border crossings that were closed last "
    "month, after talks with its neighbor ended without a deal on water.\n\n"
    "The foreign minister told reporters that officials from both sides had agreed to meet again next week. "
    "She said the army would keep its troops in the area until the new rules were in place, and that people "
    "who live in the villages near the river could return to their homes.\n\n"
    "Opposition leaders called the plan a mistake. They said the prime minister had given up too much and "
    "asked the parliament to hold a vote before the end of the year. A spokesman for the ruling party said "
    "there was no need for a vote, because the agreement did not change the law.\n\n"
    "Trade between the two countries fell by a third last year, according to the central bank, and prices of "
    "food in the capital have gone up since the crossings were shut."
)
SPUN = (
    "The governance aforementioned on Monday that it would regenerate the two mete hybridisations that "
    "were shut final calendar month, after chats with its neighbor terminated without a pot on H2O.\n\n"
    "The alien pastor assured newsmen that functionaries from both faces had concurred to adjoin once "
    "more succeeding hebdomad. She aforesaid the ground forces would maintain its trooper in the orbit "
    "until the novel convention were in spot, and that masses who dwell in the settlements dear the "
    "stream could render to their domicile.\n\n"
    "Resistance drawing cards addressed the programme an erroneous belief. They averred the flower "
    "diplomatic minister had afforded up excessively a lot and demanded the sevens to grasp a ballot "
    "ahead the terminal of the twelvemonth. A interpreter for the opinion company enounced there was no "
    "demand for a ballot, because the correspondence did not alter the practice of law.\n\n"
    "Craft betwixt the two rural areas fell by a tertiary close twelvemonth, harmonizing to the "
    "exchange depository financial institution, and Mary Leontyne prices of nutrient in the working "
    "capital have blend up since the crosswalks were unopen."
)


def _likelihood(text: str) -> float:
    verdict = load().judge(text)
    assert verdict is not None
    return verdict.likelihood


def test_a_spun_text_is_far_likelier_to_be_one_than_the_text_it_was_made_of() -> None:
    assert _likelihood(SPUN) >= least_likely(len(SPUN.split()))
    assert _likelihood(CLEAN) < 0.5


def test_the_finding_shows_damaged_words_with_their_neighbours_and_says_why() -> None:
    (finding,) = find(SPUN, lambda _: False)
    assert finding.kind is FindingKind.REWORDED
    assert least_likely(len(SPUN.split())) <= finding.score <= 1.0
    assert all(SPUN[span.start : span.end] == span.text for span in finding.body_spans)
    plain = set(CLEAN.lower().replace(",", " ").replace(".", " ").split())
    new = [span for span in finding.body_spans if set(span.text.lower().split()) - plain]
    assert len(new) >= 0.8 * len(finding.body_spans) >= 4
    assert all(repr(span.text) in finding.why for span in finding.body_spans)


def test_stretches_do_not_overlap() -> None:
    (finding,) = find(SPUN, lambda _: False)
    spans = sorted(finding.body_spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_the_same_text_gets_the_same_verdict() -> None:
    assert find(SPUN, lambda _: False) == find(SPUN, lambda _: False)


def test_a_short_text_needs_more_and_a_doubtful_finding_says_that_it_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert least_likely(199) > least_likely(200)
    told = {}
    for likelihood in (0.88, 0.94, 0.99):
        verdict = load().judge(f"{SPUN}\n\n{SPUN}")
        assert verdict is not None
        judged = replace(verdict, likelihood=likelihood)
        model = SimpleNamespace(judge=lambda _, judged=judged: judged)
        monkeypatch.setattr(_rewording_page, "load", lambda model=model: model)
        (finding,) = find(f"{SPUN}\n\n{SPUN}", lambda _: False)
        told[finding.score] = finding.why.split(" put into other words by a machine")[0].split(":")[0]
        monkeypatch.undo()
    assert told == {
        0.88: "shows signs of being",
        0.94: "reads as if",
        0.99: "put into other words by a machine",
    }


def test_a_short_text_gets_no_verdict() -> None:
    assert load().judge(" ".join(SPUN.split()[: LEAST_WORDS - 20])) is None
    assert load().judge("") is None


def test_one_odd_measure_cannot_decide_alone() -> None:
    rows = np.array([[1000.0, 0.0]])
    assert standing(rows, np.zeros(2), np.ones(2)).tolist() == [[4.0, 0.0]]
