"""Which of two copies was first, and who wrote first what a group tells."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles._copies_direction import BY_DAMAGE, BY_TEXT, BY_TIME, Direction, direction
from tightrope.articles._copies_held import Held
from tightrope.articles._copies_text import fingerprint
from tightrope.articles.copies import Member, origin_of
from tightrope.records import CopyLink

DAY = date(2024, 3, 4)
NOON = datetime(2024, 3, 4, 12, tzinfo=UTC)
WHOLE = " ".join(f"Sentence {n} tells of matter {n * n} in the town of Lorn{n}." for n in range(30))
HEAD = " ".join(WHOLE.split(" ")[:120])


def kept(
    key: str, *, outlet: str = "", agency: str = "", day: date | None = None, reworded: float = 0
) -> Held:
    return Held(1, key, day, None, outlet, agency, reworded, b"")


def both_ways(one: Held, two: Held, texts: tuple[str, str] = (WHOLE, WHOLE)) -> Direction:
    marks = fingerprint(texts[0]), fingerprint(texts[1])
    there, back = direction(one, two, marks), direction(two, one, (marks[1], marks[0]))
    assert (there.mine_first, there.score, there.why) == (not back.mine_first, back.score, back.why)
    return there


def test_the_agency_s_own_page_outweighs_the_day_and_the_doubt_is_said() -> None:
    wire = kept("w", outlet="sava wire", agency="sava wire", day=DAY + timedelta(1))
    paper = kept("p", outlet="karst news", agency="sava wire", day=DAY)
    told = both_ways(wire, paper)
    assert told.mine_first
    assert 0.7 < told.score < 0.95
    assert "credits (sava wire)" in told.why
    assert "against it: it was published first" in told.why


@pytest.mark.parametrize(
    ("first", "second", "texts", "least"),
    [
        (kept("b", day=DAY), kept("a", day=DAY + timedelta(2)), (WHOLE, WHOLE), 0.9),
        (kept("b", agency="sava wire"), kept("a"), (WHOLE, WHOLE), 0.6),
        (kept("b"), kept("a", reworded=0.9), (WHOLE, WHOLE), 0.85),
        (kept("b"), kept("a"), (WHOLE, HEAD), 0.8),
        (kept("b", day=DAY), kept("a", day=DAY + timedelta(2)), (HEAD, WHOLE), 0.55),
    ],
)
def test_each_witness_speaks(first: Held, second: Held, texts: tuple[str, str], least: float) -> None:
    told = both_ways(first, second, texts)
    assert told.mine_first
    assert least <= told.score < 1


def test_where_nothing_tells_the_score_says_so() -> None:
    assert both_ways(kept("a"), kept("b")).score == 0.5


def reprint(key: str, hours: float | None, outlet: str, agency: str | None = None) -> Member:
    when = None if hours is None else NOON + timedelta(hours=hours)
    return Member(key, when.date() if when else None, when, outlet, agency)


def test_a_credited_agency_is_the_origin_though_its_page_is_not_there() -> None:
    group = [reprint("a", 0, "Karst News"), reprint("b", 3, "Lorn Post", "Sava Wire")]
    one = origin_of(group, ())
    more = origin_of([*group, reprint("c", 9, "Graz Day", "Sava Wire")], ())
    assert (one.newsroom, one.article, one.members) == ("Sava Wire", "b", ("a", "b"))
    assert one.confidence < more.confidence < 1
    own = origin_of([*group, reprint("w", 9, "Sava Wire")], ())
    assert (own.newsroom, own.article) == ("Sava Wire", "w")


def test_agencies_that_contradict_each_other_halve_the_confidence() -> None:
    group = [reprint("a", 0, "Karst News", "Sava Wire"), reprint("b", 3, "Lorn Post", "Drava Press")]
    told = origin_of(group, ())
    assert told.newsroom == "Sava Wire"
    assert told.confidence < 0.5
    assert "1 credit another agency" in told.why


def test_without_credit_the_first_outlet_is_the_origin_and_many_outlets_make_it_doubtful() -> None:
    few = [reprint(str(n), n, f"Outlet {n}") for n in range(2)]
    many = [reprint(str(n), n, f"Outlet {n}") for n in range(6)]
    assert origin_of(few, ()).newsroom == origin_of(many, ()).newsroom == "Outlet 0"
    assert origin_of(many, ()).confidence < origin_of(few, ()).confidence
    assert "an agency may stand behind it" in origin_of(many, ()).why


def test_links_tell_where_times_do_not() -> None:
    group = [reprint("a", None, "Karst News"), reprint("b", None, "Lorn Post")]
    link = CopyLink("a", "b", "partial", 0.9, "why", 0.95, "its text holds what the copy lacks", 0.88)
    assert origin_of(group, ()).confidence == 0.4
    told = origin_of(group, [link])
    assert (told.newsroom, told.confidence) == ("Lorn Post", 0.704)
    assert told.why == "it holds what is missing in the other"


def test_confidence_is_that_of_the_weakest_of_what_tells_and_the_words_name_each() -> None:
    group = [reprint("a", 0, "Karst News"), reprint("b", 3, "Lorn Post"), reprint("c", None, "Graz Day")]
    links = [
        CopyLink("b", "a", "near", 0.9, "", 0.99, f"the original: {BY_TIME}; {BY_TEXT}", 0.98),
        CopyLink(
            "c", "a", "reworded", 0.3, "", 0.99, f"the original: {BY_DAMAGE} (against it: {BY_TEXT})", 0.6
        ),
    ]
    told = origin_of(group, links)
    assert told.confidence == 0.48
    assert told.why == (
        "it was published before 1 of 2 others; it holds what is missing in 1 of 2 others; "
        "a machine reworded 1 of 2 others"
    )
    alone = origin_of(group[:2], links)
    assert alone.confidence == 0.784  # nobody's credit leaves the doubt that both copied a third


def test_an_article_alone_and_one_of_no_known_outlet() -> None:
    alone = origin_of([Member("a", outlet="Karst News")], ())
    assert (alone.article, alone.newsroom) == ("a", "Karst News")
    unknown = origin_of([Member("a")], ())
    assert (unknown.newsroom, unknown.confidence) == ("", 0.0)
    with pytest.raises(ValueError, match="one member at least"):
        origin_of([], ())


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, 0, 3, 30]), st.sampled_from("XYZ"), st.sampled_from([None, "Sava Wire"])
        ),
        min_size=1,
        max_size=4,
    )
)
def test_the_order_of_the_members_makes_no_difference(rows: list[tuple[int | None, str, str | None]]) -> None:
    members = [reprint(str(n), *row) for n, row in enumerate(rows)]
    told = {origin_of(order, ()) for order in permutations(members)}
    assert len(told) == 1
    (one,) = told
    assert one.article in one.members
    assert 0 <= one.confidence <= 1
