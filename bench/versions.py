"""Versions of one address: is meaningful change told from noise, and each kind of change from the others?

    python -m bench.versions

Owns the table alone; the pairs are those of `training/integrity_versions.py`, over labelled bodies.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace

from bench.gold import rows, shared
from tightrope import articles
from tightrope.articles import versions
from tightrope.records import Article, ChangeKind
from training.integrity_versions import HELD, WAYS, Way, dice_for

EACH = 25
"""Articles that each way is tried on."""

TOLD = (
    ("As of Monday 40 people had died.", "As of Monday 400 people had died."),
    ("Published figures show that 40 people died.", "Published figures show that 60 people died."),
    ("By Monday the army had taken the town.", "By Friday the army had left the town."),
    ("Von der Leyen trat am Montag zurück.", "Von der Leyen trat am Freitag zurück."),
    ("Related charges against the minister were dropped.", "Related charges against the minister stand."),
    ("Di 40 feriti, 12 sono gravi.", "Di 40 feriti, 22 sono gravi."),
    ("Updated rules ban the sale of arms to Belarus.", "Updated rules allow the sale of arms to Belarus."),
    ("Posted troops fired at the crowd", "Posted troops withdrew from the crowd"),
    ("Par 40 voix contre 12, le texte est adopté.", "Par 40 voix contre 12, le texte est rejeté."),
    ("Par décret, le président a dissous le parlement.", "Par décret, le président a convoqué le parlement."),
    ("Por la tarde el ejército tomó el puente.", "Por la tarde el ejército perdió el puente."),
    ("Hace 3 muertos la explosión", "Hace 5 muertos la explosión"),
    ("Il y a 12 blessés", "Il y a 21 blessés"),
    ("Stand Montag wurden 40 Tote gezählt.", "Stand Montag wurden 70 Tote gezählt."),
    ("Vor 300 Anhängern sprach Orban in Györ", "Vor 900 Anhängern sprach Orban in Györ"),
    ("Di Maio si è dimesso lunedì.", "Di Maio si è dimesso venerdì."),
    ("Door de aanval vielen 12 doden.", "Door de aanval vielen 22 doden."),
    ("Av de 40 skadade dog 3.", "Av de 40 skadade dog 5."),
    ("Monday 14:05 rockets hit Odesa, 3 dead", "Monday 14:05 rockets hit Odesa, 13 dead"),
    ("Follow us or die, the gunmen told 40 villagers.", "Follow us or die, the gunmen told 90 villagers."),
    ("Sign up for the army, Minister Okoro said.", "Sign up for the navy, Minister Okoro said."),
    ("Join us, Kovač told the rebels.", "Leave us, Kovač told the rebels."),
    (
        "Get our hostages home, the crowd in Haifa shouted.",
        "Get our troops home, the crowd in Haifa shouted.",
    ),
    (
        "Copyright charges against the studio were dropped.",
        "Copyright charges against the studio were filed.",
    ),
    ("Advertising of tobacco was banned on Monday.", "Advertising of alcohol was banned on Monday."),
    ("Sponsored militias killed 12 people", "Sponsored militias killed 40 people"),
    ("See more dead, warned the health minister.", "See fewer dead, warned the health minister."),
    ("Reporting by the BBC showed that 40 died.", "Reporting by the BBC showed that 60 died."),
    ("Photo: 12 soldiers stand by the burnt tank.", "Photo: 40 soldiers stand by the burnt tank."),
    ("Reuters reporter killed", "Reuters reporter freed"),
    ("Опубликовано решение: 12 послов высланы.", "Опубликовано решение: 20 послов высланы."),
    ("Обновлено правительство: назначены 5 министров.", "Обновлено правительство: назначены 7 министров."),
    ("Автор поправки подал в отставку.", "Автор поправки остался на посту."),
    ("发布会上说,12人死亡。", "发布会上说,40人死亡。"),
    ("更新后的名单有12人", "更新后的名单有40人"),
    ("كتب الجيش بيانا عن 12 قتيلا.", "كتب الجيش بيانا عن 40 قتيلا."),
    ("Güncelleme yapılan listede 12 ölü var.", "Güncelleme yapılan listede 40 ölü var."),
    (
        "Continue reading the will, the judge told the heirs.",
        "Stop reading the will, the judge told the heirs.",
    ),
)
"""Paragraphs that begin as stamps, bylines and invitations do, and what a newsroom changes in them."""
QUIET = (
    ("Updated 5 minutes ago", "Updated 2 hours ago"),
    ("Published: Fri 3 May 2024, 14:05 BST", "Last modified on Sat 4 May 2024 09.12 BST"),
    ("As of Monday, 12:30 p.m. ET", "As of Tuesday, 6 a.m. ET"),
    ("Aktualisiert am 3. Mai 2024, 14:05 Uhr", "Stand: 04.05.2024, 07:00 Uhr"),
    ("vor 5 Stunden", "vor einem Tag"),
    ("Publié le 3 mai 2024 à 14h05", "Mis à jour le vendredi 3 mai 2024 à 18h30"),
    ("Hace 3 horas", "Actualizado a las 14:05"),
    ("Pubblicato il 3 maggio 2024 alle 14:05", "Aggiornato il 4 maggio 2024"),
    ("Обновлено 3 мая 2024 в 14:05", "Опубликовано: 3 мая 2024 г., 15:10 мск"),
    ("Güncelleme: 3 Mayıs 2024 14:05", "Yayınlanma: 03.05.2024 - 15:00"),
    ("发布时间:2024年5月3日 14:05", "更新时间:2024年5月4日"),
    ("입력 2024.05.03 14:05", "수정 2024.05.03 오후 3:10"),
    ("آخر تحديث: 3 مايو 2024 الساعة 14:05", "آخر تحديث: 4 مايو 2024 الساعة 09:05"),
    ("By Ines Okoro and Tom Stolz in Porto", "By Ines Okoro, Tom Stolz and Ada Pell in Porto"),
    ("Von Anna Müller, Berlin", "Von Anna Müller und Jan Stolz"),
    ("Par Marie Dupont avec AFP", "Par Marie Dupont"),
    (
        "(Reporting by Ines Okoro in Porto; Editing by Tom Stolz)",
        "(Reporting by Ines Okoro; Editing by Ada Pell)",
    ),
    ("Advertisement", "ADVERTISEMENT - Continue reading below"),
    ("Read also: Harbour reopens after 3 weeks", "Read more: Minister resigns over harbour"),
    ("Читайте также: Порт снова открыт", "Читайте также: Министр подал в отставку"),
    ("Follow us on Facebook and Telegram.", "Follow us on Twitter, Instagram and TikTok."),
    ("Subscribe to our newsletter", "Sign up for our daily newsletter."),
    ("Photo: Ada Pell/AFP", "Image credit: Getty Images"),
    ("© 2024 The Post. All rights reserved.", "Copyright 2025 The Post"),
    ("Continue reading", "Read more…"),
)
"""Lines that change by themselves."""


def given() -> list[Article]:
    """Clean labelled bodies of 200 words and more as articles."""
    place = shared()
    if place is None:
        return []
    found = []
    for name in ("newspaper4k", "zyte"):
        for row in rows(place / f"gold/articles/{name}_text.jsonl.gz"):
            if len(row["body"].split()) >= 200:
                title = row.get("title") or "Harbour closed until spring"
                found.append(
                    articles.from_body(row["body"], headline=title, outlet="The Post", origin=row["id"])
                )
    return found


def told(way: Way, article: Article, name: str) -> ChangeKind | None:
    """What is told of an article and its version made this way; None where the way changes nothing."""
    made = way(article, dice_for(name, article.origin))
    if made is None:
        return None
    new = articles.from_body(made[1], headline=made[0], outlet=article.outlet, origin=article.origin)
    return versions.compare(article, replace(new, id=f"{new.id}-new", notices=made[2])).kind


def run() -> int:
    """Print the table; 1 where the labelled data are not here."""
    pile = given()
    if not pile:
        print("the labelled data are not here: set TIGHTROPE_SHARED", file=sys.stderr)
        return 1
    for name, ways in (("rules written for", WAYS), ("held back", HELD)):
        counts: Counter[tuple[ChangeKind, ChangeKind]] = Counter()
        print(f"\n{name}")
        for way_name, (expected, way) in ways.items():
            chosen = dice_for(way_name, "").sample(pile, 3 * EACH)
            kinds = [told(way, article, way_name) for article in chosen]
            found = [kind for kind in kinds if kind is not None][:EACH]
            counts.update((expected, kind) for kind in found)
            wrong = Counter(kind.value for kind in found if kind is not expected)
            print(
                f"  {way_name:28} {expected.value:10} {found.count(expected):3} of {len(found):3}  "
                f"{dict(wrong) or ''}"
            )
        _summary(counts)
    return 0


def _summary(counts: Counter[tuple[ChangeKind, ChangeKind]]) -> None:
    right = sum(n for (expected, kind), n in counts.items() if expected is kind)
    quiet = (ChangeKind.SAME, ChangeKind.NOISE)
    noise = sum(n for (expected, _), n in counts.items() if expected in quiet)
    alarms = sum(n for (expected, kind), n in counts.items() if expected in quiet and kind not in quiet)
    missed = sum(n for (expected, kind), n in counts.items() if expected not in quiet and kind in quiet)
    print(
        f"  {right} of {counts.total()} kinds right; noise told as change {alarms} of {noise}; change "
        f"told as "
        f"noise {missed} of {counts.total() - noise}"
    )


if __name__ == "__main__":
    sys.exit(run())
