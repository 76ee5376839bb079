"""The same pages in any order give the same record, and the same bytes out."""

from __future__ import annotations

import io
from itertools import permutations
from pathlib import Path

from tightrope.exports import TABLES, write
from tightrope.ledger import Ledger
from tightrope.records import Article, ClaimKind, CopyLink, Modality, Page, Reading

from .making import NOW, article, claim, date, later, link, reading, report, visit

Given = tuple[Page, Article, Reading]


def _corrected() -> Given:
    words = "An earlier version said that Nepal borders Latvia; it borders Ghana."
    body = f"The president of Peru visited Chile again. Nepal borders Ghana. {words}"
    handed, made = article(
        body, origin="d.txt", day=date(2024, 6, 6), notice=(words, "Nepal borders Latvia", None)
    )
    wrong = claim(made, "Nepal borders Latvia", "NPL", "borders", "LVA", withdrawn=True)
    right = claim(made, "it borders Ghana", "NPL", "borders", "GHA")
    event = report(made, "Peru", "visited", "Chile", when=date(2024, 6, 1))
    return handed, made, reading(made, events=(event,), claims=(wrong, right))


def _mistaken(outlet: str, origin: str) -> Given:
    handed, made = article(f"Nepal borders Latvia, {outlet} writes.", origin=origin, outlet=outlet)
    return handed, made, reading(made, claims=(claim(made, "Nepal borders Latvia", "NPL", "borders", "LVA"),))


def _pile() -> list[tuple[Given, str]]:
    return [
        (visit(date(2024, 6, 1), told=date(2024, 6, 2)), "one"),
        (visit(date(2024, 6, 1), outlet="Lantern Post", origin="b.txt"), "one"),
        (visit(date(2024, 6, 1), outlet="Reprint", origin="c.txt", told=date(2024, 6, 4)), "one"),
        (_corrected(), "two"),
        (_mistaken("The Harbour Ledger", "e.txt"), "two"),
        (_mistaken("Delta Trader", "f.txt"), "three"),
    ]


def _links(given: Given, held: list[Given]) -> tuple[CopyLink, ...]:
    """The reprint and what it reprints, linked whichever comes first."""
    pair = {"The Harbour Ledger visit", "Reprint visit"}
    names = {f"{g[1].outlet} {'visit' if g[2].events and not g[1].notices else ''}": g[1] for g in held}
    mine = f"{given[1].outlet} {'visit' if given[2].events and not given[1].notices else ''}"
    other = next((names[name] for name in sorted(pair - {mine}) if name in names), None)
    if mine not in pair or other is None:
        return ()
    earlier, later_one = sorted((given[1], other), key=lambda made: made.published.earliest or date.max)
    return (link(later_one, earlier),)


def _exported(path: Path, order: list[tuple[Given, str]]) -> dict[str, str]:
    with Ledger.open(path) as ledger:
        held: list[Given] = []
        with ledger.writer("test") as writer:
            for hours, (given, story) in enumerate(order):
                writer.add(*given, _links(given, held), story, later(hours))
                held.append(given)
        assert ledger.check().problems == ()
        found = {}
        for name in TABLES:
            to = io.StringIO()
            write(ledger, name, "jsonl", to)
            found[name] = to.getvalue()
        return found


def test_every_order_of_reading_gives_the_same_bytes(tmp_path: Path) -> None:
    pile = _pile()
    first = _exported(tmp_path / "first.db", pile)
    assert first["events"].count("\n") >= 2
    assert first["conflicts"].count("\n") >= 1
    orders = list(permutations(pile))[:: 720 // 9]
    for number, order in enumerate(orders):
        assert _exported(tmp_path / f"{number}.db", list(order)) == first


def test_the_claim_that_was_taken_back_is_withdrawn_in_earlier_and_later_articles_of_the_newsroom(
    ledger: Ledger,
) -> None:
    before, corrected, after = (
        _mistaken("The Harbour Ledger", "e.txt"),
        _corrected(),
        _mistaken("Delta Trader", "f.txt"),
    )
    with ledger.writer("test") as writer:
        for hours, given in enumerate((corrected, before, after)):
            writer.add(*given, (), f"s{hours}", later(hours))
    withdrawn = {c.article_id: c.withdrawn for c in ledger.claims().records if c.values == ("LVA",)}
    assert withdrawn == {before[1].id: True, corrected[1].id: True, after[1].id: False}
    (conflict,) = ledger.conflicts().records
    assert conflict.kind is ClaimKind.BORDER
    assert {conflict.left.article_id, conflict.right.article_id} & {after[1].id}


def test_a_plan_read_after_the_deed_changes_nothing(ledger: Ledger) -> None:
    plan = visit(
        date(2024, 6, 1), verb="will visit", modality=Modality.PLANNED, origin="p.txt", outlet="Plan Daily"
    )
    with ledger.writer("test") as writer:
        writer.add(*visit(date(2024, 6, 1)), (), "s", NOW)
        writer.add(*plan, (), "s", later(1))
    (event,) = ledger.events().records
    assert (event.modality, event.origins) == (Modality.HAPPENED, 2)
