"""The place reader on sentences of our own: what is a place, which one, and how that is told."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope import knowledge
from tightrope.reading import parse, places
from tightrope.records import UNKNOWN_MOMENT, Actor, ActorKind, ActorMention, Article, PlaceMention, Span


def found(text: str, domain: str = "") -> list[PlaceMention]:
    return list(places.find_in_text(text, knowledge.load(), domain))


def one(text: str, words: str, domain: str = "") -> PlaceMention:
    return next(mention for mention in found(text, domain) if mention.span.text == words)


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("The president flew to Bishkek on Monday.", "Bishkek", "Bishkek", "KGZ"),
        ("Fighting was heavy in Kharkiv and Kherson.", "Kherson", "Kherson", "UKR"),
        ("He was born in Paris, Texas, in 1950.", "Paris", "Paris", "USA"),
        ("The couple met in Paris and married in Lyon.", "Paris", "Paris", "FRA"),
        ("Ships left the Red Sea for the Suez Canal.", "Red Sea", "Red Sea", ""),
        ("Police in Springfield, Ill., made an arrest.", "Ill.", "Illinois", "USA"),
        ("The deal was signed in Tbilisi, the capital of Georgia.", "Georgia", "Georgia", "GEO"),
        ("Voters in Georgia, Alabama and Florida chose senators.", "Georgia", "Georgia", "USA"),
        ("He works in Tacoma, Washington, with his brother.", "Washington", "Washington", "USA"),
        ("The EU and the U.S. imposed sanctions.", "EU", "European Union", ""),
        ("Shelling went on in Donbas.", "Donbas", "Donbas", "UKR"),
    ],
)
def test_a_name_is_resolved_by_what_stands_around_it(text: str, words: str, name: str, country: str) -> None:
    mention = one(text, words)
    assert (mention.place.name, mention.place.country) == (name, country)


def test_a_state_behind_a_town_is_the_state() -> None:
    assert one("He works in Tacoma, Washington, with his brother.", "Washington").place.kind == "admin1"
    assert one("Talks were held in Washington on Monday.", "Washington").place.kind == "city"


def test_an_adjective_is_told_apart_from_a_name() -> None:
    kazakh, astana = found("Kazakh diplomats met reporters in Astana.")
    assert (kazakh.form, kazakh.place.country) == ("adjective", "KAZ")
    assert kazakh.why == "adjective of Kazakhstan"
    assert (astana.form, astana.place.country) == ("name", "KAZ")


def test_people_of_a_state_are_no_place() -> None:
    assert found("Kazakhs cheered.") == []


def test_a_place_inside_a_longer_name_says_so() -> None:
    assert one("The Bank of England raised rates in London.", "England").form == "embedded"
    assert one("He studied at the University of Oslo in Norway.", "University of Oslo").form == "facility"


def test_a_building_lies_where_the_text_is() -> None:
    mention = one("The rally in Nairobi ended at Jamhuri High School.", "Jamhuri High School")
    assert mention.form == "facility"
    assert mention.place.country == "KEN"
    assert mention.place.latitude == pytest.approx(-1.28, abs=0.1)
    assert "Nairobi" in mention.why


def test_a_town_named_like_a_person_of_the_text_is_not_taken() -> None:
    text = "Anna Clayton spoke first. Clayton said that the plan had failed. Victor Clayton agreed."
    assert found(text) == []


def test_a_sites_name_tells_which_town_is_home() -> None:
    text = "Police in London found the car. A judge in London let the driver go."
    assert one(text, "London").place.country == "GBR"
    text = "The car was found near Woodstock. A judge in London let the driver go to St. Thomas."
    assert one(text, "London", "ontarioherald.ca").place.country == "CAN"


@pytest.mark.parametrize(("dateline", "country"), [(None, "GBR"), ("LONDON, Ontario", "CAN")])
def test_a_dateline_tells_which_town_is_meant(dateline: str | None, country: str) -> None:
    text = "Police in London found the car."
    article = Article(
        "a", "p", "o", text, None, text, (), (), None, None, dateline, UNKNOWN_MOMENT, "en", (), ()
    )
    assert [m.place.country for m in places.find(parse(text), article, (), knowledge.load())] == [country]


def test_a_capital_that_acts_is_a_place_and_a_metonym() -> None:
    text = "Moscow denied the report."
    moscow = Actor("RUS.GOV", "government of Russia", ActorKind.GOVERNMENT, ("RUS",), "GOV")
    actor = ActorMention(Span.of(text, 0, 6), moscow, "metonym", 0.9, "it denies")
    article = Article("a", "p", "o", text, None, text, (), (), None, None, None, UNKNOWN_MOMENT, "en", (), ())
    mention = places.find(parse(text), article, (actor,), knowledge.load())[0]
    assert (mention.form, mention.place.name) == ("metonym", "Moscow")
    assert "government of Russia" in mention.why


def test_alternatives_come_with_a_score_that_falls_with_doubt() -> None:
    sure, unsure = (
        one("He lives in Ulaanbaatar.", "Ulaanbaatar"),
        one("He lives in Birmingham.", "Birmingham"),
    )
    assert unsure.alternatives
    assert sure.score > unsure.score


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Paris", "Texas", "the", "University", "of", ",", "Mr.", "Georgian", "Street", "in", "(", "\n\n"]
        ),
        max_size=25,
    )
)
def test_spans_equal_the_text_and_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    mentions = found(text)
    assert all(text[m.span.start : m.span.end] == m.span.text for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


def test_an_unlisted_name_inside_a_longer_one_breaks_nothing() -> None:
    """A map's lettering, run together: an unlisted name overlaps a hotel's and has no entry of its own."""
    text = "Map: Route 91 Harvest Festival NORTH LAS VEGAS LAS VEGAS FREEWAY LUXOR HOTEL stands there."
    assert "LAS VEGAS" in " ".join(mention.span.text for mention in found(text))
