"""Pronouns: who he, she, it and they are."""

from __future__ import annotations

import pytest
from actor_cases import ids, one

TWO = "Maria Lund met Peter Voss in Oslo. "


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (TWO + "She thanked the hosts.", "She", "Maria Lund"),
        (TWO + "He thanked the hosts.", "He", "Peter Voss"),
        ("Peter Voss met Karl Anders. He was late.", "He", "Peter Voss"),
        ("Peter Voss told Karl Anders about his car.", "his", "Peter Voss"),
        ("Peter Voss's mission may be his last.", "his", "Peter Voss"),
        (
            "“The door is open,” said Peter Voss. Karl Anders nodded. “It stays open,” he said.",
            "he",
            "Karl Anders",
        ),
    ],
)
def test_he_and_she(text: str, word: str, name: str) -> None:
    assert one(text, word).actor.name == name


def test_two_arguments_of_one_verb_are_two_people() -> None:
    assert one("Karl Anders spoke. Peter Voss thanked him.", "him").actor.name == "Karl Anders"


def test_a_speaker_goes_on_speaking_across_paragraphs() -> None:
    text = (
        "Peter Voss, a grain trader, was gloomy. “Prices will rise,” Mr. Voss said.\n\n"
        "Because the harvest failed, he said, the wisest course of Karl Anders would be to wait."
    )
    assert one(text, "he").actor.name == "Peter Voss"


def test_who_is_quoted_is_not_the_he_of_his_own_words() -> None:
    text = "Karl Anders resigned. “He was tired,” Peter Voss said."
    assert one(text, "He").actor.name == "Karl Anders"


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Norway will withdraw its forces.", "its", "NOR"),
        ("Norway will withdraw its forces.", "forces", "NOR.MIL"),
        ("The assembly called on Peru to halt its campaign.", "its", "PER"),
        ("Russian troops left. They burned their camp.", "They", "RUS.MIL"),
        ("The Baltic states declared their independence.", "their", "GRP.baltic-states"),
    ],
)
def test_it_and_they(text: str, word: str, actor: str) -> None:
    assert one(text, word).actor.id == actor


@pytest.mark.parametrize(
    "text", ["It is clear that Norway will vote.", "It rained in Norway.", "The plan has its critics."]
)
def test_it_that_names_nobody_stays_unresolved(text: str) -> None:
    assert not {"It", "its"} & set(ids(text))


def test_she_for_a_state_is_a_machines_word() -> None:
    text = "Kazakhstan shares a long border with Russia. She was careful."
    assert one(text, "She", reworded=True).actor.id == "KAZ"
    assert "She" not in ids(text)


def test_a_pronoun_far_from_any_person_stays_unresolved() -> None:
    filler = "The rain fell on the hills. " * 8
    assert "He" not in ids(f"Peter Voss left. {filler}He returned.")
