"""The bench measures what it says: predictions in the tasks' formats, checks that can fail."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bench import expected
from bench.__main__ import main
from bench.adapters import TASKS
from tightrope.records import Interval

SENTENCE = "French President Emmanuel Macron met Olaf Scholz, the German chancellor, in Berlin on Monday."
ROWS = {
    "dates": ({"text": SENTENCE, "published": "2023-03-08"}, "dates"),
    "places": ({"text": SENTENCE}, "places"),
    "actors": ({"phrase": "the French army"}, "state"),
    "quotes": ({"text": "“We will go home soon,” said Ann Lee, a teacher."}, "quotes"),
    "speakers": ({"text": "“We will go home soon,” said Ann Lee, a teacher."}, "quotes"),
    "pairs": ({"sentence": SENTENCE, "source": "Emmanuel Macron", "target": "Olaf Scholz"}, "root"),
    "events": ({"text": SENTENCE}, "events"),
    "coded": ({"text": SENTENCE, "published": "2023-03-08"}, "events"),
    "articles": ({"text": f"Home\nMenu\n\nA meeting in Berlin\n\n{SENTENCE * 3}\n\nShare this"}, "body"),
    "metadata": ({"html": "<title>A meeting</title><p>" + SENTENCE * 3 + "</p>"}, "title"),
    "copies": ({"text": SENTENCE}, "group"),
    "stories": ({"text": SENTENCE, "title": "A meeting", "published": "2023-03-08"}, "group"),
}


def test_every_task_has_a_row_here() -> None:
    assert ROWS.keys() == TASKS.keys()


@pytest.mark.parametrize("task", sorted(ROWS))
def test_a_prediction_is_joined_by_id_and_says_something(
    task: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, field = ROWS[task]
    source = tmp_path / "rows.jsonl"
    source.write_text(json.dumps({"id": "one", **given}) + "\n", "utf-8")
    assert main(["predict", task, str(source)]) == 0
    (answer,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert answer["id"] == "one"
    assert answer[field]


def test_an_unknown_task_is_a_usage_error(tmp_path: Path) -> None:
    assert main(["predict", "nothing", str(tmp_path / "x")]) == 2


@pytest.mark.parametrize(
    ("when", "fits"),
    [
        (Interval(date(2023, 3, 1), date(2023, 3, 1)), True),
        (Interval(date(2023, 2, 27), date(2023, 3, 1)), False),
        (Interval(date(2023, 3, 1), None), False),
        (None, False),
    ],
)
def test_an_event_without_the_day_is_not_found(when: Interval | None, fits: bool) -> None:
    assert expected._day_fits({"when": ["2023-03-01", "2023-03-02"]}, when) is fits


def test_checks_that_do_not_hold_are_printed_as_missed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.txt").write_text(
        f"Leaders meet\n\n{SENTENCE}\n\n" + "They spoke of trade. " * 20, "utf-8"
    )
    checks = [
        {
            "kind": "field",
            "page": "page.txt",
            "item": "headline",
            "field": "headline",
            "value": "Leaders meet",
        },
        {
            "kind": "field",
            "page": "page.txt",
            "item": "outlet",
            "field": "outlet",
            "value": "The Lantern Post",
        },
        {"kind": "field", "page": "none.txt", "item": "no such page", "field": "outlet", "value": None},
    ]
    listed = tmp_path / "list.jsonl"
    listed.write_text("".join(json.dumps(check) + "\n" for check in checks), "utf-8")
    assert main(["expected", str(tmp_path), "--list", str(listed)]) == 1
    printed = capsys.readouterr().out
    assert printed.count("MISSED") == 2
    assert printed.endswith("found 1 of 3\n")
