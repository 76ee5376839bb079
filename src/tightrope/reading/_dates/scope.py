"""What a time expression is read against: the reference day, what was named before, the tense.

A `Scope` is filled as the text is read from left to right; it is the only thing here that changes,
and it lives as long as one call of the reader.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from spacy.tokens import Doc, Token

from tightrope.reading._dates.lexer import Lexeme
from tightrope.reading._dates.periods import Period, part
from tightrope.reading._dates.words import word_set
from tightrope.records import Interval

PAST: Final = "past"
PRESENT: Final = "present"
FUTURE: Final = "future"
SCHEDULED: Final = "scheduled"
"""A present tense that a date behind it turns to the future: "votes on Tuesday", "is heard in May"."""

_FUTURE_AUXILIARIES: Final = word_set("will shall 'll ’ll wo would may might can")
_PLANNING: Final = frozenset(
    {
        "schedule", "set", "due", "expect", "plan", "slate", "intend", "hope", "want", "prepare",
        "propose", "aim", "agree", "vow", "promise", "pledge", "await", "go", "seek", "ask", "urge",
        "like", "need", "threaten", "consider", "arrange", "project", "upcoming", "scheduled", "expected",
        "planned", "bind", "book", "postpone", "delay",
    }
)  # fmt: skip
_DONE_IN_DOING: Final = word_set(
    "try attempt manage fail begin start continue help force use come appear seem get happen rush turn lead"
)
_PLAIN_REPORTS: Final = frozenset({"say", "tell", "report", "write", "note", "show", "be", "have"})
_TERMS: Final = word_set("until till due effective payable beginning starting scheduled")
_AHEAD: Final = word_set("before for until by")
_CLOCK_SHAPES: Final = frozenset({"AMPM", "CLOCK", "UPTO31", "COUNT"})
_CLIMB: Final = 12


@dataclass(frozen=True, slots=True)
class Timex:
    """What a time expression means: TIMEX3 type and value, its days, the period it names."""

    type: str
    value: str
    interval: Interval | None = None
    period: Period | None = None
    why: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class Scope:
    """What surrounds an expression; `reference` is None where the day of writing is unknown."""

    text: str
    tokens: list[Lexeme]
    reference: date | None
    tense_at: Callable[[int], str]
    first: int = 0
    stop: int = 0
    last: Period | None = None
    last_start: int = 0
    named: dict[str, Period] = field(default_factory=dict)

    def before(self, back: int = 1) -> str:
        """The word `back` tokens before the expression, "" at the start or for what is no word."""
        at = self.first - back
        return self.tokens[at].word if at >= 0 else ""

    def after(self, ahead: int = 0) -> str:
        """The word `ahead` tokens behind the expression's last."""
        at = self.stop + ahead
        return self.tokens[at].word if at < len(self.tokens) else ""

    def shape_after(self) -> str:
        """The shape of the token behind the expression, "" at the end."""
        return self.tokens[self.stop].shape if self.stop < len(self.tokens) else ""

    @property
    def tense(self) -> str:
        """Which way the expression looks: past, future, present or "".

        A word before it that sets a term ("until", "by", "due", "effective") looks ahead whatever the
        verb; else the tense of the governing verb tells.
        """
        lead = self._lead()
        if lead in _TERMS:
            return FUTURE
        tense = self.tense_at(self.tokens[self.first].start)
        if lead == "by" and tense != PAST:
            return FUTURE
        if self.shape_after() == "POSS" or self.tokens[self.stop - 1].shape == "POSS":
            return FUTURE if lead in _AHEAD else PAST
        return tense

    def _lead(self) -> str:
        """The word before the expression; a clock time between them and "on" are passed over."""
        at = self.first - 1
        while (
            at >= 0
            and self.first - at < 7
            and (
                self.tokens[at].shape in _CLOCK_SHAPES
                or self.tokens[at].word in ("on", "the", "noon", "midnight", "est", "edt")
            )
        ):
            at -= 1
        return self.tokens[at].word if at >= 0 else ""

    def remember(self, period: Period, start: int) -> None:
        """Keep a named period: what "a year earlier" or "that day" behind it refers to."""
        self.last, self.last_start = period, start
        self.named[period.grain] = period

    def now(self, grain: str) -> Period | None:
        """The period of that grain in which the text was written."""
        return Period.at(grain, self.reference)


