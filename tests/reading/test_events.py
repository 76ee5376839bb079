"""The event reader end to end: parties, codes, modality, days and accounts of invented sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from event_cases import NORWAY, PREMIER, PUBLISHED, read, told
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.records import (
    Interval,
    Modality,
    Moment,
    Place,
    PlaceMention,
    Precision,
    Quote,
    QuoteKind,
    Span,
    Stance,
)

NOR, SWE, FIN = "NOR", "SWE", "FIN"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Norway condemned Sweden.", (NOR, "ACCUSE", SWE)),
        ("Sweden was condemned by Norway.", (NOR, "ACCUSE", SWE)),
        ("Norway, which had condemned Sweden, stayed away.", (NOR, "ACCUSE", SWE)),
        ("Norwegian troops who attacked rebels were praised.", ("NOR.MIL", "ASSAULT", "GRP.rebels")),
        ("Norway launched an attack on Sweden.", (NOR, "ASSAULT", SWE)),
        ("Norway’s invasion of Sweden shocked Europe.", (NOR, "ASSAULT", SWE)),
        ("Ms. Lund paid a visit to Finland.", ("Q.kari-lund", "CONSULT", FIN)),
        ("Ms. Lund’s three-day visit to Finland ended.", ("Q.kari-lund", "CONSULT", FIN)),
        (
            "The Norwegian foreign ministry pushed back against complaints from Sweden.",
            ("NOR.MFA", "REJECT", SWE),
        ),
        ("Norway held talks with Sweden.", (NOR, "CONSULT", SWE)),
        ("Norway signed a trade agreement with Finland.", (NOR, "SUPPORT", FIN)),
        ("Norway imposed sanctions on Sweden.", (NOR, "COERCE", SWE)),
        ("Norway expelled two Swedish diplomats.", (NOR, "SANCTION", "SWE.DIP")),
        ("Norway has taken in thousands of refugees.", (NOR, "AID", "GRP.refugees")),
        ("Norway sent humanitarian aid to Finland.", (NOR, "AID", FIN)),
        ("Norway withdrew its troops from Finland.", (NOR, "RETREAT", FIN)),
        ("Thousands of protesters rallied against Sweden.", ("GRP.protesters", "PROTEST", SWE)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_who_did_what_to_whom(body: str, expected: tuple[str, str, str]) -> None:
    assert [event[:3] for event in told(body)] == [expected]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Norway refused to lift the sanctions on Sweden.", "1244"),
        ("Norway will not lift the sanctions on Sweden.", "1244"),
        ("Norway lifted the sanctions on Sweden.", "085"),
        ("Norway agreed to send humanitarian aid to Sweden.", "0333"),
        ("Norway urged Sweden to withdraw its troops.", "0256"),
        ("Norway demanded that Sweden withdraw its troops.", "1056"),
        ("Norway threatened to attack Sweden.", "138"),
        ("Norway suspended military aid to Sweden.", "1622"),
        ("Norway accused Sweden of torture.", "1122"),
        ("Norway said that Sweden must end its attacks.", "1056"),
        ("Norway failed to reach an agreement with Sweden.", "127"),
        ("Norway asked Sweden for tanks.", "0232"),
        ("Norway rejected calls for a ceasefire with Sweden.", "1246"),
        ("Rebels tried to assassinate Kari Lund.", "185"),
        ("Norway accused Sweden of war crimes.", "1124"),
        ("Norway investigated corruption in Sweden.", "091"),
    ],
)
def test_a_deed_in_a_deed_is_one_deed(body: str, code: str) -> None:
    assert [report.code.cameo for report in read(body)] == [code]


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("Norway attacked Sweden.", Modality.HAPPENED),
        ("Norway is attacking Sweden.", Modality.UNDER_WAY),
        ("Ms. Lund will visit Finland.", Modality.PLANNED),
        ("Ms. Lund plans to visit Finland.", Modality.PLANNED),
        ("Ms. Lund is to visit Finland.", Modality.PLANNED),
        ("Ms. Lund said that she would visit Finland.", Modality.PLANNED),
        ("Ms. Lund visits Finland on May 20, 2024.", Modality.PLANNED),
        ("Norway will attack Sweden unless Finland leaves.", Modality.THREATENED),
        ("Norway could attack Sweden.", Modality.HYPOTHETICAL),
        ("If Norway attacks Sweden, prices rise.", Modality.HYPOTHETICAL),
        ("Norway denied having attacked Sweden.", Modality.DENIED),
        ("Norway denied that Norwegian troops had attacked Sweden.", Modality.DENIED),
    ],
)
def test_modality(body: str, modality: Modality) -> None:
    assert [report.modality for report in read(body)] == [modality]


@pytest.mark.parametrize(
    "body",
    [
        "Norway did not attack Sweden.",
        "Norway never invaded Sweden.",
        "Norway wants to visit Sweden.",
        "Norway tried to attack Sweden.",
        "Norway opened a museum.",
        "Kari Lund likes Sweden.",
        "A neighbour attacked a neighbour.",
    ],
)
def test_what_is_no_event(body: str) -> None:
    assert told(body) == []


def test_what_is_asked_for_is_not_reported_as_done() -> None:
    assert told("Norway called on Sweden to attack rebels.") == [(NOR, "REQUEST", SWE, "happened")]


def test_verbs_joined_by_and_share_their_subject() -> None:
    events = told("Ms. Lund visited Finland and condemned Sweden.")
    assert [event[:3] for event in events] == [
        ("Q.kari-lund", "CONSULT", FIN),
        ("Q.kari-lund", "ACCUSE", SWE),
    ]


def test_a_participle_shares_its_subject() -> None:
    events = told("Ms. Lund spoke in Oslo, accusing Sweden of piracy.")
    assert ("Q.kari-lund", "ACCUSE", SWE, "happened") in events


def test_what_is_urged_while_speaking_to_somebody_is_urged_on_them() -> None:
    events = told("Ms. Lund spoke to Sweden, urging an end to the war.")
    assert events[1:] == [("Q.kari-lund", "REQUEST", SWE, "happened")]


def test_parties_joined_by_and_are_all_there() -> None:
    assert told("Norway and Finland condemned Sweden and Denmark.") == [
        ("NOR+FIN", "ACCUSE", "SWE+DNK", "happened")
    ]


def test_the_same_deed_twice_in_a_sentence_is_told_once() -> None:
    assert len(told("Norway attacked Sweden, and in attacking Sweden, Norway surprised all.")) == 1


def test_an_election_needs_no_target() -> None:
    [report] = read("Parliamentary elections in Finland are set for June 3.")
    assert (report.code.plover, report.code.cameo, report.modality) == ("ELECTION", "", Modality.PLANNED)
    assert report.when == Interval(date(2024, 6, 3), date(2024, 6, 3))


# --- whose word ---


def test_a_claim_is_its_claimants() -> None:
    [report] = read("Norway claimed to have annexed Sweden.")
    assert report.according_to == NORWAY
    assert report.modality is Modality.HAPPENED


def test_the_paper_s_own_account_names_nobody() -> None:
    assert [report.according_to for report in read("Norway attacked Sweden.")] == [None]


def test_according_to() -> None:
    [report] = read("Norway attacked Sweden, according to Finland.")
    assert report.according_to is not None
    assert report.according_to.id == FIN


def test_a_quote_s_speaker_answers_for_what_stands_in_it() -> None:
    body = "“Sweden attacked Finland,” she wrote."
    said = (Span.of(body, 1, 24),)
    quote = Quote("q1", "a1", said, (), (), PREMIER, QuoteKind.DIRECT, Stance.SAID, True, (), 1.0, "", "")
    [report] = read(body, quotes=(quote,))
    assert (report.according_to, report.quote_id) == (PREMIER, "q1")


# --- when ---


@pytest.mark.parametrize(
    ("body", "start", "end"),
    [
        ("Norway attacked Sweden on May 3, 2024.", "2024-05-03", "2024-05-03"),
        ("On Monday, Norway attacked Sweden.", "2024-05-13", "2024-05-13"),
        ("Ms. Lund traveled to Finland last year and condemned Sweden.", "2023-01-01", "2023-12-31"),
        ("Norway attacked Sweden when Finland visited Denmark on Monday.", "2024-05-13", "2024-05-13"),
        ("Finland said on Tuesday that Norway had attacked Sweden on Sunday.", "2024-05-12", "2024-05-12"),
        ("Norway condemned Russia's invasion of Ukraine.", "2022-02-24", "2022-02-24"),
    ],
)
def test_the_day_that_the_sentence_ties_to_the_deed(body: str, start: str, end: str) -> None:
    days = Interval(date.fromisoformat(start), date.fromisoformat(end))
    assert days in [report.when for report in read(body)]


def test_the_day_of_saying_is_not_the_day_of_the_deed() -> None:
    reports = read("Finland said on Tuesday that Norway had attacked Sweden.")
    assert [(r.code.plover, r.when) for r in reports] == [("ASSAULT", None)]


def test_a_past_tense_without_a_day_is_not_dated_by_publication() -> None:
    [report] = read("Norway attacked Sweden.")
    assert report.when is None
    assert report.when_why


def test_a_time_before_a_known_event_is_counted_from_it() -> None:
    reports = read("A month before the invasion of Ukraine, Norway condemned Sweden.")
    [condemned] = [r for r in reports if r.code.plover == "ACCUSE"]
    assert condemned.when == Interval(date(2022, 1, 1), date(2022, 1, 31))


@pytest.mark.parametrize("count", ["3,000 years", "99,999 weeks", "999999999 days", "90,000 months"])
def test_more_time_than_a_calendar_has_gives_no_day(count: str) -> None:
    reports = read(f"{count} before the invasion of Ukraine, Norway condemned Sweden.")
    assert [r.when for r in reports if r.code.plover == "ACCUSE"] == [None]


def test_a_deed_under_way_longer_than_a_calendar_keeps_within_it() -> None:
    reports = read("Ms. Lund’s 999999999-day visit to Finland comes after months of quarrels.")
    assert all(r.when is None or r.when.start is None or r.when.start.year >= 1 for r in reports)
    assert [r.code.plover for r in reports] == ["CONSULT"]


@pytest.mark.parametrize(
    "body",
    [
        "Sweden claimed to have annexed the islands of Finland.",
        "Norway condemned Russia's invasion of Georgia.",
        "Norway condemned the full-scale invasion of Finland.",
        "Norway condemned the invasion of Ukrainetown.",
    ],
)
def test_a_known_event_of_other_states_dates_nothing(body: str) -> None:
    assert all("Ukraine" not in r.when_why for r in read(body))


def test_a_known_event_after_the_day_of_writing_dates_nothing() -> None:
    early = Moment(date(2021, 3, 2), date(2021, 3, 2), Precision.DAY, "test")
    assert all(r.when is None for r in read("Russia threatened the invasion of Ukraine.", early))


def test_a_loose_name_dates_where_the_sentence_names_the_states() -> None:
    reports = read("Norway condemned Russia's invasion in a letter to Ukraine.")
    assert date(2022, 2, 24) in {r.when.start for r in reports if r.when}


def test_only_a_bound_is_told_by_before() -> None:
    [refused] = [
        r
        for r in read("Norway refused to recognize Sweden before Finland attacked Denmark last fall.")
        if r.code.plover == "REJECT"
    ]
    assert refused.when == Interval(None, date(2023, 11, 30))


def test_what_is_under_way_covers_the_day_of_publication_and_its_own_length() -> None:
    [report] = read("Ms. Lund’s two-day visit to Finland comes after months of quarrels.")
    assert report.modality is Modality.UNDER_WAY
    assert report.when == Interval(date(2024, 5, 14), date(2024, 5, 16))


def test_without_a_day_of_publication_nothing_is_dated_by_it() -> None:
    unknown = Moment(None, None, Precision.UNKNOWN, "test")
    [report] = read("Norway is attacking Sweden.", unknown)
    assert report.when is None


# --- numbers ---


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Norwegian warplanes bombed rebels, killing at least 12 people.", [("killed, at least", 12, 12)]),
        ("Norway arrested 40 protesters.", [("arrested", 40, 40)]),
        ("Norway bombed rebels.", []),
    ],
)
def test_counts(body: str, expected: list[tuple[str, int, int]]) -> None:
    counted = [(m.what, m.least, m.most) for report in read(body) for m in report.magnitudes]
    assert counted == expected


# --- promises ---

_FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "Norway attacked Sweden on Monday.",
            "“We will visit Finland,” Ms. Lund said.",
            "Twelve rebels were killed.",
            "\n\n",
            "who which, and",
            "refused to refuse to",
            "’s — “",
            "of of of",
            "Norway, Norway, Norway and Norway condemned",
        ]
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(_FRAGMENTS)
def test_every_span_is_the_body_s_own_text_and_reading_twice_gives_the_same(fragments: list[str]) -> None:
    body = " ".join(fragments)
    reports = read(body)
    for report in reports:
        spans = [report.action, report.evidence, *(m.span for m in (*report.sources, *report.targets))]
        spans += [m.span for m in report.magnitudes]
        assert all(body[s.start : s.end] == s.text for s in spans)
        assert report.evidence.start <= report.action.start <= report.action.end <= report.evidence.end
        assert 0.0 < report.score < 1.0
    assert reports == read(body)
    assert len({r.id for r in reports}) == len(reports)


def test_publication_alone_never_changes_who_did_what() -> None:
    body = "Norway attacked Sweden yesterday. Ms. Lund will visit Finland."
    later = replace(PUBLISHED, earliest=date(2030, 1, 1), latest=date(2030, 1, 1))
    assert told(body) == told(body, later)


# --- where ---


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("Norwegian warplanes bombed rebels in Narvik.", ["Narvik"]),
        ("Ms. Lund held talks with Sweden in Narvik.", ["Narvik"]),
        ("Norwegian warplanes bombed rebels, as people in Narvik slept.", []),
    ],
)
def test_a_place_belongs_to_the_deed_whose_clause_it_stands_in(body: str, places: list[str]) -> None:
    start = body.index("Narvik")
    narvik = PlaceMention(
        Span.of(body, start, start + 6), Place("Narvik", "city", "NOR", 68.4, 17.4), 1.0, "named by the test"
    )
    [report] = read(body, places=(narvik,))
    assert [place.place.name for place in report.where] == places


# --- to whom ---


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("Norway demanded that Sweden withdraw its forces from Finland.", SWE),
        ("Norway demanded Sweden's withdrawal from Finland.", SWE),
        ("Norway urged Sweden to pull its forces out of Finland.", SWE),
        ("Norway demanded that Sweden immediately leave Finland.", SWE),
        ("Norway demanded an explanation from Sweden.", SWE),
    ],
)
def test_a_demand_is_made_of_whoever_is_to_do_it(body: str, target: str) -> None:
    assert [event[1:3] for event in told(body)] == [("REQUEST", target)]


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("Norway condemned Sweden's annexation of parts of Finland.", SWE),
        ("Norway condemned the attack by Sweden on Finland.", SWE),
        ("Norway condemned the annexation of parts of Finland.", ""),
        ("Norway praised Sweden's withdrawal from Finland.", SWE),
    ],
)
def test_an_act_is_held_against_its_doer_never_against_whom_it_was_done_to(body: str, target: str) -> None:
    assert [event[2] for event in told(body) if event[1] in ("ACCUSE", "SUPPORT")] == [target]


@pytest.mark.parametrize(
    "body",
    [
        "Sweden vetoed a Norwegian resolution that condemned Russia.",
        "Sweden blocked a Norwegian resolution condemning Russia.",
    ],
)
def test_a_text_that_was_stopped_condemns_nobody(body: str) -> None:
    assert [event[1] for event in told(body)] == ["REJECT"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Sweden announced its annexation of four regions of Finland.", (SWE, "ASSAULT", FIN)),
        ("Sweden rejected criticism of its invasion of Finland.", (SWE, "ASSAULT", FIN)),
        ("Sweden vetoed a resolution that condemned its invasion of Finland.", (SWE, "ASSAULT", FIN)),
        (
            "Four rebels were killed when Norwegian troops attacked them.",
            ("NOR.MIL", "ASSAULT", "GRP.rebels"),
        ),
    ],
)
def test_the_doer_told_by_a_pronoun_or_beside_the_deed(body: str, expected: tuple[str, str, str]) -> None:
    assert expected in [event[:3] for event in told(body)]


def test_who_condemns_an_act_is_not_its_owner() -> None:
    assert all(event[:2] != (NOR, "ASSAULT") for event in told("Norway condemned its invasion of Finland."))


@pytest.mark.parametrize(
    ("body", "dated"),
    [
        ("On Monday Norway condemned Sweden's attack on Finland.", False),
        ("Norway said on Monday that Sweden's attack on Finland was wrong.", False),
        ("On Monday Sweden's attack on Finland began.", True),
        ("On Monday Finland repelled Sweden's attack on Finland.", True),
    ],
)
def test_a_deed_that_another_is_about_does_not_take_its_day(body: str, dated: bool) -> None:
    [attack] = [report for report in read(body) if report.code.plover == "ASSAULT"]
    assert (attack.when is not None) == dated


@pytest.mark.parametrize(
    "body",
    [
        "Norway attacked Sweden on May 20, 2024.",
        "Norway sent aid to Finland on May 3. It attacked Sweden the next day.",
    ],
)
def test_what_is_told_as_past_has_no_day_after_the_day_of_writing(body: str) -> None:
    *_, last = read(body.replace("It attacked", "Norway attacked"))
    assert (last.modality, last.when) == (Modality.HAPPENED, None)
    assert "after the day of writing" in last.when_why


# --- one word does not make a deed ---


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A Norwegian court issued an arrest warrant for Kari Lund.", "ACCUSE 173"),
        ("Norway offered help to Finland.", "AGREE 033"),
        ("Norway offered to mediate between Sweden and Finland.", "AGREE 039"),
        ("Norway pledged 40 million euros to Finland.", "AGREE 0331"),
        ("Norway promised tanks to Finland.", "AGREE 0332"),
        ("Norway fired two missiles into the Sea of Japan.", "MOBILIZE 150"),
        ("Norway ratified Sweden's membership.", "SUPPORT 057"),
        ("Norway ratified the treaty.", "SUPPORT 057"),
        ("Norway will host a summit.", "CONSULT 043"),
        ("Ms. Lund is due to travel to Finland.", "CONSULT 042"),
        ("Ms. Lund arrived in Finland for a visit.", "CONSULT 042"),
        ("Ms. Lund met her Swedish counterpart.", "CONSULT 040"),
    ],
)
def test_a_deed_is_coded_for_what_it_is(body: str, expected: str) -> None:
    assert [f"{report.code.plover} {report.code.cameo}" for report in read(body)] == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Norway honoured an agreement with Sweden.",
        "Norway will supply drones to Norwegian troops.",
        "Finland voted for Kari Lund.",
    ],
)
def test_keeping_a_word_arming_one_s_own_and_electing_are_no_deeds_to_another(body: str) -> None:
    assert told(body) == []


def test_a_counterpart_is_somebody_of_the_other_state() -> None:
    assert told("Ms. Lund met with her Swedish counterpart.") == [("Q.kari-lund", "CONSULT", SWE, "happened")]


def test_what_a_resolution_is_about_neither_suffers_the_veto_nor_sets_its_scene() -> None:
    body = "Sweden vetoed a draft resolution on Finland."
    land = PlaceMention(
        Span.of(body, 36, 43), Place("Finland", "country", "FIN", 64.0, 26.0), 1.0, "named by the test"
    )
    [report] = read(body, places=(land,))
    assert (report.targets, report.where) == ((), ())
