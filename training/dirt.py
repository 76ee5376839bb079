"""Makes dirty pages of clean articles: link-name tails, forms, menus, teasers put in where nobody asked.

Owns the generator, which is seeded: the same article, seed and half give the same page. Rules and models
are tuned on `half="learnt"` and measured on `half="held"`, whose trades, languages, wordings, site names
and teasers are others (`dirt_words.json`), so that what is measured is not what was learnt.

    for made in pages(500, half="held", seed=7):
        made.text, made.dirt      # the page, and the stretches of it that are dirt
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

KINDS = ("links", "comment", "newsletter", "share", "cookies", "menu", "subscribe", "related", "form+links")
PLACES = ("after", "glued", "spaced", "between", "paragraph", "sentence", "before")
"""On lines of its own behind the article; glued to its last word; behind its last word and a space; between
two paragraphs; in a paragraph behind a sentence; in the midst of a sentence; above the article."""
_IN_SENTENCE = ("links", "form+links", "share", "subscribe")
"""What is put into the midst of a sentence: nobody's comment form gets there."""
_MAX_CHARS = 14_000
_MIXED = 0.25
"""Share of the learnt forms whose lines are of several forms."""
_HEADED = 0.6
"""Share of the articles to learn on that have a headline above them: those of the gold have none."""
_FREE = 0.12
"""Share of what is learnt that is free of the lists: made words, a form's lines in any order. What is
measured is never made so."""


@dataclass(frozen=True)
class Clean:
    """An article's own text, and where it is from."""

    id: str
    source: str
    title: str
    text: str


@dataclass(frozen=True)
class Dirty:
    """A page: `dirt` are stretches of `text`, in order; everything else of it is the article's."""

    id: str
    text: str
    dirt: tuple[tuple[int, int], ...]
    kind: str
    place: str


# --- clean articles -------------------------------------------------------------------------------


def shared() -> Path:
    """Where the labelled pages are."""
    return Path(os.environ.get("TIGHTROPE_SHARED", Path(__file__).parents[2] / "shared"))


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = shared() / "gold" / name
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


_SOURCES = {
    "zyte": ("articles/zyte_text.jsonl.gz", "body"),
    "newspaper4k": ("articles/newspaper4k_text.jsonl.gz", "body"),
    "giveme5w1h": ("stories/giveme5w1h.jsonl", "text"),
    "allsides": ("copies/allsides_dev.jsonl", "text"),
    "polnear": ("quotes/polnear_dev.jsonl", "text"),
    "polnear_train": ("quotes/polnear_train.jsonl", "text"),
}


def _is_article(text: str) -> bool:
    """Whether a text has two paragraphs and eighty words, most of them in lines that are no menu's."""
    sizes = [len(line.split()) for line in text.split("\n")]
    return len(sizes) > 1 and sum(sizes) >= 80 and sum(n for n in sizes if n >= 12) >= 0.6 * sum(sizes)


@cache
def clean() -> tuple[Clean, ...]:
    """Every clean article of the gold, each once."""
    found, seen = [], set()
    for source, (path, field) in _SOURCES.items():
        for row in _rows(path):
            text = row[field].replace("\r", "").strip()[:_MAX_CHARS]
            key = re.sub(r"\W", "", text)[:80]
            if _is_article(text) and key not in seen:
                seen.add(key)
                found.append(Clean(row["id"], source, row.get("title") or "", text))
    return tuple(found)


_FURNITURE = re.compile(
    r"^(?:advertisement|story highlights|hide caption|replay|media playback|get the brief|share this|related"
    r"|read more|continue reading|watch:|photos?\W*$|video\W*$|more:|also:|see also"
    r"|image (?:copyright|caption)|skip |newsletter|sign up|subscribe|follow |please |comments?\b|click here"
    r"|loading|close\W*$|buy photo"
    r"|story continues|must watch|just watched|more videos|pause|credit:|like us|join )"
    r"|sign up (?:for|to)|newsletter|privacy policy|terms of use|(?:photo|image)s? by |getty images"
    r"|on (?:facebook|twitter)\W*$|click (?:here|on)|all rights reserved|©|javascript|\bapp store|slide ?show"
    r"|read (?:more|next)|\|",
    re.IGNORECASE,
)
_FURNITURE_CHARS = 350


