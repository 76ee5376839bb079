"""The listing verbs: what they print, as records, and what they say when there is nothing to print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tightrope.cli._screen import out
from tightrope.cli.quotes import told
from tightrope.ledger import Ledger
from tightrope.records import Quote, QuoteKind, Span, Stance

from .conftest import Run

LISTINGS = [
    "articles",
    "events",
    "quotes",
    "claims",
    "conflicts",
    "copies",
    "corrections",
    "stories",
    "versions",
    "failures",
]
LISTED_BY = {"copies": "origins"}
"""Verbs that print another list than the one they are called after."""


@pytest.mark.parametrize(
    ("verb", "shown"),
    [
        ("events", ["2024-06-01", "Peru visited Chile  CONSULT 042 · 2 accounts, 3 reports"]),
        ("events", ["no day", "it is denied that Ghana attacked Nepal"]),
        ("events", ["“The president of Peru visited Chile to talk about"]),
        ("quotes", ["Ines Rojas, foreign minister of Peru  said, direct", "“We never borrow boats,”"]),
        ("articles", ["2024-06-03", "Lantern Post", "A headline"]),
        ("claims", ["border", "NPL borders LVA", "Hill Gazette", "withdrawn"]),
        ("conflicts", ["Delta Trader", "Hill Gazette", "(withdrawn)", "has taken this back"]),
        ("corrections", ["2024-06-03", "Delta Trader, correction", "was: NPL borders LVA"]),
        ("stories", ["2024-06-03 to", "3 articles from 2 newsrooms"]),
        (
            "copies",
            ["A headline", "first: The Harbour Ledger", "2 articles: Reprint Daily, The Harbour Ledger"],
        ),
        ("versions", ["delta.example/d", "first", "not kept", "noise", "counters"]),
        ("failures", ["skipped", "empty.html  TR-EMPTY", "Nothing to do.", "failed"]),
    ],
)
def test_a_listing_says_it_in_plain_words(run: Run, filled: Path, verb: str, shown: list[str]) -> None:
    said = run(verb, ledger=filled)
    assert said.code == 0
    assert all(each in said.out for each in shown), said.out


@pytest.mark.parametrize("verb", LISTINGS)
def test_json_gives_the_records_one_a_line_and_nothing_else(run: Run, filled: Path, verb: str) -> None:
    said = run(verb, "--json", "--limit", "0", ledger=filled)
    rows = [json.loads(line) for line in said.out.splitlines()]
    with Ledger.open(filled) as ledger:
        assert len(rows) == getattr(ledger, LISTED_BY.get(verb, verb))().total > 0
    assert said.code == 0


@pytest.mark.parametrize("verb", LISTINGS)
def test_nothing_a_page_holds_acts_on_the_terminal(run: Run, filled: Path, verb: str) -> None:
    for said in (run(verb, ledger=filled), run(verb, "--json", ledger=filled)):
        acting = {c for c in said.out + said.err if ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066"}
        assert acting <= {"\n"}


def test_what_looks_like_markup_is_printed_as_it_stands(run: Run, filled: Path) -> None:
    assert "[bold]not markup[/bold]" in run("articles", ledger=filled).out


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["events", "--state", "Ghana"], 1),
        (["events", "--state", "PER", "--code", "visit"], 1),
        (["events", "--code", "ASSAULT 19"], 1),
        (["events", "--code", "CONSULT 19"], 0),
        (["events", "--actor", "Nepal"], 1),
        (["events", "--actor", "per"], 1),
        (["events", "--modality", "denied"], 1),
        (["events", "--since", "2024-06-01", "--until", "2024-06-01"], 1),
        (["events", "--since", "2024-06-02"], 0),
        (["quotes", "--speaker", "rojas"], 1),
        (["quotes", "--speaker", "nobody"], 0),
        (["quotes", "--stance", "said", "--kind", "direct"], 1),
        (["quotes", "--about", "PER"], 0),
        (["articles", "--outlet", "Lantern"], 1),
        (["articles", "--since", "2024-06-04"], 2),
        (["claims", "--subject", "NPL"], 2),
        (["claims", "--subject", "PER"], 0),
        (["stories", "--until", "2024-06-02"], 0),
        (["conflicts", "--kind", "vote"], 0),
        (["failures", "--failed"], 1),
        (["failures", "--skipped"], 1),
        (["search", "copper", "railway"], 3),
        (["search", "copper lantern"], 1),
        (["search", "copper", "lantern post"], 1),
        (["search", "copper", "post lantern"], 0),
        (["search", "copper", "--", "-lantern"], 2),
    ],
)
def test_filters_leave_what_they_ask_for(run: Run, filled: Path, words: list[str], count: int) -> None:
    said = run(words[0], "--json", *words[1:], ledger=filled)
    assert said.code == 0, said.err
    assert len(said.out.splitlines()) == count


def test_a_limit_says_what_it_left_out(run: Run, filled: Path) -> None:
    said = run("events", "--limit", "1", ledger=filled)
    assert "1 of 2 events; --limit 0 prints all" in said.err


def test_nothing_found_is_told_apart_from_nothing_known(run: Run, filled: Path, tmp_path: Path) -> None:
    said = run("events", "--state", "Latvia", ledger=filled)
    assert said.out == ""
    told = " ".join(said.err.split())
    assert told.startswith(
        "no event matches --state Latvia; the ledger holds 2 events from 5 articles published from"
    )
    assert "1 input could not be read, 1 input passed over" in told
    by_day = " ".join(run("events", "--since", "2030-01-01", ledger=filled).err.split())
    assert "1 of them on no day that is told" in by_day
    Ledger.open(tmp_path / "empty.db").close()
    empty = run("events", ledger=tmp_path / "empty.db")
    assert "the ledger holds no article yet" in empty.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["events", "--since", "yesterday"], 2, "'yesterday' is no day"),
        (["events", "--state", "Ruritania"], 2, "no state is called 'Ruritania'"),
        (["events", "--modality", "maybe"], 2, "none of: happened, under_way"),
        (["search", '"copper'], 2, "never closed"),
        (["events", "--no-such-option"], 2, "No such option"),
        (["nonsense"], 2, "No such command"),
        (["show", "dead0000"], 1, "TR-NOT-FOUND"),
    ],
)
def test_mistakes_are_told_with_their_exit_code(
    run: Run, filled: Path, words: list[str], code: int, told: str
) -> None:
    said = run(*words, ledger=filled)
    assert (said.code, said.out) == (code, "")
    assert told in " ".join(said.err.split())
    assert "Traceback" not in said.err


def test_a_missing_ledger_is_told_with_what_to_do(run: Run, tmp_path: Path) -> None:
    said = run("events", ledger=tmp_path / "none.db")
    assert said.code == 1
    assert "TR-NO-LEDGER" in said.err
    assert "tightrope read PAGES" in said.err
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    ("cue", "stance", "shown"),
    [
        ("urged", Stance.SAID, "urged, indirect"),
        ("opposes", Stance.BELIEVED, "opposes, believed, indirect"),
        ("hopes for", Stance.WANTED, "hopes for, wanted, indirect"),
        (":", Stance.SAID, "said, indirect"),
        ("", Stance.SAID, "said, indirect"),
    ],
)
def test_a_quote_is_listed_with_the_articles_own_word_for_it(
    cue: str, stance: Stance, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = (Span(20, 50, "both boats to leave the harbour"),)
    words = (Span(10, 10 + len(cue), cue),) if cue else ()
    kind = QuoteKind.INDIRECT
    quote = Quote("q", "a", content, words, (), None, kind, stance, False, (), 0.9, "", "")

    out().print(told(quote, ""))
    assert shown in capsys.readouterr().out


def test_one_article_is_shown_with_what_it_copies_and_who_copies_it(run: Run, filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        (link,) = ledger.copies().records
    copied = run("copies", link.copy[:8], ledger=filled)
    copier = run("copies", link.original[:8], ledger=filled)
    assert "copied from The Harbour Ledger" in copied.out
    assert "copied by Reprint Daily" in copier.out
    assert (copied.code, copier.code) == (0, 0)


def test_copies_of_what_is_no_article_are_refused_in_plain_words(run: Run, filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        event = ledger.events().records[0]
    said = run("copies", event.id[:8], ledger=filled)
    assert said.code == 2
    assert "give an article's" in said.err


def test_an_article_is_shown_with_the_witnesses_that_were_not_believed(run: Run, filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        (article,) = [one for one in ledger.articles().records if one.section]
    said = run("show", article.id[:8], ledger=filled).out
    assert "World" in said
    assert "published 2024-06-09" in said
    assert "its address was met 2 times: first, noise" in said
