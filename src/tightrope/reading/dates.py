"""Finds time expressions in English news and says which days they mean (TIMEX3).

Rules over tokens, after the method of Strötgen and Gertz (HeidelTime, 2013) and Chang and Manning
(SUTime, 2012): an expression is recognised by its words, then resolved against the day of writing,
the tense of its governing verb, and the times named before it. The rules and tables are our own.

The parts live in `_dates/`; docs/dates.md tells the conventions and the measured error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from spacy.tokens import Doc

from tightrope.knowledge import Knowledge
from tightrope.reading._dates import (
    absolute,
    clock,
    distances,
    feasts,
    lengths,
    quarters,
    relative,
    repeats,
    vague,
)
from tightrope.reading._dates.anchors import anchored
from tightrope.reading._dates.lexer import Lexeme, lex
from tightrope.reading._dates.patterns import Grammar, Match
from tightrope.reading._dates.scope import Scope, Timex, tense_reader
from tightrope.reading.parse import Parsed, parse
from tightrope.records import Article, DateMention, Interval, Moment, Precision, Span

__all__ = ["find", "find_in_text"]

_RULES: Final = (
    absolute.RULES,
    feasts.RULES,
    relative.RULES,
    clock.RULES,
    lengths.RULES,
    quarters.RULES,
    distances.RULES,
    repeats.RULES,
    vague.RULES,
)
"""In this order where two rules fit the same words."""
_JOINTS: Final = frozenset({" ", ", ", "\n"})


@cache
def _grammar() -> Grammar[Scope, Timex | list[Timex]]:
    return Grammar(rule for rules in _RULES for rule in rules)


def find(parsed: Parsed, article: Article, knowledge: Knowledge) -> tuple[DateMention, ...]:
    """The time expressions of an article's body, in text order, without overlap.

    What is told from a known public event ("a month before the invasion of Ukraine") has its days from
    that event. Relative ones are resolved against `article.published`; where that is a range of days, against
    its latest day, and `interval` holds the days they mean seen from either end. Where the day of
    writing is unknown they have no interval and a value with X's.
    """
    found = _find(parsed.body, parsed.doc, article.published)
    return anchored(found, parsed.body, knowledge.known_events)


def find_in_text(text: str, published: Moment) -> tuple[DateMention, ...]:
    """The time expressions of a plain text, as `find` gives them for an article's body.

    Without knowledge, what is told from a public event ("a month before the invasion") has no days.
    """
    parsed = parse(text)
    return _find(parsed.body, parsed.doc, published)


def _find(text: str, doc: Doc | None, published: Moment) -> tuple[DateMention, ...]:
    tokens = lex(text)
    mentions = tuple(_read(text, tokens, doc, published.latest))
    if published.precision is not Precision.RANGE or published.earliest in (None, published.latest):
        return mentions
    earlier = {mention.span: mention for mention in _read(text, tokens, doc, published.earliest)}
    return tuple(_either(mention, earlier.get(mention.span)) for mention in mentions)


def _either(late: DateMention, early: DateMention | None) -> DateMention:
    """A mention seen from the latest day of writing, its days widened by what the earliest gives."""
    if early is None or early.value == late.value or early.interval is None or late.interval is None:
        return late
    starts, ends = (early.interval.start, late.interval.start), (early.interval.end, late.interval.end)
    start = None if None in starts else min(day for day in starts if day)
    end = None if None in ends else max(day for day in ends if day)
    why = f"{late.why}; {early.value} if written on the first of the days it may be"
    return replace(late, interval=Interval(start, end), why=why)


def _read(text: str, tokens: list[Lexeme], doc: Doc | None, reference: date | None) -> Iterator[DateMention]:
    scope = Scope(text, tokens, reference, tense_reader(doc))
    found: list[Timex] = []
    done = 0
    for match, rule in _grammar().candidates(tokens):
        if match.tokens[0].start < done:
            continue
        scope.first, scope.stop = match.first, match.stop
        read = rule.read(match, scope)
        if read is None:
            continue
        done = match.tokens[-1].end
        for timex in read if isinstance(read, list) else [read]:
            placed = _placed(timex, match)
            found.append(placed)
            done = placed.end or done
            if placed.period is not None and placed.type in ("DATE", "TIME"):
                scope.remember(placed.period, placed.start or 0)
    for timex in _join_clocks(found, text):
        yield _mention(timex, text)


def _placed(timex: Timex, match: Match) -> Timex:
    if timex.start is not None:
        return timex
    last = match.tokens[-1]
    if last.shape in ("DOT", "COMMA", "POSS", "DASH") and len(match.tokens) > 1:
        before = match.tokens[-2]
        if last.shape != "DOT" or len(before.word) > 4 or before.word == "may":
            last = before
    return replace(timex, start=match.tokens[0].start, end=last.end)


def _join_clocks(found: list[Timex], text: str) -> list[Timex]:
    """Join a time of day and the day beside it ("9 a.m. Tuesday", "Tuesday, 9 a.m.") to one mention."""
    joined: list[Timex] = []
    for timex in found:
        if joined and joined[-1].end is not None and text[joined[-1].end : timex.start] in _JOINTS:
            before = joined[-1]
            pair = clock.joined(before, timex) or clock.joined(timex, before)
            if pair is not None:
                joined[-1] = replace(pair, start=before.start, end=timex.end)
                continue
        joined.append(timex)
    return joined


def _mention(timex: Timex, text: str) -> DateMention:
    span = Span.of(text, timex.start or 0, timex.end or 0)
    return DateMention(span, timex.type, timex.value, timex.interval, timex.why)
