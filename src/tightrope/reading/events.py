"""Finds events: who did what to whom, in PLOVER and CAMEO, when, where, by whose account.

Rules over the shared dependency parse, driven by the event lexicon in `knowledge`. The parts live in
`_events/`: the coder reads deeds off the words, `_modality` whether they took place, `_who` the
parties, `_when` the days. docs/events.md tells the conventions and the measured error.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from tightrope.knowledge import Knowledge
from tightrope.reading._events._cameo import CameoRow, cameo_rows
from tightrope.reading._events._coder import Coder
from tightrope.reading._events._counts import magnitudes
from tightrope.reading._events._deed import Deed
from tightrope.reading._events._modality import Told, told
from tightrope.reading._events._operators import OUGHT_RULE
from tightrope.reading._events._pairs import code_pair
from tightrope.reading._events._phrases import below
from tightrope.reading._events._when import Clock, states_of
from tightrope.reading._events._who import PARTISAN, Parties, stands_alone, weight
from tightrope.reading._events._words import PLACE_PREPOSITIONS
from tightrope.reading._mentions import MentionIndex
from tightrope.reading.parse import Parsed
from tightrope.records import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    DateMention,
    EventCode,
    EventReport,
    Interval,
    Modality,
    PlaceMention,
    Quote,
    QuoteKind,
    Span,
    Stance,
    content_id,
)

__all__ = ["ELECTION", "MAKER", "CameoRow", "cameo_rows", "code_pair", "find"]

MAKER = "tightrope.events/1"
ELECTION = "ELECTION"
"""Our own root beside PLOVER's, which has none for the event that news announces most."""
_ALONE = frozenset({"PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""What even nameless partisans do by themselves: rebels advance, protesters march."""
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
"""What two can do together, none of them the target."""
_SPEECH = frozenset({"02", "03", "05", "10", "11", "12", "13"})
_ON_LAND = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "SANCTION", "THREATEN"})
"""What is done to a place is done to the state it lies in, where nobody else is named."""
_OF_A_STATE = frozenset({"09", "11", "17"})
"""Sentences, arrests, inquiries that a noun names without a doer are their country's."""
_OVER_A_PLACE = frozenset({"1723", "1724", "191"})
"""Curfews, emergency rule and blockades are laid on a place: it is their target."""


def find(
    parsed: Parsed,
    article: Article,
    actors: tuple[ActorMention, ...],
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
    quotes: tuple[Quote, ...],
    knowledge: Knowledge,
) -> tuple[EventReport, ...]:
    """The events of an article, in text order; each deed once a sentence.

    What is negated, asked for, wished or only attempted is no event; what is denied, planned,
    threatened or said to be possible comes with that modality. Statements are quotes, not events.
    """
    reader = _Reader(parsed, article, actors, dates, places, quotes, knowledge)
    found: dict[str, EventReport] = {}
    for sentence in parsed.sentences():
        for report in reader.sentence(sentence):
            found.setdefault(report.id, report)
    return tuple(sorted(found.values(), key=lambda r: (r.action.start, r.action.end, r.id)))