def tidied(text: str) -> str:
    """The text without the short lines that are furniture themselves: the gold's articles hold some."""
    lines = text.split("\n")
    return "\n".join(
        line for line in lines if len(line) > _FURNITURE_CHARS or not _FURNITURE.search(line.strip())
    ).strip()


_STAMPS = ("March 4, 2021", "Updated 10:15 a.m.", "12 May 2019", "2 hours ago", "Published: Tuesday, June 7")
_WRITERS = (
    "By Adele Pell",
    "Jonas Wirth",
    "By Karla Thomsen and Enno Brandt",
    "Staff report",
    "BY MARTA OLEN",
)


def headed(dice: Random, text: str, title: str) -> str:
    """The text below its headline, at times with a writer's name and a day."""
    lines = [title]
    lines += [dice.choice(_WRITERS)] if dice.random() < 0.4 else []
    lines += [dice.choice(_STAMPS)] if dice.random() < 0.4 else []
    return "\n".join([*lines, text])


def is_held(article: Clean) -> bool:
    """Whether an article is kept for measuring; told by its own first letters, so that copies go together."""
    key = re.sub(r"\W", "", article.text)[:60].lower()
    return hashlib.blake2b(key.encode(), digest_size=1).digest()[0] % 2 == 1


# --- dirt -----------------------------------------------------------------------------------------


@cache
def _titles(odd: bool) -> tuple[str, ...]:
    return tuple(one.title for one in clean() if one.title and is_held(one) == odd)


@dataclass(frozen=True)
class Half:
    """One half of the words."""

    trades: dict[str, tuple[str, ...]]
    stems: tuple[str, ...]
    ends: tuple[str, ...]
    forms: dict[str, tuple[str, ...]]
    rows: tuple[str, ...]
    teasers: tuple[str, ...]
    odd: bool

    def titles(self) -> tuple[str, ...]:
        """Real headlines for rows of related articles; each half has its own."""
        return _titles(self.odd)


def _halves() -> tuple[dict[str, Half], tuple[str, ...]]:
    stored = json.loads(Path(__file__).with_name("dirt_words.json").read_text("utf-8"))
    halves = {}
    for name in ("learnt", "held"):
        one = stored[name]
        trades, forms = (
            {kind: tuple(lines) for kind, lines in one[field].items()} for field in ("trades", "forms")
        )
        rows, teasers = tuple(one["rows"]), tuple(one["teasers"])
        halves[name] = Half(
            trades, tuple(one["stems"]), tuple(one["ends"]), forms, rows, teasers, odd=name == "held"
        )
    return halves, tuple(stored["syllables"])


HALVES, SYLLABLES = _halves()
"""Both halves by name, and the syllables that site names are made of."""


def _brand(dice: Random, half: Half) -> str:
    made = "".join(dice.choices(SYLLABLES, k=dice.randint(1, 3)))
    shapes: tuple[Callable[[], str], ...] = (
        lambda: dice.choice(half.stems) + dice.choice(half.stems),
        lambda: made + dice.choice(half.stems),
        lambda: dice.choice(half.stems) + made,
        lambda: made + str(dice.choice((1, 7, 24, 77, 88, 99, 303, 365, 777))),
        lambda: made + made[::-1][:3],
    )
    return dice.choice(shapes)()


