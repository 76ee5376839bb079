"""Makes pages that a site shows in place of the article: checks, refusals, missing pages, consent, logins.

Owns reading `integrity_blocks.txt`, whose wordings are ours, in a dozen languages, and putting pages
together; what is marked held there is never fitted on. `talking_of` makes short articles that speak of
such pages and are none.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

KINDS = ("check", "script", "denied", "missing", "consent", "login")


@cache
def sections(path: Path) -> dict[str, str]:
    """A file of wordings by section name, its comments left out."""
    text = re.sub(r"^#.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    parts = re.split(r"^\[(.+)\]\n", text, flags=re.MULTILINE)
    return {name: part.strip("\n") for name, part in zip(parts[1::2], parts[2::2], strict=True)}


WORDINGS = sections(Path(__file__).with_name("integrity_blocks.txt"))
_SITES = ("The Harbour Post", "Valley Courier", "Nordlicht", "Eco del Puerto", "La Rive", "Morning Ledger")
_MENUS = (
    "Home\nNews\nSport\nCulture\nContact",
    "Start\nPolitik\nWirtschaft\nKultur",
    "",
    "",
    "Menu\nSearch",
)
_FEET = ("© 2024 All rights reserved\nPrivacy policy\nTerms", "Impressum\nDatenschutz", "", "")

_NAMES = ("Ada Pell", "Tomas Rhee", "Ines Okoro", "Levan Dzasokhov", "Mirjam Stolz", "Per Aune")
_PLACES = ("Porto", "Riga", "Tilbury", "Nukus", "Aarhus", "Gori")
_DAYS = ("Monday", "Tuesday", "Thursday", "3 March", "12 October")


def block(kind: str, dice: Random, *, held: bool = False) -> str:
    """One page of a kind, as plain text; half of them with a menu and a foot."""
    pages = WORDINGS[f"{kind} {'held' if held else 'fitted'}"].split("\n\n")
    lines = [dice.choice(line.split(" | ")) for line in dice.choice(pages).split("\n")]
    page = [dice.choice(_SITES), dice.choice(_MENUS), *lines, dice.choice(_FEET)]
    return "\n\n".join(part for part in page if part and part != "-")


def talking_of(dice: Random) -> str:
    """A short article about cookie banners, checks and missing pages: it is news."""
    said = dice.sample(WORDINGS["talk fitted"].split("\n"), dice.randint(3, 5))
    body = [
        line.format(
            n=dice.randint(3, 900),
            day=dice.choice(_DAYS),
            name=dice.choice(_NAMES),
            place=dice.choice(_PLACES),
            site=dice.choice(_SITES),
            month="May",
        )
        for line in said
    ]
    title = dice.choice(("Shop fined over cookie banner", "Robot checks spread", "Where the report went"))
    around = (dice.choice(_MENUS) or "News", title, *body, dice.choice(_FEET) or "Contact")
    return "\n\n".join([dice.choice(_SITES), *around])
