"""`tightrope quotes`: who said, thought or wanted what, and whether the words are the speaker's own."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import RenderableType
from rich.text import Text

from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import close_list, opened
from tightrope.cli._screen import ID_CHARS, below, clean, grid, out, print_json, short
from tightrope.cli._wording import account_name
from tightrope.records import Quote, QuoteKind, Stance


@guarded
def quotes(
    speaker: Annotated[
        str | None, typer.Option(help="Only of this speaker: part of a name, or an id.")
    ] = None,
    about: Annotated[str | None, typer.Option(help="Only where this actor is named.")] = None,
    stance: Annotated[str | None, typer.Option(help="said, believed or wanted.")] = None,
    kind: Annotated[str | None, typer.Option(help="direct, indirect or mixed.")] = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = options.DEFAULT_LIMIT,
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """List the quotations and claims: who said, thought or wanted what."""
    with opened(ledger) as record:
        rows = record.quotes(
            speaker=speaker,
            about=about,
            stance=stance,
            kind=kind,
            since=since,
            until=until,
            limit=options.most(limit),
        )
        if json:
            print_json(rows)
        else:
            heads = record.heads()
            table = grid(ID_CHARS, None)
            for quote in rows:
                table.add_row(short(quote.id), told(quote, account_name(heads[quote.article_id])))
            out().print(table)
        filters = {"--speaker": speaker, "--about": about, "--stance": stance, "--kind": kind}
        close_list(record, rows, "quote", "quotes", filters | {"since": since, "until": until})


_STANCE = {Stance.SAID: "", Stance.BELIEVED: ", believed", Stance.WANTED: ", wanted"}


def told(quote: Quote, outlet: str) -> RenderableType:
    """A quote: the speaker with office, the words, and how far they are the speaker's own."""
    if quote.speaker:
        text = Text(clean(quote.speaker.name), "who")
        if quote.speaker.office:
            text.append(f", {clean(quote.speaker.office)}", "label")
    else:
        words = " ".join(clean(span.text) for span in quote.source)
        text = Text(words or "somebody", "who").append(" (not named)", "label")
    text.append(f"  {_cue(quote)}", "did").append(f"{_STANCE[quote.stance]}, {quote.kind.value}", "code")
    if not quote.verbatim and quote.kind is not QuoteKind.INDIRECT:
        text.append("  not verbatim: the page was reworded", "warn")
    if outlet:
        text.append(f"  {outlet}", "label")
    return below(text, Text(_words(quote)))


def _cue(quote: Quote) -> str:
    """The article's own word for it ("urged", "denied"): without it the content may lose its meaning."""
    words = " ".join(clean(span.text) for span in quote.cue).strip(" :")
    return words or "said"


def _words(quote: Quote) -> str:
    """The content, in quotation marks of ours where all of it is the speaker's own."""
    parts = [clean(span.text) for span in quote.content]
    if quote.kind is not QuoteKind.DIRECT:
        return " … ".join(parts)
    bare = (part.strip('“”„"').strip() for part in parts)
    return f"“{' … '.join(part for part in bare if part)}”"
