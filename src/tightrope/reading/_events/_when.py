"""Owns when a deed took place: the time expression that the sentence ties to it, and what else tells the day.

A day belongs to the deed whose clause it stands in. A lone past tense in a lead is not dated by the day of
publication: where the text gives no time, there is none. Well-known acts take the day that knowledge holds.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from tightrope.knowledge import Knowledge, fold
from tightrope.reading._events._deed import Deed
from tightrope.reading._events._known import KnownActs
from tightrope.reading._events._modality import Told
from tightrope.reading._events._phrases import children
from tightrope.reading._events._words import AFTER_WORDS, BEFORE_WORDS, SAYS, VOTES
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
            event = self._acts.called(deed.trigger)
        else:
            event = self._acts.between(deed.trigger, states, self._article.published.latest)
        return None if event is None else (Interval(event.start, event.end), f"known: {event.name}")

    def _around_known(self, deed: Deed, inside: list[DateMention]) -> Dated | None:
        """ "a month before the invasion of Ukraine": counted from the known day."""
        clause = _clause_of(deed.trigger)
        near = [*clause.children, *(g for c in clause.children for g in c.children)]
        for marker in near:
            event = None
            if marker.lower_ in ("before", "after"):
                event = self._acts.named(fold(" ".join(t.text for t in marker.subtree)))
            length = next((d for d in inside if _measures(d, marker)), None) if event is not None else None
            days = _counted(event.start, length.value, marker.lower_) if event and length else None
            if days is not None and event is not None and length is not None:
                return days, f"{length.span.text!r}: {event.name}"
        return None

    def _exact(self, found: Dated, deed: Deed, sentence: TokenSpan) -> Dated:
        """Narrows days by a known vote in them, or by the known event that a refusal answers."""
        days, why = found
        if days is None or days.is_day or days.end is None:
            return found
        event = None
        if deed.trigger.lemma_.lower() in VOTES:
            event = self._acts.vote(days, fold(sentence.text))
            narrowed = None if event is None else Interval(event.start, event.end)
        elif days.start is None and deed.code.startswith("12"):
            words = [w.text for w in deed.words] + [t.text for head in deed.targets for t in head.subtree]
            event = self._acts.answered(words, days.end)
            narrowed = None if event is None else Interval(event.start, days.end)
        if event is None:
            return found
        return narrowed, f"{why}; known: {event.name}"

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
        span = timedelta(days=days - 1)
        why = f"{length.span.text!r}, under way when it was published"
        return Interval(published.earliest - span, published.latest + span), why


def _measures(mention: DateMention, marker: Token) -> bool:
    """Whether a length of time stands right before the marker, or holds it ("a month before")."""
    if mention.span.start <= marker.idx < mention.span.end:
        return True
    return mention.type == "DURATION" and 0 <= marker.idx - mention.span.end <= 1


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
        return 1 if not deed.nominal or _eventive(clause) else 4
    return min(_climb(mine, clause, ahead=ahead), _climb(clause, mine, ahead=True, down=True))


def _eventive(verb: Token) -> bool:
    return verb.lemma_.lower() not in SAYS


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
    return int(number) * scale if scale and number.isdigit() else None


def _counted(day: date, value: str, side: str) -> Interval | None:
    """The day, month or year that lies a duration before or after a day."""
    number = int(value[1:-1]) if value[1:-1].isdigit() else None
    if number is None:
        return None
    sign = -1 if side == "before" else 1
    if value[-1] in "DW" and "T" not in value:
        moved = day + sign * timedelta(days=number * (7 if value[-1] == "W" else 1))
        slack = timedelta(days=3 if value[-1] == "W" else 0)
        return Interval(moved - slack, moved + slack)
    months = day.year * 12 + day.month - 1 + sign * number * (12 if value[-1] == "Y" else 1)
    year, month = divmod(months, 12)
    if value[-1] == "Y":
        return Interval(date(year, 1, 1), date(year, 12, 31))
    return Interval(date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]))


def states_of(mentions: Iterable[ActorMention]) -> frozenset[str]:
    """The states that mentions belong to."""
    return frozenset(state for mention in mentions for state in mention.actor.states)
