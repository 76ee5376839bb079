"""What is looked at for cuts, stubs, block pages and filler, and the scales that weigh it."""

from __future__ import annotations

import json

import pytest

from tightrope.articles import _blocked, _filler, _stub, _stub_words, _truncated
from tightrope.articles._calibrate import LEAST, Scale, scale
from tightrope.articles._truncated_promise import NOTHING, Promise, read
from tightrope.limits import MAX_WALL_LINES

LEAD = (
    "The ferry between the two islands is back after a winter of repairs, the port of Tilbury said on "
    "Monday. "
    "It had been built in 1987 and was to be sold in May."
)
SAID = "“We had to learn to wait for the mail again,” said Ada Pell, who keeps the shop at the landing."
ARTICLE = "\n\n".join((LEAD, SAID, LEAD.replace("two", "three"), SAID.replace("mail", "doctor")))


REPORTED = 0.7
"""Probability from which a cut is reported."""


def cut(body: str, below: tuple[str, ...] = (), promise: Promise = NOTHING) -> float:
    return scale("truncated").score(_truncated.look(body, below, promise).seen)


# --- cuts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "below"),
    [
        ("The first boat left at noon, and on its deck stood the… [+2345 chars]", ()),
        ("The first boat left at noon, and on its deck stood the…", ("Read more",)),
        ("The first boat left at noon, and on its deck stood the", ("Weiterlesen",)),
        ("The first boat left at noon. On its deck stood forty people, the mayor and the", ()),
    ],
)
def test_an_end_that_is_none(end: str, below: tuple[str, ...]) -> None:
    assert cut(f"{ARTICLE}\n\n{end}", below) >= LEAST
    assert _truncated.look(f"{ARTICLE}\n\n{end}", below, NOTHING).why


@pytest.mark.parametrize(
    ("end", "below"),
    [
        ("The first boat left at noon.", ("Read more", "Related")),
        ("The mail, it seems, will be late again…", ("Share",)),
        ("— Reporting by Ines Okoro", ()),
        ("次の船は正午に出ます。", ()),
        ("पहली नाव दोपहर को चली गई।", ()),
        ("What They Said About The Ferry And Its Captain This Week", ()),
    ],
)
def test_an_end_that_is_one(end: str, below: tuple[str, ...]) -> None:
    assert cut(f"{ARTICLE}\n\n{end}", below) < REPORTED


@pytest.mark.parametrize("mark", ["Page 1 of 3", "1 / 4", "Nächste Seite", "1 2 3 Next", "Página 1 de 2"])
def test_the_first_of_several_pages(mark: str) -> None:
    assert cut(ARTICLE, (mark,)) >= LEAST
    assert "first of several pages" in _truncated.look(ARTICLE, (mark,), NOTHING).why


@pytest.mark.parametrize("line", ["Page 12 of the report", "1/2 cup of flour", "Homepage", "2 3 4", "Pages"])
def test_lines_that_are_no_page_marks(line: str) -> None:
    assert not _stub_words.marks_page(line)


# --- linked data --------------------------------------------------------------------------------


