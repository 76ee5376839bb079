"""`tightrope claims`: propositions that another page can contradict."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import close_list, opened
from tightrope.cli._screen import below, clean, listing, out, print_json, short
from tightrope.cli._wording import account_name


@guarded
def claims(
    kind: Annotated[
        str | None, typer.Option(help="vote, count, date, border, office, membership, occurrence.")
    ] = None,
    subject: Annotated[str | None, typer.Option(help="Only about this code, such as KAZ.")] = None,
    limit: options.Limit = options.DEFAULT_LIMIT,
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """List the claims: votes, counts, days, borders, offices, as each page gives them."""
    with opened(ledger) as record:
        rows = record.claims(kind=kind, subject=subject, limit=options.most(limit))
        if json:
            print_json(rows)
        else:
            heads = record.heads()
            table = listing()
            for claim in rows:
                text = Text(clean(claim.words))
                if claim.withdrawn:
                    text.append("  withdrawn", "warn")
                source = Text(account_name(heads[claim.article_id]), "label")
                table.add_row(short(claim.id), Text(claim.kind.value, "did"), below(text, source))
            out().print(table)
        close_list(record, rows, "claim", "claims", {"--kind": kind, "--subject": subject})
