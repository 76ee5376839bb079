"""Injected spam: how it is made gives it away, and articles about the same trades stay."""

from __future__ import annotations

import pytest

from tightrope.articles._lines import split
from tightrope.articles._spam import among, find

BODY = (
    "The ferry between the two islands is back after a winter of repairs, the port said on Monday.\n\n"
    "“We had to learn to wait for the mail again,” said Ada Pell, who keeps the shop at the landing.\n\n"
)
TAIL = (
    "luckymoonbet girişorbitslots.comvegarulet.netmidnightcasino.orggoldspinbonus1starbet girişkrallarbahis "
    "girişnovaplay güncel girişdeneme bonusu veren sitelerpearlpoker.infosilverjackpot.com"
)


def _cut(text: str) -> list[str]:
    return [text[tail.start : tail.end] for tail in find(split(text))]


def test_a_tail_below_the_article_is_found_whole() -> None:
    assert _cut(BODY + TAIL) == [TAIL]


def test_a_tail_glued_to_a_form_or_a_sentence_is_cut_at_the_glue() -> None:
    assert _cut(f"{BODY}Required fields are marked * {TAIL}") == [TAIL]
    assert _cut(f"{BODY}The first boat left at noon. {TAIL}") == [TAIL]


def test_spam_in_the_midst_of_a_sentence_leaves_both_sides() -> None:
    text = f"{BODY}The first boat {TAIL} left at noon with forty people on board, the port said."
    assert _cut(text) == [TAIL]


def test_spam_over_several_lines_is_one_stretch() -> None:
    lines = TAIL.partition(" ")[2].replace(" ", "\n")
    assert _cut(BODY + lines) == [lines]


@pytest.mark.parametrize(
    "text",
    [
        (
            "The casino on the pier closed in May, and the poker room will follow, its owners said. "
            "They bet on the "
            "wrong side of the bay: a slot machine there takes in half of what it did, and a bonus "
            "for guests failed."
        ),
        (
            "Police said that the drug, sold as viagra, came from a pharmacy in the port and that "
            "nobody had bet on it."
        ),
        "For more, write to desk@slatepost.example or see https://slatepost.example/casino/poker-bonus.",
        "Home\nPolitics\nSport\nBetting\nCasino guide\nNewsletters\nContact",
        '{"casino":true,"pokerRoom":false,"bonusType":"DEFAULT","slotCount":4,"isBettingPage":true,"jackpotId":7}',
        (
            "OpenStreetMap, JavaScript and PostgreSQL are what the port's new timetable runs on, "
            "said McKinley-Shaw."
        ),
    ],
)
def test_articles_menus_and_code_are_left_alone(text: str) -> None:
    assert _cut(BODY + text) == []


@pytest.mark.parametrize(
    "tail",
    [
        "situs judi slot online gacor hari ini terpercaya link alternatif slot gacor maxwin deposit pulsa",
        "viagra online cheap cialis 20mg tadalafil no prescription pharmacy generic levitra kamagra",
        "казино вулкан играть бесплатно ставки на спорт букмекер онлайн казино бонус",
        "EscortKirkwallEscortLerwickEscortThursoBayanEscort EscortWickEscortObanEscort EscortAyrEscort",
        "casino siteleri bahis siteleri deneme bonusu veren siteler güvenilir bahis siteleri canlı casino",
        "casino\nonline slots real money\nfree spins no deposit bonus\nsports betting sites\npoker",
    ],
)
def test_tails_of_other_trades_languages_and_shapes(tail: str) -> None:
    assert _cut(BODY + tail) == [tail]


def test_a_menu_that_repeats_one_trade_is_no_spam() -> None:
    assert _cut(BODY + "Betting\nNBA Betting\nNFL Betting\nMLB Betting\nNHL Betting\nBoxing Betting") == []


def test_why_says_what_told_it() -> None:
    (tail,) = find(split(BODY + TAIL))
    assert "run together" in tail.why
    assert 0.9 < tail.score <= 1.0


def test_a_stretch_that_was_put_in_is_spam_where_it_names_sites_or_trades() -> None:
    links = "best loans, cheap essay, poker, buy pills, vegabet.com, orbitseo.net, slots, casino bonus"
    menu = "Home World Politics Business Sport Opinion Culture Weather Contact"
    text = f"{menu}\n{links}"
    stretches = [(0, len(menu)), (len(menu) + 1, len(text))]
    (tail,) = among(text, stretches, ())
    assert text[tail.start : tail.end] == links
    assert "2 names of sites" in tail.why


def test_what_is_known_to_be_spam_keeps_its_own_bounds() -> None:
    (known,) = find(split(BODY + TAIL))
    wider = (known.start - 40, known.end)
    assert among(BODY + TAIL, [wider], [known]) == (known,)
