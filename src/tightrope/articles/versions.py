"""Versions of one address over time: what changed, whether it means anything, and which text stands.

    change = versions.compare(old, new)                   how two versions differ, in words and spans
    decision = versions.decide(history, new)              what to do with a new one, given those kept
    key = versions.address_key("https://m.example.com/a/?utm_source=x")

Pure functions of articles. What changes by itself (time stamps, counters, typography, links to other
stories) makes no version; a page that lost its text makes none either; a text that comes back is told as
what it is. Time is linear in the two bodies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from tightrope.articles import _blocked, _stub_words
from tightrope.articles._lexicon import FUNCTION_WORDS
from tightrope.articles._lines import WIDE, weight
from tightrope.articles._versions_address import address_key
from tightrope.articles._versions_diff import Diff, diff, figures, names
from tightrope.articles._versions_entries import Entries, compare_entries
from tightrope.articles._versions_norm import Pieces, pieces, words_of
from tightrope.articles._versions_wall import asking, walled
from tightrope.limits import MAX_VERSION_CHANGES, MAX_VERSIONS_A_DAY
from tightrope.records import Article, Change, ChangeKind, FindingKind, Notice, NoticeKind, Span

__all__ = ["Decision", "Seen", "address_key", "compare", "decide"]

_SHRUNK: Final = 0.2
"""A new text with less than this share of the old one's words is looked at as a stub (FAULTS F09)."""
_LEAST_OLD: Final = 60
"""Words that the old text must have for that: a short alert may be replaced by a shorter one."""
_HELD: Final = 0.8
"""Share of a shrunken text's sentences that stand in the old one from which it is the old one cut short."""
_HEAD_MARGIN: Final = 200
_OTHER: Final = 0.8
"""Share of both texts' words that differ from which, with no headline word in common, it is another story."""
_SURE: Final = 0.5
_LEFT: Final = frozenset({FindingKind.PAYWALL_STUB, FindingKind.BLOCK_PAGE, FindingKind.TRUNCATED})
_TAKING_BACK: Final = frozenset(
    {NoticeKind.CORRECTION, NoticeKind.RETRACTION, NoticeKind.CLARIFICATION, NoticeKind.EDITORS_NOTE}
)
_TITLE_PARTS: Final = (" | ", " - ", " – ", " — ", " :: ", " · ")


