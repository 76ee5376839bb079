"""One key for all addresses of one article: tracking, AMP, mobile and print forms taken off.

Owns the rules, which are conservative: a query parameter that nobody uses for tracking may name the
article, so it stays. No request is made and no redirect is followed.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from tightrope.articles._hosts import ascii_host
from tightrope.articles._lexicon import words_of
from tightrope.limits import MAX_ADDRESS_CHARS

_TRACKING: Final = re.compile(
    r"(?:utm|mc|pk|mtm|hsa|guce|_hs|__twitter|oly|vero|xtor|trk)[_.-]\w*"
    r"|utm\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id"
    r"|mkt_tok|_ga|_gl|ref_?src|ref_?url|cmpid|icid|intcmp|ocid|smid|smtyp|sharetype|sr_share|ncid"
    r"|guccounter|xtor|traffic_?source|fb_?ref|fb_source|tag_?source|campaign_id|instance_id|segment_id"
    r"|regi_id|reflink|s_cid|dcmp|leadsource|wpmobileexternal|noredirect",
    re.IGNORECASE,
)
"""Names of query parameters that only analytics products and newsrooms' own counting use, by their
documents: they go wherever they stand."""
_AMBIGUOUS: Final = re.compile(
    r"(?:at|ga|stm|wt|spm)[_.-]\w*|ref|referr?er|source|src|cmp|campaign|ito|partner|share|shared|sh|via"
    r"|feature|spm|rss|rssid|from|emc|nl|te|user_id|mod|st|s?cid|seg|ns_\w+|dgt|sref|embed|app|platform"
    r"|device",
    re.IGNORECASE,
)
"""Names that count readers on one site and name articles on another: they go where the path itself names
an article and their value could not."""
_LIKELY, _SURELY = 1, 2
_SCRIPT: Final = re.compile(
    r"\.(?:php\d?|aspx?|jspx?|cgi|do|dll|cfm|pl|phtml|action|s?html?)$", re.IGNORECASE
)
_NAMING: Final = re.compile(r"\d{4}|[^\W\d_]{2,}[-_]\w+[-_]\w|[^\W\d_]-\d|^\d+$")
"""Values that may name an article: four figures and more, a slug of three parts, a number."""
_TITLED: Final = re.compile(
    r"(?:/[^\W\d_]\w{0,40}(?:-\w{1,40}){2,40}|/(?:19|20)\d\d/[01]?\d(?:/[0-3]?\d)?(?:/[\w-]{1,80}){0,3}/[^\W\d_][\w-]{2,200})"
    r"(?:\.s?html?)?/?$"
)
_ARTICLE_NAME: Final = re.compile(r"\d{4}|\w[-_]\w+[-_]\w")
_FORM: Final = re.compile(
    r"(?:amp|outputtype|output|print|printable|printview|mobile|m|view|display|format)", re.IGNORECASE
)
_FORM_VALUES: Final = words_of("1 0 amp print printable true false yes no mobile m web desktop html full") | {
    ""
}
_LABELS: Final = ("www.", "m.", "mobile.", "amp.", "wap.", "touch.", "www1.", "www2.", "mobil.")
_AMP_CACHE: Final = re.compile(r"/(?:[acviw]/)?(?:s/)?(?P<rest>[^/]+\.[^/]+(?:/.*)?)$")
_INDEX: Final = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_AMP_TAIL: Final = re.compile(r"(?:/amp|/amphtml|/print|/printable|/mobile|\.amp)$", re.IGNORECASE)
_AMP_HEAD: Final = re.compile(r"^/(?:amp|amphtml|print|mobile|m)(?=/)", re.IGNORECASE)
_AMP_FILE: Final = re.compile(r"(?:\.amp|[-_.]print|[-_]amp)(?=\.(?:html?|php|aspx?)$)", re.IGNORECASE)
_SESSION: Final = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?;]*", re.IGNORECASE)
_WEB: Final = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_BARE: Final = re.compile(r"[^\s/:?#@\\]+\.[^\W\d_][^\s/:?#@\\.]+(?::\d{1,5})?(?:[/?#]|$)")
_FILES: Final = re.compile(r"\.(?:html?|txt|jsonl?|gz|warc|xml|zst|md|csv|pdf|php|rss)$", re.IGNORECASE)
_HOST: Final = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_UNWRAPPED: Final = 3
"""Addresses inside addresses that are taken out of one another at most."""


def address_key(address: str) -> str:
    """The key of an address: equal for all forms of the address of one article.

    "example.com/path?id=1", without scheme. What is no web address (a file's name) comes back as it is, as
    does what cannot be parsed or is longer than MAX_ADDRESS_CHARS. The key of a key is the key.
    """
    bare = "".join(char for char in address if char.isprintable()).strip()
    if len(bare) > MAX_ADDRESS_CHARS or not (_WEB.match(bare) or _looks_bare(bare)):
        return bare
    try:
        return _key(bare if _WEB.match(bare) else f"//{bare}", _UNWRAPPED)
    except ValueError:  # no address after all: a port beyond 65535, a bracket left open
        return bare


def _looks_bare(address: str) -> bool:
    return _BARE.match(address) is not None and ("/" in address or not _FILES.search(address))


def _key(address: str, left: int) -> str:
    parts = urlsplit(address)
    host = ascii_host(parts.hostname or "")
    inner = _inner(host, parts.path, parts.query) if left else ""
    if inner:
        return _key(inner, left - 1)
    if not _HOST.fullmatch(host):
        raise ValueError(f"no host's name: {host[:80]!r}")
    port = parts.port
    place = _site(host) + (f":{port}" if port not in (None, 80, 443) else "")
    query = _query(parts.query, _titled(parts.path))
    bang = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    return f"{place}{_path(parts.path)}{query}{bang}"


def _inner(host: str, path: str, query: str) -> str:
    """The address that an AMP cache shows, "" for any other."""
    google = re.fullmatch(r"(?:www\.)?google\.[a-z.]{2,6}", host) is not None and path.startswith("/amp/")
    if not (google or host.endswith(".cdn.ampproject.org") or host == "cdn.ampproject.org"):
        return ""
    match = _AMP_CACHE.match(path.removeprefix("/amp") if google else path)
    return f"//{match['rest']}" + (f"?{query}" if query else "") if match else ""


def _site(host: str) -> str:
    """The host without the labels that name a form of the same site."""
    for _ in range(2):
        label = next((label for label in _LABELS if host.startswith(label)), "")
        if not label or "." not in host[len(label) :]:
            break
        host = host[len(label) :]
    return host


def _path(path: str) -> str:
    path = quote(
        unquote(_SESSION.sub("", path), errors="surrogateescape"),
        safe="/:@!$&'()*+,;=~-._",
        errors="surrogateescape",
    )
    path = re.sub(r"/{2,}", "/", path)
    while True:
        shorter = _AMP_TAIL.sub("", _INDEX.sub("", path.rstrip("/")))
        shorter = _AMP_FILE.sub("", _AMP_HEAD.sub("", shorter))
        if shorter == path:
            return path
        path = shorter


def _titled(path: str) -> int:
    """How surely a path alone names an article: _SURELY with a title's slug, or a word behind a day, at its
    end; _LIKELY where it has figures or more than one part; 0 for a script or a single short word."""
    path = unquote(path)
    if _TITLED.search(path):
        return _SURELY
    segments = [segment for segment in path.split("/") if segment]
    named = any(_ARTICLE_NAME.search(segment) for segment in segments)
    return _LIKELY if named or (len(segments) > 1 and not _SCRIPT.search(segments[-1])) else 0


def _query(query: str, titled: int) -> str:
    """What of a query may name the article; `titled` says whether the path does so already."""
    kept = [
        (name, value)
        for name, value in parse_qsl(
            query, keep_blank_values=True, errors="surrogateescape", max_num_fields=200
        )
        if not (_TRACKING.fullmatch(name) or _counts_only(name, value, titled))
        and not (_FORM.fullmatch(name) and value.lower() in _FORM_VALUES)
        and not (name == "page" and value.startswith("with:"))
    ]
    return f"?{urlencode(sorted(kept), errors='surrogateescape')}" if kept else ""


def _counts_only(name: str, value: str, titled: int) -> bool:
    """Whether a parameter with a name of two meanings only says where a reader comes from."""
    free = titled == _SURELY or (titled == _LIKELY and _NAMING.search(value) is None)
    return free and _AMBIGUOUS.fullmatch(name) is not None
