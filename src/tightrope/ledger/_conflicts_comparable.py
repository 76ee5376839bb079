"""What makes two claims comparable: the same time, topic and place; owns how claim values are read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tightrope.knowledge import Knowledge
from tightrope.records import Claim, Interval


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim with what must be known of its article to set it against others.

    `origin` names the group of copies the article belongs to (the id of its original), `published`
    the days on which it may have been published, `name` what to call the account in plain words
    (the outlet), `headline` the article's headline, `lead` the first few hundred characters of its
    body: by their words it is told whether two accounts are of the same happening.
    """

    claim: Claim
    origin: str
    published: Interval | None = None
    headline: str = ""
    name: str = "one account"
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """A count as far as the words give it: at least, and at most."""

    least: float
    most: float

    def meets(self, other: Range) -> bool:
        """Whether some number fits both."""
        return self.least <= other.most and other.least <= self.most

    @property
    def is_exact(self) -> bool:
        """Whether one number is meant."""
        return self.least == self.most

    def gap(self, other: Range) -> float:
        """How far two ranges lie apart, as a share of the larger number; 0 where they meet."""
        low, high = sorted((self, other), key=lambda r: r.least)
        return max(0.0, (high.least - low.most) / high.least) if high.least else 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one kind and attribute from different origins, the earlier published on the left."""

    left: HeldClaim
    right: HeldClaim
    knowledge: Knowledge | None

    @property
    def one(self) -> Claim:
        """The left claim."""
        return self.left.claim

    @property
    def two(self) -> Claim:
        """The right claim."""
        return self.right.claim

    @property
    def shared(self) -> frozenset[str]:
        """The codes that both are about."""
        return parts(self.one.subject) & parts(self.two.subject)

    @property
    def held_together(self) -> bool:
        """Whether both may hold on the same day."""
        one, two = self.one.holds, self.two.holds
        return one is None or two is None or one.overlaps(two)


UNBOUNDED: Final = float("inf")


def range_of(values: tuple[str, ...]) -> Range | None:
    """The range that a count claim's value gives: "12", ">=19", "<=30" or "12..15"."""
    if not values:
        return None
    value = values[0]
    try:
        if value.startswith(">="):
            return Range(float(value[2:]), UNBOUNDED)
        if value.startswith("<="):
            return Range(0.0, float(value[2:]))
        low, dots, high = value.partition("..")
        return Range(float(low), float(high) if dots else float(low))
    except ValueError:
        return None


def days_of(values: tuple[str, ...]) -> Interval | None:
    """The days that a date claim's value gives: "2023-03-01" or "2023-02-28/2023-03-01"."""
    if not values:
        return None
    first, _, last = values[0].partition("/")
    try:
        return Interval(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        return None


def parts(subject: str) -> frozenset[str]:
    """The codes that a subject joins by "+"."""
    return frozenset(filter(None, subject.split("+")))


def days_apart(one: Interval | None, two: Interval | None) -> int:
    """The days between two intervals, 0 where they overlap or where one is not known."""
    if one is None or two is None or one.overlaps(two):
        return 0
    first, second = sorted((one, two), key=lambda i: i.start or date.min)
    if first.end is None or second.start is None:
        return 0
    return (second.start - first.end).days


def same_time(pair: Pair, reach: int) -> bool:
    """Whether both may speak of the same days: those stated overlap, and the pages came out within
    `reach` days of each other."""
    return days_apart(pair.left.published, pair.right.published) <= reach and pair.held_together


_WORD = re.compile(r"[^\W\d_]{3,}")
LEAD_CHARS: Final = 600
"""How much of the lead is compared: its first two or three sentences."""

_STEM_LETTERS = 6
_GENERIC: Final = """
    the and for that with was were are has had have said says say from this which who whom whose when
    where while after before over under into out than then they them their there its his her him she you
    our not but also about been being because would could will may might must can more most least all
    both each other others some any many much two three four five six seven eight nine ten first last
    new people person persons number official officials government minister ministry state states
    country countries nation nations leader leaders president police monday tuesday wednesday thursday
    friday saturday sunday january february march april june july august september october november
    december week month year day days today yesterday vote votes voted voting abstain abstained
    abstention abstentions against favour favor resolution assembly general united adopted text passed
    kill killed killing killings dead death deaths died die injure injured injuring wound wounded toll
    hurt arrest arrested arrests detain detained report reported reports according news
"""
"""Words that say nothing of which happening is meant: function words, the words of votes and tolls."""


def _stem(word: str) -> str:
    bare = word.casefold()
    bare = bare[:-1] if bare.endswith("s") and len(bare) > 3 else bare
    return bare[:_STEM_LETTERS]


_GENERIC_STEMS: Final = frozenset(map(_stem, _GENERIC.split()))


def _topic(held: HeldClaim) -> frozenset[str]:
    text = f"{held.headline} {held.lead[:LEAD_CHARS]} {held.claim.evidence.text}"
    return frozenset(_stem(word) for word in _WORD.findall(text)) - _GENERIC_STEMS


def shared_topic(pair: Pair, least: int) -> bool:
    """Whether headline, lead and evidence of the two share enough words that tell what it is about.

    Words are compared by their first six letters. Names of the states that the claims are about
    don't count: two votes of Chile's are not one vote because both name Chile.
    """
    own = parts(pair.one.subject) | parts(pair.two.subject)
    ignored = {_stem(word) for name in _all_names(own, pair.knowledge) for word in _WORD.findall(name)}
    return len((_topic(pair.left) & _topic(pair.right)) - ignored) >= least


def _all_names(codes: Iterable[str], knowledge: Knowledge | None) -> list[str]:
    countries = [knowledge.country(code) for code in sorted(codes)] if knowledge else []
    found = [country for country in countries if country]
    return [name for c in found for name in (c.name, *c.aliases, *c.adjectives, *c.demonyms)]


_AT_PLACE = re.compile(r"\b(?:in|at|near|outside|around|of) ((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+){0,3})")


def same_place(pair: Pair) -> bool:
    """False where a sentence names a place below the state that the other article's head does not."""
    return _at_home(pair.left, pair.right, pair.knowledge) and _at_home(pair.right, pair.left, pair.knowledge)


def _at_home(one: HeldClaim, other: HeldClaim, knowledge: Knowledge | None) -> bool:
    towns = _towns(one.claim, knowledge)
    told = f"{other.headline} {other.lead} {other.claim.evidence.text}"
    return not towns or any(town in told for town in towns)


def _towns(claim: Claim, knowledge: Knowledge | None) -> frozenset[str]:
    found = (m.group(1) for m in _AT_PLACE.finditer(claim.evidence.text))
    return frozenset(
        name
        for name in found
        if _stem(name.split()[0]) not in _GENERIC_STEMS
        and not (knowledge and (knowledge.state_of(name) or knowledge.region(name)))
    )


def names_of(codes: Iterable[str], knowledge: Knowledge | None) -> str:
    """State codes as names in plain words: "Chile and Peru"."""
    names = []
    for code in sorted(codes):
        country = knowledge.country(code) if knowledge else None
        names.append(country.name if country else code)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "nobody"
