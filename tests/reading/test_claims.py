"""Claims: what is read from a sentence, in the normal form that two articles share, and what is not."""

from __future__ import annotations

import time
from datetime import date

import pytest
from made import article

from tightrope import knowledge
from tightrope.reading import claims, dates
from tightrope.reading._claims.context import lowered
from tightrope.reading._claims.numbers import in_words, number, value
from tightrope.reading.parse import parse
from tightrope.records import (
    Actor,
    ActorKind,
    ActorMention,
    Claim,
    ClaimKind,
    EventCode,
    EventReport,
    Interval,
    Modality,
    Notice,
    NoticeKind,
    Quote,
    QuoteKind,
    Span,
    Stance,
)

KNOWN = knowledge.load()
THURSDAY = date(2024, 5, 16)


def read(text: str, people: dict[str, Actor] | None = None, published: date | None = THURSDAY) -> list[Claim]:
    """The claims of a text in which the given names are known people."""
    one = article(text, published=published)
    parsed = parse(text)
    mentions = tuple(
        ActorMention(Span.of(text, at, at + len(name)), actor, "name", 1.0, "made")
        for name, actor in (people or {}).items()
        if (at := text.find(name)) >= 0
    )
    found = dates.find(parsed, one, KNOWN)
    return list(claims.find(parsed, one, mentions, found, (), (), KNOWN))


def short(found: list[Claim], kind: ClaimKind) -> set[tuple[str, ...]]:
    """Claims of a kind as (subject, attribute, values..., "not" where negated)."""
    return {
        (c.subject, c.attribute, *c.values, *(["not"] if c.negated else [])) for c in found if c.kind is kind
    }


# --- votes --------------------------------------------------------------------------------------

VOTE = "The General Assembly of the United Nations took up the resolution on Tuesday. "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway and Ghana abstained.", {("GHA+NOR", "abstain")}),
        ("Norway voted against the text.", {("NOR", "no")}),
        ("Norway voted in favour of the resolution, Ghana abstained.", {("NOR", "yes"), ("GHA", "abstain")}),
        ("Norway did not vote on the resolution.", {("NOR", "absent")}),
        ("Norway abstained or did not vote.", {("NOR", "absent", "abstain")}),
        ("Norway backed the resolution.", {("NOR", "yes")}),
        ("Peru, which abstained, praised the text.", {("PER", "abstain")}),
        ("Norway did not abstain.", {("NOR", "abstain", "not")}),
        ("Norway may abstain.", set()),
        ("Norway will vote against the resolution.", set()),
    ],
)
def test_votes_of_states(sentence: str, expected: set[tuple[str, ...]]) -> None:
    found = short(read(VOTE + sentence), ClaimKind.VOTE)
    assert {
        (subject, *rest) for subject, attribute, *rest in found if attribute == "vote IGO.UN.GA"
    } == expected


def test_letters_that_grow_in_lower_case_move_no_offset() -> None:
    text = (
        f"{'İ' * 90}. The Security Council met. The General Assembly met on Monday. Peru abstained on Monday."
    )
    assert {row[1] for row in short(read(text), ClaimKind.VOTE)} == {"vote IGO.UN.GA"}
    assert lowered("İAÄ") == "İaä"


def test_a_counted_group_is_the_one_named_before() -> None:
    text = (
        "The Baltic states wavered for weeks. "
        "At the United Nations General Assembly all three abstained on Tuesday."
    )
    (claim,) = read(text)
    assert claim.subject == "EST+LTU+LVA"
    assert claim.holds == Interval(date(2024, 5, 14), date(2024, 5, 14))
    assert claim.evidence.text.startswith("At the United Nations")


@pytest.mark.parametrize(
    ("words", "tally"),
    [
        ("adopted by 128 votes to 9, with 41 abstentions", "128-9-41"),
        ("adopted 141 to 7, with 32 abstentions", "141-7-32"),
        ("adopted by a vote of 141-7 with 32 abstaining", "141-7-32"),
        ("adopted with 93 in favour, 24 against and 58 abstentions", "93-24-58"),
        ("adopted by 120 votes to nine", "120-9-"),
    ],
)
def test_totals(words: str, tally: str) -> None:
    found = short(read(f"The resolution was {words} in the General Assembly on Tuesday."), ClaimKind.VOTE)
    assert found == {("IGO.UN.GA", "tally IGO.UN.GA", tally)}