def _name(dice: Random, half: Half, trade: tuple[str, ...], *, sites: float) -> str:
    """One link's name: a phrase of the trade, a brand, a site, or a brand with a word of the trade."""
    draw = dice.random()
    if not half.odd and dice.random() < _FREE:
        return " ".join(
            "".join(dice.choices(SYLLABLES, k=dice.randint(1, 3))) for _ in range(dice.randint(1, 3))
        )
    if draw < sites:
        return f"{_brand(dice, half)}.{dice.choice(half.ends)}"
    if draw < sites + 0.15:
        brand = _brand(dice, half)
        return dice.choice((brand, brand.capitalize(), f"{brand} {dice.choice(trade)}"))
    name = dice.choice(trade)
    if dice.random() < 0.08:
        name += dice.choice((" 2023", " 2024", " 2025", " online", " near me", " 24"))
    return name


def _cased(name: str, how: str) -> str:
    return {"asis": name, "title": name.title(), "upper": name.upper(), "first": name[:1].upper() + name[1:]}[
        how
    ]


def _links(dice: Random, half: Half) -> list[str]:
    """The lines of a link-name tail: many lines of one name, or one line of many."""
    trades = dice.sample(sorted(half.trades), dice.choice((1, 1, 1, 2, 3)))
    pool = tuple(name for trade in trades for name in half.trades[trade])
    sites, how = dice.choice((0.0, 0.1, 0.3, 0.6)), dice.choice(("asis", "asis", "title", "upper", "first"))
    count = dice.choice((4, 6, 8, 12, 16, 25, 40, 60))
    names = [_cased(_name(dice, half, pool, sites=sites), how) for _ in range(count)]
    if dice.random() < 0.15:
        names = [dice.choice(names[:3]) for _ in names]
    if dice.random() < 0.3:
        return names
    sep = dice.choice((" ", " ", " ", ", ", " | ", " • ", " / ", "", "", " - ", "; ", " · "))
    return _folded(dice, sep.join(names))


def _folded(dice: Random, text: str) -> list[str]:
    """One line of many words, now and then broken into a few."""
    if dice.random() < 0.85 or " " not in text:
        return [text]
    parts, step = text.split(" "), dice.randint(6, 14)
    return [" ".join(parts[i : i + step]) for i in range(0, len(parts), step)]


def _free_menu(dice: Random, half: Half) -> list[str]:
    """A menu of words that headlines are made of, in capitals or not, as no list foresees it."""
    pool = [
        word.strip(".,:;'\"“”‘’?!()") for title in dice.sample(half.titles(), 12) for word in title.split()
    ]
    pool = [word for word in pool if len(word) > 3]
    how = dice.choice(("title", "title", "upper", "first"))
    return [
        _cased(" ".join(dice.sample(pool, dice.choice((1, 1, 2)))), how) for _ in range(dice.randint(4, 12))
    ]


def _form(dice: Random, half: Half, kind: str) -> list[str]:
    free = not half.odd and kind == "menu" and dice.random() < 0.5
    lines = _free_menu(dice, half) if free else dice.choice(half.forms[kind]).split("|")
    if not half.odd and not free and dice.random() < _MIXED:
        lines = [dice.choice(dice.choice(half.forms[kind]).split("|")) for _ in range(dice.randint(2, 7))]
    if not half.odd and dice.random() < _FREE:
        dice.shuffle(lines)
    if dice.random() < 0.2 and len(lines) > 2:
        del lines[dice.randrange(1, len(lines))]
    return lines if dice.random() < 0.65 else [dice.choice((" ", " ", " | ")).join(lines)]


def _related(dice: Random, half: Half) -> list[str]:
    titles = half.titles()
    pool = titles if dice.random() < 0.6 else half.teasers
    picked = dice.sample(pool, dice.randint(2, 6))
    lines = [dice.choice(half.rows)] if dice.random() < 0.85 else []
    stamp = dice.choice(("", "", "", "2 hours ago", "March 4, 2021", "Sports", "by Staff"))
    for title in picked:
        lines += [title, stamp] if stamp else [title]
    return lines