@dataclass(frozen=True, slots=True)
class Seen:
    """An article kept for an address, and when its page was fetched (None where nobody knows)."""

    article: Article
    fetched: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a new version.

    `keep` says that it is stored as a version of its own. `stands` is the article whose text counts from
    now on: the new one, or the kept one that it says the same as, or that still stands since
    MAX_VERSIONS_A_DAY of the day are kept. `change` tells how it differs from the one that stood; None for
    the first version of an address.
    """

    keep: bool
    stands: str
    change: Change | None
    why: str


def compare(old: Article, new: Article) -> Change:
    """How `new` differs from `old`, two versions of one address."""
    if old.body == new.body and old.headline == new.headline and not _new_notices(old, new):
        return Change(old.id, new.id, ChangeKind.SAME, 0.0, "the same headline and text")
    if len(old.entries) > 1 and len(new.entries) > 1:
        return _of_entries(old, new, compare_entries(old, new))
    before, after = pieces(old.body), pieces(new.body)
    found = diff(before.told, after.told)
    stub = _stub(old, new, before, after)
    if stub:
        return _change(old, new, ChangeKind.STUB, found, stub)
    kind, why = _kind(old, new, before, after, found)
    return _change(old, new, kind, found, why)


def decide(
    history: Sequence[Seen], new: Article, fetched: datetime | None = None, standing: str | None = None
) -> Decision:
    """What to do with a new version of an address, given those kept, oldest first.

    `standing` is the id of the kept article whose text counts now (`stands` of the last decision); without
    it the last one's. `fetched` counts the versions of one day (its own time zone's): beyond
    MAX_VERSIONS_A_DAY only a correction or another article is kept; without times all are.
    """
    if not history:
        return Decision(True, new.id, None, "the first version of this address")
    latest = next((seen.article for seen in history if seen.article.id == standing), history[-1].article)
    change = compare(latest, new)
    if change.kind in (ChangeKind.SAME, ChangeKind.NOISE, ChangeKind.STUB):
        return Decision(False, latest.id, change, change.why)
    earlier = _back([seen for seen in history if seen.article.id != latest.id], new)
    if earlier is not None:
        why = "an earlier version is back, word for word but for typography"
        return Decision(False, earlier.id, replace(change, kind=ChangeKind.REVERT, why=why), why)
    if change.kind in (ChangeKind.EDIT, ChangeKind.RETITLED) and _is_full(history, fetched):
        why = f"{change.why}; one of over {MAX_VERSIONS_A_DAY} in a day: noted, not kept"
        return Decision(False, latest.id, change, why)
    return Decision(True, new.id, change, change.why)


def _back(history: Sequence[Seen], new: Article) -> Article | None:
    """The latest earlier version that tells the same as the new one under the same headline."""
    told = [piece.key for piece in pieces(new.body).told]
    for seen in reversed(history):
        same_title = _title(seen.article) == _title(new)
        if same_title and [piece.key for piece in pieces(seen.article.body).told] == told:
            return seen.article
    return None


def _is_full(history: Sequence[Seen], fetched: datetime | None) -> bool:
    """Whether as many versions of one day are kept as may be."""
    if fetched is None:
        return False
    of_day = [seen for seen in history if seen.fetched is not None and seen.fetched.date() == fetched.date()]
    return len(of_day) >= MAX_VERSIONS_A_DAY


# --- one comparison -------------------------------------------------------------------------------


def _kind(old: Article, new: Article, before: Pieces, after: Pieces, found: Diff) -> tuple[ChangeKind, str]:
    notices = _new_notices(old, new)
    differs = bool(found.removed or found.added) or before.rest != after.rest
    if notices:
        what = "editor's note" if notices[0].kind is NoticeKind.EDITORS_NOTE else notices[0].kind.value
        told = _told(found) if differs else "the text itself tells the same"
        return ChangeKind.CORRECTION, f"a new notice ({what}) stands on the page; {told}"
    if differs and _is_other(old, new, found):
        return ChangeKind.OTHER, "another article stands at this address: no headline words in common"
    if found.added and not found.removed and len(asking(new, found.added)) == len(found.added):
        return ChangeKind.NOISE, "only a request to subscribe differs"
    if differs:
        return ChangeKind.EDIT, _told(found)
    if _title(old) != _title(new):
        return ChangeKind.RETITLED, f"the headline was {old.headline!r}; the text tells the same"
    return ChangeKind.NOISE, _noise(before, after, found)


def _is_other(old: Article, new: Article, found: Diff) -> bool:
    """Whether two texts under one address are two articles: nearly all words differ, and the headlines
    have no word of content in common. A live blog that goes on is one article."""
    if found.changed <= _OTHER * found.total or old.entries or new.entries:
        return False
    before, after = _content(old), _content(new)
    return bool(before and after) and not before & after


def _content(article: Article) -> frozenset[str]:
    """A headline's words of content; pairs of signs where a language writes no blanks."""
    found: set[str] = set()
    for word in _title(article):
        wide = len(WIDE.findall(word)) > 1
        found.update(word[i : i + 2] for i in range(len(word) - 1)) if wide else found.add(word)
    return frozenset(found - FUNCTION_WORDS)


def _told(found: Diff) -> str:
    """A diff in plain words."""
    rewritten = len(found.pairs)
    gone, came = len(found.removed) - rewritten, len(found.added) - rewritten
    parts = [
        f"{count} {'sentence' if count == 1 else 'sentences'} {what}"
        for count, what in ((rewritten, "rewritten"), (came, "added"), (gone, "taken out"))
        if count
    ]
    if found.capped:
        parts.append(f"more changes than the {MAX_VERSION_CHANGES} that are listed")
    return ", ".join(parts) or "what lies beyond the part that is compared differs"


