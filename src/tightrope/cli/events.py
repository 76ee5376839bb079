"""`tightrope events`: who did what to whom, when, and by how many independent accounts."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import close_list, opened
from tightrope.cli._screen import grid, out, print_json, short
from tightrope.cli._wording import accounts, event_line
from tightrope.ledger import days


@guarded
def events(
    actor: Annotated[str | None, typer.Option(help="Only of this actor: part of a name, or an id.")] = None,
    state: Annotated[str | None, typer.Option(help="Only of this state: its name or ISO code.")] = None,
    code: Annotated[
        str | None, typer.Option(help="PLOVER root, mode or CAMEO code: CONSULT, visit, 042.")
    ] = None,
    modality: Annotated[
        str | None, typer.Option(help="happened, under_way, planned, threatened, denied, hypothetical.")
    ] = None,
    since: options.Since = None,
    until: options.Until = None,
    story: options.Story = None,
    limit: options.Limit = options.DEFAULT_LIMIT,
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """List the events: when, who did what to whom, by how many independent accounts."""
    with opened(ledger) as record:
        rows = record.events(
            actor=actor,
            state=state,
            code=code,
            since=since,
            until=until,
            modality=modality,
            story=story,
            limit=options.most(limit),
        )
        if json:
            print_json(rows)
        else:
            known = record.actors(sorted({key for event in rows for key in (*event.sources, *event.targets)}))
            table, told = grid(10, None, 10, 8), ""
            for event in rows:
                when = days(event.when) or "no day"
                table.add_row(
                    Text(when if when != told else "", "when"),
                    event_line(event, known),
                    accounts(event),
                    short(event.id),
                )
                told = when
            out().print(table)
        filters = {
            "--actor": actor,
            "--state": state,
            "--code": code,
            "--modality": modality,
            "--story": story,
        }
        close_list(record, rows, "event", "events", filters | {"since": since, "until": until})
