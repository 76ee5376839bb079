"""Datelines and agencies at the head of a body."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope.articles._dateline import agency, closing_credit, credited, read


def _capital(name: str) -> bool:
    return name in {"Oslo", "Lima"}


@pytest.mark.parametrize(
    ("head", "place", "name", "day", "month_day"),
    [
        ("OSLO — Ministers met", "OSLO", None, None, None),
        ("Oslo — Ministers met", "Oslo", None, None, None),
        ("LIMA (AP) — Ministers met", "LIMA", "Associated Press", None, None),
        ("Lima (AFP) - Ministers met", "Lima", "Agence France-Presse", None, None),
        ("LIMA, March 3 (Reuters) - Ministers met", "LIMA", "Reuters", None, (3, 3)),
        ("BEIJING, 3 March (Xinhua) -- Ministers met", "BEIJING", "Xinhua", None, (3, 3)),
        ("ACCRA, June 11, 2024 — Ministers met", "ACCRA", None, date(2024, 6, 11), None),
        ("PORT OF SPAIN, Trinidad — Ministers met", "PORT OF SPAIN, Trinidad", None, None, None),
        ("PARIS/BERLIN — Ministers met", "PARIS/BERLIN", None, None, None),
        ("(Reuters) - Ministers met", None, "Reuters", None, None),
    ],
)
def test_forms(
    head: str, place: str | None, name: str | None, day: date | None, month_day: tuple[int, int] | None
) -> None:
    found = read(f"{head} on Tuesday.\n\nMore.", _capital)
    assert found is not None
    assert (found.place, found.agency, found.day, found.month_day) == (place, name, day, month_day)
    assert head[found.end :] == "Ministers met"


@pytest.mark.parametrize(
    "head",
    [
        "Kirkwall — a town of nine thousand — has a new ferry",
        "The U.S. — which has no ferry",
        "COVID-19 kept the ferry in port",
        "Ministers met on Tuesday",
        "Oslo: Ministers met",
        "In Oslo, ministers met",
        "",
    ],
)
def test_what_is_none(head: str) -> None:
    assert read(head, _capital) is None


def test_agencies_that_are_words_too_need_brackets() -> None:
    assert agency("Reuters") == "Reuters"
    assert agency("AP") is None
    assert agency("AP", bracketed=True) == "Associated Press"
    assert agency("Tidewater News", bracketed=True) is None


def test_credits_beside_the_article() -> None:
    assert credited(["Ada Pell", "Source: Xinhua"]) == "Xinhua"
    assert credited(["By Ada Pell and Reuters"]) == "Reuters"
    assert credited(["Ada Pell (AFP)"]) == "Agence France-Presse"
    assert (
        credited(["The minister told Reuters that the ferry would sail again before the end of May"]) is None
    )


def test_a_credit_behind_the_last_sentence() -> None:
    assert closing_credit("The ferry sails at noon. (TASS)") == "TASS"
    assert closing_credit("The ferry sails at noon, he said (on Tuesday)") is None
