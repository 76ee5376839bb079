"""Settles a conflict from a reference table where one knows: roll calls, borders, members, offices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tightrope.knowledge import Knowledge, KnownEvent
from tightrope.ledger._conflicts_comparable import Pair, names_of
from tightrope.records import Claim, ClaimKind

_VOTE_WORDS: Final = {
    "yes": "voted in favour",
    "no": "voted against",
    "abstain": "abstained",
    "absent": "did not vote",
}


def settle(pair: Pair) -> str | None:
    """Which side a table bears out, beginning with "left:", "right:", "both:" or "neither:".

    None where no table knows. A withdrawn claim counts for what its source says now: that it was
    wrong.
    """
    if pair.knowledge is None:
        return None
    rule = _RULES.get(pair.one.kind)
    return rule(pair, pair.knowledge) if rule else None


def _side(left: bool, right: bool) -> str:
    return {(True, True): "both", (True, False): "left", (False, True): "right"}.get((left, right), "neither")


def _vote(pair: Pair, knowledge: Knowledge) -> str | None:
    """By the one roll call of the claims' body that their days hold; none where they hold several."""
    kind, _, body = pair.one.attribute.partition(" ")
    polls = [event for event in knowledge.known_events if body and event.body == body]
    held = [[event for event in polls if _within(claim, event)] for claim in (pair.one, pair.two)]
    if held[0] != held[1] or len(held[0]) != 1:
        return None
    return _tally(pair, held[0][0]) if kind == "tally" else _roll(pair, held[0][0])


def _within(claim: Claim, event: KnownEvent) -> bool:
    """Whether the event falls on one of the claim's days."""
    holds = claim.holds
    return bool(holds and holds.start and holds.end and holds.start <= event.start <= holds.end)


def _tally(pair: Pair, event: KnownEvent) -> str | None:
    if len(event.tally) < 3:
        return None
    truth = "-".join(map(str, event.tally[:3]))
    side = _side(_agrees(pair.one.values[0], truth), _agrees(pair.two.values[0], truth))
    return f"{side}: the roll call of {event.name} gives {truth}"


def _agrees(tally: str, truth: str) -> bool:
    return all(a in ("", b) for a, b in zip(tally.split("-"), truth.split("-"), strict=True))


def _roll(pair: Pair, event: KnownEvent) -> str | None:
    votes = dict(event.votes)
    shared = sorted(pair.shared)
    if not shared or any(state not in votes for state in shared):
        return None
    side = _side(_fits(pair.one, shared, votes), _fits(pair.two, shared, votes))
    groups = (
        f"{names_of((s for s in shared if votes[s] == vote), pair.knowledge)} {words}"
        for vote, words in _VOTE_WORDS.items()
        if any(votes[s] == vote for s in shared)
    )
    return f"{side}: in the roll call of {event.name}, {'; '.join(groups)}"


def _fits(claim: Claim, states: list[str], votes: dict[str, str]) -> bool:
    return all((votes[state] in claim.values) != claim.negated for state in states)


def _says(claim: Claim) -> bool:
    """Whether the claim's source now affirms it."""
    return claim.negated == claim.withdrawn


def _border(pair: Pair, knowledge: Knowledge) -> str | None:
    state, other = _single(pair)
    if not state or not other or not knowledge.borders(state) or knowledge.country(other) is None:
        return None
    is_so = other in knowledge.borders(state)
    side = _side(_says(pair.one) == is_so, _says(pair.two) == is_so)
    verb = "borders" if is_so else "does not border"
    names = names_of([state], knowledge), names_of([other], knowledge)
    return f"{side}: by the table of borders {names[0]} {verb} {names[1]}"


def _single(pair: Pair) -> tuple[str, str]:
    """The one state and the one value that both claims are about, "" where there are several."""
    states, values = sorted(pair.shared), sorted(set(pair.one.values) & set(pair.two.values))
    return (states[0], values[0]) if len(states) == len(values) == 1 else ("", "")


def _member(pair: Pair, knowledge: Knowledge) -> str | None:
    state, value = _single(pair)
    organisation = knowledge.organisation(value) if value else None
    if organisation is None or not organisation.memberships:
        return None
    is_so = state in organisation.members(pair.one.holds.start if pair.one.holds else None)
    side = _side(_says(pair.one) == is_so, _says(pair.two) == is_so)
    verb = "is" if is_so else "is not"
    name = names_of([state], knowledge)
    return f"{side}: by the table of memberships {name} {verb} a member of {organisation.name}"


def _office(pair: Pair, knowledge: Knowledge) -> str | None:
    states = sorted(part for part in pair.shared if len(part) == 3)
    if len(states) != 1 or pair.one.attribute.startswith("became ") or pair.one.holds is None:
        return None
    tenure = knowledge.office_holder(states[0], pair.one.attribute, pair.one.holds.start)
    if tenure is None:
        return None
    side = _side(tenure.person_id in pair.one.values, tenure.person_id in pair.two.values)
    name = names_of(states, knowledge)
    return f"{side}: by the table of offices {tenure.name} was {pair.one.attribute} of {name}"


_RULES: Final[dict[ClaimKind, Callable[[Pair, Knowledge], str | None]]] = {
    ClaimKind.VOTE: _vote,
    ClaimKind.BORDER: _border,
    ClaimKind.MEMBERSHIP: _member,
    ClaimKind.OFFICE: _office,
}
