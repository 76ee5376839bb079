"""Owns the way from table rows to records: one function a table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tightrope.knowledge._names import fold, name_key
from tightrope.knowledge._records import Country, KnownEvent, Membership, Organisation, Tenure
from tightrope.knowledge._tables import Row, rows

_COUNTRY = ("iso3", "name", "aliases", "adjectives", "demonyms", "capital", "latitude", "longitude", "seats")
_TENURE = ("person_id", "person", "state", "office", "role", "start", "end")
_TENURE_FILES = ("officials.csv",)


def countries(extra: Path | None) -> dict[str, Country]:
    """ISO3 code -> country; a user's row replaces ours."""
    found = {}
    for row in rows("countries.csv", _COUNTRY, extra):
        point = (row.number("latitude"), row.number("longitude"))
        country = Country(
            row.state("iso3"),
            row.word("name"),
            row.list("aliases"),
            row.list("adjectives"),
            row.list("demonyms"),
            row.word("capital"),
            point,
            row.list("seats"),
        )
        found[country.iso3] = country
    return found


def borders(extra: Path | None) -> dict[str, frozenset[str]]:
    """ISO3 code -> its land neighbours, both ways."""
    found: dict[str, set[str]] = {}
    for row in rows("borders.csv", ("left", "right"), extra):
        left, right = row.state("left"), row.state("right")
        found.setdefault(left, set()).add(right)
        found.setdefault(right, set()).add(left)
    return {state: frozenset(neighbours) for state, neighbours in found.items()}


def regions(extra: Path | None) -> dict[str, tuple[str, ...]]:
    """Key of each name and alias -> sorted ISO3 codes."""
    found = {}
    for row in rows("regions.csv", ("phrase", "aliases", "states"), extra):
        states = tuple(sorted(row.list("states")))
        for name in (row.word("phrase"), *row.list("aliases")):
            found[name_key(name)] = states
    return found


def organisations(extra: Path | None) -> tuple[Organisation, ...]:
    """All organisations with their memberships."""
    members: dict[str, list[Membership]] = {}
    for row in rows("memberships.csv", ("organisation", "state", "start", "end"), extra):
        one = Membership(row.state("state"), row.day("start"), row.day("end"))
        members.setdefault(row.word("organisation"), []).append(one)
    found: dict[str, Organisation] = {}
    for row in rows("organisations.csv", ("id", "name", "aliases", "kind", "state", "role"), extra):
        key = row.word("id")
        found[key] = Organisation(
            key,
            row.word("name"),
            row.list("aliases"),
            row.word("kind"),
            row.text("state"),
            row.text("role"),
            tuple(members.get(key, ())),
        )
    return tuple(found.values())


def tenures(extra: Path | None) -> tuple[Tenure, ...]:
    """Every tenure of every file."""
    return tuple(_tenure(row) for name in _TENURE_FILES for row in rows(name, _TENURE, extra))


def _tenure(row: Row) -> Tenure:
    start, end = row.day("start"), row.day("end")
    if start and end and end < start:
        raise row.fail("end", f"{end} is before the start, {start}")
    return Tenure(
        row.word("person_id"),
        row.word("person"),
        row.word("state"),
        row.word("office"),
        row.text("role"),
        start,
        end,
    )


def spellings(person: str) -> tuple[str, ...]:
    """The folded forms under which a person is looked up: the full name, first and last, surname."""
    full = fold(person)
    words = full.split()
    return tuple(dict.fromkeys((full, f"{words[0]} {words[-1]}", words[-1])))


def office_key(office: str) -> str:
    """The office in the form in which two names of it are compared."""
    return fold(office)


def known_events(extra: Path | None) -> tuple[KnownEvent, ...]:
    """All known events with their roll calls, by first day and key."""
    votes: dict[str, list[tuple[str, str]]] = {}
    for row in rows("votes.csv", ("event", "state", "vote"), extra):
        votes.setdefault(row.word("event"), []).append((row.state("state"), row.word("vote")))
    found: dict[str, KnownEvent] = {}
    for row in rows(
        "known_events.csv", ("key", "name", "start", "end", "states", "patterns", "tally"), extra
    ):
        event = _known_event(row, votes)
        found[event.key] = event
    return tuple(sorted(found.values(), key=lambda event: (event.start, event.key)))


def _known_event(row: Row, votes: dict[str, list[tuple[str, str]]]) -> KnownEvent:
    key = row.word("key")
    start = row.day("start") or date.min
    if start == date.min:
        raise row.fail("start", "must not be empty")
    patterns = tuple(fold(pattern) for pattern in row.list("patterns"))
    tally = tuple(int(part) for part in row.list("tally"))
    return KnownEvent(
        key,
        row.word("name"),
        start,
        row.day("end") or start,
        row.list("states"),
        patterns,
        tuple(sorted(votes.get(key, ()))),
        tally,
    )
