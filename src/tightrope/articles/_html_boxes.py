"""How a page's prose is spread over its elements: what share of it each element around a line holds, and
where the line stands to the element that holds most of it. Owns those columns; decides nothing.

Readability's idea (Arc90, 2009) that paragraphs vouch for the elements around them, without its word
lists: only lengths, links and nesting are looked at, so that it holds in any language and on any site.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles._html_source import Around, Line, Node

Table = NDArray[np.float64]

_LEVELS: Final = 4
_HALF, _MOST = 0.5, 0.8
_FAR: Final = 12
_FURNITURE: Final = Around.NAV | Around.FOOTER | Around.FORM | Around.UNSEEN
_INLINE: Final = frozenset({"a", "span", "strong", "em", "time", "button", "label"})
_LEAST_PROSE: Final = 8
_SURE_PROSE: Final = 20

NAMES: Final = (
    *(f"{what}_{level}" for what in ("prose", "links", "score") for level in range(1, _LEVELS + 1)),
    "in_half", "to_half", "in_most", "to_most", "in_top", "to_top",
)  # fmt: skip
"""Share of the page's prose, share of linked text and readability score of the elements one to four levels
around a line's own; and whether the line stands in the smallest element with half of the prose, with most
of it, and in the best scored one, or how many levels below one that holds that element."""


def block(node: Node) -> Node:
    """The element that lays out a line: links and spans are inside it."""
    for element in node.chain():
        if element.tag not in _INLINE:
            return element
    return node


class _Sums:
    """Every element around a line, outermost first, with what stands in it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        found: dict[int, Node] = {}
        for line in lines:
            node: Node | None = line.node
            while node is not None and id(node) not in found:
                found[id(node)] = node
                node = node.parent
        self.nodes = sorted(found.values(), key=lambda node: node.depth)
        self.index = {id(node): at for at, node in enumerate(self.nodes)}
        self.parents = [self.index[id(n.parent)] if n.parent is not None else -1 for n in self.nodes]

    def up(self, values: list[float]) -> list[float]:
        """Each element's own value and those of all elements in it."""
        total = list(values)
        for at in range(len(total) - 1, 0, -1):
            if self.parents[at] >= 0:
                total[self.parents[at]] += total[at]
        return total

    def place(self, main: int) -> list[tuple[float, float]]:
        """For each element whether it stands in `main`, and its levels below one that holds `main`."""
        holds = set()
        at = main
        while at >= 0:
            holds.add(at)
            at = self.parents[at]
        found: list[tuple[float, float]] = []
        for at, parent in enumerate(self.parents):
            inside = at == main or (parent >= 0 and found[parent][0] > 0)
            levels = 0.0 if inside or at in holds or parent < 0 else min(_FAR, found[parent][1] + 1)
            found.append((float(inside), levels))
        return found


def table(lines: Sequence[Line], telling: int, words: Table, ends: Table, commas: Table) -> Table:
    """One row a line, one column a name in NAMES; `words`, `ends` (whether it ends as a sentence does) and
    `commas` of each line; `telling` as `_html_select.telling` gives it."""
    if not lines:
        return np.zeros((0, len(NAMES)))
    sums = _Sums(lines)
    count = len(sums.nodes)
    own = [sums.index[id(block(line.node))] for line in lines]
    mass, text, links, score = ([0.0] * count for _ in range(4))
    for row, (line, at) in enumerate(zip(lines, own, strict=True)):
        text[at] += len(line.text)
        links[at] += line.linked
        if _is_prose(line, telling, words[row], ends[row]):
            mass[at] += words[row]
            _vouch(score, sums.parents, at, 1 + commas[row] + min(len(line.text) / 100, 3.0))
    mass, text, links = sums.up(mass), sums.up(text), sums.up(links)
    density = [link / max(1.0, size) for link, size in zip(links, text, strict=True)]
    score = [value * (1 - share) for value, share in zip(score, density, strict=True)]
    whole, best = max(1.0, mass[0]), max(1.0, max(score))
    columns = [[m / whole for m in mass], density, [value / best for value in score]]
    mains = (_smallest(mass, _HALF), _smallest(mass, _MOST), score.index(max(score)))
    places = [sums.place(main) for main in mains]
    return np.array([_row(at, sums.parents, columns, places) for at in own])


def _is_prose(line: Line, telling: int, words: float, ends: float) -> bool:
    if line.around & _FURNITURE & telling or line.linked > 0.4 * len(line.text):
        return False
    return words >= _SURE_PROSE or (words >= _LEAST_PROSE and ends > 0)


def _vouch(score: list[float], parents: list[int], at: int, value: float) -> None:
    """A paragraph's score goes to the element around it, and half of it to the next."""
    for share in (1.0, 0.5):
        at = parents[at] if parents[at] >= 0 else at
        score[at] += share * value


def _smallest(mass: list[float], share: float) -> int:
    """The innermost element with so great a share of the prose; they are in the order of their depth."""
    if not mass[0]:
        return 0
    return max(at for at, value in enumerate(mass) if value >= share * mass[0])


def _row(
    at: int, parents: list[int], columns: list[list[float]], places: list[list[tuple[float, float]]]
) -> list[float]:
    chain = []
    above = at
    for _ in range(_LEVELS):
        above = parents[above] if parents[above] >= 0 else above
        chain.append(above)
    return [
        *(column[level] for column in columns for level in chain),
        *(value for place in places for value in place[at]),
    ]
