"""Articles: a page to the story it holds, with what is wrong with the page; copies and origins.

The front door is `recover(page, knowledge)`; `from_body` takes a text that is clean already. `shown_host`
writes a host so that it cannot be taken for another, `site_of` gives the registrable domain of an address.
"""

from __future__ import annotations

from tightrope.articles._given import from_body
from tightrope.articles._hosts import shown_host, site_of
from tightrope.articles._recover import MAKER, recover

__all__ = ["MAKER", "from_body", "recover", "shown_host", "site_of"]
