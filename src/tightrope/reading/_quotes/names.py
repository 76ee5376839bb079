"""Full names that the text itself gives, for sources that the reader of actors did not name.

A name is a run of proper nouns, what stands before it as a title cut off ("House Majority Leader Anna
Kovacs" is Anna Kovacs). A bare surname takes the full name that the article gives elsewhere, if it gives
one only.
"""

from __future__ import annotations

from tightrope.knowledge import slug
from tightrope.reading._quotes.people import TITLES
from tightrope.reading._quotes.stances import words
from tightrope.reading._quotes.tree import Tree
from tightrope.records import Actor, ActorKind

_OFFICES = words(
    """
    adviser advisor aide analyst attorney captain candidate chair chairman chairwoman chief commander
    commissioner congressman congresswoman consul counsel deputy director doctor envoy expert founder
    head inspector lawmaker lawyer leader lieutenant lt. maj. major manager marshal member mr. mrs. ms.
    officer official owner professor reporter researcher secretary-general sgt. sheikh sir speaker
    strategist superintendent treasurer whip
    """
)
_MOST_WORDS = 4
_PARTICLES = words("al bin de del der di el ibn la le van von")


class Names:
    """The full names of one article, by surname."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._full: dict[str, set[str]] = {}
        for token in range(len(tree)):
            if tree.entity[token] == "PERSON" or tree.pos[token] == "PROPN":
                name = self._run(token)
                if name is not None:
                    self._full.setdefault(tree.word[token], set()).add(name)

    def person(self, token: int) -> Actor | None:
        """The person whose name ends with this token, None where the text gives no full name."""
        tree = self._tree
        if tree.pos[token] != "PROPN" or tree.entity[token] in ("ORG", "GPE", "LOC", "NORP", "FAC"):
            return None
        name = self._run(token)
        if name is None:
            known = self._full.get(tree.word[token], set())
            if len(known) != 1:
                return None
            (name,) = known
        return Actor(f"P.{slug(name)}", name, ActorKind.PERSON)

    def _run(self, last: int) -> str | None:
        """The full name that ends here: two to four proper nouns after any title."""
        tree = self._tree
        if last + 1 < len(tree) and self._is_name(last + 1):
            return None
        first = last
        while first > 0 and last - first < _MOST_WORDS - 1 and self._is_name(first - 1):
            first -= 1
        if first == last or not self._is_name(last):
            return None
        if first > 0 and self._is_name(first - 1):
            return None
        return tree.text[tree.start[first] : tree.end[last]]

    def _is_name(self, token: int) -> bool:
        tree, word = self._tree, self._tree.word[token]
        if word in TITLES or word in _OFFICES:
            return False
        if word in _PARTICLES:
            return True
        return tree.pos[token] == "PROPN" and tree.text[tree.start[token]].isupper() and "\n" not in word
