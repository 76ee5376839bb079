"""Makes pairs of versions of one article whose difference is known, over clean labelled bodies.

Owns the ways: what sites do to a page without telling anything new, what newsrooms change, and what
stands in the place of an article. Those in HELD were written after the
rules; docs/versions.md says how they first went and what was mended.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tightrope.records import Article, ChangeKind, Notice, NoticeKind, Span

_NEW = (
    "The ministry in Porto declined to comment on Sunday.",
    "A second boat with eleven people on board is still missing, the harbour master added.",
    "Officials in Riga later confirmed the account of the two witnesses.",
)
_NAMES = ("Okoro", "Stolz", "Dzasokhov", "Halonen")
Made = tuple[str | None, str, tuple[Notice, ...]]
"""Headline, body and notices of the new version."""
Way = Callable[[Article, Random], Made | None]


def _body(change: Callable[[str, Random], str]) -> Way:
    def way(article: Article, dice: Random) -> Made | None:
        body = change(article.body, dice)
        return (article.headline, body, ()) if body != article.body else None

    return way


def _first(pattern: str, put: Callable[[re.Match[str], Random], str]) -> Way:
    """Change one match of a pattern, somewhere in the body."""

    def change(body: str, dice: Random) -> str:
        found = list(re.finditer(pattern, body))
        if not found:
            return body
        match = dice.choice(found)
        return body[: match.start()] + put(match, dice) + body[match.end() :]

    return _body(change)


def _line(text: str, *, top: bool = False) -> Way:
    return _body(lambda body, _: f"{text}\n\n{body}" if top else f"{body}\n\n{text}")


def _midst(body: str, dice: Random, text: str) -> str:
    paragraphs = body.split("\n\n")
    paragraphs.insert(dice.randint(1, max(1, len(paragraphs) - 1)), text)
    return "\n\n".join(paragraphs)


def _without(body: str, dice: Random) -> str:
    paragraphs = body.split("\n\n")
    if len(paragraphs) < 4:
        return body
    del paragraphs[dice.randrange(1, len(paragraphs) - 1)]
    return "\n\n".join(paragraphs)


def _straight(body: str) -> str:
    return body.translate(str.maketrans("“”‘’–—", "\"\"''--")).replace("…", "...")


def _corrected(article: Article, dice: Random) -> Made | None:
    made = _number(article, dice)
    if made is None:
        return None
    text = "Correction: an earlier version of this article gave a wrong number."
    return (
        article.headline,
        made[1],
        (Notice(NoticeKind.CORRECTION, Span(0, len(text), text), None, None, None),),
    )


def _retracted(article: Article, _: Random) -> Made:
    text = "This article has been retracted since its source could not be confirmed."
    notice = Notice(NoticeKind.RETRACTION, Span(0, len(text), text), None, None, None)
    return article.headline, "The article that stood here was withdrawn on Monday.", (notice,)


def _lead_and(*wall: str) -> Way:
    def way(article: Article, _: Random) -> Made | None:
        words = article.body.split()
        if len(words) < 300:
            return None
        return article.headline, "\n\n".join((" ".join(words[:35]) + "…", *wall)), ()

    return way


def _only(*lines: str) -> Way:
    return lambda article, _: (lines[0], "\n\n".join(lines), ()) if len(article.body.split()) > 250 else None


def _titled(title: str) -> Way:
    return lambda article, _: (title, article.body, ())


_number = _first(r"(?<![\d.,/:-])[2-9]\d?(?![\d.,/:%-])", lambda m, _: str(int(m.group()) + 3))
_WALL = ("Subscribe to continue reading", "Log in")
_WALL_FR = ("Il vous reste 80 % de cet article à lire.", "La suite est réservée aux abonnés.")
_GONE = ("Page not found", "The page you are looking for may have been moved or deleted.")
_CONSENT = (
    "Before you continue",
    "We and our partners use cookies on your device to show you personalised adverts.",
    "Accept all",
)
_DENIED = "“We never said that, and never will,”"
_STAMP = "Last modified on Thursday 5 May 2023 14.07 BST"
_VERB = r"\b(?:was|were|is|are|has|have|will|would)\b(?! not)"
_WORD_NUMBER = r"\b(?:two|three|four|five|six|seven)\b"
_WEEKDAY = r"\b(?:Mon|Tues|Wednes|Thurs|Fri)day\b"
_QUOTATION = r"[“\"][^”\"]{30,200}[”\"]"


def _half(body: str, _: Random) -> str:
    paragraphs = body.split("\n\n")
    return "\n\n".join([*paragraphs[: len(paragraphs) // 2 + 1], *_NEW])


def _hard_spaces(body: str, _: Random) -> str:
    return body.replace(" of ", " of\u00a0").replace(" de ", " de\u00a0")


_NOISE, _EDIT, _STUB = ChangeKind.NOISE, ChangeKind.EDIT, ChangeKind.STUB
WAYS: dict[str, tuple[ChangeKind, Way]] = {
    "time stamp above": (_NOISE, _line("Updated 5 minutes ago", top=True)),
    "counter below": (_NOISE, _line("148 comments")),
    "advertisement in the midst": (_NOISE, _body(lambda b, d: _midst(b, d, "Advertisement"))),
    "straight quotation marks": (_NOISE, _body(lambda b, _: _straight(b))),
    "paragraphs joined": (_NOISE, _body(lambda b, _: b.replace("\n\n", "\n"))),
    "related story": (_NOISE, _body(lambda b, d: _midst(b, d, "Read also: Harbour reopens"))),
    "byline above": (_NOISE, _line("By Ines Okoro", top=True)),
    "a number": (_EDIT, _number),
    "a name": (_EDIT, _first(r"(?<=[a-z,] )[A-Z][a-z]{4,}(?= )", lambda _, d: d.choice(_NAMES))),
    "a sentence more": (_EDIT, _body(lambda b, d: _midst(b, d, d.choice(_NEW)))),
    "a paragraph less": (_EDIT, _body(_without)),
    "a notice and a number": (ChangeKind.CORRECTION, _corrected),
    "a request to subscribe": (_STUB, _lead_and(*_WALL)),
    "page not found": (_STUB, _only(*_GONE)),
    "another headline": (ChangeKind.RETITLED, _titled("Harbour reopens after a winter of repairs")),
}
HELD: dict[str, tuple[ChangeKind, Way]] = {
    "last modified line": (_NOISE, _line(_STAMP, top=True)),
    "German stamp": (_NOISE, _line("Aktualisiert am 3. Mai 2024, 14:05 Uhr", top=True)),
    "views and reading time": (_NOISE, _line("3.2k views\n\nReading time: 4 min", top=True)),
    "channel to follow": (_NOISE, _line("Follow us on Telegram")),
    "invisible characters": (_NOISE, _body(lambda b, _: re.sub(r"(\w{6})(\w)", "\\1\u00ad\\2", b))),
    "hard spaces": (_NOISE, _body(_hard_spaces)),
    "share row": (_NOISE, _line("Share on Facebook")),
    "a negation": (_EDIT, _first(_VERB, lambda m, _: f"{m.group()} not")),
    "a spelt number": (_EDIT, _first(_WORD_NUMBER, lambda *_: "eight")),
    "a weekday": (_EDIT, _first(_WEEKDAY, lambda *_: "Sunday")),
    "may for will": (_EDIT, _first(r"\bwill\b", lambda *_: "may")),
    "a quotation reworded": (_EDIT, _first(_QUOTATION, lambda *_: _DENIED)),
    "a rewritten half": (_EDIT, _body(_half)),
    "a retraction": (ChangeKind.CORRECTION, _retracted),
    "a French wall": (_STUB, _lead_and(*_WALL_FR)),
    "consent alone": (_STUB, _only(*_CONSENT)),
    "only its first lines": (_STUB, _lead_and()),
    "headline with the outlet": (_NOISE, lambda a, _: (f"{a.headline} | The Post", a.body, ())),
}


def dice_for(way: str, document: str) -> Random:
    """The dice of one way and document: the same in every run."""
    return Random(f"{way} {document}")
