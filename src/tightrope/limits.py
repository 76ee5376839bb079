"""Every cap, with its reason. A test crosses each one.

Caps protect the run from one page; what a cap cuts is said in a finding or an error row.
"""

from __future__ import annotations

from typing import Final

MAX_PAGE_BYTES: Final = 15_000_000
"""Largest page taken in. The largest real news pages we know of are about 8 MB of inlined data."""

MAX_HTML_BYTES: Final = 4_000_000
"""Largest HTML handed to the full extractor; above it the cheap fallback alone is used, since the
full one is superlinear on hostile pages (5 MB of `<p>` took 27 s)."""

MAX_FULL_TAGS: Final = 60_000
"""Tags of an HTML page that is given to the full extractor; above it the cheap fallback alone is used. The
busiest of 381 labelled news pages has 10,080; a table of 228,000 kept the full one busy for minutes."""

MAX_HTML_TAGS: Final = 300_000
"""Tags of an HTML page that are looked at at all: about two seconds of the scan. What lies beyond is left
out, and a finding says how much."""

MAX_LINE_BYTES: Final = 16_000_000
"""Longest JSON Lines row: one page and what JSON escaping adds to it."""

MAX_INFLATION: Final = 200
"""Bytes that may come out of one byte of gzip once the first megabyte is out. News pages compress 4
to 12 times; a bomb about 1,000 times (972 KB gave 1 GB)."""

MAX_DECLARED_CHARS: Final = 4_000
"""Longest value of a JSON Lines row's "url", "title" and the like that is kept."""

MAX_FEED_BYTES: Final = 64_000_000
"""Most of a feed that is read, inflated. Publishers' feeds are below 5 MB; the cap leaves room for a
feed that somebody made of a whole collection, and is held in memory once."""

MAX_FEED_ITEMS: Final = 20_000
"""Most items of one feed; feeds hold 10 to 500. What lies beyond is counted in an error row."""

MAX_FEED_ITEM_CHARS: Final = 2_000_000
"""Longest item of a feed: half a million words."""

MAX_BROKEN_ITEM_CHARS: Final = 200_000
"""Longest item of a feed with broken markup that is still read: on tags without end feedparser's lenient
parser takes 4 s a million characters."""

MAX_SITEMAP_ADDRESSES: Final = 50_000
"""Most addresses taken from one sitemap: the protocol's own bound."""

MAX_RECORD_BYTES: Final = 1_000_000_000
"""Longest record of a web archive that is passed through in order to reach the next; no page is that long,
and a gzip member of 1 MB can hold it."""

MAX_ARCHIVE_FAULTS: Final = 1_000
"""Broken records after which the rest of a web archive is given up: it is none, or made to waste time."""

MAX_ADDRESS_CHARS: Final = 2_048
"""Longest URL: the length that browsers and servers are known to agree on."""

MAX_REDIRECTS: Final = 5
"""Redirects followed for one page: http to https to www to a new path is three."""

MAX_CODINGS: Final = 2
"""Content encodings one on another that are undone; more are made to swell."""

FETCH_SECONDS: Final = 20.0
"""Wall time for one attempt at a page: all names, connections, redirects and bytes together."""

FETCH_GRACE_SECONDS: Final = 5.0
"""Time after which a body must have come at FETCH_MIN_RATE."""

FETCH_MIN_RATE: Final = 1_000
"""Bytes a second below which a body is given up: at that rate a page of 100 KB takes 100 s."""

MAX_NAME_QUERIES: Final = 16
"""Host names that are asked for at one time. A resolver takes no time limit, so a query that hangs outlives
its page: a long list of dead names may hold no more threads than this, and later ones wait for a place."""

FETCH_RETRIES: Final = 2
"""Further attempts after a fault that passes; waits double between them."""

FETCH_WAIT_SECONDS: Final = 30.0
"""Longest wait that a server may ask for with Retry-After before the page is given up for this run."""

MAX_FOLDER_DEPTH: Final = 64
"""Folders walked one in another; deeper ones are named in a row and passed over."""

MAX_PAGE_LINES: Final = 20_000
"""Lines of a page that are looked at for its article; the largest news pages we know of have 3,000. What
lies beyond is left out, and a finding says so."""

