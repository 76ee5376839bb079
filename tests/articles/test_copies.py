"""Who copied whom: exact, near, partial and reworded copies, what is no copy, and which came first."""

from __future__ import annotations

import json
import random
import string
from collections import Counter
from datetime import UTC, date, datetime
from itertools import permutations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import article, gold

from tightrope.articles._copies_match import in_words, other_newsroom
from tightrope.articles.copies import Groups, Index
from tightrope.records import Article

WIRE = """Slovenia and Croatia agreed on Monday to share the water of a spring that rises under their
border, after eleven years in which neither village could fill its trough without a permit.

The spring gives about forty litres a second in summer. Under the agreement the Slovenian side may draw
water on even days and the Croatian side on odd ones, and both will pay for the pump.

"We have drunk from it since my grandfather's time, with or without a stamp," said Marija Oblak, who
keeps bees on the slope. "The bees never asked."

A commission of four engineers will measure the level every week. Farmers on both sides had blocked the
road in May, when a dry spring left the trough empty for nine days.

The agreement will be laid before both parliaments in autumn, the ministries in Ljubljana and Zagreb
said."""

REWORDED = """On Monday Croatia and Slovenia settled how to divide the water from a spring under the
border between them. For eleven years the two villages there had needed a permit to fill a trough.

In summer some forty litres come out of the spring each second. The Slovenian village will draw on even
days, the Croatian on odd days, and the pump is paid for by both.

Marija Oblak, a keeper of bees on the slope, said that her family had drunk there since her grandfather's
day, stamp or no stamp, and that bees don't ask.

Every week four engineers in a commission are to measure how high the water stands. In May, after nine
days without water in the trough in a dry spring, farmers from both sides blocked the road.

Both parliaments will see the agreement in autumn, according to the ministries in Zagreb and Ljubljana."""

OTHER_REPORT = """Two villages that quarrelled over a spring for more than a decade will take turns,
Slovenia and Croatia announced. Ljubljana's environment minister called it the smallest treaty that the
two states had ever signed.

In the Croatian village people were doubtful. "Even days, odd days, and what about Sunday?" asked Ivo
Barbic, a retired bus driver. He wanted a second trough instead, and a bench.

The dispute had reached Brussels, where officials once proposed to close the spring altogether. A
hydrologist in Graz found last year that most of its water comes from a third valley, which nobody had
asked."""

BOMB = """A bomb exploded at a market in {place} on {day}, killing {dead} people and injuring {hurt},
police said. No group claimed the attack. Ambulances took the wounded to the central hospital, and the
governor ordered the market to be closed for three days. Witnesses spoke of a parked car that had stood
there since the morning. The interior ministry promised an inquiry into how the car had passed two
checkpoints on the road to the town."""


def links_of(*articles: Article) -> list[tuple[str, str, str]]:
    index = Index()
    return [(link.copy, link.original, link.kind) for one in articles for link in index.place(one)]


def test_the_same_words_are_an_exact_copy_whatever_their_marks() -> None:
    shouted = WIRE.upper().replace("\n", " ")
    assert links_of(article(WIRE, key="a"), article(shouted, key="b")) == [("b", "a", "exact")]


def test_a_cut_reprint_under_a_local_sentence_is_a_copy() -> None:
    head = "Beekeepers in Graz heard the news with relief on Tuesday.\n\n" + "\n\n".join(
        WIRE.split("\n\n")[:3]
    )
    index = Index()
    index.place(article(WIRE, key="wire", headline="Spring shared"))
    (link,) = index.place(article(head, key="cut", headline="Trough war ends"))
    assert (link.copy, link.original) == ("cut", "wire")
    assert link.kind in {"near", "partial"}
    assert 0.8 < link.similarity < 1
    assert "three-word runs" in link.why


def test_a_rewording_is_told_and_said_to_be_one() -> None:
    assert links_of(article(WIRE, key="a"), article(REWORDED, key="b")) == [("b", "a", "reworded")]


def test_another_newsroom_s_report_of_the_same_happening_is_no_copy() -> None:
    assert links_of(article(WIRE, key="a"), article(OTHER_REPORT, key="b")) == []


def test_a_shared_quotation_alone_is_no_copy() -> None:
    said = (
        '\n\n"Nobody owns a spring, and nobody owns the morning, and if the two governments want to count '
        'drops they may send us the bill for the dew as well," the priest of the valley said.'
    )
    assert links_of(article(WIRE + said, key="a"), article(OTHER_REPORT + said, key="b")) == []


