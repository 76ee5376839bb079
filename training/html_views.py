"""Views of a labelled page for training the HTML line model: the page as it is, and as other sites might have
made it.

381 pages name their parts by few vocabularies, are mostly English, and hardly ever make an extractor fail.
So each page is also shown without its classes and ids, with some of them gone, in letters that spell no
word, with its surroundings cut away, with another page's sidebar put in, and with votes gone wrong. Every
choice is made by a generator seeded with the page's id.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from tightrope.articles._html_source import Line, Node

Table = NDArray[np.float64]
Marks = NDArray[np.bool_]

STAKES = {"whole": 1.0, "bare": 1.0, "crop": 1.0, "some": 0.5, "cipher": 0.5, "graft": 0.7, "spoil": 0.25}
"""What a line of each view weighs beside one of the page itself: damage is rarer than the views make it."""
PRECISE, FAST, LINKED = 0, 1, 3
"""Columns of the votes."""
ALPHABETS = (string.ascii_lowercase, "абвгдежзийклмнопрстуфхцчшщъыьэюя")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page's lines with the votes on them, the labelled ones, its title and description."""

    name: str
    lines: list[Line]
    votes: Table
    body: Marks
    title: str
    told: str


def views(page: Labelled, others: Sequence[Labelled]) -> list[tuple[str, Labelled]]:
    """All views of a page, named; `others` lend their sidebars."""
    dice = Random(page.name)
    found = [
        ("whole", page),
        ("bare", _witnessed(bare(page), dice)),
        ("some", _witnessed(_some_names(page, dice), dice)),
        ("cipher", _witnessed(_ciphered(_maybe_bare(page, dice, 0.4), dice), dice)),
    ]
    if page.body.any():
        found.append(("crop", _witnessed(_cropped(_maybe_bare(page, dice, 0.5), dice), dice)))
        found.append(("spoil", _spoiled(_witnessed(_maybe_bare(page, dice, 0.5), dice), dice)))
        lender = others[dice.randrange(len(others))] if others else page
        run = _furniture(lender, dice) if lender.name != page.name else None
        if run is not None:
            found.append(("graft", _maybe_bare(_grafted(page, run, dice), dice, 0.3)))
    return found


def bare(page: Labelled) -> Labelled:
    """The same lines in a page that names nothing by class or id, as many plain pages are."""
    return replace(page, lines=_renamed(page.lines, lambda _: ""))


def _maybe_bare(page: Labelled, dice: Random, chance: float) -> Labelled:
    return bare(page) if dice.random() < chance else page


def _some_names(page: Labelled, dice: Random) -> Labelled:
    """Half of the names that the page gives its parts are gone."""
    kept: dict[str, str] = {}

    def rename(hint: str) -> str:
        if hint not in kept:
            kept[hint] = hint if dice.random() < 0.5 else f"x{len(kept)}"
        return kept[hint]

    return replace(page, lines=_renamed(page.lines, rename))


def _renamed(lines: Sequence[Line], rename: Callable[[str], str]) -> list[Line]:
    known: dict[int, Node] = {}

    def node_of(node: Node) -> Node:
        if id(node) not in known:
            parent = node_of(node.parent) if node.parent is not None else None
            known[id(node)] = Node(node.tag, rename(node.hint), parent, node.depth, node.around)
        return known[id(node)]

    return [replace(line, node=node_of(line.node)) for line in lines]


def _ciphered(page: Labelled, dice: Random) -> Labelled:
    """Each letter written as another of its alphabet: lengths and marks stay, no word is known any more."""
    table: dict[int, str] = {}
    for alphabet in ALPHABETS:
        mixed = dice.sample(alphabet, len(alphabet))
        for plain, cipher in zip(alphabet, mixed, strict=True):
            table |= {ord(plain): cipher, ord(plain.upper()): cipher.upper()}
    lines = [replace(line, text=line.text.translate(table)) for line in page.lines]
    return replace(page, lines=lines, title=page.title.translate(table), told=page.told.translate(table))