class _Reader:
    """Everything known of one article while its events are found."""

    def __init__(
        self,
        parsed: Parsed,
        article: Article,
        actors: tuple[ActorMention, ...],
        dates: tuple[DateMention, ...],
        places: tuple[PlaceMention, ...],
        quotes: tuple[Quote, ...],
        knowledge: Knowledge,
    ) -> None:
        self._parsed = parsed
        self._article = article
        self._mentions = MentionIndex(actors)
        self._places = places
        self._quotes = quotes
        self._lexicon = knowledge.event_lexicon
        self._parties = Parties(self._mentions, knowledge, parsed.body, places)
        self._clock = Clock(dates, article, knowledge)
        self._coder = Coder(self._lexicon, self._parties.acts)

    def sentence(self, sentence: TokenSpan) -> Iterator[EventReport]:
        """The reports of one sentence, the same deed of the same actors once, the surest kept."""
        kept: dict[tuple[str, frozenset[str], frozenset[str]], EventReport] = {}
        told_by: dict[Token, EventReport] = {}
        for deed in self._coder.deeds(sentence):
            main = told_by.get(deed.trigger.head)
            report = self._report(deed, sentence, main)
            if report is None or (main and not report.targets and main.code.plover == report.code.plover):
                continue  # "bombed the town, killing twelve": the outcome is no deed of its own
            told_by[deed.trigger] = report
            key = (report.code.plover, _ids(report.sources), _ids(report.targets))
            if key not in kept or kept[key].score < report.score:
                kept[key] = report
        yield from kept.values()

    def _report(self, deed: Deed, sentence: TokenSpan, main: EventReport | None) -> EventReport | None:
        how = told(deed)
        if how.modality is None:
            return None
        code = self._code(deed)
        sources, targets = self._sides(deed, code)
        if main is not None and not targets and _is_said_meanwhile(deed):
            targets = main.targets
        if not code.plover or not (
            _enough(deed, code, sources, targets) or self._meets_a_crowd(deed, sources)
        ):
            return None
        if code.plover == "AID" and _own_army(sources, targets):
            return None  # "supplied drones to the army"
        evidence = self._parsed.span(sentence)
        action = self._action(deed)
        when, when_why = self._clock.of(deed, sentence, how, states_of(sources) | states_of(targets))
        modality = self._as_of_writing(deed, how.modality, when)
        if modality in (Modality.HAPPENED, Modality.DENIED) and self._is_ahead(when):
            when, when_why = None, f"{when_why}; that is after the day of writing, so it is not the deed's"
        quote = self._quote(action)
        return EventReport(
            content_id(self._article.id, action.start, action.end, code.plover, code.cameo, MAKER),
            self._article.id,
            sources,
            action,
            targets,
            code,
            modality,
            when,
            when_why,
            self._where(deed, sentence, targets),
            magnitudes(deed, self._parsed.body),
            self._account(deed, how, quote),
            quote.id if quote else None,
            _score(deed, sources, targets, how),
            f"{deed.rule}; {how.why}",
            evidence,
            MAKER,
        )

    def _meets_a_crowd(self, deed: Deed, sources: tuple[ActorMention, ...]) -> bool:
        """What police do to a protest is politics, however nameless both are."""
        crowd = any("PROTESTER" in self._lexicon.classes(t.lemma_.lower()) for t in deed.targets)
        return crowd and deed.code[:2] in ("17", "18", "19") and weight(sources) > 0

    def _code(self, deed: Deed) -> EventCode:
        if deed.mode == "election":
            return EventCode(ELECTION, "", "")
        return self._lexicon.event_code(deed.code, deed.mode)

    def _as_of_writing(self, deed: Deed, modality: Modality, when: Interval | None) -> Modality:
        """ "The king visits Oslo on Friday", written on Monday, tells a plan."""
        past = deed.trigger.tag_ in ("VBD", "VBN") or deed.trigger.head.tag_ in ("VBD", "VBN")
        present = modality in (Modality.HAPPENED, Modality.UNDER_WAY) and not past
        return Modality.PLANNED if present and self._is_ahead(when) else modality

    def _is_ahead(self, when: Interval | None) -> bool:
        latest = self._article.published.latest
        return when is not None and when.start is not None and latest is not None and when.start > latest

    def _sides(
        self, deed: Deed, code: EventCode
    ) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
        sources = self._parties.sources(deed.sources)
        judged = deed.code[:2] == "11" or deed.code == "051"
        told_of = self._parties.answerable if judged else self._parties.targets
        targets = () if _mere_place(deed, code) else told_of(deed.targets)
        if code.plover == ELECTION:
            named = sources or self._parties.sources(deed.targets) or self._topic(deed.trigger)
            sources = tuple(m for m in named if m.actor.kind is not ActorKind.PERSON)
            targets = ()
        elif deed.nominal and not sources and deed.code[:2] in _OF_A_STATE:
            sources = self._parties.seat(below(deed.trigger, "in"))
        if not targets and code.plover in _ON_LAND and not _mere_place(deed, code):
            targets = self._parties.land((*deed.targets, *below(deed.trigger, "in")))
        if not targets and code.mode == "visit":
            targets = self._parties.land(deed.targets)
        taken = _ids(sources)
        return sources, tuple(m for m in targets if m.actor.id not in taken)

    def _topic(self, trigger: Token) -> tuple[ActorMention, ...]:
        """The state that the paragraph is about: the one of whoever was named last in it."""
        start = self._parsed.body.rfind("\n\n", 0, trigger.idx) + 1
        earlier = [m for m in self._mentions.before(trigger.idx) if m.span.start >= start]
        state = next((m.actor.state for m in earlier if m.actor.state), "")
        return tuple(m for m in earlier if m.actor.state == state and m.actor.kind is ActorKind.STATE)[:1]

    def _action(self, deed: Deed) -> Span:
        first, last = deed.words[0], deed.words[-1]
        if last.i - first.i >= 5:
            first = last = deed.trigger
        return Span.of(self._parsed.body, first.idx, last.idx + len(last.text))

    def _where(
        self, deed: Deed, sentence: TokenSpan, targets: tuple[ActorMention, ...]
    ) -> tuple[PlaceMention, ...]:
        """Places that the deed's clause sets it in, those left out that name whom it is done to."""
        span = self._parsed.span(sentence)
        inside = [p for p in self._places if span.start <= p.span.start < span.end]
        tokens = {token.idx: token for token in sentence}
        return tuple(
            place
            for place in inside
            if _sets_the_scene(tokens.get(place.span.start), deed, state=place.place.kind == "country")
            and not any(m.span.overlaps(place.span) for m in targets)
        )

    def _quote(self, action: Span) -> Quote | None:
        for quote in self._quotes:
            if quote.stance is not Stance.WANTED and any(
                s.start <= action.start and action.end <= s.end for s in quote.content
            ):
                return quote
        return None

    def _account(self, deed: Deed, how: Told, quote: Quote | None) -> Actor | None:
        """Whose word it is; what a noun names in reported speech ("his invasion") is taken for known."""
        taken_for_known = deed.nominal and quote is not None and quote.kind is QuoteKind.INDIRECT
        if quote is not None and quote.speaker is not None and not taken_for_known:
            return quote.speaker
        claimed = self._parties.sources(how.account)
        return claimed[0].actor if claimed else None


