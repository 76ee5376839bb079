"""Web addresses: one strict reading for check and fetch, and which IP addresses are public.

What browsers, libraries and proxies read differently is refused rather than guessed at (F17), so the
host that was checked is the host that is asked.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin

from tightrope.errors import BadAddress, BadRedirect
from tightrope.limits import MAX_ADDRESS_CHARS

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

_PARTS: Final = re.compile(r"(https?)://([^/?#]*)([^?#]*)(\?[^#]*)?(?:#.*)?", re.IGNORECASE | re.DOTALL)
_AUTHORITY: Final = re.compile(r"(\[[0-9A-Fa-f:.]{2,45}\]|[^:\[\]]{1,253})(?::([0-9]{0,5}))?")
_UNWANTED: Final = re.compile(
    "[\x00-\x20\x7f-\xa0\\\\\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
)
"""Controls, blanks, backslashes, marks that show nothing or turn the writing, halves of characters."""
_LABEL: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER: Final = re.compile(r"0x[0-9a-f]{0,16}|[0-9]{1,16}")
_PORTS: Final = {"http": 80, "https": 443}

_BLOCKED_4: Final = tuple(
    ipaddress.IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, with the clouds' metadata services
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocol assignments; Python calls parts of it global
        "192.0.2.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_GLOBAL_6: Final = ipaddress.IPv6Network("2000::/3")
"""The only block of global unicast; mapped, NAT64, unique local, link-local and multicast stand outside."""
_BLOCKED_6: Final = tuple(
    ipaddress.IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments, Teredo among them, which carries IPv4 addresses
        "2001:db8::/32",
        "2002::/16",  # 6to4, which carries IPv4 addresses
        "3fff::/20",  # documentation
    )
)
"""Both lists are the special-purpose registries of IANA (RFC 6890 and its updates), read in 2026."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in parts: scheme and host in lower case, the host in ASCII, the port a number."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as a Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address in one piece, without fragment."""
        return f"{self.scheme}://{self.authority}{self.target}"


def parse_address(url: str) -> Address:
    """The address in parts; raises BadAddress, which says what is wrong with it."""
    url = url.strip(" ")
    if len(url) > MAX_ADDRESS_CHARS:
        raise BadAddress(f"longer than {MAX_ADDRESS_CHARS:,} characters")
    odd = _UNWANTED.search(url)
    if odd:
        raise BadAddress(f"has a character that no address has: U+{ord(odd[0]):04X}")
    parts = _PARTS.fullmatch(url)
    if parts is None:
        raise BadAddress("no http or https address")
    scheme = parts[1].lower()
    host, port = _authority(parts[2], scheme)
    return Address(scheme, host, port, _target(parts[3] or "/", parts[4] or ""))


def _authority(text: str, scheme: str) -> tuple[str, int]:
    if "@" in text:
        raise BadAddress("has a user name in it")
    found = _AUTHORITY.fullmatch(text)
    if found is None:
        raise BadAddress("its host and port cannot be told")
    port = int(found[2]) if found[2] else _PORTS[scheme]
    if not 1 <= port <= 65_535:
        raise BadAddress(f"has the port {port}, which there is not")
    return _host(found[1]), port


def _host(text: str) -> str:
    """The host as it is asked for: an IP address in its usual form, or a name in ASCII."""
    if text.startswith("["):
        try:
            return str(ipaddress.IPv6Address(text[1:-1]))
        except ValueError:
            raise BadAddress("has a broken IPv6 address") from None
    name = _ascii(text).removesuffix(".")
    labels = name.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(labels)
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadAddress("its host is no name")
    return name


def _ascii(text: str) -> str:
    """A name as the domain name system has it (IDNA 2008 behind UTS 46, as browsers do)."""
    if text.isascii():
        return text.lower()
    import idna

    try:
        mapped = idna.uts46_remap(text, std3_rules=False, transitional=False)
        return mapped if mapped.isascii() else idna.encode(mapped).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise BadAddress("its host is no name") from None


def _ipv4(labels: Sequence[str]) -> str:
    """The usual form of 127.1, 0x7f000001, 2130706433 and their like, read as the URL Standard does."""
    numbers = [_number(label) for label in labels]
    *first, last = numbers
    if len(numbers) > 4 or any(part > 255 for part in first) or last >= 256 ** (5 - len(numbers)):
        raise BadAddress("its host is a broken IP address")
    value = last + sum(part << (24 - 8 * place) for place, part in enumerate(first))
    return str(ipaddress.IPv4Address(value))


def _number(label: str) -> int:
    """One part of an IP address; int() alone would take signs, blanks and underscores besides."""
    try:
        if _NUMBER.fullmatch(label):
            return int(label, 16 if label[:2] == "0x" else 8 if label[0] == "0" else 10)
    except ValueError:  # an 8 in an octal number, or no digit behind 0x
        pass
    raise BadAddress("its host is a broken IP address")


def _target(path: str, query: str) -> str:
    return quote(path + query, safe="/?%:@!$&'()*+,;=-._~[]|")


def redirected(here: Address, location: str) -> Address:
    """Where a redirect leads; raises BadRedirect where it may not be followed."""
    try:
        there = parse_address(urljoin(here.url, location.strip(" ")))
    except (BadAddress, ValueError) as error:
        raise BadRedirect(f"leads to what is no web address: {error}") from None
    if here.scheme == "https" and there.scheme == "http":
        raise BadRedirect(f"leads from https to http: {there.url}")
    return there


def is_public(address: IP) -> bool:
    """Whether an IP address is global unicast by our own list, not by what Python's version calls so."""
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in block for block in _BLOCKED_4)
    return address in _GLOBAL_6 and not any(address in block for block in _BLOCKED_6)
