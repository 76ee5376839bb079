"""Offices and their holders over time, and membership of organisations with its dates."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope import knowledge

TABLES = knowledge.load()
WINTER_2023 = date(2023, 2, 28)


@pytest.mark.parametrize(
    ("state", "office", "day", "surname"),
    [
        ("KAZ", "president", WINTER_2023, "Tokayev"),
        ("KAZ", "president", date(2018, 1, 1), "Nazarbayev"),
        ("USA", "secretary of state", WINTER_2023, "Blinken"),
        ("USA", "foreign minister", date(2019, 6, 1), "Pompeo"),
        ("DEU", "prime minister", WINTER_2023, "Scholz"),
        ("GBR", "prime minister", date(2022, 10, 1), "Truss"),
        ("GBR", "head of government", date(2022, 11, 1), "Sunak"),
        ("FRA", "president", date(2013, 1, 1), "Hollande"),
        ("IGO.NATO", "secretary general", WINTER_2023, "Stoltenberg"),
        ("IGO.UN", "chief", WINTER_2023, "Guterres"),
        ("IGO.EU", "foreign policy chief", WINTER_2023, "Borrell"),
    ],
)
def test_who_held_the_office(state: str, office: str, day: date, surname: str) -> None:
    holder = TABLES.office_holder(state, office, day)
    assert holder is not None
    assert holder.name.split()[-1] == surname


def test_nobody_holds_an_office_that_is_unknown_or_not_yet_filled() -> None:
    assert TABLES.office_holder("KAZ", "court jester", WINTER_2023) is None
    assert TABLES.office_holder("KAZ", "president", date(1900, 1, 1)) is None


def test_a_tenure_ends_on_the_day_the_next_begins() -> None:
    before = TABLES.office_holder("USA", "president", date(2021, 1, 19))
    after = TABLES.office_holder("USA", "president", date(2021, 1, 20))
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("Donald Trump", "Joe Biden")


def test_holders_are_found_by_surname_and_by_other_spellings() -> None:
    assert TABLES.holders("Tokaev", WINTER_2023)[0].name == "Kassym-Jomart Tokayev"
    assert TABLES.holders("Zelensky", WINTER_2023)[0].state == "UKR"
    assert TABLES.holders("Xi", WINTER_2023)[0].name == "Xi Jinping"
    assert TABLES.holders("von der Leyen", WINTER_2023)[0].state == "IGO.EU.COM"


def test_holders_tell_what_was_known_by_the_day() -> None:
    offices = {tenure.office for tenure in TABLES.holders("Antony Blinken", date(2016, 1, 1))}
    assert "deputy secretary of state" in offices
    assert "secretary of state" not in offices


def test_one_person_has_one_id_in_all_tables() -> None:
    for name in ("Antony Blinken", "Vladimir Putin", "Sergei Lavrov", "Joe Biden"):
        assert len({tenure.person_id for tenure in TABLES.holders(name, WINTER_2023)}) == 1, name


def test_figures_are_found_by_full_name_alone() -> None:
    found = TABLES.figures("Matuq Muhammad Matuq", None)
    assert [(tenure.state, tenure.role, tenure.office) for tenure in found] == [("LBY", "GOV", "")]
    assert TABLES.figures("Matuq", None) == ()
    assert TABLES.figures("Matuq Muhammad Matuq", date(2001, 1, 1)) == ()


def test_membership_follows_accession_and_departure() -> None:
    nato, union, opec = (TABLES.organisation(name) for name in ("NATO", "EU", "OPEC"))
    assert nato is not None
    assert union is not None
    assert opec is not None
    assert ("FIN" in nato.members(date(2023, 4, 3)), "FIN" in nato.members(date(2023, 4, 4))) == (False, True)
    assert ("GBR" in union.members(date(2020, 1, 31)), "GBR" in union.members(date(2020, 2, 1))) == (
        True,
        False,
    )
    assert "AGO" not in opec.members(date(2024, 6, 1))
    assert len(union.members(WINTER_2023)) == 27


def test_security_council_of_february_2023() -> None:
    council = TABLES.organisation("UN Security Council")
    assert council is not None
    assert len(council.members(WINTER_2023)) == 15


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("the UN General Assembly", "IGO.UN.GA"),
        ("FSB", "RUS.fsb"),
        ("the World Bank", "IGO.WB"),
        ("Knesset", "ISR.knesset"),
    ],
)
def test_organisations_by_name(phrase: str, key: str) -> None:
    found = TABLES.organisation(phrase)
    assert found is not None
    assert found.id == key
