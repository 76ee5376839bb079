"""One address to its page, guarded: public hosts, few redirects, bounded time and bytes, whole or nothing."""

from __future__ import annotations

import io
import ssl
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import httpcore

from tightrope.errors import (
    BadRedirect,
    BodyTooLarge,
    EmptyPage,
    FetchFailed,
    NotServed,
    TightropeError,
    UnreadableInput,
)
from tightrope.limits import FETCH_WAIT_SECONDS, MAX_REDIRECTS
from tightrope.pages._address import Address, parse_address, redirected
from tightrope.pages._blocked import refuse_blocked
from tightrope.pages._dial import Deadline, Dialler
from tightrope.pages._document import read_document
from tightrope.pages._network import Network
from tightrope.pages._packed import decoded_body
from tightrope.pages._rows import declared_text
from tightrope.pages._sniff import TYPE_NAMES
from tightrope.records import Failure, Page

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Statuses that may be another tomorrow; those from 520 on are a content network's own."""
_WHOLE: Final = frozenset({200, 203})
_FEED_TYPES: Final = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_ACCEPT: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: the address it came from in the end, and the whole body, unpacked.

    `headers` has their names in lower case. `not_modified` says that the page is still as it was when
    the validators that were sent along were given; the body is then empty.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes
    not_modified: bool = False

    @property
    def media(self) -> str:
        """The media type it says it has, in lower case, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def declared(self) -> dict[str, str]:
        """What a page keeps of it: "url", "charset", and the validators "etag" and "last_modified"."""
        said = {
            "url": self.url,
            "charset": _charset(self.headers.get("content-type", "")),
            "etag": self.headers.get("etag", ""),
            "last_modified": self.headers.get("last-modified", ""),
        }
        return {key: declared_text(value) for key, value in said.items() if value.strip()}


def fetch(
    urls: str | Iterable[str],
    *,
    network: Network | None = None,
    now: datetime | None = None,
    feed: bool = False,
) -> Iterator[Page | Failure]:
    """What stands at each address, as `load` gives it: a page, a feed's items, or a Failure.

    Nothing is raised for what a server does. `now` is put down as the time of fetching; `feed` tells
    that a feed is wanted, so that a login page in its place is TR-NOT-A-FEED.
    """
    network = network or Network()
    for url in [urls] if isinstance(urls, str) else urls:
        try:
            answer = get(url, network)
            name = _name(answer, feed=feed)
            stream = io.BytesIO(answer.content)
            yield from read_document(stream, name, url, now, named=True, declared=answer.declared)
        except TightropeError as error:
            yield error.as_failure(url)


def get(url: str, network: Network, *, etag: str = "", last_modified: str = "") -> Answer:
    """One address's answer, tried again after faults that pass.

    `etag` and `last_modified` are an earlier answer's, sent along so that an unchanged page need not
    come again. Raises FetchError's children, BodyTooLarge, or EmptyPage.
    """
    asked = parse_address(url)
    validators = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    extra = {name: value for name, value in validators.items() if value}
    for attempt in range(network.retries + 1):
        try:
            return _attempt(asked, network, extra)
        except FetchFailed as error:
            if attempt == network.retries or (error.after or 0.0) > FETCH_WAIT_SECONDS:
                raise
            network.sleep(max(error.after or 0.0, network.wait * 2**attempt))
    raise FetchFailed("no attempt was allowed")


def _attempt(address: Address, network: Network, extra: Mapping[str, str]) -> Answer:
    """The answer behind at most MAX_REDIRECTS redirects, all within one deadline."""
    deadline = Deadline(network.clock, network.seconds)
    asked, seen = address, {address.url}
    for _ in range(MAX_REDIRECTS + 1):
        status, headers, raw = _exchange(address, network, deadline, extra)
        location = headers.get("location", "")
        if status not in _REDIRECTS or not location:
            return _answer(asked, address, status, headers, raw, network)
        address = redirected(address, location)
        if address.url in seen:
            raise BadRedirect(f"leads in a circle, back to {address.url}")
        seen.add(address.url)
    raise BadRedirect(f"leads on more than {MAX_REDIRECTS} times")


def _exchange(
    address: Address, network: Network, deadline: Deadline, extra: Mapping[str, str]
) -> tuple[int, dict[str, str], bytes]:
    """One request and what comes back; a fault of the connection is FetchFailed."""
    dialler = Dialler(network.resolve, network.allowed, deadline)
    try:
        with (
            httpcore.ConnectionPool(ssl_context=network.tls, network_backend=dialler) as pool,
            pool.stream("GET", _httpcore_url(address), headers=_headers(address, network, extra)) as response,
        ):
            headers = {name.decode("latin-1").lower(): _text(value) for name, value in response.headers}
            redirect = response.status in _REDIRECTS and "location" in headers
            raw = b"" if redirect else _body(response, headers, network)
            return response.status, headers, raw
    except httpcore.TimeoutException:
        raise FetchFailed(f"took longer than {network.seconds:g} seconds") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError) as error:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            raise NotServed(f"its certificate cannot be trusted: {error}") from None
        raise FetchFailed(f"the connection failed: {error or type(error).__name__}") from None


def _httpcore_url(address: Address) -> httpcore.URL:
    return httpcore.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=address.target.encode(),
    )


def _headers(address: Address, network: Network, extra: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """The request's headers, the same for every host: there are no cookies and no credentials to leak."""
    said = {
        "Host": address.authority,
        "User-Agent": network.user_agent,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate, br",
        "Connection": "close",
        **extra,
    }
    return [(name.encode(), value.encode("latin-1", "replace")) for name, value in said.items()]


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _body(response: httpcore.Response, headers: Mapping[str, str], network: Network) -> bytes:
    """The body as it came over the wire; raises BodyTooLarge, or FetchFailed where it trickles."""
    length = headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:18]) > network.most_bytes:
        raise BodyTooLarge(f"the server announces {length[:18]} bytes, above {network.most_bytes:,}")
    parts, size, begun = [], 0, network.clock()
    for part in response.iter_stream():
        parts.append(part)
        size += len(part)
        if size > network.most_bytes:
            raise BodyTooLarge(f"the page is larger than {network.most_bytes:,} bytes")
        elapsed = network.clock() - begun
        if elapsed > network.grace and size < network.min_rate * elapsed:
            raise FetchFailed(f"comes at less than {network.min_rate:g} bytes a second")
    return b"".join(parts)


