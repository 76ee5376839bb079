"""Dated public events: in order, with patterns that can match, and roll calls that add up."""

from __future__ import annotations

from tightrope import knowledge
from tightrope.knowledge import fold

TABLES = knowledge.load()


def test_known_events_come_by_day() -> None:
    starts = [event.start for event in TABLES.known_events]
    assert starts == sorted(starts)
    assert all(event.start <= event.end for event in TABLES.known_events)
    assert len({event.key for event in TABLES.known_events}) == len(starts) > 100


def test_patterns_are_folded_and_of_several_words_or_unmistakable() -> None:
    for event in TABLES.known_events:
        names = (*event.patterns, *event.loose)
        assert names, event.key
        assert all(fold(name) == name for name in names), event.key
        assert all(TABLES.country(state) for state in event.states), event.key


def test_the_vote_of_february_2023() -> None:
    vote = next(event for event in TABLES.known_events if event.key == "es-11-6")
    assert vote.start.isoformat() == "2023-02-23"
    assert vote.tally == (141, 7, 32, 13)
    assert dict(vote.votes)["TKM"] == "absent"
    assert {dict(vote.votes)[state] for state in ("KAZ", "KGZ", "TJK", "UZB")} == {"abstain"}


def test_a_tally_counts_the_whole_assembly() -> None:
    for event in TABLES.known_events:
        if event.tally:
            assert sum(event.tally) == 193, event.key
            assert len(event.votes) >= 5, event.key


def test_a_roll_call_names_the_body_that_voted() -> None:
    bodies = {event.key: event.body for event in TABLES.known_events if event.tally}
    assert set(bodies.values()) == {"IGO.UN.GA"}
    assert all(not event.body for event in TABLES.known_events if not event.tally)


def test_a_loose_name_needs_the_states_of_the_event_told_beside_it() -> None:
    invasion = next(event for event in TABLES.known_events if event.key == "russia-invades-ukraine")
    assert "russia's invasion" in invasion.loose
    assert invasion.told_by({"RUS", "UKR", "POL"})
    assert not invasion.told_by({"RUS", "GEO"})