def test_one_form_filled_with_another_place_and_day_is_another_happening() -> None:
    first = BOMB.format(place="Herat", day="Monday", dead=7, hurt=20)
    second = BOMB.format(place="Kunduz", day="Thursday", dead=3, hurt=11)
    update = BOMB.format(place="Herat", day="Monday", dead=9, hurt=24)
    assert links_of(article(first, key="a"), article(second, key="b")) == []
    assert [kind for _, _, kind in links_of(article(first, key="a"), article(update, key="c"))] == ["near"]


BLAST = """A suicide bomber blew himself up outside a crowded bus station in the northern town of Lorn on
Sunday morning, {}. The bomber walked up to the gate of the bus station and set off his vest as
travellers were waiting for the first bus to the coast, {}. No group claimed responsibility for the attack
on the bus station."""


def test_two_short_reports_with_other_tolls_and_sources_are_two_newsrooms() -> None:
    one = BLAST.format("killing 11 civilians", "Ada Pell said by telephone")
    two = BLAST.format(
        "killing 30 travellers and shopkeepers", "according to Colonel Ivo Lem of the garrison"
    )
    same = BLAST.format("killing 30 travellers and shopkeepers", "Ada Pell said by telephone")
    assert other_newsroom(one, two) == "other tolls and other sources"
    assert other_newsroom(one, same) is None  # an update swaps the toll alone
    assert other_newsroom(WIRE, REWORDED) is None


def test_sentences_that_are_alike_are_never_called_a_hundred_per_cent() -> None:
    assert [in_words(share) for share in (0.56, 0.994, 1.0)] == ["56%", "99%", "nearly all"]


def test_the_earlier_published_is_the_original_whichever_is_read_first() -> None:
    morning = article(WIRE, key="old", published=datetime(2024, 3, 4, 6, tzinfo=UTC))
    evening = article(WIRE + "\n\nRead more.", key="new", published=datetime(2024, 3, 4, 18, tzinfo=UTC))
    for order in permutations((morning, evening)):
        assert [(c, o) for c, o, _ in links_of(*order)] == [("new", "old")]


def test_the_agency_s_own_page_is_the_original_even_when_dated_later() -> None:
    reprint = article(WIRE, key="paper", published=date(2024, 3, 4), outlet="Karst News", agency="Sava Wire")
    wire = article(
        WIRE + "\n\nUpdated.", key="wire", published=date(2024, 3, 5), outlet="Sava Wire", agency="Sava Wire"
    )
    assert [(c, o) for c, o, _ in links_of(reprint, wire)] == [("paper", "wire")]


def test_an_article_met_before_gives_nothing_new() -> None:
    one = article(WIRE, key="a")
    assert links_of(one, one) == []


def test_memory_is_bounded_and_what_fell_out_is_forgotten() -> None:
    index = Index(max_held=2)
    index.place(article(WIRE, key="a"))
    for n in range(3):
        index.place(article(f"Wholly other matter number {n}. " + OTHER_REPORT[n * 40 :], key=f"x{n}"))
    assert len(index) == 2
    assert [link for link in index.place(article(WIRE, key="b")) if link.original == "a"] == []


def test_what_is_only_asked_for_is_not_taken_in() -> None:
    index = Index()
    index.place(article(WIRE, key="a"))
    assert [link.original for link in index.find(article(WIRE, key="b"))] == ["a"]
    assert len(index) == 1
    assert [link.original for link in index.place(article(WIRE, key="c"))] == ["a"]


def test_an_article_is_never_held_twice() -> None:
    index = Index()
    index.remember([article(WIRE, key="a"), article(WIRE, key="a")])
    index.place(article(WIRE, key="a"))
    assert len(index) == 1


def test_remembering_many_at_once_holds_what_one_by_one_holds() -> None:
    texts = [WIRE, OTHER_REPORT, WIRE, BOMB, ""]
    many = [article(text, key=f"{n % 4}") for n, text in enumerate(texts)]
    once, apart = Index(), Index()
    once.remember(many)
    once.remember(many)
    for one in many:
        apart.remember([one])
    asked = article(REWORDED, key="z")
    assert len(once) == len(apart) == 4
    assert once.find(asked) == apart.find(asked) != ()