def _cropped(page: Labelled, dice: Random) -> Labelled:
    """The page with all but some lines around the article cut away."""
    marked = np.flatnonzero(page.body)
    low = max(0, int(marked[0]) - dice.randint(0, 10))
    high = int(marked[-1]) + 1 + dice.randint(0, 10)
    return replace(page, lines=page.lines[low:high], votes=page.votes[low:high], body=page.body[low:high])


def _witnessed(page: Labelled, dice: Random) -> Labelled:
    """Linked data that gives the article taken away, or put in with some lines lost, now and then."""
    votes, chance = page.votes.copy(), dice.random()
    if len(votes) and votes[0, LINKED] >= 0:
        if chance < 0.3:
            votes[:, LINKED] = -1
    elif chance < 0.25 and page.body.any():
        votes[:, LINKED] = page.body & np.array([dice.random() >= 0.08 for _ in page.body])
    return replace(page, votes=votes)


def _spoiled(page: Labelled, dice: Random) -> Labelled:
    """Trafilatura's votes gone wrong: cut short, begun late, none, for another box, or one box too many."""
    votes, picked = page.votes.copy(), np.flatnonzero(page.votes[:, PRECISE] > 0.5)
    others = np.flatnonzero(~page.body)
    if not len(picked) or not len(others):
        return page
    kind, both = dice.random(), [PRECISE, FAST]
    at, start = int(dice.choice(picked.tolist())), int(dice.choice(others.tolist()))
    if kind < 0.35:
        votes[at:, both] = 0
    elif kind < 0.5:
        votes[:at, both] = 0
    elif kind < 0.85:
        votes[:, both] = 0
    if kind >= 0.7:
        votes[start : start + dice.randint(3, 30), both] = 1
    return replace(page, votes=votes)


def _furniture(page: Labelled, dice: Random) -> Labelled | None:
    """Of eight stretches without a line of the article, the one that would mislead most: of many words, or
    picked by an extractor."""
    best, found = -1.0, None
    for _ in range(8):
        low = high = dice.randrange(max(1, len(page.lines)))
        most = low + dice.randint(3, 25)
        while high < min(most, len(page.lines)) and not page.body[high]:
            high += 1
        words = sum(len(line.text.split()) for line in page.lines[low:high])
        score = 20 * min(6.0, float(page.votes[low:high, [PRECISE, FAST]].sum())) + min(words, 200)
        if high - low >= 2 and score > best:
            part = slice(low, high)
            best = score
            found = replace(page, lines=page.lines[part], votes=page.votes[part], body=page.body[part])
    return found


def _grafted(page: Labelled, run: Labelled, dice: Random) -> Labelled:
    """The page with another's stretch of furniture behind its article, before it, or in its midst."""
    marked = np.flatnonzero(page.body)
    chance = dice.random()
    at = int(dice.choice(marked.tolist())) if chance >= 0.65 else int(marked[0])
    at = int(marked[-1]) + 1 if chance < 0.45 else at
    above = page.lines[min(at, len(page.lines) - 1)].node
    for _ in range(dice.randint(2, 5)):
        above = above.parent or above
    votes = run.votes.copy()
    votes[:, LINKED] = -1 if page.votes[0, LINKED] < 0 else 0
    lines = _moved(run.lines, above)
    return replace(
        page,
        lines=[*page.lines[:at], *lines, *page.lines[at:]],
        votes=np.concatenate([page.votes[:at], votes, page.votes[at:]]),
        body=np.concatenate([page.body[:at], run.body, page.body[at:]]),
    )


def _moved(lines: Sequence[Line], above: Node) -> list[Line]:
    """The lines with the innermost element around all of them put into another one."""
    common = {id(node) for node in lines[0].node.chain()}
    for line in lines[1:]:
        common &= {id(node) for node in line.node.chain()}
    top = next(node for node in lines[0].node.chain() if id(node) in common)
    known = {id(top): Node(top.tag, top.hint, above, above.depth + 1, above.around | top.around)}

    def node_of(node: Node) -> Node:
        if id(node) not in known:
            parent = node_of(node.parent or top)
            known[id(node)] = Node(node.tag, node.hint, parent, parent.depth + 1, node.around | above.around)
        return known[id(node)]

    return [replace(line, node=node_of(line.node), around=line.around | above.around) for line in lines]
