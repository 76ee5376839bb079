"""Hosts as people and programs must see them: in ASCII, as the site they belong to, no look-alikes.

Owns no list of its own: registrable domains come from the Public Suffix List that `tld` carries (Mozilla
Public Licence), so nothing is fetched.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from tld import get_tld

_MOST_CHARS: Final = 253
"""Characters of a host's name by RFC 1035."""
_TOGETHER: Final = ({"CJK", "HIRAGANA", "KATAKANA"}, {"CJK", "HANGUL"}, {"CJK", "BOPOMOFO"})
"""Scripts that one language writes side by side (Unicode Technical Standard 39, highly restrictive)."""
_LOOK_LATIN: Final = frozenset("асеорхуіѕјһԁԛԝьӏкαορνικτυχηγ")
"""Small letters of Cyrillic and Greek that can be taken for Latin ones."""


def ascii_host(host: str) -> str:
    """A host in lower case and ASCII ("xn--..." for other letters), without the final dot.

    Full-width and other compatibility forms become what they stand for (NFKC). What no host's name can hold
    comes back in lower case as it is.
    """
    name = unicodedata.normalize("NFKC", host).lower().strip(".")
    if name.isascii():
        return name
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def shown_host(host: str) -> str:
    """A host as it may be shown: in its own letters, but as "xn--..." where these could deceive.

    They could where one label mixes scripts, or, under a Latin ending, consists of letters that look Latin.
    """
    name = ascii_host(host)
    labels = []
    for label in name.split("."):
        told = _unicode(label)
        latin_end = not name.rpartition(".")[2].startswith("xn--")
        labels.append(label if _deceives(told, latin_end=latin_end) else told)
    return ".".join(labels)


def _unicode(label: str) -> str:
    try:
        return label.encode("ascii").decode("idna") if label.startswith("xn--") else label
    except UnicodeError:
        return label


def _deceives(label: str, *, latin_end: bool) -> bool:
    letters = [char for char in label if char.isalpha()]
    scripts = {_script(char) for char in letters}
    if len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER):
        return True
    odd = any(unicodedata.category(char) in ("Cf", "Cc", "Mn", "Me") for char in label)
    return odd or (latin_end and bool(letters) and set(letters) <= _LOOK_LATIN)


def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split()[0].partition("-")[0]


@lru_cache(maxsize=4_096)
def site_of(address: str) -> str:
    """The registrable domain of an address or host ("edition.example.co.uk" gives "example.co.uk").

    In ASCII, so that a look-alike is another site. A host under no public suffix (an IP address, a name of
    one label) comes back as it is; "" where there is no host.
    """
    host = _host(address)
    if not host or len(host) > _MOST_CHARS:
        return ""
    found = get_tld(f"http://{host}", as_object=True, fail_silently=True, search_private=False)
    domain = getattr(found, "fld", "") if found else ""
    return str(domain) or host


def _host(address: str) -> str:
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        return ascii_host(parts.hostname or "")
    except ValueError:  # brackets that hold no address
        return ""
