"""Two bodies' sentences set against each other: which went, which came, which were rewritten and how.

Owns the alignment. Equal sentences are matched by their keys, wherever they stand; what is left over is
paired by the rare words that it shares. Both are linear in the bodies, so that a live blog of 200 KB costs
no more than its length; only the pairing of changed sentences has a cap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tightrope.articles._lexicon import FUNCTION_WORDS, MONTHS, words_of
from tightrope.articles._lines import WORD
from tightrope.articles._versions_norm import Piece, folded
from tightrope.limits import MAX_VERSION_CHANGES

_ALIKE: Final = 0.4
"""Share of words in common (Jaccard) from which two sentences are versions of one."""
_COMMON: Final = 12
"""A word in more than so many of the sentences that came tells nothing of which is which."""
_LIKELY: Final = 4
"""Sentences, by rare words shared, that are looked at closely as what another became."""
_CALLED: Final = 20
"""Most numbers, and names, that are called out."""


@dataclass(frozen=True, slots=True)
class Diff:
    """`removed` and `added` are what went and came, in order; `pairs` those that were rewritten.

    `changed` counts the words that differ, `total` all of both bodies. `capped` says that there were more
    changed sentences than are paired.
    """

    removed: tuple[Piece, ...]
    added: tuple[Piece, ...]
    pairs: tuple[tuple[Piece, Piece], ...]
    changed: int
    total: int
    moved: bool
    capped: bool


def diff(old: Sequence[Piece], new: Sequence[Piece]) -> Diff:
    """How the sentences differ."""
    left, right = Counter(piece.key for piece in old), Counter(piece.key for piece in new)
    removed, added = _beyond(old, right), _beyond(new, left)
    pairs = _paired(removed[:MAX_VERSION_CHANGES], added[:MAX_VERSION_CHANGES])
    changed = _differing(removed, added, pairs)
    total = sum(len(piece.words) for piece in (*old, *new))
    moved = not removed and not added and [p.key for p in old] != [p.key for p in new]
    capped = max(len(removed), len(added)) > MAX_VERSION_CHANGES
    return Diff(tuple(removed), tuple(added), tuple(pairs), changed, total, moved, capped)


def _beyond(pieces: Sequence[Piece], other: Counter[str]) -> list[Piece]:
    """The pieces that the other side does not have, or has fewer times."""
    left = Counter(other)
    found = []
    for piece in pieces:
        if left[piece.key] > 0:
            left[piece.key] -= 1
        else:
            found.append(piece)
    return found


def _paired(removed: Sequence[Piece], added: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Each removed sentence with the added one most like it, both used once, in the order of the old body."""
    where: dict[str, list[int]] = defaultdict(list)
    for i, piece in enumerate(added):
        for word in set(piece.words):
            where[word].append(i)
    free = set(range(len(added)))
    found = []
    for piece in removed:
        shared: Counter[int] = Counter()
        words = set(piece.words)
        for word in sorted(words):
            if len(where[word]) <= _COMMON:
                shared.update(i for i in where[word] if i in free)
        likely = sorted(shared, key=lambda i: (-shared[i], i))[:_LIKELY]
        best = max(likely, key=lambda i: _alike(words, added[i]), default=None)
        if best is not None and _alike(words, added[best]) >= _ALIKE:
            free.discard(best)
            found.append((piece, added[best]))
    return found


def _alike(words: set[str], piece: Piece) -> float:
    other = set(piece.words)
    return len(words & other) / len(words | other)


def _differing(removed: Sequence[Piece], added: Sequence[Piece], pairs: Sequence[tuple[Piece, Piece]]) -> int:
    """Words of the sentences that went or came; of rewritten ones only those that differ."""
    count = sum(len(piece.words) for piece in (*removed, *added))
    for old, new in pairs:
        count -= 2 * (Counter(old.words) & Counter(new.words)).total()
    return count


def figures(found: Diff) -> tuple[str, ...]:
    """The numbers that differ: "12 → 14" where one stands in the place of another."""
    return _called(found, _numbers)


def names(found: Diff) -> tuple[str, ...]:
    """The names that differ, words with a capital inside a sentence: "Porto → Riga", "+ Riga"."""
    return _called(found, _capitals)


def _called(found: Diff, of: Callable[[Piece], list[str]]) -> tuple[str, ...]:
    told: list[str] = []
    for old, new in found.pairs:
        gone, came = _only(of(old), of(new)), _only(of(new), of(old))
        if len(gone) == len(came):
            told += [f"{a} → {b}" for a, b in zip(gone, came, strict=True)]
        else:
            told += [*(f"- {a}" for a in gone), *(f"+ {b}" for b in came)]
    paired_old, paired_new = {id(a) for a, _ in found.pairs}, {id(b) for _, b in found.pairs}
    gone_all = [v for p in found.removed if id(p) not in paired_old for v in of(p)]
    came_all = [v for p in found.added if id(p) not in paired_new for v in of(p)]
    told += [f"- {value}" for value in _only(gone_all, came_all)]
    told += [f"+ {value}" for value in _only(came_all, gone_all)]
    return tuple(dict.fromkeys(told))[:_CALLED]


def _only(these: Iterable[str], those: Iterable[str]) -> list[str]:
    other = set(those)
    return list(dict.fromkeys(value for value in these if value not in other))


def _numbers(piece: Piece) -> list[str]:
    return [word for word in piece.words if word[0].isdigit() or word in _SPELT]


def _capitals(piece: Piece) -> list[str]:
    return [
        word
        for word in WORD.findall(folded(piece.span.text))[1:]
        if word[0].isupper()
        and word.lower() not in FUNCTION_WORDS
        and word.lower() not in MONTHS
        and word != "I"
    ]


_SPELT: Final = words_of(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion dozen dozens hundreds thousands half"
)
