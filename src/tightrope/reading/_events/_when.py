"""Owns when a deed took place: the time expression that the sentence ties to it, and what else tells the day.

A day belongs to the deed whose clause it stands in. A lone past tense in a lead is not dated by the day of
publication: where the text gives no time, there is none. Well-known acts take the day that knowledge holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from tightrope.knowledge import Knowledge, fold
from tightrope.reading._events._deed import Deed
from tightrope.reading._events._known import KnownActs
from tightrope.reading._events._modality import Told
from tightrope.reading._events._phrases import children
from tightrope.reading._events._words import (
    AFTER_WORDS,
    AMID,
    BEFORE_WORDS,
    PLANS,
    SAME_TIME,
    SAYS,
    TAKE_PLACE,
    VOTES,
)
from tightrope.records import ActorMention, Article, DateMention, Interval, Modality

Dated = tuple[Interval | None, str]
_MAX_CHAIN = 12
_SUBORDINATE = ("advcl", "dep", "ccomp", "xcomp", "relcl", "acl", "conj", "pcomp", "parataxis")
_PASSED = (*_SUBORDINATE, "nsubj", "nsubjpass", "dobj", "pobj", "prep", "attr")
_FAR = 99


class Clock:
    """The time expressions of an article, asked for the days of a deed."""

    def __init__(self, dates: Iterable[DateMention], article: Article, knowledge: Knowledge) -> None:
        self._dates = tuple(dates)
        self._article = article
        self._acts = KnownActs(knowledge)

    def of(self, deed: Deed, sentence: TokenSpan, how: Told, states: frozenset[str]) -> Dated:
        """The days of a deed and why; (None, why) where the text gives none."""
        inside = [d for d in self._dates if sentence.start_char <= d.span.start < sentence.end_char]
        ahead = how.modality in (Modality.PLANNED, Modality.THREATENED)
        for found in (
            self._known_act(deed, states, by_name=True),
            self._around_known(deed, inside),
            self._tied(deed, sentence, inside, ahead=ahead),
            self._known_act(deed, states, by_name=False),
            self._bounded(deed, inside, sentence),
        ):
            if found is not None:
                return self._exact(found, deed, sentence)
        if how.modality is Modality.UNDER_WAY:
            return self._under_way(deed, inside)
        return None, "the text gives no day"

    # --- tied by syntax ---

    def _tied(
        self, deed: Deed, sentence: TokenSpan, inside: list[DateMention], *, ahead: bool
    ) -> Dated | None:
        """The expression whose clause is nearest to the deed's."""
        best: tuple[int, int, DateMention] | None = None
        for mention in inside:
            if mention.interval is None or mention.type not in ("DATE", "TIME"):
                continue
            if ahead and self._is_past(mention.interval):
                continue
            token = _token_at(sentence, mention.span.start)
            distance = _distance(token, deed, ahead=ahead) if token is not None else _FAR
            gap = abs(mention.span.start - deed.trigger.idx)
            if distance < _FAR and (best is None or (distance, gap) < best[:2]):
                best = (distance, gap, mention)
        if best is None:
            return None
        mention = best[2]
        return mention.interval, f"{mention.span.text!r}: {mention.why}"

    def _is_past(self, days: Interval) -> bool:
        written = self._article.published.earliest
        return written is not None and days.end is not None and days.end < written

    def _bounded(self, deed: Deed, inside: list[DateMention], sentence: TokenSpan) -> Dated | None:
        """ "refused before Moscow annexed them last autumn": only a bound is told."""
        clauses = [c for t in (*deed.words, _clause_of(deed.trigger)) for c in children(t, "advcl")]
        for clause in dict.fromkeys(clauses):
            words = [c.lower_ for c in children(clause, "mark", "advmod")]
            word = next((w for w in words if w in AFTER_WORDS | BEFORE_WORDS), None)
            within = set(clause.subtree) if word else set()
            for mention in inside:
                if mention.interval is None or _token_at(sentence, mention.span.start) not in within:
                    continue
                days, why = mention.interval, f"{word} {mention.span.text!r}"
                ends_it = word in BEFORE_WORDS
                return Interval(None, days.end) if ends_it else Interval(days.start, None), why
        return None

    # --- known events ---

    def _known_act(self, deed: Deed, states: frozenset[str], *, by_name: bool) -> Dated | None:
        if by_name:
            event = self._acts.called(deed.trigger, self._article.published.latest)
        else:
            event = self._acts.between(deed.trigger, states, self._article.published.latest)
        return None if event is None else (Interval(event.start, event.end), f"known: {event.name}")

    def _around_known(self, deed: Deed, inside: list[DateMention]) -> Dated | None:
        """ "a month before the invasion of Ukraine": counted from the known day."""
        clause = _clause_of(deed.trigger)
        near = [*clause.children, *(g for c in clause.children for g in c.children)]
        written = self._article.published.latest
        for marker in near:
            if marker.lower_ not in ("before", "after"):
                continue
            length = next((d for d in inside if d.span.start <= marker.idx < d.span.end), None)
            if length is None or length.interval is None:
                continue
            words = marker.doc[marker.left_edge.i : marker.right_edge.i + 1].text
            event = self._acts.named(words, marker.sent.text, written)
            if event is not None:
                return length.interval, f"{length.span.text!r}: {event.name}"
        return None

    def _exact(self, found: Dated, deed: Deed, sentence: TokenSpan) -> Dated:
        """Narrows days by a known vote in them."""
        days, why = found
        if days is None or days.is_day or deed.trigger.lemma_.lower() not in VOTES:
            return found
        event = self._acts.vote(days, fold(sentence.text))
        return found if event is None else (Interval(event.start, event.end), f"{why}; known: {event.name}")

    # --- under way ---

    def _under_way(self, deed: Deed, inside: list[DateMention]) -> Dated:
        published = self._article.published
        if published.earliest is None or published.latest is None:
            return None, "under way when it was written; the day of writing is unknown"
        left, right = deed.trigger.left_edge.idx, deed.trigger.idx + len(deed.trigger.text)
        length = next((d for d in inside if d.type == "DURATION" and left <= d.span.start < right), None)
        days = _days(length.value) if length is not None else None
        if length is None or days is None:
            return Interval(published.earliest, published.latest), "under way when it was published"
        why = f"{length.span.text!r}, under way when it was published"
        first = max(1, published.earliest.toordinal() - days + 1)
        last = min(date.max.toordinal(), published.latest.toordinal() + days - 1)
        return Interval(date.fromordinal(first), date.fromordinal(last)), why


