"""Sets claims of different origins against each other: pure rules, no database.

`find_conflicts` compares pairs and gives a `Conflict` where the two cannot both be right. It is
symmetric: which of the two articles was read first changes nothing, not even the id. What makes
two claims comparable at all (the same vote, the same happening) stands in `_conflicts_comparable.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Final

from tightrope.knowledge import Knowledge
from tightrope.ledger._conflicts_comparable import (
    HeldClaim,
    Pair,
    Range,
    days_apart,
    days_of,
    names_of,
    parts,
    range_of,
    same_place,
    same_time,
    shared_topic,
)
from tightrope.ledger._conflicts_settle import settle
from tightrope.records import Claim, ClaimKind, Conflict, Interval, content_id

__all__ = ["MAX_PAIRS", "HeldClaim", "find_conflicts"]

MAX_PAIRS: Final = 200_000
"""Most pairs compared for one article. The ledger hands over only claims that share kind,
attribute and subject; a page made to hold thousands of claims must not stop the run."""

COUNT_DAYS: Final = 7
"""Days between two publications within which counts may be of the same happening."""

HEAD_CHARS: Final = 800
"""A count without a day is the article's own toll where it stands this near its head; further down it
is as often one of another happening that is recalled."""

SLACK: Final = 0.1
"""Least gap, as a share of the larger number, for "more than 70" or "nearly 80" to clash: such numbers are
rounded. Exact numbers clash by any gap."""

VISIT_DAYS: Final = 10
"""Days between two stated days of a visit, or two publications, within which it may be one visit."""

Rule = Callable[[Pair], str | None]


def find_conflicts(
    new: Sequence[HeldClaim], held: Iterable[HeldClaim], knowledge: Knowledge | None = None
) -> tuple[Conflict, ...]:
    """The conflicts between claims of one article and claims held already.

    `held` should hold the claims that share kind, attribute and a part of the subject (subjects
    are codes joined by "+"); others are passed over. Claims of one origin never conflict, so a
    newsroom's reprints don't contradict it twice. With `knowledge` a conflict is settled where a
    reference table can, and `settled` begins with "left:", "right:", "both:" or "neither:".
    One conflict is given for each pair of articles and matter. Sorted by id.
    """
    found: dict[tuple[str, ...], Conflict] = {}
    compared = 0
    ours = _leading(new)
    for other in _leading(held):
        for mine in ours:
            if not _may_clash(mine, other):
                continue
            compared += 1
            if compared > MAX_PAIRS:
                return tuple(sorted(found.values(), key=lambda c: c.id))
            _compare(mine, other, knowledge, found)
    return tuple(sorted(found.values(), key=lambda c: c.id))


def _leading(claims: Iterable[HeldClaim]) -> list[HeldClaim]:
    """The claims without an article's second and later counts of one sort that no day dates.

    Such a count is of a part, or of another happening that is recalled or listed beside its own.
    """
    given = list(claims)
    first: dict[tuple[str, ...], tuple[int, str]] = {}
    for held in given:
        if _is_undated_count(held.claim):
            place = (held.claim.evidence.start, held.claim.id)
            first[_sort(held.claim)] = min(place, first.get(_sort(held.claim), place))
    return [h for h in given if not _is_undated_count(h.claim) or first[_sort(h.claim)][1] == h.claim.id]


def _is_undated_count(claim: Claim) -> bool:
    return claim.kind is ClaimKind.COUNT and claim.holds is None and not claim.withdrawn


def _sort(claim: Claim) -> tuple[str, ...]:
    return (claim.article_id, claim.attribute, claim.subject)


def _may_clash(mine: HeldClaim, other: HeldClaim) -> bool:
    one, two = mine.claim, other.claim
    if one.kind is not two.kind or one.attribute != two.attribute:
        return False
    if mine.origin == other.origin or one.article_id == two.article_id:
        return False
    if one.withdrawn and two.withdrawn:
        return False
    return not parts(one.subject).isdisjoint(parts(two.subject))


def _compare(
    mine: HeldClaim, other: HeldClaim, knowledge: Knowledge | None, found: dict[tuple[str, ...], Conflict]
) -> None:
    left, right = sorted((mine, other), key=_order)
    pair = Pair(left, right, knowledge)
    one, two = pair.one, pair.two
    reason = _taken_back(pair) if one.withdrawn or two.withdrawn else RULES[one.kind](pair)
    if reason is None:
        return
    why = f"{left.name} says that {one.words}; {right.name} says that {two.words}; {reason}"
    conflict = Conflict(content_id("conflict", one.id, two.id), one.kind, one, two, why, settle(pair))
    matter = (one.article_id, two.article_id, one.kind, one.attribute, *sorted(pair.shared))
    kept = found.get(matter)
    if kept is None or _place(conflict) < _place(kept):
        found[matter] = conflict


def _order(held: HeldClaim) -> tuple[str, str, str]:
    day = held.published.start if held.published else None
    return (day.isoformat() if day else "9999", held.claim.article_id, held.claim.id)


def _place(conflict: Conflict) -> tuple[int, int, str]:
    return (conflict.left.evidence.start, conflict.right.evidence.start, conflict.id)


# --- one rule a kind: the reason why both cannot be right, or None -------------------------------


def _vote(pair: Pair) -> str | None:
    """Two accounts of one vote that give the same states different votes, or other totals.

    "All five abstained" against "all five abstained or did not vote" is a conflict too: one account
    leaves open what the other rules out. What it leaves open of a group, another may know of a member.
    """
    if not same_time(pair, COUNT_DAYS) or not shared_topic(pair, 1):
        return None
    one, two = pair.one, pair.two
    if one.attribute.startswith("tally"):
        return _tallies_differ(one.values[0], two.values[0])
    if not _votes_clash(one, two):
        return None
    both = names_of(pair.shared, pair.knowledge)
    if not one.negated and not two.negated and set(one.values) & set(two.values):
        return f"of {both}, one account leaves open what the other rules out"
    return f"{both} cannot have voted both ways"


def _votes_clash(one: Claim, two: Claim) -> bool:
    if one.negated and two.negated:
        return False
    if one.negated != two.negated:
        denied, said = (one, two) if one.negated else (two, one)
        return set(said.values) <= set(denied.values)
    if set(one.values).isdisjoint(two.values):
        return True
    return set(one.values) != set(two.values) and parts(one.subject) == parts(two.subject)


def _tallies_differ(one: str, two: str) -> str | None:
    names = ("in favour", "against", "abstaining")
    pairs = zip(names, one.split("-"), two.split("-"), strict=True)
    differing = [f"{a} or {b} {name}" for name, a, b in pairs if a and b and a != b]
    return "the totals differ: " + ", ".join(differing) if differing else None


def _count(pair: Pair) -> str | None:
    """Counts of one happening whose ranges share no number, unless the toll has grown since."""
    if not same_time(pair, COUNT_DAYS) or not (_short(pair.one) and _short(pair.two)):
        return None
    one, two = range_of(pair.one.values), range_of(pair.two.values)
    if one is None or two is None or one.meets(two) or pair.one.negated or pair.two.negated:
        return None
    if one.gap(two) < SLACK and not (one.is_exact and two.is_exact):
        return None
    if not _same_happening(pair) or not shared_topic(pair, 2) or not same_place(pair):
        return None
    if _grown(pair, one, two):
        return None
    return "no number agrees with both, and the larger one was not published on a later day"


def _same_happening(pair: Pair) -> bool:
    """Whether both counts may be the toll that the articles are about.

    Each is dated, or told at the head and then taken to be of the days before its page came out; and
    those days overlap.
    """
    if any(claim.holds is None and claim.evidence.start >= HEAD_CHARS for claim in (pair.one, pair.two)):
        return False
    one, two = (held.claim.holds or _lately(held) for held in (pair.left, pair.right))
    return one is None or two is None or one.overlaps(two)


def _lately(held: HeldClaim) -> Interval | None:
    if held.published is None or held.published.start is None:
        return None
    return Interval(held.published.start - timedelta(days=COUNT_DAYS), held.published.end)


def _short(claim: Claim) -> bool:
    """Whether a count runs over a week at most: "since 2014" is no toll of one happening."""
    holds = claim.holds
    return holds is None or (
        holds.start is not None and holds.end is not None and (holds.end - holds.start).days <= COUNT_DAYS
    )


def _grown(pair: Pair, one: Range, two: Range) -> bool:
    """Whether the later page may have the larger number: tolls grow, so that is an update.

    A page of no known day may be the later one.
    """
    first, second = pair.left.published, pair.right.published
    if first is None or second is None or first.end is None or second.start is None:
        return True
    return first.end < second.start and two.least > one.most


def _date(pair: Pair) -> str | None:
    """Days stated for one visit that share no day.

    A plan and a later report of another day are no conflict: plans change. Two plans, or two
    reports of what took place, are.
    """
    one, two = pair.one, pair.two
    if one.negated or two.negated or not _same_visitor(one.subject, two.subject):
        return None
    mine, theirs = days_of(one.values), days_of(two.values)
    if mine is None or theirs is None or mine.overlaps(theirs):
        return None
    apart = max(days_apart(mine, theirs), days_apart(pair.left.published, pair.right.published))
    if apart > VISIT_DAYS or _planned(pair.left) != _planned(pair.right):
        return None
    return "no day fits both"


def _same_visitor(one: str, two: str) -> bool:
    states = [{part for part in parts(subject) if len(part) == 3} for subject in (one, two)]
    people = [parts(subject) - mine for subject, mine in zip((one, two), states, strict=True)]
    same_people = not people[0] or not people[1] or not people[0].isdisjoint(people[1])
    return states[0] == states[1] and same_people


def _planned(held: HeldClaim) -> bool:
    """Whether the stated days lie behind the day of publication."""
    days = days_of(held.claim.values)
    if days is None or days.start is None or held.published is None or held.published.start is None:
        return False
    return days.start > held.published.start


def _polarity(pair: Pair) -> str | None:
    """A standing fact (a border, a membership) that one affirms and the other denies."""
    one, two = pair.one, pair.two
    if one.negated == two.negated or set(one.values).isdisjoint(two.values) or not pair.held_together:
        return None
    return "one denies what the other affirms"


def _taken_back(pair: Pair) -> str | None:
    """A claim that one source has taken back and another still makes."""
    one, two = pair.one, pair.two
    if one.negated != two.negated or set(one.values).isdisjoint(two.values) or not pair.held_together:
        return None
    if parts(one.subject) != parts(two.subject):
        return None
    return f"{pair.left.name if one.withdrawn else pair.right.name} has taken this back"


def _office(pair: Pair) -> str | None:
    """One office, two holders on the same day; or one holder and two first days."""
    one, two = pair.one, pair.two
    if one.negated or two.negated:
        return _polarity(pair)
    if one.attribute.startswith("became "):
        mine, theirs = days_of(one.values), days_of(two.values)
        same = parts(one.subject) == parts(two.subject)
        return "no day fits both" if same and mine and theirs and not mine.overlaps(theirs) else None
    if one.holds is None or two.holds is None or not pair.held_together:
        return None
    same = not set(one.values).isdisjoint(two.values)
    return None if same or _namesakes(one, two) else "the office has one holder at a time"


def _namesakes(one: Claim, two: Claim) -> bool:
    """Whether the holders' names share a word: one person, spelled or shortened otherwise."""
    names = [claim.words.partition(" is ")[0].casefold().split() for claim in (one, two)]
    return not set(names[0]).isdisjoint(names[1])


def _occurrence(pair: Pair) -> str | None:
    """A deed that one account reports and another denies."""
    one, two = pair.one, pair.two
    if one.negated == two.negated or not same_time(pair, COUNT_DAYS) or not shared_topic(pair, 2):
        return None
    if one.values and two.values and set(one.values).isdisjoint(two.values):
        return None
    return "one denies what the other reports"


RULES: Final[dict[ClaimKind, Rule]] = {
    ClaimKind.VOTE: _vote,
    ClaimKind.COUNT: _count,
    ClaimKind.DATE: _date,
    ClaimKind.BORDER: _polarity,
    ClaimKind.MEMBERSHIP: _polarity,
    ClaimKind.OFFICE: _office,
    ClaimKind.OCCURRENCE: _occurrence,
}
"""The rule that tells a conflict, for each kind of claim."""
