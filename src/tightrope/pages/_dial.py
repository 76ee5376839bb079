"""Connections to public hosts alone: a name is resolved once, checked, and that very address dialled."""

from __future__ import annotations

import ipaddress
import queue
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import httpcore

from tightrope.errors import FetchFailed, PrivateAddress
from tightrope.limits import MAX_NAME_QUERIES
from tightrope.pages._address import IPNetwork, is_public

Resolve = Callable[[str, int], Sequence[str]]
"""A host's IP addresses as text, best first; raises OSError where it has none."""


_PLACES: Final = threading.BoundedSemaphore(MAX_NAME_QUERIES)
"""One for each query that a resolver has not come back from, of all pages together. The threads are daemons,
which a pool of the standard library has none of: the program's end would wait for a name server."""


class Deadline:
    """A moment on a monotonic clock by which all must be done."""

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds that are left, at most `most`; raises httpcore.TimeoutException when none are."""
        seconds = self._end - self._clock()
        if seconds <= 0:
            raise httpcore.ReadTimeout
        return seconds if most is None else min(seconds, most)


class Dialler(httpcore.NetworkBackend):
    """httpcore's way to the network, for one page: every host is checked where it is connected to.

    The check stands here, behind all parsing and redirects, so that no reading of an address can go
    around it, and the address that passed it is dialled, so that a second answer of the name server
    (DNS rebinding) is never asked for. TLS still sees the host's name.
    """

    def __init__(self, resolve: Resolve, allow: Iterable[IPNetwork], deadline: Deadline) -> None:
        self._resolve = resolve
        self._allow = tuple(allow)
        self._deadline = deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's allowed addresses that answers."""
        last: httpcore.NetworkError | httpcore.TimeoutException | None = None
        allowed = self._allowed(host, self._addresses(host, port))
        for place, address in enumerate(allowed, 1):
            seconds = self._deadline.left(timeout) / (1 if place == len(allowed) else 2)
            try:
                stream = self._backend.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
                continue
            return _Timed(stream, self._deadline)
        raise last or httpcore.ConnectError("no address")

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        try:
            return [str(ipaddress.ip_address(host))]
        except ValueError:
            return self._resolved(host, port)

    def _resolved(self, host: str, port: int) -> Sequence[str]:
        """The resolver's answer within the deadline; it takes no time limit, so a thread waits for it.

        No more than MAX_NAME_QUERIES of them wait at once.
        """
        answers: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error)
            finally:
                _PLACES.release()

        if not _PLACES.acquire(timeout=self._deadline.left()):
            raise httpcore.ConnectTimeout(f"{MAX_NAME_QUERIES} names before {host} have no answer yet")
        threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
        try:
            answer = answers.get(timeout=self._deadline.left())
        except queue.Empty:
            raise httpcore.ConnectTimeout(f"no answer for the name {host}") from None
        if isinstance(answer, OSError | UnicodeError):
            raise FetchFailed(f"the name {host} has no address: {answer}")
        return answer

    def _allowed(self, host: str, found: Sequence[str]) -> Sequence[str]:
        """Those of the addresses that may be dialled; raises PrivateAddress where none may."""
        addresses = [ipaddress.ip_address(text.partition("%")[0]) for text in found]
        allowed = [
            str(address)
            for address in addresses
            if is_public(address) or any(address in network for network in self._allow)
        ]
        if not allowed:
            named = ", ".join(str(address) for address in addresses[:3]) or "nothing"
            raise PrivateAddress(f"{host} is {named}, which is no public address")
        return allowed


class _Timed(httpcore.NetworkStream):
    """A connection of which nothing takes longer than the page's deadline leaves."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Timed(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