def _noise(before: Pieces, after: Pieces, found: Diff) -> str:
    if found.moved:
        return "the same sentences in another order"
    if before.noise or after.noise:
        return "only time stamps, counters, credits or links to other stories differ"
    return "only typography or white space differs"


def _change(old: Article, new: Article, kind: ChangeKind, found: Diff, why: str) -> Change:
    called, named = figures(found), names(found)
    if kind is ChangeKind.EDIT and (called or named):
        why += ": " + ", ".join((*called, *named)[:6])
    return Change(
        old.id,
        new.id,
        kind,
        round(found.changed / max(1, found.total), 4),
        why,
        tuple(piece.span for piece in found.removed[:MAX_VERSION_CHANGES]),
        tuple(piece.span for piece in found.added[:MAX_VERSION_CHANGES]),
        called,
        named,
    )


def _new_notices(old: Article, new: Article) -> list[Notice]:
    """Notices that take something back and that the old version does not have."""
    known = {words_of(notice.span.text) for notice in old.notices}
    return [
        notice
        for notice in new.notices
        if notice.kind in _TAKING_BACK and words_of(notice.span.text) not in known
    ]


def _title(article: Article) -> tuple[str, ...]:
    """The headline's words without the outlet's name behind it."""
    headline = article.headline or ""
    for mark in _TITLE_PARTS:
        head, _, tail = headline.rpartition(mark)
        if head and article.outlet and words_of(tail) == words_of(article.outlet):
            headline = head
    return words_of(headline)


def _stub(old: Article, new: Article, before: Pieces, after: Pieces) -> str:
    """Why the new text is what is left of an article, "" where it is an article of its own."""
    had, has = weight(old.body), weight(new.body)
    wall = "" if _new_notices(old, new) else walled(new, before.told, after.told)
    if wall:
        return f"the text shrank from {had} words to {has}, and {wall}"
    if had < _LEAST_OLD or has >= _SHRUNK * had or _new_notices(old, new):
        return ""
    shrunk = f"the text shrank from {had} words to {has}"
    findings = [f for f in new.findings if f.kind in _LEFT and f.score >= _SURE]
    if findings:
        return f"{shrunk}, and {findings[0].why}"
    if _stub_words.walls(new.body.split("\n")):
        return f"{shrunk}, and asks for a subscription"
    blocked = _blocked.look(new.body, new.body.split("\n"))
    if blocked is not None and (blocked.seen["held"] >= _SURE or blocked.lines):
        return f"{shrunk}, and reads as {_blocked.KINDS[blocked.kind]}"
    if _is_head(old.body, new.body) or _held(before, after) >= _HELD:
        return f"{shrunk}, and what is left stood in the old text"
    return ""


def _held(before: Pieces, after: Pieces) -> float:
    """The share of a new text's sentences that stand in the old one; 1 where it has none."""
    known = {piece.key for piece in before.told}
    return sum(piece.key in known for piece in after.told) / max(1, len(after.told)) if after.told else 1.0


def _is_head(old: str, new: str) -> bool:
    """Whether a text consists of another's first words, however its last sentence is cut."""
    words = words_of(new)
    first = words_of(old[: 2 * len(new) + _HEAD_MARGIN])[: len(words)]
    return sum(a == b for a, b in zip(words, first, strict=False)) >= _HELD * len(words)


def _of_entries(old: Article, new: Article, found: Entries) -> Change:
    parts = []
    if found.rolled:
        parts.append(f"{found.rolled} older entries no longer shown")
    told = found.told()
    kind = ChangeKind.EDIT if told else ChangeKind.NOISE
    if _new_notices(old, new):
        kind, told = ChangeKind.CORRECTION, ["a new notice stands on the page", *told]
    if kind is ChangeKind.NOISE and _title(old) != _title(new):
        kind, told = ChangeKind.RETITLED, [f"the headline was {old.headline!r}"]
    why = "live blog: " + ("; ".join([*told, *parts]) or "no entry tells anything new")
    return Change(
        old.id,
        new.id,
        kind,
        found.changed,
        why,
        _capped(found.removed),
        _capped(found.added),
        found.figures,
        found.names,
    )


def _capped(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(spans[:MAX_VERSION_CHANGES])
