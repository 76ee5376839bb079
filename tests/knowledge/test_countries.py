"""States: names, capitals, borders, regions, and that the tables agree with each other."""

from __future__ import annotations

import pytest

from tightrope import knowledge

TABLES = knowledge.load()


@pytest.mark.parametrize(
    ("phrase", "state"),
    [
        ("Kazakh", "KAZ"),
        ("Kazakhs", "KAZ"),
        ("the Kremlin", "RUS"),
        ("U.S.", "USA"),
        ("Türkiye", "TUR"),
        ("the United Kingdom", "GBR"),
        ("British", "GBR"),
        ("IRAN", "IRN"),
        ("Holy See", "VAT"),
        ("us", None),
        ("Moscow", None),
        ("Atlantis", None),
    ],
)
def test_state_of(phrase: str, state: str | None) -> None:
    assert TABLES.state_of(phrase) == state


@pytest.mark.parametrize(
    ("name", "state"),
    [("Moscow", "RUS"), ("Washington", "USA"), ("Kiev", "UKR"), ("BEIJING", "CHN"), ("Lyon", None)],
)
def test_capital_state(name: str, state: str | None) -> None:
    assert TABLES.capital_state(name) == state


def test_a_city_state_is_found_by_its_name() -> None:
    assert TABLES.state_of("Singapore") == TABLES.capital_state("Singapore") == "SGP"


def test_borders_hold_both_ways_and_name_known_states() -> None:
    for iso3 in TABLES.countries:
        for neighbour in TABLES.borders(iso3):
            assert iso3 in TABLES.borders(neighbour)
            assert TABLES.country(neighbour) is not None


def test_borders_of_kyrgyzstan() -> None:
    assert TABLES.borders("KGZ") == {"KAZ", "UZB", "TJK", "CHN"}
    assert TABLES.borders("ISL") == frozenset()


def test_regions_name_known_states() -> None:
    assert TABLES.region("the Baltic states") == ("EST", "LTU", "LVA")
    assert TABLES.region("nowhere") == ()
    for states in TABLES.regions.values():
        assert states
        assert all(TABLES.country(state) for state in states)


def test_every_country_is_complete() -> None:
    assert len(TABLES.countries) > 195
    for country in TABLES.countries.values():
        latitude, longitude = country.capital_point
        assert -90 <= latitude <= 90
        assert -180 <= longitude <= 180
        assert country.adjectives
        assert TABLES.capital_state(country.capital)