def _answer(
    asked: Address,
    address: Address,
    status: int,
    headers: Mapping[str, str],
    raw: bytes,
    network: Network,
) -> Answer:
    """The answer unpacked, or the error that its status is."""
    if status == 304:
        return Answer(address.url, status, headers, b"", not_modified=True)
    content = _unpacked(raw, headers, network, strict=status in _WHOLE)
    refuse_blocked(asked, address, status, headers, content)
    if status in _PASSING:
        raise FetchFailed(f"the server answers {status}", after=_wait(headers.get("retry-after", "")))
    if status == 204 or (status in _WHOLE and not content):
        raise EmptyPage(f"the server answers {status} without a body")
    if status not in _WHOLE:
        raise NotServed(f"the server answers {status}")
    return Answer(address.url, status, headers, content)


def _unpacked(raw: bytes, headers: Mapping[str, str], network: Network, *, strict: bool) -> bytes:
    """The plain body; what breaks off is a fault that passes (F03). An error page need not be whole."""
    try:
        return decoded_body(raw, headers.get("content-encoding", ""), network.most_bytes)
    except UnreadableInput as error:
        if strict:
            raise FetchFailed(f"the body is not whole: {error.detail}") from None
        return b""


def _wait(value: str) -> float | None:
    """Seconds that the server asks to wait; None where it asks for none, or names a date."""
    return float(value[:9]) if value.isascii() and value.isdigit() else None


def _charset(content_type: str) -> str:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'")
    return ""


def _name(answer: Answer, *, feed: bool) -> str:
    """The file name that the answer's bytes are read under."""
    if feed or answer.media in _FEED_TYPES:
        return "feed.rss"
    tail = answer.url.partition("?")[0].rpartition("/")[2]
    return TYPE_NAMES.get(answer.media) or tail
