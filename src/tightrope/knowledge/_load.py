"""Owns the way from table rows to records: one function a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from tightrope.knowledge._names import fold, slug, sound_key
from tightrope.knowledge._records import Agent, Country, KnownEvent, Membership, Organisation, Region, Tenure
from tightrope.knowledge._tables import Row, rows

_COUNTRY = ("iso3", "name", "aliases", "adjectives", "demonyms", "capital", "latitude", "longitude", "seats")
_BODY = ("name", "aliases", "kind", "state", "role")
_TENURE = ("person_id", "person", "state", "office", "role", "start", "end")
_LONG_TAIL = "bodies_dictionary.csv"


def countries(extra: Path | None) -> dict[str, Country]:
    """ISO3 code -> country; a user's row replaces ours."""
    found = {}
    for row in rows("countries.csv", _COUNTRY, extra):
        country = Country(
            row.state("iso3"),
            row.word("name"),
            row.list("aliases"),
            row.list("adjectives"),
            row.list("demonyms"),
            row.word("capital"),
            (row.number("latitude"), row.number("longitude")),
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


def regions(extra: Path | None) -> tuple[Region, ...]:
    """Every region and informal group of states."""
    columns = ("phrase", "aliases", "states", "adjectives")
    return tuple(
        Region(
            row.word("phrase"), row.list("aliases"), tuple(sorted(row.list("states"))), row.list("adjectives")
        )
        for row in rows("regions.csv", columns, extra)
    )


def organisations(extra: Path | None) -> tuple[Organisation, ...]:
    """Organisations of states with their memberships, then bodies, hand-kept ones first."""
    members = _memberships(extra)
    found: dict[str, Organisation] = {}
    columns = ("id", "name", "aliases", "kind", "state", "role", "bloc", "factbook")
    for row in rows("organisations.csv", columns, extra):
        key = row.word("id")
        found[key] = Organisation(
            key,
            row.word("name"),
            row.list("aliases"),
            row.word("kind"),
            row.text("state"),
            row.text("role"),
            members.get(key, ()),
            row.text("bloc"),
            row.text("factbook"),
        )
    for name in ("bodies.csv", _LONG_TAIL):
        for body in _bodies(name, extra):
            if name != _LONG_TAIL or body.id not in found:
                found[body.id] = body
    return tuple(found.values())


def _bodies(file: str, extra: Path | None) -> Iterator[Organisation]:
    for row in rows(file, _BODY, extra):
        name, state = row.word("name"), row.text("state")
        key = f"{state or 'ORG'}.{slug(name)}"
        aliases, role = row.list("aliases"), row.text("role")
        yield Organisation(key, name, aliases, row.word("kind"), state, role, generated=file == _LONG_TAIL)


def _memberships(extra: Path | None) -> dict[str, tuple[Membership, ...]]:
    """Organisation -> memberships; hand-kept accessions replace what the Factbook's snapshots say."""
    columns = ("organisation", "state", "start", "end")
    spans: dict[tuple[str, str], list[Membership]] = {}
    for name in ("memberships.csv", "accessions.csv"):
        fresh: dict[tuple[str, str], list[Membership]] = {}
        for row in rows(name, columns, extra):
            state = row.state("state")
            one = Membership(state, row.day("start"), row.day("end"))
            fresh.setdefault((row.word("organisation"), state), []).append(one)
        spans.update(fresh)
    found: dict[str, list[Membership]] = {}
    for (organisation, _), held in spans.items():
        found.setdefault(organisation, []).extend(held)
    return {organisation: tuple(held) for organisation, held in found.items()}


def agents(extra: Path | None) -> dict[str, Agent]:
    """Folded noun -> agent; hand-kept rows come before the dictionary's."""
    found: dict[str, Agent] = {}
    for name in ("agents_dictionary.csv", "agents.csv"):
        for row in rows(name, ("noun", "role", "kind"), extra):
            agent = Agent(row.word("noun"), row.text("role"), row.text("kind"))
            found[fold(agent.noun)] = agent
    return found


def first_names(extra: Path | None) -> dict[str, str]:
    """Folded given name -> "f" or "m"."""
    return {
        fold(row.word("name")): row.word("gender")
        for row in rows("first_names.csv", ("name", "gender"), extra)
    }


def person_names(extra: Path | None) -> dict[str, tuple[str, ...]]:
    """Person id -> other spellings of the name, from the lists."""
    return {
        row.word("person_id"): row.list("aliases")
        for row in rows("persons.csv", ("person_id", "aliases"), extra)
    }


def nicknames(extra: Path | None) -> dict[str, tuple[str, ...]]:
    """Folded name -> other names by which the person is known, kept by hand."""
    return {
        fold(row.word("person")): row.list("aliases")
        for row in rows("nicknames.csv", ("person", "aliases"), extra)
    }


def tenures(extra: Path | None) -> tuple[Tenure, ...]:
    """Every tenure. Hand-kept rows take the id of the same name in the lists, and replace those
    of the lists for the same person, state, office and time."""
    listed = [_tenure(row, {}) for row in rows("tenures.csv", _TENURE, extra)]
    ids: dict[str, str] = {}
    for tenure in listed:
        ids.setdefault(sound_key(tenure.person), tenure.person_id)
    for key, names in person_names(extra).items():
        for name in names:
            if " " in name:
                ids.setdefault(sound_key(name), key)
    kept = [replace(_tenure(row, ids), kept=True) for row in rows("officials.csv", _TENURE, extra)]
    terms: dict[tuple[str, str, str], list[Tenure]] = {}
    for tenure in kept:
        terms.setdefault((tenure.person_id, tenure.state, tenure.office), []).append(tenure)
    others = (t for t in listed if not _told(t, terms.get((t.person_id, t.state, t.office), [])))
    return (*kept, *others)


def _told(listed: Tenure, kept: list[Tenure]) -> bool:
    """Whether a kept row tells of the same term: their days overlap."""
    first, last = listed.start or date.min, last_day(listed)
    return any((t.start or date.min) < last and first < last_day(t) for t in kept)


def figure(row: Row) -> Tenure:
    """A row of the figures as a tenure; the office is unknown."""
    person = row.word("person")
    start, end = row.day("start"), row.day("end")
    return Tenure(f"P.{slug(person)}", person, row.word("state"), "", row.text("role"), start, end)


def _tenure(row: Row, ids: dict[str, str]) -> Tenure:
    person, start, end = row.word("person"), row.day("start"), row.day("end")
    if start and end and end < start:
        raise row.fail("end", f"{end} is before the start, {start}")
    key = row.text("person_id") or ids.get(sound_key(person)) or f"P.{slug(person)}"
    return Tenure(key, person, row.word("state"), row.text("office"), row.text("role"), start, end)


_FAMILY_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "HKG", "MAC", "SGP", "VNM", "KHM"})
"""States whose people are mostly written with the family name first."""

_PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "van", "von", "der", "den", "de", "da", "dos", "di", "du", "la", "le", "ben")
)


def spellings(person: str, state: str) -> tuple[str, ...]:
    """The folded forms under which a person is looked up: full name, first and last, surname.

    A particle belongs to the surname as well: "von der Leyen", "al Sisi". Of names with the family
    name first, that one is taken too: "Xi".
    """
    words = fold(person).split()
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    long_surname = " ".join(words[start:])
    forms = [" ".join(words), f"{words[0]} {words[-1]}", long_surname, words[-1]]
    if state in _FAMILY_FIRST and 2 <= len(words) <= 3:
        forms.append(words[0])
    return tuple(dict.fromkeys(forms))


def office_synonyms(extra: Path | None) -> dict[tuple[str, str], str]:
    """(folded word for an office, ISO3 or "") -> the office's plain name."""
    found: dict[tuple[str, str], str] = {}
    for row in rows("offices.csv", ("office", "synonyms", "states"), extra):
        for word in (row.word("office"), *row.list("synonyms")):
            for state in row.list("states") or ("",):
                found.setdefault((fold(word), state), row.word("office"))
    return found


def known_events(extra: Path | None) -> tuple[KnownEvent, ...]:
    """All known events with their roll calls, by first day and key."""
    votes: dict[str, list[tuple[str, str]]] = {}
    for row in rows("votes.csv", ("event", "state", "vote"), extra):
        votes.setdefault(row.word("event"), []).append((row.state("state"), row.word("vote")))
    found: dict[str, KnownEvent] = {}
    columns = ("key", "name", "start", "end", "states", "patterns", "tally")
    for row in rows("known_events.csv", columns, extra):
        event = _known_event(row, votes)
        found[event.key] = event
    return tuple(sorted(found.values(), key=lambda event: (event.start, event.key)))


def _known_event(row: Row, votes: dict[str, list[tuple[str, str]]]) -> KnownEvent:
    key, start = row.word("key"), row.day("start")
    if start is None:
        raise row.fail("start", "must not be empty")
    return KnownEvent(
        key,
        row.word("name"),
        start,
        row.day("end") or start,
        row.list("states"),
        tuple(fold(pattern) for pattern in row.list("patterns") if not pattern.endswith("*")),
        tuple(sorted(votes.get(key, ()))),
        _tally(row),
        tuple(fold(pattern[:-1]) for pattern in row.list("patterns") if pattern.endswith("*")),
    )


def _tally(row: Row) -> tuple[int, ...]:
    parts = row.list("tally")
    if any(not part.isdecimal() for part in parts) or len(parts) not in {0, 4}:
        raise row.fail("tally", "must be four counts: yes, no, abstain, absent")
    return tuple(map(int, parts))


def last_day(tenure: Tenure) -> date:
    """The day a tenure ends, the end of time where it is open."""
    return tenure.end or date.max
