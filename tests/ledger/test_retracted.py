"""Events that only retracted articles tell of are told as such; one honest account keeps an event."""

from __future__ import annotations

from dataclasses import replace

from tightrope.ledger import Ledger
from tightrope.records import Notice, NoticeKind, Span, Version

from .making import NOW, article, date, later, reading, visit


def _retraction(text: str) -> Notice:
    return Notice(NoticeKind.RETRACTION, Span.of(text, 0, 4), None, None, None)


def test_an_event_of_a_retracted_article_is_taken_back_until_another_tells_of_it(ledger: Ledger) -> None:
    page, made, read = visit(date(2024, 6, 1))
    made = replace(made, notices=(_retraction(made.text),))
    other = visit(date(2024, 6, 1), outlet="Lantern Post", origin="b.txt")
    with ledger.writer("test") as writer:
        writer.add(page, made, read, (), "one", NOW)
        (event,) = ledger.events().records
        assert ledger.taken_back() == {event.id}
        writer.add(*other, (), "one", later(1))
    assert ledger.taken_back() == set()
    assert ledger.retracted() == {made.id}


def test_a_retraction_at_an_address_takes_back_what_stood_there(ledger: Ledger) -> None:
    page, made, read = visit(date(2024, 6, 1))
    handed, back = article("This article was withdrawn.", origin="b.txt")
    back = replace(back, notices=(_retraction(back.text),))
    first = Version("harbour.example/a", page.id, made.id, None, "first", 0.0, "", NOW)
    second = Version("harbour.example/a", handed.id, back.id, made.id, "correction", 1.0, "", later(1))
    with ledger.writer("test") as writer:
        writer.add(page, made, read, (), "one", NOW, version=first)
        assert ledger.taken_back() == set()
        writer.add(handed, back, reading(back), (), "one", later(1), version=second)
    (event,) = ledger.events().records
    assert ledger.taken_back() == {event.id}
    assert ledger.retracted() == {made.id, back.id}
