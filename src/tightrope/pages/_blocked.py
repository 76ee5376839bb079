"""Pages that servers show in place of the page: challenges, logins, consent walls."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from tightrope.errors import Blocked
from tightrope.pages._address import Address

_REFUSALS: Final = frozenset({401, 402, 403, 407})
_MARKS: Final = (
    (b"<title>just a moment", "Cloudflare's challenge"),
    (b"<title>attention required! | cloudflare", "Cloudflare's refusal"),
    (b"/cdn-cgi/challenge-platform/", "Cloudflare's challenge"),
    (b"captcha-delivery.com", "DataDome's challenge"),
    (b"px-captcha", "HUMAN's challenge"),
    (b"_incapsula_resource", "Imperva's challenge"),
    (b"sec-if-cpt-container", "Akamai's challenge"),
    (b"awswafintegration", "AWS WAF's challenge"),
)
"""What the pages of the known guards hold. Sites behind them put some of these into whole articles too."""
_MAX_WORDS: Final = 150
"""Words of text up to which a page with a mark is the challenge itself: those have 20 to 80."""

_SCAN: Final = 262_144
_HIDDEN: Final = re.compile(rb"<(script|style|noscript|svg)\b")
_TAG: Final = re.compile(rb"<[^<>]{0,5000}>")
_WORD: Final = re.compile(rb"[\w\x80-\xff]{2,}")
_ASIDE: Final = re.compile(
    r"/(?:(?:collect|cookie-?|gdpr-?)?consent(?:-?wall)?|captcha|log-?in|sign-?in|sign_in|auth)(?:[/?.]|$)",
    re.IGNORECASE,
)
_ASIDE_HOST: Final = re.compile(r"^(?:consent|login|signin|auth|accounts|sso|id)\.")


def refuse_blocked(
    asked: Address, address: Address, status: int, headers: Mapping[str, str], content: bytes
) -> None:
    """Raise Blocked where the answer is a guard's page, a refusal, or where the reader was sent aside."""
    if headers.get("cf-mitigated", "").lower() == "challenge":
        raise Blocked("Cloudflare's challenge stands before the page")
    guard = _guard(content)
    if guard:
        raise Blocked(f"{guard} stands before the page")
    if status in _REFUSALS:
        raise Blocked(f"the server refuses: {status}")
    if address != asked and _is_aside(address) and not _is_aside(asked):
        raise Blocked(f"the server sends the reader to {address.url}")


def _is_aside(address: Address) -> bool:
    """Whether an address is one of a login or a consent wall."""
    return _ASIDE.search(address.target) is not None or _ASIDE_HOST.match(address.host) is not None


def _guard(content: bytes) -> str:
    """The guard whose page this is; "" where it is none's, or holds an article besides."""
    lower = content[:_SCAN].lower()
    name = next((name for mark, name in _MARKS if mark in lower), "")
    if not name or len(content) > _SCAN:
        return ""
    shown = _TAG.sub(b" ", _without_hidden(lower))
    return name if sum(1 for _ in _WORD.finditer(shown)) <= _MAX_WORDS else ""


def _without_hidden(lower: bytes) -> bytes:
    """The bytes without the elements that show no words, in one pass forward (F04).

    An element that does not end is left where it is, and none of its name is looked for behind it.
    """
    kept, place, endless = [], 0, set[bytes]()
    for found in _HIDDEN.finditer(lower):
        if found.start() < place or found[1] in endless:
            continue
        end = lower.find(b"</" + found[1], found.end())
        if end < 0:
            endless.add(found[1])
            continue
        kept.append(lower[place : found.start()])
        place = end + 2 + len(found[1])
    return b" ".join([*kept, lower[place:]])
