"""`tightrope events`: who did what to whom, when, and by how many independent accounts."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from tightrope import Rows, Tightrope
from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import close_list, opened
from tightrope.cli._screen import below, excerpt, listing, out, print_json, room, short
from tightrope.cli._wording import event_line
from tightrope.ledger import days
from tightrope.records import Event


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
    brief: Annotated[bool, typer.Option("--brief", "-b", help="Leave the sentences out.")] = False,
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
            _print(record, rows, brief=brief)
        filters = {
            "--actor": actor,
            "--state": state,
            "--code": code,
            "--modality": modality,
            "--story": story,
        }
        close_list(record, rows, "event", "events", filters | {"since": since, "until": until})


def _print(record: Tightrope, rows: Rows[Event], *, brief: bool) -> None:
    """The events by day, each with the sentence that its first report rests on."""
    known = record.actors(sorted({key for event in rows for key in (*event.sources, *event.targets)}))
    leads = {} if brief else record.leads(rows)
    gone = record.taken_back()
    console = out()
    table = listing()
    for event in rows:
        lead = leads.get(event.id)
        sentence = excerpt(lead.text, lead.start, lead.end, 2 * room(console) - 8) if lead else Text()
        when = Text(days(event.when) or "no day", "when")
        line = event_line(event, known)
        if event.id in gone:
            line.append("  (taken back: its article was retracted)", "warn")
        table.add_row(short(event.id), when, below(line, sentence))
    console.print(table)