def dirt(dice: Random, half: Half, kind: str) -> list[str]:
    """The lines of one piece of dirt."""
    if kind == "links":
        return _links(dice, half)
    if kind == "related":
        return _related(dice, half)
    if kind == "form+links":
        form = _form(dice, half, dice.choice(("comment", "newsletter", "share")))
        links = _links(dice, half)
        if dice.random() < 0.6:
            return [*form[:-1], f"{form[-1]}{dice.choice((' ', ''))}{links[0]}", *links[1:]]
        return [*form, *links]
    return _form(dice, half, kind)


# --- pages ----------------------------------------------------------------------------------------

_STOP = re.compile(r"(?<=[a-z]{3}[.!?])['\"”’]? (?=[A-Z“\"])")


def _paragraphs(dice: Random, text: str) -> tuple[list[str], str]:
    """The article's paragraphs and what parts them: as they stand, wrapped into one line, or blank lines."""
    parts = [" ".join(part.split()) for part in text.split("\n") if part.strip()]
    draw = dice.random()
    if draw < 0.06:
        return [" ".join(parts)], "\n"
    return parts, "\n\n" if draw < 0.55 else "\n"


def put(article: Clean, dice: Random, half: Half, kind: str, place: str) -> Dirty:
    """The article's page with one piece of dirt in one place."""
    parts, gap = _paragraphs(dice, article.text)
    lines = dirt(dice, half, kind)
    own = dice.choice((gap, "\n"))
    if place in ("after", "between", "before"):
        at = {"after": len(parts), "before": 0}.get(place, dice.randint(1, max(1, len(parts) - 1)))
        before, after = gap.join(parts[:at]), gap.join(parts[at:])
        return _made(article, before, gap, own.join(lines), gap, after, kind, place)
    text = gap.join(parts)
    if place in ("glued", "spaced"):
        sep = "" if place == "glued" else " "
        piece = own.join(lines) if dice.random() < 0.5 else " ".join(lines)
        return _made(article, text, sep, piece, "", "", kind, place)
    at = _inside(dice, text, place)
    glue = dice.choice((" ", " ", "")) if place == "paragraph" else " "
    return _made(article, text[:at].rstrip(), glue, " ".join(lines), " ", text[at:].lstrip(), kind, place)


def _inside(dice: Random, text: str, place: str) -> int:
    """A place behind a sentence, or between two words of one, a third to two thirds down or so."""
    low, high = len(text) // 5, len(text) * 4 // 5
    if place == "paragraph":
        stops = [match.end() for match in _STOP.finditer(text, low, high)]
        if stops:
            return dice.choice(stops)
    gaps = [match.start() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", text[low:high])]
    return low + dice.choice(gaps) if gaps else len(text)


def _made(
    article: Clean, before: str, left: str, piece: str, right: str, after: str, kind: str, place: str
) -> Dirty:
    left, right = left if before else "", right if after else ""
    start = len(before) + len(left)
    text = before + left + piece + right + after
    return Dirty(article.id, text, ((start, start + len(piece)),), kind, place)


def pages(count: int, half: str, seed: int, *, held: bool | None, tidy: bool = False) -> Iterator[Dirty]:
    """Dirty pages of `count` articles, learnt or held ones (None: both); `tidy` for learning."""
    dice = Random(f"{half} {seed}")
    pool = [one for one in clean() if held is None or is_held(one) == held]
    dice.shuffle(pool)
    while len(pool) < count:
        pool += pool
    for article in pool[:count]:
        place = dice.choice(PLACES)
        kind = dice.choice(_IN_SENTENCE if place == "sentence" else KINDS)
        if kind == "links" or dice.random() < (0.1 if tidy else 0.25):
            kind = "links"
        chosen = article
        if tidy:
            chosen = replace(article, text=tidied(article.text))
            if chosen.text and dice.random() < _HEADED:
                title = article.title or dice.choice(HALVES[half].titles())
                chosen = replace(chosen, text=headed(dice, chosen.text, title))
        if chosen.text:
            yield put(chosen, dice, HALVES[half], kind, place)