def _ids(mentions: tuple[ActorMention, ...]) -> frozenset[str]:
    return frozenset(m.actor.id for m in mentions)


def _own_army(sources: tuple[ActorMention, ...], targets: tuple[ActorMention, ...]) -> bool:
    own = states_of(sources)
    armies = all(m.actor.role == "MIL" and own.issuperset(m.actor.states or "-") for m in targets)
    return bool(targets) and armies


def _sets_the_scene(token: Token | None, deed: Deed, *, state: bool) -> bool:
    """Whether a place stands behind "in", "at", "near" ... right on the deed or its verb.

    What is done "on" a state is about it, not there: "a resolution on Mali".
    """
    while token is not None and token.dep_ in ("compound", "amod", "nmod", "poss") and token.head != token:
        token = token.head
    if token is None or token.dep_ != "pobj" or token.head.lower_ not in PLACE_PREPOSITIONS:
        return False
    if state and token.head.lower_ == "on":
        return False
    on = token.head.head
    return on in deed.words or on == deed.trigger or (deed.nominal and on == deed.trigger.head)


def _is_said_meanwhile(deed: Deed) -> bool:
    """ "spoke to the king, urging restraint": the urging is to the king."""
    return deed.code[:2] in _SPEECH and deed.trigger.dep_ == "advcl" and deed.trigger.tag_ == "VBG"


def _mere_place(deed: Deed, code: EventCode) -> bool:
    """Whether the target slot only tells where: "killed in Norway" is not done to Norway."""
    if deed.slot not in ("in", "at", "near", "on"):
        return False
    if code.plover == "PROTEST":
        return True
    return deed.slot != "on" and deed.code[:2] in ("17", "18", "19", "20") and deed.code not in _OVER_A_PLACE


def _enough(
    deed: Deed, code: EventCode, sources: tuple[ActorMention, ...], targets: tuple[ActorMention, ...]
) -> bool:
    """Whether enough of the parties is known, and political enough, for the record."""
    if code.plover == ELECTION:
        return bool(sources)
    if code.plover == "PROTEST":
        return bool(sources or targets)
    both = bool(sources and targets) or (len(sources) > 1 and code.plover in _MUTUAL)
    violent = deed.nominal and code.plover == "ASSAULT" and bool(sources or targets)
    have = {"both": both or violent, "source": weight(sources) > 0, "target": bool(targets)}
    if not have.get(deed.need, bool(sources or targets)):
        return False
    if not (sources and targets) and not stands_alone((*sources, *targets), code.plover in _ALONE):
        return False
    if code.plover == "CONSULT" and weight(sources) < 2:
        return False  # tourists travel, too
    if deed.rule.endswith(OUGHT_RULE) and not any(m.actor.states for m in targets):
        return False  # "all parties should"
    parties = (*sources, *targets)
    if code.plover in _MUTUAL and not any(m.actor.states or m.actor.role in PARTISAN for m in parties):
        return False  # a firm and its adviser
    least = 3 if code.plover == "CONSULT" and targets else 2
    return weight(sources) + weight(targets) >= least


def _score(
    deed: Deed, sources: tuple[ActorMention, ...], targets: tuple[ActorMention, ...], how: Told
) -> float:
    """How sure we are, 0..1: parties known and named, a verb rather than a noun, told as done."""
    score = 0.4 + 0.15 * bool(sources) + 0.15 * bool(targets) + 0.1 * (not deed.nominal)
    score += 0.1 * (how.modality is not Modality.HYPOTHETICAL)
    sure = min((m.score for m in (*sources, *targets)), default=0.5)
    return round(min(0.95, score * (0.6 + 0.4 * sure)), 3)