def test_a_twin_that_is_still_held_is_found_when_the_first_has_fallen_out() -> None:
    index = Index(max_held=2)
    for key, text in (("a", "Short."), ("b", "Short."), ("c", OTHER_REPORT)):
        index.place(article(text, key=key))
    assert [(link.original, link.kind) for link in index.place(article("Short.", key="d"))] == [
        ("b", "exact")
    ]


def test_remembered_articles_are_found_again() -> None:
    index = Index()
    index.remember([article(WIRE, key="a")])
    assert [link.original for link in index.place(article(WIRE, key="b"))] == ["a"]


@given(st.lists(st.sampled_from([WIRE, REWORDED, OTHER_REPORT, BOMB, "", "Short."]), max_size=6))
@settings(max_examples=40, deadline=None)
def test_links_tie_what_comes_to_what_is_held(texts: list[str]) -> None:
    index, seen = Index(), set()
    for n, text in enumerate(texts):
        for link in index.place(article(text, key=str(n))):
            (held,) = {link.copy, link.original} - {str(n)}
            assert held in seen
        seen.add(str(n))


def test_groups_join_whatever_the_direction_of_the_links() -> None:
    groups, index = Groups(), Index()
    late = article(WIRE, key="b", published=date(2024, 3, 5))
    early = article(WIRE + " Ends.", key="a", published=date(2024, 3, 4))
    alone = article(OTHER_REPORT, key="c")
    for one in (late, early, alone):
        groups.add(one.id, index.place(one))
    assert groups.label("a") == groups.label("b") != groups.label("c")


@pytest.mark.gold
def test_copies_of_the_gold_to_tune_on() -> None:
    """The adjusted Rand index was 0.974 when this floor was set, the best known there 0.97."""
    rows = [json.loads(line) for line in gold("copies/allsides_dev.jsonl").read_text("utf-8").splitlines()]
    groups, index = Groups(), Index()
    for row in rows:
        day = date.fromisoformat(row["published"][:10]) if row["published"] else None
        one = article(row["text"], key=row["id"], headline=row["title"], published=day, outlet=row["outlet"])
        groups.add(one.id, index.place(one))
    assert adjusted_rand([row["group"] for row in rows], [groups.label(row["id"]) for row in rows]) >= 0.96


def adjusted_rand(truth: list[str], guess: list[str]) -> float:
    def pairs(labels: list[object]) -> int:
        return sum(comb(n, 2) for n in Counter(labels).values())

    together = pairs(list(zip(truth, guess, strict=True)))
    expected = pairs([*truth]) * pairs([*guess]) / comb(len(truth), 2)
    return (together - expected) / ((pairs([*truth]) + pairs([*guess])) / 2 - expected)


def garbled(text: str, share: float, dice: random.Random) -> str:
    """A text in which that share of the words has one wrong letter."""
    words = text.split(" ")
    for i, word in enumerate(words):
        if word and dice.random() < share:
            at = dice.randrange(len(word))
            words[i] = word[:at] + dice.choice(string.ascii_lowercase) + word[at + 1 :]
    return " ".join(words)


@pytest.mark.gold
@pytest.mark.parametrize(
    ("share", "kept", "floor"), [(0.05, 1.0, 0.99), (0.10, 0.4, 0.97), (0.15, 0.4, 0.97), (0.20, 0.4, 0.93)]
)
def test_scanned_and_cut_reprints_are_found(share: float, kept: float, floor: float) -> None:
    """Each story's first article, and a copy cut to `kept`, both with misread words (docs/copies.md)."""
    rows = [json.loads(line) for line in gold("stories/giveme5w1h.jsonl").read_text("utf-8").splitlines()]
    firsts = {row["group"]: row for row in reversed(rows) if 150 < len(row["text"].split()) < 1500}
    dice, made = random.Random(1), []
    for name, row in sorted(firsts.items()):
        words = row["text"].split(" ")
        cut = " ".join(words[: int(len(words) * kept)])
        made += [(f"{name}a", row["text"], name), (f"{name}b", cut, name)]
    dice.shuffle(made)
    groups, index = Groups(), Index()
    for key, text, _ in made:
        groups.add(key, index.place(article(garbled(text, share, dice), key=key)))
    assert adjusted_rand([str(name) for *_, name in made], [groups.label(key) for key, *_ in made]) >= floor
