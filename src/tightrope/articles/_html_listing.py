"""Whether what was chosen as a body is a list of links or of teasers, each below its own link: no article.

Owns that question. On 381 labelled articles at most half of the lines follow a line that is all link, and
links of some length hold at most 0.7 of the characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tightrope.articles._hosts import site_of
from tightrope.articles._html_select import Piece
from tightrope.articles._html_source import Around, Line, Node
from tightrope.articles._lines import weight

_LEAST_TEASERS: Final = 4
_TEASER_SHARE: Final = 0.95
_TEASER_WORDS: Final = 45
"""Words of the longest teaser; a list of advice under headings that are links says more below each."""
_LEAST_LINKS: Final = 8
_LINKED_SHARE: Final = 0.85
_LINK_CHARS: Final = 300
"""Characters of the longest link that counts: one that is never closed holds the article."""
_ALL: Final = 0.9


def is_listing(lines: Sequence[Line], pieces: Sequence[Piece], addresses: Sequence[str]) -> bool:
    """Whether nearly all of the pieces are links, or teasers that each follow a link of their own.

    `addresses` are those that the page is known by: links to other sites announce no article of this one.
    """
    chosen = sorted({piece.line for piece in pieces})
    own = {site for address in addresses if (site := site_of(address))}
    told = [i for i in chosen if i and _is_teaser(lines[i]) and _announces(lines[i - 1], own)]
    if len(told) >= _LEAST_TEASERS and len(told) >= _TEASER_SHARE * len(chosen):
        return True
    return _is_linked([lines[i] for i in chosen])


def _is_teaser(line: Line) -> bool:
    return weight(line.text) <= _TEASER_WORDS and line.linked < 0.5 * len(line.text)


def _announces(line: Line, own: set[str]) -> bool:
    """Whether a line is all link, to this site."""
    links = [link for _, _, node in line.within if (link := _link(node)) is not None]
    if not links or line.linked < _ALL * len(line.text):
        return False
    return all("//" not in link.href or not own or site_of(link.href) in own for link in links)


def _is_linked(chosen: Sequence[Line]) -> bool:
    sizes: dict[int, int] = {}
    for line in chosen:
        for start, end, node in line.within:
            link = _link(node)
            if link is not None:
                sizes[id(link)] = sizes.get(id(link), 0) + end - start
    short = [size for size in sizes.values() if size <= _LINK_CHARS]
    total = sum(len(line.text) for line in chosen)
    return len(short) >= _LEAST_LINKS and sum(short) >= _LINKED_SHARE * total


def _link(node: Node) -> Node | None:
    """The link around a node that leads somewhere, a few elements up at most."""
    element: Node | None = node
    for _ in range(8):
        if element is None or not element.around & Around.LINK:
            return None
        if element.tag == "a":
            return element if element.href else None
        element = element.parent
    return None
