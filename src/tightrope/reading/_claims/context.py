"""What the finders of claims share: states of a phrase, days of a deed, whose account, a claim's making."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from tightrope.knowledge import Knowledge
from tightrope.reading._claims.grammar import behind_head, dated_verb, deeds
from tightrope.reading._mentions import MentionIndex
from tightrope.reading.parse import Parsed
from tightrope.records import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    Claim,
    ClaimKind,
    DateMention,
    EventReport,
    Interval,
    Quote,
    Span,
    content_id,
)

MAKER: Final = "tightrope.reading.claims/1"

GROUP_WORDS: Final = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "both": 2,
}  # fmt: skip
"""Counting words that can stand for a group named before ("all five")."""

_WITH_ARTICLE: Final = ("United ", "Netherlands", "Philippines", "Bahamas", "Maldives", "Dominican Republic")
MAX_LINKS: Final = 40
"""Steps climbed or tokens scanned for one look-up: beyond that the words no longer belong together."""


def lowered(text: str) -> str:
    """The text in lower case, letter for letter, so that offsets stay; what would grow is kept."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


@dataclass(frozen=True, slots=True)
class Context:
    """One article as the finders of claims see it. All look-ups are made from here.

    `groups` is filled when first asked for.
    """

    parsed: Parsed
    article: Article
    mentions: MentionIndex
    dates: tuple[DateMention, ...]
    quotes: tuple[Quote, ...]
    events: tuple[EventReport, ...]
    knowledge: Knowledge
    lower: str
    date_starts: tuple[int, ...]
    groups: list[tuple[int, tuple[str, ...]]]

    @classmethod
    def of(
        cls,
        parsed: Parsed,
        article: Article,
        knowledge: Knowledge,
        actors: tuple[ActorMention, ...] = (),
        dates: tuple[DateMention, ...] = (),
        quotes: tuple[Quote, ...] = (),
        events: tuple[EventReport, ...] = (),
    ) -> Context:
        """The context of what the other readers found."""
        ordered = tuple(sorted(dates, key=lambda mention: mention.span.start))
        starts = tuple(mention.span.start for mention in ordered)
        mentions = MentionIndex(actors)
        return cls(
            parsed, article, mentions, ordered, quotes, events, knowledge, lowered(parsed.body), starts, []
        )

    @property
    def day(self) -> Interval | None:
        """The days on which the article may have been published, None where unknown."""
        published = self.article.published
        return published.interval if published.earliest else None

    # --- who ---

    def mention(self, token: Token) -> ActorMention | None:
        """The actor mention that a word belongs to."""
        return self.mentions.covering(token)

    def person(self, token: Token) -> Actor | None:
        """The person whom the phrase around a word names."""
        apposed = (child for child in token.children if child.dep_ == "appos")
        for part in (token, *apposed):
            found = self.mention(part)
            if found and found.actor.kind is ActorKind.PERSON:
                return found.actor
        return None

    def states(self, token: Token) -> tuple[str, ...]:
        """The states that the noun phrase headed by a word names or belongs to, as sorted ISO3 codes.

        A mention found by the reader of actors goes first; then the name itself, a region, a
        group counted ("all five") and, last, a state that owns or qualifies the phrase.
        """
        found = self.mention(token)
        if found and found.actor.states:
            return tuple(sorted(found.actor.states))
        name = _name_around(token)
        state = self.knowledge.state_of(name) or self.knowledge.capital_state(name)
        if state:
            return (state,)
        return self._group(token) or self._owner(token) or self._apposed(token)

    def _apposed(self, token: Token) -> tuple[str, ...]:
        """The state that an apposition tells: "X, Ghana's envoy, ..."."""
        apposed = (self._owner(child) for child in token.children if child.dep_ == "appos")
        return next((states for states in apposed if states), ())

    def coordinated(self, token: Token) -> tuple[str, ...]:
        """The states of a phrase and of those joined to it by commas and "and", sorted."""
        found = {state for part in (token, *token.conjuncts) for state in self.states(part)}
        return tuple(sorted(found))

    def _group(self, token: Token) -> tuple[str, ...]:
        counted = next(
            (GROUP_WORDS[t.lower_] for t in (token, *token.children) if t.lower_ in GROUP_WORDS), 0
        )
        words = [t.text for t in token.subtree if t.i <= token.i][-4:]
        for size in range(len(words), 0, -1):
            region = self._region(words[-size:]) or self._region(words[:size])
            if region and counted in (0, len(region)):
                return tuple(sorted(region))
        return self._counted_before(token, counted) if counted else ()

    def _region(self, words: list[str]) -> tuple[str, ...]:
        """The states of a region named by noun or adjective ("Central Asia", "Central Asian")."""
        phrase = " ".join(words)
        return self.knowledge.region(phrase) or self.knowledge.region(phrase.removesuffix("n"))

    def _counted_before(self, token: Token, size: int) -> tuple[str, ...]:
        """The nearest group of that many states named before: by one phrase, or one by one."""
        for mention in self.mentions.before(token.idx)[:MAX_LINKS]:
            if len(mention.actor.states) == size:
                return tuple(sorted(mention.actor.states))
        if not self.groups:
            self.groups.extend(self._all_groups())
        at = bisect_left(self.groups, (token.i, ()))
        near = (states for _, states in reversed(self.groups[max(0, at - MAX_LINKS) : at]))
        return next((states for states in near if len(states) == size), ())

    def _all_groups(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Every region and every list of states, by the place of its first word; an empty one ahead."""
        yield (-1, ())
        doc = self.parsed.doc
        for token in doc:
            if not token.is_title:
                continue
            region = self._region([token.text]) or self._region([w.text for w in doc[token.i : token.i + 2]])
            if region:
                yield (token.i, tuple(sorted(region)))
            elif token.pos_ == "PROPN" and token.conjuncts:
                yield (token.i, self.coordinated(token))

    def _owner(self, token: Token) -> tuple[str, ...]:
        """The state that a common noun belongs to: "Ghana's minister", "the Peruvian delegation"."""
        for child in token.children:
            if child.dep_ in {"poss", "amod", "compound", "nmod"} and child.text[:1].isupper():
                state = self.knowledge.state_of(_name_around(child)) or self.knowledge.state_of(child.text)
                if state:
                    return (state,)
        return ()

    def speaker(self, where: Span | TokenSpan | Token) -> Actor | None:
        """Whose words a stretch of the body is, None where the article itself tells it."""
        start, end = _bounds(where)
        for quote in self.quotes:
            if any(part.start <= start and end <= part.end for part in quote.content):
                return quote.speaker
        return None

    # --- when ---

    def dated(self, start: int, end: int) -> tuple[DateMention, ...]:
        """The time expressions that begin in a stretch of the body and stand for days."""
        first, last = bisect_left(self.date_starts, start), bisect_left(self.date_starts, end)
        return tuple(mention for mention in self.dates[first:last] if mention.interval is not None)

    def days_for(self, verb: Token) -> Interval | None:
        """The days that time expressions hanging on a deed's verb give, as one interval."""
        verbs, found = {verb, *deeds(verb)}, []
        for mention in self.dated(behind_head(verb.sent), verb.sent.end_char):
            words = verb.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
            if words is not None and mention.interval is not None and dated_verb(words) in verbs:
                found.append(mention.interval)
        return _hull(found)

    # --- what is made of it ---

    def claim(
        self,
        kind: ClaimKind,
        subject: Iterable[str],
        attribute: str,
        values: Iterable[str],
        words: str,
        where: Token,
        *,
        holds: Interval | None = None,
        negated: bool = False,
        account: Actor | None = None,
    ) -> Claim:
        """A claim whose evidence is the sentence around `where`. Its id leaves the evidence out, so a
        proposition that an article repeats is one claim. `account` is whose words it is, where that
        is known better than from the quotes."""
        joined, ordered = "+".join(sorted(set(subject))), tuple(sorted(set(values)))
        days = "" if holds is None else f"{holds.start}/{holds.end}"
        key = content_id("claim", self.article.id, kind, joined, attribute, *ordered, int(negated), days)
        evidence = self.parsed.span(where.sent)
        trimmed = Span.of(self.parsed.body, evidence.start, evidence.start + len(evidence.text.rstrip()))
        speaker = account or self.speaker(where)
        return Claim(
            key,
            self.article.id,
            kind,
            joined,
            attribute,
            ordered,
            holds,
            negated,
            speaker,
            words,
            trimmed,
            MAKER,
        )

    def name(self, code: str) -> str:
        """A state's or organisation's name in plain words."""
        country = self.knowledge.country(code)
        if country:
            return f"the {country.name}" if country.name.startswith(_WITH_ARTICLE) else country.name
        organisation = self.knowledge.organisation(code)
        return f"the {organisation.name}" if organisation else code

    def names(self, codes: Iterable[str]) -> str:
        """Several names joined in plain words."""
        names = [self.name(code) for code in sorted(codes)]
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _bounds(where: Span | TokenSpan | Token) -> tuple[int, int]:
    if isinstance(where, Span):
        return where.start, where.end
    if isinstance(where, Token):
        return where.idx, where.idx + len(where.text)
    return where.start_char, where.end_char


def _name_around(token: Token) -> str:
    """The proper name a word is the head of, with the words that belong to it."""
    doc, start, end = token.doc, token.i, token.i + 1
    while (
        start > token.sent.start and doc[start - 1].dep_ == "compound" and doc[start - 1].text[:1].isupper()
    ):
        start -= 1
    while (
        end + 1 < len(doc)
        and doc[end].lower_ in {"of", "and", "the"}
        and doc[end + 1].text[:1].isupper()
        and _is_long_name(doc[start : end + 2].text)
    ):
        end += 2
    return doc[start:end].text


@lru_cache(maxsize=4096)
def _is_long_name(text: str) -> bool:
    """Whether a name runs over "of" or "and": only a few states' names do."""
    return text.startswith(("Bosnia and", "Trinidad and", "Antigua and", "Papua", "Republic of"))


def _hull(intervals: list[Interval]) -> Interval | None:
    """The shortest interval that holds all; None for none, or where one has an open end."""
    starts = [i.start for i in intervals if i.start is not None]
    ends = [i.end for i in intervals if i.end is not None]
    if not intervals or len(starts) < len(intervals) or len(ends) < len(intervals):
        return None
    return Interval(min(starts), max(ends))


def day_text(interval: Interval) -> str:
    """An interval of days as a claim's value: "2023-03-01" or "2023-02-28/2023-03-01"."""
    return f"{interval.start}" if interval.is_day else f"{interval.start}/{interval.end}"


def spread(interval: Interval) -> int:
    """How many days an interval has; a large number for an open end."""
    if interval.start is None or interval.end is None:
        return 36_500
    return (interval.end - interval.start).days + 1
