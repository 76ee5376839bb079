"""Two states of a live blog set against each other entry by entry.

Owns matching entries: by heading and time where they have one, else by their text. New entries on top and
old ones that roll off the end are what live blogs do; an entry that was rewritten is called out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from tightrope.articles._versions_diff import Diff, diff, figures, names
from tightrope.articles._versions_norm import Piece, pieces, words_of
from tightrope.records import Article, Entry, Span


@dataclass(frozen=True, slots=True)
class Entries:
    """Counts of entries that came, were rewritten or taken out of the midst, and that rolled off the end.

    `removed` and `added` are sentences in the old and new body; `changed` the share of words that differ.
    """

    came: int
    rewritten: int
    gone: int
    rolled: int
    removed: tuple[Span, ...]
    added: tuple[Span, ...]
    changed: float
    figures: tuple[str, ...]
    names: tuple[str, ...]

    def told(self) -> list[str]:
        """What is new, in plain words; empty where nothing is."""
        counts = ((self.came, "added"), (self.rewritten, "rewritten"), (self.gone, "taken out"))
        return [f"{n} {'entry' if n == 1 else 'entries'} {what}" for n, what in counts if n]


def compare_entries(old: Article, new: Article) -> Entries:
    """How the entries of two states of a live blog differ."""
    before, after = _keyed(old), _keyed(new)
    told_before = {key: _told(old, entry) for key, entry in before.items()}
    told_after = {key: _told(new, entry) for key, entry in after.items()}
    both = [key for key in before if key in after]
    rewritten = [key for key in both if _keys(told_before[key]) != _keys(told_after[key])]
    came = [key for key in after if key not in before]
    gone = [key for key in before if key not in after]
    rolled = _rolled([key in after for key in before])
    midst = gone[: len(gone) - rolled]
    left = list(chain.from_iterable(told_before[key] for key in (*rewritten, *midst)))
    right = list(chain.from_iterable(told_after[key] for key in (*rewritten, *came)))
    found = diff(left, right)
    return Entries(
        len(came), len(rewritten), len(midst), rolled,
        tuple(piece.span for piece in found.removed), tuple(piece.span for piece in found.added),
        _share(found, told_before, told_after), figures(found), names(found),
    )  # fmt: skip


def _rolled(kept: Sequence[bool]) -> int:
    """How many entries at the end of the old state, its oldest, are no longer there."""
    count = 0
    for still in reversed(kept):
        if still:
            return count
        count += 1
    return 0 if count == len(kept) else count


def _keyed(article: Article) -> dict[tuple[object, ...], Entry]:
    found: dict[tuple[object, ...], Entry] = {}
    for entry in article.entries:
        key = _key(entry)
        while key in found:
            key = (*key, "again")
        found[key] = entry
    return found


def _key(entry: Entry) -> tuple[object, ...]:
    posted = entry.posted.instant or entry.posted.earliest
    if entry.heading or posted:
        return (words_of(entry.heading or ""), posted)
    told = pieces(entry.span.text).told
    return (told[0].key if told else entry.span.text,)


def _told(article: Article, entry: Entry) -> list[Piece]:
    """The entry's sentences, their places in the whole body."""
    start = entry.span.start
    return [
        Piece(Span.of(article.body, p.span.start + start, p.span.end + start), p.key, p.words)
        for p in pieces(entry.span.text).told
    ]


def _keys(told: Sequence[Piece]) -> list[str]:
    return [piece.key for piece in told]


def _share(
    found: Diff, before: dict[tuple[object, ...], list[Piece]], after: dict[tuple[object, ...], list[Piece]]
) -> float:
    total = sum(len(p.words) for p in chain(*before.values(), *after.values()))
    return round(found.changed / max(1, total), 4)
