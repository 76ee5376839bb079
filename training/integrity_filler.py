"""Makes generated filler: smooth text on a topic that holds hardly a fact, as content farms make it.

Owns families of templates of our own (`integrity_filler.txt`), each with its manner: a guide, a list of
benefits, questions and answers, a "what we know" page without knowing; those held back, which nothing is
fitted on, are tips, a landscape of trends and a round-up of products. `reported` makes what is machine-made
too and is no filler: match and market reports out of a table, where every sentence holds a fact.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from training.integrity_blocks import sections

TOPICS = (
    ("remote work", "employees"), ("home gardening", "gardeners"), ("electric scooters", "riders"),
    ("meal planning", "families"), ("cloud storage", "businesses"), ("travel insurance", "travellers"),
    ("solar panels", "homeowners"), ("mobile gaming", "players"), ("digital marketing", "brands"),
    ("pet adoption", "owners"), ("crypto trading", "investors"), ("skin care", "customers"),
    ("the upcoming election", "voters"), ("the peace talks", "citizens"), ("the new trade deal", "companies"),
)  # fmt: skip

_WORDINGS = sections(Path(__file__).with_name("integrity_filler.txt"))
FAMILIES = tuple(sorted(name.split()[0] for name in _WORDINGS if name.endswith(" fitted")))
FAMILIES_HELD = tuple(sorted(name.split()[0] for name in _WORDINGS if name.endswith(" held")))

_TEAMS = ("Tilbury", "Gori", "Aarhus", "Porto", "Riga", "Nukus", "Bergen", "Split")
_PLAYERS = ("Ines Okoro", "Per Aune", "Tomas Rhee", "Ada Pell", "Luka Maric", "Sami Halonen")
_FIRMS = ("Aune Shipping", "Marsh Foods", "Rhee Steel", "Northlight Power", "Pell & Sons")


def filler(family: str, dice: Random, *, held: bool = False) -> tuple[str, str]:
    """Headline and body of one piece of a family: 6 to 12 of its sentences about one topic, in paragraphs."""
    sentences = _WORDINGS[f"{family} {'held' if held else 'fitted'}"].split("\n")
    topic, people = dice.choice(TOPICS)
    start = 0 if family == "questions" else dice.randint(0, max(0, len(sentences) - 7))
    chosen = sentences[start : start + dice.randint(7, 12)]
    said = [line.format(t=topic, T=topic[0].upper() + topic[1:], p=people) for line in chosen]
    paragraphs, at = [], 0
    while at < len(said):
        size = 1 if family == "questions" else dice.randint(1, 3)
        paragraphs.append(" ".join(said[at : at + size]))
        at += size
    title = dice.choice(
        (f"Everything to know about {topic}", f"Why {topic} matters", f"The ultimate guide to {topic}")
    )
    return title, "\n\n".join(paragraphs)


def reported(dice: Random) -> tuple[str, str]:
    """Headline and body of a match or market report made from a table: machine-made, full of facts."""
    return _match(dice) if dice.random() < 0.5 else _market(dice)


def _match(dice: Random) -> tuple[str, str]:
    home, away, third, fourth = dice.sample(_TEAMS, 4)
    first, second = dice.sample(_PLAYERS, 2)
    goals, against, crowd = dice.randint(1, 4), dice.randint(0, 3), f"{dice.randint(900, 40000):,}"
    place = dice.choice(["second", "fourth", "ninth"])
    lines = (
        f"{home} beat {away} {goals}-{against} on Saturday in front of {crowd} people.",
        f"{first} scored in minute {dice.randint(3, 80)}, and {second} hit the post five minutes later.",
        f"{away} had {dice.randint(2, 14)} shots and {dice.randint(30, 60)} per cent of the ball.",
        f"{home} are now {place} with {dice.randint(12, 60)} points from {dice.randint(14, 30)} games.",
        f"{home} travel to {third} on 14 March, while {away} host {fourth} a day later.",
    )
    return f"{home} {goals}-{against} {away}", "\n\n".join(lines)


def _market(dice: Random) -> tuple[str, str]:
    firm, city, head = dice.choice(_FIRMS), dice.choice(_TEAMS), dice.choice(_PLAYERS)
    rise, price = f"{dice.randint(1, 9)}.{dice.randint(0, 9)}%", dice.randint(10, 300)
    now, before = dice.randint(100, 900), dice.randint(100, 900)
    lines = (
        f"Shares of {firm} rose {rise} to {price} crowns on Tuesday.",
        f"It reported a profit of {dice.randint(2, 90)} million for the quarter that ended on 30 June.",
        f"Revenue was {now} million, against {before} million a year before.",
        f"{head}, its chief executive, expects {dice.randint(2, 20)} new ships by 2026.",
        f"The stock has gained {dice.randint(3, 40)}% this year; the index in {city} fell 0.4%.",
    )
    return f"{firm} closes higher", "\n\n".join(lines)
