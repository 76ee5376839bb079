"""The packaged gazetteer: names, other names, divisions, features, damage."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tightrope.errors import KnowledgeError
from tightrope.knowledge import Gazetteer, gazetteer, load
from tightrope.reading._places.home import home_of


def test_a_town_is_found_by_its_own_and_by_other_names() -> None:
    kyiv, kiev = gazetteer().find("Kyiv")[0], gazetteer().find("Kiev")[0]
    assert kyiv.geoname_id == kiev.geoname_id == 703448
    assert (kyiv.other_name, kiev.other_name) == (False, True)


def test_points_and_inhabitants_are_kept_to_what_the_packing_promises() -> None:
    astana = gazetteer().find("Astana")[0]
    assert astana.latitude == pytest.approx(51.18, abs=0.01)
    assert astana.longitude == pytest.approx(71.45, abs=0.01)
    assert 800_000 < astana.population < 2_000_000


def test_spelling_is_compared_without_marks_article_and_case() -> None:
    names = ("The Hague", "the hague", "São Paulo", "Sao Paulo", "SAO PAULO")
    assert [gazetteer().find(name)[0].country for name in names] == ["NLD", "NLD", "BRA", "BRA", "BRA"]


def test_a_town_knows_its_division() -> None:
    lyon = gazetteer().find("Lyon")[0]
    division = gazetteer().division(lyon.admin1)
    assert division is not None
    assert (division.kind, division.country) == ("admin1", "FRA")


def test_every_state_of_the_country_table_has_a_point() -> None:
    small = {"NRU", "PLW", "TUV", "ESH", "COK", "VAT"}
    missing = {iso3 for iso3 in load().countries if gazetteer().country(iso3) is None}
    assert missing <= small


def test_a_feature_comes_before_a_town_of_its_name() -> None:
    found = gazetteer().find("Amazon")
    assert (found[0].kind, found[0].feature) == ("river", True)


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    broken = tmp_path / "places.bin.gz"
    broken.write_bytes(gzip.compress(b"no head")[:20])
    with pytest.raises(KnowledgeError, match="gazetteer cannot be read"):
        Gazetteer(broken)


@pytest.mark.parametrize(
    ("host", "country", "town"),
    [
        ("www.thelubbockherald.com", "", "Lubbock"),
        ("news.example.co.uk", "GBR", ""),
        ("timesofmalta.com", "MLT", ""),
        ("dailykansascity.com", "", "Kansas City"),
        ("localhost", "", ""),
        ("", "", ""),
    ],
)
def test_what_a_host_name_hints_at(host: str, country: str, town: str) -> None:
    home = home_of(host, gazetteer(), load())
    assert home.country == country
    assert (home.places[0].name if home.places else "") == town
