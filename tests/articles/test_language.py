"""Language from the words alone."""

from __future__ import annotations

import pytest

from tightrope.articles import _language
from tightrope.articles._language import NONE, UNKNOWN, language_of


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (
            (
                "The ferry is back after a winter of repairs, the port said on Monday, and the first "
                "boat left at noon."
            ),
            "en",
        ),
        (
            (
                "El barco ha vuelto tras un invierno de reparaciones, según dijo el puerto el lunes "
                "por la mañana."
            ),
            "es",
        ),
        (
            "Die Fähre fährt nach einem Winter voller Reparaturen wieder, teilte der Hafen am Montag mit.",
            "de",
        ),
        (
            "Паром вернулся после зимнего ремонта, сообщил порт в понедельник, и первый рейс ушёл в полдень.",
            "ru",
        ),
        ("渡し船は冬の間の修理を終え、月曜日に運航を再開したと港が発表した。最初の便は正午に出た。", "ja"),
        ("OSLO, May 3 (Reuters) - Norway said on Tuesday that its ferry would sail.", "en"),
    ],
)
def test_languages(body: str, code: str) -> None:
    assert language_of(body) == code


@pytest.mark.parametrize(
    "body", ["", "Ja", "Oslo, Bergen", "12 34 56 78 90", "https://tidewater.example/ferry"]
)
def test_too_short_to_tell(body: str) -> None:
    assert language_of(body) == UNKNOWN


def test_a_short_body_is_read_with_its_headline() -> None:
    body, headline = (
        "Oslo, Bergen, Kirkwall heute.",
        "Die Fähre fährt nach einem langen Winter endlich wieder",
    )
    assert language_of(body) == UNKNOWN
    assert language_of(body, headline) == "de"
    assert language_of("", headline) == UNKNOWN


def test_noise_is_no_language() -> None:
    noise = " ".join(f"{n:x}q{n * 7919 % 9973:x}zx{n * 31 % 977}" for n in range(400))
    assert language_of(noise) in (NONE, UNKNOWN)


ENGLISH = (
    "The ferry is back after a winter of repairs, the port said on Monday, and the first boat left at noon "
    "for the island. The town had waited for months, and the mayor of the island said that the people were "
    "glad to see the boat again."
)


def test_plain_english_is_told_without_loading_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(_language, "_model", never)
    assert language_of(ENGLISH) == "en"


@pytest.mark.parametrize("quoted", ["“The Lord of the Rings”", "“the End of the World and of the Sea”"])
def test_english_titles_make_no_english_text(quoted: str) -> None:
    body = (
        f"De film {quoted} is een van de beste films van het jaar, zei de regisseur maandag in Utrecht. " * 3
    )
    assert language_of(body) == "nl"


@pytest.mark.parametrize(
    ("told", "code"), [("wuu", "zh"), ("yue", "zh"), ("arz", "ar"), ("nn", "nn"), ("no", "no"), ("de", "de")]
)
def test_a_variety_is_told_as_its_language(monkeypatch: pytest.MonkeyPatch, told: str, code: str) -> None:
    class Model:
        def classify(self, _: str) -> tuple[str, float]:
            return told, 0.9

    monkeypatch.setattr(_language, "_model", Model)
    assert language_of("aaa bbb ccc ddd eee fff ggg") == code
