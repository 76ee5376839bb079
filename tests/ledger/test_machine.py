"""A ledger put through any sequence of what can happen to it: it always keeps its promises."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tightrope.ledger import Ledger
from tightrope.records import Failure, Modality

from .making import Article, Page, Reading, at_origin, later, link, visit
from .tables import counts

OUTLETS = ["Harbour Ledger", "Lantern Post", "Reprint Daily"]


class Record(RuleBasedStateMachine):
    """Articles added once or again, at one place or another, as copies or not; failures; reopenings."""

    @initialize()
    def open(self) -> None:
        self.place = tempfile.TemporaryDirectory()
        self.path = Path(self.place.name) / "x.db"
        self.ledger = Ledger.open(self.path)
        self.added: dict[str, tuple[Page, Article, Reading]] = {}
        self.places: set[tuple[str, str]] = set()
        self.failed: set[str] = set()
        self.hours = 0

    @rule(
        outlet=st.sampled_from(OUTLETS),
        day=st.integers(0, 3),
        told=st.integers(0, 3),
        modality=st.sampled_from([Modality.HAPPENED, Modality.PLANNED, Modality.DENIED]),
        story=st.sampled_from(["one", "two"]),
        copied=st.booleans(),
    )
    def add(self, outlet: str, day: int, told: int, modality: Modality, story: str, copied: bool) -> None:
        given = visit(
            date(2024, 6, 1) + timedelta(day),
            outlet=outlet,
            origin=f"{outlet}-{day}-{told}-{modality}.txt",
            told=date(2024, 6, 4) + timedelta(told),
            modality=modality,
            tail=f" {day}{told}{modality.value}",
        )
        others = [each[1] for key, each in self.added.items() if key != given[1].id]
        links = (link(given[1], others[0]),) if copied and others else ()
        self.hours += 1
        with self.ledger.writer("test") as writer:
            new = writer.add(*given, links, story, later(self.hours)).new
        assert new == (given[1].id not in self.added)
        self.added.setdefault(given[1].id, given)
        self.places.add((given[0].id, given[0].origin))

    @rule(number=st.integers(0, 9), elsewhere=st.booleans())
    def add_again(self, number: int, elsewhere: bool) -> None:
        if not self.added:
            return
        handed, article, read = list(self.added.values())[number % len(self.added)]
        handed = at_origin(handed, "elsewhere.txt") if elsewhere else handed
        before = counts(self.path)
        with self.ledger.writer("test") as writer:
            assert not writer.add(handed, article, read, (), "three", later(self.hours)).new
        known = (handed.id, handed.origin) in self.places
        self.places.add((handed.id, handed.origin))
        assert counts(self.path)["sightings"] == before["sightings"] + (not known)

    @rule(origin=st.sampled_from(["x.html", "y.html"]))
    def fail(self, origin: str) -> None:
        with self.ledger.writer("test") as writer:
            fresh = writer.fail(Failure("TR-EMPTY", "pages", origin, "no text", "-", skipped=True), later(0))
        assert fresh == (origin not in self.failed)
        self.failed.add(origin)

    @rule()
    def reopen(self) -> None:
        self.ledger.close()
        self.ledger = Ledger.open(self.path, create=False)

    @invariant()
    def holds_what_was_added_and_nothing_else(self) -> None:
        assert {article.id for article in self.ledger.articles().records} == self.added.keys()
        assert {failure.origin for failure in self.ledger.failures().records} == self.failed
        reports = [report.id for report in self.ledger.reports().records]
        members = [key for event in self.ledger.events().records for key in event.reports]
        assert sorted(members) == sorted(reports)

    @invariant()
    def keeps_its_promises(self) -> None:
        assert self.ledger.check().problems == ()

    def teardown(self) -> None:
        self.ledger.close()
        self.place.cleanup()


TestRecord = Record.TestCase
TestRecord.settings = settings(max_examples=8, stateful_step_count=10, deadline=None)
