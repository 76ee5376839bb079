"""`tightrope corrections`: what sources took back, old claim and new."""

from __future__ import annotations

from rich.text import Text

from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import close_list, opened
from tightrope.cli._screen import clean, listing, out, print_json, short
from tightrope.cli._wording import account_name
from tightrope.records import Claim, Correction


@guarded
def corrections(
    limit: options.Limit = options.DEFAULT_LIMIT,
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """List the corrections: what a source took back, and what it says instead."""
    with opened(ledger) as record:
        rows = record.corrections(limit=options.most(limit))
        if json:
            print_json(rows)
        else:
            heads = record.heads()
            claims = {claim.id: claim for claim in record.claims()} if rows else {}
            table = listing()
            for correction in rows:
                when = str(correction.day) if correction.day else "no day"
                text = Text(account_name(heads[correction.article_id]), "who")
                text.append(f", {correction.kind.value.replace('_', ' ')}", "label")
                text.append_text(told(correction, claims))
                table.add_row(short(correction.id), Text(when, "when"), text)
            out().print(table)
        close_list(record, rows, "correction", "corrections", {})


def told(correction: Correction, claims: dict[str, Claim]) -> Text:
    """The claims a correction withdraws and puts in place; the notice's words where it gave none."""
    text = Text()
    old, new = claims.get(correction.withdrawn or ""), claims.get(correction.replacement or "")
    wrong = old.words if old else correction.wrong
    right = new.words if new else correction.right
    if wrong:
        text.append("\n  was: ", "label").append(clean(wrong), "warn")
    if right:
        text.append("\n  is:  ", "label").append(clean(right), "good")
    if not (wrong or right):
        text.append(f"\n  {clean(correction.evidence.text)}")
    return text
