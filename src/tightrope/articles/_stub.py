"""Whether what stands on a page is a paywall's stub: a few words, then a request to subscribe.

Owns what is looked at; `_calibrate` weighs it. A request to subscribe below a whole article is common and
no stub, so its words never count alone: the article's length and how it ends count beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p
from typing import Final

from tightrope.articles import _stub_words
from tightrope.articles._lines import weight
from tightrope.articles._truncated import breaks_off
from tightrope.articles._truncated_promise import Promise
from tightrope.limits import MAX_WALL_LINES

NEAR: Final = 8
"""Lines below the body in which a request to subscribe still speaks of this article."""
_SHORT_WALL: Final = 40
_FEW_WORDS: Final = 400
_FULL_WORDS: Final = 600
"""Words beyond which a longer body says nothing more against a stub."""


@dataclass(frozen=True, slots=True)
class Stub:
    """What the page shows: `seen` for the scale, the lines below and the paragraphs, by number, that ask."""

    seen: dict[str, float]
    below: tuple[int, ...]
    inside: tuple[int, ...]
    words: int


def look(body: str, lines: Sequence[str], first: int, promise: Promise, ending: Mapping[str, float]) -> Stub:
    """What speaks for a stub. `lines` are all that the page shows, `first` the number of the first below the
    body; `ending` is what `_truncated.look` saw of the body's end."""
    below = lines[first : first + NEAR]
    paragraphs = body.split("\n\n", MAX_WALL_LINES)[:MAX_WALL_LINES]
    inside = [i for i in _stub_words.walls(paragraphs) if weight(paragraphs[i]) <= _SHORT_WALL]
    asked = _stub_words.walls(below)
    words = weight(body)
    wall = bool(asked or inside)
    # Far from the body a request counts only right below text that breaks off: what was taken for the body
    # stands elsewhere then. Requests in a site's own menus follow no such text.
    far = [] if wall or words >= _FEW_WORDS else _walls_below_cuts(lines[:MAX_WALL_LINES])
    only = any(map(_stub_words.only_for_members, [*below, *(paragraphs[i] for i in inside)]))
    cut = max(ending["ellipsis"], ending["unstopped"])
    seen = {
        "wall": float(wall),
        "wall_first": float(bool(inside) or 0 in asked or 1 in asked),
        "wall_only": float(only),
        "wall_twice": float(len(asked) + len(inside) >= 2),
        "wall_words": float(wall) * log1p(min(words, _FULL_WORDS)),
        "wall_cut": float(wall) * cut,
        "wall_longer": float(wall) * ending["longer"],
        "not_free": float(promise.free is False),
        "not_free_short": float(promise.free is False and words < 200),
        "else_wall": float(bool(far)),
        "else_only": float(any(_stub_words.only_for_members(lines[i]) for i in far)),
        "words": log1p(min(words, _FULL_WORDS)),
    }
    return Stub(seen, tuple(asked), tuple(inside), words)


def _walls_below_cuts(lines: Sequence[str]) -> list[int]:
    """Requests to subscribe, by number, on one of the two lines below text that breaks off."""
    cuts = [breaks_off(line) for line in lines]
    near = [i for i in range(1, len(lines)) if cuts[i - 1] or (i > 1 and cuts[i - 2])]
    return [i for i in near if 0 in _stub_words.walls(lines[i : i + 2])]
