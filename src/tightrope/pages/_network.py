"""The settings of a fetch: who asks, how long, how much, which networks, and whose clock."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tightrope.limits import (
    FETCH_GRACE_SECONDS,
    FETCH_MIN_RATE,
    FETCH_RETRIES,
    FETCH_SECONDS,
    MAX_PAGE_BYTES,
)
from tightrope.pages._address import IPNetwork

if TYPE_CHECKING:
    import ssl


def _user_agent() -> str:
    from importlib.metadata import version

    return f"tightrope/{version('tightrope')}"


def system_resolve(host: str, port: int) -> Sequence[str]:
    """A host's IP addresses as the system's resolver has them, best first; raises OSError for none."""
    import socket

    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Network:
    """Leave to use the network, and how; making one opens nothing.

    `allow` names networks that are fetched from although they are not public ("127.0.0.0/8"); all
    others that are not global unicast are refused. `seconds` is the wall time of one attempt,
    `most_bytes` the largest body, as it comes and unpacked; `retries` counts further attempts after a
    fault that passes, the first after `wait` seconds, each later one after twice as long. A body that
    comes at less than `min_rate` bytes a second, once `grace` seconds are over, is given up. `tls`
    replaces the usual trust in certificates. `resolve`, `clock` (monotonic) and `sleep` stand for the
    system's. Proxies set in the environment are not used: the check would not see through them.
    """

    user_agent: str = field(default_factory=_user_agent)
    allow: tuple[str, ...] = ()
    seconds: float = FETCH_SECONDS
    most_bytes: int = MAX_PAGE_BYTES
    retries: int = FETCH_RETRIES
    wait: float = 1.0
    min_rate: float = FETCH_MIN_RATE
    grace: float = FETCH_GRACE_SECONDS
    tls: ssl.SSLContext | None = None
    resolve: Callable[[str, int], Sequence[str]] = system_resolve
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    @property
    def allowed(self) -> tuple[IPNetwork, ...]:
        """The allow-list as networks; raises ValueError where an entry is none."""
        return tuple(ipaddress.ip_network(entry, strict=False) for entry in self.allow)
