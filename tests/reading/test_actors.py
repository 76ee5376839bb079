"""Actors by name, body and role: whom a phrase names, with its state and role."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from actor_cases import DAY, article, find, ids, one
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope import knowledge
from tightrope.reading import actors, parse
from tightrope.reading._mentions import MentionIndex
from tightrope.records import ActorKind


@pytest.mark.parametrize(
    ("text", "words", "actor", "role"),
    [
        ("Norway signed the treaty.", "Norway", "NOR", ""),
        ("The Kremlin denied the report.", "Kremlin", "RUS.GOV", "GOV"),
        ("The Peruvian foreign ministry summoned the envoy.", "Peruvian foreign ministry", "PER.MFA", "GOV"),
        ("Chile's Defense Department bought trucks.", "Defense Department", "CHL.MOD", "GOV"),
        ("Turkish forces shelled the village.", "Turkish forces", "TUR.MIL", "MIL"),
        ("Police officers in Ghana were sentenced.", "Police officers", "GHA.COP", "COP"),
        ("Kharkiv police found the car.", "Kharkiv police", "UKR.COP", "COP"),
        ("Rebels in Ukraine's Donbas region surrendered.", "Rebels", "UKR.REB", "REB"),
        ("NATO officials met on Friday.", "NATO officials", "IGO.NATO.MIL", "MIL"),
        ("Boko Haram gunmen burned the market.", "Boko Haram gunmen", "NGA.boko-haram.UAF", "UAF"),
        ("The UN Security Council voted on Monday.", "UN Security Council", "IGO.UN.SC", "IGO"),
        ("Two Danes were hurt.", "Danes", "DNK.CVL", "CVL"),
        (
            "Harborview University closed.",
            "Harborview University",
            "ORG.harborview-university",
            "EDU",
        ),
        ("Protesters filled the square.", "Protesters", "CVL", "CVL"),
    ],
)
def test_who_is_named(text: str, words: str, actor: str, role: str) -> None:
    mention = one(text, words)
    assert (mention.actor.id, mention.actor.role) == (actor, role)


def test_us_the_pronoun_is_no_state() -> None:
    assert "us" not in ids("They told us that the US would vote.")
    assert ids("They told us that the US would vote.")["US"] == "USA"


@pytest.mark.parametrize(
    "text",
    ["Apples fell to the ground.", "Total costs rose.", "It may rain in March.", "The general mood was bad."],
)
def test_common_words_are_no_actors(text: str) -> None:
    assert find(text) == ()


def test_who_merely_leans_to_a_state_is_not_its_own() -> None:
    assert one("Pro-Russian rebels left the town.", "rebels").actor.states == ()


def test_an_organisation_of_one_state_is_not_taken_for_anothers() -> None:
    mention = one("The Philippine Congress passed the bill.", "Philippine Congress")
    assert mention.actor.id == "PHL.LEG"


def test_a_credit_is_no_actor() -> None:
    assert "Reuters" not in ids("LIMA (Reuters) - Miners in Peru went on strike.")
    assert ids("Reuters reported the strike.")["Reuters"] == "GBR.reuters"


@pytest.mark.parametrize(
    ("text", "words", "states"),
    [
        (
            "The five Central Asian states agreed.",
            "five Central Asian states",
            ("KAZ", "KGZ", "TJK", "TKM", "UZB"),
        ),
        ("Baltic leaders met in Riga.", "Baltic leaders", ("EST", "LTU", "LVA")),
        ("Leaders of the Visegrad Group met.", "Visegrad Group", ("CZE", "HUN", "POL", "SVK")),
    ],
)
def test_groups_of_states(text: str, words: str, states: tuple[str, ...]) -> None:
    mention = one(text, words)
    assert mention.actor.kind is ActorKind.GROUP
    assert mention.actor.states == states


def test_a_number_points_back_to_as_many_states() -> None:
    text = "The Baltic states sent envoys to the Nordic countries. All three voted for the text."
    mention = one(text, "All three")
    assert mention.actor.states == ("EST", "LTU", "LVA")
    assert mention.antecedent is not None
    assert mention.antecedent.text == "Baltic states"


def test_these_countries_and_their_leaders() -> None:
    text = "The Baltic states are small. Leaders of these countries will meet in June."
    assert one(text, "countries").actor.states == ("EST", "LTU", "LVA")
    leaders = one(text, "Leaders").actor
    assert (leaders.states, leaders.role) == (("EST", "LTU", "LVA"), "GOV")


def test_other_countries_are_not_the_group() -> None:
    assert "countries" not in ids("The Baltic states agreed. Other countries did not.")


def test_the_army_is_that_of_the_state_the_text_is_about() -> None:
    text = "Ghana voted on Sunday. Ghana's president spoke. The army stayed in its barracks."
    assert one(text, "army").actor.id == "GHA.MIL"
    assert one("The army stayed in its barracks.", "army").actor.states == ()


def test_the_bloc_and_the_country_point_back() -> None:
    text = "The European Union fined Malta. The country will appeal. The bloc expects payment."
    assert one(text, "country").actor.id == "MLT"
    assert one(text, "bloc").actor.id == "IGO.EU"


def test_an_administration_named_after_its_head() -> None:
    assert one("The Obama administration objected.", "administration").actor.id == "USA.GOV"


SAMPLE = (
    "OSLO — Norway's Prime Minister Jonas Gahr Store told reporters that he would meet Finnish President "
    "Sauli Niinisto. “We trust them,” Mr. Store said of Finland's forces.\n\nThe minister, who visited Riga, "
    "praised the Baltic states; all three sent troops. Its army, the country said, was ready."
)


def test_mentions_stand_in_order_without_overlap_and_equal_their_text() -> None:
    found = find(SAMPLE)
    assert len(found) > 8
    for mention in found:
        assert SAMPLE[mention.span.start : mention.span.end] == mention.span.text
        assert 0 < mention.score <= 1
        assert mention.why
        if mention.antecedent is not None:
            assert SAMPLE[mention.antecedent.start : mention.antecedent.end] == mention.antecedent.text
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


_WORDS = st.sampled_from(
    (
        "Norway", "Kremlin", "the", "Moscow", "said", "Mr.", "President", "Putin", "Blinken", "she", "his",
        "five", "states", ",", ".", "“", "”", "—", "\n\n", "U.S.", "forces", "of", "in", "Kazakh",
        "ministry", "they", "it", "all", "van", "der", "Gen.", "Al-Shabaab", "'s", "(", ")", "-", "2023",
        "\x00", "Ünïcode",
    )
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(_WORDS, max_size=40))
def test_any_text_is_read_without_error_and_with_true_spans(words: list[str]) -> None:
    text = " ".join(words)
    found = find(text)
    assert all(text[m.span.start : m.span.end] == m.span.text for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_the_same_text_gives_the_same_mentions_whatever_the_hash_seed() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests/reading'); import actor_cases, test_actors;"
        "print([(m.span.start, m.actor.id, m.why) for m in actor_cases.find(test_actors.SAMPLE)])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_a_reader_changes_nothing_it_is_given() -> None:
    parsed, given_article = parse(SAMPLE), article(SAMPLE)
    first = actors.find(parsed, given_article, knowledge.load())
    assert actors.find(parsed, given_article, knowledge.load()) == first
    assert given_article == article(SAMPLE, DAY)


def test_the_index_finds_mentions_by_place_and_actor() -> None:
    text = "The Finnish president, whom Sweden's king met, thanked him. Sauli Niinisto then left Sweden."
    parsed = parse(text)
    index = MentionIndex(actors.find(parsed, article(text), knowledge.load()))
    president = index.covering(next(token for token in parsed.doc if token.text == "president"))
    assert president is not None
    assert president.actor.name == "Sauli Niinisto"
    assert index.covering(parsed.doc[0]) is None
    assert [m.span.text for m in index.of_actor("SWE")] == ["Sweden", "Sweden"]
    assert [m.form for m in index.of_actor(president.actor.id)] == ["title", "name"]
    assert index.before(president.span.start) == ()
    assert index.after(index.of_actor("SWE")[-1].span.end) == ()
    assert len(index.within(parsed.doc[:])) == len(index)
