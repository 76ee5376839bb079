"""What the index of copies is built up from: the words of articles, without what else hangs on them."""

from __future__ import annotations

from dataclasses import replace

from tightrope.ledger import Ledger
from tightrope.records import Finding, FindingKind

from .making import NOW, article, later, reading


def test_texts_come_oldest_first_with_what_tells_of_copies(ledger: Ledger) -> None:
    spun = Finding(FindingKind.REWORDED, 0.7, "a name read as a word")
    with ledger.writer("test") as writer:
        made = []
        for n in range(3):
            page, one = article(f"Peru lent Chile {n} boats.", origin=f"{n}.txt", outlet=f"Paper {n}")
            one = replace(one, findings=(*one.findings, spun) if n == 1 else one.findings)
            writer.add(page, one, reading(one), (), f"s{n}", later(n))
            made.append(one)
    told = list(ledger.texts(2))
    assert [(one.id, one.body, one.outlet) for one in told] == [(o.id, o.body, o.outlet) for o in made[1:]]
    assert [[(f.kind, f.score) for f in one.findings] for one in told] == [[(spun.kind, 0.7)], []]
    assert [one.published.earliest for one in told] == [one.published.earliest for one in made[1:]]


def test_a_body_is_given_by_id_and_none_of_what_is_not_held(ledger: Ledger) -> None:
    page, made = article("Peru lent Chile three boats.")
    with ledger.writer("test") as writer:
        writer.add(page, made, reading(made), (), "s", NOW)
    assert (ledger.body(made.id), ledger.body("0" * 32)) == (made.body, None)