def _data(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_linked_data_tell_of_a_longer_text() -> None:
    whole = f"{ARTICLE}\n\n" + "And the captain told us of the storm that broke the mast in March. " * 30
    promise = read(_data(articleBody=whole), ARTICLE)
    assert promise.words == len(whole.replace("—", "").split())
    ending = _truncated.look(ARTICLE, (), promise)
    assert (ending.seen["tail_missing"], ending.seen["longer"] > 0.3) == (1.0, True)
    assert "schema.org" in ending.why
    assert _truncated.look(whole, (), read(_data(articleBody=whole), whole)).seen["longer"] == 0


def test_linked_data_of_another_article_promise_nothing() -> None:
    other = "The parliament of the island voted on Friday to close the second school of the town. " * 20
    assert read(_data(articleBody=other), ARTICLE).words is None


@pytest.mark.parametrize(
    ("source", "promise"),
    [
        (_data(wordCount=812, isAccessibleForFree=False), Promise(812, None, False)),
        (_data(wordCount="812", isAccessibleForFree="True"), Promise(812, None, True)),
        (_data(wordCount=812) + _data(wordCount=90), NOTHING),
        (_data(isAccessibleForFree=True) + _data(isAccessibleForFree=False), NOTHING),
        ('<script>{"wordCount": 812}</script>', NOTHING),
        ('<script type="application/ld+json">{"articleBody": "never ends', NOTHING),
        ("", NOTHING),
    ],
)
def test_what_linked_data_promise(source: str, promise: Promise) -> None:
    assert read(source, ARTICLE) == promise


# --- stubs --------------------------------------------------------------------------------------


def stub(body: str, *below: str, promise: Promise = NOTHING) -> float:
    lines = [*body.split("\n\n"), *below]
    ending = _truncated.look(body, below, promise)
    looked = _stub.look(body, lines, len(body.split("\n\n")), promise, ending.seen)
    return scale("paywall_stub").score(looked.seen)


@pytest.mark.parametrize(
    "wall",
    [
        ("Subscribe to continue reading", "Log in"),
        ("To read the full story", "Subscribe Sign In"),
        ("Dieser Artikel ist nur für Abonnenten",),
        ("Cet article est réservé aux abonnés", "Se connecter"),
        ("Contenido exclusivo para suscriptores",),
        ("Полный текст доступен только подписчикам",),
        ("この記事は会員限定です",),
        ("هذا المقال متاح للمشتركين فقط",),
    ],
)
def test_a_request_below_a_few_words_makes_a_stub(wall: tuple[str, ...]) -> None:
    assert stub(f"{LEAD[:-40]}…", *wall) >= LEAST


@pytest.mark.parametrize(
    "below", [("Sign up for our newsletter",), ("Log in", "Subscribe", "Menu"), ("Share",)]
)
def test_offers_below_are_no_wall(below: tuple[str, ...]) -> None:
    assert stub(ARTICLE, *below) < LEAST


def test_a_whole_article_above_a_request_is_no_stub() -> None:
    assert stub("\n\n".join([ARTICLE] * 6), "Subscribe to continue reading", "Log in") < LEAST


# --- pages shown in place of an article -----------------------------------------------------------


def test_an_article_that_speaks_of_cookies_is_no_consent_page() -> None:
    body = (
        "The data protection authority fined a shop in Porto 40,000 euros on Tuesday for a cookie banner "
        "without "
        "a button to refuse.\n\n“People click accept because nothing else is offered,” said Ines Okoro, "
        "who heads it."
    )
    looked = _blocked.look(body, body.split("\n\n"))
    assert looked is not None
    assert scale("block_page").score(looked.seen) < LEAST


def test_a_long_body_is_not_judged_at_all() -> None:
    assert _blocked.look("Please accept our cookies. " * _blocked.MOST_WORDS, ["x"]) is None


# --- filler -------------------------------------------------------------------------------------

FILLER = (
    "In today's fast-paced world, sleep tracking has become more important than ever before. Whether you "
    "are new to "
    "sleep tracking or not, there are many things to consider when it comes to your needs.\n\nThis guide "
    "will help you "
    "make better decisions. Sleep tracking plays a key role in how you feel, and it can be a game "
    "changer. So what are "
    "you waiting for? Look no further, and unlock the full potential of sleep tracking."
)
REPORT = (
    "Tilbury beat Gori 3-1 on Saturday in front of 12,400 people. Ines Okoro scored in minute 12 and Per "
    "Aune in minute "
    "80.\n\nGori had 7 shots and 41 per cent of the ball. Tilbury are fourth with 31 points from 18 "
    "games and travel to "
    "Riga on 14 March. Coach Ada Pell said that she was “happy with the points, not with the play”. The "
    "two met last "
    "in May 2019, when Gori won 2-0."
)


def test_filler_is_told_from_a_report_made_by_a_machine() -> None:
    empty, full = (
        _filler.look(FILLER, "The guide to sleep tracking"),
        _filler.look(REPORT, "Tilbury 3-1 Gori"),
    )
    assert empty is not None
    assert full is not None
    assert scale("generated_filler").score(empty.seen) >= LEAST > scale("generated_filler").score(full.seen)
    assert all(FILLER[part.start : part.end] == part.text for part in empty.stock)


def test_a_text_too_short_is_not_judged() -> None:
    assert _filler.look("Sleep tracking is more important than ever. " * 3, None) is None


# --- scales -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["truncated", "paywall_stub", "block_page", "generated_filler"])
def test_the_packaged_scales_know_what_is_looked_at(kind: str) -> None:
    ending = _truncated.look(ARTICLE, (), NOTHING)
    blocked, filler = _blocked.look(LEAD, [LEAD]), _filler.look(ARTICLE, None)
    assert blocked is not None
    assert filler is not None
    seen = {
        "truncated": ending.seen,
        "paywall_stub": _stub.look(ARTICLE, [], 0, NOTHING, ending.seen).seen,
        "block_page": blocked.seen,
        "generated_filler": filler.seen,
    }[kind]
    assert sorted(scale(kind).weights) == sorted(seen)
    assert 0 <= scale(kind).score(seen) < LEAST


def test_a_scale_is_a_logistic_curve() -> None:
    curve = Scale({"a": 2.0, "b": -1.0}, 0.0)
    assert curve.score({"a": 0.0, "b": 0.0}) == 0.5
    assert curve.score({"a": 1.0, "b": 0.0}) == 0.881
    assert curve.score({"a": 1.0, "b": 2.0}) == 0.5
    assert 0 < curve.score({"a": 1e9, "b": 0.0}) <= 1
    with pytest.raises(KeyError):
        curve.score({"c": 1.0})


def test_every_wording_is_a_pattern_of_its_own() -> None:
    for section, lines in _stub_words._sections().items():
        assert lines, section
        assert len(set(lines)) == len(lines), section
        assert not _stub_words.wording(section).match("")


# --- caps ---------------------------------------------------------------------------------------


def test_requests_far_down_a_page_of_lines_without_end_are_not_looked_for() -> None:
    wall, ending = "This article is for subscribers only.", _truncated.look(ARTICLE, (), NOTHING).seen
    for before in (3, MAX_WALL_LINES):
        lines = [*["The crane is back."] * before, wall]
        stub = _stub.look("\n\n".join(lines), lines, len(lines), NOTHING, ending)
        assert stub.inside == ((before,) if before < MAX_WALL_LINES else ())


def test_a_body_of_few_words_without_end_is_not_judged_as_a_refusal() -> None:
    assert _blocked.look("word" * 1_000, ["word"]) is not None
    assert _blocked.look("word" * 5_000, ["word"]) is None