def _token_at(sentence: TokenSpan, offset: int) -> Token | None:
    return next((t for t in sentence if t.idx <= offset < t.idx + len(t.text)), None)


def _clause_of(token: Token) -> Token:
    """The verb of the clause that a token stands in."""
    for _ in range(_MAX_CHAIN):
        if token.pos_ in ("VERB", "AUX") or token.head == token:
            return token
        token = token.head
    return token


def _distance(at: Token, deed: Deed, *, ahead: bool) -> int:
    """Steps between the clause a time stands in and the deed; _FAR where the time is another's."""
    words = set(deed.words) | {deed.trigger}
    token = at
    for _ in range(_MAX_CHAIN):
        if token in words:
            return 0
        if token.pos_ in ("VERB", "AUX") and token.head != token:
            break
        if token.head == token:
            break
        token = token.head
    clause = token
    mine = _clause_of(deed.trigger)
    if clause in words or clause == mine:
        return 1 if not deed.nominal or _at_its_time(deed.trigger, clause) else _FAR
    return min(_climb(mine, clause, ahead=ahead), _climb(clause, mine, ahead=True, down=True))


def _at_its_time(noun: Token, verb: Token) -> bool:
    """Whether what a noun names takes place when its verb does: "the raid killed two", "spoke during a
    visit", not "condemned the raid"."""
    lemma = verb.lemma_.lower()
    if lemma in SAYS:
        return False
    for _ in range(_MAX_CHAIN):
        if noun.head == verb or noun.head == noun:
            break
        noun = noun.head
    if noun.dep_ == "prep":
        return noun.lower_ in AMID
    return noun.dep_ not in ("dobj", "nsubjpass", "agent") or lemma in SAME_TIME | TAKE_PLACE | PLANS


def _climb(low: Token, high: Token, *, ahead: bool, down: bool = False) -> int:
    """Steps from a clause up to one that governs it; a time told of saying is not the deed's."""
    steps, token = 2, low
    for _ in range(_MAX_CHAIN):
        if token == high:
            return steps
        if token.head == token or token.dep_ not in _PASSED:
            return _FAR
        marks = {c.lower_ for c in children(token, "mark", "advmod", "prep")}
        if token.dep_ == "advcl" and marks & (AFTER_WORDS | BEFORE_WORDS):
            return _FAR
        if token.dep_ == "ccomp" and not (ahead and not down):
            return _FAR
        if token.dep_ == "relcl" and not down:
            return _FAR  # "who will meet the king, traveled there last year"
        if token.dep_ == "ccomp" and token.head.lemma_.lower() in SAYS:
            return _FAR
        if token.dep_ in ("conj", "parataxis") and down:
            if not any(c.lower_ == "or" for c in children(token.head, "cc")):
                return _FAR
            steps += 4  # "abstained or did not vote on Thursday"
        if token.dep_ in ("relcl", "acl") and down:
            if token.head.dep_ != "nsubj" or token.head.head != high:
                return _FAR
            return steps + 4  # "the first to visit in 2020 urged ..."
        steps += 1
        token = token.head
    return _FAR


def _days(value: str) -> int | None:
    """Days of an ISO duration: "P2D" -> 2."""
    number = value[1:-1]
    scale = {"D": 1, "W": 7}.get(value[-1:])
    return int(number) * scale if scale and number.isascii() and number.isdecimal() else None


def states_of(mentions: Iterable[ActorMention]) -> frozenset[str]:
    """The states that mentions belong to."""
    return frozenset(state for mention in mentions for state in mention.actor.states)
