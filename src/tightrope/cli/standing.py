"""`tightrope standing`: where a state stood between powers on a day, as far as the record tells."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import opened
from tightrope.cli._screen import ID_CHARS, grid, note, out, plural, print_json
from tightrope.ledger import days
from tightrope.standing import Coverage, Relation, Standing


@guarded
def standing(
    state: Annotated[str, typer.Argument(help="A state: its name or ISO code.")],
    powers: Annotated[
        str, typer.Option("--between", help="The powers, names or codes parted by commas.")
    ] = "CHN,RUS,USA",
    day: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day; default: the last the ledger holds.")
    ] = None,
    window: Annotated[
        int | None,
        typer.Option("--days", min=1, help="Days that are counted, up to the day; default: a year."),
    ] = None,
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """Count what a state and each power did and how they voted, with the events behind it."""
    with opened(ledger) as record:
        between = [power.strip() for power in powers.split(",") if power.strip()]
        found = record.standing(state, between, day=day, window_days=window)
        if json:
            print_json([found])
            return
        _print(found)


def _print(found: Standing) -> None:
    console = out()
    console.print(Text(found.state, "who").append(f" on {found.day}, counted: {days(found.window)}", "label"))
    table = grid(6, None)
    for relation in found.relations:
        table.add_row(Text(relation.power, "who"), _told(relation))
    console.print(table)
    if found.left_out:
        left = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in found.left_out)
        note(f"not counted: {left}")
    note(f"method {found.method}; its error against labelled data: {found.error}")


def _told(relation: Relation) -> Text:
    """The counts of one relation; where there are none, whether anybody looked."""
    if relation.coverage is Coverage.NO_DATA:
        return Text("no data: the ledger holds no article of these days", "warn")
    if relation.coverage is Coverage.NOTHING_REPORTED:
        return Text("nothing reported in the articles of these days", "label")
    text = Text()
    if relation.evidence:
        text.append(f"{plural(relation.cooperative, 'cooperative deed')}", "good")
        text.append(f" by {plural(relation.cooperative_origins, 'account')}, ", "label")
        text.append(f"{plural(relation.conflictual, 'conflictual deed')}", "bad")
        text.append(f" by {plural(relation.conflictual_origins, 'account')}", "label")
    if relation.balance is not None:
        text.append(f"  balance {relation.balance:+.2f}")
    votes = [f"{count} {word}" for word in ("with", "apart", "against") if (count := relation.voted(word))]
    if votes:
        text.append(f"{'  ' if text else ''}votes: {', '.join(votes)}")
    if relation.evidence:
        shown = " ".join(key[:ID_CHARS] for key in relation.evidence[:6])
        text.append(f"\n{shown}{' …' if len(relation.evidence) > 6 else ''}", "id")
    return text
