"""Claims of different origins that cannot both be right, whichever is read first; and what is no conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope import knowledge
from tightrope.ledger import _conflicts
from tightrope.ledger._conflicts import HeldClaim, find_conflicts
from tightrope.records import Claim, ClaimKind, Conflict, Interval, Span, content_id

KNOWN = knowledge.load()
TUESDAY, WEDNESDAY = date(2024, 6, 11), date(2024, 6, 12)
TOPIC = "Flood near the dam of Sennar drives families from the river"


def days(start: date, end: date | None = None) -> Interval:
    return Interval(start, end or start)


def held(
    kind: ClaimKind,
    subject: str,
    attribute: str,
    *values: str,
    source: str = "a",
    holds: Interval | None = None,
    negated: bool = False,
    withdrawn: bool = False,
    published: date | None = TUESDAY,
    evidence: str = TOPIC,
    origin: str | None = None,
    words: str = "",
) -> HeldClaim:
    key = content_id(source, kind, subject, attribute, *values, int(negated), int(withdrawn))
    span = Span(0, len(evidence), evidence)
    claim = Claim(
        key, source, kind, subject, attribute, values, holds, negated, None,
        words or f"{subject} {attribute} {values}", span, "test", withdrawn,
    )  # fmt: skip
    return HeldClaim(
        claim, origin or source, days(published) if published else None, TOPIC, f"paper {source}"
    )


def between(one: HeldClaim, two: HeldClaim) -> tuple[Conflict, ...]:
    """The conflicts of two articles; asserts on the way that the order of reading changes nothing."""
    found = find_conflicts([one], [two], KNOWN)
    assert find_conflicts([two], [one], KNOWN) == found
    return found


def vote(
    *values: str, source: str, subject: str = "CHL+PER", day: date = TUESDAY, **more: object
) -> HeldClaim:
    return held(ClaimKind.VOTE, subject, "vote IGO.UN.GA", *values, source=source, holds=days(day), **more)


def count(value: str, source: str, **more: object) -> HeldClaim:
    given = {"holds": days(TUESDAY)} | more
    return held(ClaimKind.COUNT, "SDN", "killed", value, source=source, **given)


def visit(value: str, source: str, subject: str = "GHA+Q.envoy", **more: object) -> HeldClaim:
    return held(ClaimKind.DATE, subject, "visit BRA", value, source=source, **more)


# --- votes --------------------------------------------------------------------------------------


def test_two_votes_of_one_state_clash_and_both_sides_are_named() -> None:
    (conflict,) = between(vote("abstain", source="a"), vote("yes", source="b", subject="PER"))
    assert {conflict.left.article_id, conflict.right.article_id} == {"a", "b"}
    assert "paper a" in conflict.why
    assert "paper b" in conflict.why
    assert "Peru" in conflict.why
    assert conflict.settled is None


def test_leaving_open_what_the_other_rules_out_is_a_conflict() -> None:
    (conflict,) = between(vote("abstain", source="a"), vote("abstain", "absent", source="b"))
    assert "leaves open" in conflict.why
    assert between(vote("abstain", source="a", subject="PER"), vote("abstain", "absent", source="b")) == ()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (vote("abstain", source="b"), "the same vote"),
        (vote("yes", source="b", day=date(2024, 5, 2)), "another day"),
        (vote("yes", source="b", subject="KEN"), "other states"),
        (vote("yes", source="b", origin="a"), "the same newsroom"),
        (vote("no", source="b", negated=True), "what the other does not say"),
    ],
)
def test_no_conflict_of_votes(other: HeldClaim, why: str) -> None:
    assert between(vote("abstain", source="a"), other) == (), why


def test_two_votes_on_one_day_about_other_matters_are_no_conflict() -> None:
    other = vote(
        "yes", source="b", evidence="Chile and Peru voted in favour of a resolution on undersea cables."
    )
    other = HeldClaim(other.claim, "b", other.published, "Cables", "paper b")
    assert between(vote("abstain", source="a"), other) == ()


def test_a_roll_call_settles_a_vote() -> None:
    five = "KAZ+KGZ+TJK+TKM+UZB"
    one = vote("abstain", source="a", subject=five, day=date(2023, 2, 23))
    two = vote("abstain", "absent", source="b", subject=five, day=date(2023, 2, 23))
    (conflict,) = between(one, two)
    assert conflict.settled
    side = conflict.settled.partition(":")[0]
    right = conflict.left if side == "left" else conflict.right
    assert right.values == ("abstain", "absent")
    assert "Turkmenistan did not vote" in conflict.settled


@pytest.mark.parametrize(
    ("attribute", "first", "last", "why"),
    [
        ("vote IGO.UN.SC", date(2023, 2, 23), date(2023, 2, 23), "another body voted that day"),
        ("vote ", date(2023, 2, 23), date(2023, 2, 23), "no body is told"),
        ("vote IGO.UN.GA", date(2022, 3, 1), date(2022, 3, 31), "two roll calls fall on these days"),
        ("vote IGO.UN.GA", date(2023, 5, 1), date(2023, 5, 2), "no roll call falls on these days"),
    ],
)
def test_a_vote_is_settled_by_the_one_roll_call_of_its_body(
    attribute: str, first: date, last: date, why: str
) -> None:
    (conflict,) = between(
        held(ClaimKind.VOTE, "KAZ+TKM", attribute, "abstain", source="a", holds=days(first, last)),
        held(ClaimKind.VOTE, "KAZ+TKM", attribute, "yes", source="b", holds=days(first, last)),
    )
    assert conflict.settled is None, why


def test_totals_clash_number_by_number() -> None:
    def tally(value: str, source: str) -> HeldClaim:
        return held(ClaimKind.VOTE, "IGO.UN.GA", "tally IGO.UN.GA", value, source=source, holds=days(TUESDAY))

    (conflict,) = between(tally("128-9-41", "a"), tally("121-9-48", "b"))
    assert "128 or 121 in favour" in conflict.why
    assert "against" not in conflict.why.rpartition(";")[2]
    assert between(tally("128-9-", "a"), tally("128-9-41", "b")) == ()


# --- counts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two", "clash"),
    [
        ("12", "19", True),
        ("12", ">=19", True),
        ("19", ">=12", False),
        ("<=10", "12", True),
        ("10..14", "12", False),
        ("10..14", "18", True),
        ("10..14", "15", False),
        (">=71", "70", False),
        ("71", "70", True),
        ("12", "12", False),
    ],
)
def test_ranges_that_share_no_number_clash(one: str, two: str, clash: bool) -> None:
    assert bool(between(count(one, "a"), count(two, "b"))) is clash


def test_a_toll_that_has_grown_by_a_later_day_is_an_update() -> None:
    assert between(count("12", "a"), count("19", "b", published=WEDNESDAY)) == ()
    assert between(count("19", "a"), count("12", "b", published=WEDNESDAY)) != ()


def test_counts_of_other_days_places_or_long_spells_are_no_conflict() -> None:
    one = count("12", "a")
    assert between(one, count("19", "b", holds=days(date(2024, 6, 3)))) == ()
    assert between(one, count("19", "b", holds=days(date(2024, 1, 1), TUESDAY))) == ()
    near = count("12", "a", evidence="The flood killed 12 families' fathers near Sennar, by the river dam.")
    far = count("19", "b", evidence="The flood killed 19 in Kassala, where the river broke its dam.")
    assert between(near, far) == ()


# --- visits, borders, offices, memberships, deeds -----------------------------------------------


def test_two_days_for_one_planned_visit_clash() -> None:
    assert between(visit("2024-06-12", "a"), visit("2024-06-13", "b"))
    assert between(visit("2024-06-12", "a"), visit("2024-06-13", "b", subject="GHA"))
    assert between(visit("2024-06-12/2024-06-14", "a"), visit("2024-06-13", "b")) == ()
    assert between(visit("2024-06-12", "a"), visit("2024-06-13", "b", subject="GHA+Q.other")) == ()
    assert between(visit("2024-06-12", "a"), visit("2024-08-13", "b")) == ()


def test_a_plan_that_changed_is_no_conflict() -> None:
    assert between(visit("2024-06-12", "a"), visit("2024-06-13", "b", published=date(2024, 6, 14))) == ()
    assert between(visit("2024-06-12", "a"), visit("2024-06-12", "b", negated=True)) == ()


def border(other: str, source: str, **more: object) -> HeldClaim:
    return held(ClaimKind.BORDER, "BTN", "borders", other, source=source, **more)


def test_the_table_settles_a_border_that_one_denies() -> None:
    (conflict,) = between(border("NPL", "a"), border("NPL", "b", negated=True))
    assert conflict.settled
    side = conflict.settled.partition(":")[0]
    assert (conflict.left if side == "left" else conflict.right).negated
    assert "does not border" in conflict.settled
    assert between(border("NPL", "a"), border("CHN", "b")) == ()


def test_what_one_source_took_back_and_another_still_says_is_a_conflict() -> None:
    (conflict,) = between(border("NPL", "a", withdrawn=True), border("NPL", "b"))
    assert "paper a has taken this back" in conflict.why
    assert conflict.settled
    assert conflict.settled.startswith("left" if conflict.left.article_id == "a" else "right")
    assert between(border("NPL", "a", withdrawn=True), border("NPL", "b", withdrawn=True)) == ()


def test_an_office_has_one_holder_at_a_time() -> None:
    def holder(person: str, source: str, day: date = TUESDAY) -> HeldClaim:
        words = f"{person.removeprefix('Q.').replace('-', ' ')} is president of Kazakhstan"
        return held(ClaimKind.OFFICE, "KAZ", "president", person, source=source, holds=days(day), words=words)

    real = KNOWN.office_holder("KAZ", "president", TUESDAY)
    assert real is not None
    (conflict,) = between(holder(real.person_id, "a"), holder("Q.somebody-else", "b"))
    assert conflict.settled is not None
    assert real.name in conflict.settled
    assert between(holder("Q.x", "a"), holder("Q.y", "b", date(2001, 1, 1))) == ()
    assert between(holder("Q.ann-marie-berg", "a"), holder("Q.anne-marie-berg", "b")) == ()
    assert between(holder("Q.x", "a"), holder("Q.x", "b")) == ()


def test_two_first_days_in_an_office_clash() -> None:
    def became(value: str, source: str) -> HeldClaim:
        return held(ClaimKind.OFFICE, "KAZ+Q.x", "became president", value, source=source)

    assert between(became("2019-01-01/2019-12-31", "a"), became("2018-03-02", "b"))
    assert between(became("2019-01-01/2019-12-31", "a"), became("2019-03-20", "b")) == ()


def test_a_membership_denied_is_settled_by_the_table() -> None:
    def member(source: str, negated: bool) -> HeldClaim:
        return held(
            ClaimKind.MEMBERSHIP,
            "KAZ",
            "member",
            "IGO.CSTO",
            source=source,
            holds=days(TUESDAY),
            negated=negated,
        )

    (conflict,) = between(member("a", False), member("b", True))
    assert conflict.settled is not None
    assert "Kazakhstan is a member" in conflict.settled


def test_a_deed_told_and_denied() -> None:
    def deed(source: str, target: str = "IRL", negated: bool = False) -> HeldClaim:
        targets = (target,) if target else ()
        return held(ClaimKind.OCCURRENCE, "ISL", "SANCTION", *targets, source=source, negated=negated)

    (conflict,) = between(deed("a"), deed("b", negated=True))
    assert "denies" in conflict.why
    assert between(deed("a"), deed("b", target="", negated=True))
    assert between(deed("a"), deed("b", target="NOR", negated=True)) == ()
    assert between(deed("a"), deed("b")) == ()


# --- the whole ----------------------------------------------------------------------------------


def test_a_matter_that_an_article_repeats_is_one_conflict() -> None:
    mine = [vote("abstain", source="a"), vote("abstain", source="a", subject="PER")]
    theirs = [vote("yes", source="b", subject="PER"), vote("yes", source="b", subject="PER+CHL")]
    assert len(find_conflicts(mine, theirs, KNOWN)) == len(find_conflicts(theirs, mine, KNOWN)) == 2


CLAIMS = st.sampled_from(
    [
        *(vote(v, source=s) for v in ("yes", "abstain") for s in "abc"),
        *(
            count(v, s, published=d)
            for v in ("12", ">=19")
            for s in "abc"
            for d in (TUESDAY, WEDNESDAY, None)
        ),
        *(visit(v, s) for v in ("2024-06-12", "2024-06-13") for s in "abc"),
        *(border("NPL", s, negated=n) for s in "abc" for n in (True, False)),
    ]
)


@given(st.lists(CLAIMS, max_size=8), st.lists(CLAIMS, max_size=8))
@settings(max_examples=150, deadline=None)
def test_symmetric_and_never_within_one_origin(mine: list[HeldClaim], theirs: list[HeldClaim]) -> None:
    found = find_conflicts(mine, theirs, KNOWN)
    assert {c.id for c in found} == {c.id for c in find_conflicts(theirs, mine, KNOWN)}
    assert all(c.left.article_id != c.right.article_id for c in found)
    assert list(found) == sorted(found, key=lambda c: c.id)


def test_only_an_article_s_first_undated_count_is_its_toll() -> None:
    def at(value: str, place: int) -> HeldClaim:
        made = count(value, "a", holds=None)
        span = Span(place, place + len(TOPIC), TOPIC)
        return replace(made, claim=replace(made.claim, evidence=span))

    listed = [at("12", 40), at("130", 400)]
    assert find_conflicts(listed, [count("12", "b")], KNOWN) == ()
    assert find_conflicts(listed, [count("19", "b")], KNOWN) != ()
    assert find_conflicts([at("12", 4_000)], [count("19", "b")], KNOWN) == ()


def test_an_article_stuffed_with_claims_is_compared_up_to_a_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = [vote("abstain", source="a", subject=code) for code in ("CHL", "PER", "KEN", "GHA")]
    theirs = [vote("yes", source="b", subject=code) for code in ("CHL", "PER", "KEN", "GHA")]
    assert len(find_conflicts(mine, theirs, KNOWN)) == 4
    monkeypatch.setattr(_conflicts, "MAX_PAIRS", 2)
    assert len(find_conflicts(mine, theirs, KNOWN)) == 2
