"""Live blogs: their entries with heading, time and byline; and the articles that only name times."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tightrope import articles, knowledge
from tightrope.articles import _entries, _entry_linked
from tightrope.articles._assemble import assemble, without
from tightrope.articles._entry_lines import is_prose
from tightrope.articles._entry_times import read
from tightrope.articles._lines import Line, split
from tightrope.articles._view import View
from tightrope.records import Article, Entry, MediaType, Page, Run

WORDS = (
    "The port of Kelmouth reopened on Friday morning after crews had cleared two barges from its mouth.",
    "About forty ships were waiting outside the breakwater when the first pilot boats went out at dawn.",
    "The mayor of Kelmouth told reporters that the council would ask the state to pay for the repairs.",
    "Three sailors who had been missing since Thursday were found alive on a sandbank, the coast guard said.",
    "Trains to the coast are running again, but only every second hour, according to the railway.",
    "The energy minister will visit the port in the afternoon, her office said in a statement.",
)
HEADINGS = ("Port reopens after two days", "Mayor asks the state for money", "Minister to visit the port")
DAY = date(2023, 2, 24)
TITLE = "Storm in Kelmouth: live updates"


def _entries_of(text: str, headline: str | None = TITLE) -> tuple[str, tuple[Entry, ...]]:
    """The body of WORDS on a plain page, and its entries."""
    view = View.of(text, text, (Run(0, len(text), 0, len(text)),))
    kept = [line for line in split(text) if any(words in line.text for words in WORDS)]
    body, runs = assemble(text, [[(line.start, line.end)] for line in kept])
    live = _entries.find(view, headline, runs, markup=False)
    body, runs = without(body, runs, live.cuts)
    found = _entries.of_body(live, view, body, runs, DAY, None)
    assert all(body[one.span.start : one.span.end] == one.span.text for one in found)
    return body, found


def _blog(times: tuple[str, ...], pattern: str) -> str:
    """A page of entries, two paragraphs each, set as `pattern` says."""
    parts = [
        pattern.format(time=time, heading=heading, words="\n\n".join(WORDS[2 * n : 2 * n + 2]))
        for n, (time, heading) in enumerate(zip(times, HEADINGS, strict=False))
    ]
    return "\n\n".join(["Home", "World", TITLE, *parts, "About us"])


@pytest.mark.parametrize(
    ("times", "pattern"),
    [
        (("14.05 GMT", "11.12 GMT", "10.32 GMT"), "{time}\n\n{heading}\n\n{words}"),
        (("10:32", "11:12", "14:05"), "{heading}\n\nBy Ada Pell\n\nPosted at {time}\n\n{words}"),
        (("2h ago", "3h ago", "5h ago"), "{time}\n\nShare\n\n{heading}\n\n{words}"),
        (("1h ago\n\n14.05", "2h ago\n\n13.40", "4h ago\n\n11.12"), "{time}\n\n{heading}\n\n{words}"),
    ],
)
def test_headings_and_times_are_no_body_and_the_words_stay(times: tuple[str, ...], pattern: str) -> None:
    body, found = _entries_of(_blog(times, pattern))
    assert [one.heading for one in found] == list(HEADINGS)
    assert [one.span.text for one in found] == ["\n\n".join(WORDS[n : n + 2]) for n in (0, 2, 4)]
    assert body == "\n\n".join(WORDS)


def test_each_entry_has_its_time_and_byline() -> None:
    times = ("Feb. 24, 2023, 2:15 p.m. GMT", "Feb. 24, 2023, 9:15 a.m. GMT")
    _, found = _entries_of(_blog(times, "{time}\n\nAda Pell\n\n{heading}\n\n{words}"))
    assert [one.posted.instant for one in found] == [
        datetime(2023, 2, 24, 14, 15, tzinfo=UTC),
        datetime(2023, 2, 24, 9, 15, tzinfo=UTC),
    ]
    assert {one.byline for one in found} == {("Ada Pell",)}


def test_times_at_the_head_of_the_lines_are_cut_off_there() -> None:
    lines = [f"{time} Uhr – {words}" for time, words in zip(("14:05", "13:40", "11:12"), WORDS, strict=False)]
    body, found = _entries_of("\n\n".join(["Liveticker: Sturm", *lines]), "Liveticker: Sturm")
    assert [one.span.text for one in found] == list(WORDS[:3])
    assert "14:05" not in body


def _beside(times: tuple[str, ...], pattern: str) -> str:
    """WORDS with a time set to each as far as the times go."""
    told = [pattern.format(time=time, words=words) for time, words in zip(times, WORDS, strict=False)]
    return "\n\n".join([*told, *WORDS[len(told) :]])


_CLOCKS = ("2:04 PM", "9:15 AM", "7:30 PM", "1:11 PM", "6:00 AM", "4:00 PM")
_COMMENT = "joe\n\n{}h ago\n\nThey should have built it years ago."


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        pytest.param(_beside(("9:15", "10:32", "11:05"), "{time} a.m.: {words}"), "The storm", id="hourly"),
        pytest.param(
            f"Published 10:32 GMT\n\n{_beside((), '')}\n\n3h ago", "Port reopens", id="page's times"
        ),
        pytest.param(f"Live Updates\n\n{_beside((), '')}", "Storm: Live Updates", id="one entry reposted"),
        pytest.param(
            "\n\n".join([*WORDS, *map(_COMMENT.format, (1, 2, 3))]), "Port reopens", id="readers' comments"
        ),
        pytest.param(_beside(_CLOCKS, "{words}\n\n{time}"), "Port reopens", id="posts in no order"),
    ],
)
def test_an_article_with_times_has_no_entries(text: str, headline: str) -> None:
    body, found = _entries_of(text, headline)
    assert found == ()
    assert all(words in body for words in WORDS[:4])


def test_without_a_word_of_being_live_many_ordered_clocks_are_asked_for() -> None:
    times = ("10:32", "11:12")
    plain = _blog(times, "{time}\n\n{heading}\n\n{words}").replace(TITLE, "Storm in Kelmouth")
    assert _entries_of(plain, "Storm in Kelmouth")[1] == ()
    parts = [f"{9 + n}:00\n\nEntry number {n}\n\n{words}" for n, words in enumerate(WORDS)]
    _, found = _entries_of("Storm in Kelmouth\n\n" + "\n\n".join(parts), "Storm in Kelmouth")
    assert [one.heading for one in found] == [f"Entry number {n}" for n in range(len(WORDS))]


def _html(body: str, head: str = "") -> Article:
    top = f"<html><head><title>{TITLE}</title>{head}</head>"
    page = f"{top}<body><h1>{TITLE}</h1><main>{body}</main></body></html>"
    made = Page.of(page.encode(), "page", MediaType.HTML, declared={"published": DAY.isoformat()})
    found = articles.recover(made, knowledge.load())
    assert isinstance(found, Article)
    assert all(found.body[one.span.start : one.span.end] == one.span.text for one in found.entries)
    return found


def test_the_time_element_states_the_instant() -> None:
    parts = [
        f"<article><h2>{heading}</h2><time datetime='2023-02-24T1{n}:05:00Z'>1{n}:05</time>"
        f"<p>{WORDS[2 * n]}</p><p>{WORDS[2 * n + 1]}</p></article>"
        for n, heading in enumerate(HEADINGS)
    ]
    found = _html("".join(parts))
    assert [one.heading for one in found.entries] == list(HEADINGS)
    assert [one.posted.instant for one in found.entries] == [
        datetime(2023, 2, 24, 10 + n, 5, tzinfo=UTC) for n in range(3)
    ]
    assert not any(heading in found.body for heading in HEADINGS)


def test_linked_data_parts_a_page_that_shows_no_times() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": heading, "datePublished": f"2023-02-24T1{n}:05:00+01:00",
         "author": [{"@type": "Person", "name": "Ada Pell"}], "articleBody": WORDS[2 * n]}
        for n, heading in enumerate(HEADINGS)
    ]  # fmt: skip
    data = json.dumps({"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": updates})
    parts = [
        f"<div><h3>{heading}</h3><p>{WORDS[2 * n]}</p><p>{WORDS[2 * n + 1]}</p></div>"
        for n, heading in enumerate(HEADINGS)
    ]
    found = _html("".join(parts), f'<script type="application/ld+json">{data}</script>')
    zone = timezone(timedelta(hours=1))
    assert [(one.heading, one.posted.instant, one.byline) for one in found.entries] == [
        (heading, datetime(2023, 2, 24, 10 + n, 5, tzinfo=zone), ("Ada Pell",))
        for n, heading in enumerate(HEADINGS)
    ]


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 100_000, '{"liveBlogUpdate": 3}', '{"liveBlogUpdate": [[], null, {"headline": 7}]}'],
)
def test_broken_linked_data_tells_nothing_wrong(script: str) -> None:
    page = f'<script type="application/ld+json">{script} "liveBlogUpdate"</script>'
    assert all(one.posted is None and not one.heading for one in _entry_linked.postings(page))


def test_no_more_entries_are_kept_than_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_entries, "MAX_ENTRIES", 2)
    body, found = _entries_of(_blog(("10:32", "11:12", "14:05"), "{time}\n\n{heading}\n\n{words}"))
    assert len(found) == 2
    assert all(words in body for words in WORDS)


def test_many_times_without_words_are_read_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """F04: the lines behind the last entry were read again for each of 20,000 stamps, which took 52 s."""
    looked = 0

    def counted(line: Line) -> bool:
        nonlocal looked
        looked += 1
        return is_prose(line)

    monkeypatch.setattr(_entries, "is_prose", counted)
    lines = split("\n".join([WORDS[0], *["1:00 pm", "more of it"] * 1_000, WORDS[1], "2:00 pm"]))
    stamps = [stamp for i, line in enumerate(lines) if (stamp := read(line.text, i, line.start))]
    kept = _entries._apart(lines, stamps, [True] * len(lines))
    assert [stamp.line for stamp in kept] == [1, len(lines) - 1]
    assert 0 < looked <= 2 * len(lines)


def test_an_entrys_words_are_those_between_its_time_and_the_next() -> None:
    text = _blog(("10:32", "11:12", "14:05"), "{time}\n\n{heading}\n\n{words}")
    _, found = _entries_of(text)
    assert [one.span.text for one in found] == ["\n\n".join(WORDS[n : n + 2]) for n in (0, 2, 4)]
