"""Machine rewording: several slips of different kinds, and never one alone."""

from __future__ import annotations

import pytest

from tightrope.articles._reworded import find
from tightrope.records import FindingKind

STATES = {"Kenya", "Uganda", "Nairobi", "Kampala", "Norway", "Oslo"}


def _score(body: str) -> float:
    found = find(body, lambda word: word in STATES)
    assert all(finding.kind is FindingKind.REWORDED for finding in found)
    assert all(body[s.start : s.end] == s.text for finding in found for s in finding.body_spans)
    return found[0].score if found else 0.0


BACK_AND_FORTH = (
    "Foreign Minister Ida Marken is in Nairobi this week. In Kampala, Marken met the heads of two banks.\n\n"
    "Her aides said marking would show that Norway is a friend.\n\n"
    "Kenya, which shares a lake with Uganda, has few ties to Oslo. She was patient with the "
    "fishermen of her shore.\n\n"
    "The president was quick to quietly Departure to the lake, aides said."
)
THESAURUS = (
    "The unfamiliar minister said that the harmony talks would go on.\n\n"
    "“We wait,” he told newshounds, while the equipped forces of both sides stood by."
)


def test_a_language_there_and_back() -> None:
    found = find(BACK_AND_FORTH, lambda word: word in STATES)
    assert {span.text for span in found[0].body_spans} == {"marking", "She", "Departure"}
    assert found[0].score > 0.7


def test_a_thesaurus() -> None:
    assert _score(THESAURUS) > 0.7


def test_a_phrase_counts_once_however_often_it_is_met() -> None:
    assert _score("The harmony talks go on. " * 9) == 0.0
    assert _score(f"{THESAURUS}\n\n{THESAURUS}") == _score(THESAURUS)


@pytest.mark.parametrize(
    "slip",
    [
        "Her aides said marking would show that Norway is a friend. Marken met them, and Marken left.",
        "Kenya, which shares a lake with Uganda, has few ties to Oslo. She was patient.",
        "The president was quick to quietly Departure to the lake.",
        "The harmony talks would start late.",
        "Nine individuals were held. President Tom Moi went to Moi for tea.",
    ],
)
def test_one_slip_is_no_finding(slip: str) -> None:
    assert _score(f"Norway sent food.\n\n{slip}") == 0.0


@pytest.mark.parametrize(
    "clean",
    [
        (
            "Mrs Parker said parking would cost more. Mr Parker agreed; to the Parkers, parking was "
            "a sin. Parker said so."
        ),
        (
            "Kenya elected its first woman as speaker on Monday. She is Ada Pell, a judge, and she "
            "took the oath at once."
        ),
        (
            "Ida Marken spoke for Norway. She said that Oslo would wait. He, too, would wait, said "
            "Tom Moi of Kenya."
        ),
        "Two individuals were held, three individuals hurt, and four freed; police harmed nobody.",
        "The envoy flew to Lincoln, and President Lincoln’s portrait was the first thing that he saw there.",
    ],
)
def test_clean_texts(clean: str) -> None:
    assert _score(clean) == 0.0