MAX_STATEMENTS: Final = 64
"""Most statements of witnesses that are kept of one article. News pages give 15 to 30; a page whose tags
repeat one field in hundreds of ways tells nothing more by them."""

MAX_BODY_CHARS: Final = 100_000
"""Most characters of a body that are read for events: about 17,000 words, a long live blog, which a
slow core parses in 10 s (READING_WALL_SECONDS). The rest is kept and searchable, and a finding says
that it was not read."""

MAX_SENTENCE_TOKENS: Final = 400
"""Longest sentence that events and quotes are read from; longer ones are lists or lost markup,
and rules over dependency paths are quadratic in their length."""

PAGE_WALL_SECONDS: Final = 10.0
"""Wall time for one page's recovery in a worker before it is killed and the fallback is tried."""

READING_WALL_SECONDS: Final = 30.0
"""Wall time for one page's recovery and reading together in a worker."""

WORKER_MEMORY_BYTES: Final = 3_000_000_000
"""Address space a worker may take: the model needs about 0.6 GB, a 4 MB page's tree about 0.5 GB."""

WORKER_START_SECONDS: Final = 120.0
"""How long a worker may take to load the model; about 2 s on a laptop, more when the disk is cold."""

WORKER_PAGES: Final = 1_000
"""Pages after which a worker is replaced: the model keeps every new word it meets in memory."""

MAX_OPEN_PAGES: Final = 64
"""Pages loaded but not yet written, so that a pile of any size is read in bounded memory."""

MAX_QUERY_CHARS: Final = 1_000
"""Longest search text; longer ones are mistakes or attacks."""

MAX_QUERY_TERMS: Final = 32
"""Most terms in a search: the index's cost grows with each."""

BUSY_SECONDS: Final = 5.0
"""How long a write waits for another writer before it gives up with TR-BUSY."""

MAX_LISTED: Final = 10_000
"""Most rows that one answer over HTTP holds, so that no address can ask for the whole ledger at once."""

MAX_COMPARED_CHARS: Final = 120_000
"""Characters of a text that are compared for copies, about 20,000 words; a longer one is an archive page,
and its head tells enough."""

MAX_COPY_KEYS: Final = 512
"""Keys by which one text's copies are looked up: those of a report of 4,000 words. A longer one keeps those
with the least hashes, so that one page cannot fill the index."""

MAX_DIRT_PIECES: Final = 40_000
"""Words of a plain-text page that are judged for what was put into it: about 0.8 s. The longest labelled page
has 20,000; what lies beyond is left to the line model."""

MAX_DIRT_CHARS: Final = 500_000
"""Characters of a plain-text page's words that are judged so, the middle of words of more than 200 letters
left out: about twice what MAX_DIRT_PIECES words of a language have. A word of 4 MB took 36 s."""

MAX_NOTICE_LINES: Final = 2_000
"""Lines with a word of correction or update that are looked at for notices, the first and the last half of so
many: 20,000 such lines took 7 s. Of 381 labelled pages the one with most has fewer than 200."""

MAX_WALL_LINES: Final = 2_000
"""Lines of a page, and paragraphs of a body, in which requests to subscribe and headings of refusals are
looked for: a stub or a refusal has far fewer. In 20,000 lines it took 8 s."""

MAX_NOTICE_SENTENCES: Final = 2_000
"""Sentences of a body among which the one is looked for that a notice concerns, for each notice: a long live
blog has about 1,000."""

MAX_ENTRIES: Final = 1_000
"""Entries of a live blog that are kept; a day of the longest ones has about 300. What lies beyond stays
body."""

MAX_VERSION_SENTENCES: Final = 5_000
"""Sentences of a body that versions of one address are compared by: a live blog of 200 KB has 2,000. Of what
lies beyond, only whether it is the same is told."""

MAX_VERSION_CHANGES: Final = 500
"""Sentences that went or came between two versions that are paired with what they became, and listed; more
than that is another text, and the reason says so."""

MAX_VERSIONS_A_DAY: Final = 24
"""Versions of one address that are kept for one day; of further ones only corrections and other articles are,
the rest is noted. Live pages change every few minutes; lemon24/reader stops at 24 changes of an entry too."""
