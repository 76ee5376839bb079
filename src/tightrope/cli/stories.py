"""`tightrope stories`: which articles tell of the same happening, and how many newsrooms do."""

from __future__ import annotations

from rich.text import Text

from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import close_list, opened
from tightrope.cli._screen import below, clean, listing, out, plural, print_json, short
from tightrope.ledger import days
from tightrope.records import Interval


@guarded
def stories(
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = options.DEFAULT_LIMIT,
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """List the stories: articles that tell of the same happening."""
    with opened(ledger) as record:
        rows = record.stories(since=since, until=until, limit=options.most(limit))
        if json:
            print_json(rows)
        else:
            table = listing()
            for story in rows:
                text = Text(clean(story.headline) or "(no headline)", "who")
                count = plural(len(story.articles), "article")
                told = Text(f"{count} from {plural(story.origins, 'newsroom')}", "label")
                when = days(Interval(story.first, story.last)) or "no day"
                table.add_row(short(story.id), Text(when, "when"), below(text, told))
            out().print(table)
        close_list(record, rows, "story", "stories", {"since": since, "until": until})