@pytest.mark.parametrize(
    ("words", "tally"),
    [
        ("Ten countries voted in favor of the text.", {"10--"}),
        ("Eleven members voted in favour and three abstained.", {"11--3"}),
        ("Thirteen council members voted for it, with two abstentions.", {"13--2"}),
        ("The five countries voted in favour.", set()),
        ("Two Baltic states voted in favour.", set()),
        ("Three abstained.", set()),
    ],
)
def test_totals_told_in_part(words: str, tally: set[str]) -> None:
    found = read(f"The Security Council met on Tuesday. {words}")
    assert {v for c in found if c.attribute == "tally IGO.UN.SC" for v in c.values} == tally


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ("Russia vetoed the resolution.", {("RUS", "vote IGO.UN.SC", "no")}),
        ("The resolution was vetoed by Russia.", {("RUS", "vote IGO.UN.SC", "no")}),
        ("France used its veto to block the text.", {("FRA", "vote IGO.UN.SC", "no")}),
        ("Norway was the only country to vote against the text.", {("NOR", "vote IGO.UN.SC", "no")}),
        ("The only country to vote against the text was Norway.", {("NOR", "vote IGO.UN.SC", "no")}),
        ("Russia could veto the resolution.", set()),
        ("Russia vetoed a bill on farms.", set()),
    ],
)
def test_vetoes_and_votes_of_one_alone(words: str, states: set[tuple[str, ...]]) -> None:
    assert short(read(f"The Security Council met on Tuesday. {words}"), ClaimKind.VOTE) == states


def test_a_score_is_no_total() -> None:
    assert short(read("Norway beat Ghana 4-1 in Oslo on Tuesday."), ClaimKind.VOTE) == set()


# --- counts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A flood in Ghana killed 12 people and injured 31 on Tuesday.",
            {("GHA", "killed", "12"), ("GHA", "injured", "31")},
        ),
        ("At least 19 people were killed by a flood in Ghana.", {("GHA", "killed", ">=19")}),
        ("More than 40 people died in Ghana.", {("GHA", "killed", ">=41")}),
        ("The storm left seven people dead in Peru.", {("PER", "killed", "7")}),
        ("The death toll of the storm in Peru rose to 23.", {("PER", "killed", "23")}),
        ("Police in Peru arrested 17 people.", {("PER", "arrested", "17")}),
        ("Two tourists were killed in Peru.", {("PER", "killed", "2")}),
        ("A mine went off in Mali, killing four soldiers.", {("MLI", "killed", "4")}),
        (
            "A blast killed at least 30 people in Peru. Eleven tourists were killed in the hall.",
            {("PER", "killed", ">=30"), ("PER", "killed tourist", "11")},
        ),
        ("A blast killed nine people outside the Russian embassy in Kabul.", {("AFG", "killed", "9")}),
        ("A blast killed two people in front of Peru's consulate in Oslo.", {("NOR", "killed", "2")}),
        ("Two people were killed in the Afghan capital.", {("AFG", "killed", "2")}),
        ("Five others were killed in Peru.", set()),
        ("Four people were seriously injured in Peru.", set()),
        ("Dozens of people were killed in Peru.", set()),
        ("The flood could kill 12 people in Ghana.", set()),
        ("Roads in Ghana have killed 900 people since 2019.", set()),
        ("The storm in Peru killed 12 llamas.", set()),
        ("No arrests were made in Peru.", set()),
    ],
)
def test_counts(sentence: str, expected: set[tuple[str, ...]]) -> None:
    assert short(read(sentence), ClaimKind.COUNT) == expected


def test_a_count_of_another_time_is_dated_to_it() -> None:
    (now,) = read("A flood in Ghana killed 12 people on Tuesday.")
    assert now.holds == Interval(date(2024, 5, 14), date(2024, 5, 14))
    (then,) = read("A flood in Ghana killed 80 people in January 2015.")
    assert then.holds == Interval(date(2015, 1, 1), date(2015, 1, 31))


@pytest.mark.parametrize(
    ("text", "count"),
    [("19,000", 19_000), ("twenty-one", 21), ("2.5 million", 2_500_000), ("a few", None), ("", None)],
)
def test_numerals(text: str, count: int | None) -> None:
    assert number(text) == count


@pytest.mark.parametrize(
    ("before", "numeral", "said"),
    [
        ("at least", "19", ">=19"),
        ("no more than", "19", "<=19"),
        ("fewer than", "20", "<=19"),
        ("nearly", "80", "64..80"),
        ("some", "50", "40..60"),
        ("between 12 and", "15", "12..15"),
        ("killed", "12", "12"),
    ],
)
def test_how_a_number_is_bounded(before: str, numeral: str, said: str) -> None:
    assert value(before, numeral) == said
    assert in_words(said)[0].isalnum()


# --- visits -------------------------------------------------------------------------------------

