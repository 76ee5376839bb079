"""Starting, killing and replacing worker processes: by forking a loaded server, or one by one.

On Linux one server loads the model and the tables (about 2 s) and forks workers off that in some 10 ms
each, so killing a worker costs nothing. The server has one thread, which makes forking it safe
whatever threads the main process runs. Elsewhere (macOS, whose libraries do not survive a fork) every
worker loads for itself, all at the same time.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, Literal, Protocol

from tightrope.limits import PAGE_WALL_SECONDS, READING_WALL_SECONDS, WORKER_MEMORY_BYTES, WORKER_PAGES
from tightrope.scale import _worker
from tightrope.scale._stages import PRODUCT

Start = Literal["fork", "spawn"]

_PATIENCE: Final = 5.0
"""Seconds a server has to end its workers when the run is over."""
_ONE_THREAD: Final = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""Workers are the parallelism; the linear algebra library's own threads would only fight over cores,
and a process with threads should not fork."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The limits a page is read under, and how workers start; the defaults are limits.py's.

    `stages` names the function that makes the stages as "module:function"; tests put in their own.
    """

    page_seconds: float = PAGE_WALL_SECONDS
    reading_seconds: float = READING_WALL_SECONDS
    memory_bytes: int = WORKER_MEMORY_BYTES
    worker_pages: int = WORKER_PAGES
    start: Start = "fork" if sys.platform == "linux" else "spawn"
    stages: str = PRODUCT
    knowledge_dir: Path | None = None


class Launcher(Protocol):
    """Makes workers and ends them."""

    def launch(self) -> Worker:
        """A new worker; its line says ("ready", pid, ...) or ("failed", why, ...) first."""

    def kill(self, worker: Worker) -> None:
        """End a worker at once, whatever it is doing."""

    def close(self) -> None:
        """End all workers; nothing is left behind."""


@dataclass(slots=True, eq=False)
class Worker:
    """The main process's end of a worker: its line, and its process id once it has said so."""

    line: Connection
    pid: int = 0
    process: subprocess.Popen[bytes] | None = None


def launcher(settings: Settings) -> Launcher:
    """The launcher for these settings; nothing is started before the first `launch`."""
    return _ForkLauncher(settings) if settings.start == "fork" else _SpawnLauncher(settings)


def _start(function: str, settings: Settings, theirs: socket.socket) -> subprocess.Popen[bytes]:
    directory = os.fspath(settings.knowledge_dir.absolute()) if settings.knowledge_dir else ""
    arguments = _worker.command(function, theirs.fileno(), settings.stages, directory, settings.memory_bytes)
    return subprocess.Popen(  # noqa: S603 -- our own interpreter on our own module
        arguments,
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | _ONE_THREAD,
    )


class _ForkLauncher:
    """One loaded server that forks workers."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._workers: list[Worker] = []

    def launch(self) -> Worker:
        if self._control is None:
            self._control, theirs = socket.socketpair()
            with theirs:
                self._server = _start("serve_forks", self._settings, theirs)
        ours, theirs = socket.socketpair()
        with theirs:
            frame = _worker.FRAME.pack(_worker.FORK, 0)
            socket.send_fds(self._control, [frame], [theirs.fileno()])
        worker = Worker(Connection(ours.detach()))
        self._workers.append(worker)
        return worker

    def kill(self, worker: Worker) -> None:
        worker.line.close()
        self._workers.remove(worker)
        if self._control is not None and worker.pid:
            self._control.sendall(_worker.FRAME.pack(_worker.KILL, worker.pid))

    def close(self) -> None:
        for worker in self._workers:
            worker.line.close()
        if self._control is None or self._server is None:
            return
        self._control.close()
        begun = any(worker.pid for worker in self._workers)
        try:
            self._server.wait(_PATIENCE if begun else 0.05)
        except subprocess.TimeoutExpired:
            self._server.kill()  # still loading, and so without workers; or stuck, and then they go too
            for worker in self._workers:
                if worker.pid:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(worker.pid, signal.SIGKILL)
            self._server.wait()
        self._workers, self._control = [], None


class _SpawnLauncher:
    """Workers that each load for themselves."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._workers: list[Worker] = []

    def launch(self) -> Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            process = _start("serve_alone", self._settings, theirs)
        worker = Worker(Connection(ours.detach()), process=process)
        self._workers.append(worker)
        return worker

    def kill(self, worker: Worker) -> None:
        worker.line.close()
        self._workers.remove(worker)
        if worker.process is not None:
            worker.process.kill()
            worker.process.wait()

    def close(self) -> None:
        for worker in list(self._workers):
            self.kill(worker)
