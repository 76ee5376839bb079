"""Articles of one happening share a story; what was decided is never changed; memory is bounded."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta

import pytest
from made import article, gold, unread

from tightrope.stories import Stream

FERRY = (
    "Ferry runs aground off Hiiumaa, all passengers safe",
    (
        "A ferry with 140 passengers ran aground off the Estonian island of Hiiumaa on Monday. The coast "
        "guard took the passengers of the ferry to Kardla harbour, and divers looked at the hull of the ship."
    ),
)
FERRY_LATER = (
    "Divers free stranded ferry near Hiiumaa",
    (
        "Divers freed the ferry that ran aground near the island of Hiiumaa, the Estonian coast guard said. "
        "The ship was towed to Kardla harbour; its passengers had left it on Monday."
    ),
)
CHEESE = (
    "Swiss cheese makers protest against tariff",
    (
        "Cheese makers drove forty cows through Bern to protest against a tariff on milk powder. The Swiss "
        "economy ministry said that it would listen to the farmers and their cows."
    ),
)
MONDAY = date(2024, 2, 5)


def place(stream: Stream, text: tuple[str, str], day: date = MONDAY) -> str:
    one = article(text[1], headline=text[0], published=day)
    return stream.place(one, unread(one))


def test_two_reports_of_one_happening_are_one_story_in_a_new_ledger() -> None:
    stream = Stream()
    first = place(stream, FERRY)
    assert place(stream, CHEESE) != first
    assert place(stream, FERRY_LATER, MONDAY + timedelta(days=2)) == first


def test_an_article_placed_before_keeps_its_story() -> None:
    stream = Stream()
    first = place(stream, FERRY)
    place(stream, CHEESE)
    assert place(stream, FERRY) == first


def test_a_story_that_is_only_asked_for_leaves_no_trace() -> None:
    asked, plain = Stream(), Stream()
    texts = [f"Peru and Chile signed the copper treaty, point {n}." for n in range(4)]
    for n, text in enumerate(texts):
        one = article(text, key=str(n))
        story = asked.find(one, unread(one))
        assert asked.find(one, unread(one)) == story == plain.place(one, unread(one))
        asked.remember(one, unread(one), story)
        asked.find(article("Nepal closed a glacier road.", key="other"), unread(one))
    last = article("Nepal closed a glacier road.", key="last")
    assert asked.place(last, unread(last)) == plain.place(last, unread(last))


def test_a_story_is_closed_when_the_window_has_passed() -> None:
    stream = Stream(window_days=30)
    first = place(stream, FERRY)
    assert place(stream, FERRY_LATER, MONDAY + timedelta(days=31)) != first


def test_likeness_falls_with_the_days_between() -> None:
    def joins(days: int) -> bool:
        stream = Stream(threshold=0.5)
        return place(stream, FERRY) == place(stream, FERRY_LATER, MONDAY + timedelta(days=days))

    assert joins(0)
    assert not joins(300)


def test_a_remembered_stream_goes_on_like_the_first() -> None:
    first, second = Stream(), Stream()
    for text in (FERRY, CHEESE):
        one = article(text[1], headline=text[0], published=MONDAY)
        second.remember(one, unread(one), first.place(one, unread(one)))
    assert place(first, FERRY_LATER) == place(second, FERRY_LATER)


def test_the_oldest_story_is_closed_when_too_many_are_open() -> None:
    stream = Stream(max_stories=3)
    first = place(stream, FERRY)
    for n in range(3):
        place(
            stream, (f"Topic{n} alpha{n}", f"Wholly other words{n} of matter{n} subject{n} stand{n} here{n}.")
        )
    assert place(stream, FERRY_LATER) != first


def test_an_article_without_words_is_a_story_of_its_own() -> None:
    stream = Stream()
    assert place(stream, ("", "")) != place(stream, ("", "And then?"))


@pytest.mark.gold
def test_stories_of_the_gold_to_tune_on() -> None:
    """B-cubed F1 was 0.938 when this floor was set; people who tuned TF-IDF on it reached 0.92."""
    rows = [json.loads(line) for line in gold("stories/giveme5w1h.jsonl").read_text("utf-8").splitlines()]
    stream = Stream()
    placed = [
        place(stream, (row["title"], row["text"]), date.fromisoformat(row["published"][:10])) for row in rows
    ]
    truth = [row["group"] for row in rows]
    both, mine, theirs = Counter(zip(truth, placed, strict=True)), Counter(placed), Counter(truth)
    precision = sum(n * n / mine[p] for (_, p), n in both.items()) / len(rows)
    recall = sum(n * n / theirs[t] for (t, _), n in both.items()) / len(rows)
    assert 2 * precision * recall / (precision + recall) >= 0.92
