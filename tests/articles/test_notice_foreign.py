"""Notices in the other languages: found, kinded, and read where their words are plain."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope.articles._lines import split
from tightrope.articles._notices import find
from tightrope.records import NoticeKind as Kind


@pytest.mark.parametrize(
    ("line", "kind", "wrong", "right"),
    [
        (
            "Korrektur: In einer ersten Version hieß es, der Hafen sei 300 Meter lang. Richtig: 200 Meter.",
            Kind.CORRECTION,
            "der Hafen sei 300 Meter lang",
            "200 Meter",
        ),
        ("Die Redaktion hat diesen Text nachträglich korrigiert.", Kind.CORRECTION, None, None),
        ("Anmerkung der Redaktion: Der Autor ist Mitglied des Vereins.", Kind.EDITORS_NOTE, None, None),
        (
            "Rectificatif : le quai mesure 200 mètres, et non 300 comme nous l'avions écrit.",
            Kind.CORRECTION,
            "300",
            "le quai mesure 200 mètres",
        ),
        ("Cet article a été mis à jour avec la réponse du port.", Kind.UPDATE, None, None),
        ("Cet article a été retiré à la demande de son auteur.", Kind.RETRACTION, None, None),
        (
            "Fe de erratas: se decía que el muelle mide 300 metros, cuando en realidad mide 200.",
            Kind.CORRECTION,
            "el muelle mide 300 metros",
            "mide 200",
        ),
        (
            "Errata: donde decía 300 metros debe decir 200 metros.",
            Kind.CORRECTION,
            "300 metros",
            "200 metros",
        ),
        (
            "Errata: onde se lê 300 metros, leia-se 200 metros.",
            Kind.CORRECTION,
            "300 metros",
            "200 metros",
        ),
        (
            "Korrektur: Statt 300 Metern muss es 200 Meter heißen.",
            Kind.CORRECTION,
            "300 Metern",
            "200 Meter",
        ),
        (
            "Rectificatif : la longueur est de 200 mètres et non de 300 mètres.",
            Kind.CORRECTION,
            "300 mètres",
            "la longueur est de 200 mètres",
        ),
        ("Düzeltme: İskele 300 değil 200 metre uzunluğundadır.", Kind.CORRECTION, None, None),
        ("تصحيح: طول الرصيف مئتا متر وليس ثلاثمئة كما ورد.", Kind.CORRECTION, None, None),
        ("更正：码头长200米，不是300米。", Kind.CORRECTION, None, None),
        ("【訂正】埠頭の長さは300メートルではなく200メートルでした。", Kind.CORRECTION, None, None),
        ("Sprostowanie: molo ma 200 metrów, a nie 300 metrów.", Kind.CORRECTION, None, None),
        ("Rectificatie (5 juni): de pier is 200 meter lang.", Kind.CORRECTION, None, None),
        ("Виправлення: довжина причалу становить 200 метрів.", Kind.CORRECTION, None, None),
        ("Aclaración: el puerto pertenece al condado desde 1990.", Kind.CLARIFICATION, None, None),
        (
            "Rettifica: il molo è lungo 200 metri e non 300.",
            Kind.CORRECTION,
            "300",
            "il molo è lungo 200 metri",
        ),
        (
            "Erramos: o texto dizia que o cais tem 300 metros. O correto é 200 metros.",
            Kind.CORRECTION,
            "o cais tem 300 metros",
            "200 metros",
        ),
        (
            "Поправка: длина причала составляет 200 метров, а не 300.",
            Kind.CORRECTION,
            "300",
            "длина причала составляет 200 метров",
        ),
        ("Обновлено: в текст добавлен комментарий порта.", Kind.UPDATE, None, None),
    ],
)
def test_forms(line: str, kind: Kind, wrong: str | None, right: str | None) -> None:
    (notice,) = find(split(f"Un.\n\n{line}\n\nDue"))
    assert (notice.kind, notice.wrong, notice.right) == (kind, wrong, right)


@pytest.mark.parametrize(
    "line",
    [
        "Der Stadtrat korrigierte seine Schätzung von 30 auf 38 Millionen Euro.",
        "Le parquet a corrigé son communiqué dans la soirée.",
        "La gobernadora corrigió la cifra: fueron 4.500 evacuados y no 5.400.",
        "Министр уточнил, что расходы на школы не изменятся.",
    ],
)
def test_somebody_elses_correction_is_none(line: str) -> None:
    assert find(split(f"Un.\n\n{line}\n\nDue")) == ()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Dieser Artikel wurde am 9. Februar 2023 aktualisiert und ergänzt.", date(2023, 2, 9)),
        ("Cet article a été modifié le 6 avril 2022 : le port est ouvert.", date(2022, 4, 6)),
        ("Este artículo fue corregido el 21 de julio de 2021 por un error.", date(2021, 7, 21)),
        ("Questo articolo è stato aggiornato il 20 marzo 2024 con la replica.", date(2024, 3, 20)),
    ],
)
def test_the_day_it_was_made(line: str, day: date) -> None:
    (notice,) = find(split(line))
    assert notice.day == day
