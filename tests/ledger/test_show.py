"""Showing: one record by the beginning of its id, with the words it rests on and their place on the page."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tightrope.errors import AmbiguousId, NotFound
from tightrope.ledger import Ledger
from tightrope.records import Event

from .making import HEAD, NOW, date, later, person, quote, reading, visit


def test_a_receipt_marks_the_sentence_and_finds_it_on_the_page(ledger: Ledger) -> None:
    handed, article, read = visit(date(2024, 6, 1))
    with ledger.writer("test") as writer:
        writer.add(handed, article, read, (), "s", NOW)
    (event,) = ledger.events().records
    detail = ledger.show(event.id[:6])
    (receipt,) = detail.receipts
    assert (detail.kind, detail.record, detail.history) == ("event", event, ())
    assert receipt.text == "The president of Peru visited Chile to talk about copper and the railway."
    marked = {mark.role: receipt.text[mark.start : mark.end] for mark in receipt.marks}
    assert marked == {"who": "Peru", "did": "visited", "to whom": "Chile"}
    assert receipt.page.text == receipt.text
    assert receipt.before == HEAD
    assert receipt.behind.startswith(" The Harbour Ledger says so.")


def test_a_quote_is_shown_with_its_quotation_marks(ledger: Ledger) -> None:
    handed, article, _ = visit(date(2024, 6, 1), tail=" “We need copper,” said Ines Rojas.")
    said = quote(article, "We need copper,", person("Ines Rojas", "Peru"))
    with ledger.writer("test") as writer:
        writer.add(handed, article, reading(article, quotes=(said,)), (), "s", NOW)
    (receipt,) = ledger.show(said.id).receipts
    assert receipt.text == "“We need copper,”"


def test_an_event_that_became_part_of_another_is_still_found_and_says_so(ledger: Ledger) -> None:
    with ledger.writer("test") as writer:
        writer.add(*visit(date(2024, 6, 1), told=date(2024, 6, 5)), (), "s", NOW)
        (first,) = ledger.events().records
        writer.add(
            *visit(date(2024, 6, 1), outlet="Lantern", origin="b.txt", told=date(2024, 6, 2)),
            (),
            "s",
            later(1),
        )
    (second,) = ledger.events().records
    assert second.id != first.id
    detail = ledger.show(first.id)
    assert isinstance(detail.record, Event)
    assert second.id in detail.history[-1]
    assert len(detail.receipts) == 1
    assert len(ledger.show(second.id).receipts) == 2


def test_what_was_believed_before_is_told(ledger: Ledger) -> None:
    with ledger.writer("test") as writer:
        writer.add(*visit(date(2024, 6, 1)), (), "s", NOW)
        writer.add(
            *visit(date(2024, 6, 1), outlet="Lantern", origin="b.txt", told=date(2024, 6, 4)),
            (),
            "s",
            later(1),
        )
    detail = ledger.show(ledger.events().records[0].id)
    assert [line.partition(": ")[0] for line in detail.history] == ["2024-06-10 12:00 to 2024-06-10 13:00"]


@pytest.mark.parametrize("wanted", ["", "abc", "zzzz", "xyz-123", "% OR 1=1", "dead00000000"])
def test_what_is_no_id_is_not_found(ledger: Ledger, wanted: str) -> None:
    with pytest.raises(NotFound):
        ledger.show(wanted)


def test_a_beginning_of_several_ids_is_told_apart(ledger: Ledger, path: Path) -> None:
    handed, article, read = visit(date(2024, 6, 1))
    with ledger.writer("test") as writer:
        writer.add(handed, article, read, (), "s", NOW)
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("UPDATE reports SET id = 'abcd' || substr(id, 5)")
        raw.execute("UPDATE events SET id = 'abcd' || substr(id, 5)")
    with pytest.raises(AmbiguousId, match=r"event abcd.*report abcd"):
        ledger.show("abcd")


@pytest.mark.parametrize("kind", ["article", "story", "report"])
def test_every_kind_of_record_can_be_shown(ledger: Ledger, kind: str) -> None:
    handed, article, read = visit(date(2024, 6, 1))
    with ledger.writer("test") as writer:
        writer.add(handed, article, read, (), "s", NOW)
    ids = {"article": article.id, "story": ledger.stories().records[0].id, "report": read.events[0].id}
    detail = ledger.show(ids[kind])
    assert (detail.kind, detail.record.id) == (kind, ids[kind])


@pytest.mark.parametrize(("code", "found"), [("04", 1), ("CONSULT", 1), ("²", 0), ("19", 0)])
def test_a_code_of_plain_digits_is_a_cameo_code(ledger: Ledger, code: str, found: int) -> None:
    handed, article, read = visit(date(2024, 6, 1))
    with ledger.writer("test") as writer:
        writer.add(handed, article, read, (), "s", NOW)
    assert ledger.events(code=code).total == found
