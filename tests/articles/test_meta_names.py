"""Whom the words of a credit name, in the languages of the press."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles._meta_names import Kind, is_led, is_person, persons, signed


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("By Ada Quill", ("Ada Quill",)),
        ("By ADA QUILL, AP Harbour Writer", ("Ada Quill",)),
        ("Von Ada Quill und Bo Lund, Kiel", ("Ada Quill", "Bo Lund")),
        ("Ein Kommentar von Ada Quill", ("Ada Quill",)),
        ("Par Ada Quill avec AFP", ("Ada Quill",)),
        ("Por Ada Quill y Bo Lund", ("Ada Quill", "Bo Lund")),
        ("José Quill y Lund", ("José Quill y Lund",)),
        ("di Ada Quill", ("Ada Quill",)),
        ("Door Ada Quill", ("Ada Quill",)),
        ("Af Ada Quill", ("Ada Quill",)),
        ("Tekst: Ada Quill", ("Ada Quill",)),
        ("Oleh Ada Quill", ("Ada Quill",)),
        ("Автор: Ада Перо", ("Ада Перо",)),
        ("بقلم: سامي كريم", ("سامي كريم",)),
        ("文/陳小英", ("陳小英",)),
        ("記者陳小英／台北報導", ("陳小英",)),
        ("김하나 기자", ("김하나",)),
        ("Ada Quill, Bo Lund, and Cy Marsh", ("Ada Quill", "Bo Lund", "Cy Marsh")),
        ("Ada Quill Staff Writer", ("Ada Quill",)),
        ("Ada Quill, MS, RDN", ("Ada Quill",)),
        ("Ada Quill MD", ("Ada Quill",)),
        ("Ada Quill in Porto", ("Ada Quill",)),
        ("Ada Quill, New York", ("Ada Quill",)),
        ("Ada Quill | quill@quay.example", ("Ada Quill",)),
        ("Ada Quill - Dec 20, 2023 3:06 pm", ("Ada Quill",)),
        ("Ada van der Quill", ("Ada van der Quill",)),
        ("Sami bin Karim al-Quill", ("Sami bin Karim al-Quill",)),
        ("Ada Quill Jr.", ("Ada Quill Jr.",)),
        ("Quill, Ada", ("Ada Quill",)),
        ("The harbour and fishery ministries", ()),
        ("By the light of the moon they shared a crane.", ()),
        ("Harbour Lamp Editorial Staff", ()),
        ("admin", ()),
        ("", ()),
    ],
)
def test_persons(credit: str, names: tuple[str, ...]) -> None:
    assert persons(credit) == names


@pytest.mark.parametrize(
    ("credit", "outlet", "expected"),
    [
        ("dpa/abc", "", [("dpa", Kind.AGENCY)]),
        ("Reuters and AFP", "", [("Reuters", Kind.AGENCY), ("AFP", Kind.AGENCY)]),
        ("Associated Press November 19, 2019", "", [("Associated Press", Kind.AGENCY)]),
        ("Ada Quill The Associated Press", "", [("Ada Quill", Kind.PERSON)]),
        ("Ada Quill Harbour Lamp", "The Harbour Lamp", [("Ada Quill", Kind.PERSON)]),
        ("Harbour Lamp", "The Harbour Lamp", [("Harbour Lamp", Kind.OTHER)]),
        ("QRS Business", "QRS", [("QRS Business", Kind.OTHER)]),
        ("Lamp staff reporter", "", [("Lamp staff reporter", Kind.OTHER)]),
    ],
)
def test_agencies_desks_and_outlets(credit: str, outlet: str, expected: list[tuple[str, Kind]]) -> None:
    assert [(one.name, one.kind) for one in signed(credit, outlet)] == expected


@pytest.mark.parametrize("word", ["Text", "Reporter", "Author"])
def test_words_of_running_text_lead_a_credit_only_with_a_colon(word: str) -> None:
    assert is_led(f"{word}: Ada Quill")
    assert not is_led(f"{word} Ada Quill")


@pytest.mark.parametrize(
    "name", ["Quill", "ada quill", "Ada Q", "The Quill", "Ada Quill 2", "AP Quill", "a b"]
)
def test_no_full_name(name: str) -> None:
    assert not is_person(name)


@given(st.text(max_size=600))
def test_any_text_gives_names_of_its_own_words(text: str) -> None:
    for one in signed(text):
        assert one.name.strip() == one.name != ""
        assert len(one.name) <= 120


@pytest.mark.parametrize(
    "run", ["a" * 50_000, "A. " * 20_000, "von " * 20_000, "By " * 20_000, " and" * 20_000]
)
def test_long_runs_are_read_in_linear_time(run: str) -> None:
    assert len(signed(run)) <= 250
