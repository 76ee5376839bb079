"""What is printed where: data on standard output, talk on standard error; owns colours and cleaning.

Untrusted text goes through `clean` before it meets a terminal, and is set as plain text, never as
markup: nothing a page holds can move the cursor, turn the direction of text or colour a line.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from typing import Any, Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

NARROW: Final = 100
"""Width of what is printed where there is no terminal to ask: two columns of a wide editor."""

_ACTS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Characters that act instead of being seen: C0 and C1 controls (escape sequences begin there), marks and
overrides of direction, zero-width ones, lone surrogates."""

_SEQUENCE: Final = re.compile("(?:\x1b\\[|\x9b)[0-?]{0,32}[ -/]{0,8}[@-~]")
"""A whole control sequence (ECMA-48), taken out with its letters so that they do not stay behind."""

_THEME: Final = Theme(
    {
        "who": "bold",
        "did": "cyan",
        "not-yet": "yellow",
        "denied": "magenta",
        "harm": "red",
        "code": "dim",
        "id": "dim",
        "when": "green",
        "label": "dim",
        "good": "green",
        "bad": "red",
        "warn": "yellow",
        "mark.who": "bold underline blue",
        "mark.did": "bold underline cyan",
        "mark.whom": "bold underline magenta",
        "mark.other": "underline",
        "quote": "italic",
    }
)

ID_CHARS: Final = 8
"""Letters of an id that are printed: enough to tell 10,000 records apart nearly always."""


def clean(text: str | None) -> str:
    """Text of a page as one line that a terminal only shows."""
    return " ".join(
        _ACTS.sub("", _SEQUENCE.sub("", text or "").replace("\x0b", " ").replace("\x0c", " ")).split()
    )


def clean_block(text: str) -> str:
    """Text of a page with its line breaks, otherwise as `clean`."""
    return "\n".join(clean(line) for line in text.split("\n"))


def out() -> Console:
    """The console for data."""
    return _console(sys.stdout)


def talk() -> Console:
    """The console for talk: progress, notes, errors."""
    return _console(sys.stderr)


def _console(stream: Any) -> Console:
    width = None if stream.isatty() else int(os.environ.get("COLUMNS") or NARROW)
    return Console(file=stream, theme=_THEME, highlight=False, markup=False, emoji=False, width=width)


def short(record_id: str) -> Text:
    """The beginning of an id, enough to hand to `show`."""
    return Text(record_id[:ID_CHARS], style="id")


def grid(*widths: int | None) -> Table:
    """Columns without lines: a number is a column's least width, None gives it what is left."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=any(width is None for width in widths))
    for width in widths:
        if width is None:
            table.add_column(ratio=1, overflow="fold")
        else:
            table.add_column(min_width=width, max_width=max(width, _MOST))
    return table


_MOST: Final = 13
"""Columns that a range of days gets: "2024-05-27 to" and the second day below."""


def listing() -> Table:
    """The columns of a listing: the id to hand to `show`, a day or a kind, and what is to be said."""
    return grid(ID_CHARS, 10, None)


def room(console: Console) -> int:
    """Columns that a listing leaves to a line set in below what is said."""
    return max(40, console.width - ID_CHARS - _MOST - 8)


def below(head: Text, *rest: Text) -> RenderableType:
    """A line, and others set in below it."""
    return Group(head, *(Padding(each, (0, 0, 0, 2)) for each in rest if each.plain))


def excerpt(text: str, start: int, end: int, most: int) -> Text:
    """A stretch of a sentence around [start, end), of at most so many characters."""
    before, inside, behind = (clean(part) for part in (text[:start], text[start:end], text[end:]))
    before = before.lstrip("—–- ")
    left_over = max(10, most - len(inside) - 8)
    ahead = min(len(before), max(left_over // 2, left_over - len(behind)))
    after = max(0, min(len(behind), left_over - ahead))
    left = before if ahead == len(before) else "… " + before[-ahead:].partition(" ")[2]
    right = behind if after == len(behind) else behind[:after].rpartition(" ")[0] + " …"
    line = Text("“", "label").append(f"{left} " if left else "", "label")
    line.append(inside, "quote")
    glue = "" if not right or right[0] in ",.;:!?’”)" else " "
    return line.append(f"{glue}{right}”", "label")


def note(text: str) -> None:
    """A line of talk."""
    talk().print(Text(text, style="label"))


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 event", "212 events"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def print_json(records: Iterable[Any]) -> None:
    """Records as JSON Lines on standard output."""
    from tightrope.exports import json_line

    for record in records:
        sys.stdout.write(json_line(record) + "\n")


def print_json_object(value: dict[str, Any]) -> None:
    """One object as a line of JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=True) + "\n")
