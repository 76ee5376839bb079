"""Measures the finding of machine rewording on texts reworded by a simple program of our own.

    python -m training.reworded_pages

Clean bodies (zyte, newspaper4k) are reworded in three ways: stock phrases spun with pairs that the
detector's table holds, the same with pairs that it does not know, and a language there and back: a name
read as a word and a person's pronoun for a state. Only the unknown pairs were
written apart from the detector's.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from tightrope import knowledge
from tightrope.articles._reworded import find

SETS = ("zyte", "newspaper4k")

KNOWN = {
    "last year": "closing year",
    "last week": "closing week",
    "last month": "closing month",
    "years old": "years antique",
    "at least": "no less than at",
    "human rights": "human privileges",
    "United States": "Joined States",
    "social media": "social press network",
    "spokesman": "representative man",
    "climate change": "local weather change",
    "death toll": "demise toll",
    "prime minister": "head administrator",
    "news conference": "information convention",
    "Supreme Court": "Incomparable Court",
    "White House": "White Residence",
    "police officer": "cop official",
    "law enforcement": "law implementation",
    "interest rate": "hobby rate",
    "stock market": "inventory market",
    "public health": "public fitness",
}
UNKNOWN = {
    "according to": "as indicated by",
    "as well as": "in addition to as",
    "more than": "extra than",
    "said": "expressed",
    "people": "human beings",
    "company": "organisation firm",
    "such as": "which includes",
    "because of": "due to of",
    "this year": "this annum",
    "in order to": "so one can",
    "high school": "tall school",
    "real estate": "actual property",
    "health care": "fitness care",
    "trade deal": "swap pact",
    "chief executive": "leader govt",
    "New York": "Big apple city",
    "border": "outskirt",
    "talks": "chats",
    "war": "conflictual fight",
    "killed": "murdered off",
    "first time": "primary time",
    "government": "governance body",
}


def spun(body: str, table: dict[str, str], dice: Random, share: float = 0.9) -> tuple[str, int]:
    """The body with that share of the table's phrases exchanged wherever met, and how many phrases were."""
    done = 0
    for phrase, odd in table.items():
        pattern = re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE)
        if dice.random() < share and pattern.search(body):
            body, done = pattern.sub(odd, body), done + 1
    return body, done


def mixed(body: str, dice: Random) -> tuple[str, int]:
    """The body with about half of each table's phrases exchanged."""
    body, known = spun(body, KNOWN, dice, 0.5)
    body, unknown = spun(body, UNKNOWN, dice, 0.5)
    return body, known + unknown


def translated(body: str, dice: Random, is_state: Callable[[str], bool]) -> tuple[str, int]:
    """The body with one name behind "said" turned into a word, and one "It" behind a state into "She"."""
    done = 0
    speakers = list(
        re.finditer(
            r"\b(?:said|that|but|and) (?P<name>[A-Z][a-z]{4,})(?= (?:would|will|has|had|was|is|said))", body
        )
    )
    speakers = [m for m in speakers if not is_state(m["name"])]
    if speakers:
        slip = dice.choice(speakers)
        name = slip["name"]
        word = name[:-1].lower() + ("ing" if dice.random() < 0.5 else "es")
        body, done = body[: slip.start("name")] + word + body[slip.end("name") :], done + 1
    its = list(re.finditer(r"(?<=[.] )(?:It|They)(?= (?:has|had|was|is|said|will|have))", body))
    if its:
        slip = dice.choice(its)
        body, done = body[: slip.start()] + "She" + body[slip.end() :], done + 1
    return body, done


def main() -> None:
    """Print false alarms on the clean bodies and the share of reworded ones found."""
    shared = Path(os.environ.get("TIGHTROPE_SHARED") or Path(__file__).parents[2] / "shared")
    tables = knowledge.load()
    dice = Random(1)

    def is_state(word: str) -> bool:
        return (tables.state_of(word) or tables.capital_state(word)) is not None

    bodies: list[str] = []
    for name in SETS:
        with gzip.open(shared / f"gold/articles/{name}_text.jsonl.gz", "rt", encoding="utf-8") as rows:
            bodies += [json.loads(row)["body"] for row in rows]
    print(f"false alarms: {sum(bool(find(body, is_state)) for body in bodies)} of {len(bodies)}")
    ways: dict[str, Callable[[str], tuple[str, int]]] = {
        "pairs the detector knows": lambda body: spun(body, KNOWN, dice),
        "pairs it does not know": lambda body: spun(body, UNKNOWN, dice),
        "half of each": lambda body: mixed(body, dice),
        "a language there and back": lambda body: translated(body, dice, is_state),
    }
    for name, way in ways.items():
        made = [way(body) for body in bodies]
        for least in (1, 3):
            texts = [text for text, done in made if done >= least]
            if texts:
                found = sum(bool(find(text, is_state)) for text in texts)
                print(f"{name}, {least} changes or more: found {found} of {len(texts)}")


if __name__ == "__main__":
    main()