def date_of(period: Period | None, fallback: str, why: str, which: str = "") -> Timex:
    """A DATE that names a period; `which` (early, mid, late) narrows its days, not its value.

    Without a period (reference unknown, or outside the years we know) the value is `fallback`.
    """
    if period is None:
        return Timex("DATE", fallback, why=f"{why}; no reference day")
    days = part(period, which) if which else period.interval
    return Timex("DATE", period.value, days, period, why)


def unkept(timex: Timex) -> Timex:
    """A date that later expressions don't count from: "a year earlier" twice is the same year twice."""
    return Timex(timex.type, timex.value, timex.interval, None, timex.why)


def tense_reader(doc: Doc | None) -> Callable[[int], str]:
    """A function from a character offset to the tense of the verb that governs it there."""
    if doc is None or not len(doc):
        return lambda _: ""
    starts: Sequence[int] = [token.idx for token in doc]

    def tense_at(offset: int) -> str:
        return _governing_tense(doc[max(0, bisect_right(starts, offset) - 1)])

    return tense_at


def _governing_tense(token: Token) -> str:
    node = token
    for _ in range(_CLIMB):
        if node.lemma_.lower() in ("scheduled", "upcoming", "planned", "due") and node is not token:
            return FUTURE
        if node.pos_ in ("VERB", "AUX") and node is not token:
            found = _tense(node)
            if found:
                return found
        if any(child.lower_ in ("scheduled", "upcoming", "planned") for child in node.lefts):
            return FUTURE
        if node.head is node:
            return ""
        node = node.head
    return ""


def _tense(verb: Token) -> str:
    """The tense of one verb with its auxiliaries; "" where only its head can tell."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & _FUTURE_AUXILIARIES:
        perfect = "have" in words and verb.tag_ == "VBN"
        return PAST if perfect and "will" not in words else FUTURE
    if verb.tag_ in ("VB", "VBG") and "to" in words:
        return _of_infinitive(verb)
    if any(child.tag_ == "VBD" or child.lower_ in ("had", "has", "have") for child in helpers):
        return _past_plan(verb)
    present = [child for child in helpers if child.tag_ in ("VBZ", "VBP")]
    if present:
        if verb.tag_ == "VBG" or verb.lemma_ in _PLANNING:
            return FUTURE
        return SCHEDULED if verb.tag_ == "VBN" and "been" not in words else PAST
    if verb.tag_ == "VBD":
        return PAST
    if verb.tag_ == "VBN":
        return FUTURE if verb.lemma_ in _PLANNING and verb.dep_ in ("acl", "amod") else PAST
    if verb.tag_ in ("VBZ", "VBP"):
        return PRESENT if verb.lemma_ in _PLAIN_REPORTS else SCHEDULED
    return ""


def _past_plan(verb: Token) -> str:
    """ "was expected to meet Tuesday" looks ahead; "was arrested Tuesday" doesn't."""
    planned = verb.tag_ == "VBN" and verb.lemma_ in ("schedule", "slate", "expect", "set")
    return FUTURE if planned else PAST


def _of_infinitive(verb: Token) -> str:
    """An infinitive looks ahead ("agreed to meet"), unless its governor is done in the doing ("tried to")."""
    head = verb.head
    if any(child.lower_ == "have" for child in verb.children):
        return PAST
    if head.lemma_ in _DONE_IN_DOING and head.pos_ == "VERB":
        return _tense(head)
    over = head if head.pos_ in ("AUX", "VERB") else head.head
    if over.pos_ in ("AUX", "VERB") and any(
        child.lower_ == "had" and child.dep_ == "aux" for child in over.children
    ):
        return PAST
    return FUTURE
