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

MAX_LINE_BYTES: Final = 16_000_000
"""Longest JSON Lines row: one page and what JSON escaping adds to it."""

MAX_INFLATION: Final = 200
"""Bytes that may come out of one byte of gzip once the first megabyte is out. News pages compress 4
to 12 times; a bomb about 1,000 times (972 KB gave 1 GB)."""

MAX_DECLARED_CHARS: Final = 4_000
"""Longest value of a JSON Lines row's "url", "title" and the like that is kept."""

MAX_FOLDER_DEPTH: Final = 64
"""Folders walked one in another; deeper ones are named in a row and passed over."""

MAX_PAGE_LINES: Final = 20_000
"""Lines of a page that are looked at for its article; the largest news pages we know of have 3,000. What
lies beyond is left out, and a finding says so."""

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
