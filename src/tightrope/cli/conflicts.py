"""`tightrope conflicts`: accounts that cannot both be right, side by side."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import close_list, opened
from tightrope.cli._screen import clean, listing, out, print_json, short
from tightrope.cli._wording import account_name
from tightrope.ledger import Head, days
from tightrope.records import Claim, Conflict


@guarded
def conflicts(
    kind: Annotated[
        str | None, typer.Option(help="vote, count, date, border, office, membership, occurrence.")
    ] = None,
    limit: options.Limit = options.DEFAULT_LIMIT,
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """List the conflicts: two claims of different origins that cannot both be right."""
    with opened(ledger) as record:
        rows = record.conflicts(kind=kind, limit=options.most(limit))
        if json:
            print_json(rows)
        else:
            heads = record.heads()
            table = listing()
            for conflict in rows:
                table.add_row(short(conflict.id), Text(conflict.kind.value, "did"), told(conflict, heads))
            out().print(table)
        close_list(record, rows, "conflict", "conflicts", {"--kind": kind})


def told(conflict: Conflict, heads: dict[str, Head]) -> Text:
    """Both sides of a conflict, what parts them, and what a reference table says."""
    text = Text()
    for claim in (conflict.left, conflict.right):
        text.append_text(_side(claim, heads[claim.article_id])).append("\n")
    text.append(clean(conflict.why.rpartition("; ")[2]), "label")
    if conflict.settled:
        side, _, why = conflict.settled.partition(": ")
        text.append(f"\nsettled for {_SIDES.get(side, side)}: ", "good").append(clean(why))
    return text


_SIDES = {"left": "the first", "right": "the second", "both": "both", "neither": "neither"}


def _side(claim: Claim, head: Head) -> Text:
    text = Text(account_name(head), "who")
    text.append(f", {days(head.published) or 'no day'}: ", "label").append(clean(claim.words))
    if claim.withdrawn:
        text.append(" (withdrawn)", "warn")
    return text
