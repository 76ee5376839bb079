"""Groups of copies: the same in any order and hash seed; reworded answers; forms and furniture apart."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import ROOT, article
from test_copies import BOMB, OTHER_REPORT, REWORDED, WIRE

from tightrope.articles._copies_match import other_newsroom
from tightrope.articles.copies import Groups, Index
from tightrope.records import Article, CopyLink

TEXTS = {
    "wire": WIRE,
    "shouted": WIRE.upper(),
    "cut": "Bees were glad in Graz.\n\n" + "\n\n".join(WIRE.split("\n\n")[:3]),
    "reworded": REWORDED,
    "other": OTHER_REPORT,
    "bomb": BOMB.format(place="Herat", day="Monday", dead=7, hurt=20),
    "other bomb": BOMB.format(place="Kunduz", day="Thursday", dead=3, hurt=11),
}
ANSWERS = json.loads((Path(__file__).parent / "reworded_answers.json").read_text("utf-8"))


def made() -> list[Article]:
    return [article(TEXTS[key], key=key) for key in sorted(TEXTS)]


@cache
def links() -> tuple[CopyLink, ...]:
    index = Index()
    return tuple(link for one in made() for link in index.place(one))


@given(st.permutations(sorted(TEXTS)))
@settings(max_examples=25, deadline=None)
def test_links_and_groups_do_not_depend_on_the_order_of_arrival(order: list[str]) -> None:
    index, groups, found = Index(), Groups(), set()
    for key in order:
        new = index.place(article(TEXTS[key], key=key))
        found |= set(new)
        groups.add(key, new)
    assert {groups.label(key) for key in ("wire", "shouted", "cut", "reworded")} == {"cut"}
    assert len({groups.label(key) for key in ("other", "bomb", "other bomb", "cut")}) == 4
    assert found == set(links())


def test_scores_are_shares_and_the_reasons_hold_the_direction() -> None:
    for link in links():
        assert 0 <= link.similarity <= 1
        assert 0.5 <= link.score <= 1
        assert 0.5 <= link.direction_score < 1
        assert link.direction in link.why


def test_many_at_once_get_the_links_that_one_by_one_gives() -> None:
    index = Index()
    assert tuple(link for new in index.place_all(made()) for link in new) == links()
    assert len(index) == len(TEXTS)


def test_texts_that_the_caller_keeps_are_asked_for_and_may_be_gone() -> None:
    for kept, expected in (({"a": WIRE}, ["reworded"]), ({}, [])):
        index = Index(bodies=kept.get)
        index.remember([article(WIRE, key="a"), article(BOMB, key="b")])
        found = index.find(article(REWORDED, key="c"))
        assert [link.kind for link in found] == expected


def test_links_are_the_same_whatever_the_hash_seed() -> None:
    program = "from test_copies_groups import links; print(links())"
    path = os.pathsep.join(str(ROOT / part) for part in ("tests", "tests/articles", "src"))
    told = []
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        command = [sys.executable, "-c", program]
        told.append(subprocess.run(command, capture_output=True, text=True, env=env, check=True).stdout)
    assert told[0] == told[1]
    assert "reworded" in told[0]


@pytest.mark.parametrize("topic", sorted(ANSWERS))
def test_answers_reworded_by_hand_are_of_one_group_and_independent_ones_stand_alone(topic: str) -> None:
    """Lightly and heavily revised, and written apart on the same topic (docs/copies.md)."""
    answers, index, groups = ANSWERS[topic], Index(), Groups()
    texts = {key: answers[key] for key in ("source", "light", "heavy")}
    texts |= {f"independent {n}": text for n, text in enumerate(answers["independent"])}
    for key, text in texts.items():
        groups.add(key, index.place(article(text, key=key)))
    assert groups.label("light") == groups.label("heavy") == groups.label("source")
    assert sorted(Counter(groups.label(key) for key in texts).values()) == [1, 1, 3]


FORM = """The Food Office said that its inspectors found {what} in {count} of {all} samples of {food} taken at
the port of {port} between {day} and the end of the week. The shipments had come from {land} and were meant
for supermarkets in {city}. The importer, {firm}, withdrew what had already been sold and asked customers to
bring it back to the shops. Nobody is known to have fallen ill. The ministry of health advised everybody
who had eaten of it and felt unwell to see a doctor. The inspectors will test every consignment from
{land} for the next two months, and the costs are borne by the importer."""


def test_a_form_filled_twice_tells_of_two_happenings_and_one_that_is_dated_anew_of_one() -> None:
    first = FORM.format(
        what="salmonella", count=12, all=40, food="sesame paste", port="Hamburg", day="Tuesday",
        land="Syria", city="Berlin", firm="Orient Trade",
    )  # fmt: skip
    second = FORM.format(
        what="listeria", count=3, all=25, food="smoked salmon", port="Antwerp", day="Friday",
        land="Chile", city="Brussels", firm="Noordzee Vis",
    )  # fmt: skip
    index = Index()
    assert index.place(article(first, key="a")) == ()
    assert index.place(article(second, key="b")) == ()
    again = index.place(article(first.replace("Tuesday", "Wednesday"), key="c"))
    assert [({link.copy, link.original}, link.kind) for link in again] == [({"a", "c"}, "near")]


FURNITURE = "\n\n".join(
    f"Read next: {word} for all of us, and what the {word} means to readers of this paper."
    for word in ("harbour", "orchard", "ladder", "meadow", "thimble", "lantern")
)


def test_long_furniture_in_common_makes_no_copies_of_two_reports() -> None:
    index = Index()
    index.place(article(f"{WIRE}\n\n{FURNITURE}", key="a"))
    assert index.place(article(f"{OTHER_REPORT}\n\n{FURNITURE}", key="b")) == ()


FOLLOW_UPS = json.loads((Path(__file__).parent / "follow_ups.json").read_text("utf-8"))
SAID = (
    "\n\nThe company wrote: We deeply regret what happened and are working closely with the authorities. The "
    "safety of our guests and our crews is and remains our first concern. Guests who hold a ticket for the "
    "coming days can change it free of charge or get their money back at any counter."
)


def test_most_reports_of_one_matter_on_several_days_are_no_copies() -> None:
    """Twenty pairs of a newsroom's reports, told apart by weights fitted to them too (docs/copies.md)."""
    linked = 0
    for matter, texts in sorted(FOLLOW_UPS.items()):
        index = Index()
        linked += sum(len(index.place(article(t, key=f"{matter} {n}"))) for n, t in enumerate(texts))
    assert linked <= 7


def test_a_statement_that_two_newsrooms_print_makes_no_copies_of_their_reports() -> None:
    index = Index()
    index.place(article(WIRE + SAID, key="a"))
    assert index.place(article(OTHER_REPORT + SAID, key="b")) == ()


def test_what_was_planned_and_its_cancellation_told_on_other_days_are_two_reports() -> None:
    plan, off = FOLLOW_UPS["visit"][0], FOLLOW_UPS["visit"][2]
    assert other_newsroom(plan, off) == "other sources and told on other days"
    assert other_newsroom(plan, plan.replace("Sorvia opened", "Sorvia has opened")) is None
