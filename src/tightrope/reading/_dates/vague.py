"""Rules for PRESENT_REF, PAST_REF and FUTURE_REF: times that words only point towards."""

from __future__ import annotations

from typing import Final

from tightrope.reading._dates.lengths import length_value, unit_of
from tightrope.reading._dates.patterns import Match, Rule
from tightrope.reading._dates.scope import Scope, Timex
from tightrope.records import Interval


def _ref(value: str) -> Timex:
    words = {
        "PRESENT_REF": "the time of writing",
        "PAST_REF": "some time past",
        "FUTURE_REF": "some time to come",
    }
    return Timex("DATE", value, why=words[value])


def _present(_match: Match, scope: Scope) -> Timex | None:
    now = scope.reference
    days = None if now is None else Interval(now, now)
    return Timex("DATE", "PRESENT_REF", days, why="the time of writing")


def _now(match: Match, scope: Scope) -> Timex | None:
    if scope.after() == "that" and scope.before() in ("", ".", ","):
        return None
    return _present(match, scope)


def _current(match: Match, scope: Scope) -> Timex | None:
    return (
        None
        if scope.before() in ("the", "a") and scope.after() in ("account", "of", "events")
        else _present(match, scope)
    )


def _past(_match: Match, _scope: Scope) -> Timex | None:
    return _ref("PAST_REF")


def _future(_match: Match, _scope: Scope) -> Timex | None:
    return _ref("FUTURE_REF")


def _soon(match: Match, scope: Scope) -> Timex | None:
    """ "soon", but not "as soon as Tuesday" or "soon after"."""
    if scope.after() in ("after", "as", "thereafter", "afterward") and len(match.tokens) == 1:
        return None
    return _ref("FUTURE_REF")


def _the_past(_match: Match, scope: Scope) -> Timex | None:
    return _ref("PAST_REF") if scope.before() in ("in", "of", "from", "with", "than", "") else None


def _coming_units(match: Match, _scope: Scope) -> Timex | None:
    return Timex("DURATION", length_value(unit_of(match), None), why="an untold length from now")


_NEAR_FUTURE: Final = "near|coming|immediate|foreseeable|not too distant|not DASH too DASH distant"
RULES: Final[tuple[Rule[Scope, Timex | list[Timex]], ...]] = (
    Rule("now", "(right|just)? now", _now),
    Rule("currently", "(currently|nowadays|presently)", _present),
    Rule("at present", "(at)? (present time|the present|this (time|moment|point)|the moment)",
         lambda match, scope: _present(match, scope) if scope.tokens[scope.first].word == "at" else None),
    Rule("these days", "these days", _present),
    Rule("current", "current", _current),
    Rule("recently", "(more|most|very|just|only|quite|until)? recently", _past),
    Rule("recent", "(more|most|very)? recent", _past),
    Rule("recent units", "(the)? (more|most|very)? recent (UNITS|past) (and UNITS)?", _past),
    Rule("the past", "the (recent|distant)? past", _the_past),
    Rule("long ago", "(not)? (so)? long ago", _past),
    Rule("soon", "(as soon as possible|very soon|soon)", _soon),
    Rule("the future", f"the? ({_NEAR_FUTURE})? future", _future),
    Rule("the short term", "the (near|short|long) term", _future),
    Rule("coming units", "(the)? (coming|upcoming) unit:UNITS", _coming_units),
    Rule("units ahead", "the unit:UNITS ahead", _coming_units),
)  # fmt: skip