ENVOY = Actor("P.ama-quist", "Ama Quist", ActorKind.PERSON, ("GHA",))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ama Quist will visit Brazil on Friday.",
        "Ama Quist will travel to Brazil on Friday.",
        "Ama Quist will hold talks in Peru and then Brazil on Friday.",
        "Brazil, where Ama Quist will travel on Friday, has asked for cocoa.",
        "ACCRA, May 16 (Gold Wire) — Ama Quist will visit Brazil on Friday.",
    ],
)
def test_a_visit_has_a_day(sentence: str) -> None:
    found = short(read(sentence, {"Ama Quist": ENVOY}), ClaimKind.DATE)
    assert ("GHA+P.ama-quist", "visit BRA", "2024-05-17") in found


def test_another_deed_s_day_is_not_the_visit_s() -> None:
    text = "Ama Quist will visit Brazil after the vote of May 3, the ministry said on Wednesday."
    assert short(read(text, {"Ama Quist": ENVOY}), ClaimKind.DATE) == set()


def test_a_visit_called_off_is_negated_and_lies_ahead() -> None:
    text = "Ama Quist has cancelled a visit to Brazil that was planned for Saturday."
    assert short(read(text, {"Ama Quist": ENVOY}), ClaimKind.DATE) == {
        ("GHA+P.ama-quist", "visit BRA", "2024-05-18", "not")
    }


# --- standing facts -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nepal borders India and China.", {("NPL", "IND"), ("NPL", "CHN")}),
        ("Nepal shares a border with India, not Peru.", {("NPL", "IND"), ("NPL", "PER", "not")}),
        ("Nepal, with which India shares a long border, sells power.", {("IND", "NPL")}),
        (
            "The road ends in Nepal, which shares borders with India and China.",
            {("NPL", "IND"), ("NPL", "CHN")},
        ),
        ("Nepal does not border Peru.", {("NPL", "PER", "not")}),
        ("India is old. The vast country borders Nepal.", {("IND", "NPL")}),
        ("India closed its borders to Nepal.", set()),
        ("Nepal's border police met India's.", set()),
    ],
)
def test_borders(sentence: str, expected: set[tuple[str, ...]]) -> None:
    found = short(read(sentence), ClaimKind.BORDER)
    assert {(subject, *rest) for subject, _, *rest in found} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway is a member of NATO.", {("NOR", "member", "IGO.NATO")}),
        (
            "Sweden is not a member of the Collective Security Treaty Organization.",
            {("SWE", "member", "IGO.CSTO", "not")},
        ),
        ("Finland joined NATO in 2023.", {("FIN", "member", "IGO.NATO")}),
        ("Norway could be a member of NATO.", set()),
    ],
)
def test_memberships(sentence: str, expected: set[tuple[str, ...]]) -> None:
    assert short(read(sentence), ClaimKind.MEMBERSHIP) == expected


HEAD = Actor("P.ann-berg", "Ann Berg", ActorKind.PERSON, ("NOR",), "GOV", "prime minister of Norway")


def test_an_office_that_the_text_gives() -> None:
    found = short(read("Norway's prime minister, Ann Berg, spoke.", {"Ann Berg": HEAD}), ClaimKind.OFFICE)
    assert found == {("NOR", "prime minister", "P.ann-berg")}
    assert not short(
        read("Ann Berg, the former prime minister, spoke.", {"Ann Berg": HEAD}), ClaimKind.OFFICE
    )
    chief = Actor("P.ann-berg", "Ann Berg", ActorKind.PERSON, ("NOR",), "BUS", "president of Fjord Oil")
    assert not short(read("Ann Berg, president of Fjord Oil, spoke.", {"Ann Berg": chief}), ClaimKind.OFFICE)


def test_a_first_day_in_office() -> None:
    found = short(
        read("Ann Berg became prime minister of Norway in 2019.", {"Ann Berg": HEAD}), ClaimKind.OFFICE
    )
    assert ("NOR+P.ann-berg", "became prime minister", "2019-01-01/2019-12-31") in found


# --- deeds, accounts, notices -------------------------------------------------------------------


def deed(text: str, verb: str, modality: Modality) -> EventReport:
    def mention(name: str, code: str) -> ActorMention:
        at = text.find(name)
        actor = Actor(code, name, ActorKind.STATE, (code,))
        return ActorMention(Span.of(text, at, at + len(name)), actor, "name", 1.0, "made")

    at = text.find(verb)
    return EventReport(
        id="e", article_id="a", sources=(mention("Norway", "NOR"),), action=Span.of(text, at, at + len(verb)),
        targets=(mention("Ghana", "GHA"),), code=EventCode("SANCTION", "", "161"), modality=modality,
        when=None, when_why="", where=(), magnitudes=(), according_to=None, quote_id=None, score=0.9, why="",
        evidence=Span.of(text, 0, len(text)), maker="made",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("modality", "negated"), [(Modality.HAPPENED, [False]), (Modality.DENIED, [True]), (Modality.PLANNED, [])]
)
def test_deeds_told_and_denied(modality: Modality, negated: list[bool]) -> None:
    text = "Norway recalled its envoy from Ghana."
    event = deed(text, "recalled", modality)
    found = claims.find(parse(text), article(text), (), (), (), (event,), KNOWN)
    assert [claim.negated for claim in found] == negated
    assert all((c.subject, c.attribute, c.values) == ("NOR", "SANCTION", ("GHA",)) for c in found)
    assert all("Norway recalled its envoy from Ghana" in claim.words for claim in found)


