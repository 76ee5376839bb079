"""People: names, titles, short forms, offices as of the day, and what the article says of them."""

from __future__ import annotations

from datetime import date

import pytest
from actor_cases import find, ids, one


def test_a_full_name_is_found_with_its_title() -> None:
    mention = one("Ukrainian President Volodymyr Zelenskyy spoke.", "Ukrainian President Volodymyr Zelenskyy")
    assert (mention.actor.state, mention.actor.role) == ("UKR", "GOV")
    assert mention.actor.office == "president of Ukraine"


def test_the_owner_before_a_possessive_keeps_its_own_mention() -> None:
    found = ids("Tajikistan's President Emomali Rahmon left.")
    assert found["Tajikistan"] == "TJK"
    assert "President Emomali Rahmon" in found


def test_an_office_depends_on_the_day() -> None:
    text = "Nursultan Nazarbayev opened the fair."
    assert one(text, "Nursultan Nazarbayev", date(2015, 5, 1)).actor.office == "president of Kazakhstan"
    later = one(text, "Nursultan Nazarbayev", date(2023, 2, 28)).actor
    assert (later.office, later.role) == ("former president of Kazakhstan", "ELI")


def test_without_a_day_nobody_is_called_a_former_holder() -> None:
    actor = one("Zimbabwean President Robert Mugabe spoke.", "Zimbabwean President Robert Mugabe", None).actor
    assert (actor.office, actor.role) == ("president of Zimbabwe", "GOV")


def test_a_title_alone_is_its_holder_on_the_day() -> None:
    text = "The French president praised the plan."
    assert one(text, "French president", date(2010, 3, 1)).actor.name == "Nicolas Sarkozy"
    mention = one(text, "French president", date(2023, 3, 1))
    assert (mention.actor.name, mention.form) == ("Emmanuel Macron", "title")


@pytest.mark.parametrize("words", ["a French president", "former French president", "next French president"])
def test_a_title_that_means_no_one_in_office_is_not_its_holder(words: str) -> None:
    found = find(f"They spoke of {words} at dinner.")
    assert all(mention.actor.name != "Emmanuel Macron" for mention in found)


def test_a_surname_is_whoever_the_article_named_so() -> None:
    text = "Lena Ostrova, a biologist, spoke first. Ms. Ostrova left early. Ostrova had a train to catch."
    assert {ids(text)[words] for words in ("Lena Ostrova", "Ms. Ostrova", "Ostrova")} == {"P.lena-ostrova"}


def test_relatives_are_told_by_given_name_and_title() -> None:
    text = "Ivan Kostov and Vera Kostov came. Mrs. Kostov spoke. Mr. Kostov listened."
    assert one(text, "Mrs. Kostov").actor.name == "Vera Kostov"
    assert one(text, "Mr. Kostov").actor.name == "Ivan Kostov"


def test_a_spelling_we_do_not_hold_is_found_by_sound() -> None:
    assert (
        one(
            "Kazakh President Kasym-Zhomart Tokaev spoke.", "Kazakh President Kasym-Zhomart Tokaev"
        ).actor.state
        == "KAZ"
    )


def test_a_surname_all_know_needs_no_introduction() -> None:
    assert one("Talks with Putin failed.", "Putin").actor.state == "RUS"
    assert one("Erdogan objected.", "Erdogan").actor.state == "TUR"


def test_a_month_is_no_prime_minister() -> None:
    assert "May" not in ids("The vote is set for May 12.", date(2018, 4, 1))


def test_a_title_of_another_state_makes_it_another_person() -> None:
    mention = one("Canadian lawmaker Vladimir Putin spoke.", "Canadian lawmaker Vladimir Putin")
    assert (mention.actor.id, mention.actor.state) == ("P.vladimir-putin", "CAN")


@pytest.mark.parametrize(
    ("text", "name", "office", "role"),
    [
        ("Said Dana Orlo, an expert on the region: it is over.", "Dana Orlo", "expert on the region", "EDU"),
        (
            "Tomas Vreel, a researcher at the Baltic Forum, agreed.",
            "Tomas Vreel",
            "researcher at the Baltic Forum",
            "EDU",
        ),
        ("The union's leader, Petra Holm, resigned.", "Petra Holm", "leader", "GOV"),
        ("Gen. Hugo Marten commands the base.", "Hugo Marten", "general", "MIL"),
        ("Kenyan senator Kip Tanui resigned.", "Kip Tanui", "senator of Kenya", "LEG"),
        ("Former Kenyan senator Kip Tanui resigned.", "Kip Tanui", "former senator of Kenya", "ELI"),
    ],
)
def test_what_the_article_says_of_somebody_unknown(text: str, name: str, office: str, role: str) -> None:
    actor = next(m.actor for m in find(text) if m.actor.name == name)
    assert (actor.office, actor.role) == (office, role)


def test_a_description_points_back_to_whom_it_was_said_of() -> None:
    text = "Ada Quill, an expert on grain, was gloomy. Prices rose. The regional expert saw no relief."
    mention = one(text, "expert", nth=1)
    assert mention.actor.name == "Ada Quill"
    assert mention.antecedent is not None
    assert mention.antecedent.text == "expert"  # the nearest words for her


def test_the_diplomat_is_the_foreign_minister() -> None:
    text = "Secretary of State Antony Blinken left Oslo. The senior US diplomat will go to Tallinn."
    assert one(text, "US diplomat").actor.name == "Antony Blinken"


def test_a_governor_by_the_place_before_the_title() -> None:
    actor = one("Arizona Gov. Nell Barrow vetoed the bill.", "Gov. Nell Barrow").actor
    assert (actor.state, actor.role) == ("USA", "GOV")


def test_a_weekday_behind_a_name_is_no_part_of_it() -> None:
    assert "Nell Barrow" in ids("Nell Barrow Tuesday said she would go.")


def test_capitals_of_a_headline_make_no_names() -> None:
    text = "Mayor Slams Laura Barrow Over Budget Plan\n\nLaura Barrow, a councillor, defended the plan."
    assert {m.actor.name for m in find(text) if m.actor.kind == "person"} == {"Laura Barrow"}


def test_a_machines_word_for_a_name_is_taken_only_in_reworded_text() -> None:
    text = "Secretary of State Antony Blinken arrived. But blinking would not say why."
    mention = one(text, "blinking", reworded=True)
    assert (mention.actor.name, mention.score) == ("Antony Blinken", 0.4)
    assert "blinking" not in ids(text)
