"""Whether a capital is a government or a place, decided by syntax."""

from __future__ import annotations

import pytest
from actor_cases import ids, one


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Moscow claimed the town.", "Moscow", "RUS.GOV"),
        ("The complaints from Ankara were loud.", "Ankara", "TUR.GOV"),
        ("Lawmakers denounced Beijing.", "Beijing", "CHN.GOV"),
        ("Berlin's position has changed.", "Berlin", "DEU.GOV"),
        ("For Washington, the pact matters.", "Washington", "USA.GOV"),
        ("Relations with Tehran are strained.", "Tehran", "IRN.GOV"),
        ("The deal was rejected by Caracas.", "Caracas", "VEN.GOV"),
        ("They resent their old master, Paris.", "Paris", "FRA.GOV"),
        ("The ministers fear pressure from Pyongyang and Minsk.", "Minsk", "BLR.GOV"),
        ("A Moscow-backed militia took the town.", "Moscow-backed militia", "RUS.UAF"),
    ],
)
def test_a_capital_that_acts_is_a_government(text: str, words: str, actor: str) -> None:
    assert one(text, words).actor.id == actor


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The talks were held in Moscow.", "Moscow"),
        ("MOSCOW — Snow fell all night.", "MOSCOW"),
        ("NAIROBI, Kenya — Rain fell all night.", "NAIROBI"),
        ("He flew to Beijing on Sunday.", "Beijing"),
        ("She returned from Ankara late.", "Ankara"),
        ("Shells hit Kyiv overnight.", "Kyiv"),
        ("They met in Kazakhstan's capital, Astana.", "Astana"),
        ("The group works in Bishkek, the capital of Kyrgyzstan.", "Bishkek"),
        ("Tokyo's suburbs were flooded.", "Tokyo"),
        ("The Madrid stock exchange fell.", "Madrid"),
        ("Kyiv was shelled at dawn.", "Kyiv"),
    ],
)
def test_a_capital_where_things_happen_is_a_place(text: str, words: str) -> None:
    assert words not in ids(text)


def test_the_reading_and_its_alternative_are_told() -> None:
    mention = one("Moscow claimed the town.", "Moscow")
    assert mention.form == "metonym"
    assert "subject of 'claimed'" in mention.why
    assert [actor.id for actor in mention.alternatives] == ["RUS"]