def test_a_claim_inside_a_quotation_is_its_speaker_s() -> None:
    text = "“Nepal borders India,” said Ann Berg. Peru borders Chile."
    words = Span.of(text, 1, 20)
    quote = Quote(
        "q", "a", (words,), (), (), HEAD, QuoteKind.DIRECT, Stance.SAID, True, (), 1.0, "made", "made"
    )
    found = claims.find(parse(text), article(text), (), (), (quote,), (), KNOWN)
    assert {(c.subject, c.according_to.name if c.according_to else None) for c in found} == {
        ("NPL", "Ann Berg"),
        ("PER", None),
    }


def noticed(words: str) -> tuple[Claim | None, Claim | None]:
    """The withdrawn and the right claim of a notice that stands behind a page's article."""
    page = f"Menu\n\nThe body.\n\n{words}"
    one = article(page, published=THURSDAY)
    notice = Notice(NoticeKind.CORRECTION, Span.of(page, len(page) - len(words), len(page)), None, None, None)
    found = claims.of_notice(notice, one, KNOWN)
    assert all(claim is None or page[claim.evidence.start : claim.evidence.end] == words for claim in found)
    return found


def test_a_notice_takes_back_a_border_and_gives_the_right_one() -> None:
    wrong, right = noticed(
        "Correction: An earlier version misplaced Nepal. It shares a border with India, not Peru."
    )
    assert wrong is not None
    assert right is not None
    assert (wrong.subject, wrong.values, wrong.withdrawn, wrong.negated) == ("NPL", ("PER",), True, False)
    assert (right.subject, right.values, right.withdrawn) == ("NPL", ("IND",), False)
    assert wrong.words == "Nepal borders Peru"


@pytest.mark.parametrize(
    "words",
    [
        "Correction: The flood in Ghana killed 12 people, not 21 as an earlier version said.",
        "An earlier version misstated the number of people killed in the flood in Ghana. It was 12, not 21.",
    ],
)
def test_a_notice_takes_back_a_number(words: str) -> None:
    wrong, right = noticed(words)
    assert wrong is not None
    assert right is not None
    assert (wrong.subject, wrong.attribute, wrong.values, wrong.withdrawn) == ("GHA", "killed", ("21",), True)
    assert right.values == ("12",)


def test_a_notice_that_tells_no_claim_gives_none() -> None:
    assert noticed("Correction: An earlier version misspelled the name of a beekeeper.") == (None, None)


def test_claims_of_notices_come_with_the_article_s() -> None:
    text = "Norway borders Sweden."
    words = "Correction: Nepal shares a border with India, not Peru."
    notice = Notice(NoticeKind.CORRECTION, Span(100, 100 + len(words), words), None, None, None)
    one = article(text, notices=(notice,))
    found = claims.find(parse(text), one, (), (), (), (), KNOWN)
    assert [(c.subject, c.withdrawn) for c in found] == [("NOR", False), ("NPL", True), ("NPL", False)]


def test_a_repeated_proposition_is_one_claim() -> None:
    found = read("Nepal borders India. It rained. As everybody knows, Nepal borders India.")
    assert len(found) == 1
    assert found[0].evidence.start == 0


def test_a_page_stuffed_with_claims_is_capped() -> None:
    text = " ".join(f"A flood in Ghana killed {n} people." for n in range(100, 100 + claims.MAX_CLAIMS + 50))
    assert len(read(text)) == claims.MAX_CLAIMS


@pytest.mark.parametrize(
    "sentence",
    [
        "Then all five abstained in the General Assembly. ",
        "At least 12 people were killed in Ghana on Tuesday. ",
    ],
)
def test_one_endless_paragraph_is_read_in_time_that_grows_with_its_length(sentence: str) -> None:
    text = sentence * (60_000 // len(sentence))
    parsed, one = parse(text), article(text, published=THURSDAY)
    found = dates.find(parsed, one, KNOWN)
    began = time.monotonic()
    claims.find(parsed, one, (), found, (), (), KNOWN)
    assert time.monotonic() - began < 8, "0.2 s when written; 10 s and more where each look-up scans the text"
