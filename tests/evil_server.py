"""A server of this machine that answers as it is told, byte for byte: the bad habits of the network."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable

Answer = Callable[[socket.socket, str], None]
"""Writes to the connection whatever it likes; the request's head is the second argument."""


class EvilServer:
    """Answers by path; counts and keeps what was asked. Each connection has a thread of its own."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.tls: ssl.SSLContext | None = None
        self.stopped = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def on(self, path: str, answer: Answer | bytes) -> str:
        """Answer `path` so; gives its address."""
        self.answers[path] = (lambda to, _: to.sendall(answer)) if isinstance(answer, bytes) else answer
        return self.url(path)

    def page(self, path: str, body: bytes, *headers: str, status: str = "200 OK") -> str:
        """Answer `path` with a body; gives its address."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
        return self.on(path, "\r\n".join([*lines, "", ""]).encode() + body)

    def close(self) -> None:
        self.stopped.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(5)

    def _serve(self) -> None:
        while not self.stopped.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._one, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _one(self, connection: socket.socket) -> None:
        if self.tls is not None:
            try:
                connection = self.tls.wrap_socket(connection, server_side=True)
            except OSError:
                connection.close()
                return
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                part = connection.recv(65_536)
                if not part:
                    return
                head += part
            path = head.split()[1].decode()
            self.asked.append(head.decode())
            try:
                self.answers.get(path, _missing)(connection, head.decode())
            except OSError:
                return  # the client has hung up, as it should on most of these


def _missing(to: socket.socket, _: str) -> None:
    to.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
